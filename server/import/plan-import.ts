/**
 * What importing a table would do to the register: who is added, who changes and how, and which rows cannot be read.
 * Pure, and the only place that compares a list with the register. It changes nothing; carrying a plan out is a command.
 */
import { createHash } from 'node:crypto'
import type { ColumnMatch, ImportFault, ImportedMember, MemberField, MemberId } from '../protocol/messages.ts'
import { MEMBER_FIELDS, missingFields } from './match-columns.ts'
import { rowReader, type ReadRow } from './read-row.ts'
import type { MemberTable } from './read-table.ts'
import { KNOWN_GROUPS } from './read-values.ts'

export type RegisteredMember = { readonly id: MemberId } & Readonly<ImportedMember>
/** Only the fields that become another value. */
export type MemberChange = { id: MemberId } & Partial<ImportedMember>

export type ImportPlan = {
  /** In the order of the file. */
  added: ImportedMember[]
  changed: MemberChange[]
  /** The members of `changed` as they are now, in the same order. */
  before: RegisteredMember[]
  unchanged: number
  /** Members of the register whose number is in no row. They stay as they are. */
  absent: number
  /** Every one, in the order of lines. */
  faults: ImportFault[]
  badRows: number
  newGroups: string[]
  /** Required fields without a column; while there are any, the plan is to do nothing. */
  missing: MemberField[]
  /** SHA-256 over the register and what this plan would do to it: equal means what is confirmed is what was shown. */
  basis: string
}

export function planImport(
  table: MemberTable,
  columns: ColumnMatch,
  current: Iterable<RegisteredMember>,
): ImportPlan {
  const register = [...current].sort((a, b) => a.id - b.id)
  const missing = missingFields(columns)
  const read =
    missing.length > 0 ? { faults: [], good: [], numbers: new Set<string>() } : readRows(table, columns)
  const effect = compare(read.good, register)
  const faults = [...table.faults, ...read.faults].sort((a, b) => a.line - b.line)
  return {
    ...effect,
    absent: register.filter(({ number }) => !read.numbers.has(number)).length,
    faults,
    badRows: new Set(faults.map(({ line }) => line)).size,
    newGroups: newGroups(read.good, register),
    missing,
    basis: fingerprint(register, effect),
  }
}

type ReadRows = { faults: ImportFault[]; good: ReadRow['values'][]; numbers: Set<string> }

function readRows(table: MemberTable, columns: ColumnMatch): ReadRows {
  const readRow = rowReader(table, columns)
  const lineOfNumber = new Map<string, number>()
  const faults: ImportFault[] = []
  const good: ReadRow['values'][] = []
  for (const row of table.rows) {
    const { number, values, faults: found } = readRow(row)
    const first = lineOfNumber.get(number)
    if (number !== '' && first === undefined) lineOfNumber.set(number, row.line)
    if (first !== undefined) {
      const column = table.headings[columns.number ?? -1] ?? ''
      found.push({ line: row.line, column, kind: 'number-twice', value: number, about: { first } })
    }
    faults.push(...found)
    if (found.length === 0) good.push(values)
  }
  return { faults, good, numbers: new Set(lineOfNumber.keys()) }
}

type Effect = Pick<ImportPlan, 'added' | 'changed' | 'before' | 'unchanged'>

function compare(rows: readonly ReadRow['values'][], register: readonly RegisteredMember[]): Effect {
  const byNumber = new Map(register.map((member) => [member.number, member]))
  const effect: Effect = { added: [], changed: [], before: [], unchanged: 0 }
  for (const values of rows) {
    const member = byNumber.get(values.number)
    if (member === undefined) {
      effect.added.push(newMember(values))
      continue
    }
    const changes = differences(values, member)
    if (Object.keys(changes).length === 0) effect.unchanged += 1
    else {
      effect.changed.push({ id: member.id, ...changes })
      effect.before.push(member)
    }
  }
  return effect
}

/** A field without a column in the list is not in `values`, and so stays as it is. */
function differences(values: Partial<ImportedMember>, member: RegisteredMember): Partial<ImportedMember> {
  const changes: Partial<ImportedMember> = {}
  for (const field of MEMBER_FIELDS) if (values[field] !== member[field]) copyField(field, values, changes)
  return changes
}

function copyField<Field extends MemberField>(
  field: Field,
  from: Partial<ImportedMember>,
  to: Pick<Partial<ImportedMember>, Field>,
) {
  const value = from[field]
  if (value !== undefined) to[field] = value
}

/** Fields the list does not have. Everybody may vote except guests, unless the list has a column that says who may. */
function newMember(values: ReadRow['values']): ImportedMember {
  const group = values.group ?? ''
  return {
    number: values.number,
    firstName: values.firstName ?? '',
    lastName: values.lastName,
    email: values.email ?? '',
    region: values.region ?? '',
    group,
    gender: values.gender ?? '',
    weight: values.weight ?? '1',
    entitled: values.entitled ?? group !== 'guest',
  }
}

/** Groups that nobody had and that have no word in the catalogues: perhaps meant, perhaps mistyped. */
function newGroups(rows: readonly ReadRow['values'][], register: readonly RegisteredMember[]): string[] {
  const groups = new Set(rows.flatMap(({ group }) => (group === undefined || group === '' ? [] : [group])))
  for (const known of [...KNOWN_GROUPS, ...register.map(({ group }) => group)]) groups.delete(known)
  return [...groups].sort()
}

function fingerprint(register: readonly RegisteredMember[], { added, changed }: Effect): string {
  const hash = createHash('sha256')
  const cells = (member: Partial<ImportedMember>) => MEMBER_FIELDS.map((field) => member[field] ?? null)
  for (const member of register) hash.update(JSON.stringify(['registered', member.id, ...cells(member)]))
  for (const member of added) hash.update(JSON.stringify(['added', ...cells(member)]))
  for (const change of changed) hash.update(JSON.stringify(['changed', change.id, ...cells(change)]))
  return hash.digest('hex')
}
