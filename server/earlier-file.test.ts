import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { SIMPLE_MAJORITY } from './protocol/papers.ts'
import { entryHash } from './store/journal.ts'
import { MIGRATIONS } from './store/migrations/index.ts'
import { aMotionResult, imported, someMembers } from './testing/builders.ts'
import { aChair, aPhone, createCore, fetched, giveLinks } from './testing/core.ts'
import type { ChairCaller, Context } from './commands/context.ts'
import { exportFile } from './commands/export.ts'
import { temporaryFile } from './testing/temporary.ts'
import { verifyFile } from './verify/verify.ts'

/*
 * A convention as the version before the ballot paper wrote it, row by row: a vote had one majority, a ballot was a word.
 */
const AT = 1_700_000_000_000
const draft = (title: string, secrecy: 'secret' | 'named') => ({
  ...{ title, text: '', secrecy, electorate: { presence: 'present', groups: [] } },
  ...{ majority: SIMPLE_MAJORITY, durationSeconds: null },
})
const register = { members: [{ weight: '1', ids: '1-5' }], present: '5', entitled: '5' }
const result = {
  ...{ registered: 5, cast: 4, yes: '2', no: '1', abstain: '1', notCast: '1' },
  ...{ base: '3', threshold: '1.5', verdict: 'adopted' },
}
const CHOICES = ['yes', 'no', 'abstain', 'yes'] as const

const receiptOf = (vote: number, member: number) => `AAAA${String(vote)}-BBBB${String(member)}`
const keyOf = (vote: number, member: number) => String(vote * 10 + member).padStart(32, '0')

/** As the earlier version sealed a box. */
function sealOf(vote: number, secrecy: 'secret' | 'named'): string {
  const box = CHOICES.map((choice, index) => [index + 1, choice] as const)
  const lines = [
    JSON.stringify(register),
    ...box.map(([member]) => receiptOf(vote, member)),
    ...box.map(([member, choice]) =>
      secrecy === 'secret' ? `${keyOf(vote, member)} ${choice} 1` : `${String(member)} ${choice} 1`,
    ),
  ]
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex')
}

const votes = [
  { vote: 1, secrecy: 'secret', until: 'published' },
  { vote: 2, secrecy: 'named', until: 'published' },
  { vote: 3, secrecy: 'secret', until: 'closed' },
  { vote: 4, secrecy: 'named', until: 'annulled' },
  { vote: 5, secrecy: 'secret', until: 'prepared' },
  { vote: 6, secrecy: 'secret', until: 'open' },
] as const

function* events() {
  yield imported(someMembers(5))
  yield { type: 'members-checked-in', members: '1-5' }
  for (const { vote, secrecy, until } of votes) {
    yield { type: 'vote-prepared', vote, draft: draft(`${secrecy} ${until}`, secrecy) }
    if (until === 'prepared') continue
    yield { type: 'vote-opened', vote, openedAt: AT, closesAt: null, register }
    if (until === 'open') continue
    const closing = { result, turnout: '1-4', seal: sealOf(vote, secrecy) }
    yield { type: 'vote-closed', vote, closedAt: AT, ...closing }
    if (until === 'closed') continue
    yield { type: 'vote-published', vote, publishedAt: AT }
    if (until === 'annulled') yield { type: 'vote-annulled', vote, annulledAt: AT, reason: 'wrong question' }
  }
}

