/** May this ballot enter the box? SPEC.md, rules B. What it says is nobody's business here beyond its form. */
import type { Instant, MemberId, VoteId, Weight } from '../protocol/messages.ts'
import type { Assembly } from './assembly.ts'
import { refuse } from './decision.ts'

/** Admission, or why not. `registerWeight` answers from the frozen register of the open vote. */
export function admitBallot(
  assembly: Assembly,
  id: VoteId,
  at: Instant,
  member: MemberId,
  registerWeight: (member: MemberId) => Weight | undefined,
) {
  const vote = assembly.votes.get(id)
  // A vote in preparation is the chairs' business: to members it does not exist yet.
  if (vote === undefined || vote.state === 'prepared') return refuse('no-such-vote')
  if (vote.state !== 'open') return refuse('vote-not-open', { state: vote.state })
  // [V4] the time is over when it is over, even if the host has not come to close it yet.
  if (vote.closesAt !== null && at >= vote.closesAt) return refuse('vote-not-open', { state: 'closed' })
  const weight = registerWeight(member)
  if (weight === undefined) return refuse('not-on-register')
  return { ok: true, weight, secrecy: vote.draft.secrecy } as const
}
