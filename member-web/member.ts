/**
 * The phone's state around the connection: who is signed in, what the host told, what is on its way. The page reads it and calls
 * it; which screen follows is decided in screen.ts. It knows no words and no document.
 */

import { Connection, PING_AFTER_MS, PONG_WITHIN_MS } from '#client'
import type { ConnectionState } from '#client'
import { memberVote } from '#client/member-vote'
import { systemChance, systemClock } from '#client/socket'
import type { Chance, Clock, OpenSocket } from '#client/socket'
import type {
  BallotKey,
  CommandName,
  CallId,
  Commands,
  Credential,
  HeldVotes,
  Instant,
  Language,
  Marks,
  MemberTopics,
  MemberVote,
  Reply,
  VoteId,
} from '#protocol'
import { BallotBox } from './ballot.ts'
import type { KeptReceipt } from './ballot.ts'
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
  makeKey?: () => BallotKey
}

/** What is kept of a ballot that is being filled in. */
type KeptDraft = { session: string; vote: VoteId; title: string; draft: string }

/** Of the 1,200 bytes of a phone's frame, what its head, its two keys and the longest id leave for marks, the own ones among them. */
const MOST_MARKS_BYTES = 1000
const QUOTES_BYTES = 3

type VoteName = Pick<MemberVote, 'id' | 'title'>

const IDLE = { step: 'idle' } as const

/** A page that is awake asks a silent host, and gives the connection up when nothing comes. */
const SILENT_AT_MOST_MS = PING_AFTER_MS[1] + PONG_WITHIN_MS

