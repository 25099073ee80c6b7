import { expect, test } from 'vitest'
import type { Majority, OptionVotes } from '../protocol/messages.ts'
import { neededOf, percentOf, resultScale } from './result-scale.ts'

const simple: Majority = { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' }
const twoThirds: Majority = { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }

const votes: OptionVotes = { yes: '38', no: '19', abstain: '3' }

test('bars share one scale, which ends where the base ends when nothing is longer', () => {
  expect(resultScale(votes, '57', simple)).toEqual({
    bars: [
      { choice: 'yes', amount: '38', isInBase: true, length: 38 / 57, percent: '66.7' },
      { choice: 'no', amount: '19', isInBase: true, length: 19 / 57, percent: '33.3' },
      { choice: 'abstain', amount: '3', isInBase: false, length: 3 / 57, percent: null },
    ],
    marks: { base: 1, threshold: 0.5 },
  })
})

test('abstentions longer than the base stretch the scale and move the marks', () => {
  const scale = resultScale({ yes: '10', no: '10', abstain: '80' }, '20', simple)
  expect(scale.marks).toEqual({ base: 0.25, threshold: 0.125 })
  expect(scale.bars.map((bar) => bar.length)).toEqual([0.125, 0.125, 1])
})

test('the base of the present leaves room on the right for those who did not vote', () => {
  const present: Majority = { base: 'present', numerator: 1, denominator: 2, comparison: 'more-than' }
  const scale = resultScale(votes, '100', present)
  expect(scale.bars.map((bar) => [bar.length, bar.percent])).toEqual([
    [0.38, '38.0'],
    [0.19, '19.0'],
    [0.03, '3.0'],
  ])
  expect(scale.marks).toEqual({ base: 1, threshold: 0.5 })
})

test('at base 0 there is no threshold to draw and no percent to print', () => {
  const scale = resultScale({ yes: '0', no: '0', abstain: '0' }, '0', simple)
  expect(scale.marks).toBeNull()
  expect(scale.bars.map((bar) => [bar.length, bar.percent])).toEqual([
    [0, null],
    [0, null],
    [0, null],
  ])
})

test('a share never rounds onto or over the threshold', () => {
  expect(percentOf('5001', '10000', simple)).toBe('50.01')
  expect(percentOf('4999', '10000', simple)).toBe('49.99')
  expect(percentOf('1', '2', simple)).toBe('50.0')
  expect(percentOf('2', '3', twoThirds)).toBe('66.7')
  expect(percentOf('66666', '100000', twoThirds)).toBe('66.666')
  expect(percentOf('500001', '1000000', simple)).toBe('50.0001')
})

test('weights with decimals are counted exactly', () => {
  expect(percentOf('0.3', '0.9', simple)).toBe('33.3')
  expect(percentOf('0.000001', '12.25', simple)).toBe('0.0')
})

test('where whole votes are cast, what is needed is the fewest whole votes that pass', () => {
  const needed = (base: string, majority: Majority) =>
    neededOf(['38', '19'], { base, threshold: '0' }, majority)
  expect(needed('57', simple)).toEqual({ comparison: 'at-least', amount: '29' })
  expect(needed('100', simple)).toEqual({ comparison: 'at-least', amount: '51' })
  expect(needed('100', twoThirds)).toEqual({ comparison: 'at-least', amount: '67' })
  expect(needed('99', twoThirds)).toEqual({ comparison: 'at-least', amount: '66' })
})

test('where weights have decimals, what is needed is the bare threshold', () => {
  const threshold = { base: '57.5', threshold: '28.75' }
  expect(neededOf(['38.5', '19'], threshold, simple)).toEqual({ comparison: 'more-than', amount: '28.75' })
})
