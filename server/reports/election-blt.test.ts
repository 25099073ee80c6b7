import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBlt } from '../import/read-blt.ts'
import type { Form, Marks, Paper } from '../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { electionBlt } from './election-blt.ts'

const paper = (form: Form, names = ['Ada', 'Ben', 'Cem'], seats = 2): Paper => ({
  ...motionPaper(SIMPLE_MAJORITY),
  subject: 'candidates',
  options: names.map((name) => ({ name, items: [], group: '' })),
  form,
  rule: { kind: 'most-votes', seats, majority: null, reserved: null, dropOut: null, next: null },
})
const blt = (of: Paper, counts: readonly (readonly [Marks, string, number])[], title = 'Board') =>
  electionBlt(
    {
      draft: { title, paper: of },
      papers: [],
      counts: counts.map(([marks, weight, ballots]) => ({ marks, weight, ballots })),
    },
    'en',
  )

test('ranks, alike ballots together whatever they weigh, the most first', () => {
  const ranked = paper({ kind: 'rank', least: 1, equal: true, abstain: true })
  const file = blt(ranked, [
    ['m120', '1', 2],
    ['m120', '17.5', 1],
    ['m211', '1', 30],
    // 1, 1, 3 and 1, 1, 2 are the same.
    ['m113', '1', 1],
    ['m112', '1', 2],
    ['a000', '1', 4],
    ['i000', '1', 1],
    ['m000', '0', 7],
  ])
  expect(file.split('\n')).toEqual([
    '3 2',
    ...['30 2=3 1 0', '19.5 1 2 0', '4 0 # abstention', '3 1=2 3 0', '1 0 # invalid'],
    ...['0', '"Ada"', '"Ben"', '"Cem"', '"Board"', ''],
  ])
})

test('crosses as equals, points, and confirmed ballot papers with the rest', () => {
  const counts = [{ marks: 'm100', weight: '1', ballots: 1 }]
  const draft = {
    title: 'Board',
    paper: paper({ kind: 'choose', least: 0, most: 2, none: true, abstain: false }),
  }
  const papers = [
    { marks: 'm100', papers: 5 },
    { marks: 'm011', papers: 2 },
    { marks: 'n000', papers: 1 },
  ]
  expect(electionBlt({ draft, papers, counts }, 'en').split('\n').slice(1, 5)).toEqual([
    ...['6 1 0', '2 2=3 0', '1 0 # no to all', '0'],
  ])
  const points = paper({ kind: 'points', each: 5, total: null, abstain: false })
  expect(blt(points, [['m305', '1', 4]]).split('\n')[1]).toBe('4 1/3 3/5 0')
})

test('a motion as the candidates Yes, No and Abstain; of several each has its own', () => {
  const one = motionPaper(SIMPLE_MAJORITY)
  const votes = [
    ['m1', '1', 38],
    ['m2', '1', 19],
    ['m3', '0.5', 3],
  ] as const
  expect(blt(one, votes, 'Budget').split('\n')).toEqual([
    ...['3 1', '38 1 0', '19 2 0', '1.5 3 0', '0', '"Yes"', '"No"', '"Abstain"', '"Budget"', ''],
  ])
  const several = paper({ kind: 'yes-no', least: 0, most: 2, abstain: true }, ['A 1', 'A 2'])
  expect(
    blt(several, [
      ['m12', '1', 3],
      ['m03', '1', 1],
    ]).split('\n'),
  ).toEqual([
    ...['6 2', '3 1=5 0', '1 3=6 0', '0'],
    ...['"A 1: Yes"', '"A 1: No"', '"A 1: Abstain"', '"A 2: Yes"', '"A 2: No"', '"A 2: Abstain"'],
    ...['"Board"', ''],
  ])
})

test('[C11] whatever it is called, it reads back', () => {
  const name = fc
    .string({ unit: fc.constantFrom(...'aß" #\\=-0/'), minLength: 1, maxLength: 8 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
  const form: Form = { kind: 'rank', least: 1, equal: false, abstain: false }
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 4 }), name, (names, title) => {
      const marks = `m${names.map((_, at) => at + 1).join('')}`
      const read = readBlt(blt(paper(form, names, 1), [[marks, '2', 3]], title))
      expect(read).toEqual({
        ok: true,
        file: {
          election: {
            title,
            seats: 1,
            candidates: names,
            ballots: [{ weight: 6_000_000n, ranks: [...names.keys()] }],
          },
          withdrawn: [],
          blank: { abstention: 0n, none: 0n, invalid: 0n },
        },
      })
    }),
    { seed: 20_270_115, numRuns: 2_000 },
  )
})
