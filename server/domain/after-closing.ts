/**
 * What people still add to a closed vote before it is published: ballot papers counted by hand, a lot, the chair's casting vote; and
 * the ballot that comes next. SPEC.md, rules T and L. Each is counted anew from the ballots, never corrected by hand.
 */
import type {
  Instant,
  OptionIndex,
  PaperVotes,
  Result,
  VoteDraft,
  VoteId,
  Weight,
} from '../protocol/messages.ts'
import { setUpFaults } from '../protocol/set-up.ts'
import { NOTHING_ADDED, type AfterClosing, type Assembly, type Vote } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import { ballotsThatCount, castElectronically, type VoteOnPaper } from './move-to-paper.ts'
import { nextBallot } from './next-ballot.ts'
import { paperVotesFault } from './paper-votes.ts'
import { isSamePerson } from './same-person.ts'
import { countVote, type BallotCount } from './tally/count-vote.ts'
import { drawLot } from './tally/lot.ts'
import { formatWeight, weightOf } from './weight.ts'

type ClosedVote = Extract<Vote, { state: 'closed' }>
/** The ballots of a vote, as its box holds them. */
type Counts = (vote: Vote) => readonly BallotCount[]

function closedVote(assembly: Assembly, id: VoteId) {
  const vote = assembly.votes.get(id)
  if (vote === undefined) return refuse('no-such-vote')
  if (vote.state !== 'closed') return refuse('vote-not-closed', { state: vote.state })
  return { ok: true, vote } as const
}

/** Papers are counted of a vote that was moved to paper, and of one that was closed with papers beside the phones. */
function votedOnPaper(assembly: Assembly, id: VoteId) {
  const vote = assembly.votes.get(id)
  return vote?.state === 'paper' ? ({ ok: true, vote } as const) : closedVote(assembly, id)
}

type ToCount = { draft: VoteDraft } & Pick<ClosedVote, 'register' | 'paperVotes' | 'movedToPaper'> &
  Partial<AfterClosing>

/** What the ballots and all that was added to them come to. */
export function countAgain(vote: ToCount, counts: () => readonly BallotCount[]): Result {
  const { draft, register, paperVotes, lot, castingVotes } = { ...NOTHING_ADDED, ...vote }
  return countVote({
    ...{ draft, register, counts: ballotsThatCount(vote, counts), castingVotes },
    paperVotes: paperVotes === null || paperVotes.confirmedBy === null ? null : paperVotes.votes,
    lot: lot.drawn?.order ?? null,
  })
}

/** [T1] entered by one person; entering again before it was confirmed replaces it. */
export function enterPaperVotes(
  assembly: Assembly,
  id: VoteId,
  { by, votes, counts }: { by: string; votes: PaperVotes; counts: Counts },
) {
  const found = votedOnPaper(assembly, id)
  if (!found.ok) return found
  const { vote } = found
  if ((vote.paperVotes?.confirmedBy ?? null) !== null) return refuse('already-confirmed')
  const { draft, register } = vote
  const ballots = ballotsThatCount(vote, () => counts(vote))
  const electronic = { cast: castElectronically(vote), votes: votesCast(ballots) }
  const fault = paperVotesFault(draft, register, electronic, votes)
  if (fault !== null) return refuse(fault.why, fault.about)
  return accept([{ type: 'paper-votes-entered', vote: id, by, votes }], {})
}

/** [T2] confirmed by a second person, by name: only then they count. [T6] A vote on paper is closed with that. */
export function confirmPaperVotes(
  assembly: Assembly,
  id: VoteId,
  { by, votes, counts, at }: { by: string; votes: PaperVotes; counts: Counts; at: Instant },
) {
  const found = votedOnPaper(assembly, id)
  if (!found.ok) return found
  const { vote } = found
  const entered = vote.paperVotes
  if (entered === null) return refuse('nothing-entered')
  if (entered.confirmedBy !== null) return refuse('already-confirmed')
  if (isSamePerson(entered.enteredBy, by)) return refuse('same-person', { by })
  // Both came through one schema: the same figures are the same text.
  if (JSON.stringify(entered.votes) !== JSON.stringify(votes)) return refuse('figures-changed')
  const paperVotes = { ...entered, confirmedBy: by }
  const result = countAgain({ ...vote, paperVotes }, () => counts(vote))
  const confirmed = { type: 'paper-votes-confirmed', vote: id, by, votes, result } as const
  return accept(vote.state === 'paper' ? [confirmed, closing(vote, result, at)] : [confirmed], { result })
}

