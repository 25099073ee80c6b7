/** Opens a convention's file, or says in a closed list why not. The only place that sets pragmas and migrates. */
import { copyFileSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { takeLock, type FileLock, type HostAddress } from './lock.ts'
import { MIGRATIONS } from './migrations/index.ts'

/** 'PLNM': tells our files from any other SQLite file. */
const APPLICATION_ID = 0x504c4e4d

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
  if (!existsSync(dirname(file)) || (existsSync(file) && statSync(file).isDirectory()))
    return { ok: false, why: 'no-such-folder' }
  try {
    const locked = takeLock(file)
    if (!locked.ok) return { ok: false, why: 'file-in-use', holder: locked.holder }
    const opened = openLocked(file)
    if (!opened.ok) {
      locked.lock.release()
      return opened
    }
    return { ok: true, database: opened.database, isNew: opened.isNew, lock: locked.lock }
  } catch (error) {
    if (isFileSystemError(error)) return { ok: false, why: 'not-writable', detail: error.message }
    throw error
  }
}

type OpenedDatabase =
  { ok: true; database: Database.Database; isNew: boolean } | ({ ok: false } & OpenRefusal)

function openLocked(file: string): OpenedDatabase {
  const isNew = !existsSync(file) || statSync(file).size === 0
  const database = new Database(file)
  try {
    const refusal = isNew ? null : inspect(database)
    if (refusal !== null) {
      database.close()
      return { ok: false, ...refusal }
    }
    configure(database)
    migrate(database, file, isNew)
    return { ok: true, database, isNew }
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].includes(error.code)) {
      return error.code === 'SQLITE_NOTADB'
        ? { ok: false, why: 'not-a-convention' }
        : { ok: false, why: 'file-damaged', detail: error.message }
    }
    throw error
  }
}

function inspect(database: Database.Database): OpenRefusal | null {
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

function isFileSystemError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EACCES' ||
      error.code === 'EROFS' ||
      error.code === 'SQLITE_CANTOPEN' ||
      error.code === 'SQLITE_READONLY')
  )
}
