import { describe, expect, test } from 'vitest'
import { orderOf, quantile, ratioOf, ratiosOf, spreadOf, spreadOfRounds } from './ratios.ts'

describe('spreads', () => {
  test('the middle, the least and the most, in any order', () => {
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, least: 1, most: 5 })
    expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 })
    expect(spreadOf([7])).toEqual({ median: 7, least: 7, most: 7 })
    expect(() => spreadOf([])).toThrow(RangeError)
  })

  test('quantiles lie between their neighbours', () => {
    const sorted = Array.from({ length: 101 }, (_, index) => index)
    expect(quantile(sorted, 0.99)).toBe(99)
    expect(quantile([10, 20], 0.25)).toBe(12.5)
    expect(quantile([10], 0.99)).toBe(10)
  })
})

describe('ratios', () => {
  test('each round is compared with itself: a slow round of both changes nothing', () => {
    expect(ratioOf([2, 20, 6], [1, 10, 3])).toEqual({ median: 2, least: 2, most: 2 })
    expect(ratioOf([2, 20, 6], [1, 5, 6])).toEqual({ median: 2, least: 1, most: 4 })
  })

  test('rounds that one side did not finish are left out', () => {
    expect(ratioOf([null, 4, 9], [1, 2, null])).toEqual({ median: 2, least: 2, most: 2 })
    expect(ratioOf([null], [1])).toBe(null)
    expect(ratioOf([1], [0])).toBe(null)
    expect(ratiosOf([null, 4, 9, 1], [1, 2, null])).toEqual([null, 2, null, null])
    expect(spreadOfRounds([null, 3, 1])).toEqual({ median: 2, least: 1, most: 3 })
  })
})

test('everybody is first in turn', () => {
  const rounds = [0, 1, 2, 3].map((round) => orderOf(['a', 'b', 'c'], round).join(''))
  expect(rounds).toEqual(['abc', 'bca', 'cab', 'abc'])
  expect(orderOf([], 3)).toEqual([])
})
