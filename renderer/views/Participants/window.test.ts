import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ROWS_MAX,
  ROW_HEIGHT,
  contentHeight,
  firstInSight,
  isInSight,
  keep,
  pixelsOf,
  placeAt,
  reveal,
  settle,
  spanOf,
} from './window.ts'

const body = { scrollTop: 0, height: 10 * ROW_HEIGHT, before: 0, after: 0 }

test('what is drawn covers what is seen, and is never more than the limit', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(6000), fc.nat(100_000), (scrollTop, height, length) => {
      const seen = { ...body, scrollTop, height }
      const { first, count } = spanOf(seen, length)
      expect(count).toBeLessThanOrEqual(ROWS_MAX)
      if (height > (ROWS_MAX - 2) * ROW_HEIGHT) return
      for (const pixels of [0, height / 2, height - 1]) {
        const place = placeAt(seen, pixels)
        if (place < length) expect([place >= first, place < first + count]).toEqual([true, true])
      }
    }),
    { seed: 20261123 },
  )
})

test('a row that is kept stays where it is, whatever comes before it or goes', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(9), fc.nat(500), (place, row, length) => {
      fc.pre(place < length)
      const pixels = row * ROW_HEIGHT
      const kept = keep({ place, pixels, isStrict: true }, body, length)
      expect(pixelsOf(kept, place)).toBe(pixels)
      // It can be scrolled there.
      expect(kept.scrollTop).toBeGreaterThanOrEqual(0)
      expect(kept.scrollTop).toBeLessThanOrEqual(Math.max(0, contentHeight(kept, length) - body.height))
    }),
    { seed: 20261123 },
  )
})

test('where nobody points, the list stays within its ends', () => {
  expect(keep({ place: 3, pixels: 180, isStrict: false }, body, 100)).toEqual(body)
  expect(keep({ place: 99, pixels: 0, isStrict: false }, body, 100)).toEqual({
    ...body,
    scrollTop: 90 * ROW_HEIGHT,
  })
  expect(keep({ place: 20, pixels: 36, isStrict: false }, body, 100)).toEqual({
    ...body,
    scrollTop: 19 * ROW_HEIGHT,
  })
})

test('the room that was made is given back', () => {
  const short = keep({ place: 0, pixels: 108, isStrict: true }, body, 3)
  expect(short).toEqual({ ...body, before: 108, after: 144 })
  expect(settle(short, 3)).toEqual(body)
  expect(settle(body, 3)).toBe(body)
})

test('a place is revealed with the least scrolling', () => {
  const middle = { ...body, scrollTop: 1000 }
  expect([reveal(2, middle).scrollTop, reveal(30, middle).scrollTop, reveal(40, middle).scrollTop]).toEqual([
    72, 1000, 1116,
  ])
})

test('what is in sight', () => {
  const middle = { ...body, scrollTop: 90 }
  expect(firstInSight(middle)).toBe(3)
  expect([1, 2, 12, 13].map((place) => isInSight(middle, place))).toEqual([false, true, true, false])
})
