import { describe, expect, test } from 'vitest'
import { motionMarks } from '../protocol/papers.ts'
import { aDraft, assemblyOf, imported, someMembers } from '../testing/builders.ts'
import { apply } from './assembly.ts'
import { admitBallot } from './ballots.ts'
import type { AssemblyEvent } from './events.ts'
import { unfoldRegister } from './register.ts'
import * as votes from './votes.ts'

const at = 1_800_000_000_000
const drawing = { seed: 'seed', sha256: (text: string) => text }

/** Three members, the first two present; vote 1 prepared. */
const hall = (fields: Parameters<typeof aDraft>[0] = {}) =>
  assemblyOf(
    imported(someMembers(3)),
    { type: 'members-checked-in', members: '1-2' },
    { type: 'vote-prepared', vote: 1, draft: aDraft(fields) },
  )

function happen(
  assembly: ReturnType<typeof hall>,
  decision: { ok: boolean; events?: readonly AssemblyEvent[] },
) {
  expect(decision.ok).toBe(true)
  for (const event of decision.events ?? []) apply(assembly, event)
}

const emptyBox = () => ({ counts: [], voters: [], seal: 'seal' })

describe('the life of a vote', () => {
  test('[V1] prepared, open, closed, published, annulled', () => {
    const assembly = hall()
    const states = () => assembly.votes.get(1)?.state
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(states()).toBe('open')
    happen(assembly, votes.closeVote(assembly, 1, at + 1, emptyBox))
    expect(states()).toBe('closed')
    happen(assembly, votes.publishVote(assembly, 1, at + 2))
    expect(states()).toBe('published')
    happen(assembly, votes.annulVote(assembly, 1, 'wrong text', at + 3))
    expect(assembly.votes.get(1)).toEqual({
      id: 1,
      draft: aDraft(),
      state: 'annulled',
      annulledAt: at + 3,
      reason: 'wrong text',
    })
    expect(votes.annulVote(assembly, 1, 'again', at + 4)).toEqual({
      ok: false,
      why: 'vote-not-annullable',
      about: { state: 'annulled' },
    })
  })

  test('[V2] only a prepared vote can be changed or discarded', () => {
    const assembly = hall()
    happen(assembly, votes.changeVote(assembly, 1, aDraft({ title: 'Budget 2028' })))
    expect(assembly.votes.get(1)?.draft.title).toBe('Budget 2028')
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(votes.changeVote(assembly, 1, aDraft())).toEqual({
      ok: false,
      why: 'vote-not-prepared',
      about: { state: 'open' },
    })
    expect(votes.discardVote(assembly, 1)).toEqual({
      ok: false,
      why: 'vote-not-prepared',
      about: { state: 'open' },
    })
    happen(assembly, votes.prepareVote(assembly, aDraft()))
    happen(assembly, votes.discardVote(assembly, 2))
    expect(assembly.votes.has(2)).toBe(false)
    const third = votes.prepareVote(assembly, aDraft())
    expect(third.ok && third.output).toEqual({ vote: 3 })
  })

  test('[V3] a second vote does not open while one is open', () => {
    const assembly = hall()
    happen(assembly, votes.prepareVote(assembly, aDraft()))
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(votes.openVote(assembly, 2, at, drawing)).toEqual({
      ok: false,
      why: 'another-vote-open',
      about: { vote: 1, title: 'Budget 2027' },
    })
    happen(assembly, votes.annulVote(assembly, 1, 'mistake', at))
    expect(votes.openVote(assembly, 2, at, drawing).ok).toBe(true)
  })

  test('[V4] a vote is due at its closing time and takes no ballot from then on', () => {
    const assembly = hall({ durationSeconds: 60 })
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect([votes.voteDue(assembly, at + 59_999), votes.voteDue(assembly, at + 60_000)]).toEqual([null, 1])
    const cast = (when: number) =>
      admitBallot(assembly, { vote: 1, member: 1, marks: motionMarks.yes, at: when }, () => '1')
    expect(cast(at + 59_999)).toEqual({ ok: true, weight: '1', secrecy: 'secret', changeable: false })
    expect(cast(at + 60_000)).toEqual({ ok: false, why: 'vote-not-open', about: { state: 'closed' } })
  })

  test('[V5] extending counts from the time it would have closed', () => {
    const assembly = hall({ durationSeconds: 60 })
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(votes.extendVote(assembly, 1, 30, at)).toEqual({
      ok: true,
      events: [{ type: 'vote-extended', vote: 1, closesAt: at + 90_000 }],
      output: { closesAt: at + 90_000 },
    })
  })

  test('[V4] a vote whose time is over is not extended', () => {
    const assembly = hall({ durationSeconds: 60 })
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(votes.extendVote(assembly, 1, 30, at + 60_000)).toEqual({
      ok: false,
      why: 'vote-not-open',
      about: { state: 'closed' },
    })
  })

  test('[V5] a vote without a duration cannot be extended', () => {
    const assembly = hall()
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(votes.extendVote(assembly, 1, 30, at)).toEqual({ ok: false, why: 'no-duration' })
  })
})

