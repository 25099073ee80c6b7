/**
 * What this console knows and can ask: the reference client's replica as Svelte state, and its commands. It owns signing
 * in and out; it knows nothing of screens. The roster stays a plain object: `onRoster` says which of its rows changed.
 */
import { createContext } from 'svelte'
import { Connection } from '#client'
import type { ConnectionState, EndReason } from '#client'
import type { CommandOptions, Unanswered } from '#client/outbox'
import type { Change, Replica } from '#client/replica'
import { Roster, type RosterCounts, type RosterEntry } from '#client/roster'
import { openWith, socketAddress } from '#client/socket'
import type {
  Account,
  AccountId,
  AgendaItem,
  Approval,
  CommandName,
  Commands,
  ConsoleElection,
  ConsoleTopics,
  ConsoleVote,
  Credential,
  Instant,
  LateAdmission,
  MemberId,
  Office,
  MotionHead,
  MotionRules,
  MotionVote,
  Reply,
  Right,
  Vitals,
} from '#protocol'
import { FIRST_RULES } from '#protocol/motions'
import { outlineOf, type OutlineRow } from '#protocol/agenda'
import { DEFAULT_OFFICES } from '#protocol/offices'
import { unfold, withMore } from './register.ts'
import { storedToken, storeToken, takeInvitation } from './session.ts'
import { remember } from './vitals.ts'
import { speech } from './words/language.svelte.ts'

export type Answer<Name extends CommandName> = Reply<Name> | Unanswered

/** `rows` null: look at all of them. */
export type RosterListener = (rows: readonly MemberId[] | null) => void

const NOBODY: RosterCounts = { registered: 0, entitled: 0, present: 0, online: 0, voted: 0 }

/** As the projector's: two countdowns in one room show the same second. */
const TICK_MS = 200

/**
 * The host tells a console how it is each second. After so much silence what stands here is no longer called current, and the
 * host is asked: a line that broke without a word would otherwise be noticed only after half a minute.
 */
const SILENT_AFTER_MS = 4_000

const RELOADED_AS = 'plenum.reloaded'

/** The host was updated under this page. Once only: a page that stays old would reload for ever. */
function reloadOnce(): boolean {
  if (sessionStorage.getItem(RELOADED_AS) !== null) return false
  sessionStorage.setItem(RELOADED_AS, 'yes')
  location.reload()
  return true
}

const isVoteTopic = (name: string): name is `vote:${number}` => name.startsWith('vote:')

const isElectionTopic = (name: string): name is `election:${number}` => name.startsWith('election:')
const isMotionTopic = (name: string): name is `motion:${number}` => name.startsWith('motion:')

const isMotionVoteTopic = (name: string): name is `motionVote:${number}` => name.startsWith('motionVote:')

/** The list before, as long as it has the same things in it: topics are new every second. */
const asBefore = <Thing>(before: readonly Thing[], now: readonly Thing[]): readonly Thing[] =>
  now.length === before.length && now.every((thing, at) => thing === before[at]) ? before : now

const isItemTopic = (name: string): name is `item:${number}` => name.startsWith('item:')

const isAccountTopic = (name: string): name is `account:${number}` => name.startsWith('account:')

const isApprovalTopic = (name: string): name is `approval:${number}` => name.startsWith('approval:')

export class Console {
  #connection: Connection<ConsoleTopics> | null = null
  #credential: Credential | null = null
  #rosterListeners: readonly RosterListener[] = []
  #clock: ReturnType<typeof setInterval> | undefined
  #hasAsked = false
  #items: readonly AgendaItem[] = []
  #motions: readonly MotionHead[] = []
  #motionVotes: readonly MotionVote[] = []

  /** What the connection is doing; null: signed out, and `ended` says why, if it was not from the start. */
  link = $state.raw<ConnectionState | null>(null)
  ended = $state.raw<EndReason | null>(null)
  /** Null until the first welcome; then the newest known, also while the connection is lost. */
  replica = $state.raw<Replica<ConsoleTopics> | null>(null)
  counts = $state.raw<Readonly<RosterCounts>>(NOBODY)
  /** How the host was in the last five minutes, a second each, the newest last. */
  vitals = $state.raw<readonly Vitals[]>([])
  /** When the host was last heard, on its clock: to the second, because its vitals come each second. */
  heardAt = $state<Instant>(0)
  /** The host's clock, for countdowns. Exact: `hostNow()`. */
  now = $state<Instant>(Date.now())

