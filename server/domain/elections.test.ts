import { describe, expect, test } from 'vitest'
import type { ConsoleElection, ElectionDraft, Result, Rule } from '../protocol/messages.ts'
import { assemblyOf, imported, someMembers } from '../testing/builders.ts'
import { ballotsOf, moreThanHalf, mostVotes } from '../testing/papers.ts'
import { addItem, removeItem } from './agenda.ts'
import { apply } from './assembly.ts'
import { candidaciesOf, consoleElection, electionReport, publicElection } from './election-views.ts'
import * as elections from './elections.ts'
import type { AssemblyEvent } from './events.ts'
import { changeVote, closeVote, openVote, publishVote } from './votes.ts'

const chairPost: ElectionDraft = {
  ...{ title: 'Chair', text: '', item: null, secrecy: 'secret', marking: 'choose', quorum: null },
  ...{ electorate: { presence: 'entitled', groups: [] }, durationSeconds: null, joinsLater: false },
  rule: mostVotes(1, { majority: moreThanHalf('valid'), next: 'second-ballot' }),
  incompatible: [],
}

type Decision = { ok: true; events: readonly AssemblyEvent[]; output: object } | { ok: false; why: string }

/** A convention of 20 members; women have odd numbers. */
function aConvention(draft: Partial<ElectionDraft> = {}) {
  const members = someMembers(20).map((member, at) => ({
    ...member,
    firstName: `P${at + 1}`,
    lastName: 'X',
    gender: at % 2 === 0 ? 'female' : 'male',
  }))
  const assembly = assemblyOf(imported(members))
  const done = <Its extends Decision>(decision: Its): Its => {
    if (decision.ok) for (const event of decision.events) apply(assembly, event)
    return decision
  }
  const stand = (election: number, ...ids: readonly number[]) => {
    for (const member of ids)
      done(
        elections.nominate(assembly, election, {
          ...{ member, name: '', group: '', text: '', proposedBy: '', consents: true },
        }),
      )
  }
  const now = (election = 1): ConsoleElection => {
    const found = assembly.elections.get(election)
    if (found === undefined) throw new Error('no such election')
    return consoleElection(assembly, found)
  }
  /** Prepares the next ballot and counts it from these piles. */
  const ballot = (piles: readonly string[], election = 1): Result => {
    const after = now(election).ballots.at(-1)?.vote ?? null
    const prepared = done(elections.prepareElectionBallot(assembly, election, after))
    if (!prepared.ok) throw new Error(prepared.why)
    const { vote } = prepared.output
    done(openVote(assembly, vote, 1, { seed: 's', sha256: () => '' }))
    const closed = closeVote(assembly, vote, 2, ({ draft: { paper } }) => ({
      ...{ counts: ballotsOf(paper, piles), voters: [], seal: '' },
    }))
    done(closed)
    done(publishVote(assembly, vote, 3))
    if (!closed.ok) throw new Error(closed.why)
    return closed.output.result
  }
  const names = (vote: number) =>
    assembly.votes.get(vote)?.draft.paper.options.map(({ name }) => name.split(' ')[0]) ?? []
  done(elections.addElection(assembly, { ...chairPost, ...draft }))
  return { assembly, done, stand, now, ballot, names }
}

const why = (decision: Decision) => (decision.ok ? 'done' : decision.why)
const seatsOf = ({ rule }: { rule: Rule }) => ('seats' in rule ? rule.seats : 0)

