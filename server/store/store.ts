/** The store as the rest of the host sees it: tables with names, one transaction, one backup. All SQL is in this folder. */
import Database from 'better-sqlite3'
import { openAccess, openInvitations, openSessions } from './access.ts'
import { openBallotBox } from './ballot-box.ts'
import { openJournal } from './journal.ts'
import { openMeta } from './meta.ts'
import { openFile, type OpenRefusal } from './open.ts'
import { openRequests } from './requests.ts'

export type SavedOrNot<T> = { saved: true; value: T } | { saved: false; why: string }

export function openStore(
  file: string,
): { ok: true; store: Store; isNew: boolean } | ({ ok: false } & OpenRefusal) {
  const opened = openFile(file)
  if (!opened.ok) return opened
  return { ok: true, store: storeOn(opened.database, opened.lock), isNew: opened.isNew }
}

function storeOn(
  database: Database.Database,
  lock: { announce: (address: { url: string; key: string; pid: number }) => void; release: () => void },
) {
  const journal = openJournal(database)
  return {
    journal,
    ballotBox: openBallotBox(database),
    access: openAccess(database),
    sessions: openSessions(database),
    invitations: openInvitations(database),
    requests: openRequests(database),
    meta: openMeta(database),
    announce: lock.announce,
    /**
     * All of `work` is on the disk when this returns `saved`, and none of it otherwise. A full or broken disk is a
     * value; anything else is a bug and throws, after the same rollback.
     */
    save<T>(work: () => T): SavedOrNot<T> {
      try {
        return { saved: true, value: database.transaction(work).immediate() }
      } catch (error) {
        journal.reload()
        if (error instanceof Database.SqliteError && isDiskTrouble(error.code))
          return { saved: false, why: error.code }
        throw error
      }
    },
    /** SQLite's online backup: a whole and consistent file while voting goes on. Rejects when it cannot be written. */
    async backup(to: string): Promise<void> {
      await database.backup(to)
    },
    close() {
      database.close()
      lock.release()
    },
  }
}

export type Store = ReturnType<typeof storeOn>

const isDiskTrouble = (code: string) => /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|NOMEM)/.test(code)
