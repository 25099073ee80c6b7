import { expect, test } from 'vitest'
import type { Form, Paper } from '#protocol'
import { writeMarks, type Ballot } from '#protocol/marks'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { ballotWords, weightWords } from './ballot-words.ts'

const option = (name: string) => ({ name, items: [], group: '' })
const paper = (form: Form): Paper => ({
  ...motionPaper(SIMPLE_MAJORITY),
  options: [option('Ada'), option('Bo'), option('Cy')],
  form,
})
const say = (on: Paper, ballot: Ballot) => ballotWords(on, writeMarks(on, ballot), 'en')
const marked = (...marks: number[]): Ballot => ({ kind: 'marked', marks })

test('a ballot on one motion is a word', () => {
  const motion = motionPaper(SIMPLE_MAJORITY)
  expect([1, 2, 3, 0].map((mark) => say(motion, marked(mark)))).toEqual(['Yes', 'No', 'Abstention', 'empty'])
})

test('on several it says which', () => {
  const yesNo = paper({ kind: 'yes-no', least: 0, most: 3, abstain: true })
  expect(say(yesNo, marked(1, 2, 1))).toBe('Yes: Ada, Cy; No: Bo')
})

test('crosses, points and places are said with their names', () => {
  const choose = paper({ kind: 'choose', least: 0, most: 2, none: true, abstain: true })
  expect([marked(1, 0, 1), { kind: 'none' } as const].map((ballot) => say(choose, ballot))).toEqual([
    'Ada, Cy',
    'no to all',
  ])
  expect(say(paper({ kind: 'points', each: 10, total: 12, abstain: true }), marked(0, 10, 2))).toBe(
    'Bo (10), Cy (2)',
  )
  expect(say(paper({ kind: 'rank', least: 1, equal: false, abstain: true }), marked(2, 0, 1))).toBe(
    '1. Cy, 2. Ada',
  )
})

test('invalid and abstaining ballots are said as such, and a text that is no ballot of this paper is invalid', () => {
  const choose = paper({ kind: 'choose', least: 0, most: 2, none: true, abstain: true })
  expect([say(choose, { kind: 'invalid' }), say(choose, { kind: 'abstain' })]).toEqual([
    'invalid',
    'abstention',
  ])
  expect(ballotWords(choose, 'm1', 'de')).toBe('ungültig')
})

test('a weight is said only where it is not one vote', () => {
  expect([weightWords('1', 'de'), weightWords('12.5', 'de')]).toEqual(['', '12,5 Stimmen'])
})
