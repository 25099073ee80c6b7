import { describe, expect, test } from 'vitest'
import { writeMarks } from '../protocol/marks.ts'
import type { Paper } from '../protocol/messages.ts'
import { motionMarks, motionPaper, SIMPLE_MAJORITY, type Choice } from '../protocol/papers.ts'
import { MOST_OPTIONS } from '../protocol/set-up.ts'
import { LARGEST_MEMBER_FRAME_BYTES } from '../socket/limits.ts'
import { ballotKeyOf } from './secrets.ts'
import { aDraft, aMember, aMotionResult, imported } from '../testing/builders.ts'
import {
  aChair,
  aHall,
  aPhone,
  createCore,
  giveLinks,
  happen,
  prepared,
  type Core,
  type TestVisitor,
} from '../testing/core.ts'

const RECEIPT = /^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/

/** Members 1 to 3 present, and vote 1 open. */
function open(...draft: Parameters<typeof aDraft>): Core {
  const core = aHall(3, ...draft)
  aChair(core).ask('open-vote', { vote: 1 })
  return core
}

const cast = (phone: TestVisitor, choice: Choice = 'yes', { vote = 1, request = 'request-1' } = {}) =>
  phone.ask('cast-ballot', { vote, marks: motionMarks[choice] }, request)

const refusal = (why: string, about?: object) => ({
  type: 'reply',
  request: 'request-1',
  ok: false,
  why,
  ...(about && { about }),
})

function receiptOf(reply: ReturnType<typeof cast>): string {
  if (!reply.ok) throw new Error(reply.why)
  expect(reply).toEqual({ type: 'reply', request: reply.request, ok: true, receipt: reply.receipt })
  expect(reply.receipt).toMatch(RECEIPT)
  return reply.receipt
}

describe('casting a ballot', () => {
  test('the longest that a paper can have is taken from a phone', () => {
    const options = Array.from({ length: MOST_OPTIONS }, (_, index) => ({
      ...{ name: `No. ${String(index)}`, items: [], group: '' },
    }))
    const core = aHall(3)
    const chair = aChair(core)
    const paper: Paper = {
      ...motionPaper(SIMPLE_MAJORITY),
      ...{ subject: 'candidates', options },
      form: { kind: 'points', each: 1_000, total: null, abstain: false },
      rule: { kind: 'most-votes', seats: 1, majority: null, reserved: null, dropOut: null, next: null },
    }
    const vote = prepared(chair, aDraft({ paper, changeable: true }))
    chair.ask('open-vote', { vote })
    const phone = aPhone(core, 1)
    const [key, replaces] = ['k'.repeat(22), 'r'.repeat(22)]
    const marks = writeMarks(paper, { kind: 'marked', marks: options.map(() => 1_000) })
    const first = { vote, marks, key: replaces }
    const change = { vote, marks, key, replaces }
    expect(phone.ask('cast-ballot', first)).toMatchObject({ ok: true })
    expect(phone.ask('cast-ballot', change)).toMatchObject({ ok: true })
    const text = JSON.stringify({ type: 'cast-ballot', request: 'r'.repeat(64), ...change })
    expect(text.length).toBeLessThan(LARGEST_MEMBER_FRAME_BYTES)
  })

  test('[B1] only while the vote is open', () => {
    const core = aHall(3)
    const chair = aChair(core)
    const phone = aPhone(core, 1)
    expect(cast(phone, 'yes', { vote: 2 })).toEqual(refusal('no-such-vote'))
    expect(cast(phone)).toEqual(refusal('no-such-vote'))
    chair.ask('open-vote', { vote: 1 })
    chair.ask('close-vote', { vote: 1 })
    expect(cast(phone)).toEqual(refusal('vote-not-open', { state: 'closed' }))
    chair.ask('publish-vote', { vote: 1 })
    expect(cast(phone)).toEqual(refusal('vote-not-open', { state: 'published' }))
    chair.ask('annul-vote', { vote: 1, reason: 'a mistake' })
    expect(cast(phone)).toEqual(refusal('vote-not-open', { state: 'annulled' }))
    expect(core.store.ballotBox.turnout(1).size).toBe(0)
  })

  test('[B1] [R1] only who stands on the register: who comes later gets the next vote', () => {
    const core = aHall(3)
    happen(core, { type: 'members-checked-out', members: '3' })
    const chair = aChair(core)
    chair.ask('open-vote', { vote: 1 })
    chair.ask('check-in', { members: [3] })
    expect(cast(aPhone(core, 3))).toEqual(refusal('not-on-register'))
    chair.ask('close-vote', { vote: 1 })
    const vote = prepared(chair, aDraft())
    chair.ask('open-vote', { vote })
    receiptOf(cast(aPhone(core, 3), 'yes', { vote }))
  })

  test('[V4] none from the closing time on, though the host has not come to close it', () => {
    const core = open({ durationSeconds: 60 })
    core.clock.advance(59_999)
    receiptOf(cast(aPhone(core, 1)))
    core.clock.advance(1)
    expect(cast(aPhone(core, 2))).toEqual(refusal('vote-not-open', { state: 'closed' }))
  })

  test('[B2] with the weight of the register, whatever the member’s weight is by now', () => {
    const core = open({ secrecy: 'named' })
    happen(core, {
      type: 'members-imported',
      source: '',
      added: [],
      changed: [{ id: 1, weight: '17.5' }],
    })
    receiptOf(cast(aPhone(core, 1)))
    expect(core.store.ballotBox.namedBallots(1)).toEqual([{ member: 1, marks: 'm1', weight: '1' }])
  })
})

