/**
 * What the projectors are told, worked out from what this console is told, for the preview. Pure. The rule is the host's
 * (server/live/audience.ts, server/domain/assembly.ts): a result is in it only once it is published.
 */
import type { ConsoleTopics, ConsoleVote, ProjectorTopics, PublicVote } from '#protocol'

export function hallTopics(
  topics: Partial<ConsoleTopics>,
  votes: readonly ConsoleVote[],
  connected: number,
): Partial<ProjectorTopics> {
  const { convention, showing, turnout = null, addresses = [] } = topics
  if (!convention || !showing) return {}
  const vote = votes.find(({ state }) => state === 'open') ?? (showing === 'auto' ? lastOf(votes) : null)
  return {
    convention,
    showing,
    vote: vote ? publicVote(vote) : null,
    turnout,
    signIn: { address: addresses[0] ?? '', connected },
  }
}

/** The one that was on last: opened, or published later. */
function lastOf(votes: readonly ConsoleVote[]): ConsoleVote | null {
  return votes.reduce<ConsoleVote | null>(
    (last, vote) => (onAt(vote) > (last ? onAt(last) : 0) ? vote : last),
    null,
  )
}

function onAt(vote: ConsoleVote): number {
  switch (vote.state) {
    case 'prepared':
      return 0
    case 'open':
    case 'closed':
      return vote.openedAt
    case 'published':
      return vote.publishedAt
    case 'annulled':
      return vote.annulledAt
  }
}

function publicVote(vote: ConsoleVote): PublicVote | null {
  const { id, title, text, secrecy, majority } = vote
  const head = { id, title, text, secrecy, majority }
  switch (vote.state) {
    case 'prepared':
      return null
    case 'open':
      return { ...head, state: 'open', openedAt: vote.openedAt, closesAt: vote.closesAt }
    case 'closed':
      return { ...head, state: 'closed', closedAt: vote.closedAt }
    case 'published':
      return { ...head, state: 'published', result: vote.result }
    case 'annulled':
      return { ...head, state: 'annulled', reason: vote.reason }
  }
}
