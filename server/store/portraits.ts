/** Pictures of candidates by their hash. One that nobody has any more stays: the journal names it. */
import type Database from 'better-sqlite3'

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'
export type Portrait = { type: PictureType; bytes: Buffer }

export function openPortraits(database: Database.Database) {
  const put = database.prepare<[string, string, Buffer]>(
    'INSERT OR IGNORE INTO portraits (hash, type, bytes) VALUES (?, ?, ?)',
  )
  const get = database.prepare<[string], Portrait>('SELECT type, bytes FROM portraits WHERE hash = ?')
  return {
    put(hash: string, { type, bytes }: Portrait) {
      put.run(hash, type, bytes)
    },
    get: (hash: string): Portrait | null => get.get(hash) ?? null,
  }
}
