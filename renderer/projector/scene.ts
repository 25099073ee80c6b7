/**
 * What the hall sees, decided from the projector's topics alone. Pure: knows no socket, no clock and no words.
 * The chair's preview asks the same function, so the two cannot differ.
 */
import type {
  AgendaNow,
  CallState,
  Grid,
  HallContent,
  HallMotion,
  HallSpeakers,
  Instant,
  ProjectorTopics,
  PublicElection,
  PublicVote,
  Roll,
  Showing,
  Turnout,
  Wireless,
} from '#protocol'

type VoteIn<State extends PublicVote['state']> = Extract<PublicVote, { state: State }>

export type Scene =
  | { kind: 'sign-in'; name: string; place: string; address: string; connected: number }
  | { kind: 'wireless'; wireless: Wireless }
  | { kind: 'agenda'; current: AgendaNow['current']; next: AgendaNow['next'] }
  | Extract<Showing, { kind: 'message' | 'countdown' }>
  | { kind: 'election'; election: PublicElection }
  /** Those present are counted, or were. */
  | { kind: 'quorum'; call: CallState }
  /** `answers`: who of the grid, as bits by id. */
  | { kind: 'trial'; call: CallState; grid: Grid; answers: string }
  | { kind: 'speakers'; speakers: HallSpeakers }
  | { kind: 'motion'; motion: HallMotion }
  | VoteScene
type VoteScene =
  | { kind: 'open'; vote: VoteIn<'open'>; turnout: Turnout | null }
  | { kind: 'paper'; vote: VoteIn<'paper'> }
  | { kind: 'closed'; vote: VoteIn<'closed'> }
  /** `roll`: who voted what, of a named vote. */
  | { kind: 'published'; vote: VoteIn<'published'>; roll: Roll | null }
  | { kind: 'annulled'; vote: VoteIn<'annulled'> }

/** What the hall is told, so far that something true can be shown. */
type Told = Partial<ProjectorTopics> & Pick<ProjectorTopics, 'convention' | 'signIn'>

/** `projector`: the name that its invitation has. Null while the host has not yet said enough to show anything true. */
export function sceneOf(topics: Partial<ProjectorTopics>, projector: string): Scene | null {
  const { convention, signIn, showing: main, ownShowing } = topics
  if (!convention || !signIn || !main) return null
  return sceneShowing(ownShowing?.[projector] ?? main, { ...topics, convention, signIn })
}

/** What the hall would see of something that is not shown yet; `now` for a countdown, which would begin then. */
export function sceneOfContent(
  topics: Partial<ProjectorTopics>,
  content: HallContent,
  now: Instant,
): Scene | null {
  const { convention, signIn } = topics
  if (!convention || !signIn) return null
  const showing =
    content.kind === 'countdown' ? { ...content, endsAt: now + content.seconds * 1000 } : content
  return sceneShowing(showing, { ...topics, convention, signIn })
}

function sceneShowing(showing: Showing, told: Told): Scene {
  switch (showing.kind) {
    case 'auto':
      return whatIsOn(told)
    case 'sign-in':
      return signInOf(told)
    case 'wireless':
      return told.wireless ? { kind: 'wireless', wireless: told.wireless } : signInOf(told)
    case 'agenda':
      return told.agenda ? { kind: 'agenda', ...told.agenda } : whatIsOn(told)
    case 'message':
    case 'countdown':
      return showing
    case 'election': {
      const election = told.elections?.find(({ id }) => id === showing.election)
      return election ? { kind: 'election', election } : whatIsOn(told)
    }
    case 'speakers':
      return told.speakers ? { kind: 'speakers', speakers: told.speakers } : whatIsOn(told)
    case 'quorum':
    case 'trial':
      return told.call?.purpose === (showing.kind === 'quorum' ? 'count' : 'trial')
        ? callScene(told.call, told)
        : whatIsOn(told)
    case 'motion': {
      const motion = told.motions?.[showing.motion]
      return motion ? { kind: 'motion', motion } : whatIsOn(told)
    }
  }
}

const signInOf = ({ convention, signIn }: Told): Scene => ({
  kind: 'sign-in',
  name: convention.name,
  place: convention.place,
  ...signIn,
})

function whatIsOn(told: Told): Scene {
  const { vote, agenda, call, speakers } = told
  if (call?.isShown === true && vote?.state !== 'open') return callScene(call, told)
  if (vote) return voteScene(vote, told)
  if (speakers && (speakers.now ?? speakers.point) !== null) return { kind: 'speakers', speakers }
  return agenda?.current ? { kind: 'agenda', ...agenda } : signInOf(told)
}

const callScene = (call: CallState, { grid, answers = '' }: Told): Scene =>
  call.purpose === 'count' ? { kind: 'quorum', call } : { kind: 'trial', call, grid: grid ?? [], answers }

function voteScene(vote: PublicVote, { turnout, roll = null }: Told): Scene {
  switch (vote.state) {
    case 'open':
      // A turnout of another vote is news that overtook the vote itself: better no number than a wrong one.
      return { kind: 'open', vote, turnout: turnout?.vote === vote.id ? turnout : null }
    case 'paper':
      return { kind: 'paper', vote }
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
  switch (scene.kind) {
    case 'sign-in':
      return scene.kind
    case 'wireless':
      return `wireless-${scene.wireless.name}`
    case 'agenda':
      return `agenda-${scene.current?.number ?? ''}-${scene.current?.begunAt ?? 0}`
    case 'motion':
      return `motion-${scene.motion.motion}`
    case 'election':
      return `election-${scene.election.id}`
    case 'message':
      return `message-${scene.text}`
    case 'countdown':
      return `countdown-${scene.endsAt}`
    case 'quorum':
    case 'trial':
      return `${scene.kind}-${scene.call.id}`
    case 'speakers':
      return `speakers-${scene.speakers.debate}-${scene.speakers.now?.speaker ?? ''}-${scene.speakers.point?.id ?? ''}`
    case 'open':
    case 'paper':
    case 'closed':
    case 'published':
    case 'annulled':
      return `${scene.kind}-${scene.vote.id}`
  }
}

/**
 * An address in pieces that may stand on lines of their own, broken before signs so that a line never seems to end there.
 * "https://" goes without saying to every phone and is left out; "http://" does not and is kept.
 */
export function partsOfAddress(address: string): { scheme: string; pieces: readonly string[] } {
  const [, scheme = '', rest = ''] = /^(https?:\/\/)?(.*?)\/?$/.exec(address) ?? []
  return { scheme: scheme === 'http://' ? scheme : '', pieces: rest.split(/(?=[./:-])/) }
}
