/** A member casts a ballot: into the box, with a receipt that says that it is there and nothing else. */
import { admitBallot } from '../domain/ballots.ts'
import type { Change, Context, Input, MemberCaller } from './context.ts'
import { makeBallotKey, makeReceipt } from './secrets.ts'

export function castBallot(
  context: Context<MemberCaller>,
  { vote, choice }: Input<'cast-ballot'>,
): Change<'cast-ballot'> {
  const { state, store, caller, at, request } = context
  const { member } = caller
  const box = state.box?.vote === vote ? state.box : null
  // [B3] the same request again is the same ballot: answered with its receipt, even when another vote stands by now.
  const before = box === null ? store.ballotBox.voted(vote, member) : box.turnout.get(member)
  if (before?.request === request) return { ok: true, output: { receipt: before.receipt } }
  const admitted = admitBallot(state.assembly, vote, at, member, (id) => box?.register.get(id))
  if (!admitted.ok) return admitted
  if (before !== undefined) return { ok: false, why: 'already-cast', about: { receipt: before.receipt } }
  const receipt = makeReceipt()
  const { weight, secrecy } = admitted
  store.ballotBox.cast(
    { vote, member, secrecy, choice, weight },
    { ballotKey: makeBallotKey(), receipt, request },
  )
  state.recordTurnout(member, { receipt, request })
  return { ok: true, output: { receipt }, signals: [{ type: 'ballot-cast', vote, member }] }
}
