import { expect, test } from 'vitest'
import type { Roll } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { rollHasWeights, rollRows, searchRoll } from './roll.ts'

const paper = motionPaper(SIMPLE_MAJORITY)
const roll: Roll = [
  ['Jörg Müller-Lüdenscheidt', 'm1', '1'],
  ['Anna Berg', 'm2', '1'],
  ['Janne Neumann', 'm3', '1'],
]

test('who voted what is found by a beginning of name or vote, without dots and accents', () => {
  const rows = rollRows(roll, paper, 'de')
  const found = (query: string) => searchRoll(rows, query).map(({ name, marks }) => `${name}: ${marks}`)
  expect(found('')).toHaveLength(3)
  expect(found('ludensch')).toEqual(['Jörg Müller-Lüdenscheidt: Ja'])
  expect(found('nein')).toEqual(['Anna Berg: Nein'])
  expect(found('ne')).toEqual(['Anna Berg: Nein', 'Janne Neumann: Enthaltung'])
  expect(found('janne enth')).toEqual(['Janne Neumann: Enthaltung'])
  expect(found('eumann')).toEqual([])
})

test('weights are worth a column when one is not 1', () => {
  expect([rollHasWeights(roll), rollHasWeights([...roll, ['Ada', 'm1', '0.5']])]).toEqual([false, true])
})
