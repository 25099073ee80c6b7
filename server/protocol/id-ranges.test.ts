import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countRanges, fromRanges, rangesInclude, toRanges } from './id-ranges.ts'

test('neighbours become ranges', () => {
  expect(toRanges([5, 3, 1, 2, 9, 3])).toBe('1-3,5,9')
  expect(toRanges([])).toBe('')
})

test('single ids, ranges and both are counted, wherever a range stands', () => {
  const counts = ['', '7', '1-500', '1-500,502', '3,10-12', '1-2,4,10-19,70000'].map(countRanges)
  expect(counts).toEqual([0, 1, 500, 501, 4, 14])
})

test('reading gives back what was written, once each and ascending', () => {
  const ids = fc.array(fc.integer({ min: 1, max: 400 }))
  fc.assert(
    fc.property(ids, (wanted) => {
      const sorted = [...new Set(wanted)].sort((a, b) => a - b)
      const ranges = toRanges(wanted)
      expect([...fromRanges(ranges)]).toEqual(sorted)
      expect(countRanges(ranges)).toBe(sorted.length)
      for (let id = 1; id <= 20; id++) expect(rangesInclude(ranges, id)).toBe(sorted.includes(id))
    }),
    { seed: 20261123 },
  )
})
