/**
 * What a crowd's process and its parent say to each other, over Node's channel between a program and its fork. Every
 * message to the crowd has a number and gets one answer with that number.
 */
import { z } from 'zod'
import { ABSENCES, type RovingHabits, type VotingHabits } from './plan.ts'
import type { CrowdStatistics } from './statistics.ts'

/** A member's card: what the link carries behind '#', and the code to type. */
export type Access = { secret: string; code: string }

export type Order =
  /** First and once. `members`: in the order in which they arrive. */
  | { type: 'gather'; url: string; seed: string; members: readonly Access[]; roving: RovingHabits | null }
  /** All who are not there yet arrive; answered when everybody has been live. */
  | { type: 'sign-in'; overSeconds: number; withinSeconds: number }
  /** From now on things happen to connections that are live; null: no more. */
  | { type: 'rove'; habits: RovingHabits | null }
  /** Votes in this vote; answered when everybody has who wants to, or when the vote is over. */
  | { type: 'vote'; vote: number; habits: VotingHabits; withinSeconds: number }
  /** Votes in every vote from now on. */
  | { type: 'keep-voting'; habits: VotingHabits | null }
  | { type: 'statistics' }
  /** Closes every socket and ends the process. */
  | { type: 'stop' }

export type ToCrowd = { number: number; order: Order }

/** `inTime`: false when `withinSeconds` passed before it was done; what was begun goes on. */
export type CrowdAnswer = { inTime: boolean; statistics: CrowdStatistics }
export type FromCrowd = { number: number } & CrowdAnswer

const seconds = z.number().min(0)
const range = z.tuple([seconds, seconds])
const share = z.number().min(0)

const voting: z.ZodType<VotingHabits> = z.strictObject({
  turnout: z.number().min(0).max(1),
  afterSeconds: range,
  choices: z.union([z.literal('by-vote'), z.strictObject({ yes: share, no: share, abstain: share })]),
})
const roving: z.ZodType<RovingHabits> = z.strictObject({ everySeconds: seconds, forSeconds: range })

const order: z.ZodType<Order> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('gather'),
    url: z.url(),
    seed: z.string(),
    members: z.array(z.strictObject({ secret: z.string(), code: z.string() })),
    roving: roving.nullable(),
  }),
  z.strictObject({ type: z.literal('sign-in'), overSeconds: seconds, withinSeconds: seconds }),
  z.strictObject({ type: z.literal('rove'), habits: roving.nullable() }),
  z.strictObject({ type: z.literal('vote'), vote: z.int(), habits: voting, withinSeconds: seconds }),
  z.strictObject({ type: z.literal('keep-voting'), habits: voting.nullable() }),
  z.strictObject({ type: z.literal('statistics') }),
  z.strictObject({ type: z.literal('stop') }),
])

export const toCrowd: z.ZodType<ToCrowd> = z.strictObject({ number: z.int(), order })

const count = z.int().min(0)
const counts = z.record(z.string(), count)
const durations = z.strictObject({
  count,
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
})
const byChoice = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ yes: value, no: value, abstain: value })

const statistics: z.ZodType<CrowdStatistics> = z.strictObject({
  members: count,
  where: z.strictObject({ absent: count, arriving: count, live: count, away: count, ended: count }),
  endedWhy: counts,
  absences: z.record(z.enum(ABSENCES), count),
  signIn: durations,
  comeback: durations,
  ballot: durations,
  interruptedBallot: durations,
  votes: z.array(
    z.strictObject({
      vote: z.int(),
      persons: byChoice(count),
      weights: byChoice(z.string()),
      withheld: count,
      refused: counts,
    }),
  ),
  stallMs: z.number(),
})

export const fromCrowd: z.ZodType<FromCrowd> = z.strictObject({
  number: z.int(),
  inTime: z.boolean(),
  statistics,
})
