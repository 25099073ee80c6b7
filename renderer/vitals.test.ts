import { expect, test } from 'vitest'
import type { Vitals } from '#protocol'
import { HISTORY_MS, remember } from './vitals.ts'

const vitals = (at: number, ballots = 0): Vitals => ({
  at,
  connected: { members: 0, consoles: 1, projectors: 0 },
  signIns: 0,
  ballots,
  acknowledged: null,
  stallMs: 0,
  slow: 0,
  memory: { residentBytes: 1, ofBytes: 2 },
  disk: null,
  sockets: { open: 1, most: 2 },
  warnings: [],
})
const times = (history: readonly Vitals[]) => history.map(({ at }) => at)

test('five minutes are kept, in order', () => {
  const seconds = Array.from({ length: 400 }, (_, second) => vitals(second * 1000))
  const history = seconds.reduce<readonly Vitals[]>(remember, [])
  expect([history.length, history[0]?.at, history.at(-1)?.at]).toEqual([301, 399_000 - HISTORY_MS, 399_000])
})

test('a welcome may repeat what was known: the newest stands once', () => {
  expect(remember([vitals(1000, 1)], vitals(1000, 2))).toEqual([vitals(1000, 2)])
})

test('a gap stays a gap; a clock set back begins anew', () => {
  expect(times(remember([vitals(1000)], vitals(60_000)))).toEqual([1000, 60_000])
  expect(times(remember([vitals(1000), vitals(2000)], vitals(500)))).toEqual([500])
})
