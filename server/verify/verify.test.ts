import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { entryHash } from '../store/journal.ts'
import { aDraft } from '../testing/builders.ts'
import { aChair, aHall, aPhone, happen, prepared, type Core } from '../testing/core.ts'
import { temporaryFile, temporaryFolder } from '../testing/temporary.ts'
import type { Noted } from './noted-head.ts'
import { verifyFile, type Verification, type VerifyFault } from './verify.ts'

/** Members 1 to 6 vote on a secret motion and by name on another; then a third vote is open with one ballot. */
function anAfternoon(): Core {
  const core = aHall(6)
  const chair = aChair(core)
  const phones = [1, 2, 3, 4, 5].map((member) => aPhone(core, member))
  prepared(chair, aDraft({ title: 'By name', secrecy: 'named' }))
  prepared(chair, aDraft({ title: 'Still open' }))
  for (const vote of [1, 2]) {
    chair.ask('open-vote', { vote })
    for (const [index, phone] of phones.entries())
      phone.ask('cast-ballot', { vote, marks: index < 3 ? 'm1' : 'm2' })
    chair.ask('close-vote', { vote })
    chair.ask('publish-vote', { vote })
  }
  chair.ask('open-vote', { vote: 3 })
  phones[0]?.ask('cast-ballot', { vote: 3, marks: 'm1' })
  return core
}

const verified = (file: string, noted?: Noted): Verification => {
  const read = verifyFile(file, noted)
  if (!read.ok) throw new Error(read.why)
  return read.verification
}

const faultsOf = (file: string): readonly VerifyFault[] => verified(file).faults

/** Everything in the file's folder, byte by byte. */
const folderOf = (file: string) =>
  readdirSync(dirname(file))
    .sort()
    // The index of the log is memory that processes share, and no part of what is kept.
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => [name, readFileSync(join(dirname(file), name)).toString('base64')])

test('a file in use, its backup and what a kill leaves of it are read, and not a byte is changed', async () => {
  const core = anAfternoon()
  const sound = verified(core.file)
  expect(sound).toMatchObject({
    entries: core.store.journal.head().entries,
    head: core.store.journal.head().head,
    noted: null,
    faults: [],
    votes: [
      { vote: 1, title: 'Budget 2027', secrecy: 'secret', registered: 6, cast: 5, results: 1, isRight: true },
      { vote: 2, title: 'By name', secrecy: 'named', registered: 6, cast: 5, results: 1, isRight: true },
    ],
  })
  const before = folderOf(core.file)
  verified(core.file)
  expect(folderOf(core.file)).toEqual(before)

  const backup = temporaryFile()
  await core.store.backup(backup)
  const left = temporaryFile()
  copyFileSync(core.file, left)
  copyFileSync(`${core.file}-wal`, `${left}-wal`)
  core.store.close()
  for (const file of [backup, left, core.file]) {
    const held = folderOf(file)
    expect(verified(file)).toEqual(sound)
    expect(folderOf(file)).toEqual(held)
  }
})

test('what is no convention is said to be none', () => {
  const folder = temporaryFolder()
  expect(verifyFile(join(folder, 'gone.plenum'))).toEqual({ ok: false, why: 'no-such-file' })
  expect(verifyFile(folder)).toEqual({ ok: false, why: 'not-a-convention' })
  expect(verifyFile(import.meta.filename)).toEqual({ ok: false, why: 'not-a-convention' })
})

test('the head that was noted is found, and a file that is older than it is not believed', () => {
  const core = anAfternoon()
  const noted = core.store.journal.head()
  const earlier = temporaryFile()
  core.store.close()
  copyFileSync(core.file, earlier)
  const database = new Database(earlier)
  database.exec(
    `DELETE FROM journal WHERE seq > ${String(noted.entries - 1)}; DELETE FROM turnout WHERE vote = 3; DELETE FROM secret_ballots WHERE vote = 3`,
  )
  database.close()
  expect(verified(core.file, { entries: noted.entries, head: noted.head })).toMatchObject({
    ...{ noted: noted.entries, faults: [] },
  })
  expect(faultsOf(earlier)).toEqual([])
  expect(verified(earlier, noted).faults).toEqual([
    { kind: 'cut-off', entries: noted.entries - 1, noted: noted.entries },
  ])
  expect(verified(earlier, { entries: null, head: noted.head }).faults).toEqual([
    { kind: 'head-gone', entries: noted.entries - 1 },
  ])
})

