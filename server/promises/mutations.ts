/**
 * What somebody could do to a convention's file: to the journal's entries, to voters, receipts and ballots, with and without knowing
 * how hashes are made. Each says where it was, so that it can be seen whether that is found.
 */
import type Database from 'better-sqlite3'
import type { Marks, MemberId, Secrecy, VoteDraft, VoteId } from '../protocol/messages.ts'
import { pick, type Random } from '../rehearsal/chance.ts'
import { entryHash } from '../store/journal.ts'
import type { JournalRow } from '../store/snapshot.ts'
import { anyBallot } from '../testing/every-vote.ts'

/** Where it was: entries by number, a vote or the entry about it, or the end, which only a head noted elsewhere shows. */
export type Place = { entries: readonly number[] } | { vote: VoteId; entry: number | null } | 'the head'

/** Null: it does not fit this file, or would change nothing. */
export type Mutation = (file: Changeable, random: Random) => Place | null

export type Changeable = {
  database: Database.Database
  votes: readonly { vote: VoteId; draft: VoteDraft }[]
}

const BEGINNING = '0'.repeat(64)
/** None of them ends a text of JSON, and all are there already. */
const DIGITS = '0123456789'

const some = (random: Random, below: number): number => Math.floor(random() * below)

const rowsIn = (database: Database.Database): JournalRow[] =>
  database
    .prepare<[], JournalRow>(
      'SELECT seq, at, actor, event, lower(hex(hash)) AS hash FROM journal ORDER BY seq',
    )
    .all()

