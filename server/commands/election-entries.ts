/** Names and numbers of an election's entry in the journal, for its sentence. */
import type { Assembly } from '../domain/assembly.ts'
import { unreachable } from '../domain/decision.ts'
import type { ElectionEvent } from '../domain/elections-fold.ts'
import type { CandidateId, JournalEntry } from '../protocol/messages.ts'

export function aboutElection(assembly: Assembly, event: ElectionEvent): JournalEntry['about'] {
  const election = assembly.elections.get(event.election)
  const head = { election: event.election, title: election?.draft.title ?? '' }
  const named = (candidate: CandidateId) => ({ name: election?.candidates.get(candidate)?.name ?? '' })
  switch (event.type) {
    case 'election-added':
    case 'election-changed':
      return { election: event.election, title: event.draft.title }
    case 'election-removed':
    case 'nominations-opened':
    case 'nominations-closed':
      return head
    case 'candidate-nominated':
      return { ...head, name: event.name, consent: event.consent, proposedBy: event.proposedBy }
    case 'candidate-changed':
      return { ...head, ...named(event.candidate), what: 'portrait' in event.to ? 'portrait' : 'text' }
    case 'candidacy-answered':
      return { ...head, ...named(event.candidate), consent: event.consent }
    case 'election-ballot-prepared':
      return { ...head, vote: event.ballot, candidates: event.candidates.length }
    case 'acceptance-asked':
      return { ...head, names: event.asked.map(({ candidate }) => named(candidate).name).join(', ') }
    case 'acceptance-answered':
      return { ...head, ...named(event.candidate), accepts: event.accepts ? 'yes' : 'no' }
    case 'seats-left-vacant':
      return { ...head, seats: event.seats }
    default:
      return unreachable(event)
  }
}
