/** Debates: speakers' lists, speeches and points of order. The rules are in domain/debate.ts and domain/points.ts. */
import { createHash } from 'node:crypto'
import * as debates from '../domain/debate.ts'
import * as points from '../domain/points.ts'
import { speakingTimes } from '../domain/speaking-times.ts'
import type { Answer, ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'
import { makeSeed } from './secrets.ts'

type Chair = Context<ChairCaller>
type Member = Context<MemberCaller>

export const openDebate = ({ state, at }: Chair, input: Input<'open-debate'>): Change<'open-debate'> =>
  debates.openDebate(state.assembly, input, at)

export const changeDebateRules = (
  { state }: Chair,
  { debate, ...change }: Input<'change-debate-rules'>,
): Change<'change-debate-rules'> => debates.changeRules(state.assembly, debate, change)

export const setList = ({ state, at }: Chair, { debate, was, to }: Input<'set-list'>): Change<'set-list'> =>
  debates.setList(state.assembly, debate, { was, to, at })

export const addSpeaker = (
  { state, at }: Chair,
  { debate, ...wish }: Input<'add-speaker'>,
): Change<'add-speaker'> => debates.addSpeaker(state.assembly, debate, wish, at)

export const removeSpeaker = (
  { state }: Chair,
  { speaker, why }: Input<'remove-speaker'>,
): Change<'remove-speaker'> => debates.removeSpeaker(state.assembly, speaker, why)

export const moveSpeaker = (
  { state }: Chair,
  { speaker, place }: Input<'move-speaker'>,
): Change<'move-speaker'> => debates.moveSpeaker(state.assembly, speaker, place)

export const drawSpeakers = ({ state }: Chair, { debate }: Input<'draw-speakers'>): Change<'draw-speakers'> =>
  debates.drawSpeakers(state.assembly, debate, {
    seed: makeSeed(),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  })

export const callSpeaker = ({ state, at }: Chair, input: Input<'call-speaker'>): Change<'call-speaker'> =>
  debates.callSpeaker(state.assembly, { ...input, at })

export const endSpeech = ({ state, at }: Chair, input: Input<'end-speech'>): Change<'end-speech'> =>
  debates.endSpeech(state.assembly, { ...input, at })

export const pauseSpeech = ({ state, at }: Chair, input: Input<'pause-speech'>): Change<'pause-speech'> =>
  debates.pauseSpeech(state.assembly, { ...input, at })

export const resumeSpeech = ({ state, at }: Chair, input: Input<'resume-speech'>): Change<'resume-speech'> =>
  debates.resumeSpeech(state.assembly, { ...input, at })

export const extendSpeech = ({ state }: Chair, input: Input<'extend-speech'>): Change<'extend-speech'> =>
  debates.extendSpeech(state.assembly, input)

export const answerGroup = ({ state, at }: Chair, input: Input<'answer-group'>): Change<'answer-group'> =>
  debates.answerGroup(state.assembly, { ...input, at })

export const addPoint = ({ state, at }: Chair, input: Input<'add-point'>): Change<'add-point'> =>
  points.addPoint(state.assembly, input, at)

export const callPoint = ({ state, at }: Chair, input: Input<'call-point'>): Change<'call-point'> =>
  points.callPoint(state.assembly, { ...input, at })

export const speakToPoint = (
  { state }: Chair,
  { point, ...speech }: Input<'speak-to-point'>,
): Change<'speak-to-point'> => points.speakToPoint(state.assembly, point, speech)

export const preparePointVote = (
  { state }: Chair,
  { point }: Input<'prepare-point-vote'>,
): Change<'prepare-point-vote'> => points.preparePointVote(state.assembly, point)

export const decidePoint = (
  { state, at }: Chair,
  { point, ...decision }: Input<'decide-point'>,
): Change<'decide-point'> => points.decidePoint(state.assembly, point, { ...decision, at })

export const setPointKinds = (
  { state }: Chair,
  change: Input<'set-point-kinds'>,
): Change<'set-point-kinds'> => points.setPointKinds(state.assembly, change)

export const askSpeakingTimes = (
  { state }: Chair,
  { debate }: Input<'speaking-times'>,
): Answer<'speaking-times'> => ({ ok: true, output: { times: speakingTimes(state.assembly, debate) } })

export const askToSpeak = (
  { state, caller, at }: Member,
  input: Input<'ask-to-speak'>,
): Change<'ask-to-speak'> => debates.askToSpeak(state.assembly, caller.member, { ...input, at })

export const withdrawWish = ({ state, caller }: Member): Change<'withdraw-wish'> =>
  debates.withdrawWish(state.assembly, caller.member)

export const movePoint = ({ state, caller, at }: Member, input: Input<'move-point'>): Change<'move-point'> =>
  points.movePoint(state.assembly, caller.member, { ...input, at })

export const withdrawPoint = (
  { state, caller, at }: Member,
  { point }: Input<'withdraw-point'>,
): Change<'withdraw-point'> => points.withdrawPoint(state.assembly, caller.member, point, at)

export const readPointKinds = ({ state }: Member): Answer<'read-point-kinds'> => ({
  ok: true,
  output: { kinds: points.pointKindsOf(state.assembly) },
})
