/** Makes a fresh backup one whole file: marked, checked page by page, and without the side files that a running database has. */
import { chmodSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Instant } from '../protocol/messages.ts'
import { openMeta } from './meta.ts'

/** Null: every page is sound. Else what SQLite says of the first that is not. */
export function settleCopy(path: string, at: Instant): string | null {
  // As closed as the file it is a copy of.
  chmodSync(path, 0o600)
  const database = new Database(path)
  try {
    database.pragma('journal_mode = DELETE')
    openMeta(database).markAsCopy(at)
    const damage = String(database.pragma('quick_check(1)', { simple: true }))
    return damage === 'ok' ? null : damage
  } finally {
    database.close()
  }
}
