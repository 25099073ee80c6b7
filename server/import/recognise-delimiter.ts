/** Which character separates the cells of a CSV file. */
import { cellsIn, frameRecords, type Delimiter } from './frame-records.ts'
import { RECORDS_SAMPLED_FOR_DELIMITER } from './limits.ts'

/** On equal evidence the earlier wins: a comma stands in names and weights, a tab never does. */
const candidates: readonly Delimiter[] = ['\t', ';', '|', ',']

export type RecognisedDelimiter = {
  delimiter: Delimiter
  /** Cells in a usual record. */
  width: number
  /** Lines before the first record: one when the file names its delimiter the way Excel reads it (`sep=;`). */
  preamble: number
}

/**
 * Counting characters misleads: a German list has a comma in every weight (`1,0`). Each candidate reads a sample of the
 * file, quotes included; the one by which most records get the same number of cells, and many of them, is the delimiter.
 */
export function recogniseDelimiter(lines: readonly string[]): RecognisedDelimiter {
  const named = /^sep=([,;|\t])$/i.exec(lines[0] ?? '')?.[1]
  const fitting = candidates.filter((candidate) => named === undefined || candidate === named)
  const preamble = named === undefined ? 0 : 1
  const readings = fitting.map((delimiter) => ({
    ...readSample(lines.slice(preamble), delimiter),
    delimiter,
  }))
  const best = readings.reduce((first, other) => (other.score > first.score ? other : first))
  const { delimiter, width } =
    best.score > 0 || named !== undefined ? best : { delimiter: ',' as const, width: 1 }
  return { delimiter, width, preamble }
}

function readSample(lines: readonly string[], delimiter: Delimiter): { width: number; score: number } {
  const atMost = RECORDS_SAMPLED_FOR_DELIMITER
  const { records } = frameRecords(lines, { delimiter, width: null, atMost })
  const widths = records.map(({ text }) => cellsIn(text, delimiter))
  const frequency = new Map<number, number>()
  for (const width of widths) frequency.set(width, (frequency.get(width) ?? 0) + 1)
  const ordered = [...frequency].sort(([a, often], [b, lessOften]) => lessOften - often || b - a)
  const [width, count] = ordered[0] ?? [1, 0]
  // The line of headings has as many cells as the rows below it, where the delimiter is the right one.
  const trust = widths[0] === width ? 1 : 0.5
  return { width, score: (width - 1) * (count / Math.max(records.length, 1)) * trust }
}
