import { expect, test } from 'vitest'
import { fold, numberOrder, searchable, searchWords } from './fold.ts'

test('case and accents do not matter', () => {
  expect(
    ['MÜLLER', 'Şahin', 'Weiß', 'Łukasz', 'Ångström', 'Müller'.normalize('NFD'), 'Øster'].map(fold),
  ).toEqual(['muller', 'sahin', 'weiss', 'lukasz', 'angstrom', 'muller', 'oster'])
})

test('umlauts are found however they are typed', () => {
  const text = searchable('Jürgen Müller M-00017 Thüringen')
  const isFound = (query: string) => searchWords(query).every((word) => text.includes(word))
  expect(
    ['müller', 'MUELLER', 'muller', 'jurg 17', 'thuer mull', 'juergen thuringen', 'maller'].map(isFound),
  ).toEqual([true, true, true, true, true, true, false])
})

test('plain text is kept once', () => {
  expect(searchable('Anna Koch')).toBe('anna koch')
})

test('numbers are ordered by value', () => {
  const numbers = ['M-10', 'M-9', 'm-100', 'A-200']
  expect(numbers.toSorted((one, other) => (numberOrder(one) < numberOrder(other) ? -1 : 1))).toEqual([
    'A-200',
    'M-9',
    'M-10',
    'm-100',
  ])
})
