/** What is counted: candidates, seats and ballots, and what a count says of them. Knows no rule. */
import type { OptionIndex, RankedCount, Stage, Tie } from '../../protocol/messages.ts'
import type { Millionths } from '../weight.ts'

/** Who has withdrawn is not among them and on no ballot. */
export type Candidate = OptionIndex

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

export type Count = RankedCount

/** While it is being counted. */
export type RunningCount = Pick<Count, 'ballots' | 'quota'> & {
  elected: Candidate[]
  stages: Stage[]
  ties: Tie[]
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
