/**
 * The single transferable vote by Meek's method, as the Proportional Representation Foundation's reference rule has it:
 * prfound.org/resources/reference/reference-meek-rule. The letters and numbers in the comments are its own. Fixed point
 * with nine decimals; weights multiply a ballot and are not rounded.
 */
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
  type StrictBallots,
} from './election.ts'
import { byVotes, chooseByLot, extremes } from './ties.ts'

const DECIMALS = 9
const ONE = 10n ** BigInt(DECIMALS)
/** Weights are millionths, so votes have six decimals more than keep factors. */
const WEIGHT = 1_000_000n
const VOTE_DECIMALS = DECIMALS + 6
/** A: omega, 0.000001 of a vote. */
const OMEGA = 10n ** BigInt(VOTE_DECIMALS - 6)

/** Ballots as far as their votes can go now: through the elected, to the first hopeful. Alike ballots share a branch. */
type Branch = { candidate: Candidate; weight: bigint; next: Map<Candidate, Branch> }

type Running = {
  ballots: readonly StrictBallots[]
  seats: number
  keepFactors: bigint[]
  hopeful: Set<Candidate>
  elected: Candidate[]
  votes: bigint[]
  quota: bigint
}

export function countMeekStv({ seats, candidates, ballots }: Election, lot: LotOrder | null): Count {
  const valid = strictBallots(ballots, 'is-passed')
  const total = totalWeight(valid)
  const running: Running = {
    ballots: valid,
    seats,
    keepFactors: candidates.map(() => ONE),
    hopeful: new Set(candidates.keys()),
    elected: [],
    votes: [],
    quota: 0n,
  }
  const count: RunningCount = {
    ballots: formatVotes(total, 6, 0),
    quota: null,
    elected: [],
    stages: [],
    ties: [],
  }
  const endStage = (what: StageStep, elected: Candidate[]) => {
    const given = running.votes.reduce((sum, own) => sum + own, 0n)
    count.quota = decimal(running.quota)
    count.elected.push(...elected)
    count.stages.push({
      what,
      votes: running.votes.map(decimal),
      elected,
      notTransferred: decimal(total * ONE - given),
    })
  }

  let what: StageStep = { kind: 'counted' }
  // B.1
  while (running.elected.length < seats && running.elected.length + running.hopeful.size > seats) {
    const { elected, surplus } = iterate(running)
    endStage(what, elected)
    if (elected.length > 0) {
      what = { kind: 'surplus', of: [...running.elected] }
      continue
    }
    // B.3: whoever is not further above the lowest than the surplus could make good is tied with it.
    const [lowest] = extremes([...running.hopeful], running.votes, 'fewest')
    const reach = (lowest === undefined ? 0n : (running.votes[lowest] ?? 0n)) + surplus
    const tied = [...running.hopeful].filter((candidate) => (running.votes[candidate] ?? 0n) <= reach)
    const { chosen, tie } = chooseByLot(tied, {
      for: 'last',
      decides: 'who-is-excluded',
      lot,
      stage: count.stages.length - 1,
    })
    if (tie !== null) count.ties.push(tie)
    if (chosen === null) return count
    running.hopeful.delete(chosen)
    running.keepFactors[chosen] = 0n
    what = { kind: 'excluded', candidate: chosen }
  }
  // C.1; the votes are distributed once more only to be shown.
  if (running.elected.length < seats) {
    distribute(running, growBranches(running))
    if (count.stages.length === 0) updateQuota(running)
    endStage(what, [...running.hopeful])
  }
  return count
}

/** B.2, until somebody is elected or nothing more is to be gained. */
function iterate(running: Running): { elected: Candidate[]; surplus: bigint } {
  const branches = growBranches(running)
  let before: bigint | undefined
  for (;;) {
    distribute(running, branches)
    updateQuota(running)
    const { hopeful, votes, quota } = running
    // B.2.c
    const elected = byVotes(
      [...hopeful].filter((candidate) => (votes[candidate] ?? 0n) >= quota),
      votes,
    )
    for (const candidate of elected) hopeful.delete(candidate)
    running.elected.push(...elected)
    // B.2.d
    const sum = running.elected.reduce((all, candidate) => all + (votes[candidate] ?? 0n) - quota, 0n)
    const surplus = sum > 0n ? sum : 0n
    // B.2.e
    const isFinished = surplus < OMEGA || (before !== undefined && surplus >= before)
    if (elected.length > 0 || isFinished) return { elected, surplus }
    before = surplus
    updateKeepFactors(running)
  }
}

/** B.2.a, for all ballots of a branch at once: what each still has to give depends only on whom it has passed. */
function distribute(running: Running, branches: Map<Candidate, Branch>): void {
  const { keepFactors } = running
  const votes = keepFactors.map(() => 0n)
  const give = (level: Map<Candidate, Branch>, left: bigint) => {
    for (const { candidate, weight, next } of level.values()) {
      const kept = divideUp(left * (keepFactors[candidate] ?? 0n), ONE)
      votes[candidate] = (votes[candidate] ?? 0n) + kept * weight
      if (left > kept) give(next, left - kept)
    }
  }
  give(branches, ONE)
  running.votes = votes
}

function growBranches({ ballots, hopeful, keepFactors }: Running): Map<Candidate, Branch> {
  const roots = new Map<Candidate, Branch>()
  for (const { weight, order } of ballots) {
    let level = roots
    for (const candidate of order) {
      if (keepFactors[candidate] === 0n) continue
      let branch = level.get(candidate)
      if (branch === undefined) {
        branch = { candidate, weight: 0n, next: new Map() }
        level.set(candidate, branch)
      }
      branch.weight += weight
      if (hopeful.has(candidate)) break
      level = branch.next
    }
  }
  return roots
}

/** B.2.b: truncated to nine decimals of a vote, and one of them more. */
function updateQuota(running: Running): void {
  const sum = running.votes.reduce((all, own) => all + own, 0n)
  running.quota = (sum / WEIGHT / BigInt(running.seats + 1) + 1n) * WEIGHT
}

/** B.2.f */
function updateKeepFactors({ keepFactors, elected, votes, quota }: Running): void {
  for (const candidate of elected) {
    const product = divideUp((keepFactors[candidate] ?? 0n) * (quota / WEIGHT), ONE)
    keepFactors[candidate] = divideUp(product * WEIGHT * ONE, votes[candidate] ?? 1n)
  }
}

const divideUp = (dividend: bigint, divisor: bigint) => (dividend + divisor - 1n) / divisor

const decimal = (votes: bigint) => formatVotes(votes, VOTE_DECIMALS, DECIMALS)
