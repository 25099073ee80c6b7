import { expect, test } from 'vitest'
import { findActs } from './palette.ts'

const run = () => undefined
const acts = [
  { id: 'a', section: 'Teilnehmende', label: 'Liste importieren', run },
  { id: 'b', section: 'Teilnehmende', label: 'Zugänge ausstellen', also: 'QR Code', run },
  { id: 'c', section: 'Gehe zu', label: 'Gehe zu Teilnehmende', run },
  { id: 'd', section: 'Gehe zu', label: 'Gehe zu Teilnehmende', isUnlisted: true, run },
]
const found = (query: string) => findActs(acts, query).map(({ id }) => id)

test('every word of the query begins a word of the act, accents and case aside', () => {
  expect([found(''), found('zug'), found('LIST imp'), found('teiln'), found('code'), found('orti')]).toEqual([
    ['a', 'b', 'c'],
    ['b'],
    ['a'],
    ['a', 'b', 'c'],
    ['b'],
    [],
  ])
})

test('a label that begins with the query comes first', () => {
  expect(found('gehe')).toEqual(['c'])
  expect(
    findActs([...acts, { id: 'e', section: '', label: 'Teilnehmende zählen', run }], 'teil')[0]?.id,
  ).toBe('e')
})
