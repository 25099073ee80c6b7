import { describe, expect, test } from 'vitest'
import { barMarkdown, barTable, standingOf, standingText } from './bars.ts'
import type { Bar } from './result.ts'

const bar = (change: Partial<Bar>): Bar => ({
  ...{ number: 1, measure: 'CPU ÷ ws', unit: 'ratio', rounds: [1, 3, 2], limit: 2 },
  ...{ is: 'at most', judgedBy: 'median' },
  ...change,
})

describe('whether a bar is reached', () => {
  test('by the median: one bad round is no miss', () => {
    expect(standingOf(bar({}))).toEqual({ state: 'reached', of: 1 })
    expect(standingOf(bar({ limit: 1 }))).toEqual({ state: 'missed', of: 2 })
  })

  test('by every round where one failure is too many', () => {
    expect(standingOf(bar({ judgedBy: 'every round' }))).toEqual({ state: 'missed', of: 1.5 })
    expect(standingOf(bar({ judgedBy: 'every round', limit: 3 }))).toEqual({ state: 'reached', of: 1 })
  })

  test('a bar from below is missed by too little', () => {
    const least = bar({ is: 'at least', rounds: [500, 2_000, 400], limit: 1_000 })
    expect(standingOf(least)).toEqual({ state: 'missed', of: 2 })
    expect(standingOf({ ...least, limit: 250 })).toEqual({ state: 'reached', of: 0.5 })
  })

  test('a limit of nothing: nothing reaches it, one misses it', () => {
    const lost = bar({ unit: 'count', limit: 0, rounds: [0, 0, 0], judgedBy: 'every round' })
    expect(standingOf(lost)).toEqual({ state: 'reached', of: 0 })
    expect(standingText(lost)).toBe('reached')
    expect(standingText({ ...lost, rounds: [0, 0, 1] })).toBe('missed')
  })

  test('without a finished round nothing is said', () => {
    expect(standingOf(bar({ rounds: [] }))).toEqual({ state: 'not measured' })
    expect(standingOf(bar({ rounds: [null] }))).toEqual({ state: 'not measured' })
    expect(standingOf(bar({ rounds: [null, 1.5] }))).toEqual({ state: 'reached', of: 0.75 })
  })
})

const bars: Bar[] = [
  bar({ number: 13, measure: 'members not acknowledged', unit: 'count', rounds: [], limit: 0 }),
  bar({ number: 4, measure: 'longest stall', unit: 'milliseconds', rounds: [9, 30, 18], limit: 15 }),
  bar({ number: 9, measure: 'memory for each', unit: 'memory', rounds: [9_216], limit: 14_336 }),
]

test('a line a bar, in the order of their numbers', () => {
  expect(barTable(bars)).toBe(
    [
      ' #   measure                     median (least – most)          bar',
      ' 4   longest stall               18.0 ms (9.00 – 30.0)    ≤ 15.0 ms   missed, 1.20 ×',
      ' 9   memory for each            9.00 KiB (9.00 – 9.00)   ≤ 14.0 KiB   reached',
      '13   members not acknowledged                        –          ≤ 0   not measured',
    ].join('\n'),
  )
})

test('the same as Markdown', () => {
  expect(barMarkdown(bars.slice(1))).toBe(
    [
      '| # | measure | median (least – most) | bar |  |',
      '| --- | --- | --- | --- | --- |',
      '| 4 | longest stall | 18.0 ms (9.00 – 30.0) | ≤ 15.0 ms | missed, 1.20 × |',
      '| 9 | memory for each | 9.00 KiB (9.00 – 9.00) | ≤ 14.0 KiB | reached |',
    ].join('\n'),
  )
})
