/** Answers already given, by session and request id: a command that comes again after a lost reply is answered, not done. */
import type Database from 'better-sqlite3'
import type { Instant } from '../protocol/messages.ts'

/** A client gives up long before: kept for a day, so that the table does not grow with the convention. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** Few enough answers fall due in this time that forgetting them is no stall: a desk checks in ten a second at most. */
const PRUNED_EVERY_MS = 5 * 60 * 1000

export function openRequests(database: Database.Database) {
  const select = database.prepare<[Buffer, string], { reply: string }>(
    'SELECT reply FROM requests WHERE session = ? AND request = ?',
  )
  const insert = database.prepare<[Buffer, string, string, number]>(
    'INSERT INTO requests (session, request, reply, at) VALUES (?, ?, ?, ?)',
  )
  const prune = database.prepare<[number]>('DELETE FROM requests WHERE at < ?')
  let prunedAt = -Infinity

  function forgetOld(now: Instant) {
    prune.run(now - KEPT_MS)
    prunedAt = now
  }

  return {
    /** The reply as it was sent, JSON. */
    find: (session: Buffer, request: string): string | null => select.get(session, request)?.reply ?? null,
    remember(session: Buffer, request: string, reply: string, at: Instant) {
      if (at - prunedAt >= PRUNED_EVERY_MS) forgetOld(at)
      insert.run(session, request, reply, at)
    },
    prune: forgetOld,
  }
}
