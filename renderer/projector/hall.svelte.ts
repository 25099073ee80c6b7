/**
 * The projector's page as a client of the host: signs in, holds the newest topics, and knows whether they can be believed.
 * It commands nothing but says how large it is, and knows nothing of how anything looks.
 */
import { Connection, WAKE_PONG_WITHIN_MS, type ConnectionState } from '#client'
import { openWith, socketAddress } from '#client/socket'
import type { Credential, Instant, ProjectorTopics } from '#protocol'

export type HallState =
  /** Opened without a link, and never signed in before. */
  | { state: 'no-key' }
  /** The link was used already, or the chair signed this projector out. */
  | { state: 'used-key' | 'signed-out' }
  | { state: 'other-version' }
  | { state: 'connecting' }
  | { state: 'live' }
  /** `since`: the last moment at which the host is known to have been heard, on its clock; or since nothing answers at all. */
  | { state: 'lost'; since: Instant }

const STORED_AS = 'plenum.projector'
const RELOADED_AS = 'plenum.projector.reloaded'
/** A countdown that is read from afar must not skip a second. */
const TICK_MS = 200
const RESTS_MS = 400
/** More than the connection waits for an answer. A silent loss shows within twelve seconds, and it costs the host next to nothing. */
const ASK_EVERY_MS = 7_000
/** A page that is awake has had an answer or given the connection up by then. */
const SILENT_AFTER_MS = ASK_EVERY_MS + WAKE_PONG_WITHIN_MS

export class Hall {
  topics = $state.raw<Partial<ProjectorTopics>>({})
  /** What its invitation calls it. */
  name = $state('')
  state = $state.raw<HallState>({ state: 'connecting' })
  /** The host's clock. */
  now = $state(Date.now())

  #connection: Connection<ProjectorTopics> | null = null
  #resting: ReturnType<typeof setTimeout> | undefined

  /** Takes the key out of the address, so that no history and nobody looking over a shoulder keeps it. */
  start(): () => void {
    const key = location.hash.slice(1)
    if (key !== '') history.replaceState(null, '', location.pathname + location.search)
    const token = localStorage.getItem(STORED_AS)
    const session: Credential | null = token === null ? null : { kind: 'session', token }
    if (key !== '') this.#connect({ kind: 'invitation', key }, session)
    else if (session) this.#connect(session, null)
    else this.state = { state: 'no-key' }

    const tick = setInterval(() => this.#tick(), TICK_MS)
    const ask = setInterval(() => this.#ask(), ASK_EVERY_MS)
    const wake = () => this.#connection?.wake()
    window.addEventListener('online', wake)
    // The computer slept or the browser froze the page, and it goes on.
    const resize = () => this.#resized()
    window.addEventListener('resize', resize)
    document.addEventListener('resume', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      clearInterval(tick)
      clearInterval(ask)
      window.removeEventListener('online', wake)
      window.removeEventListener('resize', resize)
      clearTimeout(this.#resting)
      document.removeEventListener('resume', wake)
      document.removeEventListener('visibilitychange', wake)
      this.#connection?.stop()
    }
  }

  /** `instead`: what to try when the credential is refused, such as the session of a link that is opened twice. */
  #connect(credential: Credential, instead: Credential | null): void {
    const connection = new Connection<ProjectorTopics>({
      open: openWith(() => new WebSocket(socketAddress(location.origin))),
      credential,
      onState: (state) => this.#follow(state, instead),
      onChange: (replica) => {
        this.topics = replica.topics
        this.name = replica.name
      },
      onSession: (token) => {
        if (token !== null) localStorage.setItem(STORED_AS, token)
        else if (instead === null) localStorage.removeItem(STORED_AS)
      },
    })
    this.#connection = connection
  }

  #follow(state: ConnectionState, instead: Credential | null): void {
    switch (state.state) {
      case 'live':
        sessionStorage.removeItem(RELOADED_AS)
        this.state = { state: 'live' }
        this.#tellSize()
        return
      case 'connecting':
      case 'signing-in':
      case 'waiting':
        if (this.state.state === 'live') this.state = { state: 'lost', since: this.#heardAt() }
        else if (state.state === 'waiting' && this.state.state === 'connecting')
          this.state = { state: 'lost', since: Date.now() }
        return
      case 'ended':
        if (state.why === 'refused' && instead) this.#connect(instead, null)
        else if (state.why === 'wrong-protocol') this.#reloadOnce()
        else if (state.why === 'refused' || state.why === 'sign-in-missing')
          this.state = { state: 'used-key' }
        else if (state.why === 'malformed') this.state = { state: 'other-version' }
        else this.state = { state: 'signed-out' }
        return
    }
  }

  /** A window that is being dragged says so when it rests. */
  #resized(): void {
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#tellSize(), RESTS_MS)
  }

  /** For the console, so that nobody has to walk to the screen to see whether it is there. */
  #tellSize(): void {
    const size = { width: window.innerWidth, height: window.innerHeight }
    if (this.#connection?.state.state === 'live') void this.#connection.command('tell-size', size)
  }

  /** The connection gives up on a question before the next one is due: who is heard no more is lost within twelve seconds. */
  #ask(): void {
    if (this.#connection?.state.state === 'live') this.#connection.wake()
  }

  /** A page that slept may find its connection alive, and what it shows is old all the same until the host has answered. */
  #tick(): void {
    const connection = this.#connection
    if (!connection) return
    this.now = connection.hostNow()
    if (connection.state.state !== 'live') return
    const isSilent = this.now - connection.heardAt > SILENT_AFTER_MS
    if (isSilent && this.state.state === 'live') this.state = { state: 'lost', since: connection.heardAt }
    if (!isSilent && this.state.state === 'lost') this.state = { state: 'live' }
  }

  #heardAt(): Instant {
    return this.#connection?.heardAt ?? Date.now()
  }

  #reloadOnce(): void {
    if (sessionStorage.getItem(RELOADED_AS) !== null) {
      this.state = { state: 'other-version' }
      return
    }
    sessionStorage.setItem(RELOADED_AS, 'yes')
    location.reload()
  }
}
