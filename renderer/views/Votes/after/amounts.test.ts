import { expect, test } from 'vitest'
import { amountOf, readAmount, sumOf, weightOf, whole } from './amounts.ts'

test('a weight of the wire comes back as it went, and sums are exact', () => {
  expect(
    ['0', '1', '0.5', '12.25', '0.000001', '123456789012'].map((text) => weightOf(amountOf(text))),
  ).toEqual(['0', '1', '0.5', '12.25', '0.000001', '123456789012'])
  expect(weightOf(sumOf(['0.1', '0.2', '3'].map(amountOf)))).toBe('3.3')
  expect(weightOf(whole(1_204))).toBe('1204')
})

test('without weights votes are whole and may be grouped', () => {
  const read = (text: string) => readAmount(text, false)
  expect(['', ' 57 ', '1.234', '1,234', '1 234 567', '0'].map((text) => weightOf(read(text)!))).toEqual([
    '0',
    '57',
    '1234',
    '1234',
    '1234567',
    '0',
  ])
  expect(['1.5', '12.34', '-1', 'ten', '1e3', '1234567890123', '1.2345'].map(read)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

test('with weights there is one decimal sign, and no grouping', () => {
  const read = (text: string) => readAmount(text, true)
  expect(['', '57', '0,5', '1.234', '12,250'].map((text) => weightOf(read(text)!))).toEqual([
    '0',
    '57',
    '0.5',
    '1.234',
    '12.25',
  ])
  expect(['1.234,5', '1 234', '.5', '1,2345678'].map(read)).toEqual([null, null, null, null])
})
