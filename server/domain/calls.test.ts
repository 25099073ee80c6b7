import { describe, expect, test } from 'vitest'
import type { QuorumRule } from '../protocol/messages.ts'
import { aDraft, aMember, assemblyOf, imported, someMembers } from '../testing/builders.ts'
import { apply } from './assembly.ts'
import * as calls from './calls.ts'
import type { AssemblyEvent } from './events.ts'
import * as votes from './votes.ts'

const at = 1_800_000_000_000
const drawing = { seed: 'seed', sha256: (text: string) => text }
const half: QuorumRule = {
  base: 'entitled',
  comparison: 'more-than',
  numerator: 1,
  denominator: 2,
  gate: 'block',
}

/** Four entitled members and a guest; the first two and the guest are present; vote 1 prepared. */
const hall = (rule: QuorumRule | null = half, ...more: readonly AssemblyEvent[]) =>
  assemblyOf(
    imported([...someMembers(4), aMember('G-1', { entitled: false })]),
    { type: 'members-checked-in', members: '1-2,5' },
    { type: 'vote-prepared', vote: 1, draft: aDraft() },
    { type: 'quorum-set', rule },
    ...more,
  )

function happen(
  assembly: ReturnType<typeof hall>,
  decision: { ok: boolean; events?: readonly AssemblyEvent[] },
) {
  expect(decision.ok).toBe(true)
  for (const event of decision.events ?? []) apply(assembly, event)
}
const reach = (member: number) => (['never-signed-in', 'offline', 'online'] as const)[member % 3] ?? 'online'
const answers = (...members: number[]) => ({ answered: new Set(members), at: at + 9, reach })

test.each([
  [42, 'at-least', 1, 2, 21],
  [42, 'more-than', 1, 2, 22],
  [43, 'at-least', 1, 2, 22],
  [43, 'more-than', 1, 2, 22],
  [10, 'at-least', 2, 3, 7],
  [9, 'at-least', 2, 3, 6],
  [9, 'more-than', 2, 3, 7],
  [0, 'at-least', 1, 2, 1],
  [0, 'more-than', 1, 2, 1],
] as const)('[Q1] of %i, %s %i/%i: %i persons', (base, comparison, numerator, denominator, needed) => {
  expect(calls.neededOf(base, { ...half, comparison, numerator, denominator })).toBe(needed)
})

test('[Q1] by check-in: entitled members only, of all entitled or of those ever checked in', () => {
  const assembly = hall()
  expect(calls.findQuorum(assembly, at)).toEqual({
    ok: true,
    events: [
      {
        type: 'quorum-found',
        finding: { at, call: null, present: 2, base: 4, needed: 3, isReached: false, rule: half },
      },
    ],
    output: { finding: { at, call: null, present: 2, base: 4, needed: 3, isReached: false, rule: half } },
  })
  apply(assembly, { type: 'members-checked-out', members: '1' })
  apply(assembly, { type: 'quorum-set', rule: { ...half, base: 'accredited' } })
  expect(calls.findQuorum(assembly, at)).toMatchObject({
    output: { finding: { present: 1, base: 2, needed: 2, isReached: false } },
  })
  expect(calls.findQuorum(hall(null), at)).toEqual({ ok: false, why: 'no-quorum-rule' })
})

