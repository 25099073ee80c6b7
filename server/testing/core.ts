/**
 * Everything of the host between its sockets and its file, as host.ts joins it, driven by hand: the clock stands, a turn of the
 * loop comes when it is called, and clients are outlets. Only these are not real.
 */
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createDispatch } from '../commands/dispatch.ts'
import type { Host } from '../commands/context.ts'
import { rollOf } from '../commands/look.ts'
import { Queue } from '../commands/queue.ts'
import { hashSecret } from '../commands/secrets.ts'
import { createSignIn } from '../commands/sign-in.ts'
import { loadState } from '../commands/state.ts'
import { createTickets } from '../commands/tickets.ts'
import type { AssemblyEvent } from '../domain/events.ts'
import { Hub } from '../live/hub.ts'
import { createAttendance } from '../live/attendance.ts'
import { createScreens } from '../live/screens.ts'
import { createPresence } from '../live/presence.ts'
import type { World } from '../live/world.ts'
import type {
  CommandName,
  Commands,
  ConsoleTopics,
  Credential,
  HostMessage,
  MemberId,
  Reply,
  SignIn,
  VoteDraft,
  VoteId,
  Welcome,
} from '../protocol/messages.ts'
import { PROTOCOL_VERSION } from '../protocol/messages.ts'
import { parseFrame } from '../protocol/parse.ts'
import { minutesWriter } from '../minutes/writer.ts'
import type { Store } from '../store/store.ts'
import { Seating, type TakenSeat } from '../live/seating.ts'
import { Visitor } from '../socket/door.ts'
import { receive } from '../socket/reception.ts'
import type { FromGateway, ToGateway } from '../live/boundary.ts'
import { aDraft, imported, someMembers, someVitals } from './builders.ts'
import { FakeOutlet, Turns } from './outlet.ts'
import { openTestStore, type OpenedStore } from './stores.ts'
import { temporaryFile } from './temporary.ts'

export const START = 1_800_000_000_000

export type Core = ReturnType<typeof coreOn>

/** `file`: one that is there already is opened again. Closed when the test ends. */
export const createCore = (file = temporaryFile()): Core => coreOn(openTestStore(file))

/** On a file that somebody else closes. */
export function coreOn({ store: whole, file }: OpenedStore) {
  /** A code of SQLite: the disk refuses every write at its end. */
  const disk: { refuses: string | null } = { refuses: null }
  const store = refusing(whole, disk)
  const clock = { now: START, advance: (milliseconds: number) => (clock.now += milliseconds) }
  const now = () => clock.now
  const turns = new Turns()
  const { later } = turns
  const state = loadState(store)
  const presence = createPresence()
  const screens = createScreens()
  const tickets = createTickets(now)
  const localKeys = { reusable: 'local-key', once: new Set<string>() }
  const bugs: unknown[] = []
  const guessing: number[] = []
  let saving: ConsoleTopics['health'] = { saving: true }
  const addresses = () => ['http://hall.test:7373']
  const backups = () => ({
    ...{ last: store.meta.lastBackup(), place: null, opened: state.assembly.openedBackup },
  })
  const world: World = {
    get assembly() {
      return state.assembly
    },
    get box() {
      return state.box
    },
    get answered() {
      return state.answered
    },
    presence,
    file: 'convention.plenum',
    hasAccess: (member) => state.access.has(member),
    attendance: createAttendance(),
    screens,
    accessOf: (account) => state.accessOf(account),
    roll: (vote) => rollOf({ state, store }, vote),
    closingHead: (vote) => state.closingHead(vote),
    addresses,
    journalHead: () => store.journal.head(),
    backups,
    saving: () => saving,
    vitals: () => someVitals(),
    rehearsal: () => null,
  }
  const onBug = (error: unknown) => void bugs.push(error)
  const hub = new Hub({ world, epoch: 'epoch', now, later, onBug })
  const queue = new Queue({
    store,
    state,
    later,
    laterIn: (_milliseconds, work) => later(work),
    onBug,
    publish: hub.publish.bind(hub),
    elapsed: () => 0,
    onSaving(why) {
      if ((why === null) === saving.saving) return
      saving = why === null ? { saving: true } : { saving: false, why }
      hub.publish([{ type: 'saving-changed' }])
    },
  })
  const publish = hub.publish.bind(hub)
  const parts: Host = {
    ...{ state, store, presence, screens, tickets, file, addresses, publish, backups },
    rehearsals: noRehearsals,
    minutes: minutesWriter({ file, entries: () => store.journal.head().entries }),
  }
  const dispatch = createDispatch(parts, {
    queue,
    now,
    onBug,
    elapsed: () => 0,
    onAcknowledged: () => undefined,
  })
  const onGuessing = (seconds: number) => void guessing.push(seconds)
  const signIn = createSignIn({ state, queue, localKeys, now, onGuessing })
  const isAtHost = (address: string) => address === '127.0.0.1'
  const door = { hub, dispatch, signIn, isAtHost }
  const seating = new Seating({
    now,
    later,
    framed: (text) => Buffer.from(text),
    hear: (message: FromGateway) => reception.hear(crossed(message)),
    onDrain: () => undefined,
  })
  const gateway = {
    tell: (message: ToGateway) => seating.tell(crossed(message)),
    slow: () => seating.slow(),
  }
  const reception = receive(gateway, hub, (...arriving) => new Visitor(door, ...arriving))
  return {
    file,
    store,
    disk,
    clock,
    turns,
    state,
    presence,
    tickets,
    localKeys,
    bugs,
    guessing,
    world,
    hub,
    queue,
    dispatch,
    signIn,
    seating,
    parts,
    /** All turns of the loop, then a tick of the host, then all turns. */
    settle() {
      turns.all()
      hub.tick()
      turns.all()
    },
  }
}

