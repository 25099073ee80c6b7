/**
 * What the hall sees, decided from the projector's topics alone. Pure: knows no socket, no clock and no words.
 * The chair's preview asks the same function, so the two cannot differ.
 */
import type { AgendaNow, ProjectorTopics, PublicVote, Roll, Turnout } from '#protocol'

type VoteIn<State extends PublicVote['state']> = Extract<PublicVote, { state: State }>

export type Scene =
  | { kind: 'sign-in'; name: string; place: string; address: string; connected: number }
  | { kind: 'agenda'; current: NonNullable<AgendaNow['current']>; next: AgendaNow['next'] }
  | { kind: 'open'; vote: VoteIn<'open'>; turnout: Turnout | null }
  | { kind: 'closed'; vote: VoteIn<'closed'> }
  /** `roll`: who voted what, of a named vote. */
  | { kind: 'published'; vote: VoteIn<'published'>; roll: Roll | null }
  | { kind: 'annulled'; vote: VoteIn<'annulled'> }

/** Null while the host has not yet said enough to show anything true. */
export function sceneOf(topics: Partial<ProjectorTopics>): Scene | null {
  const { convention, signIn, showing, vote, turnout, roll = null, agenda } = topics
  if (!convention || !signIn || !showing) return null
  if (showing === 'auto' && !vote && agenda?.current)
    return { kind: 'agenda', current: agenda.current, next: agenda.next }
  if (showing === 'sign-in' || !vote) {
    return { kind: 'sign-in', name: convention.name, place: convention.place, ...signIn }
  }
  switch (vote.state) {
    case 'open':
      // A turnout of another vote is news that overtook the vote itself: better no number than a wrong one.
      return { kind: 'open', vote, turnout: turnout?.vote === vote.id ? turnout : null }
    case 'closed':
      return { kind: 'closed', vote }
    case 'published':
      // Sent with the vote that it belongs to; a secret one has none whatever is sent.
      return { kind: 'published', vote, roll: vote.secrecy === 'named' ? roll : null }
    case 'annulled':
      return { kind: 'annulled', vote }
  }
}

/** Scenes with the same key are the same picture with newer numbers; another key is a cross-fade. */
export function sceneKey(scene: Scene | null): string {
  if (!scene) return 'nothing'
  if (scene.kind === 'agenda') return `agenda-${scene.current.number}-${scene.current.begunAt}`
  return scene.kind === 'sign-in' ? 'sign-in' : `${scene.kind}-${scene.vote.id}`
}

/**
 * An address in pieces that may stand on lines of their own, broken before signs so that a line never seems to end there.
 * "https://" goes without saying to every phone and is left out; "http://" does not and is kept.
 */
export function partsOfAddress(address: string): { scheme: string; pieces: readonly string[] } {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)?(.*?)\/?$/.exec(address) ?? []
  return { scheme: scheme === 'http://' ? scheme : '', pieces: rest.split(/(?=[./:-])/) }
}
