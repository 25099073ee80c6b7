/** What was measured against what was promised: a line a bar, as text and as Markdown. Pure. */
import { spreadOfRounds } from './ratios.ts'
import { aligned, formatNumber, formatSpread, formatValue, type Bar } from './result.ts'

export type Standing =
  | { state: 'reached'; of: number }
  /** `of`: how many times the limit was taken, or how many times too little there was. */
  | { state: 'missed'; of: number }
  | { state: 'not measured' }

/** `of`: 1 is the bar itself, more is worse, whichever way the bar lies. */
export function standingOf({ rounds, limit, is, judgedBy }: Bar): Standing {
  const spread = spreadOfRounds(rounds)
  if (spread === null || rounds.length === 0) return { state: 'not measured' }
  const worst = is === 'at most' ? spread.most : spread.least
  const value = judgedBy === 'median' ? spread.median : worst
  const isReached = is === 'at most' ? value <= limit : value >= limit
  return { state: isReached ? 'reached' : 'missed', of: shareOf(value, { limit, is }) }
}

/** Nothing of a limit of nothing is all right, and anything is too much. */
function shareOf(value: number, { limit, is }: Pick<Bar, 'limit' | 'is'>): number {
  const [some, all] = is === 'at most' ? [value, limit] : [limit, value]
  return some === 0 ? 0 : all === 0 ? Number.POSITIVE_INFINITY : some / all
}

export const barText = ({ limit, is, unit }: Bar): string =>
  `${is === 'at most' ? '≤' : '≥'} ${formatValue(limit, unit)}`

export function valueText({ rounds, unit }: Bar): string {
  const spread = spreadOfRounds(rounds)
  return spread === null ? '–' : formatSpread(spread, unit)
}

export function standingText(bar: Bar): string {
  const standing = standingOf(bar)
  switch (standing.state) {
    case 'not measured':
      return 'not measured'
    case 'reached':
      return 'reached'
    case 'missed':
      return Number.isFinite(standing.of) ? `missed, ${formatNumber(standing.of)} ×` : 'missed'
  }
}

const HEAD = ['#', 'measure', 'median (least – most)', 'bar', ''] as const

const cellsOf = (bar: Bar): string[] => [
  String(bar.number),
  bar.measure,
  valueText(bar),
  barText(bar),
  standingText(bar),
]

const inOrder = (bars: readonly Bar[]): Bar[] => [...bars].sort((one, other) => one.number - other.number)

export const barTable = (bars: readonly Bar[]): string =>
  aligned([HEAD, ...inOrder(bars).map(cellsOf)], ['right', 'left', 'right', 'right', 'left']).join('\n')

export const barMarkdown = (bars: readonly Bar[]): string =>
  [HEAD, HEAD.map(() => '---'), ...inOrder(bars).map(cellsOf)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