function write(database: Database.Database, rows: readonly JournalRow[]): void {
  database.exec('DELETE FROM journal')
  const insert = database.prepare<[number, number, string, string, Buffer]>(
    'INSERT INTO journal (seq, at, actor, event, hash) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { seq, at, actor, event, hash } of rows)
    insert.run(seq, at, actor, event, Buffer.from(hash, 'hex'))
}

const renumbered = (rows: readonly JournalRow[]): JournalRow[] =>
  rows.map((row, index) => ({ ...row, seq: index + 1 }))

/** As one who knows how it is done: entries `from` to `to` follow from each other again. */
function hashedAnew(rows: readonly JournalRow[], from: number, to: number): JournalRow[] {
  const anew = [...rows]
  for (let index = from - 1; index < to; index++) {
    const row = anew[index]
    if (row === undefined) break
    const before = anew[index - 1]?.hash ?? BEGINNING
    anew[index] = { ...row, hash: entryHash(before, row.seq, row.at, row.actor, row.event) }
  }
  return anew
}

/** A digit or a letter of a text becomes another. */
function otherText(text: string, random: Random): string {
  const places = [...text.matchAll(/[a-z0-9]/gi)].map(({ index }) => index)
  if (places.length === 0) return `${text} `
  const at = pick(random, places)
  const old = text.charAt(at)
  const others = [...(/\d/.test(old) ? DIGITS : 'abcdefghijklm')].filter((one) => one !== old)
  return text.slice(0, at) + pick(random, others) + text.slice(at + 1)
}

/** Of the rows, one is changed. */
const onRow =
  (change: (row: JournalRow, random: Random) => Partial<JournalRow>): Mutation =>
  ({ database }, random) => {
    const rows = rowsIn(database)
    const row = pick(random, rows)
    write(
      database,
      rows.map((one) => (one === row ? { ...row, ...change(row, random) } : one)),
    )
    return { entries: [row.seq] }
  }

/** What becomes of the rows, and which of them it was. */
type OnRows = (
  rows: readonly JournalRow[],
  random: Random,
) => { rows: JournalRow[]; entries: readonly number[] } | null

const onRows =
  (change: OnRows): Mutation =>
  ({ database }, random) => {
    const changed = change(rowsIn(database), random)
    if (changed === null) return null
    write(database, changed.rows)
    return { entries: changed.entries }
  }

/** All but the last: what is behind the last, nothing but a noted head can know. */
const notTheLast = (rows: readonly JournalRow[], random: Random): number => some(random, rows.length - 1)

const takenOut: OnRows = (rows, random) => {
  const gone = notTheLast(rows, random)
  return { rows: rows.filter((_, index) => index !== gone), entries: [gone + 1] }
}

const takenOutAndMovedUp: OnRows = (rows, random) => {
  const many = 1 + some(random, 3)
  const gone = some(random, rows.length - many - 1)
  return {
    rows: renumbered(rows.filter((_, index) => index < gone || index >= gone + many)),
    entries: Array.from({ length: many }, (_, index) => gone + 1 + index),
  }
}

const exchanged: OnRows = (rows, random) => {
  const [one, other] = [some(random, rows.length), some(random, rows.length)]
  if (one === other) return null
  const order = rows.map((_, index) => (index === one ? other : index === other ? one : index))
  return { rows: renumbered(order.flatMap((index) => rows[index] ?? [])), entries: [one + 1, other + 1] }
}

const moved: OnRows = (rows, random) => {
  const [from, to] = [some(random, rows.length), some(random, rows.length)]
  const row = rows[from]
  if (from === to || row === undefined) return null
  const left = rows.filter((_, index) => index !== from)
  // Neighbours that are exchanged: it cannot be told which of the two was moved.
  const entries = [from + 1, to + 1]
  return { rows: renumbered([...left.slice(0, to), row, ...left.slice(to)]), entries }
}

const copyPutIn: OnRows = (rows, random) => {
  const at = some(random, rows.length + 1)
  const copy = pick(random, rows)
  // Before itself: which of the two is the copy, nobody can tell.
  const entries = rows[at] === copy ? [at + 1, at + 2] : [at + 1]
  return { rows: renumbered([...rows.slice(0, at), copy, ...rows.slice(at)]), entries }
}

const forgedPutIn: OnRows = (rows, random) => {
  // Not behind the last: whoever holds the file can go on with it, as a host does.
  const at = some(random, rows.length)
  const forged = { ...pick(random, rows), event: '{"type":"projector-set","showing":"auto"}' }
  const all = renumbered([...rows.slice(0, at), forged, ...rows.slice(at)])
  // What follows it did not.
  return { rows: hashedAnew(all, at + 1, at + 1), entries: [at + 1, at + 2] }
}

const replaced: OnRows = (rows, random) => {
  const [at, by] = [some(random, rows.length), pick(random, rows)]
  if (by.seq === at + 1) return null
  return {
    rows: rows.map((row, index) => (index === at ? { ...by, seq: row.seq } : row)),
    entries: [at + 1],
  }
}

const elsewhere: OnRows = (rows, random) => {
  const at = some(random, rows.length)
  const seq = random() < 0.5 ? -some(random, 5) : rows.length + 2 + some(random, 5)
  return {
    rows: rows.map((row, index) => (index === at ? { ...row, seq } : row)),
    entries: [at + 1, seq],
  }
}

const forgedFor: OnRows = (rows, random) => {
  const from = 1 + notTheLast(rows, random)
  const to = from + some(random, rows.length - from)
  const changed = rows.map((row) =>
    row.seq === from ? { ...row, event: otherText(row.event, random) } : row,
  )
  // The first that was not hashed anew does not follow.
  const entries = Array.from({ length: to - from + 2 }, (_, index) => from + index)
  return { rows: hashedAnew(changed, from, to), entries }
}

export const TO_ENTRIES: Record<string, Mutation> = {
  'an event': onRow((row, random) => ({ event: otherText(row.event, random) })),
  'an event, by a blank': onRow(({ event }) => ({ event: `${event} ` })),
  'who did it': onRow((row, random) => ({ actor: otherText(row.actor, random) })),
  'when it was': onRow(({ at }, random) => ({ at: at + 1 + some(random, 1000) })),
  'a hash': onRow(({ hash }, random) => ({
    hash: (hash.startsWith('0') ? '1' : '0') + hash.slice(1, 2 + 2 * some(random, 31) + 1).padEnd(63, '7'),
  })),
  'a hash, cut': onRow(({ hash }, random) => ({ hash: hash.slice(0, 2 * some(random, 31)) })),
  'an event and its hash': onRow((row, random) => ({
    event: otherText(row.event, random),
    hash: entryHash(BEGINNING, row.seq, row.at, row.actor, row.event),
  })),
  'taken out': onRows(takenOut),
  'taken out, the others moved up': onRows(takenOutAndMovedUp),
  'two exchanged': onRows(exchanged),
  'one moved': onRows(moved),
  'a copy put in': onRows(copyPutIn),
  'a forged one put in': onRows(forgedPutIn),
  'replaced by another': onRows(replaced),
  'under another number': onRows(elsewhere),
  'hashed anew, but not to the end': onRows(forgedFor),
}

/** What stands in an event about a vote, changed by one who then hashes everything anew to the end. */
const forged =
  (types: RegExp, part: RegExp): Mutation =>
  ({ database }, random) => {
    const rows = rowsIn(database)
    const fitting = rows.filter(({ event }) => types.test(event) && part.test(event))
    if (fitting.length === 0) return null
    const row = pick(random, fitting)
    const event = row.event.replace(part, (text) => otherDigit(text, random))
    const vote = /"vote":(\d+)/.exec(row.event)?.[1]
    if (event === row.event || vote === undefined) return null
    const changed = rows.map((one) => (one === row ? { ...row, event } : one))
    write(database, hashedAnew(changed, row.seq, rows.length))
    return { vote: Number(vote), entry: row.seq }
  }

/** The name of a part stays. */
function otherDigit(text: string, random: Random): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
  if (places.length === 0) return text
  const at = pick(random, places)
  const others = [...DIGITS].filter((digit) => digit !== text.charAt(at))
  return text.slice(0, at) + pick(random, others) + text.slice(at + 1)
}

