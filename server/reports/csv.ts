/** Tables as CSV, for spreadsheets first: the delimiter, decimal sign and marks that Excel in that language expects. */
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../protocol/messages.ts'

/** Text; or a number, which is an exact decimal as the host writes them ("12.25"). */
export type Cell = string | { number: string | number }

/** A table before it is text; rows may be read as they are written. */
export type Table = { headings: readonly string[]; rows: Iterable<readonly Cell[]> }

export const csvOf = ({ headings, rows }: Table, language: Language): string => csv(headings, rows, language)

const styles: Record<Language, { delimiter: string; decimalSign: string }> = {
  de: { delimiter: ';', decimalSign: ',' },
  en: { delimiter: ',', decimalSign: '.' },
}

/** The byte order mark is how Excel knows UTF-8. A cell with a line end of any kind is quoted, or it would be two rows. */
export function csv(
  headings: readonly string[],
  rows: Iterable<readonly Cell[]>,
  language: Language,
): string {
  const { delimiter, decimalSign } = styles[language]
  const text = (cell: Cell) =>
    typeof cell === 'string' ? guarded(cell) : String(cell.number).replace('.', decimalSign)
  const table = [headings.map(guarded), ...Array.from(rows, (cells) => cells.map(text))]
  return stringify(table, { bom: true, delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
}

/**
 * A spreadsheet calculates text that begins like a formula, and a formula can send the sheet elsewhere. The apostrophe
 * makes it text again; the import takes it off. Plain numbers need none.
 */
function guarded(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text
}
