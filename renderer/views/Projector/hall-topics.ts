/** What the projectors are told, as far as this console is told the same, for the preview. Pure. */
import type {
  AgendaItem,
  ConsoleElection,
  ConsoleTopics,
  Grid,
  ProjectorTopics,
  PublicElection,
  Roll,
} from '#protocol'
import type { RosterEntry } from '#client/roster'
import { agendaNow } from '#protocol/agenda'
import { hasFlag } from '#protocol/roster-flags'
import { writeAnswers } from '../../projector/grid.ts'

/** `told`: what only projectors are told, as far as the console has asked for it. */
export function hallTopics(
  topics: Partial<ConsoleTopics>,
  told: {
    connected: number
    roll: Roll | null
    items: readonly AgendaItem[]
    elections: readonly ConsoleElection[]
    members: readonly RosterEntry[]
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
  const { connected, roll, items, elections, members } = told
  const isTrial = topics.call?.purpose === 'trial'
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
    call: topics.call ?? null,
    grid: isTrial ? gridOf(members) : null,
    answers: isTrial ? answersOf(members) : '',
    speakers: topics.hallSpeakers ?? null,
    motions: topics.hallMotions ?? {},
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
const gridOf = (members: readonly RosterEntry[]): Grid =>
  members.flatMap(({ id, number, flags }) => (hasFlag(flags, 'entitled') ? [[id, number] as const] : []))

const answersOf = (members: readonly RosterEntry[]): string =>
  writeAnswers(members.filter(({ flags }) => hasFlag(flags, 'answered')).map(({ id }) => id))
