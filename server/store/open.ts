/** Opens a convention's file, or says in a closed list why not. The only place that sets pragmas and migrates. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { takeLock, type FileLock, type HostAddress } from './lock.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** 'PLNM': tells our files from any other SQLite file. */
const APPLICATION_ID = 0x504c4e4d

/** Nobody else writes to the file; who does all the same is not waited for longer than a hall may stand still. */
export const BUSY_MS = 500

export type OpenRefusal =
  | { why: 'file-in-use'; holder: HostAddress | null }
  | { why: 'file-damaged'; detail: string }
  | { why: 'file-too-new'; version: number }
  | { why: 'not-a-convention' }
  | { why: 'no-such-folder' }
  | { why: 'not-writable'; detail: string }

export type OpenedFile = { database: Database.Database; lock: FileLock; isNew: boolean }

/** Creates the file when it is not there. The lock is held until `lock.release()`. */
export function openFile(file: string): ({ ok: true } & OpenedFile) | ({ ok: false } & OpenRefusal) {
  if (!existsSync(dirname(file))) return { ok: false, why: 'no-such-folder' }
  if (existsSync(file) && !statSync(file).isFile()) return { ok: false, why: 'not-a-convention' }
  let lock: FileLock | null = null
  try {
    // SQLite would open what it may not write to for reading, and say so only when somebody votes.
    if (existsSync(file)) accessSync(file, constants.W_OK)
    const locked = takeLock(file)
    if (!locked.ok) return { ok: false, why: 'file-in-use', holder: locked.holder }
    lock = locked.lock
    const opened = openLocked(file)
    if (!opened.ok) lock.release()
    return opened.ok ? { ...opened, lock } : opened
  } catch (error) {
    lock?.release()
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    return { ok: false, ...refusal }
  }
}

type OpenedDatabase =
  { ok: true; database: Database.Database; isNew: boolean } | ({ ok: false } & OpenRefusal)

function openLocked(file: string): OpenedDatabase {
  settleLog(file)
  const database = new Database(file, { timeout: BUSY_MS })
  try {
    const isNew = isBlank(database)
    const refusal = isNew ? null : inspect(database)
    if (refusal !== null) {
      database.close()
      return { ok: false, ...refusal }
    }
    configure(database)
    // Members' names and the hashes of their codes: for nobody else on this machine. What SQLite lays beside it follows.
    if (isNew) chmodSync(file, 0o600)
    migrate(database, file, isNew)
    return { ok: true, database, isNew }
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * What a kill has left in the log may not have reached the disk. It does before anybody is told that it is there. Needs no room,
 * so that a file opens on a full disk, too.
 */
function settleLog(file: string): void {
  if (!existsSync(`${file}-wal`)) return
  const log = openSync(`${file}-wal`, 'r+')
  try {
    fsyncSync(log)
  } finally {
    closeSync(log)
  }
}

/** Nothing in it: it was not there, or its making was broken off. */
const isBlank = (database: Database.Database): boolean =>
  database.pragma('application_id', { simple: true }) === 0 &&
  database.pragma('user_version', { simple: true }) === 0 &&
  database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined

export function inspect(database: Database.Database): OpenRefusal | null {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    return { why: 'not-a-convention' }
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > MIGRATIONS.length) return { why: 'file-too-new', version }
  const damage = database.pragma('quick_check(1)', { simple: true })
  return damage === 'ok' ? null : { why: 'file-damaged', detail: String(damage) }
}

function configure(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  // An acknowledgement is a promise: better-sqlite3's default in WAL is NORMAL, which a power cut can take back.
  database.pragma('synchronous = FULL')
  // macOS: fsync does not reach the platter without it.
  database.pragma('fullfsync = ON')
  database.pragma('checkpoint_fullfsync = ON')
  database.pragma('foreign_keys = ON')
  // What is deleted (old sessions, replaced access) is overwritten, not left in free pages.
  database.pragma('secure_delete = ON')
  // What is put in order for a moment never lies in another file.
  database.pragma('temp_store = MEMORY')
}

function migrate(database: Database.Database, file: string, isNew: boolean): void {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version === MIGRATIONS.length) return
  if (!isNew) {
    database.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(file, `${file}-before-version-${String(MIGRATIONS.length)}`)
  }
  database.transaction(() => {
    for (const sql of MIGRATIONS.slice(version)) database.exec(sql)
    database.pragma(`application_id = ${String(APPLICATION_ID)}`)
    database.pragma(`user_version = ${String(MIGRATIONS.length)}`)
  })()
}

/** Null: a bug. */
export function refusalOf(error: unknown): OpenRefusal | null {
  if (error instanceof Database.SqliteError) {
    const [code = ''] = /^SQLITE_[A-Z]+/.exec(error.code) ?? []
    if (code === 'SQLITE_NOTADB') return { why: 'not-a-convention' }
    if (code === 'SQLITE_CORRUPT') return { why: 'file-damaged', detail: error.message }
    // Another program, such as a database browser, is writing to it.
    if (code === 'SQLITE_BUSY') return { why: 'file-in-use', holder: null }
    if (['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_FULL', 'SQLITE_IOERR'].includes(code))
      return { why: 'not-writable', detail: error.message }
    return null
  }
  // What the operating system refuses names the call that it refused.
  return error instanceof Error && 'syscall' in error ? { why: 'not-writable', detail: error.message } : null
}