describe('a count', () => {
  const counting = () => {
    const assembly = hall()
    happen(assembly, calls.beginCall(assembly, { purpose: 'count', seconds: 60, at }))
    return assembly
  }

  test('[Q3] counts those who answer and are checked in; the journal has all who answered', () => {
    const assembly = counting()
    expect(calls.callState(assembly, new Set([1, 3, 5]))).toEqual({
      ...{ id: 1, purpose: 'count', begunAt: at, endsAt: at + 60_000, endedAt: null, isShown: true },
      ...{ answered: 1, of: 4, needed: 3, isReached: false },
    })
    apply(assembly, { type: 'members-checked-in', members: '3' })
    const finding = { at: at + 9, call: 1, present: 3, base: 4, needed: 3, isReached: true, rule: half }
    expect(calls.endCall(assembly, 1, answers(1, 2, 3, 4))).toEqual({
      ok: true,
      events: [{ type: 'call-ended', call: 1, endedAt: at + 9, answered: '1-4', finding, report: null }],
      output: {},
    })
  })

  test('what was found stays, whoever comes or goes afterwards', () => {
    const assembly = counting()
    happen(assembly, calls.endCall(assembly, 1, answers(1, 2)))
    apply(assembly, { type: 'members-checked-out', members: '1-2' })
    expect(calls.callState(assembly, new Set([1, 2]))).toMatchObject({
      answered: 2,
      needed: 3,
      endedAt: at + 9,
    })
  })

  test('[Q2] answers that come late, twice or from who is not asked do no harm', () => {
    const assembly = counting()
    expect(calls.answerCall(assembly, 1, 1)).toEqual({ ok: true, events: [], output: {} })
    expect(calls.answerCall(assembly, 1, 5)).toEqual({ ok: false, why: 'not-called' })
    expect(calls.answerCall(assembly, 2, 1)).toEqual({ ok: false, why: 'no-such-call' })
    happen(assembly, calls.endCall(assembly, 1, answers(1)))
    expect(calls.answerCall(assembly, 1, 1)).toEqual({ ok: false, why: 'no-such-call' })
    expect(calls.endCall(assembly, 1, answers(1))).toEqual({ ok: false, why: 'no-such-call' })
  })

  test('one at a time, and not beside an open vote', () => {
    const assembly = counting()
    expect(calls.beginCall(assembly, { purpose: 'trial', seconds: null, at })).toEqual({
      ...{ ok: false, why: 'call-on', about: { purpose: 'count' } },
    })
    expect(votes.openVote(assembly, 1, at, drawing)).toMatchObject({ why: 'call-on' })
    happen(assembly, calls.cancelCall(assembly, 1))
    expect(assembly.calls.last).toBe(null)
    apply(assembly, { type: 'quorum-set', rule: null })
    expect(calls.beginCall(assembly, { purpose: 'count', seconds: 5, at })).toEqual({
      ...{ ok: false, why: 'no-quorum-rule' },
    })
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(calls.beginCall(assembly, { purpose: 'trial', seconds: null, at })).toMatchObject({
      why: 'vote-open',
    })
  })

  test('is due at its end by the host’s clock', () => {
    const assembly = counting()
    expect([at + 59_999, at + 60_000].map((now) => calls.callDue(assembly, now))).toEqual([null, 1])
  })
})

test('[Q4] who missed the trial is told by the first reason that holds', () => {
  const assembly = hall(null, { type: 'members-checked-in', members: '3-4' })
  happen(assembly, calls.beginCall(assembly, { purpose: 'trial', seconds: null, at }))
  apply(assembly, { type: 'members-checked-out', members: '4' })
  happen(assembly, calls.endCall(assembly, 1, answers()))
  expect(assembly.calls.trials).toEqual([
    {
      ...{ call: 1, begunAt: at, endedAt: at + 9, answered: 0, of: 4 },
      missing: { notPresent: 1, neverSignedIn: 1, offline: 1, silent: 1 },
    },
  ])
})

describe('opening a vote', () => {
  test('[Q5] without a quorum found: refused where it blocks, and else until whoever opens it says so', () => {
    const blocked = hall()
    expect(votes.openVote(blocked, 1, at, { ...drawing, despite: ['quorum'] })).toEqual({
      ...{ ok: false, why: 'quorum-not-found', about: { gate: 'block' } },
    })
    happen(blocked, calls.findQuorum(blocked, at))
    expect(votes.openVote(blocked, 1, at, drawing)).toEqual({
      ...{ ok: false, why: 'not-quorate', about: { gate: 'block', present: 2, needed: 3, at } },
    })
    const warned = hall({ ...half, gate: 'warn' })
    expect(votes.openVote(warned, 1, at, drawing)).toMatchObject({ why: 'quorum-not-found' })
    expect(votes.openVote(warned, 1, at, { ...drawing, despite: ['quorum'] })).toMatchObject({
      ...{ ok: true, events: [{ type: 'vote-opened', despite: ['quorum'] }] },
    })
  })

  test('[Q5] with a quorum nothing is said, whatever came before', () => {
    const assembly = hall()
    happen(assembly, calls.findQuorum(assembly, at))
    apply(assembly, { type: 'members-checked-in', members: '3' })
    happen(assembly, calls.findQuorum(assembly, at + 1))
    const opened = votes.openVote(assembly, 1, at, { ...drawing, despite: ['quorum', 'trial'] })
    expect(opened.ok && opened.events.map((event) => 'despite' in event)).toEqual([false])
  })

  test('[Q6] the first vote waits for a trial where it is set, a later one never', () => {
    const assembly = hall(null, { type: 'trial-gate-set', gate: 'block' })
    expect(votes.openVote(assembly, 1, at, { ...drawing, despite: ['trial'] })).toEqual({
      ...{ ok: false, why: 'trial-missing', about: { gate: 'block' } },
    })
    happen(assembly, calls.beginCall(assembly, { purpose: 'trial', seconds: null, at }))
    happen(assembly, calls.endCall(assembly, 1, answers(1)))
    happen(assembly, votes.openVote(assembly, 1, at, drawing))
    expect(assembly.calls.isShown).toBe(false)
  })
})
