/** From what a rehearsal measured to its report. Pure: every limit of the verdict stands here, with its reason. */
import { weightOf } from '../domain/weight.ts'
import type { RehearsalCheck, RehearsalReport, Result } from '../protocol/messages.ts'
import type { VoteStatistics } from './statistics.ts'
import { motionVotes } from '../protocol/papers.ts'

/** Who presses a button and sees nothing for a second presses it again. */
const ACKNOWLEDGED_MS = 1_000
/** A page that is not there after three seconds is loaded again. */
const SIGN_IN_MS = 3_000
/** A chair can bridge so much with a sentence: «one moment, it is coming back». */
const BACK_95_MS = 10_000
/** The longest window of the phones’ back-off is fifteen seconds: who waits longer was turned away once more. */
const BACK_99_MS = 20_000
/** Nobody is served meanwhile: half of what an acknowledgement may take. */
const STALL_MS = 500
/** Of the machine's: the rest is for the system, a browser and a projector. */
const MEMORY_SHARE = 0.5

/** Points of the picture. Three series of so many small numbers keep a report below 4 kB. */
const POINTS = 60

export type Sample = {
  /** A second, over the last interval. */
  signIns: number | null
  acknowledgedMs: number | null
  memoryBytes: number | null
}

export type Figures = Omit<RehearsalReport, 'checks' | 'series'> & {
  samples: readonly Sample[]
  /** Members who were not in, and ballots that nobody answered, when waiting for them ended. */
  missing: { members: number; ballots: number }
  sockets: { most: number; limit: number }
}

export function reportOf({ samples, missing, sockets, ...figures }: Figures): RehearsalReport {
  const { ballots, signIns, restart, memory, stallMs } = figures
  const checks: RehearsalCheck[] = [
    { kind: 'ballots-lost', measured: ballots.lost, limit: 0 },
    { kind: 'members-missing', measured: missing.members, limit: 0 },
    { kind: 'ballots-missing', measured: missing.ballots, limit: 0 },
    { kind: 'sign-in', measured: signIns.p99Ms, limit: SIGN_IN_MS },
    { kind: 'acknowledgement', measured: ballots.slowestMs, limit: ACKNOWLEDGED_MS },
    { kind: 'back-95', measured: restart.back95Ms, limit: BACK_95_MS },
    { kind: 'back-99', measured: restart.back99Ms, limit: BACK_99_MS },
    { kind: 'stall', measured: stallMs, limit: STALL_MS },
    { kind: 'memory', measured: memory.mostBytes, limit: Math.floor(memory.ofBytes * MEMORY_SHARE) },
    { kind: 'sockets', measured: sockets.most, limit: sockets.limit },
  ]
  return {
    ...figures,
    checks,
    series: {
      signIns: condensed(samples.map((sample) => sample.signIns)),
      acknowledgedMs: condensed(samples.map((sample) => sample.acknowledgedMs)),
      memoryBytes: condensed(samples.map((sample) => sample.memoryBytes)),
    },
  }
}

/** The highest of each interval: what is looked for is the peak. */
export function condensed(values: readonly (number | null)[]): (number | null)[] {
  const points = Math.min(POINTS, values.length)
  return Array.from({ length: points }, (_, index) => {
    const from = Math.floor((index * values.length) / points)
    const to = Math.floor(((index + 1) * values.length) / points)
    return values
      .slice(from, to)
      .reduce<number | null>(
        (high, value) => (value === null ? high : Math.max(high ?? 0, Math.round(value))),
        null,
      )
  })
}

/**
 * Ballots that a phone has a receipt for and that the result does not hold: by number, and where the number is right but a
 * choice has less weight than was acknowledged, at least one.
 */
export function ballotsLost(acknowledged: VoteStatistics | undefined, result: Result): number {
  if (acknowledged === undefined) return 0
  const { persons, weights } = acknowledged
  const byNumber = Math.max(0, persons.yes + persons.no + persons.abstain - result.cast)
  const isShort = (['yes', 'no', 'abstain'] as const).some(
    (choice) => weightOf(motionVotes(result)[choice]) < weightOf(weights[choice]),
  )
  return byNumber === 0 && isShort ? 1 : byNumber
}
