/**
 * From the bytes of a file to a table of text, or to the reason why it is none. The kind of file is recognised by its
 * content, never by its name: lists are renamed more often than converted. Knows headings, but no values and no members.
 */
import type { ImportFault } from '../protocol/messages.ts'
import { decodeText, startsWith } from './decode-text.ts'
import { LARGEST_FILE_BYTES, MOST_COLUMNS, MOST_ROWS, ROWS_SEARCHED_FOR_HEADINGS } from './limits.ts'
import { recognisedHeadings } from './match-columns.ts'
import { readCsv, type Row } from './read-csv.ts'
import { readSheet } from './read-sheet.ts'

export type { Row } from './read-csv.ts'

export type MemberTable = {
  kind: 'csv' | 'xlsx'
  /** '' for a sheet; so is `delimiter`. */
  encoding: string
  delimiter: string
  /** One a column; the letter that a spreadsheet shows above it where the file has none. */
  headings: string[]
  /** False: the first row looks like a member already, so all headings are letters. */
  hasHeadings: boolean
  rows: Row[]
  /** Lines that could not be read as a row; `rows` is without them. */
  faults: ImportFault[]
}

export type UnreadableKind =
  | 'empty'
  | 'headings-only'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'old-excel'
  | 'open-document'
  | 'pdf'
  | 'picture'
  | 'archive'
  | 'web-page'
  | 'damaged-sheet'
  | 'not-a-list'

export type TableReading = { ok: true; table: MemberTable } | { ok: false; why: UnreadableKind }

type Headless = Omit<MemberTable, 'headings' | 'hasHeadings'>

export async function readTable(bytes: Uint8Array): Promise<TableReading> {
  if (bytes.length > LARGEST_FILE_BYTES) return { ok: false, why: 'too-large' }
  const foreign = foreignKind(bytes)
  if (foreign !== null) return { ok: false, why: foreign }
  return startsWith(bytes, [0x50, 0x4b]) ? readXlsx(bytes) : readText(bytes)
}

/** Files of known kinds that are no lists, by their first bytes. */
function foreignKind(bytes: Uint8Array): UnreadableKind | null {
  const kinds: readonly { why: UnreadableKind; starts: readonly (readonly number[])[] }[] = [
    // Excel until 2003, and any Excel file with a password.
    { why: 'old-excel', starts: [[0xd0, 0xcf, 0x11, 0xe0]] },
    { why: 'pdf', starts: [[0x25, 0x50, 0x44, 0x46]] },
    // PNG, JPEG, GIF, TIFF.
    {
      why: 'picture',
      starts: [
        [0x89, 0x50, 0x4e, 0x47],
        [0xff, 0xd8, 0xff],
        [0x47, 0x49, 0x46, 0x38],
        [0x49, 0x49, 0x2a, 0x00],
        [0x4d, 0x4d, 0x00, 0x2a],
      ],
    },
    // gzip, 7-Zip, RAR.
    {
      why: 'archive',
      starts: [
        [0x1f, 0x8b],
        [0x37, 0x7a, 0xbc, 0xaf],
        [0x52, 0x61, 0x72, 0x21],
      ],
    },
  ]
  return kinds.find(({ starts }) => starts.some((start) => startsWith(bytes, start)))?.why ?? null
}

async function readXlsx(bytes: Uint8Array): Promise<TableReading> {
  const sheet = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (sheet.ok)
    return withHeadings({ kind: 'xlsx', encoding: '', delimiter: '', rows: sheet.rows, faults: [] })
  switch (sheet.why) {
    case 'damaged':
      return { ok: false, why: 'damaged-sheet' }
    case 'not-a-workbook':
      return { ok: false, why: 'archive' }
    default:
      return { ok: false, why: sheet.why }
  }
}

function readText(bytes: Uint8Array): TableReading {
  const { encoding, text } = decodeText(bytes)
  if (text.includes('\0')) return { ok: false, why: 'not-a-list' }
  // Some web programs call a page with a table «.xls».
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) return { ok: false, why: 'web-page' }
  const { delimiter, rows, broken } = readCsv(text)
  const faults = broken.map(({ line, text }): ImportFault => ({
    line,
    column: '',
    kind: 'quote-unclosed',
    value: text.trim(),
  }))
  return withHeadings({ kind: 'csv', encoding, delimiter, rows, faults })
}

/**
 * The row of headings is the first near the top with two known words in it (lists begin with titles and dates), else the
 * first row. Where that looks like a member, the file has no headings.
 */
function withHeadings(table: Headless): TableReading {
  const near = table.rows.slice(0, ROWS_SEARCHED_FOR_HEADINGS)
  const known = near.findIndex(({ cells }) => recognisedHeadings(cells) >= 2)
  const at = Math.max(known, 0)
  const first = table.rows[at]
  if (first === undefined) return { ok: false, why: table.faults.length > 0 ? 'not-a-list' : 'empty' }
  const hasHeadings = known !== -1 || !looksLikeMember(first.cells)
  const named = hasHeadings ? withoutEmptyEnd(first.cells) : first.cells.map(() => '')
  const rows = hasHeadings ? table.rows.slice(at + 1) : table.rows
  const faults = known === -1 ? table.faults : table.faults.filter(({ line }) => line > first.line)
  if (named.length > MOST_COLUMNS) return { ok: false, why: 'too-many-columns' }
  if (rows.length > MOST_ROWS) return { ok: false, why: 'too-many-rows' }
  if (rows.length === 0 && faults.length === 0) return { ok: false, why: 'headings-only' }
  const headings = named.map((heading, column) => (heading === '' ? columnLetter(column) : heading))
  return {
    ok: true,
    table: { ...table, headings, hasHeadings, faults, rows: rows.map((row) => fitted(row, headings.length)) },
  }
}

/** An address or a bare number is never a heading. */
function looksLikeMember(cells: readonly string[]): boolean {
  return cells.some((cell) => /\S@\S+\.\S/.test(cell) || /^[A-Za-z]{0,4}[-/ ]?\d+$/.test(cell))
}

/** Empty cells beyond the last heading are how spreadsheets pad; filled ones are a fault that the plan reports. */
function fitted(row: Row, width: number): Row {
  return { line: row.line, cells: [...row.cells.slice(0, width), ...withoutEmptyEnd(row.cells.slice(width))] }
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}

/** A, B … Z, AA, AB …: as spreadsheets call columns, in every language. */
function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetter(Math.floor(column / 26) - 1) + letter
}
