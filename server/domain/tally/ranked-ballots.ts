/** Ballots with places as the ranked rules read them. */
import type { Paper } from '../../protocol/messages.ts'
import { isEmpty } from '../../protocol/marks.ts'
import { weightOf } from '../weight.ts'
import { mergeBallots, type Candidate, type Rank, type RankedBallots } from './election.ts'
import { countsAs, type BallotCount } from './sums.ts'

/** Of the valid ones those that place somebody: who abstains is not asked for a preference. */
export function rankedBallots(paper: Paper, counts: readonly BallotCount[]): RankedBallots[] {
  const ranked: RankedBallots[] = []
  for (const { marks, weight, ballots } of counts) {
    const ballot = countsAs(paper, marks)
    if (ballot.kind !== 'marked' || isEmpty(ballot)) continue
    ranked.push({ weight: weightOf(weight) * BigInt(ballots), ranks: ranksOf(ballot.marks) })
  }
  return mergeBallots(ranked)
}

/** Whether who shares place 2 is followed by 3 or by 4 is the voter's way of writing: both say the same. */
function ranksOf(marks: readonly number[]): Rank[] {
  const byPlace = new Map<number, Candidate[]>()
  for (const [candidate, place] of marks.entries()) {
    if (place === 0) continue
    const others = byPlace.get(place)
    if (others === undefined) byPlace.set(place, [candidate])
    else others.push(candidate)
  }
  return [...byPlace]
    .sort(([one], [other]) => one - other)
    .map(([, candidates]) => {
      const [only] = candidates
      return candidates.length === 1 && only !== undefined ? only : candidates
    })
}