  readonly topics: Partial<ConsoleTopics> = $derived(this.replica?.topics ?? {})
  readonly roster: Roster | null = $derived(this.replica?.roster ?? null)
  readonly name = $derived(this.replica?.name ?? '')
  /** Null: whoever sits at the machine itself. */
  readonly account: AccountId | null = $derived(this.replica?.account ?? null)
  readonly office: Office = $derived.by(() => {
    if (this.account === null) return 'chair'
    return this.topics[`account:${this.account}`]?.office ?? 'observer'
  })
  /** As text, so that what depends on it stays as it is while the topics are new each second. */
  readonly #rights: string = $derived((this.topics.offices ?? DEFAULT_OFFICES)[this.office].join(' '))
  readonly accounts: readonly Account[] = $derived.by(() => {
    const topics = this.topics
    return Object.keys(topics)
      .filter(isAccountTopic)
      .flatMap((topic) => topics[topic] ?? [])
      .sort((one, other) => one.id - other.id)
  })
  /** What waits for a second person; and how it ended, as long as this console was there. */
  readonly approvals: readonly Approval[] = $derived.by(() => {
    const topics = this.topics
    return Object.keys(topics)
      .filter(isApprovalTopic)
      .flatMap((topic) => topics[topic] ?? [])
      .sort((one, other) => one.id - other.id)
  })
  /** Connected, as far as this machine knows, and yet nothing is heard. */
  readonly isSilent = $derived(this.link?.state === 'live' && this.now - this.heardAt > SILENT_AFTER_MS)
  /** What is shown is so now. */
  readonly isLive = $derived(this.link?.state === 'live' && !this.isSilent)
  /** The newest first. */
  readonly votes: readonly ConsoleVote[] = $derived.by(() => {
    const topics = this.topics
    return Object.keys(topics)
      .filter(isVoteTopic)
      .flatMap((topic) => topics[topic] ?? [])
      .sort((one, other) => other.id - one.id)
  })
  /** The same list as long as none of them is another: topics are new every second. */
  readonly items: readonly AgendaItem[] = $derived.by(() => {
    const topics = this.topics
    const items = Object.keys(topics)
      .filter(isItemTopic)
      .flatMap((topic) => topics[topic] ?? [])
    const isSame = items.length === this.#items.length && items.every((item, at) => item === this.#items[at])
    if (!isSame) this.#items = items
    return this.#items
  })
  /** In the order in which they were added. */
  readonly elections: readonly ConsoleElection[] = $derived.by(() => {
    const topics = this.topics
    return Object.keys(topics)
      .filter(isElectionTopic)
      .flatMap((topic) => topics[topic] ?? [])
      .sort((one, other) => one.id - other.id)
  })
  readonly motions: readonly MotionHead[] = $derived.by(() => {
    const topics = this.topics
    const heads = Object.keys(topics)
      .filter(isMotionTopic)
      .flatMap((topic) => topics[topic] ?? [])
    return (this.#motions = asBefore(this.#motions, heads))
  })
  readonly motionVotes: readonly MotionVote[] = $derived.by(() => {
    const topics = this.topics
    const links = Object.keys(topics)
      .filter(isMotionVoteTopic)
      .flatMap((topic) => topics[topic] ?? [])
    return (this.#motionVotes = asBefore(this.#motionVotes, links))
  })
  readonly motionRules: MotionRules = $derived(this.topics.motionRules ?? FIRST_RULES)
  /** The agenda from top to bottom, with its numbers. */
  readonly outline: readonly OutlineRow[] = $derived(outlineOf(this.items))
  readonly openVote = $derived(this.votes.find((vote) => vote.state === 'open') ?? null)
  readonly #registerText = $derived(this.openVote?.register ?? null)
  /** Unfolded once a vote, because the text stays the same. */
  readonly #frozen: ReadonlySet<MemberId> | null = $derived.by(() => {
    const text = this.#registerText
    return text === null ? null : unfold(text)
  })
  /** Who came onto the open vote's register after it had opened. */
  readonly admitted: readonly LateAdmission[] = $derived(
    this.topics.admitted?.vote === this.openVote?.id ? (this.topics.admitted?.members ?? []) : [],
  )
  /** As text, because topics are new every second. */
  readonly #admittedIds: string = $derived(this.admitted.map(({ member }) => member).join(' '))
  /** Who stands on the open vote's register. */
  readonly register: ReadonlySet<MemberId> | null = $derived.by(() => {
    const frozen = this.#frozen
    const late = this.#admittedIds
    return frozen === null || late === '' ? frozen : withMore(frozen, late.split(' ').map(Number))
  })

