import { describe, expect, test } from 'vitest'
import { aDraft } from '../testing/builders.ts'
import { aChair, aHall, aPhone, anotherChair, createCore, fetched, type Core } from '../testing/core.ts'
import { anyBallot, EVERY_VOTE } from '../testing/every-vote.ts'
import { countVote, type BallotCount } from '../domain/tally/count-vote.ts'
import { seeded } from '../rehearsal/chance.ts'
import type { ElectronicPart, PaperVotes, VoteId } from '../protocol/messages.ts'
import { verifyFile } from '../verify/verify.ts'
import { backup } from './backup.ts'
import { exportFile } from './export.ts'
import { rollOf } from './look.ts'

const VOTE = 1
const votesOf = (core: Core) => core.state.assembly.votes.get(VOTE)

/** Six persons, of whom the first three have voted on phones: yes, yes, no. */
function anOpenVote(fields: Parameters<typeof aHall>[1] = {}) {
  const core = aHall(6, fields)
  const chair = aChair(core)
  const teller = anotherChair(core, 'Teller')
  const phones = [1, 2, 3, 4].map((member) => aPhone(core, member))
  chair.ask('open-vote', { vote: VOTE })
  for (const [at, marks] of ['m1', 'm1', 'm2'].entries())
    phones[at]?.ask('cast-ballot', { vote: VOTE, marks })
  return { core, chair, teller, phones }
}

const papersOf = (yes: number, no: number): PaperVotes => ({
  kind: 'sums',
  papers: yes + no,
  sums: { cast: String(yes + no), valid: String(yes + no), invalid: '0', abstained: '0', none: '0' },
  options: [{ yes: String(yes), no: String(no), abstain: '0' }],
})

const asking = ({ parts, clock }: Core) => ({
  ...parts,
  ...{ caller: { role: 'host' } as const, at: clock.now, request: 'request-1' },
})

/** The lines of a file that a console is offered; '' why not. */
async function linesOf(core: Core, what: 'ballots' | 'receipts' | 'paper-list') {
  const file = exportFile(asking(core), { what, vote: VOTE })
  return file.ok ? (await fetched(core, file.output.ticket)).trim().split(/\r?\n/) : file.why
}

const isSound = (core: Core): void => {
  const read = verifyFile(core.file)
  expect(read.ok && read.verification.faults).toEqual([])
}

test('[T6] nothing more comes from phones, and nobody has a result before two persons have counted', async () => {
  const { core, chair, teller, phones } = anOpenVote()
  const phone = phones[3]
  expect(chair.ask('move-to-paper', { vote: VOTE, electronic: 'added' })).toMatchObject({
    ok: true,
    cast: 3,
    papers: 3,
  })
  expect(phone?.ask('cast-ballot', { vote: VOTE, marks: 'm1' })).toMatchObject({
    ok: false,
    why: 'vote-not-open',
  })
  expect(votesOf(core)).toMatchObject({
    state: 'paper',
    turnout: '1-3',
    paperVotes: null,
    movedToPaper: { electronic: 'added', cast: 3 },
  })
  expect(chair.ask('publish-vote', { vote: VOTE })).toMatchObject({ ok: false, why: 'vote-not-closed' })
  expect(await linesOf(core, 'ballots')).toBe('vote-not-published')
  expect(await backup(asking(core))).toMatchObject({ ok: true, output: { ticket: null } })
  core.settle()
  const seen = JSON.stringify([chair.heard(), phone?.heard()])
  expect(seen).not.toContain('"verdict"')

  const votes = papersOf(1, 2)
  expect(teller.ask('enter-paper-votes', { vote: VOTE, votes })).toMatchObject({ ok: true })
  expect(votesOf(core)?.state).toBe('paper')
  expect(teller.ask('confirm-paper-votes', { vote: VOTE, votes })).toMatchObject({ why: 'same-person' })
  expect(chair.ask('confirm-paper-votes', { vote: VOTE, votes })).toMatchObject({
    ok: true,
    result: { cast: 3, papers: 3, options: [{ yes: '3', no: '3', abstain: '0' }] },
  })
  expect(votesOf(core)).toMatchObject({ state: 'closed', movedToPaper: { electronic: 'added' } })
  expect(chair.ask('publish-vote', { vote: VOTE })).toMatchObject({ ok: true })
  expect(await linesOf(core, 'receipts')).toHaveLength(3)
  isSound(core)
})

