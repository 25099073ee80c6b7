/** Score: a ballot gives points to candidates; the largest sum of points wins. Who gets none from a ballot gets 0. */
import { totalWeight, type Count, type Election, type LotOrder } from './election.ts'
import { electMostVotes } from './most-votes.ts'

/** A ballot without points is invalid: an order says nothing about distances. */
export function countScore({ seats, candidates, ballots }: Election, lot: LotOrder | null): Count {
  const sums = candidates.map(() => 0n)
  const valid = ballots.filter(({ points }) => points !== undefined && points.length > 0)
  for (const { weight, points = [] } of valid)
    for (const { candidate, points: given } of points)
      sums[candidate] = (sums[candidate] ?? 0n) + weight * given
  return electMostVotes(sums, { valid: totalWeight(valid), seats, lot })
}
