import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PROTOCOL_VERSION, type ProjectorTopics, type Welcome } from '#protocol'
import { Hall } from './hall.svelte.ts'

const KEY = 'kkkkkkkkkkkkkkkkkkkkkk'
const START = Date.parse('2026-11-27T10:00:00Z')

/** What the page gives a client, as far as the hall looks at it. */
class FakeSocket {
  static all: FakeSocket[] = []
  readonly sent: unknown[] = []
  /** Of the sign-in, which is sent first. */
  request = ''
  readonly #listeners = new Map<string, (event: object) => void>()

  constructor() {
    FakeSocket.all.push(this)
  }
  addEventListener(type: string, listener: (event: object) => void) {
    this.#listeners.set(type, listener)
  }
  send(text: string) {
    this.request ||= /"request":"([^"]+)"/.exec(text)?.[1] ?? ''
    this.sent.push(JSON.parse(text))
  }
  close() {
    // What a client has let go of it does not hear any more.
  }
  open() {
    this.#listeners.get('open')?.({})
  }
  says(message: object) {
    this.#listeners.get('message')?.({ data: JSON.stringify(message) })
  }
  ends(code: number) {
    this.#listeners.get('close')?.({ code, reason: '' })
  }
}

const socket = (): FakeSocket => {
  const last = FakeSocket.all.at(-1)
  if (!last) throw new Error('nothing was opened')
  return last
}

function page(hash: string, stored: Record<string, string> = {}) {
  const storage = (items: Record<string, string>) => ({
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => void (items[key] = value),
    removeItem: (key: string) => void Reflect.deleteProperty(items, key),
  })
  const shown: string[] = []
  vi.stubGlobal('location', {
    hash,
    pathname: '/projector',
    search: '',
    origin: 'http://10.0.0.7',
    reload: () => shown.push('reload'),
  })
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, address: string) => shown.push(address),
  })
  vi.stubGlobal('localStorage', storage(stored))
  vi.stubGlobal('sessionStorage', storage({}))
  vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined })
  vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined })
  vi.stubGlobal('WebSocket', FakeSocket)
  const hall = new Hall()
  const stop = hall.start()
  return { hall, stop, shown, stored }
}

function welcome(set: Partial<ProjectorTopics>, session: string | null = 'token') {
  const answer: Welcome<ProjectorTopics> = {
    type: 'welcome',
    request: socket().request,
    protocol: PROTOCOL_VERSION,
    role: 'projector',
    name: '',
    epoch: 'e',
    seq: 1,
    now: Date.now(),
    session,
    resumed: false,
    set,
    rows: 0,
  }
  socket().says(answer)
}

const refuse = (why: string) => socket().says({ type: 'reply', request: socket().request, ok: false, why })

beforeEach(() => {
  FakeSocket.all = []
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('without a key and a session it says how it is opened, and asks nobody', () => {
  const { hall, stop } = page('')
  expect([hall.state, FakeSocket.all.length]).toEqual([{ state: 'no-key' }, 0])
  stop()
})

test('a key signs in, is taken out of the address, and a session is kept', () => {
  const { hall, stop, shown, stored } = page(`#${KEY}`)
  socket().open()
  expect(socket().sent[0]).toMatchObject({ credential: { kind: 'invitation', key: KEY } })
  welcome({ showing: { kind: 'auto' } })
  expect([hall.state, hall.topics, shown, stored]).toEqual([
    { state: 'live' },
    { showing: { kind: 'auto' } },
    ['/projector'],
    { 'plenum.projector': 'token' },
  ])
  stop()
})

test('a link that is opened twice falls back on the session of the first time', () => {
  const { hall, stop, stored } = page(`#${KEY}`, { 'plenum.projector': 'before' })
  socket().open()
  refuse('unknown-invitation')
  socket().open()
  expect(socket().sent[0]).toMatchObject({ credential: { kind: 'session', token: 'before' } })
  welcome({}, null)
  expect([hall.state, stored]).toEqual([{ state: 'live' }, { 'plenum.projector': 'before' }])
  stop()
})

test('a used link and an ended session say so, and are forgotten', () => {
  const used = page(`#${KEY}`)
  socket().open()
  refuse('unknown-invitation')
  expect(used.hall.state).toEqual({ state: 'used-key' })
  used.stop()
  const ended = page('', { 'plenum.projector': 'before' })
  socket().open()
  welcome({}, null)
  socket().ends(4002)
  expect([ended.hall.state, ended.stored]).toEqual([{ state: 'signed-out' }, {}])
  ended.stop()
})

test('when the host falls silent, the loss shows within twelve seconds, dated by the last word that was heard', () => {
  const { hall, stop } = page(`#${KEY}`)
  socket().open()
  welcome({ showing: { kind: 'auto' } })
  vi.advanceTimersByTime(7_000)
  expect(socket().sent.at(-1)).toEqual({ type: 'ping' })
  socket().says({ type: 'pong', now: Date.now() })
  vi.advanceTimersByTime(7_000)
  expect(hall.state).toEqual({ state: 'live' })
  vi.advanceTimersByTime(5_000)
  expect([hall.state, hall.topics]).toEqual([
    { state: 'lost', since: START + 7_000 },
    { showing: { kind: 'auto' } },
  ])
  stop()
})

test('after a sleep what it shows is dated, until the host has answered', () => {
  const { hall, stop } = page(`#${KEY}`)
  socket().open()
  welcome({ showing: { kind: 'auto' } })
  vi.setSystemTime(START + 60_000)
  vi.advanceTimersByTime(200)
  expect(hall.state).toEqual({ state: 'lost', since: START })
  socket().says({ type: 'pong', now: Date.now() })
  vi.advanceTimersByTime(200)
  expect(hall.state).toEqual({ state: 'live' })
  stop()
})

test('a host that never answered is not called connecting for ever', () => {
  const { hall, stop } = page('', { 'plenum.projector': 'before' })
  expect(hall.state).toEqual({ state: 'connecting' })
  socket().ends(1006)
  expect(hall.state).toEqual({ state: 'lost', since: START })
  stop()
})

test('a page of another version loads itself once, and then says so', () => {
  const { hall, stop, shown } = page('', { 'plenum.projector': 'before' })
  socket().open()
  socket().ends(4008)
  expect([shown, hall.state]).toEqual([['reload'], { state: 'connecting' }])
  stop()
})