describe('setting up', () => {
  test('[N1] what can never work is refused when it is written', () => {
    const { assembly } = aConvention()
    const withRule = (fields: Partial<ElectionDraft>) =>
      elections.addElection(assembly, { ...chairPost, ...fields })
    expect(withRule({ marking: 'rank' })).toEqual({
      ...{ ok: false, why: 'cannot-work', about: { fault: 'ranking-needs-its-rule' } },
    })
    expect(withRule({ rule: { kind: 'irv', seats: 2 }, marking: 'rank' })).toEqual({
      ...{ ok: false, why: 'cannot-work', about: { fault: 'one-seat-only', seats: 2 } },
    })
    expect(withRule({ rule: mostVotes(2, { reserved: { group: 'female', seats: 3 } }) })).toEqual({
      ...{ ok: false, why: 'cannot-work', about: { fault: 'reserved-over-seats', reserved: 3, seats: 2 } },
    })
    expect(why(withRule({ item: 7 }))).toBe('no-such-item')
    expect(why(withRule({ incompatible: [9] }))).toBe('no-such-election')
  })

  test('[N2] what another chair changed meanwhile is not overwritten; what ballots were made from stays', () => {
    const { assembly, done, stand, ballot } = aConvention()
    const renamed = { ...chairPost, title: 'First chair' }
    done(elections.changeElection(assembly, 1, { was: chairPost, draft: renamed }))
    expect(
      elections.changeElection(assembly, 1, { was: chairPost, draft: { ...chairPost, title: 'Head' } }),
    ).toEqual({ ok: false, why: 'election-changed', about: { title: 'First chair' } })
    stand(1, 1, 2)
    ballot(['9 1 0'])
    expect(why(elections.changeElection(assembly, 1, { was: renamed, draft: chairPost }))).toBe(
      'election-begun',
    )
    expect(why(elections.removeElection(assembly, 1))).toBe('election-begun')
  })
})

describe('candidates', () => {
  test('[N3] one stands by oneself while nominations are open, if entitled', () => {
    const { assembly, done, now } = aConvention()
    const me = { member: 1, text: 'Hello' }
    expect(why(elections.stand(assembly, 1, me))).toBe('nominations-over')
    done(elections.openNominations(assembly, 1))
    expect(done(elections.stand(assembly, 1, me))).toMatchObject({ ok: true, output: { candidate: 1 } })
    expect(now().candidates).toEqual([
      {
        ...{ id: 1, member: 1, name: 'P1 X', group: '', text: 'Hello', portrait: null, proposedBy: '' },
        ...{ consent: 'accepted', acceptance: null },
      },
    ])
    const changed = [{ id: 2, number: 'M-00002', entitled: false }]
    apply(assembly, { type: 'members-imported', source: '', added: [], changed })
    expect(why(elections.stand(assembly, 1, { member: 2, text: '' }))).toBe('may-not-stand')
    done(elections.closeNominations(assembly, 1))
    expect(why(elections.stand(assembly, 1, { member: 3, text: '' }))).toBe('nominations-over')
  })

  test('[N4] nobody stands twice; who withdrew may come back; two of one name are told apart', () => {
    const { assembly, done, stand, now } = aConvention()
    stand(1, 1)
    const again = { member: 1, name: '', group: '', text: '', proposedBy: '', consents: false }
    expect(elections.nominate(assembly, 1, again)).toEqual({
      ...{ ok: false, why: 'already-candidate', about: { name: 'P1 X' } },
    })
    expect(why(elections.nominate(assembly, 1, { ...again, member: null, name: ' p1  x ' }))).toBe(
      'already-candidate',
    )
    done(elections.answerCandidacy(assembly, 1, { consent: 'withdrawn' }))
    done(elections.nominate(assembly, 1, again))
    expect(why(elections.answerCandidacy(assembly, 1, { consent: 'accepted' }))).toBe('already-candidate')
    expect(now().candidates.map(({ name, consent }) => [name, consent])).toEqual([
      ['P1 X', 'withdrawn'],
      ['P1 X', 'asked'],
    ])
  })

  test('[N4] where two posts rule each other out, whoever stands for one is refused for the other, with its name', () => {
    const { assembly, done, stand, ballot } = aConvention()
    done(elections.addElection(assembly, { ...chairPost, title: 'Auditor', incompatible: [1] }))
    stand(1, 1, 2)
    const nomination = { member: 1, name: '', group: '', text: '', proposedBy: '', consents: true }
    const refused = {
      ...{ ok: false, why: 'incompatible-candidacy', about: { name: 'P1 X', title: 'Chair' } },
    }
    expect(elections.nominate(assembly, 2, nomination)).toEqual(refused)
    ballot(['9 1 0'])
    expect(elections.nominate(assembly, 2, nomination)).toEqual(refused)
    // Who was not elected in an election that is over is free.
    done(elections.recordAcceptance(assembly, 1, true))
    expect(why(elections.nominate(assembly, 2, { ...nomination, member: 2 }))).toBe('done')
  })

  test('[N3] whoever stands on a ballot under way stays on it', () => {
    const { assembly, done, stand } = aConvention()
    stand(1, 1, 2)
    done(elections.prepareElectionBallot(assembly, 1, null))
    const withdrawing = elections.answerCandidacy(assembly, 1, { consent: 'withdrawn', member: 1 })
    expect(withdrawing).toEqual({ ok: false, why: 'ballot-under-way', about: { title: 'Chair' } })
    expect(why(elections.answerCandidacy(assembly, 1, { consent: 'withdrawn', member: 2 }))).toBe(
      'no-such-candidate',
    )
  })
})

