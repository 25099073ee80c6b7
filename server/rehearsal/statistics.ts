/** What simulated members count and measure, in bounded memory; it knows nothing of what they do. */
import { createHistogram } from 'node:perf_hooks'
import { formatWeight, weightOf, type Millionths } from '../domain/weight.ts'
import type { VoteId, Weight } from '../protocol/messages.ts'
import type { Choice } from '../protocol/papers.ts'
import type { AbsenceKind } from './plan.ts'

/** Milliseconds; all 0 when there were none. */
export type Durations = { count: number; p50: number; p95: number; p99: number; max: number }

export type Where = 'absent' | 'arriving' | 'live' | 'away' | 'ended'

export type VoteStatistics = {
  vote: VoteId
  /** Acknowledged ballots: persons, and the sums of their weights. */
  persons: Record<Choice, number>
  weights: Record<Choice, Weight>
  /** Members on the register who chose not to vote. */
  withheld: number
  refused: Record<string, number>
}

export type MeasuredStatistics = {
  members: number
  /** How many members are where now. */
  where: Record<Where, number>
  /** Why connections ended for good that should not have: by reason. */
  endedWhy: Record<string, number>
  absences: Record<AbsenceKind, number>
  /** From the first packet to the whole state. */
  signIn: Durations
  /** From the phone having a network again to the whole state. */
  comeback: Durations
  /** From the button to the receipt, on a connection that held. */
  ballot: Durations
  /** The same where the connection broke in between or was not there at first. */
  interruptedBallot: Durations
  votes: VoteStatistics[]
}

export type CrowdStatistics = MeasuredStatistics & {
  /** How long the crowd's own process stood still at the longest since its members began to arrive: what it measures is late by that. */
  stallMs: number
}

const FOUR_HOURS_US = 4 * 3600 * 1e6

export class Stopwatch {
  // Two digits are exact to 1 %, in a few kilobytes however many are recorded.
  readonly #histogram = createHistogram({ lowest: 1, highest: FOUR_HOURS_US, figures: 2 })

  record(milliseconds: number): void {
    this.#histogram.record(Math.min(FOUR_HOURS_US, Math.max(1, Math.round(milliseconds * 1000))))
  }

  read(): Durations {
    const { count, max } = this.#histogram
    if (count === 0) return { count: 0, p50: 0, p95: 0, p99: 0, max: 0 }
    const at = (percent: number) => this.#histogram.percentile(percent) / 1000
    return { count, p50: at(50), p95: at(95), p99: at(99), max: max / 1000 }
  }
}

type Tally = {
  persons: Record<Choice, number>
  weights: Record<Choice, Millionths>
  withheld: number
  refused: Map<string, number>
}

export class Measures {
  readonly signIn = new Stopwatch()
  readonly comeback = new Stopwatch()
  readonly ballot = new Stopwatch()
  readonly interruptedBallot = new Stopwatch()
  readonly #where: Record<Where, number>
  readonly #endedWhy = new Map<string, number>()
  readonly #absences: Record<AbsenceKind, number> = {
    reload: 0,
    drop: 0,
    'lost-network': 0,
    'second-device': 0,
  }
  readonly #votes = new Map<VoteId, Tally>()
  readonly #members: number

  constructor(members: number) {
    this.#members = members
    this.#where = { absent: members, arriving: 0, live: 0, away: 0, ended: 0 }
  }

  moved(from: Where, to: Where): void {
    this.#where[from]--
    this.#where[to]++
  }

  ended(why: string): void {
    this.#endedWhy.set(why, (this.#endedWhy.get(why) ?? 0) + 1)
  }

  wentAway(kind: AbsenceKind): void {
    this.#absences[kind]++
  }

  acknowledged(vote: VoteId, choice: Choice, weight: Weight): void {
    const tally = this.#tally(vote)
    tally.persons[choice]++
    tally.weights[choice] += weightOf(weight)
  }

  withheld(vote: VoteId): void {
    this.#tally(vote).withheld++
  }

  refused(vote: VoteId, why: string): void {
    const { refused } = this.#tally(vote)
    refused.set(why, (refused.get(why) ?? 0) + 1)
  }

  read(): MeasuredStatistics {
    return {
      members: this.#members,
      where: { ...this.#where },
      endedWhy: Object.fromEntries(this.#endedWhy),
      absences: { ...this.#absences },
      signIn: this.signIn.read(),
      comeback: this.comeback.read(),
      ballot: this.ballot.read(),
      interruptedBallot: this.interruptedBallot.read(),
      votes: Array.from(this.#votes, ([vote, { persons, weights, withheld, refused }]) => ({
        vote,
        persons: { ...persons },
        weights: {
          yes: formatWeight(weights.yes),
          no: formatWeight(weights.no),
          abstain: formatWeight(weights.abstain),
        },
        withheld,
        refused: Object.fromEntries(refused),
      })),
    }
  }

  #tally(vote: VoteId): Tally {
    const known = this.#votes.get(vote)
    if (known !== undefined) return known
    const tally: Tally = {
      persons: { yes: 0, no: 0, abstain: 0 },
      weights: { yes: 0n, no: 0n, abstain: 0n },
      withheld: 0,
      refused: new Map(),
    }
    this.#votes.set(vote, tally)
    return tally
  }
}
