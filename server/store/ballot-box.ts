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
  const deleteTurnout = database.prepare<[number]>('DELETE FROM turnout WHERE vote = ?')
  const deleteSecret = database.prepare<[number]>('DELETE FROM secret_ballots WHERE vote = ?')
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
    /** Of any vote, also one that is long closed. */
    voted: (vote: VoteId, member: MemberId): Voted | undefined => selectVoted.get(vote, member),
    /**
     * Writes the box anew, turnout by member and secret ballots by key. A page of the file keeps its rows as they came, so
     * until then who reads its bytes can put the nth voter beside the nth ballot.
     */
    settle(vote: VoteId): void {
      const voters = selectTurnout.all(vote)
      const ballots = selectSecret.all(vote)
      deleteTurnout.run(vote)
      deleteSecret.run(vote)
      for (const { member, receipt, request } of voters) insertTurnout.run(vote, member, receipt, request)
      for (const { key, choice, weight } of ballots)
        insertSecret.run(vote, Buffer.from(key, 'hex'), choice, weight)
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
