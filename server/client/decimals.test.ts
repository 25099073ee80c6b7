import { expect, test } from 'vitest'
import { compareAmounts, difference, largest, partOf, withDecimals } from './decimals.ts'

test('amounts beyond 2^53 that differ in the last digit are told apart', () => {
  expect(compareAmounts('9007199254740993.000001', '9007199254740993.000002')).toBe(-1)
  expect(compareAmounts('0.5', '0.500000')).toBe(0)
  expect(largest(['2', '10', '9.999999'])).toBe('10')
})

test('a difference keeps the decimals of the longer amount, and its sign apart', () => {
  expect(difference('12.34567', '10')).toEqual({ sign: 1, amount: '2.34567' })
  expect(difference('10.00000', '12.50000')).toEqual({ sign: -1, amount: '2.50000' })
  expect(difference('3.00000', '3.00000')).toEqual({ sign: 0, amount: '0.00000' })
  expect(difference('9007199254740993', '1')).toEqual({ sign: 1, amount: '9007199254740992' })
})

test('parts are for drawing, and nothing is 0 of nothing', () => {
  expect([partOf('1', '4'), partOf('0', '0'), partOf('3', '0')]).toEqual([0.25, 0, 0])
})

test('scaled numbers are written with their decimals', () => {
  expect([withDecimals(5n, 2), withDecimals(123n, 0), withDecimals(1234n, 3)]).toEqual([
    '0.05',
    '123',
    '1.234',
  ])
})
