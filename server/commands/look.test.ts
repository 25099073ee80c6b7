import { describe, expect, test } from 'vitest'
import type { Commands } from '../protocol/messages.ts'
import { aDraft, aMotionResult } from '../testing/builders.ts'
import {
  aChair,
  aHall,
  aPhone,
  fetched,
  prepared,
  START,
  type Core,
  type TestVisitor,
} from '../testing/core.ts'
import { exportFile } from './export.ts'
import { readJournal, showMember, status } from './look.ts'
import type { ChairCaller, Context } from './context.ts'

const asking = (core: Core): Context<ChairCaller> => ({
  ...core.parts,
  caller: { role: 'host' },
  at: core.clock.now,
  request: 'request-1',
})

/** Vote 1 with result, vote 2 open with one ballot, vote 3 in preparation. */
function afternoon(): { core: Core; chair: TestVisitor } {
  const core = aHall(2)
  const chair = aChair(core)
  chair.ask('open-vote', { vote: 1 })
  aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm2' })
  chair.ask('close-vote', { vote: 1 })
  chair.ask('open-vote', { vote: prepared(chair, aDraft({ title: 'Second' })) })
  aPhone(core, 2).ask('cast-ballot', { vote: 2, marks: 'm1' })
  prepared(chair, aDraft({ title: 'Third', secrecy: 'named' }))
  return { core, chair }
}

describe('looking at a member', () => {
  test('tells for what they stand, how long they spoke, and who votes for whom', () => {
    const core = aHall(4)
    const chair = aChair(core)
    const majority = { base: 'valid', comparison: 'more-than', numerator: 1, denominator: 2 } as const
    chair.ask('add-election', {
      draft: {
        ...{ title: 'Board', text: '', item: null, secrecy: 'secret', marking: 'choose', quorum: null },
        ...{ electorate: { presence: 'present', groups: [] }, durationSeconds: null, joinsLater: false },
        rule: { kind: 'most-votes', seats: 1, majority, reserved: null, dropOut: null, next: null },
        incompatible: [],
      },
    })
    const told = { election: 1, name: '', group: '', text: '', proposedBy: '' }
    chair.ask('nominate', { ...told, member: 1, consents: true })
    chair.ask('nominate', { ...told, member: 2, consents: false })
    chair.ask('prepare-election-ballot', { election: 1, after: null })
    chair.ask('open-vote', { vote: 2 })
    aPhone(core, 3).ask('cast-ballot', { vote: 2, marks: 'm1' })
    chair.ask('close-vote', { vote: 2 })
    const rules = { seconds: 60, alternation: null, firstTimeFirst: false, proContra: false }
    chair.ask('open-debate', { item: null, rules, instead: null })
    chair.ask('add-speaker', { debate: 1, who: { member: 1 }, side: null, quoted: null })
    chair.ask('call-speaker', { debate: 1, speaker: 1, turn: 0, outOfTurn: false })
    core.clock.now += 90_000
    chair.ask('end-speech', { debate: 1, turn: 1 })
    chair.ask('set-proxy-rules', { rules: { most: 1, byPhone: false } })
    chair.ask('give-proxy', { principal: 3, holder: 1 })
    const seen = (member: number) => {
      const answer = showMember(asking(core), { member })
      if (!answer.ok) throw new Error(answer.why)
      const { spoken, candidacies, proxies } = answer.output.detail
      return {
        spoken,
        candidacies,
        given: proxies.given?.member,
        held: proxies.held.map((one) => one.member),
      }
    }
    const stands = { election: 1, title: 'Board', consent: 'accepted', elected: null }
    const of = { given: undefined, held: [] }
    const silent = { speeches: 0, spokenMs: 0 }
    // Counted and not published: nobody is elected yet.
    expect([1, 2, 3].map(seen)).toEqual([
      { ...of, spoken: { speeches: 1, spokenMs: 90_000 }, candidacies: [stands], held: [3] },
      { ...of, spoken: silent, candidacies: [{ ...stands, consent: 'asked' }] },
      { ...of, spoken: silent, candidacies: [], given: 1 },
    ])
    chair.ask('publish-vote', { vote: 2 })
    expect(seen(1).candidacies).toEqual([{ ...stands, elected: 'open' }])
  })
})

