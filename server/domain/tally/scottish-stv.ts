/**
 * The single transferable vote of the Scottish Local Government Elections Orders 2007 and 2011, schedule 1 part III.
 * The numbers of rules in the comments are those of 2007 (S.S.I. 2007/42); in 2011 each is one higher.
 */
import type { Stage, StageStep, Tie } from '../../protocol/messages.ts'
import {
  formatVotes,
  strictBallots,
  totalWeight,
  type Candidate,
  type Count,
  type Election,
  type LotOrder,
} from './election.ts'
import { ONE_VOTE, sortIntoPiles, transferPile, VALUE_DECIMALS, VOTE_DECIMALS, type Piles } from './piles.ts'
import { byVotes, chooseExtreme, type Choice } from './ties.ts'

/** The tie that stopped the count is among `ties`, with nobody drawn. */
type Running = {
  piles: Piles
  quota: bigint
  valid: bigint
  vacancies: number
  continues: boolean[]
  /** Elected, with a surplus that nobody has received yet. */
  pending: Candidate[]
  elected: Candidate[]
  history: bigint[][]
  stages: Stage[]
  ties: Tie[]
  lot: LotOrder | null
}

export function countScottishStv({ seats, candidates, ballots }: Election, lot: LotOrder | null): Count {
  // Rule 43: without one first preference a paper is void. Article 2: preferences are recorded in consecutive order.
  const valid = strictBallots(ballots, 'ends')
  const total = totalWeight(valid)
  const validVotes = (total * ONE_VOTE) / 1_000_000n
  // Rule 46: in whole votes, whatever the weights.
  const quota = (validVotes / ONE_VOTE / BigInt(seats + 1) + 1n) * ONE_VOTE
  const running: Running = {
    piles: sortIntoPiles(valid, candidates.length),
    quota,
    valid: validVotes,
    vacancies: seats,
    continues: candidates.map(() => true),
    pending: [],
    elected: [],
    history: [],
    stages: [],
    ties: [],
    lot,
  }
  endStage(running, { kind: 'counted' })
  while (running.vacancies > 0 && continuing(running).length > 0) {
    const step = running.pending.length > 0 ? transferSurplus(running) : excludeLowest(running)
    if (step === null) break
    endStage(running, step)
  }
  const { elected, stages, ties } = running
  return { ballots: formatVotes(total, 6, 0), quota: decimal(quota), elected, stages, ties }
}

/** Rule 48: the largest surplus, alone; rule 49: if several are the largest, the one that was larger before. */
function transferSurplus(running: Running): StageStep | null {
  const { piles, quota, pending } = running
  const from = decide(
    running,
    chooseExtreme(pending, running.history, {
      which: 'most',
      decides: 'whose-surplus-goes-first',
      lot: running.lot,
      stage: running.stages.length - 1,
    }),
  )
  if (from === null) return null
  const votes = piles.votes[from] ?? 0n
  const surplus = votes - quota
  // Rule 48(3): surplus × value when received / votes credited, five decimals, the remainder ignored.
  transferPile(piles, from, {
    continues: running.continues,
    revalue: (value) => (surplus * value) / votes,
  })
  piles.votes[from] = quota
  running.pending = pending.filter((candidate) => candidate !== from)
  return { kind: 'surplus', of: [from] }
}

/** Rule 50: the lowest goes, and the ballots at the value they came with; rule 51: ties. */
function excludeLowest(running: Running): StageStep | null {
  const { piles, continues } = running
  const candidate = decide(
    running,
    chooseExtreme(continuing(running), running.history, {
      which: 'fewest',
      decides: 'who-is-excluded',
      lot: running.lot,
      stage: running.stages.length - 1,
    }),
  )
  if (candidate === null) return null
  continues[candidate] = false
  piles.votes[candidate] = 0n
  transferPile(piles, candidate, { continues, revalue: (value) => value })
  return { kind: 'excluded', candidate }
}

function decide(running: Running, { chosen, tie }: Choice): Candidate | null {
  if (tie !== null) running.ties.push(tie)
  return chosen
}

/**
 * Rule 47: who reaches the quota is elected; rule 52: so are all others, at once and thus in the
 * order of the ballot paper, when they are as many as the vacancies.
 */
function endStage(running: Running, what: StageStep): void {
  const { quota } = running
  const { votes } = running.piles
  const reaching = continuing(running).filter((candidate) => (votes[candidate] ?? 0n) >= quota)
  const elected = byVotes(reaching, votes)
  elect(running, elected)
  running.pending.push(...elected.filter((candidate) => (votes[candidate] ?? 0n) > quota))
  const others = continuing(running)
  if (others.length <= running.vacancies) {
    elect(running, others)
    elected.push(...others)
  }
  running.history.push([...votes])
  running.stages.push({
    what,
    votes: votes.map(decimal),
    elected,
    notTransferred: decimal(running.valid - votes.reduce((sum, own) => sum + own, 0n)),
  })
}

function elect(running: Running, elected: readonly Candidate[]): void {
  for (const candidate of elected) running.continues[candidate] = false
  running.elected.push(...elected)
  running.vacancies -= elected.length
}

function continuing({ continues }: Running): Candidate[] {
  return [...continues.keys()].filter((candidate) => continues[candidate] === true)
}

const decimal = (votes: bigint) => formatVotes(votes, VOTE_DECIMALS, VALUE_DECIMALS)
