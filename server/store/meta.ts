/** The few single values of a file: the key of its hashes, the last good backup, the second place, and whether it is a copy. */
import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Instant } from '../protocol/messages.ts'

export type LastBackup = { at: Instant; name: string }

/** `good`: the newest copy there, of which it is known. */
export type PlaceSetting = { folder: string; isElsewhere: boolean | null; good: LastBackup | null }

export function openMeta(database: Database.Database) {
  const select = database.prepare<[string], { value: unknown }>('SELECT value FROM meta WHERE name = ?')
  const put = database.prepare<[string, string | number | Buffer]>(
    'INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)',
  )
  const drop = database.prepare<[string]>('DELETE FROM meta WHERE name = ?')
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
    /** `whereabouts`: of the file, see places.ts. It was set for another one where that differs. */
    secondPlace(whereabouts: string): PlaceSetting | null {
      const text = select.get('second-place')?.value
      if (typeof text !== 'string') return null
      // Written by `setSecondPlace`, of this very type.
      const { of, ...setting } = JSON.parse(text) as PlaceSetting & { of: string }
      return of === whereabouts ? setting : null
    },
    setSecondPlace(whereabouts: string, setting: PlaceSetting | null) {
      if (setting === null) drop.run('second-place')
      else put.run('second-place', JSON.stringify({ of: whereabouts, ...setting }))
    },
    /** When this file was copied from another one, if it was and nobody has gone on with it. */
    copiedAt(): Instant | null {
      const at = select.get('copied-at')?.value
      return typeof at === 'number' ? at : null
    },
    markAsCopy(at: Instant) {
      put.run('copied-at', at)
    },
    forgetCopy() {
      drop.run('copied-at')
    },
  }
}
