import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatWeight, parseWeight } from './weight.ts'

test('reads exact decimals and nothing else', () => {
  expect(['1', '0.5', '12.250', '0', '0.000001', '1000000'].map(parseWeight)).toEqual([
    1_000_000n,
    500_000n,
    12_250_000n,
    0n,
    1n,
    1_000_000_000_000n,
  ])
  expect(
    ['', '-1', '1e9', 'abc', '1,5', '1.', '.5', '0.0000001', ' 1', '1 ', '１', 'Infinity'].map(parseWeight),
  ).toEqual(Array(12).fill(null))
})

test('the canonical text is read as the same sum', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (sum) => {
      expect(parseWeight(formatWeight(sum))).toBe(sum)
    }),
    { seed: 20261123 },
  )
})
