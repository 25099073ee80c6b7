/** Whether two orders have to do with each other: Spearman's rank correlation, and how far from chance it is. */

/** Of numbers without ties: 1 the same order, −1 the opposite one, about 0 none. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [ranks, others] = [ranksOf(one), ranksOf(other)]
  const count = one.length
  const squares = ranks.reduce((sum, rank, index) => sum + (rank - (others[index] ?? 0)) ** 2, 0)
  return 1 - (6 * squares) / (count * (count ** 2 - 1))
}

/** In standard deviations: of a correlation that chance makes, 1/√(n−1). */
export const chanceOf = (correlation: number, count: number): number => correlation * Math.sqrt(count - 1)

/** Many of them together, again in standard deviations. */
export const sumOfChances = (chances: readonly number[]): number =>
  chances.reduce((sum, chance) => sum + chance, 0) / Math.sqrt(chances.length)

function ranksOf(numbers: readonly number[]): number[] {
  const ranks = numbers.map(() => 0)
  const inOrder = [...numbers.keys()].sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0))
  for (const [rank, index] of inOrder.entries()) ranks[index] = rank
  return ranks
}
