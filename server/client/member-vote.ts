/** The vote that a member's phone shows: what is asked and how it stands come as two topics, so that a result does not bring the paper again. */
import type { MemberTopics, MemberVote } from '../protocol/messages.ts'

/** Null: nothing is on. Both topics change in one frame, so they speak of one vote; should they ever not, nothing is shown. */
export function memberVote({
  vote,
  voteState,
}: Partial<Pick<MemberTopics, 'vote' | 'voteState'>>): MemberVote | null {
  if (vote === undefined || vote === null || voteState?.vote !== vote.id) return null
  const { vote: _, ...state } = voteState
  return { ...vote, ...state }
}
