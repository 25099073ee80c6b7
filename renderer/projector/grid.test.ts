import { expect, test } from 'vitest'
import { readAnswers, shortNumbers, writeAnswers } from './grid.ts'

test('who has answered is one bit a member, the same bits that the host sends', () => {
  const has = readAnswers(writeAnswers([1, 8, 9, 3_000]))
  expect([1, 2, 8, 9, 10, 2_999, 3_000, 3_001].map(has)).toEqual([
    true,
    false,
    true,
    true,
    false,
    false,
    true,
    false,
  ])
  expect(writeAnswers([1, 8, 9])).toBe('gQE=')
  expect(readAnswers('')(1)).toBe(false)
})

test('numbers are as short as they can be told apart', () => {
  const labels = (...numbers: string[]) =>
    shortNumbers(numbers.map((number, at) => [at + 1, number] as const)).map(({ label }) => label)
  expect(labels('M-00001', 'M-00017', 'M-00300')).toEqual(['1', '17', '300'])
  expect(labels('BY-101', 'BY-102')).toEqual(['101', '102'])
  expect(labels('A1', 'B1')).toEqual(['A1', 'B1'])
  expect(labels('M-00001')).toEqual(['M-00001'])
  expect(labels()).toEqual([])
})
