/** A copy of a convention's file that somebody may be using at this moment; the file itself stays as it is. */
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
    return null
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    return refusal
  } finally {
    database?.close()
  }
}
