/** Relative majority: one vote a ballot, its first preference; the most votes win. */
import { totalWeight, type Count, type Election, type LotOrder } from './election.ts'
import { electMostVotes } from './most-votes.ts'

/** A ballot without exactly one first preference is invalid. */
export function countPlurality({ seats, candidates, ballots }: Election, lot: LotOrder | null): Count {
  const votes = candidates.map(() => 0n)
  const valid = ballots.filter(({ ranks: [first] }) => typeof first === 'number')
  for (const { weight, ranks } of valid)
    if (typeof ranks[0] === 'number') votes[ranks[0]] = (votes[ranks[0]] ?? 0n) + weight
  return electMostVotes(votes, { valid: totalWeight(valid), seats, lot })
}
