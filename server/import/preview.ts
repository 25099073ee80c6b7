/** A plan as the chair sees it before confirming: counts, the first examples, and never more than a screen can take. */
import type { ColumnMatch, ImportPreview, MemberField } from '../protocol/messages.ts'
import { LONGEST_VALUE_CHARACTERS } from './limits.ts'
import { MEMBER_FIELDS } from './match-columns.ts'
import type { ImportPlan, MemberChange, RegisteredMember } from './plan-import.ts'
import type { MemberTable } from './read-table.ts'

/** Nobody mends more in one sitting; and 1,000 faults of 200 bytes are a frame of 200 kB, once. */
const MOST_FAULTS = 1_000
const SAMPLE_ROWS = 8
const SAMPLE_MEMBERS = 50
const MOST_NEW_GROUPS = 50

export type PreviewParts = { name: string; table: MemberTable; columns: ColumnMatch; plan: ImportPlan }

export function toPreview({ name, table, columns, plan }: PreviewParts): ImportPreview {
  const { kind, encoding, delimiter } = table
  return {
    source: { name, kind, encoding, delimiter, rows: table.rows.length + table.faults.length },
    headings: table.headings.map(shortened),
    columns,
    sample: table.rows
      .slice(0, SAMPLE_ROWS)
      .map(({ cells }) => cells.slice(0, table.headings.length).map(shortened)),
    missing: plan.missing,
    faults: plan.faults.slice(0, MOST_FAULTS).map((fault) => ({ ...fault, value: shortened(fault.value) })),
    faultCount: plan.faults.length,
    badRows: plan.badRows,
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    absent: plan.absent,
    addedSample: plan.added.slice(0, SAMPLE_MEMBERS),
    changedSample: plan.changed.slice(0, SAMPLE_MEMBERS).flatMap((change, index) => {
      const before = plan.before[index]
      return before === undefined ? [] : [changedMember(change, before)]
    }),
    newGroups: plan.newGroups.slice(0, MOST_NEW_GROUPS),
    basis: plan.basis,
  }
}

function changedMember(
  change: MemberChange,
  before: RegisteredMember,
): ImportPreview['changedSample'][number] {
  return {
    number: before.number,
    name: `${before.firstName} ${before.lastName}`.trim(),
    fields: MEMBER_FIELDS.flatMap((field) =>
      change[field] === undefined ? [] : [{ field, from: shown(before, field), to: shown(change, field) }],
    ),
  }
}

/** `entitled` travels as 'true' and 'false'; the catalogues have the words. */
function shown(member: MemberChange, field: MemberField): string {
  return String(member[field] ?? '')
}

function shortened(text: string): string {
  return text.length > LONGEST_VALUE_CHARACTERS ? `${text.slice(0, LONGEST_VALUE_CHARACTERS - 1)}…` : text
}