describe('looking', () => {
  test('[V7] the status has no result of a vote that is open', () => {
    const { core } = afternoon()
    const answer = status(asking(core))
    if (!answer.ok) throw new Error('refused')
    expect(answer.output.status).toEqual({
      convention: core.state.assembly.convention,
      file: 'convention.plenum',
      members: { registered: 2, entitled: 2, present: 2, online: 2 },
      votes: [
        {
          id: 1,
          title: 'Budget 2027',
          state: 'closed',
          secrecy: 'secret',
          registered: 2,
          cast: 1,
          paper: aDraft().paper,
          result: aMotionResult(
            { registered: 2, cast: 1 },
            { yes: '0', no: '1', abstain: '0' },
            { notCast: '1', base: '1', threshold: '0.5', verdict: 'rejected' },
          ),
        },
        {
          id: 2,
          title: 'Second',
          state: 'open',
          secrecy: 'secret',
          paper: aDraft().paper,
          registered: 2,
          cast: 1,
        },
        { id: 3, title: 'Third', state: 'prepared', secrecy: 'named', paper: aDraft().paper },
      ],
      journal: core.store.journal.head(),
      backup: { last: null, place: null, opened: null },
    })
  })

  test('a member with e-mail, access and history, newest first', () => {
    const { core, chair } = afternoon()
    core.clock.advance(1000)
    chair.ask('check-out', { members: [1] })
    const answer = showMember(asking(core), { member: 1 })
    if (!answer.ok) throw new Error(answer.why)
    expect(answer.output.detail).toEqual({
      ...core.state.assembly.members.get(1),
      spoken: { speeches: 0, spokenMs: 0 },
      candidacies: [],
      present: false,
      online: true,
      lastSeen: START / 1000,
      device: 'phone',
      access: { issuedAt: START },
      left: false,
      mandate: null,
      proxies: { given: null, held: [] },
      history: [
        { at: START + 1000, by: 'Chair', what: 'checked-out' },
        { at: START, by: 'host', what: 'checked-in' },
        { at: START, by: 'host', what: 'imported' },
      ],
    })
    expect(showMember(asking(core), { member: 3 })).toEqual({
      ok: false,
      why: 'no-such-member',
      about: { member: 3 },
    })
  })

  test('the journal in pages, a sentence’s worth of each entry', () => {
    const { core } = afternoon()
    const read = (input: Commands['read-journal']['input']) => {
      const answer = readJournal(asking(core), input)
      if (!answer.ok) throw new Error('refused')
      return answer.output.entries
    }
    const all = read({ before: null, limit: 200 })
    expect(all.map(({ seq, by, type, about }) => ({ seq, by, type, about }))).toEqual([
      { seq: 8, by: 'Chair', type: 'vote-prepared', about: { vote: 3, title: 'Third' } },
      { seq: 7, by: 'Chair', type: 'vote-opened', about: { vote: 2, title: 'Second', registered: 2 } },
      { seq: 6, by: 'Chair', type: 'vote-prepared', about: { vote: 2, title: 'Second' } },
      {
        seq: 5,
        by: 'Chair',
        type: 'vote-closed',
        about: {
          vote: 1,
          title: 'Budget 2027',
          registered: 2,
          cast: 1,
          yes: '0',
          no: '1',
          abstain: '0',
          verdict: 'rejected',
          seal: all[3]?.about['seal'],
        },
      },
      { seq: 4, by: 'Chair', type: 'vote-opened', about: { vote: 1, title: 'Budget 2027', registered: 2 } },
      { seq: 3, by: 'host', type: 'vote-prepared', about: { vote: 1, title: 'Budget 2027' } },
      { seq: 2, by: 'host', type: 'members-checked-in', about: { members: 2 } },
      {
        seq: 1,
        by: 'host',
        type: 'members-imported',
        about: { source: 'members.csv', added: 2, changed: 0 },
      },
    ])
    expect(read({ before: 4, limit: 2 })).toEqual(all.slice(5, 7))
  })
})

describe('exporting', () => {
  const ballots = (core: Core, vote: number) => exportFile(asking(core), { what: 'ballots', vote })

  test('[V7] ballots leave when their vote is published, and not before', () => {
    const { core, chair } = afternoon()
    expect(ballots(core, 1)).toMatchObject({ why: 'vote-not-published', about: { state: 'closed' } })
    expect(ballots(core, 2)).toMatchObject({ why: 'vote-not-published', about: { state: 'open' } })
    expect(ballots(core, 9)).toMatchObject({ why: 'no-such-vote' })
    chair.ask('publish-vote', { vote: 1 })
    expect(ballots(core, 1)).toMatchObject({ ok: true, output: { name: 'ballots-1.csv' } })
    chair.ask('annul-vote', { vote: 1, reason: 'a mistake' })
    expect(ballots(core, 1)).toMatchObject({ why: 'vote-not-published', about: { state: 'annulled' } })
  })

  test('[I7] secret ballots name nobody, carry no key, and come in no order', async () => {
    const core = aHall(30, { electorate: { presence: 'entitled', groups: [] } })
    const chair = aChair(core)
    chair.ask('open-vote', { vote: 1 })
    for (let member = 1; member <= 30; member++)
      aPhone(core, member).ask('cast-ballot', { vote: 1, marks: member <= 15 ? 'm1' : 'm2' })
    chair.ask('close-vote', { vote: 1 })
    chair.ask('publish-vote', { vote: 1 })
    const answer = ballots(core, 1)
    if (!answer.ok) throw new Error(answer.why)
    const fetch = () => fetched(core, answer.output.ticket)
    const [one, other] = [await fetch(), await fetch()]
    expect(one).not.toBe(other)
    expect(one.split('\n').toSorted()).toEqual(other.split('\n').toSorted())
    expect(one).not.toContain('M-000')
    for (const { key } of core.store.ballotBox.secretBallots(1)) expect(one).not.toContain(key)
    for (const { receipt } of core.store.ballotBox.turnout(1).values()) expect(one).not.toContain(receipt)
  })
})
