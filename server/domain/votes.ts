/** The rules of a vote's life: prepared, open, closed, published; annulled with a reason. SPEC.md, rules V. */
import type { IdRanges, Instant, MemberId, OpeningDoubt, VoteDraft, VoteId } from '../protocol/messages.ts'
import { setUpFaults } from '../protocol/set-up.ts'
import type { Assembly, Vote } from './assembly.ts'
import { callOn, doubtsOf, refuseOpening } from './calls.ts'
import { accept, refuse } from './decision.ts'
import { ballotFault } from './elections.ts'
import { orderShown, type Drawing } from './order.ts'
import { freezeRegister, registerSize } from './register.ts'
import { secrecyWarnings } from './secrecy.ts'
import { toRanges } from '../protocol/id-ranges.ts'
import { countVote, type BallotCount } from './tally/count-vote.ts'

/** [V9] a set-up that cannot work is refused here, not when the hall waits for it. */
function refuseSetUp(draft: VoteDraft) {
  const [first] = setUpFaults(draft)
  return first === undefined ? null : refuse('cannot-work', { ...first.about, fault: first.fault })
}

export function prepareVote(assembly: Assembly, draft: VoteDraft) {
  const refused = refuseSetUp(draft)
  if (refused !== null) return refused
  const vote = assembly.nextVote
  return accept([{ type: 'vote-prepared', vote, draft }], { vote })
}

export function changeVote(assembly: Assembly, id: VoteId, draft: VoteDraft) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  const refused = refuseSetUp(draft) ?? ballotFault(assembly, id, draft)
  if (refused !== null) return refused
  return accept([{ type: 'vote-changed', vote: id, draft }], {})
}

export function discardVote(assembly: Assembly, id: VoteId) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  return accept([{ type: 'vote-discarded', vote: id }], {})
}

/** [V3] one vote at a time; [R1] the register is frozen now; [R2] an empty register cannot decide anything. */
export function openVote(
  assembly: Assembly,
  id: VoteId,
  openedAt: Instant,
  { despite = [], ...drawing }: Drawing & { despite?: readonly OpeningDoubt[] },
) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  const other = assembly.openVote === null ? undefined : assembly.votes.get(assembly.openVote)
  if (other !== undefined) return refuse('another-vote-open', { vote: other.id, title: other.draft.title })
  const call = callOn(assembly)
  if (call !== null) return refuse('call-on', { purpose: call.purpose })
  const register = freezeRegister(assembly.members.values(), vote.draft.electorate, assembly.proxies)
  const registered = registerSize(register)
  if (registered === 0) return refuse('register-empty')
  const doubts = doubtsOf(assembly)
  const refused = refuseOpening(doubts, despite)
  if (refused !== null) return refused
  const seconds = vote.draft.durationSeconds
  const closesAt = seconds === null ? null : openedAt + seconds * 1000
  // [F1] the same order everywhere, drawn now: nobody could canvass for the first place.
  const order = orderShown(vote.draft.paper, assembly.convention.language, drawing)
  const opened = { type: 'vote-opened', vote: id, openedAt, closesAt, register, ...order } as const
  const event = doubts.length === 0 ? opened : { ...opened, despite: doubts.map(({ doubt }) => doubt) }
  return accept([event], { registered })
}

/** [R4] who would stand on the register now, and what could tell a ballot then. */
export function checkVote(assembly: Assembly, id: VoteId) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  const register = freezeRegister(assembly.members.values(), vote.draft.electorate, assembly.proxies)
  const warnings = vote.draft.secrecy === 'secret' ? secrecyWarnings(register) : []
  return { ok: true, output: { registered: registerSize(register), warnings } } as const
}

/** [V5] from the time it would have closed, never from now: two clicks are two extensions, and both chairs see them. */
export function extendVote(assembly: Assembly, id: VoteId, seconds: number, at: Instant) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'open') return refuse('vote-not-open', { state: vote.state })
  if (vote.closesAt === null) return refuse('no-duration')
  // [V4] ballots are refused from then on: who was told so must not be told otherwise.
  if (at >= vote.closesAt) return refuse('vote-not-open', { state: 'closed' })
  const closesAt = vote.closesAt + seconds * 1000
  return accept([{ type: 'vote-extended', vote: id, closesAt }], { closesAt })
}

/** Who cast the ballots of a box that was settled, and the seal over all of it. */
export type SealedBox = { voters: Iterable<MemberId>; seal: string }
/** What the ballot box held when it was closed. */
export type BoxContents = { counts: readonly BallotCount[] } & SealedBox

/** [V6] counting is part of closing: there is no state in which ballots are accepted and a result exists. */
export function closeVote(
  assembly: Assembly,
  id: VoteId,
  closedAt: Instant,
  box: (vote: OpenVote) => BoxContents,
) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'open') return refuse('vote-not-open', { state: vote.state })
  const { counts, voters, seal } = box(vote)
  const turnout: IdRanges = toRanges(voters)
  const { draft, register } = vote
  const result = countVote({
    ...{ draft, register, counts },
    ...{ paperVotes: null, lot: null, castingVotes: new Map() },
  })
  return accept([{ type: 'vote-closed', vote: id, closedAt, result, turnout, seal }], { result })
}

export function publishVote(assembly: Assembly, id: VoteId, publishedAt: Instant) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'closed') return refuse('vote-not-closed', { state: vote.state })
  // [T2] the result is not what it will be while somebody has to confirm what was counted.
  if (vote.paperVotes?.confirmedBy === null)
    return refuse('paper-votes-waiting', { by: vote.paperVotes.enteredBy })
  return accept([{ type: 'vote-published', vote: id, publishedAt }], {})
}

export function annulVote(assembly: Assembly, id: VoteId, reason: string, annulledAt: Instant) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state === 'prepared' || vote.state === 'annulled')
    return refuse('vote-not-annullable', { state: vote.state })
  return accept([{ type: 'vote-annulled', vote: id, annulledAt, reason }], {})
}

/** The open vote whose time is over at `now`, if there is one. */
export function voteDue(assembly: Assembly, now: Instant): VoteId | null {
  const vote = assembly.openVote === null ? undefined : assembly.votes.get(assembly.openVote)
  return vote?.state === 'open' && vote.closesAt !== null && vote.closesAt <= now ? vote.id : null
}

export type OpenVote = Extract<Vote, { state: 'open' }>