/** As if it came from another process: what does not survive that must not be said. */
const crossed = <Message extends FromGateway | ToGateway>(message: Message) =>
  JSON.parse(JSON.stringify(message)) as Message

/** A core has no processes to rehearse with. */
const noRehearsals: Host['rehearsals'] = {
  now: () => null,
  start: () => ({ ok: false, why: 'rehearsal-running' }),
  cancel: () => ({ ok: false, why: 'no-rehearsal' }),
  open: () => Promise.resolve({ ok: false, why: 'rehearsal-running' }),
  drive: () => Promise.resolve({ ok: false, why: 'no-rehearsal' }),
  tell: () => ({ ok: false, why: 'no-rehearsal' }),
  stop: () => Promise.resolve(),
}

/** All is done, and then taken back, as when the commit fails. */
function refusing(store: Store, disk: { refuses: string | null }): Store {
  const takenBack = new Error('taken back')
  return {
    ...store,
    probe: () => (disk.refuses === null ? store.probe() : { saved: false, why: disk.refuses }),
    save(work) {
      const { refuses } = disk
      if (refuses === null) return store.save(work)
      try {
        store.save(() => {
          work()
          throw takenBack
        })
      } catch (error) {
        if (error !== takenBack) throw error
      }
      return { saved: false, why: refuses }
    },
  }
}

/** What a ticket gives, as text. */
export async function fetched(core: Core, ticket: string): Promise<string> {
  const content = await core.tickets.download(ticket)?.open()
  if (content === undefined) throw new Error('no such ticket')
  return content instanceof Readable ? await text(content) : content.toString()
}

/** Committed and published as if a chair had done it. */
export function happen(core: Core, ...events: readonly AssemblyEvent[]): void {
  const outcome = core.store.save(() => {
    for (const event of events) core.state.apply(core.clock.now, { role: 'host' }, event)
  })
  if (!outcome.saved) throw new Error(outcome.why)
  core.hub.publish(events)
}

/** A core with so many members, all checked in, each with a link, and a vote prepared. */
export function aHall(count: number, draft: Partial<VoteDraft> = {}): Core {
  const core = createCore()
  happen(
    core,
    imported(someMembers(count)),
    { type: 'members-checked-in', members: `1-${count}` },
    { type: 'vote-prepared', vote: 1, draft: aDraft(draft) },
  )
  giveLinks(core, core.state.assembly.members.keys())
  return core
}

let requests = 0
/** Unlike all others of the process. */
export const aRequest = (): string => `request-${String(++requests).padStart(6, '0')}`

export const aSignIn = (credential: Credential, fields: Partial<SignIn> = {}): SignIn => ({
  type: 'sign-in',
  request: aRequest(),
  protocol: PROTOCOL_VERSION,
  credential,
  ...fields,
})

