/**
 * The phone's state around the connection: who is signed in, what the host told, what is on its way. The page reads it and calls
 * it; which screen follows is decided in screen.ts. It knows no words and no document.
 */

import { Connection, PING_AFTER_MS, PONG_WITHIN_MS } from '#client'
import type { ConnectionState } from '#client'
import { systemChance, systemClock } from '#client/socket'
import type { Chance, Clock, OpenSocket } from '#client/socket'
import type { Choice, Credential, Instant, Language, MemberTopics, Reply, VoteId } from '#protocol'
import { BallotBox } from './ballot.ts'
import type { Keep } from './keep.ts'
import { screenOf } from './screen.ts'
import type { Screen } from './screen.ts'

export type CheckIn =
  | { step: 'idle' }
  | { step: 'sending' }
  | { step: 'refused'; why: Extract<Reply<'check-in-self'>, { ok: false }>['why'] }

export type MemberOptions = {
  open: OpenSocket
  keep: Keep
  /** The language of the browser, until the convention or the member says another. */
  deviceLanguage: Language
  reload: () => void
  onChange: () => void
  clock?: Clock
  chance?: Chance
}

const IDLE = { step: 'idle' } as const

/** A page that is awake asks a silent host, and gives the connection up when nothing comes. */
const SILENT_AT_MOST_MS = PING_AFTER_MS[1] + PONG_WITHIN_MS

export class Member {
  readonly #options: MemberOptions
  readonly #clock: Clock
  readonly #box: BallotBox
  #connection: Connection<MemberTopics> | null = null
  #credential: Credential | null = null
  #topics: Partial<MemberTopics> | null = null
  #checkIn: CheckIn = IDLE
  /** Of the host's start that told it. */
  #epoch = ''
  #hasSignedOut = false
  #isOffline = false

