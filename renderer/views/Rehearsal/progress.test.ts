import { expect, test } from 'vitest'
import { PHASES, shareDone, totalSeconds } from './progress.ts'

const plan = { members: 3_000, arrivingMs: 60_000 }

test('the bar never goes back, from nothing to the whole', () => {
  const shares = PHASES.flatMap((phase) =>
    [0, 1_204, 3_000, 3_001].map((done) => shareDone(plan, { phase, done, of: 3_000 })),
  )
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
  expect([shares[0], shares.at(-1)]).toEqual([0, 1])
})

test('a long arrival is most of it', () => {
  const long = { members: 3_000, arrivingMs: 600_000 }
  expect(shareDone(long, { phase: 'arriving', done: 1_500, of: 3_000 })).toBeCloseTo(0.48, 1)
  expect(totalSeconds(plan)).toBeGreaterThan(90)
  expect(totalSeconds(plan)).toBeLessThan(110)
})

test('of a step that has nothing to count nothing is done yet', () => {
  expect(shareDone(plan, { phase: 'copying', done: 0, of: 0 })).toBe(0)
})
