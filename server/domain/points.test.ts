import { expect, test } from 'vitest'
import type { PointKind, PointOutcome } from '../protocol/messages.ts'
import { firstPointKinds } from '../protocol/point-kinds.ts'
import { aMotionResult, imported, someMembers } from '../testing/builders.ts'
import { apply, emptyAssembly } from './assembly.ts'
import { askToSpeak, callSpeaker, openDebate, withdrawWish } from './debate.ts'
import type { AssemblyEvent } from './events.ts'
import {
  addPoint,
  callPoint,
  decidePoint,
  movePoint,
  pointKindsOf,
  preparePointVote,
  setPointKinds,
  speakToPoint,
  withdrawPoint,
} from './points.ts'
import { checkIn } from './participants.ts'
import { annulVote, closeVote, openVote, publishVote } from './votes.ts'

const AT = 1_800_000_000_000
const rules = { seconds: 180, alternation: null, firstTimeFirst: false, proContra: false }

type Decision = { ok: true; events: readonly AssemblyEvent[] } | { ok: false }

const debateOf = (count: number) => {
  const assembly = emptyAssembly()
  const log: AssemblyEvent[] = []
  const doIt = <Answer extends Decision>(answer: Answer): Answer => {
    if (answer.ok)
      for (const event of answer.events) {
        log.push(event)
        apply(assembly, event)
      }
    return answer
  }
  doIt({ ok: true, events: [imported(someMembers(count))] })
  doIt(checkIn(assembly, 'all'))
  doIt(openDebate(assembly, { item: null, rules, instead: null }, AT))
  const kindOf = (effect: PointKind['effect']) => {
    const kind = firstPointKinds('en').find((each) => each.effect === effect)
    if (kind === undefined) throw new Error('no such kind')
    return kind
  }
  const debate = () => assembly.debates.all.get(1)
  const turn = () => debate()?.turn ?? 0
  const move = (member: number, effect: PointKind['effect'], at = AT) => {
    const kind = firstPointKinds('en').findIndex((each) => each.effect === effect)
    const kindName = firstPointKinds('en')[kind]?.name ?? ''
    return doIt(movePoint(assembly, member, { debate: 1, kind, kindName, text: '', at }))
  }
  const call = (point: number) => doIt(callPoint(assembly, { point, turn: turn(), at: AT }))
  const decide = (point: number, outcome: PointOutcome | 'by-vote', seconds: number | null = null) =>
    doIt(decidePoint(assembly, point, { outcome, seconds, at: AT }))
  const speak = (member: number) => {
    doIt(askToSpeak(assembly, member, { debate: 1, side: null, at: AT }))
    const speaker = assembly.debates.nextSpeaker - 1
    return doIt(callSpeaker(assembly, { debate: 1, speaker, turn: turn(), outOfTurn: false, at: AT }))
  }
  const openAVote = () => {
    const prepared = doIt(preparePointVote(assembly, 1))
    if (!prepared.ok) throw new Error(prepared.why)
    const { vote } = prepared.output
    doIt(openVote(assembly, vote, AT, { seed: '', sha256: (text) => text }))
    return vote
  }
  return { assembly, log, doIt, debate, turn, move, call, decide, speak, kindOf, openAVote }
}

test('[D16] a point of order comes next after the current speaker, and before all who wait', () => {
  const { assembly, speak, move, call, debate, turn, doIt } = debateOf(4)
  speak(1)
  doIt(askToSpeak(assembly, 2, { debate: 1, side: null, at: AT }))
  move(3, 'none')
  expect(debate()?.speech?.who).toEqual({ member: 1 })
  const next = () => callSpeaker(assembly, { debate: 1, speaker: 2, turn: turn(), outOfTurn: false, at: AT })
  expect(next()).toEqual({ ok: false, why: 'point-first' })
  call(1)
  expect(debate()).toMatchObject({ speech: null, point: 1 })
  expect(next()).toEqual({ ok: false, why: 'point-on' })
})

test('[D16] two chairs who both call it: the second is told', () => {
  const { assembly, move, call } = debateOf(2)
  move(1, 'none')
  call(1)
  expect(callPoint(assembly, { point: 1, turn: 0, at: AT })).toMatchObject({ why: 'another-called' })
})

test('[D17] none during an open vote: neither moved nor called', () => {
  const { assembly, move, call, openAVote, doIt, kindOf } = debateOf(4)
  move(1, 'none')
  call(1)
  openAVote()
  const title = 'Point of order: Adjourn (Ada No. M-00001)'
  expect(move(2, 'none')).toEqual({ ok: false, why: 'during-vote', about: { title } })
  const byChair = addPoint(assembly, { debate: 1, who: { guest: 'Kim' }, kind: kindOf('none'), text: '' }, AT)
  expect(doIt(byChair)).toMatchObject({ why: 'during-vote' })
  expect(call(1)).toMatchObject({ why: 'during-vote' })
})

