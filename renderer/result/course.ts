/**
 * The picture of a ranked count: stages from left to right, votes upwards, a line for each candidate, and where the names
 * stand so that none covers another. Pure; everything in parts of the box, 0 to 1, from the top left.
 */
import { largest, partOf } from '#client/decimals'
import type { OptionIndex, RankedCount } from '#protocol'
import { endOf } from './standing.ts'

export type Point = { x: number; y: number }

export type Line = {
  option: OptionIndex
  points: readonly Point[]
  end: { kind: 'elected'; at: Point; place: number } | { kind: 'excluded'; at: Point } | { kind: 'stays' }
}

/** `at`: where the line begins or ends; `top`: where its name stands. */
export type Label = { option: OptionIndex; side: 'left' | 'right'; at: number; top: number }

export type Course = {
  lines: readonly Line[]
  labels: readonly Label[]
  /** Lines whose name there is no room for. */
  unnamed: number
  quota: number | null
  /** Stages whose number is written below, with their place. */
  ticks: readonly { stage: number; x: number }[]
}

/** Room above the highest line, so that it does not run along the edge. */
const HEADROOM = 1.08
const MOST_TICKS = 12

/** `order`: who came furthest first; `rows`: how many names fit above one another. */
export function courseOf(count: RankedCount, order: readonly OptionIndex[], rows: number): Course {
  const { stages, quota } = count
  const most = largest([quota ?? '0', ...stages.flatMap(({ votes }) => votes)])
  const x = (stage: number) => (stages.length < 2 ? 0 : stage / (stages.length - 1))
  const y = (votes: string) => 1 - partOf(votes, most) / HEADROOM
  const point = (option: OptionIndex, stage: number): Point => ({
    x: x(stage),
    y: y(stages[stage]?.votes[option] ?? '0'),
  })
  const lines = order.map((option) => lineOf(count, option, point))
  const labels = labelsOf(lines, rows)
  return {
    lines,
    labels,
    unnamed: lines.length - labels.length,
    quota: quota === null ? null : y(quota),
    ticks: ticksOf(stages.length).map((stage) => ({ stage, x: x(stage) })),
  }
}

function lineOf(
  count: RankedCount,
  option: OptionIndex,
  point: (option: OptionIndex, stage: number) => Point,
): Line {
  const end = endOf(count, option)
  // Where somebody is excluded the votes have gone already: the line ends at the stage before.
  const points = count.stages.slice(0, end).map((_, stage) => point(option, stage))
  const last = points.at(-1)
  if (end < count.stages.length && last !== undefined)
    return { option, points, end: { kind: 'excluded', at: last } }
  const electedAt = count.stages.findIndex(({ elected }) => elected.includes(option))
  const at = points[electedAt]
  const place = count.elected.indexOf(option) + 1
  return {
    option,
    points,
    end: at !== undefined && place > 0 ? { kind: 'elected', at, place } : { kind: 'stays' },
  }
}

/** Who stays to the end is named where the line ends, who does not where it begins; who came further first, if room is short. */
function labelsOf(lines: readonly Line[], rows: number): Label[] {
  const sideOf = ({ end }: Line): Label['side'] => (end.kind === 'excluded' ? 'left' : 'right')
  return (['left', 'right'] as const).flatMap((side) => {
    const own = lines.filter((line) => sideOf(line) === side).slice(0, rows)
    const labels = own.map(({ option, points }) => ({
      option,
      side,
      at: (side === 'left' ? points[0] : points.at(-1))?.y ?? 1,
    }))
    const sorted = labels.toSorted((a, b) => a.at - b.at)
    const tops = spread(
      sorted.map(({ at }) => at),
      1 / rows,
    )
    return sorted.map((label, index) => ({ ...label, top: tops[index] ?? label.at }))
  })
}

/**
 * Ascending places moved as little as one pass down and one up can, so that each is a `gap` from the next and half a gap
 * from the edges. For as many as fit.
 */
export function spread(places: readonly number[], gap: number): number[] {
  const down: number[] = []
  for (const place of places)
    down.push(Math.max(place, down.length === 0 ? gap / 2 : (down.at(-1) ?? 0) + gap))
  const up: number[] = []
  for (const place of down.toReversed())
    up.push(Math.min(place, up.length === 0 ? 1 - gap / 2 : (up.at(-1) ?? 1) - gap))
  return up.toReversed()
}

/** First and last always, and between them as many as can be read. */
function ticksOf(stages: number): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((every) => stages / every <= MOST_TICKS) ?? 100
  const ticks = Array.from({ length: stages }, (_, stage) => stage).filter(
    (stage) => (stage + 1) % step === 0,
  )
  const between =
    step === 1 ? ticks : ticks.filter((stage) => stage >= step - 1 && stages - 1 - stage > step / 2)
  return [...new Set([0, ...between, stages - 1])].sort((a, b) => a - b)
}
