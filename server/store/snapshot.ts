/**
 * A convention as its file holds it at one moment, to look at only: read into memory, so that nothing of it is locked or changed,
 * whoever has it open. A file of an earlier version is brought up to date in memory.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { VoteId } from '../protocol/messages.ts'
import { openBallotBox } from './ballot-box.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { BUSY_MS, inspect, refusalOf, type OpenRefusal } from './open.ts'

/** As it stands, proven by nobody. */
export type JournalRow = { seq: number; at: number; actor: string; event: string; hash: string }

/** How many rows each table holds of a vote. */
export type BoxSize = { vote: VoteId; turnout: number; secret: number; named: number }

/** What there is to read in the ballot box. */
type Box = Pick<
  ReturnType<typeof openBallotBox>,
  'turnout' | 'receipts' | 'secretBallots' | 'namedBallots' | 'counts' | 'seal'
>

export type Snapshot = ReturnType<typeof snapshotOf>

/** Bytes 18 and 19 of the file say that it has a log beside it (2) or not (1); in memory there is none. */
const LOG_FLAGS = [18, 19] as const

export function readSnapshot(
  file: string,
): { ok: true; snapshot: Snapshot } | ({ ok: false } & (OpenRefusal | { why: 'no-such-file' })) {
  if (!existsSync(file)) return { ok: false, why: 'no-such-file' }
  if (!statSync(file).isFile()) return { ok: false, why: 'not-a-convention' }
  try {
    const image = imageOf(file)
    for (const at of LOG_FLAGS) if (image[at] === 2) image[at] = 1
    return opened(new Database(image))
  } catch (error) {
    // Ours by its name and number, but without our tables.
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR')
      return { ok: false, why: 'file-damaged', detail: error.message }
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    return { ok: false, ...refusal }
  }
}

function opened(
  database: Database.Database,
): { ok: true; snapshot: Snapshot } | ({ ok: false } & OpenRefusal) {
  const refusal = inspect(database)
  if (refusal !== null) {
    database.close()
    return { ok: false, ...refusal }
  }
  for (const sql of MIGRATIONS.slice(Number(database.pragma('user_version', { simple: true }))))
    database.exec(sql)
  return { ok: true, snapshot: snapshotOf(database) }
}

const hasLog = (file: string): boolean => existsSync(`${file}-wal`)

/** The bytes of one moment. A host that has the file open has a log beside it. */
function imageOf(file: string): Buffer {
  if (!hasLog(file)) {
    const bytes = readFileSync(file)
    if (!hasLog(file)) return bytes
  }
  // SQLite keeps both apart while a host writes. Where nobody does it would make the index of the log anew, beside the file.
  return existsSync(`${file}-shm`) ? serialized(file) : serializedCopy(file)
}

function serialized(file: string): Buffer {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS })
  try {
    return database.serialize()
  } finally {
    database.close()
  }
}

/** What a kill has left, or a copy of file and log: they belong together, and nobody writes to them. */
function serializedCopy(file: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-read-'))
  try {
    const copy = join(folder, 'copy')
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    return serialized(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function snapshotOf(database: Database.Database) {
  const rows = database.prepare<[], JournalRow>(
    'SELECT seq, at, actor, event, lower(hex(hash)) AS hash FROM journal ORDER BY seq',
  )
  const sizes = database.prepare<[], BoxSize>(
    `SELECT vote, sum(turnout) AS turnout, sum(secret) AS secret, sum(named) AS named FROM (
       SELECT vote, count(*) AS turnout, 0 AS secret, 0 AS named FROM turnout GROUP BY vote
       UNION ALL SELECT vote, 0, count(*), 0 FROM secret_ballots GROUP BY vote
       UNION ALL SELECT vote, 0, 0, count(*) FROM named_ballots GROUP BY vote
     ) GROUP BY vote ORDER BY vote`,
  )
  const box: Box = openBallotBox(database)
  return {
    journal: (): JournalRow[] => rows.all(),
    /** Of every vote that has a row in any of the three. */
    boxSizes: (): BoxSize[] => sizes.all(),
    box,
    close: () => void database.close(),
  }
}
