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

/** Everything that is not the journal. Hashes get another key, so that they cannot be compared with those of the original. */
const FORGOTTEN = [
  ...['access', 'sessions', 'invitations', 'requests', 'turnout', 'secret_ballots', 'named_ballots'],
  'meta',
]

function forget(copy: string): void {
  const database = new Database(copy)
  try {
    database.pragma('secure_delete = ON')
    const isThere = database.prepare<[string]>('SELECT 1 FROM sqlite_schema WHERE name = ?')
    // Whether it is a convention at all is not for here to say.
    for (const table of FORGOTTEN) if (isThere.get(table) !== undefined) database.exec(`DELETE FROM ${table}`)
  } finally {
    database.close()
  }
}
