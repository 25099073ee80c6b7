/**
 * One host a file. The lock is a write lock on a small SQLite file beside the convention: the operating system lets go of
 * it when the process dies, however it dies, so a kill never leaves a stale lock behind. While it is held others can still
 * read from it where the host is, which is how the command line finds the running host.
 */
import { chmodSync, existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

export type HostAddress = { url: string; key: string; pid: number }

export type FileLock = {
  /** Tells other programs of this user where the host listens and the key that lets them in. */
  announce(address: HostAddress): void
  release(): void
}

const lockFile = (file: string) => `${file}-host`

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
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY')
      return { ok: false, holder: readHolder(path) }
    throw error
  }
  return {
    ok: true,
    lock: {
      announce({ url, key, pid }) {
        database.prepare('INSERT INTO host (url, key, pid) VALUES (?, ?, ?)').run(url, key, pid)
        // Between these two another host could come; it then fails at the file itself, which is opened by then.
        database.exec('COMMIT; BEGIN IMMEDIATE')
      },
      release() {
        database.exec('ROLLBACK')
        database.close()
        rmSync(path, { force: true })
      },
    },
  }
}

/** The host that serves this file now, or null. */
export function findRunningHost(file: string): HostAddress | null {
  const path = lockFile(file)
  if (!existsSync(path)) return null
  const database = new Database(path, { timeout: 0 })
  try {
    database.exec('BEGIN IMMEDIATE; ROLLBACK')
    return null
  } catch {
    return readHolder(path)
  } finally {
    database.close()
  }
}

function readHolder(path: string): HostAddress | null {
  const database = new Database(path, { timeout: 0, readonly: true })
  try {
    const row: unknown = database.prepare('SELECT url, key, pid FROM host').get()
    return isHostAddress(row) ? row : null
  } catch {
    return null
  } finally {
    database.close()
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
