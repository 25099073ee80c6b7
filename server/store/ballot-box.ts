/**
 * The ballot box: who has cast a ballot, and what was cast, as two sets without a link. For a secret vote a ballot lies
 * under a random key with nothing beside it; for a named vote it lies under its member. Neither knows a time.
 */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Choice, MemberId, Secrecy, VoteId, Weight } from '../protocol/messages.ts'
import type { BallotCount } from '../domain/tally/majority.ts'
import type { Register } from '../domain/register.ts'

export type Ballot = { vote: VoteId; member: MemberId; secrecy: Secrecy; choice: Choice; weight: Weight }
/** `ballotKey`: 16 random bytes. `receipt`: random, unique in the vote. */
export type Envelope = { ballotKey: Buffer; receipt: string; request: string }

export type Voted = { receipt: string; request: string }

export type SecretBallot = { key: string; choice: Choice; weight: Weight }
export type NamedBallot = { member: MemberId; choice: Choice; weight: Weight }

export function openBallotBox(database: Database.Database) {
  database.exec(`
    CREATE TEMP TABLE turnout_in_order (member INTEGER, receipt TEXT, request TEXT) STRICT;
    CREATE TEMP TABLE secret_in_order (ballot_key BLOB, choice TEXT, weight TEXT) STRICT;
  `)
  const insertTurnout = database.prepare<[number, number, string, string]>(
    'INSERT INTO turnout (vote, member, receipt, request) VALUES (?, ?, ?, ?)',
  )
  const insertSecret = database.prepare<[number, Buffer, string, string]>(
    'INSERT INTO secret_ballots (vote, ballot_key, choice, weight) VALUES (?, ?, ?, ?)',
  )
  const insertNamed = database.prepare<[number, number, string, string]>(
    'INSERT INTO named_ballots (vote, member, choice, weight) VALUES (?, ?, ?, ?)',
  )
  const selectTurnout = database.prepare<[number], { member: number; receipt: string; request: string }>(
    'SELECT member, receipt, request FROM turnout WHERE vote = ? ORDER BY member',
  )
  const selectVoters = database
    .prepare<[number], MemberId>('SELECT member FROM turnout WHERE vote = ? ORDER BY member')
    .pluck()
  const selectReceipts = database.prepare<[number], { receipt: string }>(
    'SELECT receipt FROM turnout WHERE vote = ? ORDER BY receipt',
  )
  const selectSecret = database.prepare<[number], { key: string; choice: Choice; weight: string }>(
    'SELECT lower(hex(ballot_key)) AS key, choice, weight FROM secret_ballots WHERE vote = ? ORDER BY ballot_key',
  )
  const selectNamed = database.prepare<[number], NamedBallot>(
    'SELECT member, choice, weight FROM named_ballots WHERE vote = ? ORDER BY member',
  )
  const selectVoted = database.prepare<[number, number], Voted>(
    'SELECT receipt, request FROM turnout WHERE vote = ? AND member = ?',
  )
  /** Each with the vote. In SQL, because row by row 50,000 ballots took the loop a quarter of a second. */
  const settling = [
    'INSERT INTO turnout_in_order SELECT member, receipt, request FROM turnout WHERE vote = ? ORDER BY member',
    'INSERT INTO secret_in_order SELECT ballot_key, choice, weight FROM secret_ballots WHERE vote = ? ORDER BY ballot_key',
    'DELETE FROM turnout WHERE vote = ?',
    'DELETE FROM secret_ballots WHERE vote = ?',
    'INSERT INTO turnout SELECT ?, member, receipt, request FROM turnout_in_order ORDER BY rowid',
    'INSERT INTO secret_ballots SELECT ?, ballot_key, choice, weight FROM secret_in_order ORDER BY rowid',
  ].map((sql) => database.prepare<[number]>(sql))
  const settled = ['DELETE FROM turnout_in_order', 'DELETE FROM secret_in_order'].map((sql) =>
    database.prepare(sql),
  )
  const count = {
    secret: database.prepare<[number], BallotCount>(
      'SELECT choice, weight, count(*) AS ballots FROM secret_ballots WHERE vote = ? GROUP BY choice, weight',
    ),
    named: database.prepare<[number], BallotCount>(
      'SELECT choice, weight, count(*) AS ballots FROM named_ballots WHERE vote = ? GROUP BY choice, weight',
    ),
  } satisfies Record<Secrecy, unknown>

  const box = {
    /** Inside a transaction only. The caller has admitted the member; a second ballot of the same member throws. */
    cast(ballot: Ballot, envelope: Envelope): void {
      insertTurnout.run(ballot.vote, ballot.member, envelope.receipt, envelope.request)
      if (ballot.secrecy === 'secret')
        insertSecret.run(ballot.vote, envelope.ballotKey, ballot.choice, ballot.weight)
      else insertNamed.run(ballot.vote, ballot.member, ballot.choice, ballot.weight)
    },
    turnout: (vote: VoteId): ReadonlyMap<MemberId, Voted> =>
      new Map(selectTurnout.all(vote).map(({ member, receipt, request }) => [member, { receipt, request }])),
    voters: (vote: VoteId): MemberId[] => selectVoters.all(vote),
    /** Of any vote, also one that is long closed. */
    voted: (vote: VoteId, member: MemberId): Voted | undefined => selectVoted.get(vote, member),
    /**
     * Writes the box anew, turnout by member and secret ballots by key. A page of the file keeps its rows as they came, so
     * until then who reads its bytes can put the nth voter beside the nth ballot.
     */
    settle(vote: VoteId): void {
      for (const step of settling) step.run(vote)
      for (const step of settled) step.run()
    },
    counts: (vote: VoteId, secrecy: Secrecy): BallotCount[] => count[secrecy].all(vote),
    secretBallots: (vote: VoteId): SecretBallot[] => selectSecret.all(vote),
    namedBallots: (vote: VoteId): NamedBallot[] => selectNamed.all(vote),
    receipts: (vote: VoteId): string[] => selectReceipts.all(vote).map(({ receipt }) => receipt),
    /** SHA-256, hexadecimal, over the register, the sorted receipts and the sorted ballots, one a line: what was counted. */
    seal(vote: VoteId, secrecy: Secrecy, register: Register): string {
      const digest = createHash('sha256')
      digest.update(`${JSON.stringify(register)}\n`)
      for (const receipt of box.receipts(vote)) digest.update(`${receipt}\n`)
      if (secrecy === 'secret')
        for (const { key, choice, weight } of box.secretBallots(vote))
          digest.update(`${key} ${choice} ${weight}\n`)
      else
        for (const { member, choice, weight } of box.namedBallots(vote))
          digest.update(`${String(member)} ${choice} ${weight}\n`)
      return digest.digest('hex')
    },
  }
  return box
}
