/**
 * Which lines of a CSV file belong together as one record, and which are broken. It decides extents only; what is in the
 * cells is read by csv-parse afterwards, from records that are known to be well-formed.
 *
 * Why not let the parser do both: with one quote that is never closed, any CSV parser either swallows the rest of the file
 * into one cell or gives up. Here such a line is reported alone and reading goes on with the next one.
 */
import { MOST_LINES_IN_A_RECORD } from './limits.ts'

export type Delimiter = ',' | ';' | '\t' | '|'
/** `line` counts lines of the file from 1, the way an editor shows them. */
export type FramedRecord = { line: number; text: string }
export type FramedRecords = { records: FramedRecord[]; broken: FramedRecord[] }

type FrameOptions = {
  delimiter: Delimiter
  /** Cells in a usual record, once known: a record over several lines must have as many, else its first line is broken. */
  width: number | null
  atMost: number
}

export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

/** Blank lines, and lines of nothing but delimiters, are no records. */
export function frameRecords(
  lines: readonly string[],
  { delimiter, width, atMost }: FrameOptions,
): FramedRecords {
  const framed: FramedRecords = { records: [], broken: [] }
  let index = 0
  while (index < lines.length && framed.records.length < atMost) {
    const line = index + 1
    const text = lines[index] ?? ''
    if (/^[\s,;|]*$/.test(text)) {
      index += 1
      continue
    }
    const count = linesOfRecord(lines, index, delimiter, width)
    if (count === 0) framed.broken.push({ line, text })
    else
      framed.records.push({ line, text: count === 1 ? text : lines.slice(index, index + count).join('\n') })
    index += Math.max(count, 1)
  }
  return framed
}

/** How many lines the record that begins here has; 0 when its quotes make no sense. */
function linesOfRecord(
  lines: readonly string[],
  first: number,
  delimiter: Delimiter,
  width: number | null,
): number {
  if (!(lines[first] ?? '').includes('"')) return 1
  let cells = 1
  let isOpen = false
  const end = Math.min(lines.length, first + MOST_LINES_IN_A_RECORD)
  for (let index = first; index < end; index += 1) {
    const scan = scanLine(lines[index] ?? '', delimiter, isOpen)
    if (scan === 'broken') return 0
    cells += scan.delimiters
    isOpen = scan.isOpen
    if (!isOpen) {
      const count = index - first + 1
      return count > 1 && width !== null && cells !== width ? 0 : count
    }
  }
  return 0
}

export function cellsIn(record: string, delimiter: Delimiter): number {
  let cells = 1
  let isOpen = false
  for (const line of record.split('\n')) {
    const scan = scanLine(line, delimiter, isOpen)
    if (scan === 'broken') return cells
    cells += scan.delimiters
    isOpen = scan.isOpen
  }
  return cells
}

/**
 * Walks one line, beginning inside a quoted cell or not. Broken is: anything but spaces between a closing quote and
 * the delimiter; an odd number of quotes inside an unquoted cell, where quotes are otherwise plain characters.
 */
function scanLine(
  line: string,
  delimiter: Delimiter,
  beginsOpen: boolean,
): { delimiters: number; isOpen: boolean } | 'broken' {
  let delimiters = 0
  let at = 0
  let isQuoted = beginsOpen
  for (;;) {
    if (!isQuoted) {
      at = skip(line, at, /\s/, delimiter)
      isQuoted = line[at] === '"'
      if (isQuoted) at += 1
    }
    if (isQuoted) {
      const closing = closingQuote(line, at)
      if (closing === -1) return { delimiters, isOpen: true }
      at = skip(line, closing + 1, /[ \t\f\v]/, delimiter)
    } else {
      const end = line.indexOf(delimiter, at)
      const cell = end === -1 ? line.slice(at) : line.slice(at, end)
      if (cell.split('"').length % 2 === 0) return 'broken'
      at += cell.length
    }
    if (at >= line.length) return { delimiters, isOpen: false }
    if (line[at] !== delimiter) return 'broken'
    delimiters += 1
    at += 1
    isQuoted = false
  }
}

/** The next quote that is not doubled; -1 when the cell goes on in the next line. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from)
  while (at !== -1 && line[at + 1] === '"') at = line.indexOf('"', at + 2)
  return at
}

/** Spaces around quotes do not count: before one any, after one those of a single byte, as csv-parse has it. */
function skip(line: string, from: number, spaces: RegExp, delimiter: Delimiter): number {
  let at = from
  while (at < line.length && line[at] !== delimiter && spaces.test(line[at] ?? '')) at += 1
  return at
}
