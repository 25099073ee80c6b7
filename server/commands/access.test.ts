import { describe, expect, test } from 'vitest'
import { imported, someMembers } from '../testing/builders.ts'
import { aChair, createCore, fetched, happen, START, type Core } from '../testing/core.ts'

function aRegister(count: number): Core {
  const core = createCore()
  happen(core, imported(someMembers(count)))
  return core
}

const withAccess = (core: Core) => [...core.state.access.keys()]

describe('issuing access', () => {
  test('to some, to those without, to all', () => {
    const core = aRegister(4)
    const chair = aChair(core)
    expect(chair.ask('issue-access', { members: [3, 1, 3] })).toMatchObject({ issued: 2 })
    expect(withAccess(core).toSorted()).toEqual([1, 3])
    expect(chair.ask('issue-access', { members: 'without' })).toMatchObject({ issued: 2 })
    expect(withAccess(core).toSorted()).toEqual([1, 2, 3, 4])
    expect(chair.ask('issue-access', { members: 'without' })).toMatchObject({ why: 'nobody-to-issue' })
    const before = new Map(core.state.access)
    core.clock.advance(1000)
    expect(chair.ask('issue-access', { members: 'all' })).toMatchObject({ issued: 4 })
    for (const [member, { linkHash, codeHash, issuedAt }] of core.state.access) {
      expect(issuedAt).toBe(START + 1000)
      expect(before.get(member)?.linkHash).not.toBe(linkHash)
      expect(before.get(member)?.codeHash).not.toBe(codeHash)
    }
    expect([...core.store.journal.replay()].slice(1).map(({ event }) => event)).toEqual([
      { type: 'access-issued', members: '1,3' },
      { type: 'access-issued', members: '2,4' },
      { type: 'access-issued', members: '1-4' },
    ])
  })

  test('to somebody who is not there refuses the whole command', () => {
    const core = aRegister(1)
    expect(aChair(core).ask('issue-access', { members: [1, 2] })).toMatchObject({
      why: 'no-such-member',
      about: { member: 2 },
    })
    expect(withAccess(core)).toEqual([])
  })

  test('gives a list and cards, each for those and nobody else', async () => {
    const core = aRegister(3)
    const reply = aChair(core).ask('issue-access', { members: [2] })
    if (!reply.ok) throw new Error(reply.why)
    const list = await fetched(core, reply.csv)
    expect(list.trim().split(/\r?\n/)).toHaveLength(2)
    expect(list).toMatch(/M-00002.*http:\/\/hall\.test:7373\/#[\w-]{22},[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
    expect((await fetched(core, reply.pdf)).startsWith('%PDF-')).toBe(true)
  })
})

describe('revoking access', () => {
  test('of who has none, or is not there, is refused', () => {
    const core = aRegister(1)
    const chair = aChair(core)
    expect(chair.ask('revoke-access', { member: 1 })).toMatchObject({ why: 'no-access' })
    expect(chair.ask('revoke-access', { member: 2 })).toMatchObject({
      why: 'no-such-member',
      about: { member: 2 },
    })
    chair.ask('issue-access', { members: 'all' })
    expect(chair.ask('revoke-access', { member: 1 })).toMatchObject({ ok: true })
    expect(withAccess(core)).toEqual([])
    expect(core.store.access.all()).toEqual([])
    expect([...core.store.journal.replay()].at(-1)?.event).toEqual({ type: 'access-revoked', member: 1 })
  })
})
