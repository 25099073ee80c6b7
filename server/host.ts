/** Joins the parts into a running host, and is the only file that knows them all. Plain Node; knows nothing of Electron. */
import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { basename, resolve } from 'node:path'
import { isOneOf, isThisMachine, reachableAddresses, watchNetworks } from './addresses.ts'
import type { Host } from './commands/context.ts'
import { createDispatch } from './commands/dispatch.ts'
import { createPublished } from './commands/published.ts'
import { Queue } from './commands/queue.ts'
import { makeToken } from './commands/secrets.ts'
import { rollOf } from './commands/look.ts'
import { createSignIn } from './commands/sign-in.ts'
import { loadState, type HostState } from './commands/state.ts'
import { createTickets } from './commands/tickets.ts'
import { callDue } from './domain/calls.ts'
import { voteDue } from './domain/votes.ts'
import { openEntrance, type Entrance, type EntranceRefusal } from './entrance.ts'
import { watchMachine } from './health/machine.ts'
import { expose } from './health/metrics.ts'
import { SECOND_MS, watchHealth } from './health/vitals.ts'
import { createServe } from './http/serve.ts'
import type { Gateway } from './live/boundary.ts'
import { Hub } from './live/hub.ts'
import { TICK_MS } from './live/limits.ts'
import { createAttendance } from './live/attendance.ts'
import { createScreens } from './live/screens.ts'
import { createPresence } from './live/presence.ts'
import type { Signal, World } from './live/world.ts'
import type { Log } from './log.ts'
import type { AssemblyEvent } from './domain/events.ts'
import type { Backups, ConsoleTopics, Language } from './protocol/messages.ts'
import { minutesWriter } from './minutes/writer.ts'
import { rehearsalsOf } from './rehearsal/of-host.ts'
import { keepSecondPlace } from './second-place.ts'
import { Visitor } from './socket/door.ts'
import { MOST_SOCKETS } from './socket/limits.ts'
import { receive } from './socket/reception.ts'
import { clientAddress } from './socket/upgrades.ts'
import { startCopy } from './store/copies.ts'
import { DamagedJournal } from './store/journal.ts'
import { refusalOf, type OpenRefusal } from './store/open.ts'
import { whereabouts } from './store/places.ts'
import { openStore, type SavedOrNot, type Store } from './store/store.ts'

export type HostOptions = {
  /** The convention's file; created when it is not there. */
  file: string
  /** 0 takes a free one. */
  port: number
  /** The address to listen on; 0.0.0.0 is every network of the machine. */
  host: string
  /** The build's output folder, with member-web/ and renderer/. */
  staticFolder: string
  log: Log
  tls?: { cert: string; key: string }
  /** For a new file; the machine's own when not given. */
  language?: Language
  /** Hosts of other origins that may connect, behind a proxy that rewrites the Host header. */
  allowedOrigins?: readonly string[]
  /** Whether X-Forwarded-For tells the client's address. */
  trustsProxy?: boolean
  /** Processes that hold the connections, for crowds that one process cannot hold; 0, the host itself does. */
  gateways?: number
  /** Where copies of the file go by themselves from now on, absolute; as set before when not given. */
  secondPlace?: string
  /** Who may read /metrics; programs on this machine when not given. A proxy on it makes everyone one of them. */
  metrics?: 'local' | 'everyone'
  now?: () => number
}

export type RunningHost = {
  /** This machine's own address of the host. */
  readonly url: string
  readonly port: number
  addresses(): readonly string[]
  /** A new one-time key of a console: `${url}/console#${key}`. */
  makeConsoleKey(): string
  openVote(): { title: string; cast: number; of: number } | null
  backups(): Backups
  /** Ends with everything saved; clients are told to come back within the window. */
  stop(): Promise<void>
}

export type HostRefusal = OpenRefusal | EntranceRefusal

export type StartResult = { ok: true; host: RunningHost } | ({ ok: false } & HostRefusal)

/** Clients that lose the host on purpose come back spread over a window: this, or longer when so many a second would be too few. */
const COME_BACK_MS = 2_000
const COME_BACK_PER_SECOND = 2_000

/** A laptop that has joined another network shows the new address within this. */
const NETWORKS_MS = 5_000

