/**
 * An open vote continues on ballot papers: nothing more comes from phones, and nothing is counted before two persons have entered and
 * confirmed the papers. What was cast on phones is annulled or added. SPEC.md, rules T.
 */
import { countRanges, fromRanges, toRanges } from '../protocol/id-ranges.ts'
import type {
  ElectronicPart,
  IdRanges,
  Instant,
  MemberId,
  VoteId,
  VotesLeft,
  Weight,
} from '../protocol/messages.ts'
import type { AfterClosing, Assembly, Vote } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import { registerSize, unfoldRegister, type Register } from './register.ts'
import type { BallotCount } from './tally/count-vote.ts'
import type { OpenVote, SealedBox } from './votes.ts'
import { formatWeight, weightOf } from './weight.ts'

export type VoteOnPaper = Extract<Vote, { state: 'paper' }>

/** [T6] [T7] it is decided now what becomes of the ballots in the box, while nobody knows what they say. */
export function moveToPaper(
  assembly: Assembly,
  id: VoteId,
  { electronic, at, box }: { electronic: ElectronicPart; at: Instant; box: (vote: OpenVote) => SealedBox },
) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'open') return refuse('vote-not-open', { state: vote.state })
  // [V4] its time is over: what was cast is all there is, and closing counts it.
  if (vote.closesAt !== null && at >= vote.closesAt) return refuse('vote-not-open', { state: 'closed' })
  const { voters, seal } = box(vote)
  const turnout = toRanges(voters)
  const cast = countRanges(turnout)
  const moved = { type: 'vote-moved-to-paper', vote: id, electronic, movedAt: at, turnout, seal } as const
  const registered = registerSize(vote.register)
  return accept([moved], { cast, papers: electronic === 'annulled' ? registered : registered - cast })
}

type Moved = Pick<AfterClosing, 'movedToPaper'>

export const isElectronicAnnulled = ({ movedToPaper }: Moved): boolean =>
  movedToPaper?.electronic === 'annulled'

/** [T7] the ballots in the box that count: none where they were annulled. */
export const ballotsThatCount = (
  vote: Moved,
  counts: () => readonly BallotCount[],
): readonly BallotCount[] => (isElectronicAnnulled(vote) ? [] : counts())

/** Persons whose ballot in the box counts. */
export const castElectronically = (vote: Moved & { turnout: IdRanges }): number =>
  isElectronicAnnulled(vote) ? 0 : countRanges(vote.turnout)

/** [T8] who gets a paper, with their weight: all on the register, or those of them who have not cast. */
export function whoGetsPaper(
  vote: Moved & { turnout: IdRanges; register: Register },
): ReadonlyMap<MemberId, Weight> {
  const left = new Map(unfoldRegister(vote.register))
  if (!isElectronicAnnulled(vote)) for (const id of fromRanges(vote.turnout)) left.delete(id)
  return left
}

export function votesLeft(vote: VoteOnPaper): VotesLeft {
  const left = whoGetsPaper(vote)
  const votes = [...left.values()].reduce((sum, weight) => sum + weightOf(weight), 0n)
  const hasWeights = vote.register.members.some(({ weight }) => weightOf(weight) !== weightOf('1'))
  return { persons: left.size, votes: formatWeight(votes), hasWeights }
}