  /** Whether this console's office has the right, now. The host decides in any case. */
  may(right: Right): boolean {
    return this.#rights.split(' ').includes(right)
  }

  /** What needs this right can be done now: it may, and the host hears it. */
  can(right: Right): boolean {
    return this.isLive && this.may(right)
  }

  /** Signs in with the address's key, else with what this browser kept; with neither it stays signed out. */
  start(): void {
    this.#clock = setInterval(() => this.#tick(), TICK_MS)
    const invitation = takeInvitation()
    if (invitation !== null) this.signIn(invitation)
    else this.signInAgain()
  }

  #tick(): void {
    this.now = this.hostNow()
    // Once for each silence: every question grants the host its time anew.
    if (this.isSilent && !this.#hasAsked) this.wake()
    this.#hasAsked = this.isSilent
  }

  stop(): void {
    clearInterval(this.#clock)
    this.#connection?.stop()
  }

  signIn(credential: Credential): void {
    this.#connection?.stop()
    this.#credential = credential
    this.ended = null
    this.#connection = new Connection<ConsoleTopics>({
      open: openWith(() => new WebSocket(socketAddress(location.origin))),
      credential,
      createRoster: () => new Roster(),
      onState: (state) => this.#linkChanged(state),
      onChange: (replica, change) => this.#changed(replica, change),
      onSession: (token) => {
        // A used invitation says nothing about the session that this browser keeps.
        if (token !== null || this.replica !== null || credential.kind === 'session') storeToken(token)
      },
    })
    this.link = this.#connection.state
  }

  /** Ends this console's session on the host, too. */
  async signOut(): Promise<void> {
    await this.command('sign-out', {})
  }

  command<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
    options?: CommandOptions,
  ): Promise<Answer<Name>> {
    if (this.#connection === null) {
      return Promise.resolve({ type: 'unanswered', ok: false, why: 'ended', wasSent: false })
    }
    return this.#connection.command(name, input, options)
  }

  /** The page is looked at again or the network is back. */
  wake(): void {
    this.#connection?.wake()
  }

  hostNow(): Instant {
    return this.#connection?.hostNow() ?? Date.now()
  }

  /**
   * The rows as of this moment: a `$derived` that reads them is computed again with each frame, four times a second at most,
   * and so always says the same as the counts and the turnout beside it.
   */
  rows(): readonly RosterEntry[] {
    return this.replica?.roster?.entries ?? []
  }

  /** Called after each frame that changed rows, until the returned function is called. */
  onRoster(listener: RosterListener): () => void {
    this.#rosterListeners = [...this.#rosterListeners, listener]
    return () => {
      this.#rosterListeners = this.#rosterListeners.filter((other) => other !== listener)
    }
  }

  /** With the session that this browser keeps, if it keeps one. */
  signInAgain(): void {
    const token = storedToken()
    if (token !== null) this.signIn({ kind: 'session', token })
  }

  #linkChanged(state: ConnectionState): void {
    if (state.state !== 'ended') {
      if (state.state === 'live') this.heardAt = this.hostNow()
      this.link = state
      return
    }
    if (state.why === 'stopped') return
    if (state.why === 'wrong-protocol' && reloadOnce()) return
    // The link of yesterday, clicked again, in a browser that is still signed in.
    const wasInvitation = this.#credential?.kind === 'invitation' && this.replica === null
    if (wasInvitation && state.why === 'refused' && storedToken() !== null) {
      this.signInAgain()
      return
    }
    this.#connection = null
    this.link = null
    this.ended = state
    this.replica = null
    this.counts = NOBODY
    this.vitals = []
  }

  #changed(replica: Replica<ConsoleTopics>, change: Change<ConsoleTopics>): void {
    if (this.replica === null) sessionStorage.removeItem(RELOADED_AS)
    this.replica = replica
    this.heardAt = this.hostNow()
    if (change.topics.includes('convention') && replica.topics.convention !== undefined) {
      speech.followConvention(replica.topics.convention.language)
    }
    if (change.topics.includes('vitals') && replica.topics.vitals !== undefined) {
      this.vitals = remember(this.vitals, replica.topics.vitals)
    }
    if (change.rows !== null && change.rows.length === 0) return
    if (replica.roster !== null) this.counts = replica.roster.counts
    for (const listener of this.#rosterListeners) listener(change.rows)
  }
}

/** The console of this page, for every screen in it. */
export const [getConsole, setConsole] = createContext<Console>()
