/**
 * Writes a whole, checked copy of a file in use into another folder, in place of the one before. Blocks until the disk has it: for
 * a thread. Whatever fails or kills it leaves the copies that were there.
 */
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant, PlaceTrouble } from '../protocol/messages.ts'
import { isOtherDisk, stampOf } from './places.ts'
import { openMeta } from './meta.ts'
import { BUSY_MS } from './open.ts'
import { readSnapshot } from './snapshot.ts'

/** `isElsewhere`: whether the folder was on another disk than the file when it was last written to; null: it never was. */
export type CopyOrder = { file: string; folder: string; at: Instant; isElsewhere: boolean | null }

export type CopyOutcome =
  { ok: true; name: string; isElsewhere: boolean } | { ok: false; why: PlaceTrouble; detail: string }

/** Only what is a good copy ends in .plenum, so that nobody opens what is not whole. */
export function copyNames(file: string) {
  const base = `${basename(file, '.plenum')}-copy`
  return {
    newest: `${base}.plenum`,
    before: `${base}-before.plenum`,
    unfinished: `${base}.unfinished`,
    openedNewest: (at: Instant) => `${base}-opened-${stampOf(at)}.plenum`,
    openedBefore: (at: Instant) => `${base}-before-opened-${stampOf(at)}.plenum`,
  }
}

class Trouble extends Error {
  readonly why: PlaceTrouble
  constructor(why: PlaceTrouble, detail = '') {
    super(detail)
    this.why = why
  }
}

export function writeCopy(order: CopyOrder): CopyOutcome {
  const { file, folder } = order
  const unfinished = join(folder, copyNames(file).unfinished)
  try {
    const isElsewhere = isOtherDisk(folder, file)
    // Without the stick its folder may be one of this disk, and fill it.
    if (isElsewhere === null || (order.isElsewhere === true && !isElsewhere))
      throw new Trouble('place-missing')
    const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS })
    try {
      writeBeside(database, order)
    } finally {
      database.close()
    }
    return { ok: true, name: copyNames(file).newest, isElsewhere }
  } catch (error) {
    const why = whyNot(error, folder)
    if (why !== 'place-missing') remove(unfinished)
    return { ok: false, why, detail: error instanceof Error ? error.message : '' }
  }
}

function writeBeside(database: Database.Database, { file, folder, at }: CopyOrder): void {
  const names = copyNames(file)
  const newest = join(folder, names.newest)
  const before = join(folder, names.before)
  const unfinished = join(folder, names.unfinished)
  const found = { newest: whatIs(newest, database), before: whatIs(before, database) }
  remove(unfinished)
  // Closed to others from its first byte on.
  closeSync(openSync(unfinished, 'wx', 0o600))
  // All of one moment, while others write. Each table in the order of its keys: where the file's pages tell in which order ballots
  // came, as they do while a vote is open, the copy does not.
  database.prepare('VACUUM INTO ?').run(unfinished)
  check(unfinished, database, at)
  sync(unfinished)
  if (found.before === 'opened') renameSync(before, join(folder, names.openedBefore(at)))
  if (found.newest === 'opened') renameSync(newest, join(folder, names.openedNewest(at)))
  // What cannot be read takes the place of nothing. Nor does what would tell, beside the next copy, who voted in between and what.
  if (found.newest === 'copy' && !holdsOpenBallots(newest)) renameSync(newest, before)
  renameSync(unfinished, newest)
  syncFolder(folder)
}

/** Marks it, reads all of its pages, and holds its newest entry against the file that it was made of. */
function check(path: string, original: Database.Database, at: Instant): void {
  const copy = new Database(path)
  try {
    copy.pragma('journal_mode = MEMORY')
    openMeta(copy).markAsCopy(at)
    const damage = String(copy.pragma('quick_check(1)', { simple: true }))
    if (damage !== 'ok') throw new Trouble('copy-damaged', damage)
    const head = headOf(copy)
    if (head === undefined || entryOf(original, head.seq) !== head.hash)
      throw new Trouble('copy-damaged', 'its journal is not that of the file')
  } finally {
    copy.close()
  }
}

/** `opened`: somebody went on with it, and what happened there is nowhere else. */
type Found = 'nothing' | 'copy' | 'opened' | 'unreadable'

function whatIs(path: string, original: Database.Database): Found {
  if (!existsSync(path)) return 'nothing'
  // While it is served, or after a kill.
  if (existsSync(`${path}-wal`) || existsSync(`${path}-host`)) throw new Trouble('copy-in-use')
  const journal = journalOf(path)
  if (journal === null) return 'unreadable'
  if (entryOf(original, 1) !== journal.first) throw new Trouble('other-convention')
  return entryOf(original, journal.head.seq) === journal.head.hash ? 'copy' : 'opened'
}

/** Whether secret ballots of a vote are in it that was not over yet when it was made. */
function holdsOpenBallots(path: string): boolean {
  const copy = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const found = copy
      .prepare(
        `SELECT 1 FROM secret_ballots WHERE vote NOT IN (
           SELECT json_extract(event, '$.vote') FROM journal
           WHERE json_extract(event, '$.type') IN ('vote-moved-to-paper', 'vote-closed', 'vote-annulled')
         ) LIMIT 1`,
      )
      .get()
    return found !== undefined
  } finally {
    copy.close()
  }
}

type Head = { seq: number; hash: string }

function journalOf(path: string): { first: string; head: Head } | null {
  if (hasHadLog(path)) return journalOfOpened(path)
  try {
    const copy = new Database(path, { readonly: true, fileMustExist: true })
    try {
      const [first, head] = [entryOf(copy, 1), headOf(copy)]
      return first === undefined || head === undefined ? null : { first, head }
    } finally {
      copy.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && isUnreadable(error.code)) return null
    throw error
  }
}

const isUnreadable = (code: string) => /^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(code)

/** A host has opened it: to read it in its place would lay a log beside it. */
function journalOfOpened(path: string): { first: string; head: Head } | null {
  const read = readSnapshot(path)
  if (!read.ok) return null
  const journal = read.snapshot.journal()
  read.snapshot.close()
  const [first, head] = [journal[0], journal.at(-1)]
  return first === undefined || head === undefined ? null : { first: first.hash, head }
}

/** Byte 18 of a file that was ever opened with a log is 2; of a copy it is 1. */
function hasHadLog(path: string): boolean {
  const bytes = Buffer.alloc(1)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, 1, 18)
  } finally {
    closeSync(file)
  }
  return bytes[0] === 2
}

const headOf = (database: Database.Database): Head | undefined =>
  database
    .prepare<[], Head>('SELECT seq, lower(hex(hash)) AS hash FROM journal ORDER BY seq DESC LIMIT 1')
    .get()

const entryOf = (database: Database.Database, seq: number): string | undefined =>
  database
    .prepare<[number], { hash: string }>('SELECT lower(hex(hash)) AS hash FROM journal WHERE seq = ?')
    .get(seq)?.hash

function sync(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The new names. Windows does not sync folders, and keeps them by itself. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r')
    try {
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  } catch {
    // The copy is on the disk under one name or the other.
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true })
    rmSync(`${path}-journal`, { force: true })
  } catch {
    // The next copy removes it first, and says why it cannot.
  }
}

function whyNot(error: unknown, folder: string): PlaceTrouble {
  if (error instanceof Trouble) return error.why
  // Pulled out while it was written to: the system has many words for that.
  if (!existsSync(folder)) return 'place-missing'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/.test(code)) return 'no-room'
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'copy-damaged'
  if (/^(SQLITE_|E[A-Z])/.test(code)) return 'place-not-writable'
  throw error
}