test('[D18] who has spoken to the item may not move its end, nor close the list; anything else', () => {
  const { assembly, speak, move, doIt, kindOf } = debateOf(3)
  speak(1)
  expect(move(1, 'end-debate')).toEqual({
    ...{ ok: false, why: 'has-spoken', about: { kind: 'End of the debate' } },
  })
  expect(move(1, 'close-list')).toMatchObject({ why: 'has-spoken' })
  const byChair = addPoint(
    assembly,
    { debate: 1, who: { member: 1 }, kind: kindOf('end-debate'), text: '' },
    AT,
  )
  expect(doIt(byChair)).toMatchObject({ why: 'has-spoken' })
  expect(move(1, 'none').ok).toBe(true)
  expect(move(2, 'end-debate').ok).toBe(true)
})

test('[D18] from the phone only who is entitled to vote, one at a time, of the kinds that were shown', () => {
  const { assembly, doIt, move } = debateOf(2)
  doIt({
    ok: true,
    events: [{ type: 'members-imported', source: '', added: [], changed: [{ id: 2, entitled: false }] }],
  })
  expect(move(2, 'none')).toEqual({ ok: false, why: 'not-entitled' })
  expect(
    movePoint(assembly, 1, { debate: 1, kind: 0, kindName: 'Something else', text: '', at: AT }),
  ).toEqual({ ok: false, why: 'kinds-changed' })
  move(1, 'none')
  expect(move(1, 'limit-time')).toEqual({ ok: false, why: 'already-moved' })
  doIt(withdrawPoint(assembly, 1, 1, AT))
  expect(move(1, 'none', AT + 1)).toMatchObject({ ok: false, why: 'too-often' })
  expect(withdrawPoint(assembly, 2, 1, AT)).toEqual({ ok: false, why: 'no-such-point' })
})

test('[D19] one speaks for it and one against; with an objection it is not adopted without a vote', () => {
  const { assembly, doIt, move, call, decide } = debateOf(4)
  move(1, 'none')
  call(1)
  const speak = (side: 'for' | 'against', member: number) =>
    doIt(speakToPoint(assembly, 1, { side, who: { member } }))
  speak('for', 2)
  expect(speak('for', 3)).toEqual({ ok: false, why: 'side-taken', about: { name: 'Ada No. M-00002' } })
  speak('against', 3)
  expect(decide(1, 'no-objection')).toEqual({
    ...{ ok: false, why: 'has-objection', about: { name: 'Ada No. M-00003' } },
  })
  decide(1, 'rejected')
  expect(assembly.debates.points.get(1)).toMatchObject({ state: 'decided', outcome: 'rejected' })
  expect(decide(1, 'adopted')).toEqual({ ok: false, why: 'point-decided' })
})

test('[D20] adopted, the end of the debate ends it, closing the list closes it, a limit sets the time; rejected, nothing', () => {
  const { move, call, decide, debate, log } = debateOf(4)
  move(1, 'close-list')
  call(1)
  decide(1, 'rejected')
  expect(debate()?.list).toBe('open')
  move(2, 'close-list')
  call(2)
  decide(2, 'no-objection')
  expect(debate()?.list).toBe('closed')
  move(3, 'limit-time')
  call(3)
  expect(decide(3, 'adopted')).toEqual({ ok: false, why: 'seconds-missing' })
  decide(3, 'adopted', 60)
  expect(debate()?.rules.seconds).toBe(60)
  move(4, 'end-debate')
  call(4)
  decide(4, 'adopted')
  expect(debate()).toMatchObject({ list: 'ended', point: null })
  expect(log.at(-1)).toEqual({ type: 'debate-list-set', debate: 1, list: 'ended', by: 4 })
})

test('[D21] a vote on it is prepared once, and decides only when it is published', () => {
  const { assembly, doIt, move, call, decide, openAVote, debate } = debateOf(4)
  move(1, 'end-debate')
  expect(preparePointVote(assembly, 1)).toEqual({ ok: false, why: 'point-not-on' })
  call(1)
  const vote = openAVote()
  expect(preparePointVote(assembly, 1)).toEqual({ ok: false, why: 'vote-prepared-already' })
  expect(decide(1, 'adopted')).toMatchObject({ why: 'during-vote' })
  const result = aMotionResult(
    { registered: 4, cast: 3 },
    { yes: '2', no: '1', abstain: '0' },
    { notCast: '1', base: '3', threshold: '1.5', verdict: 'adopted' },
  )
  doIt({
    ok: true,
    events: [{ type: 'vote-closed', vote, closedAt: AT, result, turnout: '1-3', seal: '' }],
  })
  expect(decide(1, 'by-vote')).toEqual({ ok: false, why: 'vote-not-published' })
  doIt({ ok: true, events: [{ type: 'vote-published', vote, publishedAt: AT }] })
  expect(decide(1, 'by-vote')).toMatchObject({ ok: true, output: { outcome: 'adopted' } })
  expect(debate()?.list).toBe('ended')
})