export async function startHost(options: HostOptions): Promise<StartResult> {
  const started = performance.now()
  const file = resolve(options.file)
  const opened = openStore(file)
  if (!opened.ok) return opened
  const { store } = opened
  const loaded = load(store, options.now ?? Date.now)
  if (!loaded.ok) {
    store.close()
    return loaded
  }
  const described = describe(options, file, store, loaded.state)
  const core = createCore(options, file, store, loaded.state)
  if (!described.saved) {
    core.stop()
    store.close()
    return { ok: false, why: 'not-writable', detail: described.why }
  }
  const opening = await openEntrance(core.entranceOptions).catch((error: unknown) => {
    core.stop()
    store.close()
    throw error
  })
  if (!opening.ok) {
    core.stop()
    store.close()
    return opening
  }
  const { entrance } = opening
  const stop = async () => {
    core.stop()
    await core.endRehearsal()
    await entrance.end(core.comeBackMs())
    // What was said until the last of them was gone.
    core.finish()
    await core.endCopies()
    store.close()
  }
  const listening = await entrance.listen(options.port, options.host)
  if (!listening.ok) {
    await stop()
    return listening
  }
  const { port } = listening
  const scheme = options.tls === undefined ? 'http' : 'https'
  const local = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host
  const url = `${scheme}://${local.includes(':') ? `[${local}]` : local}:${String(port)}`
  core.listensOn(entrance, scheme, port)
  if (!store.announce({ url, key: core.localKey, pid: process.pid })) {
    await stop()
    return { ok: false, why: 'file-in-use', holder: null }
  }
  const { assembly } = loaded.state
  options.log({
    event: 'host-started',
    port,
    members: assembly.members.size,
    entries: store.journal.head().entries,
    openMs: Math.round(performance.now() - started),
  })
  return {
    ok: true,
    host: {
      url,
      port,
      addresses: core.addresses,
      makeConsoleKey: core.makeConsoleKey,
      openVote: core.openVote,
      backups: core.backups,
      async stop() {
        await stop()
        options.log({ event: 'host-stopped' })
      },
    },
  }
}

/** German where the machine speaks German. */
const systemLanguage = (): Language =>
  Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en'

function load(
  store: Store,
  now: () => number,
): { ok: true; state: HostState } | ({ ok: false } & OpenRefusal) {
  try {
    store.requests.prune(now())
    return { ok: true, state: loadState(store) }
  } catch (error) {
    if (error instanceof DamagedJournal) return { ok: false, why: 'file-damaged', detail: error.message }
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    return { ok: false, ...refusal }
  }
}

/** What the journal of a new file begins with, and what a copy goes on with. */
function describe(options: HostOptions, file: string, store: Store, state: HostState): SavedOrNot<void> {
  const { now = Date.now, secondPlace } = options
  const convention = {
    name: basename(file, '.plenum'),
    place: '',
    startsOn: '',
    endsOn: '',
    language: options.language ?? systemLanguage(),
    selfCheckIn: false,
    publicAddress: '',
  }
  const copiedAt = store.meta.copiedAt()
  const isNew = store.journal.head().entries === 0
  if (!isNew && copiedAt === null && secondPlace === undefined) return { saved: true, value: undefined }
  return store.save(() => {
    if (isNew) state.apply(now(), { role: 'host' }, { type: 'convention-created', convention })
    if (copiedAt !== null) {
      state.apply(now(), { role: 'host' }, { type: 'backup-opened', copiedAt, openedAt: now() })
      store.meta.forgetCopy()
    }
    if (secondPlace !== undefined)
      store.meta.setSecondPlace(whereabouts(file), { folder: secondPlace, isElsewhere: null, good: null })
  })
}

