/** From an uploaded list to the register in three steps: let the file in, show what it would do, do exactly that. */
import { withOwnMandates } from '../domain/accreditation.ts'
import { importMembers as decide } from '../domain/participants.ts'
import { matchColumns, MEMBER_FIELDS } from '../import/match-columns.ts'
import { planImport, type ImportPlan } from '../import/plan-import.ts'
import { toPreview } from '../import/preview.ts'
import { readTable, type MemberTable } from '../import/read-table.ts'
import type { Answer, ChairCaller, Change, Context, Input } from './context.ts'
import { LARGEST_UPLOAD, type Upload } from './tickets.ts'

type Chair = Context<ChairCaller>

/** A file is read once, at its first preview; every further preview and the import use the same table. */
const tables = new WeakMap<Upload, MemberTable>()

/** What was shown last, and on what. Reading 50,000 rows again would take half of the time for which an import stops the loop. */
const shown = new WeakMap<Upload, { on: string; plan: ImportPlan }>()

/** The plan follows from the file, the columns and the register, and this is all that changes of them. */
const groundOf = ({ store }: Chair, columns: Input<'import-members'>['columns']) =>
  [store.journal.head().head, ...MEMBER_FIELDS.map((field) => columns[field])].join(' ')

export function beginUpload(
  { tickets }: Chair,
  { name, bytes }: Input<'begin-upload'>,
): Answer<'begin-upload'> {
  if (bytes > LARGEST_UPLOAD)
    return { ok: false, why: 'file-too-large', about: { bytes, largest: LARGEST_UPLOAD } }
  return { ok: true, output: { ticket: tickets.admitUpload(name, bytes) } }
}

export async function previewImport(
  context: Chair,
  { upload: id, columns: wanted }: Input<'preview-import'>,
): Promise<Answer<'preview-import'>> {
  const { tickets, state } = context
  const upload = tickets.upload(id)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  const known = tables.get(upload)
  const reading = known === undefined ? await readTable(upload.bytes) : ({ ok: true, table: known } as const)
  if (!reading.ok) return { ok: false, why: 'unreadable-file', about: { kind: reading.why } }
  const { table } = reading
  tables.set(upload, table)
  const columns = wanted ?? matchColumns(table.headings)
  const plan = planImport(table, columns, withOwnMandates(state.assembly))
  shown.set(upload, { on: groundOf(context, columns), plan })
  return { ok: true, output: { preview: toPreview({ name: upload.name, table, columns, plan }) } }
}

/** If anything happened since, the plan is made again; the basis proves that it is the one that was shown. */
export function importMembers(
  context: Chair,
  { upload: id, columns, basis, onlyGoodRows }: Input<'import-members'>,
): Change<'import-members'> {
  const { tickets, state } = context
  const upload = tickets.upload(id)
  const table = upload === undefined ? undefined : tables.get(upload)
  if (upload === undefined || table === undefined) return { ok: false, why: 'no-such-upload' }
  const before = shown.get(upload)
  const plan =
    before?.on === groundOf(context, columns)
      ? before.plan
      : planImport(table, columns, withOwnMandates(state.assembly))
  if (plan.basis !== basis) return { ok: false, why: 'preview-stale' }
  if (plan.badRows > 0 && !onlyGoodRows)
    return { ok: false, why: 'has-faults', about: { rows: plan.badRows } }
  const decision = decide(state.assembly, upload.name, plan.added, plan.changed)
  if (!decision.ok) return decision
  return {
    ok: true,
    events: decision.events,
    output: { ...decision.output, unchanged: plan.unchanged, skipped: plan.badRows },
  }
}