test('[T7] annulled: everybody gets a paper, and the phones’ ballots are counted, listed and shown nowhere', async () => {
  const { core, chair, teller } = anOpenVote({ secrecy: 'named' })
  expect(chair.ask('move-to-paper', { vote: VOTE, electronic: 'annulled' })).toMatchObject({
    ok: true,
    cast: 3,
    papers: 6,
  })
  const votes = papersOf(1, 5)
  teller.ask('enter-paper-votes', { vote: VOTE, votes })
  expect(chair.ask('confirm-paper-votes', { vote: VOTE, votes })).toMatchObject({
    ok: true,
    result: { registered: 6, cast: 0, papers: 6, options: [{ yes: '1', no: '5', abstain: '0' }] },
  })
  chair.ask('publish-vote', { vote: VOTE })
  expect(rollOf(core, VOTE)).toEqual([])
  expect(await linesOf(core, 'ballots')).toHaveLength(1)
  expect(await linesOf(core, 'receipts')).toEqual([''])
  isSound(core)
})

describe('[T8] who gets a paper', () => {
  test.each<[ElectronicPart, number[]]>([
    ['added', [4, 5, 6]],
    ['annulled', [1, 2, 3, 4, 5, 6]],
  ])('%s', async (electronic, members) => {
    const { core, chair } = anOpenVote()
    expect(await linesOf(core, 'paper-list')).toBe('vote-not-on-paper')
    chair.ask('move-to-paper', { vote: VOTE, electronic })
    const lines = await linesOf(core, 'paper-list')
    const numbers = typeof lines === 'string' ? lines : lines.slice(1).map((line) => line.split(/[,;]/)[0])
    expect(numbers).toEqual(members.map((id) => core.state.assembly.members.get(id)?.number))
  })

  test('no more papers than persons; and none at all, where nobody came for one', () => {
    const { core, chair, teller } = anOpenVote()
    chair.ask('move-to-paper', { vote: VOTE, electronic: 'added' })
    expect(teller.ask('enter-paper-votes', { vote: VOTE, votes: papersOf(4, 0) })).toMatchObject({
      ok: false,
      why: 'more-than-register',
      about: { papers: 4, left: 3 },
    })
    teller.ask('enter-paper-votes', { vote: VOTE, votes: papersOf(0, 0) })
    expect(chair.ask('confirm-paper-votes', { vote: VOTE, votes: papersOf(0, 0) })).toMatchObject({
      ok: true,
      result: { cast: 3, papers: 0 },
    })
    isSound(core)
  })
})

test('[T6] another vote can be opened meanwhile, and is not touched when the papers are confirmed', () => {
  const { core, chair, teller, phones } = anOpenVote()
  chair.ask('move-to-paper', { vote: VOTE, electronic: 'added' })
  const next = chair.ask('prepare-vote', aDraft({ title: 'Next' }))
  if (!next.ok) throw new Error(next.why)
  chair.ask('open-vote', { vote: next.vote })
  const votes = papersOf(2, 0)
  teller.ask('enter-paper-votes', { vote: VOTE, votes })
  chair.ask('confirm-paper-votes', { vote: VOTE, votes })
  expect(core.state.assembly.openVote).toBe(next.vote)
  expect(phones[3]?.ask('cast-ballot', { vote: next.vote, marks: 'm1' })).toMatchObject({ ok: true })
})

test('[T6] two at once: the second is told; one that is over or annulled cannot be moved', () => {
  const { core, chair, teller } = anOpenVote({ durationSeconds: 60 })
  expect(chair.ask('move-to-paper', { vote: 9, electronic: 'added' })).toMatchObject({ why: 'no-such-vote' })
  core.clock.advance(60_000)
  expect(chair.ask('move-to-paper', { vote: VOTE, electronic: 'added' })).toMatchObject({
    why: 'vote-not-open',
  })
  core.clock.advance(-1)
  expect(chair.ask('move-to-paper', { vote: VOTE, electronic: 'added' })).toMatchObject({ ok: true })
  expect(teller.ask('move-to-paper', { vote: VOTE, electronic: 'annulled' })).toMatchObject({
    ok: false,
    why: 'vote-not-open',
    about: { state: 'paper' },
  })
  expect(teller.ask('close-vote', { vote: VOTE })).toMatchObject({ why: 'vote-not-open' })
  expect(chair.ask('annul-vote', { vote: VOTE, reason: 'a fire alarm' })).toMatchObject({ ok: true })
  expect(teller.ask('enter-paper-votes', { vote: VOTE, votes: papersOf(1, 0) })).toMatchObject({
    why: 'vote-not-closed',
  })
  isSound(core)
})

