import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openTestStore } from '../testing/stores.ts'
import { temporaryFile, temporaryFolder } from '../testing/temporary.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { openFile } from './open.ts'
import { openStore } from './store.ts'

const APPLICATION_ID = 0x504c4e4d

const someDetail: unknown = expect.any(String)

/** Opened and closed again, so that what is left is what the file says. */
function open(file: string) {
  const opened = openFile(file)
  if (!opened.ok) return opened
  opened.database.close()
  opened.lock.release()
  return { ok: true, isNew: opened.isNew }
}

/** A convention's file on the disk, whole and closed. */
function closedFile(): string {
  const { store, file } = openTestStore()
  store.save(() =>
    store.journal.append(
      1,
      { role: 'host' },
      { type: 'projector-set', showing: { kind: 'auto' }, projector: null, entry: null },
    ),
  )
  store.close()
  return file
}

function tamper(file: string, sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

describe('a file is opened', () => {
  test('that is not there: it is made, and nothing is left beside it', () => {
    const file = temporaryFile()
    expect(open(file)).toEqual({ ok: true, isNew: true })
    expect(open(file)).toEqual({ ok: true, isNew: false })
    expect(readdirSync(dirname(file))).toEqual(['convention.plenum'])
  })

  test('that is empty, or whose making was broken off: it is made', () => {
    const file = temporaryFile()
    writeFileSync(file, '')
    expect(open(file)).toEqual({ ok: true, isNew: true })
    const begun = temporaryFile()
    tamper(begun, 'PRAGMA journal_mode = WAL')
    expect(readFileSync(begun).length).toBeGreaterThan(0)
    expect(open(begun)).toEqual({ ok: true, isNew: true })
  })

  test('[I1] what is committed is on the disk: WAL, and synchronous FULL', () => {
    const opened = openFile(temporaryFile())
    if (!opened.ok) throw new Error(opened.why)
    const { database, lock } = opened
    const settings = Object.fromEntries(
      [
        'journal_mode',
        'synchronous',
        'fullfsync',
        'checkpoint_fullfsync',
        'foreign_keys',
        'secure_delete',
      ].map((name) => [name, database.pragma(name, { simple: true })]),
    )
    expect(settings).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      fullfsync: 1,
      checkpoint_fullfsync: 1,
      foreign_keys: 1,
      secure_delete: 1,
    })
    database.close()
    lock.release()
  })
})

describe('a file is refused, and not touched', () => {
  const untouched = (file: string) => {
    const before = readFileSync(file)
    const outcome = open(file)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
    return outcome
  }

  test('a text', () => {
    const file = temporaryFile()
    writeFileSync(file, 'number;name\n'.repeat(1000))
    expect(untouched(file)).toEqual({ ok: false, why: 'not-a-convention' })
  })

  test('another program’s SQLite file', () => {
    const file = temporaryFile()
    tamper(file, 'CREATE TABLE notes (text TEXT)')
    expect(untouched(file)).toEqual({ ok: false, why: 'not-a-convention' })
  })

  test('a folder', () => {
    expect(open(temporaryFolder())).toEqual({ ok: false, why: 'not-a-convention' })
  })

  test('in a folder that is not there', () => {
    expect(open(join(temporaryFolder(), 'gone', 'convention.plenum'))).toEqual({
      ok: false,
      why: 'no-such-folder',
    })
  })

  test('newer than the program', () => {
    const file = closedFile()
    tamper(file, `PRAGMA user_version = ${MIGRATIONS.length + 1}`)
    expect(untouched(file)).toEqual({ ok: false, why: 'file-too-new', version: MIGRATIONS.length + 1 })
  })

  test('cut off in the middle', () => {
    const file = closedFile()
    writeFileSync(file, readFileSync(file).subarray(0, 10_000))
    expect(untouched(file)).toEqual({ ok: false, why: 'file-damaged', detail: someDetail })
  })

  test('with a page overwritten', () => {
    const file = closedFile()
    const bytes = readFileSync(file)
    bytes.fill(0xee, 2 * 4096, 3 * 4096)
    writeFileSync(file, bytes)
    expect(untouched(file)).toEqual({ ok: false, why: 'file-damaged', detail: someDetail })
  })

  test('while another program writes to it', () => {
    const file = closedFile()
    const browser = new Database(file)
    browser.pragma('locking_mode = EXCLUSIVE')
    browser.exec('BEGIN EXCLUSIVE')
    expect(open(file)).toEqual({ ok: false, why: 'file-in-use', holder: null })
    browser.close()
    expect(open(file)).toEqual({ ok: true, isNew: false })
  })

  test('where one may not write: the folder, or the file alone', () => {
    const file = closedFile()
    const folder = dirname(file)
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    const refused = { ok: false, why: 'not-writable', detail: someDetail }
    expect(openAsNobody(file)).toEqual(refused)
    expect(openAsNobody(join(folder, 'new.plenum'))).toEqual(refused)
    chmodSync(folder, 0o777)
    expect(openAsNobody(file)).toEqual(refused)
    chmodSync(file, 0o666)
    expect(openAsNobody(file)).toEqual({ ok: true, isNew: false })
  })
})

describe('a file of an earlier version', () => {
  test('is brought to this one, and a copy of it is kept', () => {
    const file = temporaryFile()
    tamper(
      file,
      `PRAGMA application_id = ${APPLICATION_ID}; CREATE TABLE before_all (n INTEGER); INSERT INTO before_all VALUES (7)`,
    )
    expect(open(file)).toEqual({ ok: true, isNew: false })
    const copy = `${file}-before-version-${MIGRATIONS.length}`
    expect(readdirSync(dirname(file))).toEqual([file, copy].map((path) => basename(path)))
    const kept = new Database(copy, { readonly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(0)
    expect(kept.prepare('SELECT n FROM before_all').all()).toEqual([{ n: 7 }])
    kept.close()
    expect(openStore(file).ok).toBe(true)
  })

  test('keeps what was in it', () => {
    const file = temporaryFile()
    tamper(
      file,
      `${String(MIGRATIONS[0])}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1;
       INSERT INTO access VALUES (7, x'0a', x'0b', 5);
       INSERT INTO sessions VALUES (x'0c', 'member', 7, '', 6), (x'0d', 'chair', NULL, 'Ada', 7);
       INSERT INTO turnout VALUES (1, 7, 'RECEI-PT001', 'request-1')`,
    )
    const { store } = openTestStore(file)
    expect({
      access: store.access.all(),
      sessions: store.sessions.all(),
      turnout: [...store.ballotBox.turnout(1)],
    }).toEqual({
      access: [{ member: 7, linkHash: '0a', codeHash: '0b', issuedAt: 5 }],
      sessions: [
        {
          tokenHash: Buffer.from('0c', 'hex'),
          role: 'member',
          member: 7,
          name: '',
          account: null,
          createdAt: 6,
        },
        {
          tokenHash: Buffer.from('0d', 'hex'),
          role: 'chair',
          member: null,
          name: 'Ada',
          account: null,
          createdAt: 7,
        },
      ],
      turnout: [[7, { receipt: 'RECEI-PT001', request: 'request-1' }]],
    })
  })
})

/** Root may write everywhere, so another user has to try. */
function openAsNobody(file: string): unknown {
  const program = `
    import { openFile } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)}
    const { database, lock, ...outcome } = openFile(${JSON.stringify(file)})
    database?.close()
    lock?.release()
    console.log(JSON.stringify(outcome))`
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    ...nobody,
  })
  return JSON.parse(stdout)
}
