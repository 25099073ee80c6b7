/** What the projectors are told, as far as this console is told the same, for the preview. Pure. */
import type {
  AgendaItem,
  ConsoleElection,
  ConsoleTopics,
  ProjectorTopics,
  PublicElection,
  Roll,
} from '#protocol'
import { agendaNow } from '#protocol/agenda'

/** `told`: what only projectors are told, as far as the console has asked for it. */
export function hallTopics(
  topics: Partial<ConsoleTopics>,
  told: {
    connected: number
    roll: Roll | null
    items: readonly AgendaItem[]
    elections: readonly ConsoleElection[]
  },
): Partial<ProjectorTopics> {
  const {
    convention,
    showing,
    wireless = null,
    projectors = [],
    hall = null,
    turnout = null,
    addresses = [],
  } = topics
  if (!convention || !showing) return {}
  const { connected, roll, items, elections } = told
  return {
    convention,
    showing,
    ownShowing: Object.fromEntries(
      projectors.flatMap(({ name, showing: own }) => (own ? [[name, own]] : [])),
    ),
    wireless,
    vote: hall,
    turnout,
    roll,
    agenda: agendaNow(items),
    elections: elections.map(publicOf),
    signIn: { address: addresses[0] ?? '', connected },
  }
}

/** As the host tells it to everybody. */
function publicOf({
  id,
  title,
  rule,
  nominations,
  vacant,
  candidates,
  elected,
}: ConsoleElection): PublicElection {
  const answers = new Map(elected.map(({ candidate, answer }) => [candidate, answer]))
  return {
    ...{ id, title, seats: rule.seats, vacant, isNominating: nominations === 'open' },
    candidates: candidates
      .filter(({ consent }) => consent === 'accepted')
      .map(({ id: candidate, name, group, text, portrait }) => {
        const answer = answers.get(candidate) ?? null
        return { name, group, text, portrait, elected: answer === 'asked' ? 'open' : answer }
      }),
  }
}
