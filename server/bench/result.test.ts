import { describe, expect, test } from 'vitest'
import { formatNumber, formatSpread, summaryOf, tableOf, type Comparison } from './result.ts'

describe('numbers', () => {
  test.each([
    [0.51234, '0.512'],
    [0.5, '0.50'],
    [1, '1.00'],
    [9.876, '9.88'],
    [14.26, '14.3'],
    [12_345.6, '12,346'],
  ])('%d is said as %s', (value, text) => expect(formatNumber(value)).toBe(text))

  test.each([
    [17, 'bytes', '17.0 B (17.0 – 17.0)'],
    [61_234, 'bytes', '61.2 kB (61.2 – 61.2)'],
    [1_020_000_000, 'bytes', '1.02 GB (1.02 – 1.02)'],
    [0.0754, 'seconds', '75.4 ms (75.4 – 75.4)'],
    [2.5, 'seconds', '2.50 s (2.50 – 2.50)'],
    [436, 'milliseconds', '436 ms (436 – 436)'],
    [1436, 'milliseconds', '1.44 s (1.44 – 1.44)'],
    [15.25, 'microseconds', '15.3 µs (15.3 – 15.3)'],
    [11_468, 'a second', '11,468 /s (11,468 – 11,468)'],
    [0, 'bytes', '0.0 B (0.0 – 0.0)'],
    [14_336, 'memory', '14.0 KiB (14.0 – 14.0)'],
    [1.5, 'ratio', '1.50 (1.50 – 1.50)'],
    [40_000, 'count', '40,000 (40,000 – 40,000)'],
  ] as const)('%d %s is said as %s', (value, unit, text) =>
    expect(formatSpread({ median: value, least: value, most: value }, unit)).toBe(text),
  )

  test('a spread is said in the unit of its median', () => {
    expect(formatSpread({ median: 436, least: 380, most: 1200 }, 'milliseconds')).toBe('436 ms (380 – 1,200)')
  })
})

const comparison: Comparison = {
  heading: 'One change to 5 phones',
  measures: [
    { key: 'cpu', title: 'CPU for each frame', unit: 'microseconds' },
    { key: 'last', title: 'time to the last', unit: 'milliseconds' },
  ],
  reference: { title: 'bare', rounds: { cpu: [10, 20, 10], last: [5, 6, 7] }, note: '' },
  others: [{ title: 'Plenum', rounds: { cpu: [15, 24, 12], last: [10, null, 7] }, note: 'gave way once' }],
}

test('a table has a block for each measure, ratios beside it and notes below', () => {
  expect(tableOf(comparison)).toBe(
    [
      'One change to 5 phones',
      'CPU for each frame                                       ÷ bare',
      '  bare               10.0 µs (10.0 – 20.0)                    1',
      '  Plenum             15.0 µs (12.0 – 24.0)   1.20 (1.20 – 1.50)',
      'time to the last                                         ÷ bare',
      '  bare               6.00 ms (5.00 – 7.00)                    1',
      '  Plenum             8.50 ms (7.00 – 10.0)   1.50 (1.00 – 2.00)',
      'Plenum: gave way once.',
    ].join('\n'),
  )
})

test('the file has the same numbers, and every round', () => {
  expect(summaryOf(comparison)[1]).toEqual({
    title: 'Plenum',
    note: 'gave way once',
    measures: {
      cpu: {
        unit: 'microseconds',
        value: { median: 15, least: 12, most: 24 },
        ratio: { median: 1.2, least: 1.2, most: 1.5 },
        rounds: [15, 24, 12],
      },
      last: {
        unit: 'milliseconds',
        value: { median: 8.5, least: 7, most: 10 },
        ratio: { median: 1.5, least: 1, most: 2 },
        rounds: [10, null, 7],
      },
    },
  })
})