describe('a file in which something was changed: which entry or vote, and what', () => {
  /** The entries that closed votes 1 and 2. */
  const [first, second] = [7, 10]

  function changed(sql: string, andHashAnew = false): readonly VerifyFault[] {
    const core = anAfternoon()
    core.store.close()
    const file = temporaryFile()
    copyFileSync(core.file, file)
    const database = new Database(file)
    database.exec(sql)
    if (andHashAnew) hashAnew(database)
    database.close()
    return faultsOf(file)
  }

  test.each<[string, string, VerifyFault[]]>([
    ['nothing', 'SELECT 1', []],
    [
      'a secret ballot',
      `UPDATE secret_ballots SET marks = 'm2' WHERE vote = 1 AND ballot_key = (SELECT ballot_key FROM secret_ballots WHERE vote = 1 AND marks = 'm1' LIMIT 1)`,
      [
        { kind: 'seal-broken', vote: 1, entry: first },
        { kind: 'result-differs', vote: 1, entry: first },
      ],
    ],
    [
      'a ballot by name, to what nobody can cast',
      `UPDATE named_ballots SET marks = 'm7' WHERE vote = 2 AND member = 2`,
      [
        { kind: 'marks-wrong', vote: 2, entry: second, ballots: 1 },
        { kind: 'seal-broken', vote: 2, entry: second },
        { kind: 'result-differs', vote: 2, entry: second },
      ],
    ],
    [
      'a receipt',
      `UPDATE turnout SET receipt = 'AAAAA-AAAAA' WHERE vote = 1 AND member = 4`,
      [{ kind: 'seal-broken', vote: 1, entry: first }],
    ],
    [
      'a key',
      `UPDATE secret_ballots SET ballot_key = randomblob(16) WHERE vote = 1 AND ballot_key = (SELECT min(ballot_key) FROM secret_ballots WHERE vote = 1)`,
      [{ kind: 'seal-broken', vote: 1, entry: first }],
    ],
    [
      'who voted',
      `UPDATE turnout SET member = 6 WHERE vote = 1 AND member = 4`,
      [{ kind: 'turnout-differs', vote: 1, entry: first, added: '6', gone: '4' }],
    ],
    [
      'a stranger voted, and two ballots of one weight are exchanged',
      `UPDATE turnout SET member = 99 WHERE vote = 2 AND member = 4`,
      [
        { kind: 'turnout-differs', vote: 2, entry: second, added: '99', gone: '4' },
        { kind: 'not-on-register', vote: 2, entry: second, members: '99' },
      ],
    ],
    [
      'a voter is gone',
      `DELETE FROM turnout WHERE vote = 1 AND member = 4`,
      [
        { kind: 'turnout-differs', vote: 1, entry: first, added: '', gone: '4' },
        { kind: 'numbers-differ', vote: 1, entry: first, counted: 5, voted: 4, receipts: 4, ballots: 5 },
        { kind: 'weights-differ', vote: 1, entry: first },
        { kind: 'seal-broken', vote: 1, entry: first },
      ],
    ],
    [
      'a weight',
      `UPDATE named_ballots SET weight = '2' WHERE vote = 2 AND member = 1`,
      [
        { kind: 'weights-differ', vote: 2, entry: second },
        { kind: 'seal-broken', vote: 2, entry: second },
        { kind: 'result-differs', vote: 2, entry: second },
      ],
    ],
    [
      'two receipts exchanged',
      `UPDATE turnout SET receipt = receipt || 'x' WHERE vote = 1 AND member IN (1, 2)`,
      [{ kind: 'seal-broken', vote: 1, entry: first }],
    ],
    [
      'a ballot in the open vote',
      `INSERT INTO secret_ballots VALUES (3, randomblob(16), 'm1', '1')`,
      [{ kind: 'box-uneven', vote: 3, voted: 1, receipts: 1, ballots: 2 }],
    ],
    [
      'a ballot by name in a secret vote',
      `INSERT INTO named_ballots VALUES (1, 6, 'm1', '1')`,
      [{ kind: 'wrong-box', vote: 1, ballots: 1 }],
    ],
    [
      'ballots of a vote that there is not',
      `INSERT INTO secret_ballots VALUES (9, randomblob(16), 'm1', '1')`,
      [{ kind: 'no-such-vote', vote: 9, ballots: 1 }],
    ],
    [
      'the title of a vote',
      `UPDATE journal SET event = replace(event, 'Budget', 'Gadget') WHERE seq = 3`,
      [{ kind: 'entry-changed', entry: 3 }],
    ],
    [
      'a result in the journal',
      `UPDATE journal SET event = replace(event, '"yes":"3"', '"yes":"5"') WHERE seq = ${String(first)}`,
      [
        { kind: 'entry-changed', entry: first },
        { kind: 'result-differs', vote: 1, entry: first },
      ],
    ],
    [
      'an entry that is gone',
      'DELETE FROM journal WHERE seq = 2',
      [{ kind: 'entries-missing', from: 2, to: 2 }],
    ],
  ])('%s', (_, sql, faults) => {
    expect(changed(sql)).toEqual(faults)
  })

  test.each<[string, string, VerifyFault[]]>([
    [
      'a result',
      `UPDATE journal SET event = replace(event, '"yes":"3"', '"yes":"5"') WHERE seq = ${String(first)}`,
      [{ kind: 'result-differs', vote: 1, entry: first }],
    ],
    [
      'a seal',
      `UPDATE journal SET event = replace(event, '"seal":"', '"seal":"0') WHERE seq = ${String(second)}`,
      [{ kind: 'seal-broken', vote: 2, entry: second }],
    ],
    [
      'a register',
      `UPDATE journal SET event = replace(event, '"ids":"1-6"', '"ids":"1-5"') WHERE seq = 6`,
      [
        { kind: 'register-differs', vote: 1, entry: 6 },
        { kind: 'seal-broken', vote: 1, entry: first },
        { kind: 'result-differs', vote: 1, entry: first },
      ],
    ],
    [
      'an entry that is no event',
      `UPDATE journal SET event = '{' WHERE seq = 5`,
      [
        { kind: 'does-not-fit', entry: 5 },
        { kind: 'does-not-fit', entry: 12 },
        { kind: 'no-such-vote', vote: 3, ballots: 1 },
      ],
    ],
  ])('hashed anew to the end, so that the chain holds: %s', (_, sql, faults) => {
    expect(changed(sql, true)).toEqual(faults)
  })
})

