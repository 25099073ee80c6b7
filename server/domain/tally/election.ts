/** What is counted: candidates, seats and ballots, and what a count says of them. Knows no rule. */
import type { Millionths } from '../weight.ts'

/** Index into an election's candidates. Who has withdrawn is not among them and on no ballot. */
export type Candidate = number

/** One candidate alone, several as equals, or nobody: a number that the voter left out. */
export type Rank = Candidate | readonly Candidate[]

/** Ballots that are alike, together: order cannot matter, because there is none. */
export type RankedBallots = {
  weight: Millionths
  /** From the first preference on; nobody stands on it twice. */
  ranks: readonly Rank[]
  /** What a ballot with points gave; its ranks are then in the order of these. */
  points?: readonly Points[]
}

export type Points = { candidate: Candidate; points: bigint }

export type Election = {
  title: string
  seats: number
  /** No name twice: results are by name. */
  candidates: readonly string[]
  ballots: readonly RankedBallots[]
}

/** Every candidate once; whoever stands further in front wins a tie. Drawn from a seed, see lot.ts. */
export type LotOrder = readonly Candidate[]

export type Count = {
  /** Votes on the ballots that the rule lets count. */
  ballots: string
  /** Null where the rule has none, or a new one at each stage. */
  quota: string | null
  /** In the order in which they were elected. Fewer than the seats if a tie was left to a lot that was not drawn. */
  elected: Candidate[]
  stages: Stage[]
  /** Those that only a lot decides. */
  ties: Tie[]
  /** Of Schulze's rule: each place with those who share it. */
  ranking?: Candidate[][]
  /** Of Schulze's rule: row over column, the votes of those who prefer the one to the other. */
  preferences?: string[][]
}

export type Stage = {
  what: StageStep
  /** Of each candidate, at the end of the stage. */
  votes: string[]
  elected: Candidate[]
  /** Votes that have gone to nobody: the ballot named nobody else, or decimals were dropped. */
  notTransferred: string
}

/** What was done before the votes of a stage stood as they stand. */
export type StageStep =
  { kind: 'counted' } | { kind: 'surplus'; of: Candidate[] } | { kind: 'excluded'; candidate: Candidate }

export type Tie = {
  tied: Candidate[]
  decides: 'who-is-excluded' | 'whose-surplus-goes-first' | 'who-is-elected'
  /** Index of the stage at whose end it stood. */
  stage: number
  /** Whom the lot decided for (or, when somebody is excluded, against); null while none was drawn. */
  drawn: Candidate[] | null
}

/** One candidate after the other, as the rules for strict preferences read a ballot: as far as each stands alone. */
export type StrictBallots = { weight: Millionths; order: readonly Candidate[] }

/**
 * A ballot speaks up to the first rank that several share. A number left out ends it where `gap` says so, and is
 * passed over otherwise. Ballots that name nobody are left out.
 */
export function strictBallots(ballots: readonly RankedBallots[], gap: 'ends' | 'is-passed'): StrictBallots[] {
  const strict: StrictBallots[] = []
  for (const { weight, ranks } of ballots) {
    const order = strictOrder(ranks, gap)
    if (order.length > 0) strict.push({ weight, order })
  }
  return strict
}

function strictOrder(ranks: readonly Rank[], gap: 'ends' | 'is-passed'): readonly Candidate[] {
  const order: Candidate[] = []
  for (const rank of ranks) {
    if (typeof rank === 'number') order.push(rank)
    else if (rank.length > 1 || gap === 'ends') return order
  }
  return order
}

/** Counting takes as long as there are different ballots: a million voters fill in far fewer. */
export function mergeBallots(ballots: readonly RankedBallots[]): RankedBallots[] {
  const merged = new Map<string, RankedBallots>()
  for (const ballot of ballots) {
    const key = keyOf(ballot)
    const alike = merged.get(key)
    if (alike === undefined) merged.set(key, { ...ballot })
    else alike.weight += ballot.weight
  }
  return [...merged.values()]
}

function keyOf({ ranks, points }: RankedBallots): string {
  const order = ranks.map((rank) => (typeof rank === 'number' ? rank : `=${rank.join('=')}`)).join(' ')
  if (points === undefined) return order
  return `${order}/${points.map((each) => `${String(each.candidate)}:${String(each.points)}`).join(' ')}`
}

export function totalWeight(ballots: readonly { weight: Millionths }[]): Millionths {
  let total = 0n
  for (const { weight } of ballots) total += weight
  return total
}

/** A sum with `decimals` places as text: at least `shown` of them, and more only if they are not zero. */
export function formatVotes(sum: bigint, decimals: number, shown: number): string {
  const digits = sum.toString().padStart(decimals + 1, '0')
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const text = fraction.padEnd(shown, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return text === '' ? whole : `${whole}.${text}`
}