describe('ballots', () => {
  test('[N5] the first from all who consented; a second chair gets none', () => {
    const { assembly, done, stand, names, now } = aConvention()
    stand(1, 1, 2, 3)
    done(
      elections.nominate(assembly, 1, {
        ...{ member: 4, name: '', group: '', text: '', proposedBy: 'P1', consents: false },
      }),
    )
    expect(now().next).toEqual({ step: 'prepare-ballot', ballot: 1 })
    done(elections.prepareElectionBallot(assembly, 1, null))
    expect(names(1)).toEqual(['P1', 'P2', 'P3'])
    expect(assembly.votes.get(1)?.draft.secrecy).toBe('secret')
    expect(elections.prepareElectionBallot(assembly, 1, null)).toEqual({
      ...{ ok: false, why: 'another-ballot', about: { title: 'Chair' } },
    })
    expect(now().next).toEqual({ step: 'lead-ballot', vote: 1 })
    const draft = assembly.votes.get(1)?.draft
    if (draft === undefined) throw new Error('no vote')
    const fewer = { ...draft, paper: { ...draft.paper, options: draft.paper.options.slice(1) } }
    expect(why(changeVote(assembly, 1, fewer))).toBe('ballot-of-election')
    expect(why(changeVote(assembly, 1, { ...draft, title: 'Chair of the party' }))).toBe('done')
  })

  test('[N6] the second by the rule of the first, without who withdrew: the next one moves up', () => {
    const { assembly, done, stand, ballot, names, now } = aConvention()
    stand(1, 1, 2, 3, 4)
    ballot(['8 1 0 0 0', '6 0 1 0 0', '5 0 0 1 0', '1 0 0 0 1'])
    done(elections.answerCandidacy(assembly, 2, { consent: 'withdrawn' }))
    done(elections.prepareElectionBallot(assembly, 1, 1))
    expect(names(2)).toEqual(['P1', 'P3'])
    expect(assembly.votes.get(2)?.draft).toMatchObject({
      ...{ title: 'Chair (2)', follows: 1 },
      paper: { rule: mostVotes(1), form: { kind: 'choose', most: 1 } },
    })
    expect(now().next).toEqual({ step: 'lead-ballot', vote: 2 })
  })

  test('[N6] whether others may join in between is set; where nobody is left, they may anyway', () => {
    const nomination = { member: 9, name: '', group: '', text: '', proposedBy: '', consents: true }
    const strict = aConvention()
    strict.stand(1, 1, 2, 3)
    strict.ballot(['7 1 0 0', '7 0 1 0', '6 0 0 1'])
    expect(why(elections.nominate(strict.assembly, 1, nomination))).toBe('nominations-over')
    const open = aConvention({ joinsLater: true })
    open.stand(1, 1, 2, 3)
    open.ballot(['7 1 0 0', '7 0 1 0', '6 0 0 1'])
    open.done(elections.nominate(open.assembly, 1, nomination))
    open.done(elections.prepareElectionBallot(open.assembly, 1, 1))
    expect(open.names(2)).toEqual(['P1', 'P2', 'P9'])
    const alone = aConvention()
    alone.stand(1, 1)
    alone.ballot(['9 1'])
    alone.done(elections.recordAcceptance(alone.assembly, 1, false))
    expect(alone.now().next).toEqual({ step: 'open-nominations' })
    expect(why(elections.nominate(alone.assembly, 1, nomination))).toBe('done')
  })

  test('[N7] a seat that was declined is filled by a ballot for it alone, kept for the group if it was', () => {
    const kept = { group: 'female', seats: 1 }
    const rule = mostVotes(3, { majority: moreThanHalf('valid'), reserved: kept, next: 'second-ballot' })
    const { assembly, done, stand, ballot, names, now } = aConvention({ rule })
    stand(1, 1, 2, 3, 4, 5)
    expect(now().candidates.map(({ group }) => group)).toEqual(['female', '', 'female', '', 'female'])
    // P1 takes the kept seat, P2 and P4 the open ones.
    ballot(['9 1 1 0 1 0', '3 0 0 1 0 0'])
    expect(now()).toMatchObject({
      open: 0,
      next: { step: 'ask-acceptance' },
      elected: [
        { candidate: 1, ballot: 1, isReserved: true, answer: 'open' },
        { candidate: 2, ballot: 1, isReserved: false, answer: 'open' },
        { candidate: 4, ballot: 1, isReserved: false, answer: 'open' },
      ],
    })
    expect(elections.askAcceptance(assembly, 1)).toMatchObject({ ok: true, output: { asked: 3 } })
    done(elections.askAcceptance(assembly, 1))
    expect(now().next).toEqual({ step: 'await-acceptance' })
    done(elections.answerElection(assembly, 1, { member: 1, accepts: false }))
    done(elections.answerElection(assembly, 2, { member: 2, accepts: true }))
    done(elections.recordAcceptance(assembly, 4, true))
    expect(now()).toMatchObject({ open: 1, next: { step: 'prepare-ballot', ballot: 2 } })
    done(elections.prepareElectionBallot(assembly, 1, 1))
    // Only women stand for the seat of a woman.
    expect(names(2)).toEqual(['P3', 'P5'])
    const paper = assembly.votes.get(2)?.draft.paper
    if (paper === undefined) throw new Error('no vote')
    expect([seatsOf(paper), paper.rule]).toMatchObject([1, { reserved: { group: 'female', seats: 1 } }])
  })

  test('[N8] with fewer candidates than seats, those who stand are voted on, and the rest stays open', () => {
    const { assembly, done, stand, ballot, now } = aConvention({ rule: mostVotes(3) })
    stand(1, 1, 2)
    ballot(['9 1 1'])
    done(elections.recordAcceptance(assembly, 1, true))
    done(elections.recordAcceptance(assembly, 2, true))
    expect(now()).toMatchObject({ open: 1, next: { step: 'open-nominations' } })
    expect(elections.leaveVacant(assembly, 1, 2)).toEqual({
      ...{ ok: false, why: 'seats-changed', about: { seats: 1 } },
    })
    done(elections.leaveVacant(assembly, 1, 1))
    expect(now()).toMatchObject({ vacant: 1, next: { step: 'finished' } })
  })

  test('[N8] ranked rules elect as well', () => {
    const { stand, ballot, now } = aConvention({ marking: 'rank', rule: { kind: 'scottish-stv', seats: 2 } })
    stand(1, 1, 2, 3)
    ballot(['9 1 2 3', '8 3 1 2', '2 2 3 1'])
    expect(now().elected.map(({ candidate }) => candidate)).toEqual([1, 2])
  })
})

