/** Approval: a ballot gives one vote to everybody on it, in whatever order; the most votes win. */
import { totalWeight, type Count, type Election, type LotOrder } from './election.ts'
import { electMostVotes } from './most-votes.ts'

export function countApproval({ seats, candidates, ballots }: Election, lot: LotOrder | null): Count {
  const votes = candidates.map(() => 0n)
  const valid = ballots.filter(({ ranks }) =>
    ranks.some((rank) => typeof rank === 'number' || rank.length > 0),
  )
  for (const { weight, ranks } of valid)
    for (const candidate of ranks.flat()) votes[candidate] = (votes[candidate] ?? 0n) + weight
  return electMostVotes(votes, { valid: totalWeight(valid), seats, lot })
}
