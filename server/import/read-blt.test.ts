import { describe, expect, test } from 'vitest'
import { readBlt, type BltFault } from './read-blt.ts'

const VOTE = 1_000_000n
const NOBODY = { abstention: 0n, none: 0n, invalid: 0n }

const read = (text: string) => {
  const result = readBlt(text)
  if (!result.ok) throw new Error(`line ${String(result.line)}: ${result.why} ${result.about}`)
  return result.file
}

test('[C11] reads what programs and people write', () => {
  const messy = [
    '\uFEFF# Election of the board',
    '',
    '  5   2   # five candidates, two seats',
    '-3',
    '',
    '2 1 2 0',
    '1  1   2  0  # said twice, and added up',
    '0.5 4 2=5 0',
    '1.25 2 = 4 5 0',
    '3 - 1 0 2 0',
    '1 3 5 0',
    '2 5 0',
    '1 3=4 0',
    '4 0',
    '0 # end of ballots',
    '"Ada ""Countess"" #1"  # a comment',
    'Ben',
    '"Cem "C" Can" # said "Tschem"',
    "Dua O'Neill   # no quotes",
    '"Eva \\"E\\" Ümit"',
    '',
    '"Board # 2027"',
    '# bye',
  ].join('\r\n')
  expect(read(messy)).toEqual({
    election: {
      title: 'Board # 2027',
      seats: 2,
      candidates: ['Ada "Countess" #1', 'Ben', "Dua O'Neill", 'Eva "E" Ümit'],
      ballots: [
        { weight: 3n * VOTE, ranks: [0, 1] },
        { weight: VOTE / 2n, ranks: [2, [1, 3]] },
        { weight: (5n * VOTE) / 4n, ranks: [[1, 2], 3] },
        { weight: 3n * VOTE, ranks: [[], 0, [], 1] },
        // Cem has withdrawn: who ranked him and Eva now says what others say with Eva alone.
        { weight: 3n * VOTE, ranks: [3] },
        { weight: VOTE, ranks: [2] },
        { weight: 4n * VOTE, ranks: [] },
      ],
    },
    withdrawn: ['Cem "C" Can'],
    blank: { abstention: 0n, none: 0n, invalid: 4n * VOTE },
  })
})

test('[C11] points rank whoever has them; none is as good as not being on the ballot', () => {
  const { ballots } = read('4 1\n2 1/5 3/7 2/5 4/0 0\n0\nA\nB\nC\nD\nT').election
  expect(ballots).toEqual([
    {
      weight: 2n * VOTE,
      ranks: [2, [0, 1]],
      points: [
        { candidate: 2, points: 7n },
        { candidate: 0, points: 5n },
        { candidate: 1, points: 5n },
        { candidate: 3, points: 0n },
      ],
    },
  ])
})

test.each([
  ['line feeds', '\n'],
  ['both', '\r\n'],
  ['carriage returns', '\r'],
])('[C11] lines may end with %s', (_, end) => {
  const file = read(['2 1 -1', '1 2 0', '0', 'A', 'B', '""'].join(end))
  expect(file).toEqual({
    election: { title: '', seats: 1, candidates: ['B'], ballots: [{ weight: VOTE, ranks: [0] }] },
    withdrawn: ['A'],
    blank: NOBODY,
  })
})

describe('[C11] what is malformed is refused with its line', () => {
  const END = '0\nA\nB\nC\nT'
  test.each<[string, BltFault]>([
    ['', { line: 1, why: 'empty-file', about: '' }],
    ['\n# nothing\n', { line: 1, why: 'empty-file', about: '' }],
    ['<html>', { line: 1, why: 'no-header', about: '<html>' }],
    ['\n3\n1 1 0', { line: 2, why: 'no-header', about: '3' }],
    ['3 two', { line: 1, why: 'no-header', about: '3 two' }],
    ['3 0', { line: 1, why: 'no-seats', about: '3 0' }],
    ['501 2', { line: 1, why: 'too-many-candidates', about: '500' }],
    [`3 1\n-4\n${END}`, { line: 2, why: 'no-such-candidate', about: '4' }],
    [`3 1\n-1 2\n${END}`, { line: 2, why: 'wrong-withdrawal', about: '2' }],
    [`3 1\n-1 -2 -3\n${END}`, { line: 7, why: 'nobody-stands', about: '' }],
    [`3 1\n1 2 0\n0 1 0\n${END}`, { line: 3, why: 'wrong-weight', about: '0' }],
    [`3 1\n1.2345678 2 0\n${END}`, { line: 2, why: 'wrong-weight', about: '1.2345678' }],
    [`3 1\n1 2 3\n${END}`, { line: 2, why: 'ballot-not-ended', about: '1 2 3' }],
    [`3 1\n1 2 10\n${END}`, { line: 2, why: 'ballot-not-ended', about: '1 2 10' }],
    [`3 1\n7\n${END}`, { line: 2, why: 'ballot-not-ended', about: '7' }],
    [`3 1\n1 1 0\n1 4 0\n${END}`, { line: 3, why: 'no-such-candidate', about: '4' }],
    [`3 1\n1 1=4 0\n${END}`, { line: 2, why: 'no-such-candidate', about: '4' }],
    [`3 1\n1 x 0\n${END}`, { line: 2, why: 'wrong-rank', about: 'x' }],
    [`3 1\n1 1= 0\n${END}`, { line: 2, why: 'wrong-rank', about: '1=' }],
    [`3 1\n1 2 1 2 0\n${END}`, { line: 2, why: 'candidate-twice', about: '2' }],
    [`3 1\n1 1/3 2 0\n${END}`, { line: 2, why: 'points-and-ranks', about: '2' }],
    [`3 1\n1 1/-3 0\n${END}`, { line: 2, why: 'points-and-ranks', about: '1/-3' }],
    ['3 1\n1 2 0\n', { line: 2, why: 'ballots-not-ended', about: '' }],
    ['3 1\n1 2 0\n"A"', { line: 3, why: 'ballots-not-ended', about: '"A"' }],
    ['3 1\n0\nA\nB', { line: 4, why: 'name-missing', about: '3' }],
    ['3 1\n0\nA\n""\nC', { line: 4, why: 'name-empty', about: '2' }],
    ['3 1\n0\nA\nB\n"A"', { line: 5, why: 'name-twice', about: 'A' }],
    ['3 1\n0\nA\nB\nC\n', { line: 5, why: 'title-missing', about: '3' }],
    [`3 1\n${END}\nmore`, { line: 7, why: 'text-after-title', about: 'more' }],
  ])('%j', (text, fault) => {
    expect(readBlt(text)).toEqual({ ok: false, ...fault })
  })
})

test('[C11] what stands behind a ballot that names nobody says what it is; without a word it is invalid', () => {
  const file = read('1 1\n3 0 # abstention\n2 0 # no to all\n1 0 # constructor\n0.5 0\n4 1 0\n0\nA\nT')
  expect(file.blank).toEqual({ abstention: 3n * VOTE, none: 2n * VOTE, invalid: (3n * VOTE) / 2n })
})