describe('accepting', () => {
  test('[N9] the elected answer once, when they were asked; an annulled ballot elects nobody', () => {
    const { assembly, done, stand, ballot, now } = aConvention()
    stand(1, 1, 2)
    ballot(['9 1 0'])
    expect(why(elections.answerElection(assembly, 1, { member: 1, accepts: true }))).toBe('not-asked')
    done(elections.askAcceptance(assembly, 1))
    expect(candidaciesOf(assembly, 1)).toEqual([
      {
        ...{ election: 1, title: 'Chair', candidate: 1, proposedBy: '', consent: 'accepted' },
        acceptance: 'asked',
      },
    ])
    done(elections.answerElection(assembly, 1, { member: 1, accepts: true }))
    expect(why(elections.answerElection(assembly, 1, { member: 1, accepts: false }))).toBe('not-asked')
    expect(why(elections.answerElection(assembly, 2, { member: 2, accepts: true }))).toBe('not-elected')
    expect(now().next).toEqual({ step: 'finished' })
    apply(assembly, { type: 'vote-annulled', vote: 1, annulledAt: 9, reason: 'a mistake' })
    expect(now()).toMatchObject({ elected: [], open: 1, next: { step: 'prepare-ballot', ballot: 1 } })
  })

  test('[N9] nobody is elected by a ballot that is not published', () => {
    const { assembly, done, stand, now } = aConvention()
    stand(1, 1, 2)
    done(elections.prepareElectionBallot(assembly, 1, null))
    done(openVote(assembly, 1, 1, { seed: 's', sha256: () => '' }))
    done(
      closeVote(assembly, 1, 2, ({ draft: { paper } }) => ({
        ...{ counts: ballotsOf(paper, ['9 1 0']), voters: [], seal: '' },
      })),
    )
    expect(now().elected).toEqual([])
    const election = assembly.elections.get(1)
    if (election === undefined) throw new Error('no election')
    expect(publicElection(assembly, election).candidates.map(({ elected }) => elected)).toEqual([null, null])
    expect(electionReport(assembly, election).ballots.map(({ figures }) => figures)).toEqual([null])
  })

  test('[N10] the report has every ballot with its figures', () => {
    const { assembly, done, stand, ballot } = aConvention()
    stand(1, 1, 2, 3)
    ballot(['7 1 0 0', '7 0 1 0', '6 0 0 1'])
    ballot(['12 1 0', '8 0 1'])
    done(elections.recordAcceptance(assembly, 1, true))
    const election = assembly.elections.get(1)
    if (election === undefined) throw new Error('no election')
    const { candidates: _, ...report } = electionReport(assembly, election)
    const sums = { registered: 20, valid: '20', invalid: '0', abstained: '0', none: '0' }
    const option = (name: string, yes: string, isElected = false) => ({
      ...{ name, yes, no: '0', abstain: '0', isElected },
    })
    expect(report).toEqual({
      ...{ title: 'Chair', seats: 1, reserved: null, open: 0, vacant: null },
      ballots: [
        {
          ...{ vote: 1, title: 'Chair', state: 'published', reason: '' },
          figures: { ...sums, options: [option('P1 X', '7'), option('P2 X', '7'), option('P3 X', '6')] },
        },
        {
          ...{ vote: 2, title: 'Chair (2)', state: 'published', reason: '' },
          figures: { ...sums, options: [option('P1 X', '12', true), option('P2 X', '8')] },
        },
      ],
      elected: [{ candidate: 1, name: 'P1 X', ballot: 2, answer: 'accepted' }],
    })
  })
})

