import { expect, test } from 'vitest'
import { Raised } from './raised.ts'

test('counts what is above what is in sight, until it is seen or gone', () => {
  const ids = [10, 11, 12, 13, 14]
  const list = {
    length: ids.length,
    idAt: (place: number) => ids[place],
    placeOf: (id: number) => ids.indexOf(id),
  }
  const raised = new Raised()
  raised.add([10, 12, 13, 99])
  expect([raised.seenFrom(4, list), raised.topmost(list)]).toEqual([3, 0])
  expect([raised.seenFrom(1, list), raised.topmost(list)]).toEqual([1, 0])
  // Seen is seen, also when one scrolls down again.
  expect(raised.seenFrom(4, list)).toBe(1)
  raised.clear()
  expect([raised.seenFrom(4, list), raised.topmost(list)]).toEqual([0, null])
})
