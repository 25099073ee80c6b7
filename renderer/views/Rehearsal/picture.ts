/** From a report's series to the lines of a small picture, and its axes. Pure; knows neither pixels nor words. */
import type { RehearsalPhase, RehearsalReport } from '#protocol'

export const WIDTH = 300
export const HEIGHT = 60

/** Null where nothing was measured. */
export const peakOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>(
    (high, value) => (value === null ? high : Math.max(high ?? value, value)),
    null,
  )

/** Pieces without a gap, each as the `points` of a polyline: the first moment at the left, `top` at the top. */
export function piecesOf(values: readonly (number | null)[], top: number): string[] {
  const step = values.length > 1 ? WIDTH / (values.length - 1) : WIDTH
  const pieces: string[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) return void pieces.push([])
    const height = top === 0 ? HEIGHT : HEIGHT * (1 - value / top)
    pieces.at(-1)?.push(`${round(index * step)},${round(height)}`)
  })
  return pieces.flatMap((points) => (points.length === 0 ? [] : [visible(points)]))
}

export type Band = { phase: RehearsalPhase; from: number; to: number }

/** Too short to be seen: the crash is where all begin to come back, and counting is the end of it. */
const UNSEEN: readonly RehearsalPhase[] = ['coming-back', 'counting']

/** The phases one after the other, as shares of the width; none in reports of before they were kept. */
export function bandsOf({ course }: Pick<RehearsalReport, 'course'>): Band[] {
  if (course === undefined || course.overMs <= 0) return []
  const { overMs } = course
  const phases = course.phases.filter(({ phase }) => !UNSEEN.includes(phase))
  const at = (index: number) => Math.min(1, (phases[index]?.atMs ?? overMs) / overMs)
  return phases.map(({ phase }, index) => ({ phase, from: at(index), to: at(index + 1) }))
}

/** Seconds to write below: five at most, round ones. */
export function ticksOf(overMs: number): number[] {
  const seconds = overMs / 1000
  const step = STEPS_SECONDS.find((each) => seconds / each <= 5) ?? 600
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step)
}

const STEPS_SECONDS = [1, 2, 5, 10, 20, 30, 60, 120, 300]

/** A line of one point cannot be seen: it gets a little width. */
function visible(points: readonly string[]): string {
  const [only = ''] = points
  if (points.length > 1) return points.join(' ')
  const [x = 0, y = 0] = only.split(',').map(Number)
  return `${round(x - 1)},${y} ${round(x + 1)},${y}`
}

const round = (value: number) => Math.round(value * 10) / 10
