import { describe, expect, test } from 'vitest'
import { CLOSE } from '../protocol/close-codes.ts'
import { aHall, aPhone, aSignIn, linkOf, TestVisitor } from '../testing/core.ts'

describe('before the answer to a sign-in', () => {
  test.each([
    ['another', aSignIn({ kind: 'link', secret: linkOf(1) })],
    ['a command', { type: 'check-in-self', request: 'request-1' }],
    ['a resync', { type: 'resync' }],
  ])('%s is no frame of the protocol: it would never be answered', (_, second) => {
    const core = aHall(1)
    const visitor = new TestVisitor(core)
    visitor.say(aSignIn({ kind: 'link', secret: linkOf(1) }))
    visitor.say(second)
    core.settle()
    expect(visitor.outlet.closed).toEqual({ code: CLOSE.malformed, reason: '' })
    expect(visitor.heard()).toEqual([])
    expect(core.presence.online()).toBe(0)
  })

  test('the line is lost: nobody takes the place', () => {
    const core = aHall(1)
    const visitor = new TestVisitor(core)
    visitor.say(aSignIn({ kind: 'link', secret: linkOf(1) }))
    visitor.lose()
    core.settle()
    expect(core.presence.online()).toBe(0)
    expect(core.hub.connections()).toEqual({ members: 0, projectors: 0, consoles: 0 })
  })
})

test('[I1] a sign-in that cannot be saved is refused, nobody is let in, and the next one works', () => {
  const core = aHall(1)
  const visitor = new TestVisitor(core)
  core.disk.refuses = 'SQLITE_FULL'
  expect(visitor.signIn({ kind: 'link', secret: linkOf(1) })).toMatchObject({ ok: false, why: 'not-saved' })
  expect(core.presence.online()).toBe(0)
  core.disk.refuses = null
  expect(visitor.signIn({ kind: 'link', secret: linkOf(1) })).toMatchObject({ type: 'welcome' })
})

test('[I1] a ballot that cannot be saved is refused, and the same request is good later', () => {
  const core = aHall(2)
  const chair = new TestVisitor(core)
  chair.signIn({ kind: 'invitation', key: core.localKeys.reusable })
  chair.ask('open-vote', { vote: 1 })
  const phone = aPhone(core, 1)
  core.settle()
  chair.heard()
  core.disk.refuses = 'SQLITE_FULL'
  const cast = () => phone.ask('cast-ballot', { vote: 1, marks: 'm1' }, 'request-1')
  expect(cast()).toEqual({ type: 'reply', request: 'request-1', ok: false, why: 'not-saved' })
  expect(cast()).toMatchObject({ why: 'not-saved' })
  core.settle()
  // What the console hears of it: that saving does not work, and no ballot.
  expect(chair.heard()).toMatchObject([{ set: { health: { saving: false, why: 'SQLITE_FULL' } } }])
  expect(core.state.box?.turnout.size).toBe(0)
  core.disk.refuses = null
  expect(cast()).toMatchObject({ ok: true })
  core.settle()
  expect(chair.heard()).toMatchObject([
    { set: { health: { saving: true } } },
    { set: { turnout: { vote: 1, cast: 1, of: 2 } } },
  ])
  expect(core.store.ballotBox.counts(1, 'secret')).toEqual([{ marks: 'm1', weight: '1', ballots: 1 }])
})
