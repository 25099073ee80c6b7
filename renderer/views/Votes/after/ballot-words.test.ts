import { expect, test } from 'vitest'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import type { Form, Paper } from '#protocol'
import { ballotWords } from './ballot-words.ts'

const motion = motionPaper(SIMPLE_MAJORITY)
const withForm = (form: Form): Paper => ({
  ...motion,
  options: ['Ada', 'Ben', 'Cem'].map((name) => ({ name, items: [], group: '' })),
  form,
})

test('one motion is one word', () => {
  expect(['m1', 'm2', 'm3', 'm0', 'i0', 'yes', '?'].map((marks) => ballotWords(motion, marks, 'en'))).toEqual(
    ['Yes', 'No', 'Abstention', 'left empty', 'invalid', 'Yes', 'cannot be read'],
  )
})

test('every form has its way of saying what was marked', () => {
  const yesNo = withForm({ kind: 'yes-no', least: 0, most: 3, abstain: true })
  const choose = withForm({ kind: 'choose', least: 1, most: 2, none: true, abstain: true })
  const points = withForm({ kind: 'points', each: 12, total: null, abstain: false })
  const rank = withForm({ kind: 'rank', least: 1, equal: true, abstain: false })
  expect([
    ballotWords(yesNo, 'm121', 'de'),
    ballotWords(yesNo, 'm003', 'de'),
    ballotWords(choose, 'm011', 'de'),
    ballotWords(choose, 'n000', 'de'),
    ballotWords(choose, 'a000', 'de'),
    ballotWords(points, 'm120003', 'de'),
    ballotWords(rank, 'm212', 'de'),
  ]).toEqual([
    'Ja: Ada, Cem · Nein: Ben',
    'Enthaltung: Cem',
    'Ben, Cem',
    'Nein zu allen',
    'Enthaltung',
    'Ada 12, Cem 3',
    'Ben > Ada = Cem',
  ])
})
