/**
 * What simulated members are going to do: when they arrive, how they are lost and found again, and how they vote. Pure and
 * seeded, a stream of chance for each member and purpose, so that what one does never depends on how fast the host was.
 */
import type { VoteId } from '../protocol/messages.ts'
import type { Choice } from '../protocol/papers.ts'
import { between, seeded, type Random } from './chance.ts'

/** Proportions; they need not add up to anything. */
export type Shares = Record<Choice, number>

export type VotingHabits = {
  /** The share of those on the register who vote at all, 0 to 1. */
  turnout: number
  /** From seeing the vote to pressing the button, each member at random in between. */
  afterSeconds: readonly [number, number]
  /** `by-vote`: every vote has its own mood. */
  choices: Shares | 'by-vote'
}

export type RovingHabits = {
  /** How long a member stays on average before something happens to the connection. */
  everySeconds: number
  /** How long it then takes until the phone is back. */
  forSeconds: readonly [number, number]
}

/**
 * `reload`: the page is closed and opened again with what it kept. `drop`: the connection breaks. `lost-network`: nothing
 * arrives any more, in either direction. `second-device`: the member signs in again elsewhere.
 */
export const ABSENCES = ['reload', 'drop', 'lost-network', 'second-device'] as const
export type AbsenceKind = (typeof ABSENCES)[number]
export type Absence = { afterSeconds: number; kind: AbsenceKind; forSeconds: number }

/** Seconds at which the first, second, … member arrives: few at first, a rush in the middle, few at the end. */
export function arrivals(seed: string, count: number, overSeconds: number): number[] {
  const random = seeded(seed, 'arrivals')
  const times = Array.from({ length: count }, () => ((random() + random() + random()) / 3) * overSeconds)
  return times.sort((one, other) => one - other)
}

/** One in twelve types the code of the card instead of scanning it. */
export const typesCode = (seed: string, member: number): boolean => seeded(seed, 'code', member)() < 1 / 12

/** The n-th absence of this member. */
export function absence(
  seed: string,
  member: number,
  turn: number,
  { everySeconds, forSeconds }: RovingHabits,
): Absence {
  const random = seeded(seed, 'absence', member, turn)
  // Exponential: what happens to a phone does not know how long ago it last happened.
  return {
    afterSeconds: -Math.log(1 - random()) * everySeconds,
    kind: kindOf(random),
    forSeconds: between(random, forSeconds),
  }
}

/** Sleep and Wi-Fi are what happens most; a second device is rare. */
function kindOf(random: Random): AbsenceKind {
  const chance = random()
  if (chance < 0.4) return 'reload'
  if (chance < 0.65) return 'drop'
  return chance < 0.95 ? 'lost-network' : 'second-device'
}

/** Null: this member does not vote in this vote. */
export function ballotPlan(
  seed: string,
  member: number,
  vote: VoteId,
  { turnout, afterSeconds, choices }: VotingHabits,
): { afterSeconds: number; choice: Choice } | null {
  const random = seeded(seed, 'ballot', member, vote)
  if (random() >= turnout) return null
  const shares = choices === 'by-vote' ? moodOf(seed, vote) : choices
  return { afterSeconds: between(random, afterSeconds), choice: choose(random, shares) }
}

/** Some votes are clear, some are close, some are lost. */
export function moodOf(seed: string, vote: VoteId): Shares {
  const random = seeded(seed, 'mood', vote)
  const abstain = between(random, [0.02, 0.1])
  const yes = between(random, [0.35, 0.85]) * (1 - abstain)
  return { yes, no: 1 - abstain - yes, abstain }
}

function choose(random: Random, { yes, no, abstain }: Shares): Choice {
  const point = random() * (yes + no + abstain)
  if (point < yes) return 'yes'
  return point < yes + no ? 'no' : 'abstain'
}
