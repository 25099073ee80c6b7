/** The store as the rest of the host sees it: tables with names, one transaction, one backup. All SQL is in this folder. */
import Database from 'better-sqlite3'
import type { VoteId } from '../protocol/messages.ts'
import { openAccess, openInvitations, openSessions } from './access.ts'
import { openBallotBox } from './ballot-box.ts'
import { startCheckpoints, type CheckpointOptions } from './checkpoints.ts'
import { openJournal } from './journal.ts'
import type { FileLock } from './lock.ts'
import { openFinalMinutes } from './final-minutes.ts'
import { openMeta } from './meta.ts'
import { BUSY_MS, openFile, type OpenRefusal } from './open.ts'
import { openPortraits } from './portraits.ts'
import { openRequests } from './requests.ts'

export type SavedOrNot<T> = { saved: true; value: T } | { saved: false; why: string }

/** `checkpoints`: for tests, which do not wait for a clock. */
export function openStore(
  file: string,
  checkpoints: Partial<CheckpointOptions> = {},
): { ok: true; store: Store; isNew: boolean } | ({ ok: false } & OpenRefusal) {
  const opened = openFile(file)
  if (!opened.ok) return opened
  const { database, lock, isNew } = opened
  try {
    return {
      ok: true,
      store: storeOn(database, lock, { file, onRound: () => undefined, ...checkpoints }),
      isNew,
    }
  } catch (error) {
    database.close()
    lock.release()
    // Ours by its name and number, but without our tables.
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR')
      return { ok: false, why: 'file-damaged', detail: error.message }
    throw error
  }
}

function storeOn(database: Database.Database, lock: FileLock, options: CheckpointOptions) {
  const journal = openJournal(database)
  const ballotBox = openBallotBox(database)
  const meta = openMeta(database)
  let saves = 0
  /** A box was settled, but the database's log still has its pages as they were before. So may one left by a crash. */
  let logKnowsOrder = !emptyLog(database)
  const checkpoints = startCheckpoints(database, {
    ...options,
    onRound() {
      if (logKnowsOrder) forgetOrder()
      options.onRound()
    },
  })

  function forgetOrder() {
    logKnowsOrder = !emptyLog(database)
    // It was being read, or moved into the file at this very moment.
    if (logKnowsOrder) checkpoints.committed()
  }

  /**
   * A commit whose fsync failed is refused, but the system may hold its pages, whole: whoever opens the file after a kill would
   * find what was refused. So something that nobody reads is written in its place, whether the disk takes that or not.
   */
  function overwriteLog() {
    try {
      database.transaction(() => meta.touch()).immediate()
    } catch {
      // The caller is told of the trouble already.
    }
  }

  const store = {
    journal,
    ballotBox,
    access: openAccess(database),
    sessions: openSessions(database),
    invitations: openInvitations(database),
    requests: openRequests(database),
    finalMinutes: openFinalMinutes(database),
    portraits: openPortraits(database),
    meta,
    announce: lock.announce,
    /**
     * All of `work` is on the disk when this returns `saved`, and none of it otherwise. A full or broken disk is a
     * value; anything else is a bug and throws, after the same rollback.
     */
    save<T>(work: () => T): SavedOrNot<T> {
      try {
        const value = database.transaction(work).immediate()
        // A long log is moved into the file by the thread first, and emptied when that is done.
        if (logKnowsOrder && !checkpoints.atOnce()) forgetOrder()
        checkpoints.committed()
        saves++
        return { saved: true, value }
      } catch (error) {
        journal.reload()
        if (!(error instanceof Database.SqliteError && isDiskTrouble(error.code))) throw error
        if (error.code.startsWith('SQLITE_IOERR')) overwriteLog()
        return { saved: false, why: error.code }
      }
    },
    /** How many `save`s of this start are on the disk: the file is as it was while this is the same. */
    saves: () => saves,
    /** Whether a small write gets through, with nothing at stake. */
    probe: (): SavedOrNot<void> => store.save(() => meta.touch()),
    /** Inside a transaction only, when no more ballots come: from its commit on the file does not tell in which order they came [I7]. */
    settleBox(vote: VoteId, newSalt: Buffer | null) {
      ballotBox.settle(vote, newSalt)
      logKnowsOrder = true
    },
    /** SQLite's online backup: a whole and consistent file while voting goes on. Rejects when it cannot be written. */
    async backup(to: string): Promise<void> {
      await database.backup(to)
    },
    close() {
      checkpoints.stop()
      database.close()
      lock.release()
    },
  }
  return store
}

export type Store = ReturnType<typeof storeOn>

/** False when it could not be emptied now; no page of it is needed any more, so that is no trouble of the disk. */
function emptyLog(database: Database.Database): boolean {
  // Who reads it, such as a copy being made, is not waited for: it is tried again.
  database.pragma('busy_timeout = 0')
  try {
    return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
  } catch {
    return false
  } finally {
    database.pragma(`busy_timeout = ${BUSY_MS}`)
  }
}

const isDiskTrouble = (code: string) => /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|NOMEM)/.test(code)
