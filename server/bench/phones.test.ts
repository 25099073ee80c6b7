import { expect, test } from 'vitest'
import { arrivalOf } from './phones.ts'

const part = (arrived: number[], sent: number[]) => ({
  ...{ arrived: Float64Array.from(arrived), sent: Float64Array.from(sent) },
  ...{ frames: arrived.length, frameBytes: 90 },
})

test('phones of several processes are one crowd: the last of all, and percentiles over all', () => {
  const parts = [part([110, 120], [100, 105]), part([131, 140, 104], [101, 102, 103])]
  const { p99Ms, ...arrival } = arrivalOf(parts, null)
  expect(arrival).toEqual({ arrived: 5, lastMs: 40, p50Ms: 15, frames: 5, frameBytes: 90 })
  expect(p99Ms).toBeCloseTo(37.68)
})

test('from one moment for all, when there is one', () => {
  expect(arrivalOf([part([110, 120, 130], [0, 0, 0])], 100)).toMatchObject({ lastMs: 30, p50Ms: 20 })
})
