/** From measures to the lines of a small chart. Pure; knows neither pixels nor words. */

export type Sample = { at: number; value: number | null }

export type Line = {
  /** Pieces without a gap, each as the `points` of a polyline in a box of 300 × 100, the newest at the right, 0 at the bottom. */
  pieces: readonly string[]
}

/** A second is a unit of width: five minutes are the box. */
export const WIDTH = 300
export const HEIGHT = 100

/** Longer without a measure is a gap: the host was away, or this console. */
const GAP_MS = 3_500

/** The top of the scale: 1, 2 or 5 of a power of ten, so that it stays when a value moves a little. */
export function topOf(values: readonly (number | null)[], least: number): number {
  const highest = Math.max(least, ...values.map((value) => value ?? 0))
  const power = 10 ** Math.floor(Math.log10(highest))
  const step = [1, 2, 5].find((candidate) => highest <= candidate * power) ?? 10
  return step * power
}

export function lineOf(samples: readonly Sample[], { now, top }: { now: number; top: number }): Line {
  const pieces: string[][] = []
  let before: number | null = null
  for (const { at, value } of samples) {
    if (value === null) {
      before = null
      continue
    }
    if (before === null || at - before > GAP_MS) pieces.push([])
    pieces.at(-1)?.push(point(at - now, value / top))
    before = at
  }
  return { pieces: pieces.map(pointsOf) }
}

/** A measure alone is a second wide: a line of one point cannot be seen. */
function pointsOf(points: readonly string[]): string {
  const [only = ''] = points
  if (points.length > 1) return points.join(' ')
  const [x = 0, y = 0] = only.split(',').map(Number)
  return `${x - 1},${y} ${only}`
}

function point(millisecondsAgo: number, share: number): string {
  const x = WIDTH + millisecondsAgo / 1000
  const y = HEIGHT * (1 - Math.min(1, Math.max(0, share)))
  return `${round(x)},${round(y)}`
}

const round = (value: number) => Math.round(value * 10) / 10
