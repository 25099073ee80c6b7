/** Instant run-off: the last goes, ballot papers go on, until one has more than half of the votes still in the count. */
import type { StageStep } from '../../protocol/messages.ts'
import {
  formatVotes,
  strictBallots,
  totalWeight,
  type Candidate,
  type Count,
  type RunningCount,
  type Election,
  type LotOrder,
} from './election.ts'
import { ONE_VOTE, sortIntoPiles, transferPile, VOTE_DECIMALS } from './piles.ts'
import { chooseExtreme, extremes } from './ties.ts'

/** One seat. A number left out is passed over; a rank that several share ends the ballot. */
export function countIrv({ candidates, ballots }: Election, lot: LotOrder | null): Count {
  const valid = strictBallots(ballots, 'is-passed')
  const piles = sortIntoPiles(valid, candidates.length)
  const total = totalWeight(valid)
  const continues = candidates.map(() => true)
  const history: bigint[][] = []
  const count: RunningCount = {
    ballots: formatVotes(total, 6, 0),
    quota: null,
    elected: [],
    stages: [],
    ties: [],
  }
  let what: StageStep = { kind: 'counted' }
  for (;;) {
    const continuing = [...continues.keys()].filter((candidate) => continues[candidate] === true)
    const elected = winner(continuing, piles.votes)
    history.push([...piles.votes])
    count.stages.push(stageOf(what, piles.votes, { total, elected }))
    count.elected.push(...elected)
    if (elected.length > 0) return count
    const { chosen, tie } = chooseExtreme(continuing, history, {
      which: 'fewest',
      decides: 'who-is-excluded',
      lot,
      stage: count.stages.length - 1,
    })
    if (tie !== null) count.ties.push(tie)
    if (chosen === null) return count
    continues[chosen] = false
    piles.votes[chosen] = 0n
    transferPile(piles, chosen, { continues, revalue: (value) => value })
    what = { kind: 'excluded', candidate: chosen }
  }
}

function winner(continuing: readonly Candidate[], votes: readonly bigint[]): Candidate[] {
  if (continuing.length === 1) return [...continuing]
  const inCount = votes.reduce((sum, own) => sum + own, 0n)
  return extremes(continuing, votes, 'most').filter((candidate) => 2n * (votes[candidate] ?? 0n) > inCount)
}

function stageOf(
  what: StageStep,
  votes: readonly bigint[],
  { total, elected }: { total: bigint; elected: Candidate[] },
) {
  const inCount = votes.reduce((sum, own) => sum + own, 0n)
  return {
    what,
    votes: votes.map((own) => formatVotes(own, VOTE_DECIMALS, 0)),
    elected,
    notTransferred: formatVotes((total * ONE_VOTE) / 1_000_000n - inCount, VOTE_DECIMALS, 0),
  }
}
