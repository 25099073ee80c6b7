/** From rounds of numbers to what is said about them: medians, spreads and ratios. Pure. */

export type Spread = { median: number; least: number; most: number }

/** Throws on an empty list: nothing measured is not zero. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other)
  const [least] = sorted
  const most = sorted.at(-1)
  if (least === undefined || most === undefined) throw new RangeError('nothing was measured')
  return { median: quantile(sorted, 0.5), least, most }
}

/** `sorted` ascending; between two values in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1)
  const below = sorted[Math.floor(position)] ?? Number.NaN
  const above = sorted[Math.ceil(position)] ?? Number.NaN
  return below + (above - below) * (position - Math.floor(position))
}

/**
 * Each round's ratio of its own: what disturbed the machine in a round disturbed both sides of it. Null for a round that a side
 * did not finish.
 */
export const ratiosOf = (
  values: readonly (number | null)[],
  references: readonly (number | null)[],
): (number | null)[] =>
  values.map((value, round) => {
    const reference = references[round] ?? null
    return value === null || reference === null || reference === 0 ? null : value / reference
  })

/** Null when no round is left. */
export function spreadOfRounds(rounds: readonly (number | null)[]): Spread | null {
  const finished = rounds.filter((value) => value !== null)
  return finished.length === 0 ? null : spreadOf(finished)
}

/** Of the rounds that both sides finished. */
export const ratioOf = (
  values: readonly (number | null)[],
  references: readonly (number | null)[],
): Spread | null => spreadOfRounds(ratiosOf(values, references))

/** The order of a round: everybody is first as often as last, as near as the number of rounds allows. */
export function orderOf<Item>(items: readonly Item[], round: number): Item[] {
  const start = items.length === 0 ? 0 : round % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}
