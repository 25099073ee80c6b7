/**
 * Calls to all phones, the quorum that is found by them or by check-in, and what speaks against opening a vote. SPEC.md, rules Q.
 * Who answers while a call is on is not in the journal; with its end the journal has all of them at once.
 */
import type {
  CallId,
  CallPurpose,
  CallState,
  Gate,
  Instant,
  MemberId,
  Missing,
  OpeningDoubt,
  QuorumFinding,
  QuorumRule,
  TrialReport,
} from '../protocol/messages.ts'
import { toRanges } from '../protocol/id-ranges.ts'
import type { Assembly, Member } from './assembly.ts'
import { accept, refuse } from './decision.ts'

/** `answered` only of one that has ended. */
export type Call = {
  id: CallId
  purpose: CallPurpose
  begunAt: Instant
  endsAt: Instant | null
} & ({ state: 'on' } | { state: 'ended'; endedAt: Instant; answered: ReadonlySet<MemberId> })

export type Calls = {
  /** The last one, until it is cancelled. */
  readonly last: Call | null
  /** The hall still sees it. */
  readonly isShown: boolean
  readonly next: CallId
  readonly rule: QuorumRule | null
  readonly trialGate: Gate | null
  /** In the order in which they were found. */
  readonly findings: readonly QuorumFinding[]
  readonly trials: readonly TrialReport[]
  /** Who was ever checked in. */
  readonly accredited: ReadonlySet<MemberId>
}

type Members = Pick<Assembly, 'members' | 'calls'>

/** What only the running host knows of a member. */
export type Reach = (member: MemberId) => 'never-signed-in' | 'offline' | 'online'

/** Whole persons: the fewest that reach the share, or exceed it. Nobody of nobody is no quorum. */
export function neededOf(base: number, { comparison, numerator, denominator }: QuorumRule): number {
  const share = (BigInt(base) * BigInt(numerator)) / BigInt(denominator)
  const isWhole = (BigInt(base) * BigInt(numerator)) % BigInt(denominator) === 0n
  const needed = comparison === 'more-than' || !isWhole ? share + 1n : share
  return Math.max(1, Number(needed))
}

const countOf = ({ members }: Members, counts: (member: Readonly<Member>) => boolean): number => {
  let count = 0
  for (const member of members.values()) if (member.entitled && counts(member)) count++
  return count
}

const baseOf = (assembly: Members, { base }: QuorumRule): number =>
  countOf(assembly, ({ id }) => base === 'entitled' || assembly.calls.accredited.has(id))

function found(
  assembly: Members,
  rule: QuorumRule,
  { at, call, present }: Pick<QuorumFinding, 'at' | 'call' | 'present'>,
): QuorumFinding {
  const base = baseOf(assembly, rule)
  const needed = neededOf(base, rule)
  return { at, call, present, base, needed, isReached: present >= needed, rule }
}

export const setQuorum = ({ calls }: Members, rule: QuorumRule | null) =>
  accept(JSON.stringify(rule) === JSON.stringify(calls.rule) ? [] : [{ type: 'quorum-set', rule }], {})

export const setTrialGate = ({ calls }: Members, gate: Gate | null) =>
  accept(gate === calls.trialGate ? [] : [{ type: 'trial-gate-set', gate }], {})

export function findQuorum(assembly: Members, at: Instant) {
  const { rule } = assembly.calls
  if (rule === null) return refuse('no-quorum-rule')
  const present = countOf(assembly, (member) => member.present)
  const finding = found(assembly, rule, { at, call: null, present })
  return accept([{ type: 'quorum-found', finding }], { finding })
}

/** Not beside an open vote: a phone shows one thing. */
export function beginCall(
  assembly: Assembly,
  { purpose, seconds, at }: { purpose: CallPurpose; seconds: number | null; at: Instant },
) {
  const { calls, openVote, votes } = assembly
  if (calls.last?.state === 'on') return refuse('call-on', { purpose: calls.last.purpose })
  const open = openVote === null ? undefined : votes.get(openVote)
  if (open !== undefined) return refuse('vote-open', { title: open.draft.title })
  if (purpose === 'count' && calls.rule === null) return refuse('no-quorum-rule')
  const endsAt = seconds === null ? null : at + seconds * 1000
  const call = calls.next
  return accept([{ type: 'call-begun', call, purpose, begunAt: at, endsAt }], { call })
}

type Answers = { answered: ReadonlySet<MemberId>; at: Instant; reach: Reach }

