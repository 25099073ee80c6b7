import { describe, expect, test } from 'vitest'
import type { Paper, PaperVotes, Rule, VoteDraft } from '../protocol/messages.ts'
import { motionMarks } from '../protocol/papers.ts'
import { aDraft } from '../testing/builders.ts'
import type { ChairCaller, Context } from './context.ts'
import { readJournal, showRoll } from './look.ts'
import { aChair, aHall, anotherChair, aPhone, type Core } from '../testing/core.ts'

const asking = (core: Core): Context<ChairCaller> => ({
  ...core.parts,
  caller: { role: 'host' },
  at: core.clock.now,
  request: 'request-1',
})

const candidates = (...names: string[]) => names.map((name) => ({ name, items: [], group: '' }))
const ofMostVotes = (seats: number, changed: Partial<Extract<Rule, { kind: 'most-votes' }>> = {}): Rule => ({
  ...{ kind: 'most-votes', seats, majority: null, reserved: null, dropOut: null, next: null },
  ...changed,
})

/** One post, three candidates. */
const post = (changed: Partial<Paper> = {}): Pick<VoteDraft, 'paper'> => ({
  paper: {
    subject: 'candidates',
    options: candidates('Ada', 'Ben', 'Cem'),
    form: { kind: 'choose', least: 1, most: 1, none: true, abstain: true },
    rule: ofMostVotes(1),
    order: 'given',
    empty: 'abstention',
    share: null,
    ...changed,
  },
})

/** Members 1, 2, 3 … cast these, and the vote is closed. */
function closed(members: number, marks: readonly string[], draft: Partial<VoteDraft>): Core {
  const core = aHall(members, draft)
  const chair = aChair(core)
  chair.ask('open-vote', { vote: 1 })
  for (const [index, ballot] of marks.entries()) {
    const reply = aPhone(core, index + 1).ask('cast-ballot', { vote: 1, marks: ballot })
    if (!reply.ok) throw new Error(`${reply.why} ${JSON.stringify(reply.about)}`)
  }
  const reply = chair.ask('close-vote', { vote: 1 })
  if (!reply.ok) throw new Error(reply.why)
  return core
}

const resultOf = (core: Core) => {
  const vote = core.state.assembly.votes.get(1)
  if (vote?.state !== 'closed') throw new Error('not closed')
  return vote.result
}

const eventsOf = (core: Core) => [...core.store.journal.replay()].map(({ event }) => event.type)

const sums = (papers: number, yes: readonly number[], invalid = 0): PaperVotes => ({
  kind: 'sums',
  papers,
  sums: {
    cast: String(papers),
    valid: String(papers - invalid),
    invalid: String(invalid),
    abstained: '0',
    none: '0',
  },
  options: yes.map((votes) => ({ yes: String(votes), no: '0', abstain: '0' })),
})

