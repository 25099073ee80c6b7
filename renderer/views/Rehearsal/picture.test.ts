import { expect, test } from 'vitest'
import { bandsOf, peakOf, piecesOf, ticksOf } from './picture.ts'

test('the first moment is at the left, the last at the right, the top of the scale at the top', () => {
  expect(piecesOf([0, 10, 5], 10)).toEqual(['0,60 150,0 300,30'])
  expect(piecesOf([0, 10, 5], 20)).toEqual(['0,60 150,30 300,45'])
})

test('while the host was away there is no line, and a moment alone can be seen', () => {
  expect(piecesOf([4, 4, null, 2, null], 4)).toEqual(['0,0 75,0', '224,30 226,30'])
})

test('where nothing happened the line lies on the ground', () => {
  expect(piecesOf([0, 0], 0)).toEqual(['0,60 300,60'])
  expect(piecesOf([null], 1)).toEqual([])
  expect(piecesOf([], 1)).toEqual([])
})

test('the peak is the largest that was measured', () => {
  expect(peakOf([null, 3, 7, null])).toBe(7)
  expect(peakOf([null])).toBe(null)
})

test('phases lie beside each other from their beginning to that of the next', () => {
  const phases = [
    { phase: 'arriving', atMs: 0 },
    { phase: 'voting', atMs: 30_000 },
    { phase: 'crashing', atMs: 45_000 },
    { phase: 'coming-back', atMs: 45_500 },
    { phase: 'counting', atMs: 60_000 },
  ] as const
  expect(bandsOf({ course: { overMs: 60_000, phases } })).toEqual([
    { phase: 'arriving', from: 0, to: 0.5 },
    { phase: 'voting', from: 0.5, to: 0.75 },
    { phase: 'crashing', from: 0.75, to: 1 },
  ])
  expect(bandsOf({})).toEqual([])
})

test('a few round seconds stand below', () => {
  expect(ticksOf(62_000)).toEqual([0, 20, 40, 60])
  expect(ticksOf(9_800)).toEqual([0, 2, 4, 6, 8])
  expect(ticksOf(0)).toEqual([0])
})