  constructor(options: MemberOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#box = new BallotBox({
      ask: (input, more) =>
        this.#connection?.command('cast-ballot', input, more) ??
        Promise.resolve({ type: 'unanswered', ok: false, why: 'ended', wasSent: false }),
      keep: options.keep,
      clock: this.#clock,
      chance: options.chance ?? systemChance,
      hostNow: () => this.hostNow(),
      onChange: options.onChange,
    })
  }

  get screen(): Screen {
    return screenOf({
      connection: this.connection,
      topics: this.#topics,
      progress: this.#box.progress,
      hasSignedOut: this.#hasSignedOut,
    })
  }

  get connection(): ConnectionState | null {
    return this.#connection?.state ?? null
  }

  get checkIn(): CheckIn {
    return this.#checkIn
  }

  get isOffline(): boolean {
    return this.#isOffline
  }

  get box(): Pick<BallotBox, 'progress' | 'clear'> {
    return this.#box
  }

  /** What the member chose on this phone, else the convention's, else the browser's. */
  get language(): Language {
    const chosen = this.#options.keep.read('language')
    if (chosen === 'de' || chosen === 'en') return chosen
    return this.#topics?.convention?.language ?? this.#options.deviceLanguage
  }

  hostNow(): Instant {
    return this.#connection?.hostNow() ?? this.#clock.now()
  }

  /** When the host was heard last, on its clock: so old may be what is shown. */
  heardAt(): Instant {
    return this.#connection?.heardAt ?? this.#clock.now()
  }

  /** The page slept for so long that what it shows may be over: until the host has answered nobody knows. */
  get hasSlept(): boolean {
    return this.connection?.state === 'live' && this.hostNow() - this.heardAt() > SILENT_AT_MOST_MS
  }

  /** Whether what is shown is so now, as far as anybody can know. */
  get isCurrent(): boolean {
    return this.connection?.state === 'live' && !this.hasSlept
  }

  // ------------------------------------------------------------------------------------------ signing in and out

  /** With the session that this phone keeps, if it keeps one; a ballot that was on its way goes on. */
  resume(): void {
    const token = this.#options.keep.read('session')
    if (token === null) return
    this.#connect({ kind: 'session', token })
    this.#box.recover(token)
  }

  signIn(credential: Exclude<Credential, { kind: 'session' | 'invitation' }>): void {
    this.#topics = null
    this.#connect(credential)
    this.#box.clear()
  }

  /** A link is no longer in the address to be opened again: this page alone still has it. */
  get canTryLinkAgain(): boolean {
    return this.#credential?.kind === 'link'
  }

  tryLinkAgain(): void {
    if (this.#credential?.kind === 'link') this.signIn(this.#credential)
  }

  /** Back to the form from a sign-in that takes too long. What this phone keeps stays. */
  giveUpSigningIn(): void {
    this.#connection?.stop()
    this.#connection = null
    this.#options.onChange()
  }

  /** Without a connection only this phone forgets; the host's side of it ends with the next sign-in elsewhere. */
  signOut(): void {
    this.#hasSignedOut = true
    if (this.connection?.state === 'live') {
      void this.#connection?.command('sign-out', {})
      return
    }
    this.#forgetSession()
    this.#connection?.stop()
  }

  #connect(credential: Credential): void {
    this.#connection?.stop()
    this.#hasSignedOut = false
    this.#credential = credential
    this.#checkIn = IDLE
    const connection: Connection<MemberTopics> = new Connection<MemberTopics>({
      open: this.#options.open,
      credential,
      clock: this.#clock,
      chance: this.#options.chance ?? systemChance,
      onState: (state) => {
        if (this.#connection === connection) this.#moved(state)
      },
      onChange: ({ topics, epoch }) => this.#told(topics, epoch),
      onSession: (token) => {
        if (token === null) this.#forgetSession()
        else this.#options.keep.write('session', token)
      },
    })
    this.#connection = connection
    this.#options.onChange()
  }

  #told(topics: Partial<MemberTopics>, epoch: string): void {
    const before = this.#topics?.vote?.id
    this.#topics = topics
    if (topics.vote?.id !== before) this.#box.voteIsNow(topics.vote?.id ?? null)
    if (epoch !== this.#epoch)
      this.#box.hostStarted({ vote: topics.vote ?? null, ballot: topics.ballot ?? null })
    this.#epoch = epoch
    this.#box.recorded(topics.ballot ?? null)
    this.#options.onChange()
  }

  #moved(state: ConnectionState): void {
    if (state.state === 'live') this.#options.keep.write('reloaded', null)
    if (state.state === 'ended') {
      this.#topics = null
      if (state.why === 'wrong-protocol') this.#reloadOnce()
    }
    this.#options.onChange()
  }

  /** A page older than the host gets a new one by itself; where nothing can be kept it could turn in a circle, so it asks. */
  #reloadOnce(): void {
    const { keep, reload } = this.#options
    if (keep.read('reloaded') === null && keep.write('reloaded', 'once')) reload()
  }

  #forgetSession(): void {
    this.#options.keep.write('session', null)
    this.#options.keep.write('ballot', null)
  }

  // ------------------------------------------------------------------------------------------ what happens to the page

  /** It is looked at again. */
  wake(): void {
    this.#connection?.wake()
    this.#options.onChange()
  }

  /** Either way: a socket whose network went away seems alive for half a minute unless it is asked. */
  networkChanged(isOnline: boolean): void {
    this.#isOffline = !isOnline
    this.wake()
    this.#options.onChange()
  }

  reload(): void {
    this.#options.reload()
  }

  // ------------------------------------------------------------------------------------------ what a member does

  chooseLanguage(language: Language): void {
    this.#options.keep.write('language', language)
    this.#options.onChange()
  }

  cast(vote: VoteId, title: string, choice: Choice): void {
    const session = this.#options.keep.read('session')
    if (session !== null) this.#box.cast({ vote, title, choice, session })
  }

  async checkInSelf(): Promise<void> {
    if (this.#connection === null || this.#checkIn.step === 'sending') return
    this.#checkedIn({ step: 'sending' })
    const answer = await this.#connection.command('check-in-self', {})
    this.#checkedIn(answer.type === 'reply' && !answer.ok ? { step: 'refused', why: answer.why } : IDLE)
  }

  #checkedIn(checkIn: CheckIn): void {
    this.#checkIn = checkIn
    this.#options.onChange()
  }
}
