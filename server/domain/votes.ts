/** The rules of a vote's life: prepared, open, closed, published; annulled with a reason. SPEC.md, rules V. */
import type { Instant, VoteDraft, VoteId, IdRanges } from '../protocol/messages.ts'
import type { Assembly, Vote } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import { freezeRegister, registerSize } from './register.ts'
import { toRanges } from '../protocol/id-ranges.ts'
import { countMajority, type BallotCount } from './tally/majority.ts'

export function prepareVote(assembly: Assembly, draft: VoteDraft) {
  const vote = assembly.nextVote
  return accept([{ type: 'vote-prepared', vote, draft }], { vote })
}

export function changeVote(assembly: Assembly, id: VoteId, draft: VoteDraft) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  return accept([{ type: 'vote-changed', vote: id, draft }], {})
}

export function discardVote(assembly: Assembly, id: VoteId) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  return accept([{ type: 'vote-discarded', vote: id }], {})
}

/** [V3] one vote at a time; [R1] the register is frozen now; [R2] an empty register cannot decide anything. */
export function openVote(assembly: Assembly, id: VoteId, openedAt: Instant) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'prepared') return refuse('vote-not-prepared', { state: vote.state })
  const other = assembly.openVote === null ? undefined : assembly.votes.get(assembly.openVote)
  if (other !== undefined) return refuse('another-vote-open', { vote: other.id, title: other.draft.title })
  const register = freezeRegister(assembly.members.values(), vote.draft.electorate)
  const registered = registerSize(register)
  if (registered === 0) return refuse('register-empty')
  const seconds = vote.draft.durationSeconds
  const closesAt = seconds === null ? null : openedAt + seconds * 1000
  return accept([{ type: 'vote-opened', vote: id, openedAt, closesAt, register }], { registered })
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

/** What the ballot box held when it was closed. */
export type BoxContents = { counts: readonly BallotCount[]; voters: Iterable<number>; seal: string }

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
  const result = countMajority(counts, vote.register, vote.draft.majority)
  return accept([{ type: 'vote-closed', vote: id, closedAt, result, turnout, seal }], { result })
}

export function publishVote(assembly: Assembly, id: VoteId, publishedAt: Instant) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'closed') return refuse('vote-not-closed', { state: vote.state })
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