/** 16 random bytes in base64url. */
const randomKey = (): BallotKey =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

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
  /** The vote whose ballot the member fills in once more. */
  #changing: VoteId | null = null
  /** The last call that the host took this member's answer to. */
  #answered: CallId | null = null
  /** One is on its way. */
  #isAnswering = false

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
      makeKey: options.makeKey ?? randomKey,
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
      changing: this.#changing,
      answeredCall: this.#answered,
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
    const vote = memberVote(topics)
    if (vote?.state !== 'open') this.#voteIsOver()
    else if (vote.id !== before) this.#forgetOthers(vote)
    if (vote?.id !== before) this.#box.voteIsNow(vote?.id ?? null)
    if (epoch !== this.#epoch)
      this.#box.hostStarted({
        vote,
        ballot: topics.ballot ?? null,
        session: this.#options.keep.read('session') ?? '',
      })
    // The host keeps answers in memory only: one that has started anew is told again.
    const { call, answered } = topics
    if (call && call.id === this.#answered && answered !== call.id && epoch !== this.#epoch)
      void this.answerCall(call.id)
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
    this.#options.keep.write('receipts', null)
    this.#voteIsOver()
  }

  /** What is kept of another vote than the one that is open. */
  #forgetOthers(vote: MemberVote): void {
    if (this.draftOf(vote) === null) this.#options.keep.write('draft', null)
    if (!this.canChange(vote)) this.#box.forgetKey()
    this.#changing = null
  }

  #voteIsOver(): void {
    this.#changing = null
    this.#options.keep.write('draft', null)
    this.#box.forgetKey()
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

  /** In how many other names this phone casts in this vote; null: in none. */
  heldIn({ id }: Pick<MemberVote, 'id'>): HeldVotes | null {
    const held = this.#topics?.me?.held
    return held?.vote === id ? held : null
  }

  /** Whether each of the votes held can say its own: all of them go in one frame. */
  canSplit(vote: Pick<MemberVote, 'id'>, marks: Marks): boolean {
    const held = this.heldIn(vote)
    return held !== null && (held.others + 1) * (marks.length + QUOTES_BYTES) <= MOST_MARKS_BYTES
  }

  cast(vote: MemberVote, marks: Marks, split?: readonly Marks[]): void {
    const { keep } = this.#options
    const session = keep.read('session')
    if (session === null) return
    const isChange = this.#changing === vote.id
    this.#changing = null
    keep.write('draft', null)
    // Said also where all are alike: the length of a frame must not tell whether they are.
    const others = this.canSplit(vote, marks)
      ? (split ?? Array<Marks>(this.heldIn(vote)?.others ?? 0).fill(marks))
      : undefined
    this.#box.cast(vote, { marks, session, isChange, ...(others === undefined ? {} : { others }) })
  }

  /** What this phone itself was given for ballots, as far as it still knows; the last one last. */
  get receipts(): readonly KeptReceipt[] {
    return this.#box.receiptsOf(this.#options.keep.read('session') ?? '')
  }

  /** In one vote: the own one first, then those of ballots for others. */
  receiptsFor({ id, title }: VoteName): readonly string[] {
    const kept = this.receipts.find((each) => each.vote === id && each.title === title)
    return kept === undefined ? [] : [kept.receipt, ...kept.others]
  }

  canChange(vote: MemberVote): boolean {
    const session = this.#options.keep.read('session')
    return session !== null && this.#box.canChange(vote, session)
  }

  /** Fills in the ballot once more, from nothing; what counts goes on counting until the new one does. null: leaves it. */
  change(vote: VoteId | null): void {
    this.#changing = vote
    this.#options.keep.write('draft', null)
    this.#options.onChange()
  }

  get isChanging(): boolean {
    return this.#changing !== null
  }

  // ------------------------------------------------------------------------------------------ what is being filled in

  /** As `keepDraft` got it, in this vote and by this session. */
  draftOf({ id, title }: VoteName): string | null {
    const { keep } = this.#options
    const text = keep.read('draft')
    if (text === null) return null
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- written by `keepDraft`, and by nothing else
    const kept: KeptDraft = JSON.parse(text)
    return kept.vote === id && kept.title === title && kept.session === keep.read('session')
      ? kept.draft
      : null
  }

  keepDraft({ id, title }: VoteName, draft: string): void {
    const { keep } = this.#options
    const kept: KeptDraft = { session: keep.read('session') ?? '', vote: id, title, draft }
    keep.write('draft', JSON.stringify(kept))
  }

  /** For orders that differ from phone to phone; the same on this one, also after a reload. */
  get shuffleSeed(): string {
    const { keep, chance = systemChance } = this.#options
    const kept = keep.read('shuffle')
    if (kept !== null) return kept
    const seed = chance.request()
    keep.write('shuffle', seed)
    return seed
  }

  get isAnswering(): boolean {
    return this.#isAnswering
  }

  /** Kept by the connection until the line is back; one that comes late does no harm. */
  async answerCall(call: CallId): Promise<void> {
    if (this.#isAnswering) return
    this.#isAnswering = true
    this.#options.onChange()
    const answer = await this.#connection?.command('answer-call', { call })
    this.#isAnswering = false
    if (answer?.ok === true) this.#answered = call
    this.#options.onChange()
  }

  async checkInSelf(): Promise<void> {
    if (this.#connection === null || this.#checkIn.step === 'sending') return
    this.#checkedIn({ step: 'sending' })
    const answer = await this.#connection.command('check-in-self', {})
    this.#checkedIn(answer.type === 'reply' && !answer.ok ? { step: 'refused', why: answer.why } : IDLE)
  }

  /** A published result with all its numbers. Null: no answer came, or it is not published any more. */
  async readResult(vote: VoteId): Promise<Commands['read-result']['output'] | null> {
    const answer = await this.#connection?.command('read-result', { vote })
    return answer?.ok === true ? answer : null
  }

  /** What was decided so far. Null: no answer came. */
  async readResults(before: VoteId | null): Promise<Commands['read-results']['output'] | null> {
    const answer = await this.#connection?.command('read-results', { before })
    return answer?.ok === true ? answer : null
  }

  /** Null: no answer came. */
  async readAgenda(from: number | null): Promise<Commands['read-agenda']['output'] | null> {
    const answer = await this.#connection?.command('read-agenda', { from })
    return answer?.ok === true ? answer : null
  }

  /** Null: no answer came. */
  async ask<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Reply<Name> | null> {
    const answer = await this.#connection?.command(name, input)
    return answer?.type === 'reply' ? answer : null
  }

  #checkedIn(checkIn: CheckIn): void {
    this.#checkIn = checkIn
    this.#options.onChange()
  }
}
