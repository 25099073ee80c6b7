/** What an event of an election means. Total, as the fold it belongs to: an event that does not fit is a damaged journal. */
import type {
  Candidate,
  CandidateId,
  ElectionBallot,
  ElectionDraft,
  ElectionId,
  MemberId,
  VoteId,
} from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent } from './events.ts'

export type Election = {
  readonly id: ElectionId
  readonly draft: ElectionDraft
  readonly nominations: 'planned' | 'open' | 'closed'
  readonly candidates: ReadonlyMap<CandidateId, Candidate>
  /** How many each has had. */
  readonly pictures: ReadonlyMap<CandidateId, number>
  /** Discarded ones too: they are in no list of votes any more. */
  readonly ballots: readonly ElectionBallot[]
  readonly vacant: number | null
}

type MutableElections = {
  elections: Map<ElectionId, Election>
  /** Where each candidate stands. */
  electionOf: Map<CandidateId, ElectionId>
  electionOfVote: Map<VoteId, ElectionId>
  /** A phone asks for its own with each sign-in: it need not look through all. */
  candidaciesOf: Map<MemberId, readonly CandidateId[]>
  nextElection: ElectionId
  nextCandidate: CandidateId
}

export const noElections = (): MutableElections => ({
  elections: new Map(),
  electionOf: new Map(),
  electionOfVote: new Map(),
  candidaciesOf: new Map(),
  nextElection: 1,
  nextCandidate: 1,
})

export type Elections = Readonly<Pick<MutableElections, 'nextElection' | 'nextCandidate'>> & {
  readonly elections: ReadonlyMap<ElectionId, Election>
  readonly electionOf: ReadonlyMap<CandidateId, ElectionId>
  readonly electionOfVote: ReadonlyMap<VoteId, ElectionId>
  readonly candidaciesOf: ReadonlyMap<MemberId, readonly CandidateId[]>
}

export type ElectionEvent = Extract<AssemblyEvent, { election: ElectionId }>

export function applyToElections(all: MutableElections, event: ElectionEvent): void {
  switch (event.type) {
    case 'election-added':
      all.elections.set(event.election, {
        ...{ id: event.election, draft: event.draft, nominations: 'planned' },
        ...{ candidates: new Map(), pictures: new Map(), ballots: [], vacant: null },
      })
      all.nextElection = event.election + 1
      return
    case 'election-changed':
      change(all, event.election, { draft: event.draft })
      return
    case 'election-removed':
      electionIn(all, event.election)
      all.elections.delete(event.election)
      return
    case 'nominations-opened':
      change(all, event.election, { nominations: 'open' })
      return
    case 'nominations-closed':
      change(all, event.election, { nominations: 'closed' })
      return
    case 'candidate-nominated':
      nominated(all, event)
      return
    case 'candidate-changed':
      changeCandidate(all, event, event.to)
      if (typeof event.to.portrait === 'string') {
        const { pictures } = electionIn(all, event.election)
        const count = (pictures.get(event.candidate) ?? 0) + 1
        change(all, event.election, { pictures: new Map(pictures).set(event.candidate, count) })
      }
      return
    case 'candidacy-answered':
      changeCandidate(all, event, {
        consent: event.consent,
        ...(event.text !== null && { text: event.text }),
      })
      return
    case 'election-ballot-prepared': {
      const { ballots } = electionIn(all, event.election)
      const ballot = { vote: event.ballot, candidates: event.candidates }
      change(all, event.election, { nominations: 'closed', ballots: [...ballots, ballot] })
      all.electionOfVote.set(event.ballot, event.election)
      return
    }
    case 'acceptance-asked':
      for (const { candidate, ballot } of event.asked)
        changeCandidate(all, { ...event, candidate }, { acceptance: { ballot, state: 'asked' } })
      return
    case 'acceptance-answered': {
      const state = event.accepts ? 'accepted' : 'declined'
      changeCandidate(all, event, { acceptance: { ballot: event.ballot, state } })
      return
    }
    case 'seats-left-vacant':
      change(all, event.election, { vacant: event.seats, nominations: 'closed' })
      return
    default:
      unreachable(event)
  }
}

function nominated(
  all: MutableElections,
  { election, candidate, ...told }: Extract<ElectionEvent, { type: 'candidate-nominated' }>,
): void {
  const { member, name, group, text, proposedBy, consent } = told
  const { candidates } = electionIn(all, election)
  const added: Candidate = {
    ...{ id: candidate, member, name, group, text, proposedBy, consent },
    ...{ portrait: null, acceptance: null },
  }
  change(all, election, { candidates: new Map(candidates).set(candidate, added) })
  all.electionOf.set(candidate, election)
  all.nextCandidate = candidate + 1
  if (member !== null) all.candidaciesOf.set(member, [...(all.candidaciesOf.get(member) ?? []), candidate])
}

function changeCandidate(
  all: MutableElections,
  { election, candidate: id }: { election: ElectionId; candidate: CandidateId },
  fields: Partial<Candidate>,
): void {
  const { candidates } = electionIn(all, election)
  const candidate = candidates.get(id)
  if (candidate === undefined) throw new Error(`the journal does not fit candidate ${String(id)}`)
  change(all, election, { candidates: new Map(candidates).set(id, { ...candidate, ...fields }) })
}

const change = (all: MutableElections, id: ElectionId, fields: Partial<Election>): void =>
  void all.elections.set(id, { ...electionIn(all, id), ...fields })

function electionIn({ elections }: MutableElections, id: ElectionId): Election {
  const election = elections.get(id)
  if (election === undefined) throw new Error(`the journal does not fit election ${String(id)}`)
  return election
}
