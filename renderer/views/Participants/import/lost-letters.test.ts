import { expect, test } from 'vitest'
import { hasLostLetters } from './lost-letters.ts'

const added = (firstName: string, lastName: string) => ({
  number: 'M-1',
  firstName,
  lastName,
  email: 'why?@example.org',
  region: '',
  group: '',
  gender: '',
  weight: '1',
  entitled: true,
})
const changed = (field: 'lastName' | 'region', from: string, to: string) => ({
  number: 'M-1',
  name: from,
  fields: [{ field, from, to }],
})

test('a question mark in a name that is new or becomes so is a letter that was lost', () => {
  expect(hasLostLetters({ addedSample: [added('Ada', 'Nguy?n')], changedSample: [] })).toBe(true)
  expect(hasLostLetters({ addedSample: [], changedSample: [changed('lastName', 'Şahin', '?ahin')] })).toBe(
    true,
  )
})

test('names that are mended, and question marks elsewhere, are not', () => {
  expect(
    hasLostLetters({
      addedSample: [added('Zoë', 'Łukasz')],
      changedSample: [changed('lastName', '?ahin', 'Şahin'), changed('region', '', 'where?')],
    }),
  ).toBe(false)
})
