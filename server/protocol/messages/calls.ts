/** Calls: all phones are asked at once, «are you here?» for the quorum, or for a trial vote; and what was found of the quorum. */
import type { Comparison, Fraction, Instant, MemberId } from '../messages.ts'

/** 1, 2, 3 … in the order in which they began. */
export type CallId = number

/** `count`: who is here, for the quorum. `trial`: a vote about nothing, so that everybody has tried their phone. */
export type CallPurpose = 'count' | 'trial'

/** What is done when a vote is to be opened while something speaks against it: whoever opens it must say so once more, or it does not open. */
export type Gate = 'warn' | 'block'

/** What can speak against opening a vote: the quorum was not found, or no trial was held before the first vote. */
export type OpeningDoubt = 'quorum' | 'trial'

/** Of how many entitled members so many must be there: of all, or of those who were ever checked in. In persons. */
export type QuorumRule = { base: 'entitled' | 'accredited'; comparison: Comparison } & Fraction & {
    gate: Gate
  }

/** What was found, at one moment. `call`: the count by which; null: from check-in. */
export type QuorumFinding = {
  at: Instant
  call: CallId | null
  present: number
  base: number
  needed: number
  isReached: boolean
  rule: QuorumRule
}

/** Entitled members who did not answer, each by the first that holds. `silent`: nothing kept them from it. */
export type Missing = { notPresent: number; neverSignedIn: number; offline: number; silent: number }

/** `of`: entitled members when it ended. */
export type TrialReport = {
  call: CallId
  begunAt: Instant
  endedAt: Instant
  answered: number
  of: number
  missing: Missing
}

/** As members are told of it. */
export type CallNow = { id: CallId; purpose: CallPurpose; endsAt: Instant | null }

/**
 * As hall and consoles are told of it: entitled members who have answered, and of how many. In a count only those who are checked in
 * are counted, and `needed` of them are the quorum.
 */
export type CallState = CallNow & {
  begunAt: Instant
  endedAt: Instant | null
  /** It is what is on in the hall, until something else comes. */
  isShown: boolean
  answered: number
  of: number
  needed: number | null
  isReached: boolean
}

/** The hall's grid of a trial: member numbers by id, ascending; and who has answered as bits, in the same order of ids. */
export type Grid = readonly (readonly [MemberId, string])[]

export type QuorumState = {
  rule: QuorumRule | null
  /** Whether the first vote needs a trial before it; null: no. */
  trialGate: Gate | null
  /** The newest 20, the newest first. */
  findings: readonly QuorumFinding[]
  trials: readonly TrialReport[]
}

export type CallCommands = {
  /** Null: this convention asks for no quorum, or for no trial. */
  'set-quorum': { input: { rule: QuorumRule | null }; output: object; refusals: never }
  'set-trial-gate': { input: { gate: Gate | null }; output: object; refusals: never }
  /** Those who are checked in now. */
  'find-quorum': { input: object; output: { finding: QuorumFinding }; refusals: 'no-quorum-rule' }
  /** Asks all phones. `seconds` null: until it is ended. `call-on` carries about.purpose, `vote-open` about.title. */
  'begin-call': {
    input: { purpose: CallPurpose; seconds: number | null }
    output: { call: CallId }
    refusals: 'call-on' | 'vote-open' | 'no-quorum-rule'
  }
  'end-call': { input: { call: CallId }; output: object; refusals: 'no-such-call' }
  /** As if it had never begun. */
  'cancel-call': { input: { call: CallId }; output: object; refusals: 'no-such-call' }
  /** By members. Again, or when it is over: harmless. `no-such-call`: it is over. */
  'answer-call': { input: { call: CallId }; output: object; refusals: 'no-such-call' | 'not-called' }
}
