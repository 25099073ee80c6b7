import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLatencies } from './latencies.ts'

const read = (...milliseconds: number[]) => {
  const latencies = createLatencies(10)
  for (const latency of milliseconds) latencies.record(latency)
  return latencies.read()
}

describe('latencies', () => {
  test('nothing recorded is nothing known', () => {
    expect(read()).toBeNull()
  })

  test('half took at most about the one, 99 of 100 at most about the other', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    const { count, p50Ms = 0, p99Ms = 0 } = read(...hundred) ?? {}
    expect(count).toBe(100)
    expect([p50Ms, p99Ms].map(Math.round)).toEqual([51, 102])
    expect(read(...Array.from<number>({ length: 98 }).fill(1), 500, 500)?.p99Ms).toBeGreaterThanOrEqual(500)
    expect(read(...Array.from<number>({ length: 99 }).fill(1), 500)?.p99Ms).toBeLessThan(1.1)
  })

  test('from a microsecond to half an hour what is read is what was, or up to a sixteenth more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (microseconds) => {
        const p99 = (read(microseconds / 1000)?.p99Ms ?? 0) * 1000
        expect(p99).toBeGreaterThanOrEqual(microseconds)
        expect(p99).toBeLessThanOrEqual(microseconds * (1 + 1 / 16) + 1)
      }),
      { seed: 7 },
    )
  })

  test('longer, before the start or no time at all is counted too', () => {
    expect(read(1e12, -1, 0)).toMatchObject({ count: 3 })
    expect(read(1e12)?.p50Ms).toBeGreaterThan(2e6)
  })

  test('is forgotten when its seconds are over, and not before', () => {
    const latencies = createLatencies(3)
    latencies.record(5)
    latencies.turn()
    latencies.record(7)
    latencies.turn()
    expect(latencies.read()).toMatchObject({ count: 2 })
    latencies.turn()
    expect(latencies.read()).toMatchObject({ count: 1 })
    latencies.turn()
    expect(latencies.read()).toBeNull()
  })
})
