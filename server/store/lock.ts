/**
 * One host a file. The lock is a write lock on a small SQLite file beside the convention: the operating system lets go of
 * it when the process dies, however it dies, so a kill never leaves a stale lock behind. While it is held others can still
 * read from it where the host is, which is how the command line finds the running host.
 */
import { chmodSync, existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

export type HostAddress = { url: string; key: string; pid: number }

export type FileLock = {
  /** Tells other programs of this user where the host listens and the key that lets them in. False: the lock is lost. */
  announce: (address: HostAddress) => boolean
  release: () => void
}

const lockFile = (file: string) => `${file}-host`

/** Announcing opens the lock for a moment. Who looks for the host holds it for less; another host holds it for good. */
const ANNOUNCE_MS = 1_000

const hasCode = (error: unknown, code: string) => error instanceof Database.SqliteError && error.code === code

export function takeLock(
  file: string,
): { ok: true; lock: FileLock } | { ok: false; holder: HostAddress | null } {
  const path = lockFile(file)
  const database = new Database(path, { timeout: 0 })
  try {
    // The key in it opens the console: nobody but this user may read it.
    chmodSync(path, 0o600)
    database.exec(
      'BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS host (url TEXT, key TEXT, pid INTEGER) STRICT; DELETE FROM host; COMMIT; BEGIN IMMEDIATE',
    )
  } catch (error) {
    database.close()
    if (hasCode(error, 'SQLITE_BUSY')) return { ok: false, holder: readHolder(path) }
    // The host before removed its lock file between our opening and our locking it: ours locks nothing any more.
    if (hasCode(error, 'SQLITE_READONLY_DBMOVED')) return takeLock(file)
    // A power cut left something else there. Nobody holds what is not a lock file.
    if (hasCode(error, 'SQLITE_NOTADB') && remove(path)) return takeLock(file)
    throw error
  }
  return {
    ok: true,
    lock: {
      announce({ url, key, pid }) {
        database.prepare('INSERT INTO host (url, key, pid) VALUES (?, ?, ?)').run(url, key, pid)
        database.pragma(`busy_timeout = ${ANNOUNCE_MS}`)
        try {
          database.exec('COMMIT; BEGIN IMMEDIATE')
          return true
        } catch (error) {
          if (hasCode(error, 'SQLITE_BUSY')) return false
          throw error
        }
      },
      release() {
        // Once lost, it is another host's.
        const isHeld = database.inTransaction
        // Removed while it is held, so that nobody takes the lock of a file that is then removed. Windows wants it closed.
        const isRemoved = isHeld && remove(path)
        database.close()
        if (isHeld && !isRemoved) remove(path)
      },
    },
  }
}

function remove(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

/** The host that serves this file now, or null. */
export function findRunningHost(file: string): HostAddress | null {
  const path = lockFile(file)
  if (!existsSync(path)) return null
  let database: Database.Database | null = null
  try {
    database = new Database(path, { timeout: 0 })
    database.exec('BEGIN IMMEDIATE; ROLLBACK')
    return null
  } catch {
    return readHolder(path)
  } finally {
    database?.close()
  }
}

/** Null as well when the host is another user's, whose key is not for us. */
function readHolder(path: string): HostAddress | null {
  let database: Database.Database | null = null
  try {
    database = new Database(path, { timeout: 0, readonly: true })
    const row: unknown = database.prepare('SELECT url, key, pid FROM host').get()
    return isHostAddress(row) ? row : null
  } catch {
    return null
  } finally {
    database?.close()
  }
}

function isHostAddress(row: unknown): row is HostAddress {
  return (
    typeof row === 'object' &&
    row !== null &&
    'url' in row &&
    'key' in row &&
    'pid' in row &&
    typeof row.url === 'string' &&
    typeof row.key === 'string' &&
    typeof row.pid === 'number'
  )
}
