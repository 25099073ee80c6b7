/** What the projectors are told, as far as this console is told the same, for the preview. Pure. */
import type { ConsoleTopics, ProjectorTopics } from '#protocol'

export function hallTopics(topics: Partial<ConsoleTopics>, connected: number): Partial<ProjectorTopics> {
  const { convention, showing, hall = null, turnout = null, addresses = [] } = topics
  if (!convention || !showing) return {}
  return { convention, showing, vote: hall, turnout, signIn: { address: addresses[0] ?? '', connected } }
}