test('[D22] each convention has its own kinds; another chair’s list is not overwritten', () => {
  const { assembly, doIt } = debateOf(1)
  const was = pointKindsOf(assembly)
  expect(was).toEqual(firstPointKinds('en'))
  const mine: PointKind[] = [{ name: 'Coffee', effect: 'none', onlyUnspoken: false }]
  doIt(setPointKinds(assembly, { was, to: mine }))
  expect(pointKindsOf(assembly)).toEqual(mine)
  expect(setPointKinds(assembly, { was, to: was.slice(1) })).toEqual({ ok: false, why: 'kinds-changed' })
})

test('[D16] what the hall has seen leaves with whom it looks at next', () => {
  const { assembly, doIt, move, call, speak } = debateOf(3)
  move(1, 'none')
  call(1)
  const prepared = doIt(preparePointVote(assembly, 1))
  if (!prepared.ok) throw new Error(prepared.why)
  const { vote } = prepared.output
  doIt(openVote(assembly, vote, AT, { seed: '', sha256: (text) => text }))
  doIt({ ok: true, events: [{ type: 'vote-annulled', vote, annulledAt: AT, reason: 'a mistake' }] })
  expect(assembly.currentVote).toBe(vote)
  doIt(decidePoint(assembly, 1, { outcome: 'withdrawn', seconds: null, at: AT }))
  speak(2)
  expect(assembly.currentVote).toBe(null)
})

test('[D17] [D21] nobody withdraws one from under an open vote on it, nor what the vote has decided', () => {
  const { assembly, doIt, move, call, openAVote } = debateOf(4)
  move(1, 'none')
  call(1)
  const vote = openAVote()
  const withdraw = () => withdrawPoint(assembly, 1, 1, AT)
  expect(withdraw()).toMatchObject({ ok: false, why: 'during-vote' })
  const box = () => ({ counts: [], voters: [], seal: '' })
  doIt(closeVote(assembly, vote, AT, box))
  expect(withdraw()).toMatchObject({ ok: false, why: 'point-decided' })
  doIt(publishVote(assembly, vote, AT))
  expect(withdraw()).toMatchObject({ ok: false, why: 'point-decided' })
  doIt(annulVote(assembly, vote, 'the wrong question', AT))
  expect(withdraw()).toMatchObject({ ok: true })
})

test('[D21] nobody decides by hand what the hall was asked, except as the hall did or where the vote was annulled', () => {
  const { assembly, doIt, move, call, decide, openAVote } = debateOf(4)
  move(1, 'none')
  call(1)
  const vote = openAVote()
  const byHand = () =>
    (['adopted', 'no-objection', 'withdrawn', 'rejected'] as const).map((outcome) => {
      const answer = decidePoint(assembly, 1, { outcome, seconds: null, at: AT })
      return answer.ok ? 'ok' : answer.why
    })
  doIt(closeVote(assembly, vote, AT, () => ({ counts: [], voters: [], seal: '' })))
  expect(byHand()).toEqual(Array(4).fill('vote-not-published'))
  doIt(publishVote(assembly, vote, AT))
  expect(byHand()).toEqual(['voted-otherwise', 'voted-otherwise', 'voted-otherwise', 'ok'])
  expect(decidePoint(assembly, 1, { outcome: 'adopted', seconds: null, at: AT })).toMatchObject({
    about: { outcome: 'rejected' },
  })
  doIt(annulVote(assembly, vote, 'the wrong question', AT))
  expect(decide(1, 'adopted')).toMatchObject({ ok: true })
})

test('[D2] a clock that was set back keeps nobody from asking again', () => {
  const { assembly, doIt, move } = debateOf(2)
  const ask = (at: number) => doIt(askToSpeak(assembly, 1, { debate: 1, side: null, at }))
  ask(AT)
  doIt(withdrawWish(assembly, 1))
  expect(ask(AT + 1_000)).toMatchObject({ why: 'too-often', about: { seconds: 9 } })
  expect(ask(AT - 3_600_000)).toMatchObject({ ok: true })
  move(2, 'none')
  doIt(withdrawPoint(assembly, 2, 1, AT))
  expect(move(2, 'none', AT + 1_000)).toMatchObject({ why: 'too-often', about: { seconds: 9 } })
  expect(move(2, 'none', AT - 3_600_000)).toMatchObject({ ok: true })
})
