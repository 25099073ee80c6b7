/** What is told of an election: to chairs, to everybody, to a candidate's own phone; and to the minutes. Pure. */
import type {
  CandidateId,
  ConsoleElection,
  ElectionReport,
  MemberCandidacy,
  MemberId,
  OpenNominations,
  OwnCandidacy,
  PublicElection,
} from '../protocol/messages.ts'
import type { Assembly } from './assembly.ts'
import type { Election } from './elections-fold.ts'
import { seatsWon, standingOf, type BallotIn } from './election-standing.ts'
import { nextStep } from './election-step.ts'

export function consoleElection(assembly: Assembly, election: Election): ConsoleElection {
  const standing = standingOf(assembly, election)
  const { id, draft, nominations, candidates, vacant } = election
  return {
    ...draft,
    ...{ id, nominations, vacant },
    candidates: [...candidates.values()],
    ballots: standing.ballots.map(({ vote, candidates: on }) => ({ vote: vote.id, candidates: on })),
    elected: standing.elected,
    open: standing.left.open + standing.left.reserved,
    next: nextStep(election, standing),
  }
}

/** Who did not consent is nobody's business: they were only asked. */
export function publicElection(assembly: Assembly, election: Election): PublicElection {
  const { id, draft, nominations, candidates, vacant } = election
  const answers = new Map(
    standingOf(assembly, election).elected.map(({ candidate, answer }) => [candidate, answer]),
  )
  return {
    ...{ id, title: draft.title, seats: draft.rule.seats, vacant },
    isNominating: nominations === 'open',
    candidates: [...candidates.values()]
      .filter(({ consent }) => consent === 'accepted')
      .map(({ id: candidate, name, group, text, portrait }) => {
        const answer = answers.get(candidate) ?? null
        return { name, group, text, portrait, elected: answer === 'asked' ? 'open' : answer }
      }),
  }
}

export const openNominationsOf = ({ elections }: Pick<Assembly, 'elections'>): readonly OpenNominations[] =>
  [...elections.values()]
    .filter(({ nominations }) => nominations === 'open')
    .map(({ id, draft }) => ({ election: id, title: draft.title, seats: draft.rule.seats }))

export function candidaciesOf(assembly: Assembly, member: MemberId): readonly OwnCandidacy[] {
  return (assembly.candidaciesOf.get(member) ?? []).flatMap((id) => candidacyOf(assembly, id))
}

function candidacyOf(assembly: Assembly, id: CandidateId): OwnCandidacy[] {
  const election = assembly.elections.get(assembly.electionOf.get(id) ?? 0)
  const candidate = election?.candidates.get(id)
  if (election === undefined || candidate === undefined) return []
  const { consent, proposedBy, text, portrait } = candidate
  if (consent !== 'asked' && consent !== 'accepted') return []
  const standing = standingOf(assembly, election)
  const answer = standing.elected.find((person) => person.candidate === id)?.answer
  const isOver = answer === undefined && nextStep(election, standing).step === 'finished'
  if (isOver) return []
  return [
    {
      ...{ election: election.id, title: election.draft.title, candidate: id, proposedBy, consent },
      ...(text !== '' && { text }),
      ...(portrait !== null && { portrait }),
      ...(election.ballots.length === 0 && { mayChange: true as const }),
      acceptance: answer === undefined || answer === 'open' ? null : answer,
    },
  ]
}

/** Where a member stands or stood, for the console. */
export function allCandidaciesOf(assembly: Assembly, member: MemberId): MemberCandidacy[] {
  return [...assembly.elections.values()].flatMap((election) =>
    [...election.candidates.values()]
      .filter((candidate) => candidate.member === member)
      .map(({ id, consent }): MemberCandidacy => {
        const elected = standingOf(assembly, election).elected.find(({ candidate }) => candidate === id)
        return {
          ...{ election: election.id, title: election.draft.title, consent },
          elected: elected?.answer ?? null,
        }
      }),
  )
}

/** Every ballot with its figures, and who accepted: what the minutes of an election say. */
export function electionReport(assembly: Assembly, election: Election): ElectionReport {
  const { draft, candidates, vacant } = election
  const { ballots, elected, left } = standingOf(assembly, election)
  return {
    title: draft.title,
    seats: draft.rule.seats,
    reserved: draft.rule.kind === 'most-votes' ? draft.rule.reserved : null,
    candidates: [...candidates.values()],
    ballots: ballots.map(({ vote }) => ({
      vote: vote.id,
      title: vote.draft.title,
      state: vote.state,
      reason: vote.state === 'annulled' ? vote.reason : '',
      figures: figuresOf(vote),
    })),
    elected: elected.map(({ candidate, ballot, answer }) => ({
      ...{ candidate, name: candidates.get(candidate)?.name ?? '', ballot, answer },
    })),
    open: left.open + left.reserved,
    vacant,
  }
}

function figuresOf(vote: BallotIn['vote']): ElectionReport['ballots'][number]['figures'] {
  if (vote.state !== 'published') return null
  const { registered, sums, options } = vote.result
  const won = new Set(seatsWon(vote).map(({ option }) => option))
  return {
    ...{ registered, valid: sums.valid, invalid: sums.invalid, abstained: sums.abstained, none: sums.none },
    options: vote.draft.paper.options.map(({ name }, option) => ({
      ...{ name, yes: '0', no: '0', abstain: '0', ...options[option] },
      isElected: won.has(option),
    })),
  }
}
