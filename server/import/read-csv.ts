/** From the text of a CSV file to rows of cells with their lines. What the rows mean is decided elsewhere. */
import { parse } from 'csv-parse/sync'
import { frameRecords, splitLines, type Delimiter, type FramedRecord } from './frame-records.ts'
import { LONGEST_CELL_CHARACTERS, MOST_ROWS, ROWS_SEARCHED_FOR_HEADINGS } from './limits.ts'
import { recogniseDelimiter } from './recognise-delimiter.ts'

export type Row = { line: number; cells: string[] }
export type CsvRows = { delimiter: Delimiter; rows: Row[]; broken: FramedRecord[] }

export function readCsv(text: string): CsvRows {
  const lines = splitLines(text)
  const { delimiter, width, preamble } = recogniseDelimiter(lines)
  const atMost = MOST_ROWS + ROWS_SEARCHED_FOR_HEADINGS + 1
  const { records, broken } = frameRecords(lines.slice(preamble), { delimiter, width, atMost })
  const parsed = parse(records.map((record) => record.text).join('\n'), {
    delimiter,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    trim: true,
  })
  const rows = records.map(({ line }, index) => ({
    line: line + preamble,
    cells: (parsed[index] ?? []).map((cell) => cell.slice(0, LONGEST_CELL_CHARACTERS)),
  }))
  return { delimiter, rows, broken: broken.map(({ line, text }) => ({ line: line + preamble, text })) }
}