test('[N2] what an election named and is gone by now does not keep it from being changed', () => {
  const { assembly, done } = aConvention()
  done(
    addItem(
      assembly,
      { parent: null, after: null },
      { title: 'Board', minutes: null, startsAt: null, isInternal: false },
    ),
  )
  done(elections.addElection(assembly, { ...chairPost, title: 'Treasurer' }))
  const named = { ...chairPost, item: 1, incompatible: [2] }
  done(elections.changeElection(assembly, 1, { was: chairPost, draft: named }))
  done(elections.removeElection(assembly, 2))
  done(removeItem(assembly, 1))
  const to = { ...named, title: 'First chair' }
  expect(why(done(elections.changeElection(assembly, 1, { was: named, draft: to })))).toBe('done')
  expect(assembly.elections.get(1)?.draft).toEqual({ ...to, incompatible: [] })
  const other = { ...to, item: 7 }
  expect(why(elections.changeElection(assembly, 1, { was: { ...to, incompatible: [] }, draft: other }))).toBe(
    'no-such-item',
  )
})

test('[N5] a ballot of an election stays one of candidates: by that two persons publish it', () => {
  const { assembly, done, stand } = aConvention()
  stand(1, 1, 2)
  done(elections.prepareElectionBallot(assembly, 1, null))
  const draft = assembly.votes.get(1)?.draft
  if (draft === undefined) throw new Error('no ballot')
  const paper = { ...draft.paper, subject: 'alternatives' } as const
  expect(why(changeVote(assembly, 1, { ...draft, paper }))).toBe('ballot-of-election')
})
