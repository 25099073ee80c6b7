/**
 * The ballot box: who has cast a ballot, and what was cast, as two sets without a link. For a secret vote a ballot lies
 * under a random key with nothing beside it; for a named vote it lies under its member. Neither knows a time.
 */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Marks, MemberId, Secrecy, VoteId, Weight } from '../protocol/messages.ts'
import type { BallotCount } from '../domain/tally/count-vote.ts'
import type { Register } from '../domain/register.ts'

export type Ballot = { vote: VoteId; member: MemberId; secrecy: Secrecy; marks: Marks; weight: Weight }
/** `ballotKey`: 16 random bytes. `receipt`: random, unique in the vote. */
export type Envelope = { ballotKey: Buffer; receipt: string; request: string }

export type Voted = { receipt: string; request: string }

export type SecretBallot = { key: string; marks: Marks; weight: Weight }
export type NamedBallot = { member: MemberId; marks: Marks; weight: Weight }

export function openBallotBox(database: Database.Database) {
  database.exec(`
    CREATE TEMP TABLE turnout_in_order (member INTEGER, receipt TEXT, request TEXT) STRICT;
    CREATE TEMP TABLE secret_in_order (ballot_key BLOB, marks TEXT, weight TEXT) STRICT;
  `)
  const insertTurnout = database.prepare<[number, number, string, string]>(
    'INSERT INTO turnout (vote, member, receipt, request) VALUES (?, ?, ?, ?)',
  )
  const insertSecret = database.prepare<[number, Buffer, string, string]>(
    'INSERT INTO secret_ballots (vote, ballot_key, marks, weight) VALUES (?, ?, ?, ?)',
  )
  const insertNamed = database.prepare<[number, number, string, string]>(
    'INSERT INTO named_ballots (vote, member, marks, weight) VALUES (?, ?, ?, ?)',
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
  const selectSecret = database.prepare<[number], { key: string; marks: Marks; weight: string }>(
    'SELECT lower(hex(ballot_key)) AS key, marks, weight FROM secret_ballots WHERE vote = ? ORDER BY ballot_key',
  )
  const selectNamed = database.prepare<[number], NamedBallot>(
    'SELECT member, marks, weight FROM named_ballots WHERE vote = ? ORDER BY member',
  )
  const selectVoted = database.prepare<[number, number], Voted>(
    'SELECT receipt, request FROM turnout WHERE vote = ? AND member = ?',
  )
  const updateRequest = database.prepare<[string, number, number]>(
    'UPDATE turnout SET request = ? WHERE vote = ? AND member = ?',
  )
  const updateNamed = database.prepare<[string, number, number]>(
    'UPDATE named_ballots SET marks = ? WHERE vote = ? AND member = ?',
  )
  const deleteSecret = database.prepare<[number, Buffer, string]>(
    'DELETE FROM secret_ballots WHERE vote = ? AND ballot_key = ? AND weight = ?',
  )
  const selectKey = database
    .prepare<[number, Buffer], 1>('SELECT 1 FROM secret_ballots WHERE vote = ? AND ballot_key = ?')
    .pluck()
  // A phone's key must not find its ballot again once the vote is closed: that would be proof of what was voted.
  let salt: Buffer = Buffer.alloc(0)
  database.function('forgotten', { deterministic: true }, (key: unknown) =>
    Buffer.isBuffer(key) ? createHash('sha256').update(salt).update(key).digest().subarray(0, 16) : null,
  )
  const secretInOrder = {
    keptKeys:
      'INSERT INTO secret_in_order SELECT ballot_key, marks, weight FROM secret_ballots WHERE vote = ? ORDER BY ballot_key',
    newKeys:
      'INSERT INTO secret_in_order SELECT forgotten(ballot_key) AS new_key, marks, weight FROM secret_ballots WHERE vote = ? ORDER BY new_key',
  }
  const beginSettling = {
    keptKeys: database.prepare<[number]>(secretInOrder.keptKeys),
    newKeys: database.prepare<[number]>(secretInOrder.newKeys),
  }
  /** Each with the vote. In SQL, because row by row 50,000 ballots took the loop a quarter of a second. */
  const settling = [
    `INSERT INTO turnout_in_order SELECT member, receipt, substr(request, 1, instr(request || ' ', ' ') - 1)
       FROM turnout WHERE vote = ? ORDER BY member`,
    'DELETE FROM turnout WHERE vote = ?',
    'DELETE FROM secret_ballots WHERE vote = ?',
    'INSERT INTO turnout SELECT ?, member, receipt, request FROM turnout_in_order ORDER BY rowid',
    'INSERT INTO secret_ballots SELECT ?, ballot_key, marks, weight FROM secret_in_order ORDER BY rowid',
  ].map((sql) => database.prepare<[number]>(sql))
  const settled = ['DELETE FROM turnout_in_order', 'DELETE FROM secret_in_order'].map((sql) =>
    database.prepare(sql),
  )
  const count = {
    secret: database.prepare<[number], BallotCount>(
      'SELECT marks, weight, count(*) AS ballots FROM secret_ballots WHERE vote = ? GROUP BY marks, weight',
    ),
    named: database.prepare<[number], BallotCount>(
      'SELECT marks, weight, count(*) AS ballots FROM named_ballots WHERE vote = ? GROUP BY marks, weight',
    ),
  } satisfies Record<Secrecy, unknown>

  const box = {
    /** Inside a transaction only. The caller has admitted the member; a second ballot of the same member throws. */
    cast(ballot: Ballot, envelope: Envelope): void {
      insertTurnout.run(ballot.vote, ballot.member, envelope.receipt, envelope.request)
      if (ballot.secrecy === 'secret')
        insertSecret.run(ballot.vote, envelope.ballotKey, ballot.marks, ballot.weight)
      else insertNamed.run(ballot.vote, ballot.member, ballot.marks, ballot.weight)
    },
    /** The last ballot counts: instead of the one before, of the same weight. */
    replaceNamed({ vote, member, marks }: Ballot): void {
      updateNamed.run(marks, vote, member)
    },
    /** False, and nothing done, when no ballot of this weight lies under the last key. */
    replaceSecret({ vote, marks, weight }: Ballot, { next, last }: { next: Buffer; last: Buffer }): boolean {
      if (deleteSecret.run(vote, last, weight).changes === 0) return false
      insertSecret.run(vote, next, marks, weight)
      return true
    },
    /** `requests`: the newest first, separated by blanks. Settling leaves the newest: how often somebody changed is nobody's business. */
    replaceRequest({ vote, member }: Pick<Ballot, 'vote' | 'member'>, requests: string): void {
      updateRequest.run(requests, vote, member)
    },
    hasKey: (vote: VoteId, key: Buffer): boolean => selectKey.get(vote, key) !== undefined,
    turnout: (vote: VoteId): ReadonlyMap<MemberId, Voted> =>
      new Map(selectTurnout.all(vote).map(({ member, receipt, request }) => [member, { receipt, request }])),
    voters: (vote: VoteId): MemberId[] => selectVoters.all(vote),
    /** Of any vote, also one that is long closed. */
    voted: (vote: VoteId, member: MemberId): Voted | undefined => selectVoted.get(vote, member),
    /**
     * Writes the box anew, turnout by member and secret ballots by key. A page of the file keeps its rows as they came, so until then
     * who reads its bytes can put the nth voter beside the nth ballot. `newSalt`, random and then forgotten, gives every ballot a new
     * key, for where phones know theirs; null: nobody does.
     */
    settle(vote: VoteId, newSalt: Buffer | null): void {
      salt = newSalt ?? salt
      beginSettling[newSalt === null ? 'keptKeys' : 'newKeys'].run(vote)
      salt = Buffer.alloc(0)
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
        for (const { key, marks, weight } of box.secretBallots(vote))
          digest.update(`${key} ${marks} ${weight}\n`)
      else
        for (const { member, marks, weight } of box.namedBallots(vote))
          digest.update(`${String(member)} ${marks} ${weight}\n`)
      return digest.digest('hex')
    },
  }
  return box
}
