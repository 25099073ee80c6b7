import { beforeEach, describe, expect, test } from 'vitest'
import { readBallots } from '../import/read-ballots.ts'
import { readBlt } from '../import/read-blt.ts'
import type { Commands } from '../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { aChair, aHall, anotherChair, aPhone, fetched, type Core, type TestVisitor } from '../testing/core.ts'
import type { ChairCaller, Context } from './context.ts'
import { exportFile } from './export.ts'

const kinds = ['ballots', 'election', 'receipts', 'result-sheet'] as const

const asking = (of: Core): Context<ChairCaller> => ({
  ...of.parts,
  ...{ caller: { role: 'host' }, at: of.clock.now, request: 'request-1' },
})

let core: Core
let chair: TestVisitor

const offered = (what: (typeof kinds)[number]): Commands['export']['output'] => {
  const answer = exportFile(asking(core), { what, vote: 1 })
  if (!answer.ok) throw new Error(answer.why)
  return answer.output
}
const text = (what: (typeof kinds)[number]) => fetched(core, offered(what).ticket)

beforeEach(() => {
  const options = ['Ada', 'Ben', 'Cem'].map((name) => ({ name, items: [], group: '' }))
  core = aHall(6, {
    title: 'Board',
    paper: {
      ...motionPaper(SIMPLE_MAJORITY),
      ...{ subject: 'candidates', options, empty: 'invalid' },
      form: { kind: 'rank', least: 1, equal: true, abstain: false },
      rule: { kind: 'schulze', seats: 2 },
    },
  })
  chair = aChair(core)
  chair.ask('open-vote', { vote: 1 })
  for (const [member, marks] of ['m123', 'm123', 'm201', 'm110', 'i000'].entries())
    aPhone(core, member + 1).ask('cast-ballot', { vote: 1, marks })
  chair.ask('close-vote', { vote: 1 })
})

describe('what was cast in a vote', () => {
  test('[V7] leaves in none of its forms before it is published', () => {
    expect(kinds.map((what) => exportFile(asking(core), { what, vote: 1 }))).toEqual(
      kinds.map(() => ({ ok: false, why: 'vote-not-published', about: { state: 'closed' } })),
    )
  })

  test('leaves as a table, as a BLT file and as a list of receipts, to be counted and looked through', async () => {
    chair.ask('publish-vote', { vote: 1 })
    expect(kinds.map((what) => offered(what).name)).toEqual([
      ...['ballots-1.csv', 'election-1.blt', 'receipts-1.txt', 'result-1.pdf'],
    ])
    expect(readBallots(await text('ballots'))).toMatchObject({
      ok: true,
      table: { options: ['Ada', 'Ben', 'Cem'], form: 'rank', ballots: { length: 5 } },
    })
    expect(readBlt(await text('election'))).toMatchObject({
      ok: true,
      file: {
        election: {
          title: 'Board',
          seats: 2,
          ballots: [{ weight: 2_000_000n, ranks: [0, 1, 2] }, {}, {}, {}],
        },
      },
    })
    const receipts = core.store.ballotBox.receipts(1)
    expect((await text('receipts')).split('\n')).toEqual([...receipts.toSorted(), ''])
    expect(receipts).toHaveLength(5)
  })

  test('has ballot papers that were confirmed, and those only', async () => {
    const votes = { kind: 'ballots', ballots: [{ marks: 'm321', papers: 1 }] } as const
    chair.ask('enter-paper-votes', { vote: 1, votes })
    anotherChair(core, 'Ben').ask('confirm-paper-votes', { vote: 1, votes })
    chair.ask('publish-vote', { vote: 1 })
    expect((await text('election')).split('\n')).toContain('1 3 2 1 0')
    expect((await text('ballots')).split('\r\n').filter((line) => line.includes('paper'))).toEqual([
      '3,2,1,ranking,paper,1',
    ])
  })

  test('[V8] is gone when the vote was annulled between the ticket and the download', async () => {
    chair.ask('publish-vote', { vote: 1 })
    const tickets = kinds.map((what) => offered(what).ticket)
    chair.ask('annul-vote', { vote: 1, reason: 'a mistake' })
    expect(await Promise.all(tickets.map((ticket) => fetched(core, ticket)))).toEqual(['', '', '', ''])
  })
})
