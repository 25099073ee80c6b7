/**
 * One client's connection to the host for as long as it lasts: connect, sign in, stay live, notice silence, come back.
 * It owns the replica and the commands on their way; it knows nothing of screens, storage or what a command means.
 */

import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import type {
  CommandName,
  Commands,
  Credential,
  GeneralRefusal,
  Instant,
  Pong,
  Refused,
  Reply,
  RequestId,
  RosterPage,
  SignIn,
  SignInRefusal,
  Update,
  Welcome,
} from '../protocol/messages.ts'
import { afterClose } from './after-close.ts'
import type { EndedBecause, WaitReason } from './after-close.ts'
import { BackOff, CONSOLE_PACE, PHONE_PACE } from './back-off.ts'
import { HostClock } from './host-clock.ts'
import { Outbox } from './outbox.ts'
import type { CommandOptions, Unanswered } from './outbox.ts'
import { applyPage, applyUpdate, applyWelcome } from './replica.ts'
import type { Applied, Change, Replica } from './replica.ts'
import type { Roster } from './roster.ts'
import { systemChance, systemClock } from './socket.ts'
import type { Chance, Clock, OpenSocket, Socket } from './socket.ts'

/**
 * Asked after so much silence, each at its own moment between the two: phones that heard the same frame would all ask at once.
 * Wi-Fi routers forget a connection after 30 s and more.
 */
export const PING_AFTER_MS = [15_000, 20_000] as const
export const PONG_WITHIN_MS = 10_000
/** Somebody looks at a command without an answer: less silence is allowed than when nobody waits. */
export const PING_COMMAND_AFTER_MS = 5_000
/** After waking somebody is looking at the screen: less patience. */
export const WAKE_PONG_WITHIN_MS = 5_000
/** From the first packet to the welcome, on a hall's crowded network. */
export const SIGN_IN_WITHIN_MS = 15_000
export const RESYNC_WITHIN_MS = 15_000
/** A connection that lasted this long was a good one: back-off starts from the beginning. */
export const GOOD_AFTER_MS = 10_000

export type SignInRefused = Refused<SignInRefusal | GeneralRefusal>

export type EndReason = { why: EndedBecause | 'stopped' } | { why: 'refused'; refusal: SignInRefused }

export type ConnectionState =
  | { state: 'connecting' }
  | { state: 'signing-in' }
  | { state: 'live' }
  /** `until` on this device's clock, when it tries again. */
  | { state: 'waiting'; why: WaitReason; until: Instant }
  /** For good: only a new Connection connects again. */
  | ({ state: 'ended' } & EndReason)

export type ConnectionOptions<Topics> = {
  open: OpenSocket
  credential: Credential
  onState: (state: ConnectionState) => void
  onChange: (replica: Replica<Topics>, change: Change<Topics>) => void
  /** The token to keep and sign in with from now on; null: forget it. */
  onSession: (token: string | null) => void
  /** Of a console; without it the connection has no list of members. */
  createRoster?: () => Roster
  clock?: Clock
  chance?: Chance
}

type FromHost<Topics> = Welcome<Topics> | Update<Topics> | RosterPage | Reply | SignInRefused | Pong

/** The host answers a sign-in with a welcome or its refusal: the id says which of all replies this is. */
const isOfSignIn = (reply: Reply | SignInRefused, request: RequestId): reply is SignInRefused =>
  reply.request === request

/** Refusals of a sign-in that say nothing about the credential. */
const isPassing = (refusal: SignInRefused, credential: Credential): boolean =>
  refusal.why === 'busy' ||
  refusal.why === 'not-saved' ||
  (refusal.why === 'too-many-attempts' && credential.kind === 'session')

export class Connection<Topics> {
  readonly #options: ConnectionOptions<Topics>
  readonly #clock: Clock
  readonly #chance: Chance
  readonly #outbox = new Outbox()
  readonly #hostClock = new HostClock()
  readonly #backOff: BackOff
  #credential: Credential
  /** The same until it is answered: a welcome that was lost on the way must not cost a one-time invitation. */
  #signInRequest: RequestId
  #state: ConnectionState = { state: 'connecting' }
  #replica: Replica<Topics> | null = null
  #socket: Socket | null = null
  /** Of the state: to try again, to give up waiting, to ask whether the host is there. */
  #cancelTimer: () => void = () => undefined
  #cancelResyncTimer: () => void = () => undefined
  #liveSince: Instant = 0
  readonly #pingAfter: number
  #heardAt: Instant = 0
  #askedAt: Instant = 0
  #commandAt: Instant = 0
  #isPinging = false

