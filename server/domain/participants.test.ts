import { expect, test } from 'vitest'
import { assemblyOf, imported, someMembers, aMember } from '../testing/builders.ts'
import { checkIn, checkInSelf, checkOut, importMembers } from './participants.ts'

const hall = () => assemblyOf(imported(someMembers(3)), { type: 'members-checked-in', members: '1' })

test('[P1] an import is one event, with ids that go on from the last', () => {
  const added = aMember('M-9')
  expect(importMembers(hall(), 'new.csv', [added], [{ id: 1, region: 'South' }])).toEqual({
    ok: true,
    events: [
      {
        type: 'members-imported',
        source: 'new.csv',
        added: [{ id: 4, ...added }],
        changed: [{ id: 1, region: 'South' }],
      },
    ],
    output: { added: 1, changed: 1 },
  })
  expect(importMembers(hall(), 'same.csv', [], [])).toEqual({ ok: false, why: 'nothing-to-import' })
})

test('[P2] checking in counts only who was out, and journals nothing when nobody was', () => {
  expect(checkIn(hall(), [1, 2, 2])).toEqual({
    ok: true,
    events: [{ type: 'members-checked-in', members: '2' }],
    output: { changed: 1 },
  })
  expect(checkIn(hall(), [1])).toEqual({ ok: true, events: [], output: { changed: 0 } })
  expect(checkOut(hall(), 'all')).toEqual({
    ok: true,
    events: [{ type: 'members-checked-out', members: '1' }],
    output: { changed: 1 },
  })
})

test('[P2] an unknown member refuses all', () => {
  expect(checkIn(hall(), [2, 77])).toEqual({ ok: false, why: 'no-such-member', about: { member: 77 } })
})

test('[P4] self check-in only where it is allowed', () => {
  const assembly = hall()
  expect(checkInSelf(assembly, 2)).toEqual({ ok: false, why: 'self-check-in-off' })
  assembly.convention.selfCheckIn = true
  expect(checkInSelf(assembly, 2)).toEqual({
    ok: true,
    events: [{ type: 'members-checked-in', members: '2' }],
    output: {},
  })
})
