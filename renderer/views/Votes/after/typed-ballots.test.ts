import { expect, test } from 'vitest'
import type { Paper } from '#protocol'
import { readBallots, writeBallots, type Numbering } from './typed-ballots.ts'

const ranked = (
  names: readonly string[],
  form: Partial<Extract<Paper['form'], { kind: 'rank' }>> = {},
): Paper => ({
  subject: 'candidates',
  options: names.map((name) => ({ name, items: [], group: '' })),
  form: { kind: 'rank', least: 1, equal: true, abstain: true, ...form },
  rule: { kind: 'scottish-stv', seats: 2 },
  order: 'given',
  empty: 'abstention',
  share: null,
})
const words = {
  invalid: ['ungültig', 'invalid'],
  empty: ['leer', 'empty'],
  abstain: ['Enthaltung', 'abstain'],
}
const on = (paper: Paper, shown = [...paper.options.keys()]): Numbering => ({ paper, shown, words })
const three = on(ranked(['Anna Berg', 'Bernd Ott', 'Çem Solak']))

test('lines by name, by a beginning of it, by number, with and without a count', () => {
  const text = [
    '3: Anna Berg > Bernd Ott = Çem Solak',
    'anna > ott = cem',
    '2: 1 > 2 = 3',
    '4 × 3',
    '5: 3 2 1',
    '1: 3, 2, 1',
    '',
    '# pile two',
    '1.200: Ott',
  ].join('\r\n')
  expect(readBallots(text, three)).toEqual({
    ballots: [
      { marks: 'm122', papers: 6 },
      { marks: 'm001', papers: 4 },
      { marks: 'm321', papers: 6 },
      { marks: 'm010', papers: 1_200 },
    ],
    faults: [],
    papers: 1_216,
    invalid: 0,
    empty: 0,
  })
})

test('a whole paper may be invalid, empty or abstain, in either language', () => {
  expect(readBallots('2: ungültig\ninvalid\n4: leer\nEMPTY\n3: Enthaltung', three)).toEqual({
    ballots: [
      { marks: 'i000', papers: 3 },
      { marks: 'm000', papers: 5 },
      { marks: 'a000', papers: 3 },
    ],
    faults: [],
    papers: 11,
    invalid: 3,
    empty: 5,
  })
})

test('each faulty line says what is wrong with it, and the others are still read', () => {
  const text = [
    '0: Anna',
    '3x: Anna',
    'Anna > Frieda',
    'Anna > > Ott',
    'Ott = anna > Bernd',
    'B',
    '1 > 4',
    ': Anna',
    '1000001: Anna',
    '7: Anna',
  ].join('\n')
  expect(readBallots(text, three)).toEqual({
    ballots: [{ marks: 'm100', papers: 7 }],
    faults: [
      { line: 1, text: '0: Anna', why: 'count-unreadable' },
      { line: 2, text: '3x: Anna', why: 'count-unreadable' },
      { line: 3, text: 'Anna > Frieda', why: 'unknown', name: 'Frieda' },
      { line: 4, text: 'Anna > > Ott', why: 'place-empty' },
      { line: 5, text: 'Ott = anna > Bernd', why: 'twice', name: 'Bernd Ott' },
      { line: 6, text: 'B', why: 'ambiguous', name: 'B', could: ['Anna Berg', 'Bernd Ott'] },
      { line: 7, text: '1 > 4', why: 'unknown', name: '4' },
      { line: 8, text: ': Anna', why: 'count-unreadable' },
      { line: 9, text: '1000001: Anna', why: 'too-many-papers' },
    ],
    papers: 7,
    invalid: 0,
    empty: 0,
  })
})

test('what the paper does not allow is a fault of the line', () => {
  const strict = on(ranked(['Ada', 'Ben', 'Cem'], { least: 2, equal: false, abstain: false }))
  expect(readBallots('Ada\nAda > Ben = Cem\nabstain\n2: Ben > Ada', strict)).toMatchObject({
    ballots: [{ marks: 'm210', papers: 2 }],
    faults: [
      { line: 1, why: 'too-few' },
      { line: 2, why: 'places-shared' },
      { line: 3, why: 'not-offered' },
    ],
  })
})

test('numbers follow the order in which candidates are shown; a whole name wins over a number', () => {
  expect(readBallots('1 > 2', on(ranked(['Ada', 'Ben', 'Cem']), [2, 0, 1])).ballots).toEqual([
    { marks: 'm201', papers: 1 },
  ])
  expect(readBallots('1 > 2', on(ranked(['2', 'Ben', '1']))).ballots).toEqual([{ marks: 'm201', papers: 1 }])
})

test('a name with colon, comma or blanks is a name', () => {
  const odd = on(ranked(['Berg, Anna', 'List: Green', 'Ott']))
  expect(readBallots('Berg, Anna > List: Green\n2: Ott > List: Green', odd)).toMatchObject({
    ballots: [
      { marks: 'm120', papers: 1 },
      { marks: 'm021', papers: 2 },
    ],
    faults: [],
  })
})

test('what was read is written so that it reads the same again', () => {
  for (const numbering of [
    three,
    on(ranked(['Berg, Anna', 'List: Green', 'A > B', '12', 'Ott'])),
    on(ranked(Array.from({ length: 150 }, (_, at) => `Candidate ${at + 1}`)), [
      ...Array.from({ length: 150 }, (_, at) => 149 - at),
    ]),
  ]) {
    const text = '3: 1 > 2 = 3\n2: 3\n1: ungültig\n5: leer\n2: Enthaltung'
    const { ballots } = readBallots(text, numbering)
    expect(ballots).toHaveLength(5)
    expect(readBallots(writeBallots(ballots, numbering), numbering)).toMatchObject({ ballots, faults: [] })
  }
  expect(writeBallots([{ marks: 'm122', papers: 3 }], three)).toBe('3: Anna Berg > Bernd Ott = Çem Solak')
})
