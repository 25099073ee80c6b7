import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawLot } from './lot.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('[C2] anybody can draw the lot again: sha256sum of the seed, a line feed and the name', () => {
  // As `printf 'seed\nAda' | sha256sum` prints it.
  const drawn = { Ada: sha256('seed\nAda'), Ben: sha256('seed\nBen'), Cem: sha256('seed\nCem') }
  expect(drawn).toEqual({
    Ada: '655bb8ac16597a5db7ce2cc81e137c86d1b4427c8f2b69663d7d39ed082ce4dd',
    Ben: '9186f966d924387ac6253484ff532cdfe3a3469948981c2dbb213b364d05c48c',
    Cem: '5382f5a2d94ad6b9ca8d552ab9a95d6887b1b7442f0fde83275c394ab1328e16',
  })
  expect(drawLot(['Ada', 'Ben', 'Cem'], 'seed', sha256)).toEqual([2, 0, 1])
})

test('[C2] the lot falls by name, not by the order of the ballot paper; and otherwise with another seed', () => {
  const names = ['Ada', 'Ben', 'Cem', 'Dua', 'Eva']
  const byName = (list: readonly string[], seed: string) =>
    drawLot(list, seed, sha256).map((candidate) => list[candidate])
  expect(byName(names.toReversed(), 'seed')).toEqual(byName(names, 'seed'))
  expect(
    new Set(Array.from({ length: 40 }, (_, seed) => byName(names, String(seed)).join())).size,
  ).toBeGreaterThan(20)
})
