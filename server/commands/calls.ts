/** All phones are asked at once; the quorum; the trial. The rules are in domain/calls.ts. */
import * as calls from '../domain/calls.ts'
import type { MemberId } from '../protocol/messages.ts'
import type { ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'

type Chair = Context<ChairCaller>

export const setQuorum = ({ state }: Chair, { rule }: Input<'set-quorum'>): Change<'set-quorum'> =>
  calls.setQuorum(state.assembly, rule)

export const setTrialGate = ({ state }: Chair, { gate }: Input<'set-trial-gate'>): Change<'set-trial-gate'> =>
  calls.setTrialGate(state.assembly, gate)

export const findQuorum = ({ state, at }: Chair): Change<'find-quorum'> =>
  calls.findQuorum(state.assembly, at)

export function beginCall(
  { state, at }: Chair,
  { purpose, seconds }: Input<'begin-call'>,
): Change<'begin-call'> {
  const before = [...state.answered]
  const decision = calls.beginCall(state.assembly, { purpose, seconds, at })
  return decision.ok ? { ...decision, signals: [{ type: 'answers-voided', members: before }] } : decision
}

export const endCall = ({ state, presence, at }: Chair, { call }: Input<'end-call'>): Change<'end-call'> =>
  calls.endCall(state.assembly, call, {
    answered: state.answered,
    at,
    reach: (member: MemberId) => {
      const seen = presence.of(member)
      if (seen === undefined) return 'never-signed-in'
      return seen.online ? 'online' : 'offline'
    },
  })

export function cancelCall({ state }: Chair, { call }: Input<'cancel-call'>): Change<'cancel-call'> {
  const before = [...state.answered]
  const decision = calls.cancelCall(state.assembly, call)
  return decision.ok ? { ...decision, signals: [{ type: 'answers-voided', members: before }] } : decision
}

export function answerCall(
  { state, caller: { member } }: Context<MemberCaller>,
  { call }: Input<'answer-call'>,
): Change<'answer-call'> {
  const decision = calls.answerCall(state.assembly, call, member)
  if (!decision.ok || state.answered.has(member)) return decision
  state.recordAnswer(call, member)
  return { ...decision, signals: [{ type: 'call-answered', member }] }
}