/** [Q3] who answered and is not checked in at this moment is not counted. */
export function endCall(assembly: Members, call: CallId, { answered, at, reach }: Answers) {
  const last = callOn(assembly, call)
  if (last === null) return refuse('no-such-call')
  const ended = { type: 'call-ended', call, endedAt: at, answered: toRanges(answered) } as const
  const { rule } = assembly.calls
  if (last.purpose === 'trial') {
    const report: TrialReport = {
      ...{ call, begunAt: last.begunAt, endedAt: at },
      answered: countOf(assembly, ({ id }) => answered.has(id)),
      of: countOf(assembly, () => true),
      missing: missingOf(assembly, answered, reach),
    }
    return accept([{ ...ended, finding: null, report }], {})
  }
  const present = countOf(assembly, (member) => member.present && answered.has(member.id))
  const finding = rule === null ? null : found(assembly, rule, { at, call, present })
  return accept([{ ...ended, finding, report: null }], {})
}

export function cancelCall(assembly: Members, call: CallId) {
  return callOn(assembly, call) === null
    ? refuse('no-such-call')
    : accept([{ type: 'call-cancelled', call }], {})
}

/** [Q2] an answer more, or one that comes late, changes nothing. */
export function answerCall(assembly: Members, call: CallId, member: MemberId) {
  if (callOn(assembly, call) === null) return refuse('no-such-call')
  return assembly.members.get(member)?.entitled === true ? accept([], {}) : refuse('not-called')
}

export function callOn({ calls: { last } }: Pick<Assembly, 'calls'>, call?: CallId): Call | null {
  return last?.state === 'on' && (call === undefined || last.id === call) ? last : null
}

/** The call whose time is over at `now`, if there is one. */
export function callDue(assembly: Members, now: Instant): CallId | null {
  const call = callOn(assembly)
  return call !== null && call.endsAt !== null && call.endsAt <= now ? call.id : null
}

function missingOf({ members }: Members, answered: ReadonlySet<MemberId>, reach: Reach): Missing {
  const missing: Missing = { notPresent: 0, neverSignedIn: 0, offline: 0, silent: 0 }
  for (const { id, entitled, present } of members.values()) {
    if (!entitled || answered.has(id)) continue
    const reached = reach(id)
    if (!present) missing.notPresent++
    else if (reached === 'never-signed-in') missing.neverSignedIn++
    else if (reached === 'offline') missing.offline++
    else missing.silent++
  }
  return missing
}

/** How far the call is that is on, or what became of the last one. */
export function callState(assembly: Members, answered: ReadonlySet<MemberId>): CallState | null {
  const { last, isShown, rule } = assembly.calls
  if (last === null) return null
  const isCount = last.purpose === 'count'
  const had = countOf(assembly, (member) => answered.has(member.id) && (!isCount || member.present))
  const of = isCount && rule !== null ? baseOf(assembly, rule) : countOf(assembly, () => true)
  const needed = isCount && rule !== null ? neededOf(of, rule) : null
  const { id, purpose, endsAt, begunAt } = last
  const state = { id, purpose, endsAt, begunAt, isShown, endedAt: last.state === 'on' ? null : last.endedAt }
  const finding = assembly.calls.findings.find(({ call }) => call === id)
  // What was found stays what it was, whoever comes or goes.
  if (finding !== undefined)
    return {
      ...state,
      answered: finding.present,
      of: finding.base,
      needed: finding.needed,
      isReached: finding.isReached,
    }
  return { ...state, answered: had, of, needed, isReached: needed !== null && had >= needed }
}

type Doubt = { doubt: OpeningDoubt; gate: Gate } & (
  | { why: 'quorum-not-found' | 'trial-missing'; about: object }
  | { why: 'not-quorate'; about: { present: number; needed: number; at: Instant } }
)

/** [Q5] [Q6] what speaks against opening a vote now. */
export function doubtsOf({ calls, votes }: Assembly): readonly Doubt[] {
  const { rule, findings, trialGate, trials } = calls
  const doubts: Doubt[] = []
  const last = findings.at(-1)
  if (rule !== null && last === undefined)
    doubts.push({ doubt: 'quorum', gate: rule.gate, why: 'quorum-not-found', about: {} })
  if (rule !== null && last?.isReached === false) {
    const { present, needed, at } = last
    doubts.push({ doubt: 'quorum', gate: rule.gate, why: 'not-quorate', about: { present, needed, at } })
  }
  const isFirst = [...votes.values()].every(({ state }) => state === 'prepared')
  if (trialGate !== null && isFirst && trials.length === 0)
    doubts.push({ doubt: 'trial', gate: trialGate, why: 'trial-missing', about: {} })
  return doubts
}

/** Null: nothing, or whoever opens it has said that it is to open despite it. */
export function refuseOpening(doubts: readonly Doubt[], despite: readonly OpeningDoubt[]) {
  const against = doubts.find(({ doubt, gate }) => gate === 'block' || !despite.includes(doubt))
  if (against === undefined) return null
  return refuse(against.why, { gate: against.gate, ...against.about })
}
