import { expect, test } from 'vitest'
import { lineOf, topOf } from './chart.ts'

test('the scale ends at a round number, and is never so small that rest looks like trouble', () => {
  expect([[0], [7, null], [11], [120, 3], [480], [501], [2_001]].map((values) => topOf(values, 10))).toEqual([
    10, 10, 20, 200, 500, 1_000, 5_000,
  ])
  expect(topOf([], 10)).toBe(10)
})

const samples = (...values: (number | null)[]) =>
  values.map((value, second) => ({ at: second * 1000, value }))

test('the newest is at the right, the highest at the top, 0 at the bottom', () => {
  expect(lineOf(samples(0, 5, 10), { now: 2000, top: 10 })).toEqual({
    pieces: ['298,100 299,50 300,0'],
  })
})

test('where nothing was known, or nothing was heard, the line is broken', () => {
  expect(lineOf(samples(1, 1, null, 1, 1), { now: 4000, top: 1 }).pieces).toEqual([
    '296,0 297,0',
    '299,0 300,0',
  ])
  const away = [...samples(1, 1), { at: 60_000, value: 1 }, { at: 61_000, value: 1 }]
  expect(lineOf(away, { now: 61_000, top: 1 }).pieces).toEqual(['239,0 240,0', '299,0 300,0'])
})

test('a single measure can be seen', () => {
  expect(lineOf(samples(1), { now: 0, top: 2 }).pieces).toEqual(['299,50 300,50'])
})
