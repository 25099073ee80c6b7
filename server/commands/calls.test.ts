import { expect, test } from 'vitest'
import { FLAG } from '../protocol/roster-flags.ts'
import { aChair, aHall, aPhone, TestVisitor } from '../testing/core.ts'
import { loadState } from './state.ts'

const rule = { base: 'entitled', comparison: 'at-least', numerator: 1, denominator: 2, gate: 'warn' } as const

test('[Q2] [Q3] a count from its begin to the finding; an answer costs no other phone a byte', () => {
  const core = aHall(4)
  const chair = aChair(core)
  const [ada, ben] = [aPhone(core, 1), aPhone(core, 2)]
  chair.ask('check-out', { members: [3] })
  chair.ask('set-quorum', { rule })
  ada.heard()
  ben.heard()
  expect(chair.ask('begin-call', { purpose: 'count', seconds: 60 })).toMatchObject({ ok: true, call: 1 })
  const asked = ben.heard()
  expect(JSON.stringify(asked)).toContain('"call":{"id":1,"purpose":"count"')
  chair.heard()

  expect(ada.ask('answer-call', { call: 1 })).toMatchObject({ ok: true })
  expect(ada.ask('answer-call', { call: 1 })).toMatchObject({ ok: true })
  core.hub.tick()
  core.turns.all()
  expect(ben.heard()).toEqual([])
  const told = JSON.stringify(chair.heard())
  expect(told).toContain('"answered":1')
  expect(told).toContain(
    `[1,${String(FLAG.entitled | FLAG.present | FLAG.access | FLAG.online | FLAG.phone | FLAG.answered)}]`,
  )

  chair.ask('end-call', { call: 1 })
  expect(core.state.assembly.calls.findings).toEqual([
    { at: core.clock.now, call: 1, present: 1, base: 4, needed: 2, isReached: false, rule },
  ])
  expect(ben.ask('answer-call', { call: 1 })).toMatchObject({ ok: false, why: 'no-such-call' })
  // The same from the file.
  const again = loadState(core.store)
  expect([again.assembly.calls, [...again.answered]]).toEqual([core.state.assembly.calls, [1]])
})

test('who has answered is known to a phone that comes back, and forgotten with the next call', () => {
  const core = aHall(2)
  const chair = aChair(core)
  chair.ask('begin-call', { purpose: 'trial', seconds: null })
  aPhone(core, 1).ask('answer-call', { call: 1 })
  const phone = aPhone(core, 1)
  phone.say({ type: 'resync' })
  core.settle()
  expect(phone.heard()).toMatchObject([
    { set: { call: { id: 1, purpose: 'trial', endsAt: null }, answered: 1 } },
  ])
  chair.ask('end-call', { call: 1 })
  expect([...core.state.answered]).toEqual([1])
  chair.ask('begin-call', { purpose: 'trial', seconds: null })
  expect([...core.state.answered]).toEqual([])
})

test('[Q4] the hall gets the numbers once and then a bit a member; no name', () => {
  const core = aHall(9)
  const chair = aChair(core)
  const invited = chair.ask('invite', { role: 'projector', name: 'Hall' })
  if (!invited.ok) throw new Error(invited.why)
  const projector = new TestVisitor(core)
  projector.signIn({ kind: 'invitation', key: invited.key })
  const phones = [1, 9].map((member) => aPhone(core, member))
  chair.ask('begin-call', { purpose: 'trial', seconds: null })
  projector.heard()
  for (const phone of phones) phone.ask('answer-call', { call: 1 })
  core.hub.tick()
  core.turns.all()
  const [news] = projector.heard().slice(-1)
  expect(news).toMatchObject({ type: 'update', set: { answers: 'AQE=', call: { answered: 2, of: 9 } } })
  expect(JSON.stringify(news)).not.toContain('grid')
})
