import { expect, test } from 'vitest'
import type { RosterEntry } from '#client/roster'
import { Finder } from './finder.svelte.ts'

const entry = (id: number, name: string, region = ''): RosterEntry => {
  const [firstName = '', lastName = ''] = name.split(' ')
  return { ...{ id, number: `M-${String(id)}`, firstName, lastName, region }, ...REST }
}
const REST = { group: '', gender: '', weight: '1', flags: 0, lastSeen: 0 }

function finderOf(entries: readonly RosterEntry[], isFirst?: (id: number) => boolean): Finder {
  const byId = new Map(entries.map((one) => [one.id, one]))
  const roster = { entries, get: (id: number) => byId.get(id) }
  return new Finder({ roster, onRoster: () => () => undefined }, () => ({}), isFirst)
}

test('the desk finds those first whose name begins with what is typed, then by hyphen, letters within, region', () => {
  const finder = finderOf([
    entry(1, 'Hannah-Greta Abel'),
    entry(2, 'Ole Ahlgren'),
    entry(3, 'Paul Aal', 'Greifswald'),
    entry(4, 'Greta Zimmer'),
  ])
  finder.find('gr')
  expect({ found: finder.found, marked: finder.marked, more: finder.more }).toEqual({
    ...{ found: [4, 1, 2, 3], marked: 4, more: 0 },
  })
})

test('a whole number means that one, whoever is called so', () => {
  const finder = finderOf([entry(1, 'Ada Berg'), entry(11, 'Ben Cohn'), entry(111, 'Cem Dogan')])
  finder.find('m-11')
  expect(finder.found).toEqual([11, 111])
})

test('of very many the first eight are shown, and how many more there are', () => {
  const finder = finderOf(Array.from({ length: 3_000 }, (_, at) => entry(at + 1, `Wolfgang N${String(at)}`)))
  finder.find('ga')
  expect({ shown: finder.found.length, more: finder.more }).toEqual({ shown: 8, more: 2_992 })
})

test('[R6] who can be meant comes before all others, and these are found as well', () => {
  const finder = finderOf(
    [entry(1, 'Greta Abel'), entry(2, 'Margret Berg'), entry(3, 'Gregor Cohn')],
    (id) => id === 2,
  )
  finder.find('gr')
  expect(finder.found).toEqual([2, 1, 3])
})
