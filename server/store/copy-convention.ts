/**
 * A copy of a convention's file, to rehearse with, that somebody may be using at this moment; the file itself stays as it is. Nobody's
 * link, code, session or ballot is in the copy: who finds it, or reaches the host that serves it, gets in with none of them.
 */
import { chmodSync } from 'node:fs'
import Database from 'better-sqlite3'
import { refusalOf, type OpenRefusal } from './open.ts'

const BUSY_MS = 5_000

/** All pages in one step: in several, a host that writes meanwhile would have it begin again and again. */
const ALL_PAGES = 2 ** 31 - 1

/** Null: it is whole. Whether it is a convention at all is found out by who opens the copy. */
export async function copyConvention(from: string, to: string): Promise<OpenRefusal | null> {
  let database: Database.Database | null = null
  try {
    database = new Database(from, { fileMustExist: true, timeout: BUSY_MS })
    await database.backup(to, { progress: () => ALL_PAGES })
    chmodSync(to, 0o600)
    forget(to)
    return null
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    return refusal
  } finally {
    database?.close()
  }
}

/** All but the journal: whatever else a file holds is a secret, a ballot or the key of hashes, which then cannot be compared either. */
function forget(copy: string): void {
  const database = new Database(copy)
  try {
    database.pragma('secure_delete = ON')
    const tables = database.prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'journal' AND name NOT LIKE 'sqlite_%'",
    )
    for (const { name } of tables.all()) database.exec(`DELETE FROM "${name}"`)
  } finally {
    database.close()
  }
}