describe('the same request again', () => {
  test('[B3] gets the same receipt and adds nothing', () => {
    const core = open()
    const phone = aPhone(core, 1)
    const receipt = receiptOf(cast(phone))
    expect(receiptOf(cast(phone))).toBe(receipt)
    expect(receiptOf(cast(aPhone(core, 1)))).toBe(receipt)
    expect(core.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm1', weight: '1', ballots: 1 }])
  })

  test('[B3] also twice in one batch, and with another choice', () => {
    const core = open()
    const phone = aPhone(core, 1)
    phone.say({ type: 'cast-ballot', request: 'request-1', vote: 1, marks: 'm2' })
    const receipt = receiptOf(cast(phone, 'yes'))
    expect(core.store.ballotBox.voted(1, 1)).toEqual({ receipt, request: 'request-1' })
    expect(core.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm2', weight: '1', ballots: 1 }])
  })

  test.each<[string, (chair: TestVisitor, core: Core) => unknown]>([
    ['is closed', () => undefined],
    ['is published', (chair) => void chair.ask('publish-vote', { vote: 1 })],
    [
      'is cleared from the phones',
      (chair) =>
        void chair.ask('show-on-projector', { showing: { kind: 'sign-in' }, projector: null, entry: null }),
    ],
    ['is annulled', (chair) => void chair.ask('annul-vote', { vote: 1, reason: 'a mistake' })],
    [
      'is over and the next one open',
      (chair) => void chair.ask('open-vote', { vote: prepared(chair, aDraft()) }),
    ],
  ])('[B3] also when the vote %s', (_, happensThen) => {
    const core = open()
    const receipt = receiptOf(cast(aPhone(core, 1)))
    const chair = aChair(core)
    chair.ask('close-vote', { vote: 1 })
    happensThen(chair, core)
    expect(receiptOf(cast(aPhone(core, 1)))).toBe(receipt)
    expect(core.store.ballotBox.turnout(1).size).toBe(1)
    core.store.close()
    expect(receiptOf(cast(aPhone(createCore(core.file), 1)))).toBe(receipt)
  })

  test('of another member is not the same', () => {
    const core = open()
    const receipts = [1, 2].map((member) => receiptOf(cast(aPhone(core, member))))
    expect(new Set(receipts).size).toBe(2)
  })
})

describe('another request', () => {
  test('[B4] is refused with the first one’s receipt, and the first stands', () => {
    const core = open()
    const phone = aPhone(core, 1)
    const receipt = receiptOf(cast(phone, 'yes'))
    expect(cast(phone, 'no', { request: 'request-2' })).toEqual({
      ...refusal('already-cast', { receipt }),
      request: 'request-2',
    })
    phone.say({ type: 'cast-ballot', request: 'request-3', vote: 1, marks: 'm2' })
    expect(cast(phone, 'abstain', { request: 'request-4' })).toMatchObject({ why: 'already-cast' })
    expect(core.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm1', weight: '1', ballots: 1 }])
  })

  test('[B4] [S2] from another device of the member too', () => {
    const core = open()
    const receipt = receiptOf(cast(aPhone(core, 1), 'yes'))
    expect(cast(aPhone(core, 1), 'no', { request: 'request-2' })).toMatchObject({ about: { receipt } })
  })
})

describe('[S3] access that is revoked', () => {
  test('casts nothing any more, not even with what was sent before in the same batch', () => {
    const core = open()
    const chair = aChair(core)
    const phone = aPhone(core, 1)
    chair.say({ type: 'revoke-access', request: 'request-0', member: 1 })
    phone.say({ type: 'cast-ballot', request: 'request-1', vote: 1, marks: 'm1' })
    core.turns.all()
    expect(core.store.ballotBox.turnout(1).size).toBe(0)
    expect(phone.outlet.closed).toEqual({ code: 4002, reason: '' })
  })
})

describe('[B5] [I7] the receipt', () => {
  test('stands beside the member and not beside the choice, and no ballot is in the journal', () => {
    const core = open()
    const receipts = [1, 2, 3].map((member) =>
      receiptOf(cast(aPhone(core, member), member === 1 ? 'no' : 'yes')),
    )
    aChair(core).ask('close-vote', { vote: 1 })
    const journal = JSON.stringify([...core.store.journal.replay()])
    for (const receipt of receipts) expect(journal).not.toContain(receipt)
    for (const { key } of core.store.ballotBox.secretBallots(1)) expect(journal).not.toContain(key)
    expect(Object.keys(core.store.ballotBox.secretBallots(1)[0] ?? {})).toEqual(['key', 'marks', 'weight'])
  })
})

describe('what a ballot says', () => {
  test('[B7] what this paper has not is refused with what is wrong; an invalid one is cast on purpose', () => {
    const core = open()
    const phone = aPhone(core, 1)
    const marked = (marks: string) => phone.ask('cast-ballot', { vote: 1, marks }, 'request-1')
    expect(marked('m4')).toEqual(refusal('wrong-marks', { fault: 'unreadable' }))
    expect(marked('m11')).toEqual(refusal('wrong-marks', { fault: 'unreadable' }))
    expect(marked('a0')).toEqual(refusal('wrong-marks', { fault: 'not-offered' }))
    expect(core.store.ballotBox.turnout(1).size).toBe(0)
    expect(marked('i0')).toMatchObject({ ok: true })
    expect(aPhone(core, 2).ask('cast-ballot', { vote: 1, marks: 'm0' })).toMatchObject({ ok: true })
    const closed = aChair(core).ask('close-vote', { vote: 1 })
    expect(closed.ok && closed.result.sums).toEqual({
      cast: '2',
      valid: '1',
      invalid: '1',
      abstained: '1',
      none: '0',
    })
  })
})

describe('changing a ballot', () => {
  const key = (letter: string) => letter.repeat(22)

  test('[B8] in a named vote the last one counts until closing, under the first one’s receipt', () => {
    const core = open({ secrecy: 'named', changeable: true })
    const phone = aPhone(core, 1)
    const first = cast(phone, 'yes', { request: 'request-1' })
    expect(cast(phone, 'no', { request: 'request-2' })).toMatchObject({ ok: true, receipt: receiptOf(first) })
    expect(core.store.ballotBox.namedBallots(1)).toEqual([{ member: 1, marks: 'm2', weight: '1' }])
    // The reply to the second one was lost, and it is asked again; the first one comes once more out of some queue.
    expect(cast(phone, 'no', { request: 'request-2' })).toMatchObject({ ok: true, receipt: receiptOf(first) })
    expect(cast(phone, 'yes', { request: 'request-1' })).toMatchObject({
      ok: true,
      receipt: receiptOf(first),
    })
    expect(core.store.ballotBox.namedBallots(1)).toEqual([{ member: 1, marks: 'm2', weight: '1' }])
    aChair(core).ask('close-vote', { vote: 1 })
    expect(cast(phone, 'abstain', { request: 'request-3' })).toMatchObject({ why: 'vote-not-open' })
    expect(core.store.ballotBox.counts(1, 'named')).toEqual([{ marks: 'm2', weight: '1', ballots: 1 }])
    expect(core.store.ballotBox.turnout(1).get(1)?.request).toBe('request-2')
  })

  test('[B3] a ballot changed a hundred times over keeps few requests, and counts once', () => {
    const core = open({ secrecy: 'named', changeable: true })
    const phone = aPhone(core, 1)
    for (let change = 100; change < 200; change++)
      cast(phone, change % 2 === 0 ? 'yes' : 'no', { request: `request-${change}` })
    const { request = '' } = core.store.ballotBox.turnout(1).get(1) ?? {}
    expect(request.split(' ')).toEqual(Array.from({ length: 32 }, (_, ago) => `request-${199 - ago}`))
    expect(core.store.ballotBox.counts(1, 'named')).toEqual([{ marks: 'm2', weight: '1', ballots: 1 }])
  })

  test('[B9] in a secret vote it is found by the key that only the phone keeps', () => {
    const core = open({ changeable: true })
    const phone = aPhone(core, 1)
    const say = (marks: string, request: string, keys: { key?: string; replaces?: string }) =>
      phone.ask('cast-ballot', { vote: 1, marks, ...keys }, request)
    expect(say('m1', 'request-1', {})).toMatchObject({ why: 'key-missing' })
    const first = say('m1', 'request-1', { key: key('A') })
    const receipt = receiptOf(first)
    expect(say('m2', 'request-2', { key: key('B') })).toMatchObject({
      why: 'key-missing',
      about: { receipt },
    })
    expect(say('m2', 'request-2', { key: key('B'), replaces: key('C') })).toMatchObject({
      why: 'key-unknown',
      about: { receipt },
    })
    expect(say('m2', 'request-2', { key: key('B'), replaces: key('A') })).toMatchObject({ ok: true, receipt })
    // Replayed frames move nothing.
    expect(say('m1', 'request-1', { key: key('A') })).toMatchObject({ ok: true, receipt })
    expect(say('m2', 'request-2', { key: key('B'), replaces: key('A') })).toMatchObject({ ok: true, receipt })
    expect(say('m3', 'request-3', { key: key('B'), replaces: key('B') })).toMatchObject({
      why: 'key-unknown',
    })
    expect(core.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm2', weight: '1', ballots: 1 }])
    expect(core.bugs).toEqual([])
  })

  test('[B9] a key that was handed on moves no votes of another weight', () => {
    const core = createCore()
    const [light, heavy] = [aMember('M-1'), aMember('M-2', { weight: '5' })]
    happen(core, imported([light, heavy]), { type: 'members-checked-in', members: '1-2' })
    giveLinks(core, [1, 2])
    const chair = aChair(core)
    chair.ask('open-vote', { vote: prepared(chair, aDraft({ changeable: true })) })
    aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm1', key: key('A') })
    const other = aPhone(core, 2)
    expect(other.ask('cast-ballot', { vote: 1, marks: 'm1', key: key('A') })).toMatchObject({
      why: 'key-unknown',
    })
    expect(other.ask('cast-ballot', { vote: 1, marks: 'm1', key: key('B') })).toMatchObject({ ok: true })
    expect(
      other.ask('cast-ballot', { vote: 1, marks: 'm2', key: key('C'), replaces: key('A') }),
    ).toMatchObject({ why: 'key-unknown' })
  })

  test('[B9] once it is closed, no phone’s key finds its ballot any more', () => {
    const core = open({ changeable: true })
    aPhone(core, 1).ask('cast-ballot', { vote: 1, marks: 'm1', key: key('A') })
    const kept = () => core.store.ballotBox.hasKey(1, ballotKeyOf(key('A')))
    expect(kept()).toBe(true)
    aChair(core).ask('close-vote', { vote: 1 })
    expect(kept()).toBe(false)
    expect(core.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm1', weight: '1', ballots: 1 }])
  })

  test('[I5] changing it tells nobody anything: the turnout stays', () => {
    const core = open({ changeable: true })
    const chair = aChair(core)
    const phone = aPhone(core, 1)
    phone.ask('cast-ballot', { vote: 1, marks: 'm1', key: key('A') })
    core.settle()
    chair.heard()
    phone.ask('cast-ballot', { vote: 1, marks: 'm2', key: key('B'), replaces: key('A') })
    core.settle()
    expect(chair.heard()).toEqual([])
  })
})

describe('[B6] [V6] closing', () => {
  test('writes turnout, result and the seal of the box into the journal', () => {
    const core = open()
    cast(aPhone(core, 1), 'yes')
    cast(aPhone(core, 3), 'abstain')
    const reply = aChair(core).ask('close-vote', { vote: 1 })
    const result = aMotionResult(
      { registered: 3, cast: 2 },
      { yes: '1', no: '0', abstain: '1' },
      { notCast: '1', base: '1', threshold: '0.5', verdict: 'adopted' },
    )
    expect(reply).toEqual({ type: 'reply', request: reply.request, ok: true, result })
    const vote = core.state.assembly.votes.get(1)
    if (vote?.state !== 'closed') throw new Error('not closed')
    expect([...core.store.journal.replay()].at(-1)?.event).toEqual({
      type: 'vote-closed',
      vote: 1,
      closedAt: core.clock.now,
      result,
      turnout: '1,3',
      seal: core.store.ballotBox.seal(1, 'secret', vote.register),
    })
  })
})
