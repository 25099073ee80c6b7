/** A member casts a ballot, or changes it where the vote allows that: into the box, with a receipt that says that it is there and nothing else. */
import { admitBallot } from '../domain/ballots.ts'
import type { MemberId, Weight } from '../protocol/messages.ts'
import type { Ballot, Voted } from '../store/ballot-box.ts'
import type { Change, Context, Input, MemberCaller } from './context.ts'
import { ballotKeyOf, heldBallotKeyOf, makeBallotKey, makeReceipt } from './secrets.ts'

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
  const principals = box?.held.get(member) ?? []
  // [B3] the same request again is the same ballot: answered with its receipt, even when another vote stands by now.
  const before = box === null ? store.ballotBox.voted(vote, member) : box.turnout.get(member)
  if (before !== undefined && isKnown(before.request, request))
    return { ok: true, output: receiptsOf(box?.turnout, before.receipt, principals) }
  // [X2] whoever votes for them here votes; they do not vote as well.
  if (box?.represented.has(member) === true) return { ok: false, why: 'not-on-register' }
  const weightOf = (id: MemberId) => box?.register.get(id)
  const admitted = admitBallot(state.assembly, { vote, member, marks, at }, weightOf)
  if (!admitted.ok) return admitted
  const { weight, secrecy, changeable } = admitted
  const ballot = { vote, member, secrecy, marks, weight }
  const held = heldBallots(context, input, principals, weightOf)
  if (!held.ok) return held
  if (before !== undefined) {
    const stands = { about: { receipt: before.receipt } }
    if (!changeable) return { ok: false, why: 'already-cast', ...stands }
    const refused = replace(context, [ballot, ...held.ballots], input)
    if (refused !== null) return { ok: false, why: refused, ...stands }
    // [B8] the receipt stays: it says that a ballot is recorded, and one is.
    const requests = [request, ...before.request.split(' ')].slice(0, KNOWN_REQUESTS).join(' ')
    store.ballotBox.replaceRequest(ballot, requests)
    state.recordTurnout(member, { receipt: before.receipt, request: requests })
    return { ok: true, output: receiptsOf(box?.turnout, before.receipt, principals) }
  }
  const needsKey = changeable && secrecy === 'secret'
  if (needsKey && input.key === undefined) return { ok: false, why: 'key-missing' }
  const ballotKey = needsKey && input.key !== undefined ? ballotKeyOf(input.key) : makeBallotKey()
  if (needsKey && store.ballotBox.hasKey(vote, ballotKey)) return { ok: false, why: 'key-unknown' }
  const receipt = makeReceipt()
  store.ballotBox.cast(ballot, { ballotKey, receipt, request })
  state.recordTurnout(member, { receipt, request })
  if (held.ballots.length === 0)
    return { ok: true, output: { receipt }, signals: [{ type: 'ballot-cast', vote, member }] }
  const others = held.ballots.map((one, place) => {
    const envelope = {
      ballotKey: input.key === undefined || !needsKey ? makeBallotKey() : heldBallotKeyOf(input.key, place),
      ...{ receipt: makeReceipt(), request },
    }
    store.ballotBox.cast(one, envelope)
    state.recordTurnout(one.member, { receipt: envelope.receipt, request })
    return envelope.receipt
  })
  const voters = [member, ...held.ballots.map((one) => one.member)]
  return {
    ok: true,
    output: { receipt, others },
    signals: voters.map((voter) => ({ type: 'ballot-cast', vote, member: voter })),
  }
}

/** What was given for the ballots of all for whom this member casts, once more. */
function receiptsOf(
  turnout: ReadonlyMap<MemberId, Voted> | undefined,
  receipt: string,
  principals: readonly MemberId[],
) {
  if (principals.length === 0) return { receipt }
  return { receipt, others: principals.flatMap((id) => turnout?.get(id)?.receipt ?? []) }
}

/**
 * [X7] a ballot of its own for everybody whose vote is held, with their weight: the box holds one a member, whoever's hand cast it.
 * Without `others` all say the same.
 */
function heldBallots(
  { state, at }: Context<MemberCaller>,
  { vote, marks, others }: Cast,
  principals: readonly MemberId[],
  weightOf: (id: MemberId) => Weight | undefined,
) {
  if (others !== undefined && others.length !== principals.length)
    return { ok: false, why: 'wrong-marks', about: { fault: 'others', held: principals.length } } as const
  const ballots: Ballot[] = []
  for (const [place, member] of principals.entries()) {
    const its = others?.[place] ?? marks
    const taken = admitBallot(state.assembly, { vote, member, marks: its, at }, weightOf)
    if (!taken.ok) return taken
    ballots.push({ vote, member, secrecy: taken.secrecy, marks: its, weight: taken.weight })
  }
  return { ok: true, ballots } as const
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
  ballots: readonly [Ballot, ...Ballot[]],
  { key, replaces }: Cast,
): 'key-missing' | 'key-unknown' | null {
  const [own] = ballots
  if (own.secrecy === 'named') {
    for (const ballot of ballots) ballotBox.replaceNamed(ballot)
    return null
  }
  if (key === undefined || replaces === undefined) return 'key-missing'
  const moves = ballots.map((ballot, place) => ({
    ballot,
    next: place === 0 ? ballotKeyOf(key) : heldBallotKeyOf(key, place - 1),
    last: place === 0 ? ballotKeyOf(replaces) : heldBallotKeyOf(replaces, place - 1),
  }))
  if (moves.some(({ ballot, next }) => ballotBox.hasKey(ballot.vote, next))) return 'key-unknown'
  // All or none: what was cast in one act is changed in one.
  if (!moves.every(({ ballot, last }) => ballotBox.hasKey(ballot.vote, last))) return 'key-unknown'
  return moves.every(({ ballot, ...keys }) => ballotBox.replaceSecret(ballot, keys)) ? null : 'key-unknown'
}
