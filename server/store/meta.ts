/** The few single values of a file: the key of its hashes and the last good backup. */
import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Instant } from '../protocol/messages.ts'

export type LastBackup = { at: Instant; name: string }

export function openMeta(database: Database.Database) {
  const select = database.prepare<[string], { value: unknown }>('SELECT value FROM meta WHERE name = ?')
  const put = database.prepare<[string, string | number | Buffer]>(
    'INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)',
  )
  return {
    /** Keys every hash of a secret, so that hashes of two conventions cannot be compared. Made at first use. */
    pepper(): Buffer {
      const found = select.get('pepper')?.value
      if (Buffer.isBuffer(found)) return found
      const pepper = randomBytes(32)
      put.run('pepper', pepper)
      return pepper
    },
    /**
     * Writes something that nobody reads: does the disk take it? Another thing each time, also after a restart: for what stands there
     * already SQLite writes no page and waits for no disk.
     */
    touch() {
      put.run('touched', randomBytes(16))
    },
    lastBackup(): LastBackup | null {
      const at = select.get('backup-at')?.value
      const name = select.get('backup-name')?.value
      return typeof at === 'number' && typeof name === 'string' ? { at, name } : null
    },
    setLastBackup({ at, name }: LastBackup) {
      put.run('backup-at', at)
      put.run('backup-name', name)
    },
  }
}
