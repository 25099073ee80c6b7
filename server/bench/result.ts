/** What a bench found, and how it is said: a table for the terminal. Pure. */
import { ratioOf, spreadOf, type Spread } from './ratios.ts'

/** `memory` is bytes in powers of two. */
export type Unit =
  'bytes' | 'memory' | 'seconds' | 'milliseconds' | 'microseconds' | 'a second' | 'ratio' | 'count'

export type Measure = { key: string; title: string; unit: Unit }

export type Row = {
  title: string
  /** By the measure's key, one value a round; null where the round was not finished. */
  rounds: Record<string, (number | null)[]>
  /** What else must be known to read the row. */
  note: string
}

export type Comparison = {
  heading: string
  measures: Measure[]
  /** What all rows are compared with. */
  reference: Row
  others: Row[]
}

/** A number that was promised, and what was measured for it. */
export type Bar = {
  /** In the table of README.md; several measures can share one. */
  number: number
  measure: string
  unit: Unit
  /** One value a round; null where the round was not finished. */
  rounds: readonly (number | null)[]
  limit: number
  is: 'at most' | 'at least'
  /** What must keep the limit. Where one failure is too many, a median would hide it. */
  judgedBy: 'median' | 'every round'
}

export type BenchResult = { bench: string; comparisons: Comparison[]; bars: Bar[] }

type Scale = { word: string; divisor: number }

/** The largest first. */
const SCALES: Record<Unit, readonly Scale[]> = {
  bytes: [scale('GB', 1e9), scale('MB', 1e6), scale('kB', 1e3), scale('B', 1)],
  memory: [scale('GiB', 2 ** 30), scale('MiB', 2 ** 20), scale('KiB', 2 ** 10), scale('B', 1)],
  seconds: [scale('s', 1), scale('ms', 1e-3), scale('µs', 1e-6)],
  milliseconds: [scale('s', 1e3), scale('ms', 1), scale('µs', 1e-3)],
  microseconds: [scale('ms', 1e3), scale('µs', 1)],
  'a second': [scale('/s', 1)],
  ratio: [scale('', 1)],
  count: [scale('', 1)],
}

function scale(word: string, divisor: number): Scale {
  return { word, divisor }
}

/** All three in the unit that suits the median. */
export function formatSpread({ median, least, most }: Spread, unit: Unit): string {
  const { word, divisor } = scaleFor(median, unit)
  const [middle, from, to] = [median, least, most].map((value) => numberIn(unit, value / divisor))
  return `${[middle, word].filter((part) => part !== '').join(' ')} (${from ?? ''} – ${to ?? ''})`
}

export function formatValue(value: number, unit: Unit): string {
  const { word, divisor } = scaleFor(value, unit)
  return [numberIn(unit, value / divisor), word].filter((part) => part !== '').join(' ')
}

function scaleFor(value: number, unit: Unit): Scale {
  const scales = SCALES[unit]
  return scales.find((each) => Math.abs(value) >= each.divisor) ?? scales.at(-1) ?? scale('', 1)
}

const numberIn = (unit: Unit, value: number): string =>
  unit === 'count' ? value.toLocaleString('en', { maximumFractionDigits: 1 }) : formatNumber(value)

/** Three significant digits, whole from a hundred on. */
export const formatNumber = (value: number): string =>
  Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : value.toLocaleString('en', {
        maximumSignificantDigits: 3,
        minimumSignificantDigits: Math.abs(value) < 1 ? 2 : 3,
      })

export function tableOf({ heading, measures, reference, others }: Comparison): string {
  const rows = [reference, ...others]
  const blocks = measures.map(({ key, title, unit }) => {
    const lines = rows.map((row) => {
      const rounds = row.rounds[key] ?? []
      const values = rounds.filter((value) => value !== null)
      const value = values.length === 0 ? '–' : formatSpread(spreadOf(values), unit)
      return [
        `  ${row.title}`,
        value,
        row === reference ? '1' : ratioCell(ratioOf(rounds, reference.rounds[key] ?? [])),
      ]
    })
    return [[title, '', `÷ ${reference.title}`], ...lines]
  })
  const notes = rows.flatMap(({ title, note }) => (note === '' ? [] : [`${title}: ${note}.`]))
  return [heading, ...aligned(blocks.flat()), ...notes].join('\n')
}

const ratioCell = (ratio: Spread | null): string =>
  ratio === null
    ? '–'
    : `${formatNumber(ratio.median)} (${formatNumber(ratio.least)} – ${formatNumber(ratio.most)})`

/** The first column to the left, numbers to the right, unless it is said otherwise. */
export function aligned(
  lines: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[] = ['left'],
): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines.map((line) =>
    line
      .map((cell, column) =>
        sides[column] === 'left' ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  )
}

/** What goes beside the rounds into the file: the same numbers that the table shows. */
export const summaryOf = ({ measures, reference, others }: Comparison) =>
  [reference, ...others].map((row) => ({
    title: row.title,
    note: row.note,
    measures: Object.fromEntries(
      measures.map(({ key, unit }) => {
        const rounds = row.rounds[key] ?? []
        const values = rounds.filter((value) => value !== null)
        const value = values.length === 0 ? null : spreadOf(values)
        return [key, { unit, value, ratio: ratioOf(rounds, reference.rounds[key] ?? []), rounds }]
      }),
    ),
  }))
