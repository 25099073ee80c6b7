/** Elections: setting them up, who stands, ballot after ballot, who accepts. The rules are in domain/elections.ts. */
import { createHash } from 'node:crypto'
import * as elections from '../domain/elections.ts'
import { publicElection } from '../domain/election-views.ts'
import type { Answer, ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'
import { LARGEST_PICTURE, pictureType } from './picture.ts'
import type { Upload } from './tickets.ts'

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

export const setPortrait = (
  { state, store, tickets }: Chair,
  { candidate, upload }: Input<'set-portrait'>,
): Change<'set-portrait'> =>
  withPicture(store, upload === null ? null : tickets.upload(upload), (portrait) =>
    elections.setPortrait(state.assembly, candidate, portrait),
  )

/** The bytes are kept as they came: what a picture tells beside the picture, whoever uploads it decides. `upload` null: none from now on. */
function withPicture<Decision extends { ok: boolean }>(
  store: Chair['store'],
  upload: Upload | undefined | null,
  decide: (portrait: string | null) => Decision,
) {
  if (upload === null) return decide(null)
  if (upload === undefined) return { ok: false, why: 'no-such-upload' } as const
  const { bytes } = upload
  if (bytes.length > LARGEST_PICTURE) return tooLarge(bytes.length)
  const type = pictureType(bytes)
  if (type === null) return { ok: false, why: 'not-a-picture' } as const
  const hash = createHash('sha256').update(bytes).digest('hex')
  const decision = decide(hash)
  if (decision.ok) store.portraits.put(hash, { type, bytes })
  return decision
}

const tooLarge = (bytes: number) =>
  ({ ok: false, why: 'picture-too-large', about: { bytes, largest: LARGEST_PICTURE } }) as const

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

export function beginPortrait(
  { state, tickets, caller }: Phone,
  { candidate, bytes }: Input<'begin-portrait'>,
): Answer<'begin-portrait'> {
  const { member } = caller
  const may = elections.setOwnPortrait(state.assembly, candidate, { member, portrait: undefined })
  if (!may.ok) return may
  if (bytes > LARGEST_PICTURE) return tooLarge(bytes)
  return { ok: true, output: { ticket: tickets.admitUpload('portrait', bytes, member) } }
}

export const setOwnPortrait = (
  { state, store, tickets, caller: { member } }: Phone,
  { candidate, upload }: Input<'set-own-portrait'>,
): Change<'set-own-portrait'> =>
  withPicture(store, upload === null ? null : tickets.upload(upload, member), (portrait) =>
    elections.setOwnPortrait(state.assembly, candidate, { member, portrait }),
  )

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