/** Everything between the sockets and the file. */
function createCore(options: HostOptions, file: string, store: Store, state: HostState) {
  const { log, now = Date.now, trustsProxy = false } = options
  const later = (work: () => void) => void setImmediate(work)
  const presence = createPresence()
  const screens = createScreens()
  const tickets = createTickets(now)
  const published = createPublished({ state, store })
  const localKeys = { reusable: makeToken(), once: new Set<string>() }
  let listening: { scheme: 'http' | 'https'; host: string; port: number } = {
    scheme: 'http',
    host: options.host,
    port: 0,
  }
  let saving: ConsoleTopics['health'] = { saving: true }
  const networks = watchNetworks()
  networks.look()
  const addresses = () =>
    reachableAddresses(listening, state.assembly.convention.publicAddress, networks.seen())

  const secondPlace = keepSecondPlace({
    ...{ store, file, now, copy: startCopy },
    changed: () => hub.publish([{ type: 'second-place-changed' }]),
    onTrouble: (trouble) =>
      log(trouble === null ? { event: 'copying-works-again' } : { event: 'copying-failed', ...trouble }),
  })
  const backups = (): Backups => {
    const place = secondPlace.now()
    const made = [store.meta.lastBackup(), place?.good ?? null].filter((backup) => backup !== null)
    const last = made.sort((one, other) => other.at - one.at)[0] ?? null
    return { last, place, opened: state.assembly.openedBackup }
  }

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
    file: basename(file),
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
    vitals: () => health.latest(),
    rehearsal: () => rehearsals.now(),
  }
  const bugIn = (event: 'command-failed' | 'telling-failed') => (error: unknown) =>
    log({ event, error: error instanceof Error ? (error.stack ?? error.message) : 'unknown' })
  const hub = new Hub({
    world,
    epoch: randomBytes(6).toString('base64url'),
    now,
    later,
    onBug: bugIn('telling-failed'),
  })
  const elapsed = () => performance.now()
  let entrance: Entrance | null = null
  let openSockets = 0
  const machine = watchMachine({
    file,
    mostSockets: MOST_SOCKETS,
    openSockets: () => openSockets,
    others: () => entrance?.pulses() ?? [],
  })
  const counts = () => ({
    connected: hub.connections(),
    ...hub.activity(),
    registered: state.assembly.members.size,
    lastBackup: backups().last?.at ?? null,
    placeTrouble: backups().place?.trouble?.why ?? null,
    entries: store.journal.head().entries,
    isVoteOpen: state.assembly.openVote !== null,
  })
  const health = watchHealth({ now, elapsed, counts, machine })
  const publish = (changes: readonly (AssemblyEvent | Signal)[]) => {
    hub.publish(changes)
    secondPlace.heard(changes)
  }
  const onBug = bugIn('command-failed')
  const queue = new Queue({
    store,
    state,
    publish,
    later,
    elapsed,
    onBug,
    onSaving(why) {
      if ((why === null) === saving.saving) return
      log(why === null ? { event: 'saving-works-again' } : { event: 'saving-failed', why })
      saving = why === null ? { saving: true } : { saving: false, why }
      publish([{ type: 'saving-changed' }])
    },
  })
  const openVote = () => {
    const vote =
      state.assembly.openVote === null ? undefined : state.assembly.votes.get(state.assembly.openVote)
    return vote === undefined
      ? null
      : { title: vote.draft.title, cast: state.box?.turnout.size ?? 0, of: state.box?.register.size ?? 0 }
  }
  const rehearsals = rehearsalsOf({
    ...{ file, options, now, openVote },
    changed: () => publish([{ type: 'rehearsal-changed' }]),
    dispatch: (...command) => dispatch(...command),
  })
  const minutes = minutesWriter({ file, entries: () => store.journal.head().entries })
  const parts: Host = {
    ...{ state, store, presence, screens, tickets, file, addresses, publish, rehearsals, backups, minutes },
  }
  const dispatch = createDispatch(parts, { queue, now, onBug, elapsed, onAcknowledged: health.acknowledged })
  const signIn = createSignIn({
    state,
    queue,
    localKeys,
    now,
    onGuessing: (waitSeconds) => log({ event: 'wrong-codes', waitSeconds }),
  })
  const isAtHost = (address: string) => isThisMachine(address) || isOneOf(networks.seen(), address)
  const door = { hub, dispatch, signIn, isAtHost }
  let isClosing = false
  function closeDue() {
    const due = voteDue(state.assembly, now())
    if (due === null || isClosing) return
    isClosing = true
    dispatch({ role: 'host' }, { name: 'close-vote', request: 'host-clock', input: { vote: due } }, () => {
      isClosing = false
    })
  }
  let isEnding = false
  function endDueCall() {
    const due = callDue(state.assembly, now())
    if (due === null || isEnding) return
    isEnding = true
    dispatch({ role: 'host' }, { name: 'end-call', request: 'host-clock', input: { call: due } }, () => {
      isEnding = false
    })
  }
  const tick = setInterval(() => {
    closeDue()
    endDueCall()
    hub.tick()
  }, TICK_MS)

  const second = setInterval(() => {
    void entrance?.open().then((count) => {
      openSockets = count
      health.look()
      hub.tellVitals()
    })
    secondPlace.look()
  }, SECOND_MS)
  const networkRounds = setInterval(() => {
    if (networks.look()) publish([{ type: 'addresses-found' }])
  }, NETWORKS_MS)

  const serve = (behindProxy: boolean): RequestListener =>
    createServe({
      staticFolder: options.staticFolder,
      tickets,
      published,
      portraits: (hash) => store.portraits.get(hash),
      log,
      health() {
        const { connected, warnings } = health.latest()
        return {
          ok: saving.saving,
          ...saving,
          members: state.assembly.members.size,
          connected,
          warnings: warnings.map(({ kind }) => kind),
        }
      },
      metrics: (request) =>
        options.metrics === 'everyone' || isThisMachine(clientAddress(request, behindProxy))
          ? expose({ vitals: health.latest(), saving: saving.saving, ...counts() })
          : null,
    })

  return {
    addresses,
    localKey: localKeys.reusable,
    entranceOptions: {
      ...{ ...options, gateways: options.gateways ?? 0, allowedOrigins: options.allowedOrigins ?? [] },
      ...{ trustsProxy, now, mostSockets: machine.sockets().most, serve },
      receive: (gateway: Gateway) =>
        receive(gateway, hub, (line, address, userAgent) => new Visitor(door, line, address, userAgent)),
    },
    comeBackMs: () => Math.max(COME_BACK_MS, (1000 * hub.connections().members) / COME_BACK_PER_SECOND),
    makeConsoleKey: () => {
      const key = makeToken()
      localKeys.once.add(key)
      return key
    },
    openVote,
    backups,
    finish: () => queue.drain(),
    endRehearsal: () => rehearsals.stop(),
    endCopies: () => secondPlace.stop(),
    listensOn(opened: Entrance, scheme: 'http' | 'https', port: number) {
      entrance = opened
      listening = { scheme, host: options.host, port }
      publish([{ type: 'addresses-found' }])
    },
    stop() {
      clearInterval(tick)
      clearInterval(second)
      clearInterval(networkRounds)
      machine.stop()
      queue.drain()
      hub.flush()
    },
  }
}
