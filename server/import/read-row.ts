/** From a row of cells to a member's values and every fault in it, each with the heading of its column. */
import type { ColumnMatch, ImportFault, ImportedMember, MemberField } from '../protocol/messages.ts'
import { LONGEST_VALUE_CHARACTERS } from './limits.ts'
import { MEMBER_FIELDS } from './match-columns.ts'
import type { MemberTable, Row } from './read-table.ts'
import {
  marksDecimals,
  mayBeThousands,
  readEmail,
  readEntitled,
  readGender,
  readGroup,
  readText,
  readWeight,
  tidy,
  type Reading,
} from './read-values.ts'

export type ReadRow = {
  /** '' when there is none, also in a row with faults: a bad row still says that its member is in the list. */
  number: string
  /** Complete for the columns matched; only to be used when there are no faults. */
  values: Pick<ImportedMember, 'number' | 'lastName'> & Partial<ImportedMember>
  faults: ImportFault[]
}

type Column = { field: MemberField; column: number; heading: string }

export function rowReader(table: MemberTable, match: ColumnMatch): (row: Row) => ReadRow {
  const width = table.headings.length
  const columns = MEMBER_FIELDS.flatMap((field): Column[] => {
    const column = match[field]
    const heading = column === null ? undefined : table.headings[column]
    return column === null || heading === undefined ? [] : [{ field, column, heading }]
  })
  const weights = weightReader(table, match.weight)

  return ({ line, cells }) => {
    const number = tidy(cells[match.number ?? -1] ?? '')
    const read: ReadRow = { number, values: { number, lastName: '' }, faults: [] }
    const misfit = columnsFault(line, cells, width)
    if (misfit !== null) return { ...read, faults: [misfit] }
    for (const { field, column, heading } of columns) {
      const cell = tidy(cells[column] ?? '')
      const reading = readField(read.values, field, cell, weights)
      if (reading.ok) continue
      const { kind, about } = reading
      const fault: ImportFault = {
        line,
        column: heading,
        kind,
        value: cell.slice(0, LONGEST_VALUE_CHARACTERS),
      }
      read.faults.push(about === undefined ? fault : { ...fault, about })
    }
    return read
  }
}

/** A row that is too short or too long has its values in the wrong columns, so nothing else is said about it. */
function columnsFault(line: number, cells: readonly string[], width: number): ImportFault | null {
  if (cells.length === width) return null
  const about = { expected: width, found: cells.length }
  return cells.length < width
    ? { line, column: '', kind: 'columns-missing', value: '', about }
    : {
        line,
        column: '',
        kind: 'columns-surplus',
        value: cells.slice(width).join(', ').slice(0, LONGEST_VALUE_CHARACTERS),
        about,
      }
}

type WeightReader = typeof readWeight

/** In a sheet numbers are numbers; in text it depends on the whole column whether "1.000" is one. */
function weightReader(table: MemberTable, column: number | null): WeightReader {
  if (column === null || table.kind === 'xlsx') return readWeight
  const isClear = table.rows.some(({ cells }) => marksDecimals(tidy(cells[column] ?? '')))
  if (isClear) return readWeight
  return (cell) =>
    mayBeThousands(cell)
      ? { ok: false, kind: 'weight-not-a-number', about: { unclear: cell } }
      : readWeight(cell)
}

/** Puts the value into `values`; what it returns is only whether that went well. */
function readField(
  values: ReadRow['values'],
  field: MemberField,
  cell: string,
  weights: WeightReader,
): Reading<unknown> {
  switch (field) {
    case 'number':
      return cell === '' ? { ok: false, kind: 'number-missing' } : readText(cell)
    case 'firstName':
    case 'lastName':
      return cell === ''
        ? { ok: false, kind: 'name-missing' }
        : keep(readText(cell), (value) => (values[field] = value))
    case 'region':
      return keep(readText(cell), (value) => (values.region = value))
    case 'email':
      return keep(readEmail(cell), (value) => (values.email = value))
    case 'group':
      return keep(readGroup(cell), (value) => (values.group = value))
    case 'gender':
      return keep(readGender(cell), (value) => (values.gender = value))
    case 'weight':
      return keep(weights(cell), (value) => (values.weight = value))
    case 'entitled':
      return keep(readEntitled(cell), (value) => (values.entitled = value))
  }
}

function keep<Value>(reading: Reading<Value>, put: (value: Value) => unknown): Reading<Value> {
  if (reading.ok) put(reading.value)
  return reading
}
