import { expect, test } from 'vitest'
import { registerOf } from '../testing/papers.ts'
import { secrecyWarnings } from './secrecy.ts'

test('[R5] equal votes of four or more warn of nothing', () => {
  expect(secrecyWarnings(registerOf([4, '1']))).toEqual([])
  expect(secrecyWarnings(registerOf([30, '1'], [2, '2.5']))).toEqual([])
})

test('[R5] of three voters somebody always learns the ballots of the others', () => {
  expect(secrecyWarnings(registerOf([3, '1']))).toEqual([{ kind: 'few-voters', about: { persons: 3 } }])
  expect(secrecyWarnings(registerOf([1, '5']))).toEqual([{ kind: 'few-voters', about: { persons: 1 } }])
  // Every yes or no of three: whoever subtracts their own ballot knows the two others when these agree.
  for (const [first, second, third] of [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [n & 1, (n >> 1) & 1, n >> 2]))
    expect([first === second, second === third, first === third]).toContain(true)
})

test('[R5] whose weight nobody else has can be found in a sum', () => {
  expect(secrecyWarnings(registerOf([20, '1'], [1, '2'], [1, '0.5'], [2, '3']))).toEqual([
    { kind: 'unique-weights', about: { persons: 2 } },
  ])
})

test('[R5] who has more than all others decides alone, and is seen to', () => {
  expect(secrecyWarnings(registerOf([10, '1'], [1, '10.5']))).toEqual([
    { kind: 'unique-weights', about: { persons: 1 } },
    { kind: 'dominant-weight', about: { weight: '10.5' } },
  ])
  expect(secrecyWarnings(registerOf([10, '1'], [1, '10']))).toEqual([
    { kind: 'unique-weights', about: { persons: 1 } },
  ])
})
