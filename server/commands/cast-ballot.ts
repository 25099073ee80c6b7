/** A member casts a ballot, or changes it where the vote allows that: into the box, with a receipt that says that it is there and nothing else. */
import { admitBallot } from '../domain/ballots.ts'
import type { Ballot } from '../store/ballot-box.ts'
import type { Change, Context, Input, MemberCaller } from './context.ts'
import { ballotKeyOf, makeBallotKey, makeReceipt } from './secrets.ts'

type Cast = Input<'cast-ballot'>

/**
 * [B3] A change that comes once more, late and out of some queue, must not bring its ballot back. Nobody changes more often than
 * this while a frame is on its way.
 */
const KNOWN_REQUESTS = 32

export function castBallot(context: Context<MemberCaller>, input: Cast): Change<'cast-ballot'> {
  const { state, store, caller, at, request } = context
  const { member } = caller
  const { vote, marks } = input
  const box = state.box?.vote === vote ? state.box : null
  // [B3] the same request again is the same ballot: answered with its receipt, even when another vote stands by now.
  const before = box === null ? store.ballotBox.voted(vote, member) : box.turnout.get(member)
  if (before !== undefined && isKnown(before.request, request))
    return { ok: true, output: { receipt: before.receipt } }
  const admitted = admitBallot(state.assembly, { vote, member, marks, at }, (id) => box?.register.get(id))
  if (!admitted.ok) return admitted
  const { weight, secrecy, changeable } = admitted
  const ballot = { vote, member, secrecy, marks, weight }
  if (before !== undefined) {
    const stands = { about: { receipt: before.receipt } }
    if (!changeable) return { ok: false, why: 'already-cast', ...stands }
    const refused = replace(context, ballot, input)
    if (refused !== null) return { ok: false, why: refused, ...stands }
    // [B8] the receipt stays: it says that a ballot is recorded, and one is.
    const requests = [request, ...before.request.split(' ')].slice(0, KNOWN_REQUESTS).join(' ')
    store.ballotBox.replaceRequest(ballot, requests)
    state.recordTurnout(member, { receipt: before.receipt, request: requests })
    return { ok: true, output: { receipt: before.receipt } }
  }
  const needsKey = changeable && secrecy === 'secret'
  if (needsKey && input.key === undefined) return { ok: false, why: 'key-missing' }
  const ballotKey = needsKey && input.key !== undefined ? ballotKeyOf(input.key) : makeBallotKey()
  if (needsKey && store.ballotBox.hasKey(vote, ballotKey)) return { ok: false, why: 'key-unknown' }
  const receipt = makeReceipt()
  store.ballotBox.cast(ballot, { ballotKey, receipt, request })
  state.recordTurnout(member, { receipt, request })
  return { ok: true, output: { receipt }, signals: [{ type: 'ballot-cast', vote, member }] }
}

/** The newest first, separated by blanks; one where nothing was changed. */
const isKnown = (requests: string, request: string) =>
  requests === request || (requests.includes(' ') && requests.split(' ').includes(request))

/**
 * [B9] A secret ballot is found by the key that only the phone has kept. Its weight must be the member's: a key handed on to
 * somebody else cannot move votes.
 */
function replace(
  { store: { ballotBox } }: Context<MemberCaller>,
  ballot: Ballot,
  { key, replaces }: Cast,
): 'key-missing' | 'key-unknown' | null {
  if (ballot.secrecy === 'named') {
    ballotBox.replaceNamed(ballot)
    return null
  }
  if (key === undefined || replaces === undefined) return 'key-missing'
  const [next, last] = [ballotKeyOf(key), ballotKeyOf(replaces)]
  if (ballotBox.hasKey(ballot.vote, next)) return 'key-unknown'
  return ballotBox.replaceSecret(ballot, { next, last }) ? null : 'key-unknown'
}
