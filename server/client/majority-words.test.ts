import { expect, test } from 'vitest'
import type { Majority } from '../protocol/messages.ts'
import { majoritySentence } from './majority-words.ts'

const twoThirds: Majority = { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }
const half: Majority = { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' }

test('a simple majority is said simply', () => {
  expect(majoritySentence(half, 'de')).toBe(
    'Angenommen bei mehr Ja- als Nein-Stimmen; Enthaltungen zählen nicht mit.',
  )
  expect(majoritySentence({ ...half, numerator: 50, denominator: 100 }, 'en')).toBe(
    'Adopted with more yes than no votes; abstentions do not count.',
  )
})

test.each([
  [
    'de',
    'yes-no',
    'Angenommen, wenn Ja mindestens zwei Drittel der Ja- und Nein-Stimmen erreicht; Enthaltungen zählen nicht mit.',
  ],
  [
    'de',
    'yes-no-abstain',
    'Angenommen, wenn Ja mindestens zwei Drittel aller abgegebenen Stimmen, Enthaltungen mitgezählt, erreicht.',
  ],
  ['de', 'present', 'Angenommen, wenn Ja mindestens zwei Drittel der anwesenden Stimmberechtigten erreicht.'],
  ['de', 'entitled', 'Angenommen, wenn Ja mindestens zwei Drittel aller Stimmberechtigten erreicht.'],
  [
    'en',
    'yes-no',
    'Adopted if yes reaches at least two thirds of the yes and no votes; abstentions do not count.',
  ],
  [
    'en',
    'yes-no-abstain',
    'Adopted if yes reaches at least two thirds of all votes cast, abstentions included.',
  ],
  ['en', 'present', 'Adopted if yes reaches at least two thirds of the entitled members present.'],
  ['en', 'entitled', 'Adopted if yes reaches at least two thirds of all members entitled to vote.'],
] as const)('the base is named: %s, %s', (language, base, sentence) => {
  expect(majoritySentence({ ...twoThirds, base }, language)).toBe(sentence)
})

test('more than half is not at least half', () => {
  expect(majoritySentence({ ...half, base: 'entitled' }, 'en')).toBe(
    'Adopted if yes reaches more than half of all members entitled to vote.',
  )
  expect(majoritySentence({ ...half, comparison: 'at-least' }, 'de')).toBe(
    'Angenommen, wenn Ja mindestens die Hälfte der Ja- und Nein-Stimmen erreicht; Enthaltungen zählen nicht mit.',
  )
})

test('an unusual share stands in figures, reduced', () => {
  expect(majoritySentence({ ...twoThirds, base: 'present', numerator: 14, denominator: 24 }, 'en')).toBe(
    'Adopted if yes reaches at least 7/12 of the entitled members present.',
  )
})

test('unanimity has sentences of its own', () => {
  const all: Majority = { ...twoThirds, numerator: 1, denominator: 1 }
  expect(majoritySentence(all, 'de')).toBe(
    'Angenommen, wenn niemand mit Nein stimmt; Enthaltungen zählen nicht mit.',
  )
  expect(majoritySentence({ ...all, base: 'present' }, 'en')).toBe(
    'Adopted if all entitled members present vote yes.',
  )
})