test('[T6] a host that dies goes on where the papers were', () => {
  const { core, chair, teller } = anOpenVote()
  chair.ask('move-to-paper', { vote: VOTE, electronic: 'added' })
  teller.ask('enter-paper-votes', { vote: VOTE, votes: papersOf(3, 0) })
  const before = votesOf(core)
  core.store.close()
  const again = createCore(core.file)
  expect(again.state.assembly.votes.get(VOTE)).toEqual(before)
  expect(aChair(again).ask('confirm-paper-votes', { vote: VOTE, votes: papersOf(3, 0) })).toMatchObject({
    ok: true,
    result: { options: [{ yes: '5', no: '1', abstain: '0' }] },
  })
})

/** [T3] whatever is voted on, and however many have voted when it is moved: it comes to what all ballots in one box come to. */
describe.each(EVERY_VOTE.map((draft, at) => [draft.title, draft, at] as const))('%s', (_, draft, at) => {
  test.each<ElectronicPart>(['added', 'annulled'])('[T3] [T7] moved to paper, %s', (electronic) => {
    const random = seeded(1900 + at)
    const core = aHall(12, draft)
    const chair = aChair(core)
    const teller = anotherChair(core, 'Teller')
    chair.ask('open-vote', { vote: VOTE })
    const vote = votesOf(core)
    if (vote?.state !== 'open') throw new Error('not open')
    const voters = 1 + Math.floor(random() * 10)
    const ballots = Array.from({ length: 12 }, () => anyBallot(random, draft.paper))
    for (const [index, marks] of ballots.slice(0, voters).entries())
      expect(
        aPhone(core, index + 1).ask('cast-ballot', {
          ...{ vote: VOTE, marks },
          ...(draft.changeable &&
            draft.secrecy === 'secret' && { key: `key-${String(index)}-0123456789abcdef` }),
        }),
      ).toMatchObject({ ok: true })
    chair.ask('move-to-paper', { vote: VOTE, electronic })
    const onPaper = (electronic === 'added' ? ballots.slice(voters) : ballots).map((marks) => pile(marks))
    const votes = entered(core, VOTE, onPaper)
    expect(teller.ask('enter-paper-votes', { vote: VOTE, votes })).toMatchObject({ ok: true })
    const confirmed = chair.ask('confirm-paper-votes', { vote: VOTE, votes })
    if (!confirmed.ok) throw new Error(confirmed.why)
    const together = countVote({
      ...{ draft: vote.draft, register: vote.register, counts: ballots.map((marks) => pile(marks)) },
      ...{ paperVotes: null, lot: null, castingVotes: new Map() },
    })
    const { sums, options, outcome, notCast } = confirmed.result
    expect({ sums, options, outcome, notCast }).toEqual({
      ...{ sums: together.sums, options: together.options },
      ...{ outcome: together.outcome, notCast: together.notCast },
    })
    isSound(core)
  })
})

const pile = (marks: string): BallotCount => ({ marks, weight: '1', ballots: 1 })

/** As tellers enter it: sums, and ranked papers one by one. */
function entered(core: Core, id: VoteId, piles: readonly BallotCount[]): PaperVotes {
  const vote = core.state.assembly.votes.get(id)
  if (vote?.state !== 'paper') throw new Error('not on paper')
  const { draft, register } = vote
  if (draft.paper.form.kind === 'rank')
    return { kind: 'ballots', ballots: piles.map(({ marks, ballots }) => ({ marks, papers: ballots })) }
  const { sums, options } = countVote({
    ...{ draft, register, counts: piles, paperVotes: null, lot: null, castingVotes: new Map() },
  })
  return { kind: 'sums', papers: piles.length, sums, options }
}