const closing = ({ id, turnout, seal }: VoteOnPaper, result: Result, closedAt: Instant) =>
  ({ type: 'vote-closed', vote: id, closedAt, result, turnout, seal }) as const

export function withdrawPaperVotes(assembly: Assembly, id: VoteId, by: string) {
  const found = votedOnPaper(assembly, id)
  if (!found.ok) return found
  const { paperVotes } = found.vote
  if (paperVotes === null) return refuse('nothing-entered')
  if (paperVotes.confirmedBy !== null) return refuse('already-confirmed')
  return accept([{ type: 'paper-votes-withdrawn', vote: id, by }], {})
}

/** [T2] a tie may be none any more when what was counted by hand is confirmed, and there may be another one. */
const arePapersWaiting = ({ paperVotes }: Pick<AfterClosing, 'paperVotes'>): boolean =>
  paperVotes?.confirmedBy === null

/**
 * [L1] two persons give words, neither knowing the other's; the seed is «first / second». With the second the lot is drawn, for
 * every tie of this vote.
 */
export function giveLotWords(
  assembly: Assembly,
  id: VoteId,
  {
    by,
    words,
    counts,
    sha256,
  }: { by: string; words: string; counts: Counts; sha256: (text: string) => string },
) {
  const found = closedVote(assembly, id)
  if (!found.ok) return found
  const { vote } = found
  if (arePapersWaiting(vote)) return refuse('paper-votes-waiting')
  if (vote.lot.drawn !== null || !needsLot(vote.result)) return refuse('no-tie')
  const [first] = vote.lot.given
  if (first !== undefined && isSamePerson(first.by, by)) return refuse('same-person', { by })
  const given = { type: 'lot-words-given', vote: id, by, words } as const
  if (first === undefined) return accept([given], { result: null })
  const seed = `${first.words} / ${words}`
  const names = vote.draft.paper.options.map(({ name }) => name)
  const order = drawLot(names, seed, sha256)
  const result = countAgain({ ...vote, lot: { given: [], drawn: { seed, order } } }, () => counts(vote))
  const drawn = { type: 'lot-drawn', vote: id, givenBy: [first.by, by], seed, order, result } as const
  return accept([given, drawn], { result })
}

/** Whether only a lot can say how it ends. */
export const needsLot = ({ outcome }: Result): boolean =>
  outcome.kind !== 'majority' && outcome.ties.some(({ drawn }) => drawn === null)

/** [M6] the chair's casting vote, where the rule gives it. It stands. */
export function decideTie(
  assembly: Assembly,
  id: VoteId,
  { by, option, adopted, counts }: { by: string; option: OptionIndex; adopted: boolean; counts: Counts },
) {
  const found = closedVote(assembly, id)
  if (!found.ok) return found
  const { vote } = found
  if (arePapersWaiting(vote)) return refuse('paper-votes-waiting')
  const { outcome } = vote.result
  if (outcome.kind !== 'majority' || outcome.decisions[option]?.verdict !== 'tied') return refuse('no-tie')
  const castingVotes = new Map(vote.castingVotes).set(option, adopted)
  const result = countAgain({ ...vote, castingVotes }, () => counts(vote))
  return accept([{ type: 'tie-decided', vote: id, by, option, adopted, result }], { result })
}

/** [E9] prepared from what the last one left open, to be looked at and changed before it is opened. */
export function prepareNextBallot(assembly: Assembly, id: VoteId) {
  const last = assembly.votes.get(id)
  if (last === undefined) return refuse('no-such-vote')
  if (last.state !== 'closed' && last.state !== 'published')
    return refuse('vote-not-closed', { state: last.state })
  // [N6] an election knows who withdrew, and which seats came free again.
  const election = assembly.elections.get(assembly.electionOfVote.get(id) ?? 0)
  if (election !== undefined) return refuse('ballot-of-election', { title: election.draft.title })
  const draft = nextBallot(id, last.draft, last.result)
  if (draft === null) return refuse('no-next-ballot')
  const [fault] = setUpFaults(draft)
  if (fault !== undefined) return refuse('cannot-work', { ...fault.about, fault: fault.fault })
  const vote = assembly.nextVote
  return accept([{ type: 'vote-prepared', vote, draft }], { vote })
}

function votesCast(counts: readonly BallotCount[]): Weight {
  let sum = 0n
  for (const { weight, ballots } of counts) sum += weightOf(weight) * BigInt(ballots)
  return formatWeight(sum)
}
