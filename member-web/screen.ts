/** Which one thing the phone shows: pure, from what is known. It knows no words and no components. */

import { memberVote } from '#client/member-vote'
import type { ConnectionState, SignInRefused } from '#client'
import type { CallId, CallNow, MemberTopics, MemberVote, VoteId } from '#protocol'
import { progressIn } from './ballot.ts'
import type { BallotProgress } from './ballot.ts'

export type VoteIn<State extends MemberVote['state']> = Extract<MemberVote, { state: State }>

/** Why one stands before the sign-in. */
export type SignInNotice =
  | { why: 'replaced' | 'revoked' | 'signed-out' | 'sign-in-missing' }
  | { why: 'refused'; refusal: SignInRefused }

/** What the phone knows once it has been welcomed. */
export type Known = Omit<MemberTopics, 'vote' | 'voteState'> & { vote: MemberVote | null }

export type Screen =
  | { screen: 'sign-in'; notice: SignInNotice | null }
  | { screen: 'opening' }
  | { screen: 'stopped'; why: 'opened-elsewhere' | 'malformed' | 'wrong-protocol' }
  | ({ known: Known } & (
      | { screen: 'waiting' }
      /** All phones are asked. `isAnswered`: as the host or this phone knows. */
      | { screen: 'call'; call: CallNow; isAnswered: boolean }
      /** `isChange`: one counts already. */
      | { screen: 'ballot'; vote: VoteIn<'open'>; isChange: boolean }
      | { screen: 'cast'; vote: VoteIn<'open'>; progress: Exclude<BallotProgress, { step: 'none' }> }
      | { screen: 'not-on-register'; vote: VoteIn<'open'> }
      | { screen: 'paper'; vote: VoteIn<'paper'>; progress: BallotProgress }
      | { screen: 'closed'; vote: VoteIn<'closed'>; progress: BallotProgress }
      | { screen: 'result'; vote: VoteIn<'published'>; progress: BallotProgress }
      | { screen: 'annulled'; vote: VoteIn<'annulled'> }
    ))

export type Situation = {
  /** null: not signed in, and not trying to. */
  connection: ConnectionState | null
  topics: Partial<MemberTopics> | null
  progress: BallotProgress
  /** The member asked for it on this phone. */
  hasSignedOut: boolean
  /** The vote whose ballot the member fills in once more. */
  changing: VoteId | null
  /** The last call that this phone answered, with the host's word for it. */
  answeredCall?: CallId | null
}

export const screenOf = ({
  connection,
  topics,
  progress,
  hasSignedOut,
  changing,
  answeredCall = null,
}: Situation): Screen => {
  if (connection === null) return { screen: 'sign-in', notice: hasSignedOut ? { why: 'signed-out' } : null }
  if (connection.state === 'ended') return afterTheEnd(connection, hasSignedOut)
  const known = topics === null ? null : completeOf(topics)
  return known === null
    ? { screen: 'opening' }
    : { known, ...(callOf(known, answeredCall) ?? screenOfVote(known, { progress, changing })) }
}

const afterTheEnd = (end: Extract<ConnectionState, { state: 'ended' }>, hasSignedOut: boolean): Screen => {
  switch (end.why) {
    case 'refused':
      return { screen: 'sign-in', notice: { why: 'refused', refusal: end.refusal } }
    case 'signed-out':
      return { screen: 'sign-in', notice: { why: hasSignedOut ? 'signed-out' : 'revoked' } }
    case 'replaced':
    case 'sign-in-missing':
      return { screen: 'sign-in', notice: { why: end.why } }
    case 'stopped':
      return { screen: 'sign-in', notice: hasSignedOut ? { why: 'signed-out' } : null }
    case 'opened-elsewhere':
    case 'malformed':
    case 'wrong-protocol':
      return { screen: 'stopped', why: end.why }
    default:
      return unreachable(end)
  }
}

const completeOf = (topics: Partial<MemberTopics>): Known | null => {
  const {
    convention,
    onRegister,
    me,
    ballot = null,
    agenda = null,
    speakers = null,
    speaking = null,
    nominations = [],
    call = null,
    answered = null,
    motions = null,
  } = topics
  return convention === undefined || onRegister === undefined || me === undefined
    ? null
    : {
        convention,
        vote: memberVote(topics),
        onRegister,
        me,
        ballot,
        agenda,
        speakers,
        speaking,
        nominations,
        call,
        answered,
        motions,
      }
}

type VoteScreen = Screen extends infer Each
  ? Each extends { known: Known }
    ? Omit<Each, 'known'>
    : never
  : never

/** Only the entitled are asked. */
const callOf = ({ call, answered, vote, me }: Known, answeredCall: CallId | null): VoteScreen | null =>
  call === null || vote?.state === 'open' || !me.entitled
    ? null
    : { screen: 'call', call, isAnswered: answered === call.id || answeredCall === call.id }

const screenOfVote = (
  { vote, onRegister, ballot }: Known,
  { progress: ofThisPage, changing }: Pick<Situation, 'progress' | 'changing'>,
): VoteScreen => {
  if (vote === null) return { screen: 'waiting' }
  const progress = progressIn(vote, ofThisPage, ballot)
  switch (vote.state) {
    case 'open':
      if (progress.step === 'counted' && changing === vote.id)
        return { screen: 'ballot', vote, isChange: true }
      if (progress.step !== 'none' && !(progress.step === 'gone' && onRegister))
        return { screen: 'cast', vote, progress }
      return onRegister ? { screen: 'ballot', vote, isChange: false } : { screen: 'not-on-register', vote }
    case 'paper':
      return { screen: 'paper', vote, progress }
    case 'closed':
      return { screen: 'closed', vote, progress }
    case 'published':
      return { screen: 'result', vote, progress }
    case 'annulled':
      return { screen: 'annulled', vote }
    default:
      return unreachable(vote)
  }
}

const unreachable = (nothing: never): never => {
  throw new Error(`no screen for ${JSON.stringify(nothing)}`)
}
