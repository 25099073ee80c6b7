/** Tables as one Excel file, a sheet each. Text is typed as text, so that no cell is a formula; numbers are numbers. */
import type { Row, SheetData } from 'write-excel-file/node'
import type { Cell, Table } from './csv.ts'

/** Excel keeps 15 digits of a number; what has more stays text, and exact. */
const EXACT_DIGITS = 15
/** Excel takes no longer text in a cell, and names of sheets of at most 31 characters without these. */
const LONGEST_CELL = 32_767
const LONGEST_NAME = 31
const NOT_IN_A_NAME = /[\\/?*[\]:]/g

export type NamedTable = { name: string; table: Table }

/** The library is loaded with the first workbook: a host that starts waits for nothing that it does not need yet. */
export async function workbookOf(tables: readonly NamedTable[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const sheets = tables.map(({ name, table }) => ({
    data: sheetOf(table),
    sheet: name.replace(NOT_IN_A_NAME, ' ').slice(0, LONGEST_NAME),
    stickyRowsCount: 1,
  }))
  return writeXlsxFile(sheets).toBuffer()
}

const sheetOf = ({ headings, rows }: Table): SheetData => [
  headings.map((heading) => ({ type: String, value: heading, fontWeight: 'bold' as const })),
  ...Array.from(rows, (cells): Row => cells.map(typed)),
]

function typed(cell: Cell) {
  if (typeof cell === 'string')
    return cell === '' ? null : ({ type: String, value: withoutControls(cell) } as const)
  const text = String(cell.number)
  if (text === '') return null
  const isExact = /^\d+(\.\d+)?$/.test(text) && text.replace('.', '').length <= EXACT_DIGITS
  return isExact ? ({ type: Number, value: Number(text) } as const) : ({ type: String, value: text } as const)
}

/** XML has no word for most of them, and Excel calls a file with one damaged. */
const withoutControls = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these are what it is about
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ').slice(0, LONGEST_CELL)
