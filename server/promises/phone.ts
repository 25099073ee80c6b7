/** A member's phone with the product's own client. It keeps what it was told of its ballot, and counts what it receives. */
import { Connection } from '../client/connection.ts'
import { systemChance, systemClock } from '../client/socket.ts'
import type { Credential, MemberId, MemberTopics, VoteId } from '../protocol/messages.ts'
import { motionMarks, type Choice } from '../protocol/papers.ts'
import { seeded } from '../rehearsal/chance.ts'
import type { Access } from '../rehearsal/crowd-messages.ts'
import { PhoneLine } from '../rehearsal/phone-line.ts'

/** What a member knows of the own ballot. */
export type Ballot = {
  readonly vote: VoteId
  readonly choice: Choice
  readonly request: string
  /** Acknowledged with it. */
  receipt: string | null
}

export type PhoneOptions = {
  url: string
  seed: string
  member: MemberId
  access: Access
  /** How fast its clock runs. Above 1 all of the product's waits are as much shorter, so that many runs take minutes. */
  haste?: number
}

export class Phone {
  readonly member: MemberId
  /** What the host said against its promise, in words. */
  readonly faults: string[] = []
  /** Since the beginning; payload, not TCP. */
  readonly received = { frames: 0, bytes: 0 }
  signIns = 0
  /** Connections that it lost without wanting to. */
  losses = 0
  ballot: Ballot | null = null
  /** The disk refused the newest ballot, and the phone was told so. */
  isNotSaved = false
  readonly #options: PhoneOptions
  #line: PhoneLine
  /** What is signed in with while the page keeps no session. */
  #card: Credential
  #connection: Connection<MemberTopics> | null = null
  #session: string | null = null
  #reloads = 0

  constructor(options: PhoneOptions) {
    this.#options = options
    this.member = options.member
    this.#line = new PhoneLine(options.url, options.seed, options.member)
    this.#card = { kind: 'link', secret: options.access.secret }
  }

  connect(): void {
    const { seed, haste = 1 } = this.#options
    const fraction = seeded(seed, 'back-off', this.member, this.#reloads)
    const credential: Credential =
      this.#session === null ? this.#card : { kind: 'session', token: this.#session }
    const connection: Connection<MemberTopics> = new Connection<MemberTopics>({
      open: (events) =>
        this.#line.open({
          ...events,
          received: (text) => {
            this.received.frames++
            this.received.bytes += Buffer.byteLength(text)
            events.received(text)
          },
        }),
      credential,
      chance: { fraction, request: systemChance.request },
      clock: {
        now: () => systemClock.now() * haste,
        after: (milliseconds, act) => systemClock.after(milliseconds / haste, act),
      },
      onChange: () => undefined,
      onSession: (token) => (this.#session = token),
      onState: ({ state }) => {
        if (connection !== this.#connection) return
        if (state === 'live') this.signIns++
        if (state === 'waiting') this.losses++
      },
    })
    this.#connection = connection
  }

  /** The page is loaded anew: of what was under way only the request id is left, as in a phone's storage. */
  reload(): void {
    this.#reloads++
    this.leave()
    this.connect()
  }

  /** Another address is opened and the code on the card typed: for the browser that is another page, and nothing of before is kept. */
  moveTo(url: string): void {
    const { seed, member, access } = this.#options
    this.leave()
    this.#line = new PhoneLine(url, seed, member)
    this.#session = null
    this.#card = { kind: 'code', code: access.code }
    this.#reloads++
    this.connect()
  }

  leave(): void {
    const connection = this.#connection
    this.#connection = null
    connection?.stop()
    this.#line.break()
  }

  get isLive(): boolean {
    return this.#connection?.state.state === 'live'
  }

  get ended(): string | null {
    const state = this.#connection?.state
    return state?.state === 'ended' ? state.why : null
  }

  /** Of the host's start from which the newest state is. */
  get epoch(): string {
    return this.#connection?.replica?.epoch ?? ''
  }

  /** Whether the ballot is still to be cast, as far as the phone can know. */
  mayVote(vote: VoteId): boolean {
    const topics = this.#connection?.replica?.topics
    return (
      this.isLive &&
      topics?.voteState?.vote === vote &&
      topics.voteState.state === 'open' &&
      topics.onRegister === true
    )
  }

  /** The receipt that the page would show, as the host last told the whole state. */
  shownReceipt(vote: VoteId): string | null {
    const ballot = this.#connection?.replica?.topics.ballot
    return ballot?.vote === vote ? ballot.receipt : null
  }

  /** Resolves with whether an answer came; over as many connections as that takes. */
  cast(vote: VoteId, choice: Choice): Promise<boolean> {
    const ballot: Ballot = { vote, choice, request: systemChance.request(), receipt: null }
    this.ballot = ballot
    return this.ask(ballot)
  }

  /** The same ballot with the same request. */
  async ask(ballot: Ballot): Promise<boolean> {
    const { vote, choice, request } = ballot
    const reply = await this.#connection?.command(
      'cast-ballot',
      { vote, marks: motionMarks[choice] },
      { request },
    )
    if (reply === undefined || reply.type === 'unanswered') return false
    if (!reply.ok) {
      if (reply.why === 'not-saved') this.isNotSaved = true
      else this.#fault(`was refused its own ballot: ${reply.why}`)
      return false
    }
    this.isNotSaved = false
    if (ballot.receipt !== null && ballot.receipt !== reply.receipt) this.#fault('got a second receipt')
    ballot.receipt = reply.receipt
    return true
  }

  /** Another ballot in the same vote: it must be refused, with the receipt of the first. */
  async castAgain({ vote, receipt }: Ballot): Promise<void> {
    const reply = await this.#connection?.command('cast-ballot', { vote, marks: motionMarks.abstain })
    if (reply === undefined || reply.type === 'unanswered') return
    if (reply.ok) this.#fault('could cast a second ballot')
    else if (reply.why !== 'already-cast' || reply.about?.['receipt'] !== receipt)
      this.#fault(`was refused a second ballot without the first one’s receipt: ${reply.why}`)
  }

  #fault(what: string): void {
    this.faults.push(`member ${String(this.member)} ${what}`)
  }
}
