import { expect, test, vi } from 'vitest'
import type { RehearsalOrder } from '../commands/rehearsal.ts'
import type { RehearsalProgress, RehearsalReport } from '../protocol/messages.ts'
import { aRehearsal } from '../testing/builders.ts'
import { DRIVER_SILENT_MS, LOOK_MS, RehearsalRunner } from './runner.ts'

const START = 1_800_000_000_000
const HEAD = { by: 'Chair', members: 3_000, arrivingMs: 30_000, startedAt: START }
const machine = { platform: 'linux x64', cores: 4, memoryBytes: 8e9 }

const anOrder = (fields: Partial<RehearsalOrder> = {}): RehearsalOrder => ({
  members: 3_000,
  arrivingMs: 30_000,
  by: 'Chair',
  caller: { role: 'host' },
  key: 'chair',
  request: 'request-1',
  ...fields,
})

/** A runner whose rehearsals are done by hand. */
function aRunner({ address = '0.0.0.0', saves = true }: { address?: string | null; saves?: boolean } = {}) {
  const hall: { vote: { title: string } | null; now: number } = { vote: null, now: START }
  const kept: RehearsalReport[] = []
  const said: string[] = []
  const report = Promise.withResolvers<RehearsalReport>()
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => undefined)
  let tell: (progress: RehearsalProgress) => void = () => undefined
  const runner = new RehearsalRunner({
    file: '/hall.plenum',
    address,
    like: {},
    now: () => hall.now,
    openVote: () => hall.vote,
    changed: () => undefined,
    keep: (each) => {
      if (saves) kept.push(each)
      return Promise.resolve(saves)
    },
    load: () =>
      Promise.resolve({
        rehearse({ onProgress, signal }) {
          tell = onProgress
          return new Promise((resolve, reject) => {
            report.promise.then(resolve, reject)
            signal.addEventListener('abort', () => reject(new Error('broken off')))
          })
        },
        openStage: ({ port }) =>
          Promise.resolve({
            url: `http://127.0.0.1:${String(port === 0 ? 7_400 : port)}`,
            key: 'copy-key',
            machine,
            broken: broken.promise,
            kill: () => Promise.resolve(void said.push('kill')),
            start: () => Promise.resolve(void said.push('start')),
            close: () => Promise.resolve(void said.push('close')),
          }),
      }),
  })
  return { runner, hall, kept, said, report, broken, tell: (progress: RehearsalProgress) => tell(progress) }
}

const ended = (runner: RehearsalRunner) => vi.waitFor(() => expect(runner.now()?.state).not.toBe('running'))

test('all see how far it is; its report is kept and nothing else stays', async () => {
  const { runner, kept, report, tell } = aRunner()
  expect(runner.now()).toBe(null)
  expect(runner.start(anOrder())).toEqual({ ok: true })
  expect(runner.now()).toEqual({
    ...HEAD,
    state: 'running',
    isElsewhere: false,
    phase: 'copying',
    done: 0,
    of: 1,
  })
  await Promise.resolve()
  tell({ phase: 'arriving', done: 1_204, of: 3_000 })
  expect(runner.now()).toMatchObject({ phase: 'arriving', done: 1_204, of: 3_000 })
  report.resolve(aRehearsal())
  await ended(runner)
  expect([runner.now(), kept]).toEqual([null, [aRehearsal()]])
})

test('one at a time; the same request again is the same rehearsal', async () => {
  const { runner } = aRunner()
  runner.start(anOrder())
  expect(runner.start(anOrder({ request: 'request-2' }))).toEqual({ ok: false, why: 'rehearsal-running' })
  expect(runner.start(anOrder({ key: 'another' }))).toEqual({ ok: false, why: 'rehearsal-running' })
  expect(runner.start(anOrder())).toEqual({ ok: true })
  expect(await runner.open({ ...anOrder({ key: 'another' }), port: 0 })).toEqual({
    ok: false,
    why: 'rehearsal-running',
  })
  await runner.stop()
})