export const FORGED: Record<string, Mutation> = {
  'a result at closing': forged(/"type":"vote-closed"/, /"result":\{.*\}(?=,"turnout")/),
  'a result after papers, a lot or a casting vote': forged(
    /"type":"(paper-votes-confirmed|lot-drawn|tie-decided)"/,
    /"result":\{.*\}/,
  ),
  'who has voted': forged(/"type":"vote-closed"/, /"turnout":"[^"]*"/),
  'a seal': forged(/"type":"vote-closed"/, /"seal":"[^"]*"/),
  'a register': forged(
    /"type":"vote-opened"/,
    /"register":\{.*?\](,"present":"[^"]*","entitled":"[^"]*")?\}/,
  ),
  'the order of a paper': forged(/"type":"vote-opened"/, /"shown":\[[^\]]*\]/),
  'the order of a lot': forged(/"type":"lot-drawn"/, /"order":\[[^\]]*\]/),
  'confirmed papers': forged(/"type":"paper-votes-confirmed"/, /"votes":\{.*\}(?=,"result")/),
}

/** Of one vote, `vote` and `draft`; with all rows of a table that are its. */
type OnBox = (
  of: {
    database: Database.Database
    vote: VoteId
    draft: VoteDraft
    ballots: 'secret_ballots' | 'named_ballots'
  },
  random: Random,
) => boolean

const onBox =
  (change: OnBox): Mutation =>
  ({ database, votes }, random) => {
    const { vote, draft } = pick(random, votes)
    return change({ database, vote, draft, ballots: TABLES[draft.secrecy] }, random)
      ? { vote, entry: null }
      : null
  }

const TABLES = { secret: 'secret_ballots', named: 'named_ballots' } as const satisfies Record<Secrecy, string>
const KEYS = { secret_ballots: 'ballot_key', named_ballots: 'member' } as const

type BallotRow = { key: Buffer | MemberId; marks: Marks; weight: string }

const ballotsOf = ({ database, vote, ballots }: Parameters<OnBox>[0]): BallotRow[] =>
  database
    .prepare<[number], BallotRow>(
      `SELECT ${KEYS[ballots]} AS key, marks, weight FROM ${ballots} WHERE vote = ?`,
    )
    .all(vote)

const set =
  (
    column: 'marks' | 'weight' | 'vote',
    value: (row: BallotRow, draft: VoteDraft, random: Random) => string | number,
  ): OnBox =>
  (of, random) => {
    const { database, vote, draft, ballots } = of
    const row = pick(random, ballotsOf(of))
    const now = value(row, draft, random)
    if (column !== 'vote' && row[column] === now) return false
    const sql = `UPDATE OR IGNORE ${ballots} SET ${column} = ? WHERE vote = ? AND ${KEYS[ballots]} = ?`
    return database.prepare(sql).run(now, vote, row.key).changes === 1
  }

const sql =
  (text: (of: Parameters<OnBox>[0], random: Random) => string): OnBox =>
  (of, random) =>
    of.database.prepare(text(of, random)).run().changes > 0

const aVoter = ({ vote }: { vote: VoteId }, random: Random): string =>
  `vote = ${String(vote)} AND member = (SELECT member FROM turnout WHERE vote = ${String(vote)} ORDER BY member LIMIT 1 OFFSET ${String(some(random, 5))})`

const aBallot = ({ vote, ballots }: Parameters<OnBox>[0], random: Random): string =>
  `vote = ${String(vote)} AND ${KEYS[ballots]} = (SELECT ${KEYS[ballots]} FROM ${ballots} WHERE vote = ${String(vote)} ORDER BY 1 LIMIT 1 OFFSET ${String(some(random, 5))})`

/** Beyond all members: nobody is there twice. */
const STRANGER = 9_999

/** By name: what one said the other has said. */
const namedExchanged: OnBox = (of, random) => {
  if (of.ballots !== 'named_ballots') return false
  const rows = ballotsOf(of)
  const [one, other] = [pick(random, rows), pick(random, rows)]
  if (one.marks === other.marks) return false
  const put = of.database.prepare('UPDATE named_ballots SET marks = ? WHERE vote = ? AND member = ?')
  put.run(one.marks, of.vote, other.key)
  put.run(other.marks, of.vote, one.key)
  return true
}