function earlierFile(): string {
  const file = temporaryFile()
  const database = new Database(file)
  for (const sql of MIGRATIONS.slice(0, 2)) database.exec(sql)
  database.pragma(`application_id = ${String(0x504c4e4d)}`)
  database.pragma('user_version = 2')
  const entry = database.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, unhex(?))')
  let [seq, head] = [0, '0'.repeat(64)]
  for (const event of events()) {
    const written = [++seq, AT, '{"role":"host"}', JSON.stringify(event)] as const
    head = entryHash(head, ...written)
    entry.run(...written, head)
  }
  const turnout = database.prepare('INSERT INTO turnout VALUES (?, ?, ?, ?)')
  const secret = database.prepare('INSERT INTO secret_ballots VALUES (?, unhex(?), ?, ?)')
  const named = database.prepare('INSERT INTO named_ballots VALUES (?, ?, ?, ?)')
  for (const { vote, secrecy, until } of votes) {
    if (until === 'prepared') continue
    for (const [index, choice] of CHOICES.entries()) {
      const member = index + 1
      turnout.run(vote, member, receiptOf(vote, member), `request-${String(vote)}-${String(member)}`)
      if (secrecy === 'secret') secret.run(vote, keyOf(vote, member), choice, '1')
      else named.run(vote, member, choice, '1')
    }
  }
  database.close()
  return file
}

describe('a file of the version before the ballot paper', () => {
  let file = ''
  beforeEach(() => {
    file = earlierFile()
  })

  test('is verified as it is, with every result', () => {
    expect(verifyFile(file)).toMatchObject({
      ok: true,
      verification: {
        faults: [],
        votes: [1, 2, 3, 4].map((vote) => ({ vote, isRight: true, results: 1 })),
      },
    })
  })

  test('[I7] goes on: who has voted has, the open vote is counted with ballots of both kinds, and all is verified', () => {
    const core = createCore(file)
    giveLinks(core, core.state.assembly.members.keys())
    const chair = aChair(core)
    const cast = (member: number, request?: string) =>
      aPhone(core, member).ask('cast-ballot', { vote: 6, marks: 'm1' }, request)
    expect(cast(1, 'request-6-1')).toMatchObject({ ok: true, receipt: receiptOf(6, 1) })
    expect(cast(2)).toMatchObject({ why: 'already-cast', about: { receipt: receiptOf(6, 2) } })
    expect(cast(5)).toMatchObject({ ok: true })
    const [yes, no, abstain] = ['3', '1', '1']
    expect(chair.ask('close-vote', { vote: 6 })).toMatchObject({
      ok: true,
      result: { cast: 5, options: [{ yes, no, abstain }], outcome: { decisions: [{ verdict: 'adopted' }] } },
    })
    for (const vote of [3, 6]) expect(chair.ask('publish-vote', { vote })).toMatchObject({ ok: true })
    expect(chair.ask('open-vote', { vote: 5 })).toMatchObject({ ok: true, registered: 5 })
    core.store.close()
    expect(verifyFile(file)).toMatchObject({ ok: true, verification: { faults: [] } })
  })

  test('shows and exports what was published', async () => {
    const core = createCore(file)
    const published = core.state.assembly.votes.get(1)
    expect(published?.state === 'published' && published.result).toEqual(
      aMotionResult(
        { registered: 5, cast: 4 },
        { yes: '2', no: '1', abstain: '1' },
        { notCast: '1', base: '3', threshold: '1.5', verdict: 'adopted' },
      ),
    )
    const exported = async (what: 'ballots' | 'election' | 'receipts', vote: number) => {
      const asking: Context<ChairCaller> = {
        ...core.parts,
        ...{ caller: { role: 'host' }, at: core.clock.now, request: 'request-1' },
      }
      const answer = exportFile(asking, { what, vote })
      if (!answer.ok) throw new Error(answer.why)
      return fetched(core, answer.output.ticket)
    }
    const secret = (await exported('ballots', 1)).split('\r\n')
    expect(
      secret
        .filter((line) => line !== '')
        .slice(1)
        .toSorted(),
    ).toEqual(['abstention,yes/no,1', 'no,yes/no,1', 'yes,yes/no,1', 'yes,yes/no,1'])
    expect(await exported('ballots', 2)).toContain('M-00002,Ada,No. M-00002,North,delegate,no,yes/no,1')
    expect(await exported('receipts', 2)).toBe(
      [1, 2, 3, 4].map((member) => `${receiptOf(2, member)}\n`).join(''),
    )
    expect(await exported('election', 1)).toContain('2 1 0')
  })
})