/** A client without a socket: says what a real one would say, as text, and keeps what it hears. */
export class TestVisitor {
  readonly outlet = new FakeOutlet()
  readonly #core: Core
  readonly #seat: TakenSeat

  constructor(core: Core, { address = '192.0.2.1', userAgent = 'iPhone' } = {}) {
    this.#core = core
    this.#seat = core.seating.arrive(this.outlet, address, userAgent)
    this.outlet.onClose = () => this.lose()
  }

  /** Sent, and not yet looked at by the host's writer. */
  say(message: object): void {
    const parsed = parseFrame(JSON.stringify(message))
    if (parsed.kind === 'malformed' || parsed.kind === 'ping')
      throw new Error('a gateway keeps that to itself')
    this.#core.seating.said(this.#seat, parsed)
  }

  /** The line is lost. */
  lose(): void {
    this.#core.seating.leave(this.#seat)
  }

  heard(count = Infinity): HostMessage[] {
    // What the host itself said.
    return this.outlet.take(count) as HostMessage[]
  }

  /** The answer to a sign-in, and nothing of what else was said meanwhile. */
  signIn(credential: Credential, fields: Partial<SignIn> = {}): Welcome | Reply {
    const message = aSignIn(credential, fields)
    this.say(message)
    return this.#answerTo(message.request)
  }

  ask<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
    request = aRequest(),
  ): Reply<Name> {
    this.say({ type: name, request, ...input })
    return this.#answerTo(request) as Reply<Name>
  }

  #answerTo(request: string): Welcome | Reply {
    this.#core.turns.all()
    const answer = this.heard().find(
      (message) => (message.type === 'reply' || message.type === 'welcome') && message.request === request,
    )
    if (answer?.type !== 'reply' && answer?.type !== 'welcome') throw new Error('no answer')
    return answer
  }
}

/** A console, signed in with a key of this start. */
export function aChair(core: Core): TestVisitor {
  const chair = new TestVisitor(core, { userAgent: 'Macintosh' })
  chair.signIn({ kind: 'invitation', key: core.localKeys.reusable })
  return chair
}

/** Another console, of a person by this name. */
export function anotherChair(core: Core, name: string): TestVisitor {
  const invited = aChair(core).ask('invite', { role: 'chair', name })
  if (!invited.ok) throw new Error(invited.why)
  const chair = new TestVisitor(core, { userAgent: 'Macintosh' })
  chair.signIn({ kind: 'invitation', key: invited.key })
  return chair
}

/** A link's secret for each of these members, as if it had been issued. */
export function giveLinks(core: Core, members: Iterable<MemberId>): void {
  core.store.save(() => {
    for (const member of members)
      core.state.putAccess({
        member,
        linkHash: hashSecret(core.state.pepper, 'link', linkOf(member)).toString('hex'),
        codeHash: hashSecret(core.state.pepper, 'code', codeOf(member)).toString('hex'),
        issuedAt: START,
      })
  })
}

export const linkOf = (member: MemberId): string => `link-of-member-${String(member).padStart(7, '0')}`

/** Not one that could be typed: for the host's side of codes only. */
export const codeOf = (member: MemberId): string => `code-of-member-${member}`

/** A member's phone, signed in by link. */
export function aPhone(core: Core, member: MemberId): TestVisitor {
  const phone = new TestVisitor(core)
  phone.signIn({ kind: 'link', secret: linkOf(member) })
  return phone
}

/** A hall in which the first member votes for the principals, who are away. `away`: as ranges of ids. */
export function aHallWithProxy(
  { members, away, principals }: { members: number; away: string; principals: readonly MemberId[] },
  draft: Partial<VoteDraft> = {},
): Core {
  const core = aHall(members, draft)
  happen(
    core,
    { type: 'members-checked-out', members: away },
    { type: 'proxy-rules-set', rules: { most: 50, byPhone: false } },
    { type: 'proxies-given', source: null, given: principals.map((principal) => ({ principal, holder: 1 })) },
  )
  return core
}

/** The id of a vote that a chair has prepared. */
export function prepared(chair: TestVisitor, draft: Commands['prepare-vote']['input']): VoteId {
  const reply = chair.ask('prepare-vote', draft)
  if (!reply.ok) throw new Error(reply.why)
  return reply.vote
}
