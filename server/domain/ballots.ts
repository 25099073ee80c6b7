/** May this ballot enter the box? SPEC.md, rules B. */
import { faultOf, readMarks } from '../protocol/marks.ts'
import type { Instant, Marks, MemberId, VoteId, Weight } from '../protocol/messages.ts'
import type { Assembly } from './assembly.ts'
import { refuse } from './decision.ts'

/** Admission, or why not. `registerWeight` answers from the frozen register of the open vote. */
export function admitBallot(
  assembly: Assembly,
  { vote: id, member, marks, at }: { vote: VoteId; member: MemberId; marks: Marks; at: Instant },
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
  const { paper, secrecy, changeable } = vote.draft
  const ballot = readMarks(paper, marks)
  // [B7] an invalid ballot is cast on purpose, never by mistake.
  const fault = ballot === null ? 'unreadable' : faultOf(paper, ballot)
  if (fault !== null) return refuse('wrong-marks', { fault })
  return { ok: true, weight, secrecy, changeable } as const
}
