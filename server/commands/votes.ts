/** The chair leads a vote from its draft to its result. The rules are in domain/votes.ts and domain/after-closing.ts. */
import { createHash } from 'node:crypto'
import * as afterClosing from '../domain/after-closing.ts'
import type { Vote } from '../domain/assembly.ts'
import * as paper from '../domain/move-to-paper.ts'
import * as votes from '../domain/votes.ts'
import type { Answer, Change, ChairCaller, Context, Input } from './context.ts'
import { makeBallotKey, makeSeed } from './secrets.ts'

type Chair = Context<ChairCaller>

export const prepareVote = ({ state }: Chair, draft: Input<'prepare-vote'>): Change<'prepare-vote'> =>
  votes.prepareVote(state.assembly, draft)

export const changeVote = ({ state }: Chair, { vote, draft }: Input<'change-vote'>): Change<'change-vote'> =>
  votes.changeVote(state.assembly, vote, draft)

export const discardVote = ({ state }: Chair, { vote }: Input<'discard-vote'>): Change<'discard-vote'> =>
  votes.discardVote(state.assembly, vote)

export const checkVote = ({ state }: Chair, { vote }: Input<'check-vote'>): Answer<'check-vote'> =>
  votes.checkVote(state.assembly, vote)

export const openVote = (
  { state, at }: Chair,
  { vote, despite = [] }: Input<'open-vote'>,
): Change<'open-vote'> => votes.openVote(state.assembly, vote, at, { seed: makeSeed(), sha256, despite })

export const extendVote = (
  { state, at }: Chair,
  { vote, seconds }: Input<'extend-vote'>,
): Change<'extend-vote'> => votes.extendVote(state.assembly, vote, seconds, at)

export const closeVote = ({ state, store, at }: Chair, { vote }: Input<'close-vote'>): Change<'close-vote'> =>
  votes.closeVote(state.assembly, vote, at, (open) => ({
    ...sealBox(store, open),
    counts: store.ballotBox.counts(vote, open.draft.secrecy),
  }))

export const moveToPaper = (
  { state, store, at }: Chair,
  { vote, electronic }: Input<'move-to-paper'>,
): Change<'move-to-paper'> =>
  paper.moveToPaper(state.assembly, vote, { electronic, at, box: (open) => sealBox(store, open) })

/** Nothing goes into it any more, and nothing tells in which order it came. */
function sealBox(store: Chair['store'], open: votes.OpenVote): votes.SealedBox {
  const { id, draft, register } = open
  store.settleBox(id, saltFor(open))
  return {
    voters: store.ballotBox.voters(id),
    seal: store.ballotBox.seal(id, draft.secrecy, register),
  }
}

export const publishVote = ({ state, at }: Chair, { vote }: Input<'publish-vote'>): Change<'publish-vote'> =>
  votes.publishVote(state.assembly, vote, at)

export function annulVote(
  { state, store, at }: Chair,
  { vote, reason }: Input<'annul-vote'>,
): Change<'annul-vote'> {
  const decision = votes.annulVote(state.assembly, vote, reason, at)
  const open = state.assembly.votes.get(vote)
  if (!decision.ok || open?.state !== 'open') return decision
  store.settleBox(vote, saltFor(open))
  return {
    ...decision,
    signals: [{ type: 'turnout-voided', members: [...(state.box?.turnout.keys() ?? [])] }],
  }
}

/** Where ballots can be changed, phones know the keys of theirs. */
const saltFor = ({ draft }: Vote) => (draft.changeable && draft.secrecy === 'secret' ? makeBallotKey() : null)

export const prepareNextBallot = (
  { state }: Chair,
  { vote }: Input<'prepare-next-ballot'>,
): Change<'prepare-next-ballot'> => afterClosing.prepareNextBallot(state.assembly, vote)

export const enterPaperVotes = (
  context: Chair,
  { vote, votes }: Input<'enter-paper-votes'>,
): Change<'enter-paper-votes'> =>
  afterClosing.enterPaperVotes(context.state.assembly, vote, { ...person(context), votes })

export const confirmPaperVotes = (
  context: Chair,
  { vote, votes }: Input<'confirm-paper-votes'>,
): Change<'confirm-paper-votes'> =>
  afterClosing.confirmPaperVotes(context.state.assembly, vote, { ...person(context), votes })

export const withdrawPaperVotes = (
  context: Chair,
  { vote }: Input<'withdraw-paper-votes'>,
): Change<'withdraw-paper-votes'> =>
  afterClosing.withdrawPaperVotes(context.state.assembly, vote, person(context).by)

export const drawLot = (context: Chair, { vote, words }: Input<'draw-lot'>): Change<'draw-lot'> =>
  afterClosing.giveLotWords(context.state.assembly, vote, { ...person(context), words, sha256 })

export const decideTie = (
  context: Chair,
  { vote, option, adopted }: Input<'decide-tie'>,
): Change<'decide-tie'> =>
  afterClosing.decideTie(context.state.assembly, vote, { ...person(context), option, adopted })

/** Who acts, by the name on the invitation, when, and the ballots to count. */
const person = ({ caller, store, at }: Chair) => ({
  ...{ by: caller.role === 'chair' ? caller.name : caller.role, at },
  counts: ({ id, draft }: Vote) => store.ballotBox.counts(id, draft.secrecy),
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
