import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary.ts'

const program = fileURLToPath(new URL('../cli.ts', import.meta.url))
/** A process each, on a machine that may have other things to do. */
const MINUTES = { timeout: 180_000 }

const count = (...parameters: string[]) =>
  new Promise<{ code: number | string; out: string; words: string }>((resolve) => {
    execFile(process.execPath, [program, 'count', ...parameters], (error, out, words) =>
      resolve({ code: error?.code ?? 0, out, words }),
    )
  })

function aFile(text: string): string {
  const name = join(temporaryFolder(), 'election.blt')
  writeFileSync(name, text)
  return name
}

const NAMES = '0\n"Ada"\n"Ben"\n"Cem"\n"Board"\n'
const BOARD = `3 2\n3 1 2 3 0\n4 1 2 0\n2 3 1 2 0\n2 3 2 1 0\n1 2 3 0\n${NAMES}`
const TIED = `3 1\n4 1 0\n2 2 1 0\n2 3 1 0\n${NAMES}`

test('[C12] one JSON object, with every stage, names and exact decimals', MINUTES, async () => {
  const { code, out, words } = await count('--rule', 'scottish-stv', '--json', aFile(BOARD))
  expect([code, words]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual({
    rule: 'scottish-stv',
    title: 'Board',
    seats: 2,
    ballots: 12,
    quota: '5.00000',
    candidates: ['Ada', 'Ben', 'Cem'],
    elected: ['Ada', 'Cem'],
    stages: [
      {
        votes: { Ada: '7.00000', Ben: '1.00000', Cem: '4.00000' },
        elected: ['Ada'],
        notTransferred: '0.00000',
      },
      {
        votes: { Ada: '5.00000', Ben: '2.99997', Cem: '4.00000' },
        surplusOf: ['Ada'],
        elected: [],
        notTransferred: '0.00003',
      },
      {
        votes: { Ada: '5.00000', Ben: '0.00000', Cem: '5.85713' },
        excluded: 'Ben',
        elected: ['Cem'],
        notTransferred: '1.14287',
      },
    ],
    ties: [],
  })
})

test('[C12] Schulze adds the ranking and what it follows from', MINUTES, async () => {
  const file = aFile(`3 1\n2.5 1 2=3 0\n1 2 0\n${NAMES}`)
  expect(JSON.parse((await count('--rule', 'schulze', '--json', file)).out)).toEqual({
    rule: 'schulze',
    title: 'Board',
    seats: 1,
    ballots: 3.5,
    quota: null,
    candidates: ['Ada', 'Ben', 'Cem'],
    elected: ['Ada'],
    ranking: [['Ada'], ['Ben'], ['Cem']],
    preferences: {
      Ada: { Ada: '0', Ben: '2.5', Cem: '2.5' },
      Ben: { Ada: '1', Ben: '0', Cem: '1' },
      Cem: { Ada: '0', Ben: '0', Cem: '0' },
    },
    stages: [],
    ties: [],
  })
})

test('[C2] a tie is told, and drawn with --lot', MINUTES, async () => {
  const file = aFile(TIED)
  const open = await count('--rule', 'irv', '--json', file)
  const tie = { tied: ['Ben', 'Cem'], decides: 'who-is-excluded', stage: 1 }
  expect(open.code).toBe(0)
  expect(JSON.parse(open.out)).toMatchObject({ elected: [], ties: [{ ...tie, drawn: null }] })
  // SHA-256 of `seed\nBen` begins with 9, of `seed\nCem` with 5: Cem stands in front, Ben goes.
  const drawn = await count('--rule', 'irv', '--lot', 'seed', '--json', file)
  expect(JSON.parse(drawn.out)).toMatchObject({ elected: ['Ada'], ties: [{ ...tie, drawn: ['Ben'] }] })
})

test('several files are one election, and --seats goes before the file', MINUTES, async () => {
  const both = await count('--rule', 'plurality', '--seats', '1', aFile(BOARD), aFile(BOARD))
  expect(both).toEqual({
    code: 0,
    words: '',
    out: [
      'Board',
      'Relative majority: one vote, the first preference; the most votes win.',
      'Seats 1 · votes 24',
      '',
      '1. Counted',
      '  14  Ada — elected',
      '   2  Ben',
      '   8  Cem',
      '',
      'Elected: Ada',
      '',
    ].join('\n'),
  })
})

test(
  '[C12] in words: the rule, each stage without those who are out, ties, and who is elected',
  MINUTES,
  async () => {
    const { out } = await count(
      '--rule',
      'irv',
      '--lot',
      'seed',
      aFile(TIED.replace('4 1 0', '3 1 0\n0.5 2 0\n0.5 3 0')),
    )
    expect(out).toBe(
      [
        'Board',
        'Instant run-off: the last is excluded and the ballots go on, until one has more than half of the votes still in the count.',
        'Seats 1 · votes 8',
        '',
        '1. Counted',
        '    3  Ada',
        '  2.5  Ben',
        '  2.5  Cem',
        '',
        '2. Excluded: Ben',
        '    5  Ada — elected',
        '    0  Ben',
        '  2.5  Cem',
        '  0.5  (for nobody any more)',
        '',
        'Tied between Ben, Cem: only a lot decides who is excluded. Drawn: Ben.',
        'Elected: Ada',
        '',
      ].join('\n'),
    )
  },
)

test('names in Windows-1252 are read, withdrawn ones named', MINUTES, async () => {
  const file = aFile('')
  writeFileSync(file, Buffer.from('2 1\n-1\n1 2 0\n0\nRenée\nJürgen\n"Wahl"', 'latin1'))
  const { out } = await count('--rule', 'approval', file)
  expect(out).toContain('Withdrawn: Renée')
  expect(out).toContain('Elected: Jürgen')
  const json = await count('--rule', 'approval', '--json', file)
  expect(JSON.parse(json.out)).toMatchObject({ candidates: ['Jürgen'], withdrawn: ['Renée'] })
})

test.each<[number, string, readonly string[], string | null]>([
  [2, 'line 2: there is no candidate 7.', ['--rule', 'irv'], `3 1\n1 7 0\n${NAMES}`],
  [2, 'most is no rule', ['--rule', 'most'], BOARD],
  [2, '--seats is a whole number', ['--rule', 'irv', '--seats', 'two'], BOARD],
  [2, 'irv fills one seat, not 2', ['--rule', 'irv'], BOARD],
  [2, 'only ranks', ['--rule', 'score'], BOARD],
  [2, "required option '--rule <rule>'", [], BOARD],
  [3, 'cannot be read', ['--rule', 'irv'], null],
])('%i: %s', MINUTES, async (code, sentence, options, text) => {
  const done = await count(...options, text === null ? join(temporaryFolder(), 'gone.blt') : aFile(text))
  expect([done.code, done.out]).toEqual([code, ''])
  expect(done.words).toContain(sentence)
  expect(done.words).not.toContain('    at ')
})

test('files of different elections are not added up', MINUTES, async () => {
  const done = await count('--rule', 'plurality', aFile(BOARD), aFile(BOARD.replace('Ada', 'Eva')))
  expect([done.code, done.out]).toEqual([2, ''])
  expect(done.words).toContain('not of the same election')
})

test('help names every rule', MINUTES, async () => {
  const { code, out } = await count('--help')
  expect(code).toBe(0)
  for (const rule of ['irv', 'scottish-stv', 'meek-stv', 'schulze', 'approval', 'score', 'plurality'])
    expect(out).toContain(`  ${rule} `)
})
