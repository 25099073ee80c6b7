/** The journal: append, read, and prove that nothing in it was changed. Each entry is hashed over the one before it. */
import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { inTodaysWords, type WrittenEvent } from '../domain/earlier-events.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'

export type JournalRecord = { seq: number; at: number; actor: Actor; event: AssemblyEvent; hash: string }

/** `event` is left as text: whoever reads a journal of 50,000 members parses it once. */
type Row = { seq: number; at: number; actor: string; event: string; hash: string }

export type Head = { entries: number; head: string }

/** The hash as the text that it is compared as. */
const COLUMNS = 'seq, at, actor, event, lower(hex(hash)) AS hash'

const GENESIS: Head = { entries: 0, head: '0'.repeat(64) }

/** SHA-256, hexadecimal, over five lines: the hash before, seq, at, actor, event. */
export const entryHash = (before: string, seq: number, at: number, actor: string, event: string): string =>
  hash('sha256', `${before}\n${String(seq)}\n${String(at)}\n${actor}\n${event}`)

export class DamagedJournal extends Error {
  readonly seq: number
  constructor(seq: number, what = 'is not what was written', options?: ErrorOptions) {
    super(`entry ${String(seq)} of the journal ${what}`, options)
    this.seq = seq
  }
}

export function openJournal(database: Database.Database) {
  const insert = database.prepare<[number, number, string, string, Buffer]>(
    'INSERT INTO journal (seq, at, actor, event, hash) VALUES (?, ?, ?, ?, ?)',
  )
  const selectAll = database.prepare<[], Row>(`SELECT ${COLUMNS} FROM journal ORDER BY seq`)
  const selectBefore = database.prepare<[number, number], Row>(
    `SELECT ${COLUMNS} FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  )
  const selectHead = database.prepare<[], { seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1',
  )
  let current = readHead()

  function readHead(): Head {
    const row = selectHead.get()
    return row === undefined ? GENESIS : { entries: row.seq, head: row.hash.toString('hex') }
  }

  return {
    head: (): Head => current,
    /** Inside a transaction only; after a failed one call `reload`. */
    append(at: number, actor: Actor, event: AssemblyEvent): JournalRecord {
      const seq = current.entries + 1
      const actorText = JSON.stringify(actor)
      const eventText = JSON.stringify(event)
      const head = entryHash(current.head, seq, at, actorText, eventText)
      insert.run(seq, at, actorText, eventText, Buffer.from(head, 'hex'))
      current = { entries: seq, head }
      return { seq, at, actor, event, hash: head }
    },
    reload() {
      current = readHead()
    },
    /** All entries in order, each proven against the one before. Throws `DamagedJournal` naming the first that is not. */
    *replay(): Generator<JournalRecord> {
      let before = GENESIS
      for (const row of selectAll.iterate()) {
        const head = entryHash(before.head, row.seq, row.at, row.actor, row.event)
        if (row.seq !== before.entries + 1 || head !== row.hash) throw new DamagedJournal(before.entries + 1)
        before = { entries: row.seq, head }
        yield parseRow(row)
      }
    },
    /** Newest first; `before` exclusive. */
    page(before: number | null, limit: number): JournalRecord[] {
      return selectBefore.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(parseRow)
    },
  }
}

/** The edge where the file's text becomes events: proven by its hash to be what this program wrote. */
function parseRow(row: Row): JournalRecord {
  const actor = JSON.parse(row.actor) as Actor
  const event = inTodaysWords(JSON.parse(row.event) as WrittenEvent)
  return { seq: row.seq, at: row.at, actor, event, hash: row.hash }
}