test('not beside a real vote, and one that is opened ends it', async () => {
  const { runner, hall, kept } = aRunner()
  hall.vote = { title: 'Budget' }
  expect(runner.start(anOrder())).toEqual({ ok: false, why: 'vote-open', about: { title: 'Budget' } })
  hall.vote = null
  runner.start(anOrder())
  hall.vote = { title: 'Budget' }
  await vi.waitFor(() => expect(runner.now()?.state).toBe('ended'), LOOK_MS * 8)
  expect(runner.now()).toEqual({ ...HEAD, state: 'ended', endedAt: START, why: 'vote-opened', detail: '' })
  expect(kept).toEqual([])
})

test('any chair cancels it; a host that stops waits until it is gone', async () => {
  const { runner } = aRunner()
  expect(runner.cancel()).toEqual({ ok: false, why: 'no-rehearsal' })
  runner.start(anOrder())
  expect(runner.cancel()).toEqual({ ok: true })
  await ended(runner)
  expect(runner.now()).toMatchObject({ state: 'ended', why: 'cancelled' })
  runner.start(anOrder({ request: 'request-2' }))
  await runner.stop()
  expect(runner.now()).toMatchObject({ state: 'ended', why: 'cancelled' })
})

test('what broke is said, and a report that cannot be saved too', async () => {
  const broken = aRunner()
  broken.runner.start(anOrder())
  broken.report.reject(new Error('the host does not start'))
  await ended(broken.runner)
  expect(broken.runner.now()).toMatchObject({ why: 'failed', detail: 'the host does not start' })
  const full = aRunner({ saves: false })
  full.runner.start(anOrder())
  full.report.resolve(aRehearsal())
  await ended(full.runner)
  expect(full.runner.now()).toMatchObject({ why: 'not-kept' })
})

test('driven from another machine: only by who opened it, and put away when that has finished', async () => {
  const { runner, said } = aRunner()
  const opened = { ok: true, opened: { port: 7_500, key: 'copy-key', machine } }
  expect(await runner.open({ ...anOrder(), port: 7_500 })).toEqual(opened)
  expect(await runner.open({ ...anOrder(), port: 7_500 })).toEqual(opened)
  expect(runner.now()).toMatchObject({ state: 'running', isElsewhere: true })
  expect(await runner.drive('another', 'kill')).toEqual({ ok: false, why: 'no-rehearsal' })
  expect(runner.tell('another', { phase: 'voting', done: 1, of: 2 })).toEqual({
    ok: false,
    why: 'no-rehearsal',
  })
  expect(runner.tell('chair', { phase: 'voting', done: 1, of: 2 })).toEqual({ ok: true })
  expect(runner.now()).toMatchObject({ phase: 'voting', done: 1, of: 2 })
  await runner.drive('chair', 'kill')
  await runner.drive('chair', 'start')
  expect(await runner.drive('chair', 'finish')).toEqual({ ok: true })
  await ended(runner)
  expect([runner.now(), said]).toEqual([null, ['kill', 'start', 'close']])
})

test('a driver that falls silent leaves nothing behind', async () => {
  const { runner, hall, said } = aRunner()
  await runner.open({ ...anOrder(), port: 0 })
  hall.now += DRIVER_SILENT_MS
  runner.tell('chair', { phase: 'arriving', done: 1, of: 2 })
  hall.now += DRIVER_SILENT_MS + 1
  await vi.waitFor(() => expect(runner.now()?.state).toBe('ended'), LOOK_MS * 8)
  expect([runner.now(), said]).toEqual([
    { ...HEAD, state: 'ended', endedAt: hall.now, why: 'driver-left', detail: '' },
    ['close'],
  ])
  expect(runner.tell('chair', { phase: 'arriving', done: 1, of: 2 }).ok).toBe(false)
})

test('a copy is opened to others only where the host itself is, and never beside https', async () => {
  for (const address of [null, '127.0.0.1', 'localhost', '::1'])
    expect(await aRunner({ address }).runner.open({ ...anOrder(), port: 0 })).toEqual({
      ok: false,
      why: 'rehearsal-not-here',
    })
})
