import { expect, test } from 'vitest'
import { peakOf, piecesOf } from './picture.ts'

test('the first moment is at the left, the last at the right, the peak at the top', () => {
  expect(piecesOf([0, 10, 5])).toEqual(['0,60 150,0 300,30'])
})

test('while the host was away there is no line, and a moment alone can be seen', () => {
  expect(piecesOf([4, 4, null, 2, null])).toEqual(['0,0 75,0', '224,30 226,30'])
})

test('where nothing happened the line lies on the ground', () => {
  expect(piecesOf([0, 0])).toEqual(['0,60 300,60'])
  expect(piecesOf([null])).toEqual([])
  expect(piecesOf([])).toEqual([])
})

test('the peak is the largest that was measured', () => {
  expect(peakOf([null, 3, 7, null])).toBe(7)
  expect(peakOf([null])).toBe(null)
})
