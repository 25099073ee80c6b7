/**
 * Where an election stands: who is elected by its published ballots, which seats are still to be filled, and who may
 * still stand. All of it follows from the votes and from what the candidates said; nothing of it is kept. SPEC.md, rules N.
 */
import type {
  Candidate,
  CandidateId,
  ElectedPerson,
  ElectionDraft,
  OptionIndex,
  VoteId,
} from '../protocol/messages.ts'
import type { Assembly, Vote } from './assembly.ts'
import type { Election } from './elections-fold.ts'
import { seatsTaken } from './next-ballot.ts'

/** Seats, without those for the group; and those. */
export type Seats = { open: number; reserved: number }
/** A ballot with its vote, and whom each of its options means. */
export type BallotIn<Its extends Vote = Vote> = { vote: Its; candidates: readonly CandidateId[] }
export type PublishedBallot = BallotIn<Extract<Vote, { state: 'published' }>>

export type Standing = {
  /** In their order, without discarded ones. */
  ballots: readonly BallotIn[]
  counted: readonly PublishedBallot[]
  /** The ballot that is prepared, open or counted and not published: there is at most one. */
  running: BallotIn | null
  elected: readonly ElectedPerson[]
  left: Seats
}

export const seatsOf = ({ rule }: ElectionDraft): Seats => {
  const reserved = rule.kind === 'most-votes' ? Math.min(rule.reserved?.seats ?? 0, rule.seats) : 0
  return { open: rule.seats - reserved, reserved }
}

const publishedOf = ({ vote, candidates }: BallotIn): PublishedBallot[] =>
  vote.state === 'published' ? [{ vote, candidates }] : []

export function standingOf({ votes }: Pick<Assembly, 'votes'>, election: Election): Standing {
  const ballots = election.ballots.flatMap(({ vote: id, candidates }): BallotIn[] => {
    const vote = votes.get(id)
    return vote === undefined ? [] : [{ vote, candidates }]
  })
  const counted = ballots.flatMap(publishedOf)
  const elected = counted.flatMap((ballot) => electedBy(ballot, election.candidates))
  const holders = elected.filter(({ answer }) => answer !== 'declined')
  const all = seatsOf(election.draft)
  const reserved = holders.filter(({ isReserved }) => isReserved).length
  return {
    ballots,
    counted,
    running: ballots.find(({ vote }) => !['published', 'annulled'].includes(vote.state)) ?? null,
    elected,
    left: {
      reserved: Math.max(0, all.reserved - reserved),
      open: Math.max(0, all.open - (holders.length - reserved)),
    },
  }
}

function electedBy(
  { vote, candidates }: PublishedBallot,
  all: ReadonlyMap<CandidateId, Candidate>,
): ElectedPerson[] {
  return seatsWon(vote).flatMap(({ option, isReserved }) => {
    const candidate = candidates[option]
    if (candidate === undefined) return []
    return [{ candidate, ballot: vote.id, isReserved, answer: answerOf(all.get(candidate), vote.id) }]
  })
}

function answerOf(candidate: Candidate | undefined, ballot: VoteId): ElectedPerson['answer'] {
  const acceptance = candidate?.acceptance ?? null
  // What was said of a ballot that was annulled means nothing for the one after.
  return acceptance === null || acceptance.ballot !== ballot ? 'open' : acceptance.state
}

export function seatsWon({
  draft: { paper },
  result: { outcome },
}: Extract<Vote, { state: 'published' }>): { option: OptionIndex; isReserved: boolean }[] {
  switch (outcome.kind) {
    case 'most-votes':
      if (paper.rule.kind !== 'most-votes') return []
      return seatsTaken(paper, paper.rule, outcome).flatMap(({ option, isKept }) =>
        option === null ? [] : [{ option, isReserved: isKept }],
      )
    case 'ranked':
      return outcome.elected.map((option) => ({ option, isReserved: false }))
    case 'majority':
      return []
  }
}

/** [N3] before the first ballot; after it where that was set, or where nobody is left who could be elected. */
export function mayJoin(election: Election, standing: Standing): boolean {
  const { counted, running, left } = standing
  if (running !== null || election.vacant !== null || left.open + left.reserved === 0) return false
  return counted.length === 0 || election.draft.joinsLater || couldBeElected(election, standing).length === 0
}

/** Who consented, was never elected and has not dropped out. */
export function couldBeElected(
  { candidates }: Election,
  { elected, counted }: Pick<Standing, 'elected' | 'counted'>,
): Candidate[] {
  const out = new Set(elected.map(({ candidate }) => candidate))
  for (const { vote, candidates: stood } of counted) {
    const { outcome } = vote.result
    if (outcome.kind !== 'most-votes') continue
    for (const option of outcome.dropped) out.add(stood[option] ?? 0)
  }
  return [...candidates.values()].filter(({ id, consent }) => consent === 'accepted' && !out.has(id))
}
