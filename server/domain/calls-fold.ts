/** What an event of a call, the quorum or the trial means for what is known of them. */
import type { CallId, Gate, MemberId, QuorumFinding, QuorumRule, TrialReport } from '../protocol/messages.ts'
import { fromRanges } from '../protocol/id-ranges.ts'
import type { Call } from './calls.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent } from './events.ts'

export type MutableCalls = {
  last: Call | null
  isShown: boolean
  next: CallId
  rule: QuorumRule | null
  trialGate: Gate | null
  findings: QuorumFinding[]
  trials: TrialReport[]
  accredited: Set<MemberId>
}

export const emptyCalls = (): MutableCalls => ({
  last: null,
  isShown: false,
  next: 1,
  rule: null,
  trialGate: null,
  findings: [],
  trials: [],
  accredited: new Set(),
})

export type CallEvent = Extract<
  AssemblyEvent,
  { type: `call-${string}` | `quorum-${string}` | 'trial-gate-set' }
>

export function applyToCalls(calls: MutableCalls, event: CallEvent): void {
  switch (event.type) {
    case 'quorum-set':
      calls.rule = event.rule
      return
    case 'trial-gate-set':
      calls.trialGate = event.gate
      return
    case 'quorum-found':
      calls.findings.push(event.finding)
      return
    case 'call-begun': {
      const { call: id, purpose, begunAt, endsAt } = event
      calls.last = { state: 'on', id, purpose, begunAt, endsAt }
      calls.isShown = true
      calls.next = id + 1
      return
    }
    case 'call-ended': {
      const { state: _, ...call } = callIn(calls, event.call)
      const answered = new Set(fromRanges(event.answered))
      calls.last = { ...call, state: 'ended', endedAt: event.endedAt, answered }
      if (event.finding !== null) calls.findings.push(event.finding)
      if (event.report !== null) calls.trials.push(event.report)
      return
    }
    case 'call-cancelled':
      callIn(calls, event.call)
      calls.last = null
      calls.isShown = false
      return
    default:
      unreachable(event)
  }
}

function callIn({ last }: MutableCalls, id: CallId): Call {
  if (last?.id !== id || last.state !== 'on') throw new Error(`the journal does not fit call ${String(id)}`)
  return last
}
