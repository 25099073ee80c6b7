/** From a report's series to the lines of a small picture. Pure; knows neither pixels nor words. */

export const WIDTH = 300
export const HEIGHT = 60

/** Null where nothing was measured. */
export const peakOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>(
    (high, value) => (value === null ? high : Math.max(high ?? value, value)),
    null,
  )

/** Pieces without a gap, each as the `points` of a polyline: the first moment at the left, the peak at the top. */
export function piecesOf(values: readonly (number | null)[]): string[] {
  const peak = peakOf(values) ?? 0
  const step = values.length > 1 ? WIDTH / (values.length - 1) : WIDTH
  const pieces: string[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) return void pieces.push([])
    const height = peak === 0 ? HEIGHT : HEIGHT * (1 - value / peak)
    pieces.at(-1)?.push(`${round(index * step)},${round(height)}`)
  })
  return pieces.flatMap((points) => (points.length === 0 ? [] : [visible(points)]))
}

/** A line of one point cannot be seen: it gets a little width. */
function visible(points: readonly string[]): string {
  const [only = ''] = points
  if (points.length > 1) return points.join(' ')
  const [x = 0, y = 0] = only.split(',').map(Number)
  return `${round(x - 1)},${y} ${round(x + 1)},${y}`
}

const round = (value: number) => Math.round(value * 10) / 10