  /** Connects at once; the first state reported is the one after `connecting`. */
  constructor(options: ConnectionOptions<Topics>) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#chance = options.chance ?? systemChance
    this.#backOff = new BackOff(() => this.#chance.fraction())
    const [soonest, latest] = PING_AFTER_MS
    this.#pingAfter = soonest + this.#chance.fraction() * (latest - soonest)
    this.#credential = options.credential
    this.#signInRequest = this.#chance.request()
    this.#connect()
  }

  get state(): ConnectionState {
    return this.#state
  }

  /** Null before the first welcome; afterwards the newest known, also while the connection is lost. */
  get replica(): Replica<Topics> | null {
    return this.#replica
  }

  /** The last frame, on the host's clock: so old may be what the replica says. */
  get heardAt(): Instant {
    return this.#hostClock.at(this.#heardAt)
  }

  /** The host's clock, from the fastest exchange since the last welcome. */
  hostNow(): Instant {
    return this.#hostClock.at(this.#clock.now())
  }

  /**
   * Resolves when the host has answered, over as many connections as that takes. Until then it is sent with one and the
   * same request id, which the host carries out once.
   */
  command<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
    options: CommandOptions = {},
  ): Promise<Reply<Name> | Unanswered> {
    const answer = this.#outbox.add(name, input, options.request ?? this.#chance.request(), options)
    this.#commandAt = this.#clock.now()
    if (this.#state.state === 'ended') this.#outbox.end()
    if (this.#state.state === 'live' && !this.#isPinging) this.#watchSilence()
    return answer
  }

  /** The page is looked at again, or the network is back: find out now whether the connection still lives. */
  wake(): void {
    switch (this.#state.state) {
      case 'waiting':
        // The host named a window so that a crowd does not come at once; a wake must not undo that.
        if (this.#state.why === 'lost') this.#connect()
        return
      case 'connecting':
      case 'signing-in':
        this.#loseAfter(WAKE_PONG_WITHIN_MS)
        return
      case 'live':
        this.#ping(WAKE_PONG_WITHIN_MS)
        return
      case 'ended':
        return
      default:
        unreachable(this.#state)
    }
  }

  stop(): void {
    this.#end({ why: 'stopped' })
  }

  // ------------------------------------------------------------------------------------------ the socket's life

  #connect(): void {
    this.#letGo()
    this.#enter({ state: 'connecting' })
    this.#loseAfter(SIGN_IN_WITHIN_MS)
    const socket: Socket = this.#options.open({
      opened: () => {
        if (this.#socket === socket) this.#signIn()
      },
      received: (text) => {
        if (this.#socket === socket) this.#receive(text)
      },
      closed: (code, reason) => {
        if (this.#socket === socket) this.#closed(code, reason)
      },
    })
    this.#socket = socket
  }

  #signIn(): void {
    this.#enter({ state: 'signing-in' })
    this.#askedAt = this.#clock.now()
    const replica = this.#replica
    const canResume = replica?.role === 'chair' && replica.completeness.state === 'whole'
    const signIn: SignIn = {
      type: 'sign-in',
      request: this.#signInRequest,
      protocol: PROTOCOL_VERSION,
      credential: this.#credential,
      ...(canResume ? { resume: { epoch: replica.epoch, seq: replica.seq } } : {}),
    }
    this.#send(JSON.stringify(signIn))
  }

  #closed(code: number, reason: string): void {
    const next = afterClose(code, reason, { credential: this.#credential.kind, wasGood: this.#wasGood() })
    this.#noteLoss()
    if (next.then === 'end') {
      if (next.forgetsSession) this.#options.onSession(null)
      this.#end({ why: next.why })
      return
    }
    const now = this.#clock.now()
    const wait =
      next.within === null ? this.#backoff() : this.#backOff.nextWithin(now, next.from, next.within)
    this.#wait(next.why, wait)
  }

  #wasGood(): boolean {
    return this.#state.state === 'live' && this.#clock.now() - this.#liveSince >= GOOD_AFTER_MS
  }

  #noteLoss(): void {
    if (this.#wasGood()) this.#backOff.reset()
    else if (this.#state.state === 'live') this.#backOff.spreadAnew()
  }

  #backoff(): number {
    return this.#backOff.next(this.#clock.now(), this.#isOneOfMany() ? PHONE_PACE : CONSOLE_PACE)
  }

  /** Invitations are for consoles and projectors; whose session it is only a welcome tells. */
  #isOneOfMany(): boolean {
    if (this.#replica === null) return this.#credential.kind !== 'invitation'
    return this.#replica.role === 'member'
  }

  #wait(why: WaitReason, milliseconds: number): void {
    this.#letGo()
    this.#setTimer(milliseconds, () => this.#connect())
    this.#enter({ state: 'waiting', why, until: this.#clock.now() + milliseconds })
  }

  #end(reason: EndReason): void {
    if (this.#state.state === 'ended') return
    this.#letGo()
    this.#enter({ state: 'ended', ...reason })
    this.#outbox.end()
  }

  /** Whatever the old socket still says is not heard any more. */
  #letGo(): void {
    this.#cancelTimer()
    this.#cancelResyncTimer()
    this.#outbox.disconnected()
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }

  #loseAfter(milliseconds: number): void {
    this.#setTimer(milliseconds, () => this.#lose())
  }

  #lose(): void {
    this.#noteLoss()
    this.#wait('lost', this.#backoff())
  }

  #setTimer(milliseconds: number, act: () => void): void {
    this.#cancelTimer()
    this.#cancelTimer = this.#clock.after(milliseconds, act)
  }

  #send(text: string): void {
    this.#socket?.send(text)
  }

  #enter(state: ConnectionState): void {
    const isSame = state.state === 'connecting' && this.#state.state === 'connecting'
    this.#state = state
    if (!isSame) this.#options.onState(state)
  }

  // ------------------------------------------------------------------------------------------ what the host says

  #receive(text: string): void {
    this.#heardAt = this.#clock.now()
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- our own host's word on its shape is taken, here only
    const message: FromHost<Topics> = JSON.parse(text)
    switch (message.type) {
      case 'welcome':
        this.#welcomed(message)
        return
      case 'update':
        if (this.#replica !== null) this.#apply(applyUpdate(this.#replica, message))
        return
      case 'roster-page':
        if (this.#replica !== null) this.#apply(applyPage(this.#replica, message))
        return
      case 'reply':
        if (isOfSignIn(message, this.#signInRequest)) this.#refused(message)
        else this.#outbox.settle(message)
        return
      case 'pong':
        this.#isPinging = false
        this.#hostClock.compare(message.now, this.#askedAt, this.#heardAt)
        this.#watchSilence()
        return
      default:
        unreachable(message)
    }
  }

  #welcomed(welcome: Welcome<Topics>): void {
    if (welcome.protocol !== PROTOCOL_VERSION) {
      this.#end({ why: 'wrong-protocol' })
      return
    }
    this.#signInRequest = this.#chance.request()
    if (welcome.session !== null) {
      this.#credential = { kind: 'session', token: welcome.session }
      this.#options.onSession(welcome.session)
    }
    this.#liveSince = this.#clock.now()
    this.#hostClock.reset()
    this.#hostClock.compare(welcome.now, this.#askedAt, this.#heardAt)
    this.#isPinging = false
    this.#apply(applyWelcome(this.#replica, welcome, this.#options.createRoster))
    this.#enter({ state: 'live' })
    this.#commandAt = this.#clock.now()
    this.#outbox.connected((text) => this.#send(text))
    this.#watchSilence()
  }

  #refused(refusal: SignInRefused): void {
    if (refusal.why === 'wrong-protocol') {
      this.#end({ why: 'wrong-protocol' })
      return
    }
    if (isPassing(refusal, this.#credential)) {
      const seconds = Number(refusal.about?.['seconds'] ?? 0)
      this.#wait('busy', seconds * 1000 + this.#backoff())
      return
    }
    if (this.#credential.kind === 'session') this.#options.onSession(null)
    this.#end({ why: 'refused', refusal })
  }

  #apply({ replica, change, resyncNeeded }: Applied<Topics>): void {
    this.#replica = replica
    if (replica.completeness.state !== 'stale') this.#cancelResyncTimer()
    if (resyncNeeded) {
      this.#send(JSON.stringify({ type: 'resync' }))
      this.#cancelResyncTimer = this.#clock.after(RESYNC_WITHIN_MS, () => this.#lose())
    }
    if (change.topics.length > 0 || change.rows === null || change.rows.length > 0) {
      this.#options.onChange(replica, change)
    }
  }

  // ------------------------------------------------------------------------------------------ silence

  /** One timer for all frames: when it fires, it looks when the last one came. */
  #watchSilence(): void {
    const isAwaited = this.#outbox.isWaiting
    const quietSince = isAwaited ? Math.max(this.#heardAt, this.#commandAt) : this.#heardAt
    const left = quietSince + (isAwaited ? PING_COMMAND_AFTER_MS : this.#pingAfter) - this.#clock.now()
    if (left <= 0) this.#ping(PONG_WITHIN_MS)
    else this.#setTimer(left, () => this.#watchSilence())
  }

  #ping(answerWithin: number): void {
    if (!this.#isPinging) {
      this.#isPinging = true
      this.#askedAt = this.#clock.now()
      this.#send('{"type":"ping"}')
    }
    this.#expectPong(answerWithin, this.#clock.now())
  }

  /** While other frames still come in, the pong stands in line behind them: only silence counts. */
  #expectPong(answerWithin: number, quietSince: Instant): void {
    this.#setTimer(quietSince + answerWithin - this.#clock.now(), () => {
      if (this.#heardAt > quietSince) this.#expectPong(answerWithin, this.#heardAt)
      else this.#lose()
    })
  }
}

const unreachable = (nothing: never): never => {
  throw new Error(`not of the protocol: ${JSON.stringify(nothing)}`)
}
