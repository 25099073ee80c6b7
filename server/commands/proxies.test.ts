import { expect, test } from 'vitest'
import type { Commands, VoteDraft } from '../protocol/messages.ts'
import { aChair, aHallWithProxy, aPhone, happen, type Core } from '../testing/core.ts'

/** Of six, one and two are here; three to five let one vote for them. */
function anOpenVote(draft: Partial<VoteDraft> = {}): Core {
  const core = aHallWithProxy({ members: 6, away: '3-6', principals: [3, 4, 5] }, draft)
  aChair(core).ask('open-vote', { vote: 1 })
  return core
}

const cast = (core: Core, member: number, input: Partial<Commands['cast-ballot']['input']> = {}) =>
  aPhone(core, member).ask('cast-ballot', { vote: 1, marks: 'm1', ...input })

test('[X7] all votes in one act: a ballot, a weight and a receipt for each', () => {
  const core = anOpenVote({ secrecy: 'secret' })
  const reply = cast(core, 1)
  if (!reply.ok) throw new Error(reply.why)
  const receipts = [reply.receipt, ...(reply.others ?? [])]
  expect(new Set(receipts).size).toBe(4)
  expect(core.store.ballotBox.secretBallots(1).map(({ marks, weight }) => [marks, weight])).toEqual(
    [1, 3, 4, 5].map(() => ['m1', '1']),
  )
  expect([...core.store.ballotBox.turnout(1).keys()]).toEqual([1, 3, 4, 5])
  cast(core, 2, { marks: 'm2' })
  const closed = aChair(core).ask('close-vote', { vote: 1 })
  expect(closed).toMatchObject({
    result: { registered: 5, cast: 5, notCast: '0', options: [{ yes: '4', no: '1', abstain: '0' }] },
  })
})

test('[X7] split: each says its own, and never another number than are held', () => {
  const core = anOpenVote({ secrecy: 'named' })
  expect(cast(core, 1, { others: ['m1', 'm2'] })).toMatchObject({ why: 'wrong-marks', about: { held: 3 } })
  expect(cast(core, 1, { others: ['m1', 'm2', 'm9'] })).toMatchObject({ why: 'wrong-marks' })
  expect(cast(core, 2, { others: ['m1'] })).toMatchObject({ why: 'wrong-marks', about: { held: 0 } })
  expect(core.store.ballotBox.turnout(1).size).toBe(0)
  expect(cast(core, 1, { others: ['m1', 'm2', 'm3'] })).toMatchObject({ ok: true })
  expect(core.store.ballotBox.namedBallots(1).map(({ member, marks }) => [member, marks])).toEqual([
    [1, 'm1'],
    [3, 'm1'],
    [4, 'm2'],
    [5, 'm3'],
  ])
})

test('[X7][B3][B4] the same request adds nothing, another is refused, and the first stands', () => {
  const core = anOpenVote({ secrecy: 'secret' })
  const phone = aPhone(core, 1)
  const first = phone.ask('cast-ballot', { vote: 1, marks: 'm1' }, 'request-of-proxy')
  const again = phone.ask('cast-ballot', { vote: 1, marks: 'm1' }, 'request-of-proxy')
  if (!first.ok || !again.ok) throw new Error('refused')
  expect([again.receipt, again.others]).toEqual([first.receipt, first.others])
  expect(cast(core, 1, { marks: 'm2' })).toMatchObject({ why: 'already-cast' })
  expect(core.store.ballotBox.secretBallots(1).map(({ marks }) => marks)).toEqual(['m1', 'm1', 'm1', 'm1'])
})

test('[X2] who is represented does not vote as well, also when they come in meanwhile', () => {
  const core = anOpenVote()
  aChair(core).ask('check-in', { members: [3] })
  expect(cast(core, 3)).toMatchObject({ why: 'not-on-register' })
  expect(cast(core, 1)).toMatchObject({ ok: true })
  const chair = aChair(core)
  chair.ask('close-vote', { vote: 1 })
  const next = chair.ask('prepare-vote', core.state.assembly.votes.get(1)!.draft)
  if (!next.ok) throw new Error(next.why)
  chair.ask('open-vote', { vote: next.vote })
  expect(cast(core, 3, { vote: next.vote })).toMatchObject({ ok: true })
  expect([...(core.state.box?.held.get(1) ?? [])]).toEqual([4, 5])
})

test('[X7][B9] a changeable secret vote is changed as a whole, by the key of the phone', () => {
  const core = anOpenVote({ secrecy: 'secret', changeable: true })
  const keys = ['A', 'B', 'C'].map((letter) => letter.repeat(22))
  const [first = '', second = '', third = ''] = keys
  const given = cast(core, 1, { key: first })
  expect(cast(core, 1, { marks: 'm2', key: third, replaces: second })).toMatchObject({ why: 'key-unknown' })
  const changed = cast(core, 1, { marks: 'm2', others: ['m2', 'm2', 'm1'], key: second, replaces: first })
  if (!given.ok || !changed.ok) throw new Error('refused')
  expect([changed.receipt, changed.others]).toEqual([given.receipt, given.others])
  expect(
    core.store.ballotBox
      .secretBallots(1)
      .map(({ marks }) => marks)
      .sort(),
  ).toEqual(['m1', 'm2', 'm2', 'm2'])
})

test('[X2] the phone of a proxy is told in how many names it votes', () => {
  const core = anOpenVote()
  const welcome = (member: number) => {
    const phone = aPhone(core, member)
    return phone.outlet.record.join('\n')
  }
  expect(welcome(1)).toContain('"held":{"vote":1,"others":3,"votes":"4"}')
  expect(welcome(2)).not.toContain('"held"')
  expect(welcome(3)).toContain('"onRegister":false')
})

test('[X7] where not all weigh the same the phone is told how much each does, in the order in which they are cast', () => {
  const core = aHallWithProxy({ members: 4, away: '3-4', principals: [4, 3] }, { secrecy: 'named' })
  const changed = [3, 4].map((id) => ({ id, weight: String(id) }))
  happen(core, { type: 'members-imported', source: '', added: [], changed })
  aChair(core).ask('open-vote', { vote: 1 })
  const told = aPhone(core, 1).outlet.record.join('\n')
  const weights = /"held":\{"vote":1,"others":2,"votes":"8","weights":(\[[^\]]*\])\}/.exec(told)?.[1] ?? ''
  expect((JSON.parse(weights) as string[]).toSorted()).toEqual(['1', '3', '4'])
  // The own one says yes, the vote of weight 3 yes, the one of weight 4 no: by the order that was told.
  const [, ...others] = (JSON.parse(weights) as string[]).map((weight) => (weight === '4' ? 'm2' : 'm1'))
  expect(cast(core, 1, { others })).toMatchObject({ ok: true })
  expect(aChair(core).ask('close-vote', { vote: 1 })).toMatchObject({
    result: { options: [{ yes: '4', no: '4', abstain: '0' }] },
  })
})
