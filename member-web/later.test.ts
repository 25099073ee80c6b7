import { expect, test } from 'vitest'
import { FakeClock, fakeChance } from '#client/connection.fakes'
import type { KeptKey } from './keep.ts'
import { IDLE_AFTER_MS, IDLE_WITHIN_MS, Later, LOAD_AGAIN_AFTER_MS, LOAD_AGAIN_WITHIN_MS } from './later.ts'
import { more } from './more/index.ts'

const start = (comes: boolean[], { canReload = true, kept = new Map<KeptKey, string>() } = {}) => {
  const clock = new FakeClock()
  const happened: string[] = []
  const later = new Later({
    load: () => {
      happened.push('load')
      return comes.shift() === true ? Promise.resolve(more) : Promise.reject(new Error('not there'))
    },
    canReload: () => Promise.resolve(canReload),
    reload: () => happened.push('reload'),
    keep: {
      read: (key) => kept.get(key) ?? null,
      write: (key, value) => {
        if (value === null) kept.delete(key)
        else kept.set(key, value)
        return true
      },
    },
    clock,
    chance: fakeChance(),
    onChange: () => undefined,
  })
  const turn = async () => {
    for (let step = 0; step < 20; step++) await Promise.resolve()
  }
  const again = async () => {
    clock.advance(LOAD_AGAIN_AFTER_MS + LOAD_AGAIN_WITHIN_MS)
    await turn()
  }
  return { later, clock, happened, kept, turn, again }
}

test('loads some seconds after signing in, once, however often it is told', async () => {
  const { later, clock, happened, turn } = start([true])
  later.whenIdle()
  later.whenIdle()
  clock.advance(IDLE_AFTER_MS - 1)
  expect(happened).toEqual([])
  clock.advance(IDLE_WITHIN_MS)
  await turn()
  expect(happened).toEqual(['load'])
  later.whenIdle()
  clock.advance(IDLE_AFTER_MS + IDLE_WITHIN_MS)
  expect(later.need()).toBe(more)
  expect(happened).toEqual(['load'])
})

test('loads at once where a screen needs it', async () => {
  const { later, happened, turn } = start([true])
  later.whenIdle()
  expect(later.need()).toBe(null)
  expect(later.need()).toBe(null)
  await turn()
  expect(later.need()).toBe(more)
  expect(happened).toEqual(['load'])
})

test('what did not come is asked for again by itself, and at once when the network is back', async () => {
  const { later, happened, turn, again } = start([false, false, true], { canReload: false })
  later.need()
  await turn()
  expect(later.hasFailed).toBe(true)
  await again()
  expect(later.hasFailed).toBe(true)
  later.tryAgain()
  await turn()
  expect([later.more, later.hasFailed]).toEqual([more, false])
  expect(happened).toEqual(['load', 'load', 'load'])
})

test('a page older than its host is reloaded, once', async () => {
  const first = start([false, false])
  first.later.need()
  await first.turn()
  await first.again()
  expect(first.happened).toEqual(['load', 'load', 'reload'])
  const second = start([false, false, true], { kept: first.kept })
  second.later.need()
  await second.turn()
  await second.again()
  expect(second.happened).toEqual(['load', 'load'])
  await second.again()
  expect(second.later.more).toBe(more)
  expect([...second.kept]).toEqual([])
})

test('nothing is reloaded for what no screen needs yet', async () => {
  const { later, clock, happened, turn, again } = start([false, false, false])
  later.whenIdle()
  clock.advance(IDLE_AFTER_MS + IDLE_WITHIN_MS)
  await turn()
  await again()
  expect(happened).toEqual(['load', 'load'])
})
