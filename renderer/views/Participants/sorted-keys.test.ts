import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SortedKeys } from './sorted-keys.ts'

const read = (keys: SortedKeys) => Array.from({ length: keys.length }, (_, place) => keys.at(place))

test('says what an ordered array says, after any acts', () => {
  const act = fc.tuple(fc.constantFrom('add', 'remove'), fc.nat(3000))
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(3000), { maxLength: 1500 }),
      fc.array(act, { maxLength: 400 }),
      (start, acts) => {
        const keys = new SortedKeys()
        const model = new Set(start)
        keys.fill([...model].sort((one, other) => one - other))
        for (const [what, key] of acts) {
          if (what === 'remove') {
            keys.remove(key)
            model.delete(key)
          } else if (!model.has(key)) {
            keys.add(key)
            model.add(key)
          }
          // Asked between the acts, so that a count kept too long would show.
          expect(keys.placeOf(key)).toBe([...model].filter((other) => other < key).length)
        }
        const sorted = [...model].sort((one, other) => one - other)
        expect(read(keys)).toEqual(sorted)
        expect(sorted.map((key) => keys.placeOf(key))).toEqual(sorted.map((_, place) => place))
      },
    ),
    { seed: 20261123, numRuns: 60 },
  )
})

test('blocks that fill up are split and stay in order', () => {
  const keys = new SortedKeys()
  for (let key = 5000; key > 0; key--) keys.add(key)
  expect(read(keys)).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1))
})

test('nothing stands outside', () => {
  const keys = new SortedKeys()
  expect([keys.at(0), keys.at(-1), keys.placeOf(3), keys.length]).toEqual([undefined, undefined, 0, 0])
  keys.add(7)
  expect([keys.at(0), keys.at(1), keys.placeOf(8)]).toEqual([7, undefined, 1])
})
