/** What the projectors are told, as far as this console is told the same, for the preview. Pure. */
import type { AgendaItem, ConsoleTopics, ProjectorTopics, Roll } from '#protocol'
import { agendaNow } from '#protocol/agenda'

/** `told`: what only projectors are told, as far as the console has asked for it. */
export function hallTopics(
  topics: Partial<ConsoleTopics>,
  told: { connected: number; roll: Roll | null; items: readonly AgendaItem[] },
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
  const { connected, roll, items } = told
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
    signIn: { address: addresses[0] ?? '', connected },
  }
}
