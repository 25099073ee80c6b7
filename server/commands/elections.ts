/** Elections: setting them up, who stands, ballot after ballot, who accepts. The rules are in domain/elections.ts. */
import { createHash } from 'node:crypto'
import * as elections from '../domain/elections.ts'
import { publicElection } from '../domain/election-views.ts'
import type { Answer, ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'
import { LARGEST_PICTURE, pictureType } from './picture.ts'

type Chair = Context<ChairCaller>
type Phone = Context<MemberCaller>

export const addElection = ({ state }: Chair, { draft }: Input<'add-election'>): Change<'add-election'> =>
  elections.addElection(state.assembly, draft)

export const changeElection = (
  { state }: Chair,
  { election, ...change }: Input<'change-election'>,
): Change<'change-election'> => elections.changeElection(state.assembly, election, change)

export const removeElection = (
  { state }: Chair,
  { election }: Input<'remove-election'>,
): Change<'remove-election'> => elections.removeElection(state.assembly, election)

export const openNominations = (
  { state }: Chair,
  { election }: Input<'open-nominations'>,
): Change<'open-nominations'> => elections.openNominations(state.assembly, election)

export const closeNominations = (
  { state }: Chair,
  { election }: Input<'close-nominations'>,
): Change<'close-nominations'> => elections.closeNominations(state.assembly, election)

export const nominate = (
  { state }: Chair,
  { election, ...nomination }: Input<'nominate'>,
): Change<'nominate'> => elections.nominate(state.assembly, election, nomination)

export const changeCandidate = (
  { state }: Chair,
  { candidate, ...change }: Input<'change-candidate'>,
): Change<'change-candidate'> => elections.changeCandidate(state.assembly, candidate, change)

/** The bytes are kept as they came: what a picture tells beside the picture, whoever uploads it decides. */
export function setPortrait(
  { state, store, tickets }: Chair,
  { candidate, upload: id }: Input<'set-portrait'>,
): Change<'set-portrait'> {
  if (id === null) return elections.setPortrait(state.assembly, candidate, null)
  const upload = tickets.upload(id)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' }
  const { bytes } = upload
  if (bytes.length > LARGEST_PICTURE)
    return { ok: false, why: 'picture-too-large', about: { bytes: bytes.length, largest: LARGEST_PICTURE } }
  const type = pictureType(bytes)
  if (type === null) return { ok: false, why: 'not-a-picture' }
  const hash = createHash('sha256').update(bytes).digest('hex')
  const decision = elections.setPortrait(state.assembly, candidate, hash)
  if (decision.ok) store.portraits.put(hash, { type, bytes })
  return decision
}

export const recordConsent = (
  { state }: Chair,
  { candidate, consent }: Input<'record-consent'>,
): Change<'record-consent'> => elections.answerCandidacy(state.assembly, candidate, { consent })

export const prepareElectionBallot = (
  { state }: Chair,
  { election, after }: Input<'prepare-election-ballot'>,
): Change<'prepare-election-ballot'> => elections.prepareElectionBallot(state.assembly, election, after)

export const askAcceptance = (
  { state }: Chair,
  { election }: Input<'ask-acceptance'>,
): Change<'ask-acceptance'> => elections.askAcceptance(state.assembly, election)

export const recordAcceptance = (
  { state }: Chair,
  { candidate, accepts }: Input<'record-acceptance'>,
): Change<'record-acceptance'> => elections.recordAcceptance(state.assembly, candidate, accepts)

export const leaveVacant = (
  { state }: Chair,
  { election, seats }: Input<'leave-vacant'>,
): Change<'leave-vacant'> => elections.leaveVacant(state.assembly, election, seats)

export const standForElection = (
  { state, caller }: Phone,
  { election, text }: Input<'stand-for-election'>,
): Change<'stand-for-election'> => elections.stand(state.assembly, election, { member: caller.member, text })

export const answerOwnCandidacy = (
  { state, caller }: Phone,
  { candidate, consent, text }: Input<'answer-candidacy'>,
): Change<'answer-candidacy'> =>
  elections.answerCandidacy(state.assembly, candidate, { consent, text, member: caller.member })

export const answerOwnElection = (
  { state, caller }: Phone,
  { candidate, accepts }: Input<'answer-election'>,
): Change<'answer-election'> =>
  elections.answerElection(state.assembly, candidate, { member: caller.member, accepts })

export function readCandidates(
  { state }: Phone,
  { election: id }: Input<'read-candidates'>,
): Answer<'read-candidates'> {
  const election = state.assembly.elections.get(id)
  if (election === undefined) return { ok: false, why: 'no-such-election' }
  return { ok: true, output: publicElection(state.assembly, election) }
}