describe('the set-up', () => {
  const candidates = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `Candidate ${index}`, items: [], group: '' }))
  const election = aDraft({
    paper: {
      ...aDraft().paper,
      subject: 'candidates',
      options: candidates(2),
      form: { kind: 'choose', least: 1, most: 3, none: false, abstain: true },
      rule: {
        ...{ kind: 'most-votes', seats: 3, majority: null, reserved: null, dropOut: null, next: null },
      },
    },
  })

  test('[V9] what cannot work is refused when it is prepared or changed, with the reason', () => {
    const assembly = hall()
    const prepared = votes.prepareVote(assembly, election)
    expect(prepared).toMatchObject({ ok: false, why: 'cannot-work' })
    expect(votes.changeVote(assembly, 1, election)).toEqual(prepared)
    expect(
      votes.prepareVote(assembly, {
        ...election,
        paper: { ...election.paper, options: candidates(3) },
      }),
    ).toMatchObject({ ok: true })
  })

  test('[R4] checking says who could vote now, and what could tell a secret ballot', () => {
    const assembly = hall()
    expect(votes.checkVote(assembly, 1)).toMatchObject({ ok: true, output: { registered: 2 } })
    const named = hall({ secrecy: 'named' })
    expect(votes.checkVote(named, 1)).toEqual({ ok: true, output: { registered: 2, warnings: [] } })
    expect(votes.checkVote(assembly, 9)).toEqual({ ok: false, why: 'no-such-vote' })
  })
})

describe('the register', () => {
  test('[R1] who arrives after opening is not on it', () => {
    const assembly = hall()
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    apply(assembly, { type: 'members-checked-in', members: '3' })
    const vote = assembly.votes.get(1)
    if (vote?.state !== 'open') throw new Error('not open')
    expect(vote.register).toEqual({ members: [{ weight: '1', ids: '1-2' }], present: '2', entitled: '3' })
    const register = unfoldRegister(vote.register)
    expect(
      admitBallot(assembly, { vote: 1, member: 3, marks: motionMarks.yes, at }, (id) => register.get(id)),
    ).toEqual({
      ok: false,
      why: 'not-on-register',
    })
  })

  test('[R2] an empty register does not open', () => {
    const assembly = hall({ electorate: { presence: 'present', groups: ['nobody'] } })
    expect(votes.openVote(assembly, 1, at, drawing)).toEqual({ ok: false, why: 'register-empty' })
  })

  test('[R3] all entitled may vote where the vote says so', () => {
    const assembly = hall({ electorate: { presence: 'entitled', groups: ['delegate'] } })
    expect(
      votes.openVote(assembly, 1, at, drawing).ok && assembly.votes.get(1)?.draft.electorate.presence,
    ).toBe('entitled')
    const decision = votes.openVote(assembly, 1, at, drawing)
    expect(decision.ok && decision.output).toEqual({ registered: 3 })
  })
})
