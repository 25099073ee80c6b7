import { expect, test } from 'vitest'
import type { AgendaItem, ItemId } from '#protocol'
import { outlineOf } from '#protocol/agenda'
import { lastIn, placeAfter, placeAt, placeTo, shownBehind } from './outline-acts.ts'

const item = (id: ItemId, parent: ItemId | null): AgendaItem => ({
  id,
  parent,
  order: id,
  title: `item ${id}`,
  minutes: null,
  startsAt: null,
  isInternal: false,
  begunAt: null,
  endedAt: null,
})

/** 1 (2 (3), 4), 5 (6) */
const rows = outlineOf([item(1, null), item(2, 1), item(3, 2), item(4, 1), item(5, null), item(6, 5)])

test('[G3] up and down go among siblings, and nowhere from the first and the last', () => {
  expect(placeTo(rows, 5, 'up')).toEqual({ parent: null, after: null })
  expect(placeTo(rows, 4, 'up')).toEqual({ parent: 1, after: null })
  expect(placeTo(rows, 2, 'down')).toEqual({ parent: 1, after: 4 })
  expect([placeTo(rows, 1, 'up'), placeTo(rows, 5, 'down'), placeTo(rows, 99, 'up')]).toEqual([
    null,
    null,
    null,
  ])
})

test('[G3] in goes to the end of the one above, out goes behind the one it stood in', () => {
  expect(placeTo(rows, 5, 'in')).toEqual({ parent: 1, after: 4 })
  expect(placeTo(rows, 4, 'in')).toEqual({ parent: 2, after: 3 })
  expect(placeTo(rows, 3, 'out')).toEqual({ parent: 1, after: 2 })
  expect([placeTo(rows, 1, 'in'), placeTo(rows, 1, 'out')]).toEqual([null, null])
})

test('a new item stands behind the selected one, at the end where that is gone', () => {
  expect(placeAfter(rows, 2)).toEqual({ parent: 1, after: 2 })
  expect(placeAfter(rows, 99)).toEqual({ parent: null, after: 5 })
  expect(placeAfter([], null)).toEqual({ parent: null, after: null })
  expect(lastIn(rows, 3)).toEqual({ parent: 3, after: null })
})

test('what is dropped goes before, behind or below the row it is let go on', () => {
  expect(placeAt(rows, 4, { isUpper: true, isInside: false })).toEqual({ parent: 1, after: 2 })
  expect(placeAt(rows, 1, { isUpper: true, isInside: false })).toEqual({ parent: null, after: null })
  expect(placeAt(rows, 2, { isUpper: false, isInside: false })).toEqual({ parent: 1, after: 2 })
  expect(placeAt(rows, 5, { isUpper: false, isInside: true })).toEqual({ parent: 5, after: null })
  expect(placeAt(rows, 99, { isUpper: false, isInside: true })).toBeNull()
})

test('what is being typed is shown behind everything below the item that it comes after', () => {
  expect(shownBehind(rows, { parent: null, after: 1 })).toBe(4)
  expect(shownBehind(rows, { parent: 1, after: 2 })).toBe(3)
  expect(shownBehind(rows, { parent: null, after: 5 })).toBe(6)
  expect(shownBehind(rows, { parent: 5, after: null })).toBe(5)
  expect(shownBehind(rows, { parent: null, after: null })).toBeNull()
})