describe('ballot papers beside the phones', () => {
  test('[T1] [T2] count when a second person has confirmed what was looked at', () => {
    const core = closed(10, ['m100', 'm100', 'm010'], post())
    const [ann, bob] = [anotherChair(core, 'Ann'), anotherChair(core, 'Bob')]
    const votes = sums(5, [0, 4, 0], 1)
    expect(ann.ask('confirm-paper-votes', { vote: 1, votes })).toMatchObject({ why: 'nothing-entered' })
    expect(ann.ask('enter-paper-votes', { vote: 1, votes: sums(5, [4, 0, 0], 1) })).toMatchObject({
      ok: true,
    })
    expect(ann.ask('enter-paper-votes', { vote: 1, votes })).toMatchObject({ ok: true })
    expect(resultOf(core).papers).toBe(0)
    expect(bob.ask('publish-vote', { vote: 1 })).toMatchObject({
      why: 'paper-votes-waiting',
      about: { by: 'Ann' },
    })
    expect(ann.ask('confirm-paper-votes', { vote: 1, votes })).toMatchObject({
      why: 'same-person',
      about: { by: 'Ann' },
    })
    expect(bob.ask('confirm-paper-votes', { vote: 1, votes: sums(5, [4, 0, 0], 1) })).toMatchObject({
      why: 'figures-changed',
    })
    const confirmed = bob.ask('confirm-paper-votes', { vote: 1, votes })
    if (!confirmed.ok) throw new Error(confirmed.why)
    expect(confirmed.result).toEqual(resultOf(core))
    expect(confirmed.result).toMatchObject({
      registered: 10,
      cast: 3,
      papers: 5,
      notCast: '2',
      sums: { cast: '8', valid: '7', invalid: '1' },
      options: [{ yes: '2' }, { yes: '5' }, { yes: '0' }],
      outcome: { kind: 'most-votes', elected: [1], open: 0 },
    })
    for (const chair of [ann, bob]) {
      expect(chair.ask('enter-paper-votes', { vote: 1, votes })).toMatchObject({ why: 'already-confirmed' })
      expect(chair.ask('withdraw-paper-votes', { vote: 1 })).toMatchObject({ why: 'already-confirmed' })
    }
    expect(eventsOf(core).slice(-3)).toEqual([
      'paper-votes-entered',
      'paper-votes-entered',
      'paper-votes-confirmed',
    ])
  })

  test('[T1] more papers than the register has room for are refused, and nothing is entered', () => {
    const core = closed(4, ['m100', 'm100'], post())
    const chair = aChair(core)
    expect(chair.ask('enter-paper-votes', { vote: 1, votes: sums(3, [3, 0, 0]) })).toMatchObject({
      why: 'more-than-register',
    })
    expect(chair.ask('withdraw-paper-votes', { vote: 1 })).toMatchObject({ why: 'nothing-entered' })
    expect(chair.ask('enter-paper-votes', { vote: 1, votes: sums(2, [2, 0, 0]) })).toMatchObject({ ok: true })
    expect(chair.ask('withdraw-paper-votes', { vote: 1 })).toMatchObject({ ok: true })
    expect(eventsOf(core).slice(-2)).toEqual(['paper-votes-entered', 'paper-votes-withdrawn'])
  })
})

test('[T2] the machine’s own chair is one person, whichever language the convention speaks meanwhile', () => {
  const core = closed(4, ['m100'], post())
  const votes = sums(3, [3, 0, 0])
  expect(aChair(core).ask('enter-paper-votes', { vote: 1, votes })).toMatchObject({ ok: true })
  const { convention } = core.state.assembly
  const other = { ...convention, name: 'Hall', language: convention.language === 'de' ? 'en' : 'de' } as const
  expect(aChair(core).ask('set-convention', other)).toMatchObject({ ok: true })
  expect(aChair(core).ask('confirm-paper-votes', { vote: 1, votes })).toMatchObject({ why: 'same-person' })
})

describe('a lot', () => {
  test('[L1] two persons give words; the first ones are shown to nobody before the second', () => {
    const core = closed(2, ['m100', 'm010'], post())
    const [ann, bob] = [anotherChair(core, 'Ann'), anotherChair(core, 'Bob')]
    expect(resultOf(core).outcome).toMatchObject({ elected: [], ties: [{ tied: [0, 1], drawn: null }] })
    expect(ann.ask('draw-lot', { vote: 1, words: 'sun over Hamburg' })).toMatchObject({
      ok: true,
      result: null,
    })
    expect(ann.ask('draw-lot', { vote: 1, words: 'again' })).toMatchObject({ why: 'same-person' })
    core.settle()
    expect(JSON.stringify(bob.heard())).not.toContain('Hamburg')
    const page = readJournal(asking(core), { before: null, limit: 200 })
    expect(JSON.stringify(page)).toContain('lot-words-given')
    expect(JSON.stringify(page)).not.toContain('Hamburg')
    const drawn = bob.ask('draw-lot', { vote: 1, words: 'rain' })
    if (!drawn.ok || drawn.result === null) throw new Error('not drawn')
    const { outcome } = drawn.result
    if (outcome.kind !== 'most-votes') throw new Error('another rule')
    expect(outcome.elected).toHaveLength(1)
    expect(outcome.ties).toMatchObject([{ tied: [0, 1], drawn: outcome.elected }])
    expect([...core.store.journal.replay()].at(-1)?.event).toMatchObject({
      type: 'lot-drawn',
      givenBy: ['Ann', 'Bob'],
      seed: 'sun over Hamburg / rain',
    })
    expect(ann.ask('draw-lot', { vote: 1, words: 'once more' })).toMatchObject({ why: 'no-tie' })
  })

  test('[T2] waits for ballot papers that somebody has to confirm: they may undo the tie', () => {
    const core = closed(3, ['m100', 'm010'], post())
    const chair = aChair(core)
    chair.ask('enter-paper-votes', { vote: 1, votes: sums(1, [1, 0, 0]) })
    expect(chair.ask('draw-lot', { vote: 1, words: 'sun' })).toMatchObject({ why: 'paper-votes-waiting' })
    chair.ask('withdraw-paper-votes', { vote: 1 })
    expect(chair.ask('draw-lot', { vote: 1, words: 'sun' })).toMatchObject({ ok: true, result: null })
  })

  test('[L1] where nothing is tied there is nothing to draw', () => {
    const core = closed(2, ['m100', 'm100'], post())
    expect(aChair(core).ask('draw-lot', { vote: 1, words: 'sun' })).toMatchObject({ why: 'no-tie' })
  })
})

