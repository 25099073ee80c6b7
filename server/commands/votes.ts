/** The chair leads a vote from its draft to its result. The rules are in domain/votes.ts. */
import * as votes from '../domain/votes.ts'
import type { Change, ChairCaller, Context, Input } from './context.ts'

type Chair = Context<ChairCaller>

export const prepareVote = ({ state }: Chair, draft: Input<'prepare-vote'>): Change<'prepare-vote'> =>
  votes.prepareVote(state.assembly, draft)

export const changeVote = ({ state }: Chair, { vote, draft }: Input<'change-vote'>): Change<'change-vote'> =>
  votes.changeVote(state.assembly, vote, draft)

export const discardVote = ({ state }: Chair, { vote }: Input<'discard-vote'>): Change<'discard-vote'> =>
  votes.discardVote(state.assembly, vote)

export const openVote = ({ state, at }: Chair, { vote }: Input<'open-vote'>): Change<'open-vote'> =>
  votes.openVote(state.assembly, vote, at)

export const extendVote = (
  { state, at }: Chair,
  { vote, seconds }: Input<'extend-vote'>,
): Change<'extend-vote'> => votes.extendVote(state.assembly, vote, seconds, at)

export const closeVote = ({ state, store, at }: Chair, { vote }: Input<'close-vote'>): Change<'close-vote'> =>
  votes.closeVote(state.assembly, vote, at, (open) => {
    const { secrecy } = open.draft
    store.settleBox(vote)
    return {
      counts: store.ballotBox.counts(vote, secrecy),
      voters: store.ballotBox.voters(vote),
      seal: store.ballotBox.seal(vote, secrecy, open.register),
    }
  })

export const publishVote = ({ state, at }: Chair, { vote }: Input<'publish-vote'>): Change<'publish-vote'> =>
  votes.publishVote(state.assembly, vote, at)

export function annulVote(
  { state, store, at }: Chair,
  { vote, reason }: Input<'annul-vote'>,
): Change<'annul-vote'> {
  const decision = votes.annulVote(state.assembly, vote, reason, at)
  if (!decision.ok || state.assembly.openVote !== vote) return decision
  store.settleBox(vote)
  return {
    ...decision,
    signals: [{ type: 'turnout-voided', members: [...(state.box?.turnout.keys() ?? [])] }],
  }
}
