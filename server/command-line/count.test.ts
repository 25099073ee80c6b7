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

const MOTION = '3 1\n38 1 0\n19 2 0\n3 3 0\n2 0\n0\n"Yes"\n"No"\n"Abstain"\n"Budget"\n'

test(
  '[C12] a motion: the answers are the candidates, and Yes is elected if it reaches the share',
  MINUTES,
  async () => {
    const file = aFile(MOTION)
    const { code, out } = await count('--rule', 'majority', '--majority', '2/3', '--json', file)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      ...{ rule: 'majority', title: 'Budget', seats: 1, ballots: 60, quota: null },
      candidates: ['Yes', 'No', 'Abstain'],
      elected: ['Yes'],
      stages: [{ votes: { Yes: '38', No: '19', Abstain: '3' }, elected: ['Yes'], notTransferred: '0' }],
      ties: [],
      majority: { base: 'yes-no', comparison: 'at-least', share: '2/3' },
      sums: { cast: '62', valid: '60', invalid: '2', abstained: '0', none: '0' },
      decisions: {
        Budget: { yes: '38', no: '19', abstain: '3', base: '57', threshold: '38', isReached: true },
      },
    })
    const words = async (...options: readonly string[]) =>
      (await count('--rule', 'majority', ...options, file)).out.split('\n').filter((line) => line !== '')
    // Of 60 present two thirds are 40.
    expect(await words('--majority', '2/3', '--base', '60')).toEqual([
      'Budget',
      'Majority: at least 2/3 of 60 votes.',
      'votes cast 62 · valid 60 · invalid 2',
      '  38 yes · 19 no · 3 abstain · needs at least 40 of 60  Budget',
      'Rejected.',
    ])
    expect((await words('--majority', '2/3', '--more-than'))[4]).toBe('Rejected.')
    expect((await words('--majority', '19/31', '--base', 'cast', '--at-least'))[4]).toBe('Adopted.')
  },
)

test('[C12] an election by majority from the table that Plenum exports', MINUTES, async () => {
  const table =
    'Ada;Ben;Cem;Stimmzettel;Stimmgewicht\r\nx;x;;Auswahl;2\r\n;x;;Auswahl;1\r\n;;;ungültig;1\r\n;;;Enthaltung;0,5\r\n'
  const file = join(temporaryFolder(), 'Vorstand.csv')
  writeFileSync(file, table)
  const { out } = await count('--rule', 'majority', '--base', 'valid', '--seats', '2', file)
  expect(out).toBe(
    [
      'Vorstand',
      'Majority: more than 1/2 of the valid votes.',
      'Seats 2 · votes cast 4.5 · valid 3.5 · invalid 1',
      '',
      '  2 yes · 0 no · 0 abstain · needs more than 1.75 of 3.5  Ada — elected',
      '  3 yes · 0 no · 0 abstain · needs more than 1.75 of 3.5  Ben — elected',
      '  0 yes · 0 no · 0 abstain · needs more than 1.75 of 3.5  Cem',
      '',
      'Elected: Ben, Ada',
      '',
    ].join('\n'),
  )
  const approval = await count('--rule', 'approval', '--seats', '1', '--json', file, file)
  expect(JSON.parse(approval.out)).toEqual({
    ...{ rule: 'approval', title: 'Vorstand', seats: 1, ballots: 6, quota: null, ties: [] },
    candidates: ['Ada', 'Ben', 'Cem'],
    elected: ['Ben'],
    stages: [{ votes: { Ada: '4', Ben: '6', Cem: '0' }, elected: ['Ben'], notTransferred: '0' }],
  })
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

const TABLE = 'Ada,Ben,ballot,vote_weight\nx,x,choice,1\n'

test.each<[string, readonly string[], string]>([
  ['line 3: "2" is no mark on this kind of ballot.', ['--rule', 'approval'], `${TABLE}2,,choice,1\n`],
  ['irv needs ballots with a ranking; these have crosses.', ['--rule', 'irv'], TABLE],
  ['some of these have several crosses', ['--rule', 'plurality'], TABLE],
  ['say --seats', ['--rule', 'approval'], TABLE],
  ['go with --rule majority only', ['--rule', 'approval', '--majority', '2/3'], TABLE],
  ['--majority is a fraction', ['--rule', 'majority', '--majority', '3/2'], TABLE],
  ['--base is yes-no', ['--rule', 'majority', '--base', 'most'], TABLE],
  ['Either --at-least or --more-than', ['--rule', 'majority', '--at-least', '--more-than'], TABLE],
])('a table: %s', MINUTES, async (sentence, options, text) => {
  const name = join(temporaryFolder(), 'ballots.csv')
  writeFileSync(name, text)
  const done = await count(...options, name)
  expect([done.code, done.out]).toEqual([2, ''])
  expect(done.words).toContain(sentence)
})

test('tables of different votes are not added up, nor tables and BLT files', MINUTES, async () => {
  const [one, other] = ['one.csv', 'other.csv'].map((name) => join(temporaryFolder(), name))
  writeFileSync(one ?? '', TABLE)
  writeFileSync(other ?? '', TABLE.replace('Ada', 'Eva'))
  const two = await count('--rule', 'approval', '--seats', '1', one ?? '', other ?? '')
  expect([two.code, two.words]).toEqual([2, expect.stringContaining('not of one vote')])
  const both = await count('--rule', 'approval', '--seats', '1', one ?? '', aFile(BOARD))
  expect([both.code, both.words]).toEqual([2, expect.stringContaining('not counted together')])
})

test('files of different elections are not added up', MINUTES, async () => {
  const done = await count('--rule', 'plurality', aFile(BOARD), aFile(BOARD.replace('Ada', 'Eva')))
  expect([done.code, done.out]).toEqual([2, ''])
  expect(done.words).toContain('not of the same election')
})

test('help names every rule', MINUTES, async () => {
  const { code, out } = await count('--help')
  expect(code).toBe(0)
  for (const rule of [
    'irv',
    'scottish-stv',
    'meek-stv',
    'schulze',
    'approval',
    'score',
    'plurality',
    'majority',
  ])
    expect(out).toContain(`  ${rule} `)
})
