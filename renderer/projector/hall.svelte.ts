/**
 * The projector's page as a client of the host: signs in, holds the newest topics, and knows whether they can be believed.
 * It gives no command, and knows nothing of how anything looks.
 */
import { Connection, type ConnectionState } from '#client'
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
/** More than the connection waits for an answer. A silent loss shows within twelve seconds, and it costs the host next to nothing. */
const ASK_EVERY_MS = 7_000

export class Hall {
  topics = $state.raw<Partial<ProjectorTopics>>({})
  state = $state.raw<HallState>({ state: 'connecting' })
  /** The host's clock. */
  now = $state(Date.now())

  #connection: Connection<ProjectorTopics> | null = null
  #heardAt: Instant = 0
  #askedAt: Instant = 0

  /** Takes the key out of the address, so that no history and nobody looking over a shoulder keeps it. */
  start(): () => void {
    const key = location.hash.slice(1)
    if (key !== '') history.replaceState(null, '', location.pathname + location.search)
    const token = localStorage.getItem(STORED_AS)
    const session: Credential | null = token === null ? null : { kind: 'session', token }
    if (key !== '') this.#connect({ kind: 'invitation', key }, session)
    else if (session) this.#connect(session, null)
    else this.state = { state: 'no-key' }

    const tick = setInterval(() => {
      if (this.#connection) this.now = this.#connection.hostNow()
    }, TICK_MS)
    const ask = setInterval(() => this.#ask(), ASK_EVERY_MS)
    const wake = () => this.#connection?.wake()
    window.addEventListener('online', wake)
    return () => {
      clearInterval(tick)
      clearInterval(ask)
      window.removeEventListener('online', wake)
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
        this.#heardAt = this.#connection?.hostNow() ?? Date.now()
        this.topics = replica.topics
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
        this.#heardAt = this.#askedAt = this.#connection?.hostNow() ?? Date.now()
        sessionStorage.removeItem(RELOADED_AS)
        this.state = { state: 'live' }
        return
      case 'connecting':
      case 'signing-in':
      case 'waiting':
        if (this.state.state === 'live') this.state = { state: 'lost', since: this.#heardAt }
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

  /** The connection gives up on a question before the next one is due, so while it is live the last one was answered. */
  #ask(): void {
    if (this.state.state !== 'live' || !this.#connection) return
    this.#heardAt = Math.max(this.#heardAt, this.#askedAt)
    this.#askedAt = this.#connection.hostNow()
    this.#connection.wake()
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