test('[M6] the chair’s casting vote decides where yes equals no and the rule gives it', () => {
  const { paper } = aDraft()
  const rule = { ...paper.rule, tie: 'casting-vote' } as Rule
  const core = closed(2, [motionMarks.yes, motionMarks.no], { paper: { ...paper, rule } })
  const chair = aChair(core)
  expect(resultOf(core).outcome).toMatchObject({ decisions: [{ verdict: 'tied' }] })
  expect(chair.ask('decide-tie', { vote: 1, option: 1, adopted: true })).toMatchObject({ why: 'no-tie' })
  expect(chair.ask('decide-tie', { vote: 1, option: 0, adopted: true })).toMatchObject({
    ok: true,
    result: { outcome: { decisions: [{ verdict: 'adopted' }] } },
  })
  expect(chair.ask('decide-tie', { vote: 1, option: 0, adopted: false })).toMatchObject({ why: 'no-tie' })
})

test('[E9] the next ballot is prepared by one command from what was left open', () => {
  const majority = { base: 'valid', numerator: 1, denominator: 2, comparison: 'more-than' } as const
  const core = closed(
    5,
    ['m100', 'm100', 'm010', 'm010', 'm001'],
    post({ rule: ofMostVotes(1, { majority, next: 'second-ballot' }) }),
  )
  const chair = aChair(core)
  expect(resultOf(core).outcome).toMatchObject({ elected: [], open: 1 })
  expect(chair.ask('prepare-next-ballot', { vote: 1 })).toMatchObject({ ok: true, vote: 2 })
  expect(core.state.assembly.votes.get(2)).toMatchObject({
    state: 'prepared',
    draft: { follows: 1, paper: { options: candidates('Ada', 'Ben'), rule: { seats: 1, majority: null } } },
  })
  expect(chair.ask('open-vote', { vote: 2 })).toMatchObject({ ok: true })
  const won = closed(1, ['m100'], post())
  expect(aChair(won).ask('prepare-next-ballot', { vote: 1 })).toMatchObject({ why: 'no-next-ballot' })
})

test('[V7] who voted what in a named vote: when it is published, and never of a secret one', () => {
  const core = closed(3, ['m100', 'n000'], { ...post(), secrecy: 'named' })
  const chair = aChair(core)
  expect(showRoll(asking(core), { vote: 1 })).toMatchObject({ why: 'vote-not-published' })
  chair.ask('publish-vote', { vote: 1 })
  expect(showRoll(asking(core), { vote: 1 })).toMatchObject({
    output: {
      roll: [
        ['Ada No. M-00001', 'm100', '1'],
        ['Ada No. M-00002', 'n000', '1'],
      ],
    },
  })
  const secret = closed(1, ['m100'], post())
  aChair(secret).ask('publish-vote', { vote: 1 })
  expect(showRoll(asking(secret), { vote: 1 })).toMatchObject({ why: 'vote-secret' })
})

test('nothing is added to a vote that is published', () => {
  const core = closed(2, ['m100', 'm010'], post())
  const chair = aChair(core)
  chair.ask('publish-vote', { vote: 1 })
  const votes = sums(0, [0, 0, 0])
  const refused = { why: 'vote-not-closed', about: { state: 'published' } }
  expect(chair.ask('enter-paper-votes', { vote: 1, votes })).toMatchObject(refused)
  expect(chair.ask('draw-lot', { vote: 1, words: 'sun' })).toMatchObject(refused)
  expect(chair.ask('decide-tie', { vote: 1, option: 0, adopted: true })).toMatchObject(refused)
})