export const TO_BOXES: Record<string, Mutation> = {
  'what a ballot says': onBox(set('marks', (_, { paper }, random) => anyBallot(random, paper))),
  'what a ballot says, to nonsense': onBox(set('marks', ({ marks }) => `${marks}0`)),
  'the weight of a ballot': onBox(set('weight', ({ weight }) => (weight === '1' ? '3' : '1'))),
  'a ballot moved to another vote': onBox(set('vote', (_row, _draft, random) => 500 + some(random, 9))),
  'a ballot gone': onBox(sql((of, random) => `DELETE FROM ${of.ballots} WHERE ${aBallot(of, random)}`)),
  'a ballot added': onBox(
    sql((of, random) =>
      of.ballots === 'secret_ballots'
        ? `INSERT INTO secret_ballots SELECT vote, randomblob(16), marks, weight FROM secret_ballots WHERE ${aBallot(of, random)}`
        : `INSERT INTO named_ballots SELECT vote, ${String(STRANGER)}, marks, weight FROM named_ballots WHERE ${aBallot(of, random)}`,
    ),
  ),
  'the key of a ballot': onBox(
    sql((of, random) =>
      of.ballots === 'secret_ballots'
        ? `UPDATE secret_ballots SET ballot_key = randomblob(16) WHERE ${aBallot(of, random)}`
        : `UPDATE named_ballots SET member = ${String(STRANGER)} WHERE ${aBallot(of, random)}`,
    ),
  ),
  'two named ballots exchanged': onBox(namedExchanged),
  'a ballot among those of the other kind': onBox(
    sql(({ vote, ballots }) =>
      ballots === 'secret_ballots'
        ? `INSERT INTO named_ballots VALUES (${String(vote)}, 1, 'm1', '1')`
        : `INSERT INTO secret_ballots VALUES (${String(vote)}, randomblob(16), 'm1', '1')`,
    ),
  ),
  'a receipt': onBox(
    sql(
      (of, random) =>
        `UPDATE turnout SET receipt = 'Z' || substr(receipt, 2) || 'Z' WHERE ${aVoter(of, random)}`,
    ),
  ),
  'a receipt twice': onBox(
    sql(
      (of) =>
        `UPDATE turnout SET receipt = (SELECT min(receipt) FROM turnout WHERE vote = ${String(of.vote)}) WHERE vote = ${String(of.vote)} AND receipt = (SELECT max(receipt) FROM turnout WHERE vote = ${String(of.vote)})`,
    ),
  ),
  'who voted': onBox(
    sql((of, random) => `UPDATE turnout SET member = ${String(STRANGER)} WHERE ${aVoter(of, random)}`),
  ),
  'a voter gone': onBox(sql((of, random) => `DELETE FROM turnout WHERE ${aVoter(of, random)}`)),
  'a voter added': onBox(
    sql(
      ({ vote }) =>
        `INSERT INTO turnout VALUES (${String(vote)}, ${String(STRANGER)}, 'AAAAA-AAAAA', 'a-request')`,
    ),
  ),
  'a voter moved to another vote': onBox(
    sql((of, random) => `UPDATE turnout SET vote = 600 WHERE ${aVoter(of, random)}`),
  ),
}

const cutOff: Mutation = ({ database }, random) => {
  const rows = rowsIn(database)
  write(database, rows.slice(0, rows.length - 1 - some(random, rows.length)))
  return 'the head'
}

const cutOffAndGoneOn: Mutation = ({ database }, random) => {
  const rows = rowsIn(database)
  const left = rows.length - 1 - some(random, 10)
  const others = rows
    .slice(left)
    .map((row) => ({ ...row, event: '{"type":"projector-set","showing":"auto"}' }))
  write(database, hashedAnew([...rows.slice(0, left), ...others], left + 1, rows.length))
  return 'the head'
}

const allAnew: Mutation = ({ database }, random) => {
  const rows = rowsIn(database)
  const row = pick(random, rows)
  const changed = rows.map((one) => (one === row ? { ...row, at: row.at - 1 } : one))
  write(database, hashedAnew(changed, row.seq, rows.length))
  return 'the head'
}

/** What nothing in the file itself can show. */
export const TO_THE_END: Record<string, Mutation> = {
  'the newest cut off': cutOff,
  'the newest replaced by others': cutOffAndGoneOn,
  'hashed anew to the end': allAnew,
}
