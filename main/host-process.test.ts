import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HostState } from './bridge.ts'
import {
  crashWindowMs,
  HostProcess,
  restartWaitsMs,
  startLimitMs,
  statusLimitMs,
  stopLimitMs,
  type ChildEvents,
  type HostEvent,
} from './host-process.ts'
import type { ProcessOptions, ToHost } from '../server/process.ts'

const options: ProcessOptions = {
  file: '/conventions/spring.plenum',
  port: 7000,
  isPortFixed: false,
  host: '0.0.0.0',
  language: 'en',
  staticFolder: '/app/out',
}
const ready = {
  type: 'ready',
  file: '/conventions/spring.plenum',
  url: 'http://127.0.0.1:7070',
  consoleKey: 'key',
}

/** Processes that do nothing by themselves; the test plays the host's part. */
function bench() {
  const children: { events: ChildEvents; heard: ToHost[]; kills: number }[] = []
  const states: HostState[] = []
  const events: HostEvent[] = []
  const host = new HostProcess({
    fork: (childEvents) => {
      const child = { events: childEvents, heard: [] as ToHost[], kills: 0 }
      children.push(child)
      return {
        send: (message) => child.heard.push(message),
        kill: () => {
          child.kills++
          childEvents.exit(143)
        },
      }
    },
    report: (state) => states.push(state),
    log: (event) => events.push(event),
  })
  const child = (index: number) => children[index]!
  const start = async () => {
    const result = host.start(options)
    child(0).events.message(ready)
    await result
    states.length = 0
  }
  /** Crashes the newest process and lets the wait pass. */
  const crashAndWait = async () => {
    children.at(-1)!.events.exit(139)
    await vi.advanceTimersByTimeAsync(Math.max(...restartWaitsMs))
  }
  return { host, children, child, states, events, start, crashAndWait }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('a host that says it is ready is running', async () => {
  const { host, child, states } = bench()
  const result = host.start(options)
  expect(child(0).heard).toEqual([{ type: 'start', options }])
  child(0).events.message(ready)
  expect(await result).toEqual({
    ok: true,
    host: { file: '/conventions/spring.plenum', url: 'http://127.0.0.1:7070', consoleKey: 'key' },
  })
  expect(states).toEqual([{ state: 'starting' }, { state: 'running' }])
})

test('a host that refuses hands on its reason once its process is gone, and is not restarted', async () => {
  const { host, child, children, states } = bench()
  const settled = vi.fn()
  void host.start(options).then(settled)
  child(0).events.message({
    type: 'failed',
    why: 'file-damaged',
    about: { file: 'spring.plenum', nested: {} },
  })
  await vi.advanceTimersByTimeAsync(0)
  expect(settled).not.toHaveBeenCalled()
  expect(child(0).heard.at(-1)).toEqual({ type: 'stop' })
  child(0).events.exit(0)
  await vi.advanceTimersByTimeAsync(startLimitMs)
  expect(settled.mock.calls).toEqual([[{ ok: false, why: 'file-damaged', about: { file: 'spring.plenum' } }]])
  expect(children).toHaveLength(1)
  expect(states).toEqual([{ state: 'starting' }])
})

test('after a refusal another file can be started', async () => {
  const { host, child } = bench()
  const first = host.start(options)
  child(0).events.message({ type: 'failed', why: 'file-in-use', about: {} })
  child(0).events.exit(0)
  expect(await first).toEqual({ ok: false, why: 'file-in-use', about: {} })
  const second = host.start({ ...options, file: '/conventions/autumn.plenum' })
  child(1).events.message(ready)
  expect(await second).toMatchObject({ ok: true })
})

test('a host that says nothing is ended after the time limit', async () => {
  const { host, child } = bench()
  const result = host.start(options)
  await vi.advanceTimersByTimeAsync(startLimitMs - 1)
  expect(child(0).kills).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(child(0).kills).toBe(1)
  expect(await result).toEqual({ ok: false, why: 'no-answer', about: { seconds: 20 } })
})

test('a host that crashes before it is ready is not restarted: trying again is for the chair to say', async () => {
  const { host, child, children } = bench()
  const result = host.start(options)
  child(0).events.exit(1)
  expect(await result).toEqual({ ok: false, why: 'start-crashed', about: { code: 1 } })
  await vi.advanceTimersByTimeAsync(startLimitMs)
  expect(children).toHaveLength(1)
})

test('a host that crashes comes back after a wait, on the port it had', async () => {
  const { child, children, states, start } = bench()
  await start()
  child(0).events.exit(139)
  expect(states).toEqual([{ state: 'restarting', attempt: 1, of: 5 }])
  await vi.advanceTimersByTimeAsync(restartWaitsMs[0]! - 1)
  expect(children).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(child(1).heard).toEqual([{ type: 'start', options: { ...options, port: 7070, isPortFixed: true } }])
  child(1).events.message(ready)
  expect(states).toEqual([{ state: 'restarting', attempt: 1, of: 5 }, { state: 'running' }])
})

test('a demo that crashes goes on as the file it is', async () => {
  const { host, child, children } = bench()
  void host.start({ ...options, file: null })
  child(0).events.message({ ...ready, file: '/tmp/demo.plenum' })
  child(0).events.exit(139)
  await vi.advanceTimersByTimeAsync(restartWaitsMs[0]!)
  expect(child(1).heard[0]).toMatchObject({ options: { file: '/tmp/demo.plenum' } })
  children[1]!.events.message(ready)
})

test('each wait within a minute is longer, and the sixth crash is the last', async () => {
  const { child, children, states, start, events } = bench()
  await start()
  for (const [index, waitMs] of restartWaitsMs.entries()) {
    child(index).events.exit(139)
    await vi.advanceTimersByTimeAsync(waitMs)
    expect(children).toHaveLength(index + 2)
    child(index + 1).events.message(ready)
  }
  child(5).events.exit(139)
  await vi.advanceTimersByTimeAsync(crashWindowMs)
  expect(children).toHaveLength(6)
  expect(states.at(-1)).toEqual({ state: 'lost', why: 'crashed-too-often', about: { crashes: 6 } })
  expect(events.filter(({ event }) => event === 'host-restarts')).toEqual(
    restartWaitsMs.map((inMs, index) => ({ event: 'host-restarts', attempt: index + 1, inMs })),
  )
})

test('crashes longer ago than a minute do not count', async () => {
  const { children, states, start, crashAndWait } = bench()
  await start()
  for (let crash = 0; crash < 12; crash++) {
    await crashAndWait()
    children.at(-1)!.events.message(ready)
    await vi.advanceTimersByTimeAsync(crashWindowMs / 4)
  }
  expect(children).toHaveLength(13)
  expect(states.at(-1)).toEqual({ state: 'running' })
})

test('a restart that is told the port is taken tries again; it counts as a crash', async () => {
  const { child, children, states, start, crashAndWait } = bench()
  await start()
  await crashAndWait()
  child(1).events.message({ type: 'failed', why: 'port-taken', about: { port: 7070 } })
  child(1).events.exit(0)
  await vi.advanceTimersByTimeAsync(restartWaitsMs[1]!)
  expect(children).toHaveLength(3)
  expect(states.at(-1)).toEqual({ state: 'restarting', attempt: 2, of: 5 })
  expect(child(2).heard).toEqual([{ type: 'start', options: { ...options, port: 7070, isPortFixed: true } }])
  child(2).events.message(ready)
})

test('a restart that says nothing is ended and tried again', async () => {
  const { children, child, start, crashAndWait, states } = bench()
  await start()
  await crashAndWait()
  await vi.advanceTimersByTimeAsync(startLimitMs)
  expect(child(1).kills).toBe(1)
  await vi.advanceTimersByTimeAsync(restartWaitsMs[1]!)
  children.at(-1)!.events.message(ready)
  expect(states.at(-1)).toEqual({ state: 'running' })
})

test('a restart that finds the file damaged gives up at once and says so', async () => {
  const { child, children, states, start, crashAndWait } = bench()
  await start()
  await crashAndWait()
  child(1).events.message({ type: 'failed', why: 'file-damaged', about: { file: 'spring.plenum' } })
  child(1).events.exit(0)
  await vi.advanceTimersByTimeAsync(crashWindowMs)
  expect(children).toHaveLength(2)
  expect(states.at(-1)).toEqual({ state: 'lost', why: 'file-damaged', about: { file: 'spring.plenum' } })
})

test('stopping asks, waits until the process is gone, and is no crash', async () => {
  const { host, child, children, states, start } = bench()
  await start()
  const stopped = vi.fn()
  void host.stop().then(stopped)
  void host.stop().then(stopped)
  await vi.advanceTimersByTimeAsync(stopLimitMs - 1)
  expect(child(0).heard.at(-1)).toEqual({ type: 'stop' })
  expect(stopped).not.toHaveBeenCalled()
  child(0).events.exit(0)
  await vi.advanceTimersByTimeAsync(crashWindowMs)
  expect(stopped).toHaveBeenCalledTimes(2)
  expect(children).toHaveLength(1)
  expect(states).toEqual([{ state: 'stopping' }])
})

test('a host that does not stop is ended', async () => {
  const { host, child, start, events } = bench()
  await start()
  const stopped = host.stop()
  await vi.advanceTimersByTimeAsync(stopLimitMs)
  await stopped
  expect(child(0).kills).toBe(1)
  expect(events.at(-2)).toEqual({ event: 'host-stop-overdue' })
})

test('stopping between a crash and the restart leaves nothing behind', async () => {
  const { host, child, children, start } = bench()
  await start()
  child(0).events.exit(139)
  await host.stop()
  await vi.advanceTimersByTimeAsync(crashWindowMs)
  expect(children).toHaveLength(1)
})

test('stopping while a failed restart is being ended does not bring it back', async () => {
  const { host, child, children, states, start, crashAndWait } = bench()
  await start()
  await crashAndWait()
  child(1).events.message({ type: 'failed', why: 'port-taken', about: {} })
  const stopped = host.stop()
  child(1).events.exit(0)
  await stopped
  await vi.advanceTimersByTimeAsync(crashWindowMs)
  expect(children).toHaveLength(2)
  expect(states.at(-1)).toEqual({ state: 'restarting', attempt: 1, of: 5 })
})

test('stopping while it starts settles the start', async () => {
  const { host, child } = bench()
  const result = host.start(options)
  const stopped = host.stop()
  child(0).events.exit(0)
  await stopped
  expect(await result).toEqual({ ok: false, why: 'start-crashed', about: {} })
})

test('what a process says after its time is not believed', async () => {
  const { child, children, states, start, crashAndWait } = bench()
  await start()
  await crashAndWait()
  child(0).events.message(ready)
  child(0).events.exit(0)
  expect(states).toEqual([{ state: 'restarting', attempt: 1, of: 5 }])
  expect(children).toHaveLength(2)
  child(1).events.message(ready)
})

test('the open vote is asked for, and each answer finds its question', async () => {
  const { host, child, start } = bench()
  await start()
  const [first, second] = [host.openVote(), host.openVote()]
  expect(child(0).heard.slice(-2)).toEqual([
    { type: 'status', request: 1 },
    { type: 'status', request: 2 },
  ])
  const vote = { title: 'Budget 2027', cast: 1204, of: 2871 }
  child(0).events.message({ type: 'status', request: 2, vote })
  child(0).events.message({ type: 'status', request: 1, vote: null })
  expect(await Promise.all([first, second])).toEqual([
    { known: true, vote: null },
    { known: true, vote },
  ])
})

test('whether a vote is open is not known when the host is late, crashes meanwhile, or is coming back', async () => {
  const { host, child, start } = bench()
  await start()
  const late = host.openVote()
  await vi.advanceTimersByTimeAsync(statusLimitMs)
  expect(await late).toEqual({ known: false })
  const interrupted = host.openVote()
  child(0).events.exit(139)
  expect(await interrupted).toEqual({ known: false })
  expect(await host.openVote()).toEqual({ known: false })
  await host.stop()
  expect(await host.openVote()).toEqual({ known: true, vote: null })
})

test.each([
  [null],
  ['ready'],
  [{ type: 'ready' }],
  [{ ...ready, url: 'not an address' }],
  [{ ...ready, consoleKey: 7 }],
  [{ ...ready, file: null }],
  [{ type: 'failed', why: 'some new word' }],
  [{ type: 'failed', why: 'toString' }],
  [{ type: 'status', request: 1.5, vote: null }],
  [{ type: 'status', request: 1 }],
  [{ type: 'status', request: 1, vote: { title: 'x', cast: '1', of: 2 } }],
  [{ type: 'launch' }],
])('a message that is not of the contract is logged and changes nothing: %j', async (message) => {
  const { host, child, states, events } = bench()
  const result = host.start(options)
  child(0).events.message(message)
  expect(events.at(-1)).toEqual({ event: 'host-said-unknown-message' })
  expect(states).toEqual([{ state: 'starting' }])
  child(0).events.message(ready)
  expect(await result).toMatchObject({ ok: true })
})

test('only one host at a time', async () => {
  const { host, start } = bench()
  await start()
  expect(() => host.start(options)).toThrow('running')
})
