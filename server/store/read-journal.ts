/** The journal of a file that somebody else may be writing to, read as of one moment, each entry proven; for threads. */
import Database from 'better-sqlite3'
import { openJournal, type JournalRecord } from './journal.ts'
import { BUSY_MS } from './open.ts'

/** Throws `DamagedJournal` as `replay` does. */
export function* readJournalOf(file: string): Generator<JournalRecord> {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS })
  try {
    yield* openJournal(database).replay()
  } finally {
    database.close()
  }
}
