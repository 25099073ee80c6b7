import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PROTOCOL_VERSION, type ConsoleTopics, type Welcome } from '#protocol'
import { Console } from './console.svelte.ts'

/** The words look at once which language this browser has chosen. */
const { storage } = vi.hoisted(() => {
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  vi.stubGlobal('localStorage', storage)
  return { storage }
})

const KEY = 'kkkkkkkkkkkkkkkkkkkkkk'
const START = Date.parse('2026-11-27T10:00:00Z')

/** What the page gives a client, as far as a console looks at it. */
class FakeSocket {
  static newest: FakeSocket | null = null
  readonly sent: string[] = []
  readonly #listeners = new Map<string, (event: object) => void>()

  constructor() {
    FakeSocket.newest = this
  }
  addEventListener(type: string, listener: (event: object) => void) {
    this.#listeners.set(type, listener)
  }
  send(text: string) {
    this.sent.push(text)
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
}

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  vi.stubGlobal('location', { hash: `#${KEY}`, pathname: '/console', host: 'h', origin: 'http://h' })
  vi.stubGlobal('history', { state: null, replaceState: () => undefined })
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('WebSocket', FakeSocket)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function signedIn(): { console: Console; socket: FakeSocket } {
  const console = new Console()
  console.start()
  const socket = FakeSocket.newest
  if (socket === null) throw new Error('nothing was opened')
  socket.open()
  const request = /"request":"([^"]+)"/.exec(socket.sent[0] ?? '')?.[1] ?? ''
  socket.says({
    ...{
      type: 'welcome',
      request,
      protocol: PROTOCOL_VERSION,
      role: 'chair',
      name: 'Kim',
      epoch: 'e',
      seq: 1,
    },
    ...{ now: START, session: 'token', resumed: false, set: {}, rows: 0 },
  } satisfies Welcome<ConsoleTopics>)
  return { console, socket }
}

test('a host that falls silent is asked once, and what is shown is called current again only with its answer', () => {
  const { console, socket } = signedIn()
  const pings = () => socket.sent.filter((text) => text.includes('ping')).length
  vi.advanceTimersByTime(4_000)
  expect([console.isLive, pings()]).toEqual([true, 0])
  vi.advanceTimersByTime(2_000)
  expect([console.isLive, console.isSilent, console.heardAt, pings()]).toEqual([false, true, START, 1])

  socket.says({ type: 'update', from: 1, seq: 2, at: 1, set: { file: 'a.plenum' } })
  expect([console.isLive, console.isSilent]).toEqual([true, false])
  console.stop()
})

test('a host that does not answer is lost', () => {
  const { console } = signedIn()
  vi.advanceTimersByTime(10_000)
  expect(console.link?.state).not.toBe('live')
  expect([console.isLive, console.isSilent]).toEqual([false, false])
  console.stop()
})
