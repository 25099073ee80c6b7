import { expect, test } from 'vitest'
import { Selection } from './selection.ts'

function listOf(...ids: number[]) {
  const list = {
    ids,
    get length() {
      return list.ids.length
    },
    idAt: (place: number) => list.ids[place],
    placeOf: (id: number) => list.ids.indexOf(id),
  }
  return list
}

const says = (selection: Selection) => ({ cursor: selection.cursor, chosen: [...selection.chosen] })

test('the cursor moves and stops at the ends', () => {
  const selection = new Selection(listOf(5, 6, 7))
  const cursors = [1, 1, 1, 1, -2, -9].map((step) => {
    selection.moveBy(step, { extend: false })
    return selection.cursor
  })
  expect(cursors).toEqual([5, 6, 7, 7, 5, 5])
})

test('a range grows from where it began and shrinks back through it', () => {
  const selection = new Selection(listOf(1, 2, 3, 4, 5))
  selection.moveTo(2, { extend: false })
  selection.moveBy(1, { extend: true })
  selection.moveBy(1, { extend: true })
  expect(says(selection)).toEqual({ cursor: 5, chosen: [3, 4, 5] })
  selection.moveTo(1, { extend: true })
  expect(says(selection)).toEqual({ cursor: 2, chosen: [2, 3] })
})

test('what is chosen stays chosen when it leaves the list, and acts are for it', () => {
  const list = listOf(1, 2, 3)
  const selection = new Selection(list)
  selection.toggle(1)
  selection.toggle(3)
  list.ids = [2]
  selection.chooseAll()
  expect(selection.targets).toEqual([1, 3, 2])
  selection.toggle(1)
  expect(selection.targets).toEqual([3, 2])
  expect([selection.clear(), selection.clear()]).toEqual([true, false])
  expect(selection.targets).toEqual([1])
})

test('the cursor goes on from where its row was', () => {
  const list = listOf(1, 2, 3, 4)
  const selection = new Selection(list)
  selection.point(3)
  list.ids = [1, 2, 4]
  selection.moveBy(-1, { extend: false })
  expect(selection.cursor).toBe(2)
})

test('with nothing in the list nothing happens', () => {
  const selection = new Selection(listOf())
  selection.moveBy(1, { extend: true })
  selection.chooseAll()
  expect({ ...says(selection), targets: selection.targets }).toEqual({
    cursor: null,
    chosen: [],
    targets: [],
  })
})
