import { expect, test } from 'vitest'
import { UPGRADES_BURST, UPGRADES_PER_SECOND } from './limits.ts'
import { createTurnstile } from './upgrades.ts'

const enter = (turnstile: ReturnType<typeof createTurnstile>, times: number) =>
  Array.from({ length: times }, () => turnstile.wait()).filter((wait) => wait === 0).length

test('[I6] a crowd is let in at once up to the burst, then so many a second; who has to wait is told how long', () => {
  let now = 0
  const turnstile = createTurnstile(() => now)
  expect(enter(turnstile, 3 * UPGRADES_BURST)).toBe(UPGRADES_BURST)
  expect(turnstile.wait()).toBeGreaterThan(0)
  now += 500
  expect(enter(turnstile, UPGRADES_BURST)).toBe(UPGRADES_PER_SECOND / 2)
  now += 3_600_000
  expect(enter(turnstile, 3 * UPGRADES_BURST)).toBe(UPGRADES_BURST)
})

test('a clock that is set back locks nobody out', () => {
  let now = 1_000_000
  const turnstile = createTurnstile(() => now)
  enter(turnstile, 2 * UPGRADES_BURST)
  now = 0
  turnstile.wait()
  now = 1000
  expect(turnstile.wait()).toBe(0)
})
