import { execFile } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { aDraft } from '../testing/builders.ts'
import { aChair, aHall, aPhone, prepared } from '../testing/core.ts'
import { temporaryFile, temporaryFolder } from '../testing/temporary.ts'

const program = fileURLToPath(new URL('../cli.ts', import.meta.url))
/** A process each, on a machine that may have other things to do. */
const MINUTES = { timeout: 180_000 }

const verify = (...parameters: string[]) =>
  new Promise<{ code: number | string; out: string; words: string }>((resolve) => {
    execFile(process.execPath, [program, 'verify', ...parameters], (error, out, words) =>
      resolve({ code: error?.code ?? 0, out, words }),
    )
  })

/** Two votes of three members were closed. The host still has it open. */
function anAfternoon() {
  const core = aHall(3)
  const chair = aChair(core)
  prepared(chair, aDraft({ title: 'By name', secrecy: 'named' }))
  const phones = [1, 2].map((member) => aPhone(core, member))
  for (const vote of [1, 2]) {
    chair.ask('open-vote', { vote })
    for (const phone of phones) phone.ask('cast-ballot', { vote, marks: 'm1' })
    chair.ask('close-vote', { vote })
  }
  return core
}

test('a file in use: every vote, and that all of it is as it was written', MINUTES, async () => {
  const { file, store } = anAfternoon()
  const { entries, head } = store.journal.head()
  expect(await verify('--head', head.slice(0, 12).toUpperCase(), file)).toEqual({
    code: 0,
    words: '',
    out: [
      'A convention without a name: 8 entries in the journal, 2 counted votes.',
      `Head ${head}`,
      'The noted head is that of entry 8.',
      '',
      'Vote 1 «Budget 2027»: 2 of 3 voted, seal, receipts and result fit.',
      'Vote 2 «By name»: 2 of 3 voted, seal, receipts and result fit.',
      '',
      'Every entry of the journal is proven by the one after it, and fits what was before it.',
      'All 2 votes follow from their ballots.',
      '',
    ].join('\n'),
  })
  const json = await verify('--json', file)
  expect([json.code, json.words]).toEqual([0, ''])
  expect(JSON.parse(json.out)).toEqual({
    ...{ file, convention: '', isSound: true, entries, head, noted: null, faults: [] },
    votes: [
      {
        ...{ vote: 1, title: 'Budget 2027', secrecy: 'secret', state: 'closed', registered: 3, cast: 2 },
        ...{ electronic: null, admitted: 0, papers: 0, closedBy: 6, results: 1, isRight: true },
      },
      {
        ...{ vote: 2, title: 'By name', secrecy: 'named', state: 'closed', registered: 3, cast: 2 },
        ...{ electronic: null, admitted: 0, papers: 0, closedBy: 8, results: 1, isRight: true },
      },
    ],
  })
})

test('what was changed is said with its entry, and the exit code is 1', MINUTES, async () => {
  const { file, store } = anAfternoon()
  store.close()
  const changed = temporaryFile()
  copyFileSync(file, changed)
  const database = new Database(changed)
  database.exec(`UPDATE named_ballots SET marks = 'm2' WHERE member = 1`)
  database.close()
  const done = await verify(changed)
  expect([done.code, done.words]).toEqual([
    1,
    'plenum: This is not the file as it was written: 2 things are wrong (above).\n',
  ])
  expect(done.out.split('\n').slice(2)).toEqual([
    '',
    'Vote 1 «Budget 2027»: 2 of 3 voted, seal, receipts and result fit.',
    'Vote 2 «By name»: 2 of 3 voted, NOT as it was written.',
    '',
    'Entry 8: the seal of vote 2 is not over this register, these receipts and these ballots: one of them was changed since.',
    'Entry 8: the result of vote 2 does not follow from its stored ballots.',
    '',
  ])
  const json = await verify('--json', '--entries', '9', changed)
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({
    isSound: false,
    faults: [
      {
        ...{ kind: 'cut-off', entries: 8, noted: 9 },
        sentence: 'The journal ends with entry 8, and 9 were noted: the newest were cut off.',
      },
      { kind: 'seal-broken', vote: 2, entry: 8 },
      { kind: 'result-differs', vote: 2, entry: 8 },
    ],
  })
})

test.each<[number, string, readonly string[]]>([
  [2, '--head is a hash', ['--head', 'xyz']],
  [2, '--head is a hash', ['--head', 'abc']],
  [2, '--entries is a whole number', ['--entries', 'many']],
  [3, 'is not a Plenum convention', []],
])('%i: %s', MINUTES, async (code, sentence, options) => {
  const file = join(temporaryFolder(), 'letter.txt')
  writeFileSync(file, 'Dear members of the assembly, this is not a convention but a letter.')
  const done = await verify(...options, file)
  expect([done.code, done.out]).toEqual([code, ''])
  expect(done.words).toContain(sentence)
  expect(done.words).not.toContain('    at ')
})

test('3: no file at all', MINUTES, async () => {
  const done = await verify(join(temporaryFolder(), 'gone.plenum'))
  expect(done).toEqual({ code: 3, out: '', words: expect.stringContaining('There is no ') as string })
})