/** Member 6 comes too late, is admitted and votes; 5 stays away. The admission is entry 7, the closing entry 8. */
function changedAdmission(sql: string): readonly VerifyFault[] {
  const core = aHall(6)
  const chair = aChair(core)
  happen(core, { type: 'members-checked-out', members: '5-6' })
  chair.ask('open-vote', { vote: 1 })
  chair.ask('check-in', { members: [6] })
  chair.ask('admit-late', { vote: 1, member: 6, reason: 'stood at the desk' })
  aPhone(core, 6).ask('cast-ballot', { vote: 1, marks: 'm1' })
  chair.ask('close-vote', { vote: 1 })
  core.store.close()
  const file = temporaryFile()
  copyFileSync(core.file, file)
  const database = new Database(file)
  database.exec(sql)
  hashAnew(database)
  database.close()
  return faultsOf(file)
}

test.each<[string, string, VerifyFault[]]>([
  ['as it was', 'SELECT 1', []],
  [
    'of somebody who was away',
    `UPDATE journal SET event = replace(event, '"member":6', '"member":5') WHERE seq = 7`,
    [
      { kind: 'admission-differs', vote: 1, entry: 7 },
      { kind: 'not-on-register', vote: 1, entry: 8, members: '6' },
      { kind: 'weights-differ', vote: 1, entry: 8 },
      { kind: 'seal-broken', vote: 1, entry: 8 },
    ],
  ],
  [
    'with more weight',
    `UPDATE journal SET event = replace(event, '"weight":"1"', '"weight":"2"') WHERE seq = 7`,
    [
      { kind: 'admission-differs', vote: 1, entry: 7 },
      { kind: 'weights-differ', vote: 1, entry: 8 },
      { kind: 'seal-broken', vote: 1, entry: 8 },
      { kind: 'result-differs', vote: 1, entry: 8 },
    ],
  ],
  [
    'after the vote was over',
    `UPDATE journal SET seq = 99 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8; UPDATE journal SET seq = 8 WHERE seq = 99`,
    [
      { kind: 'not-on-register', vote: 1, entry: 7, members: '6' },
      { kind: 'weights-differ', vote: 1, entry: 7 },
      { kind: 'seal-broken', vote: 1, entry: 7 },
      { kind: 'result-differs', vote: 1, entry: 7 },
      { kind: 'admission-differs', vote: 1, entry: 8 },
      { kind: 'does-not-fit', entry: 8 },
    ],
  ],
])('[R6] a late admission, hashed anew to the end: %s', (_, sql, faults) => {
  expect(changedAdmission(sql)).toEqual(faults)
})

/** As somebody who knows how it is done. */
function hashAnew(database: Database.Database): void {
  type Row = { seq: number; at: number; actor: string; event: string }
  let before = '0'.repeat(64)
  const rows = database.prepare<[], Row>('SELECT seq, at, actor, event FROM journal ORDER BY seq').all()
  const put = database.prepare<[string, number]>('UPDATE journal SET hash = unhex(?) WHERE seq = ?')
  for (const { seq, at, actor, event } of rows) {
    before = entryHash(before, seq, at, actor, event)
    put.run(before, seq)
  }
}
