import { expect, test } from 'vitest'
import { bestFits } from './best-fits.ts'

const NAMES = [
  'Anna-Greta Berg',
  'Ida Fogarty',
  'Maria García',
  'Sofia Garibaldi-Grün',
  'Gabriele Koch',
  'Wolfgang Nagel',
  'Greta Zimmer',
  'Egon Ågren',
]
const rows = NAMES.map((name, at) => {
  const [firstName = '', lastName = ''] = name.split(' ')
  return { id: at + 1, number: `M-${String(at + 41)}`, firstName, lastName }
})
const found = (typed: string, most = 8, others = false) =>
  bestFits(rows, typed, { most, others }).map(({ firstName, lastName }) => `${firstName} ${lastName}`)

test('beginnings of names come before parts behind a hyphen, and those before letters within', () => {
  expect(found('gr')).toEqual(['Greta Zimmer', 'Anna-Greta Berg', 'Sofia Garibaldi-Grün', 'Egon Ågren'])
  expect(found('GA')).toEqual([
    ...['Maria García', 'Sofia Garibaldi-Grün', 'Gabriele Koch'],
    ...['Ida Fogarty', 'Wolfgang Nagel'],
  ])
  expect(found('ga', 2)).toEqual(['Maria García', 'Sofia Garibaldi-Grün'])
})

test('all words must be there; umlauts are found as they are typed, numbers as well', () => {
  expect([found('ga gr'), found('gruen'), found('grün'), found('M-47'), found('47'), found('gr x')]).toEqual([
    ['Sofia Garibaldi-Grün'],
    ['Sofia Garibaldi-Grün'],
    ['Sofia Garibaldi-Grün'],
    ['Greta Zimmer'],
    ['Greta Zimmer'],
    [],
  ])
})

test('who fits by something else comes last, where that is wanted', () => {
  expect(found('wolf', 3, true)).toEqual(['Wolfgang Nagel', 'Anna-Greta Berg', 'Ida Fogarty'])
})
