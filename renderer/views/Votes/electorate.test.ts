import { expect, test } from 'vitest'
import { FLAG } from '#protocol/roster-flags'
import { countElectorate, groupsOf, missingOf, registerMark } from './electorate.ts'

const { entitled, present, online, voted } = FLAG
const row = (region: string, group: string, flags: number, lastSeen = 0) => ({
  region,
  group,
  flags,
  lastSeen,
})

const rows = [
  row('North', 'Delegate', entitled | present | online | voted, 9),
  row('North', 'Delegate', entitled | present | online, 9),
  row('North', 'Delegate', entitled | present, 9),
  row('South', 'Delegate', entitled | present),
  row('South', 'Delegate', entitled),
  row('South', 'Member', entitled | present | online, 9),
  row('', 'Guest', present | online, 9),
]

test('who may vote are the entitled of the chosen groups, present or all', () => {
  expect(countElectorate(rows, { presence: 'present', groups: [] })).toEqual({ mayVote: 5, online: 3 })
  expect(countElectorate(rows, { presence: 'entitled', groups: [] })).toEqual({ mayVote: 6, online: 3 })
  expect(countElectorate(rows, { presence: 'present', groups: ['Member', 'Guest'] })).toEqual({
    mayVote: 1,
    online: 1,
  })
  expect(countElectorate([], { presence: 'present', groups: [] })).toEqual({ mayVote: 0, online: 0 })
})

test('only groups with somebody entitled can be chosen', () => {
  expect(groupsOf(rows)).toEqual([
    { group: 'Delegate', entitled: 5 },
    { group: 'Member', entitled: 1 },
  ])
})

const members = rows.map((one, at) => ({ ...one, id: at + 1 }))

test('who is missing is counted by region and by reason, the most missing first', () => {
  // The last two came after the vote was opened, and number 5 left since: the register alone counts.
  expect(missingOf(members, new Set([1, 2, 3, 4, 5]))).toEqual({
    all: 4,
    online: 1,
    offline: 1,
    never: 2,
    regions: [
      { region: 'North', all: 2, online: 1, offline: 1, never: 0 },
      { region: 'South', all: 2, online: 0, offline: 0, never: 2 },
    ],
  })
})

test('nobody is missing when all on the register have voted', () => {
  expect(missingOf(members, new Set([1]))).toEqual({ all: 0, online: 0, offline: 0, never: 0, regions: [] })
})

test('another register has another mark; whoever could not vote changes nothing', () => {
  const all = { presence: 'present', groups: [] } as const
  const weighed = members.map((one) => ({ ...one, weight: '1' }))
  const change = (at: number, changed: object) =>
    weighed.map((one, index) => (index === at ? { ...one, ...changed } : one))
  const mark = registerMark(weighed, all)
  expect(registerMark(change(0, { flags: entitled }), all)).not.toBe(mark)
  expect(registerMark(change(0, { weight: '12' }), all)).not.toBe(mark)
  // Not present, not entitled, only offline.
  expect(registerMark(change(4, { weight: '12' }), all)).toBe(mark)
  expect(registerMark(change(6, { weight: '12' }), all)).toBe(mark)
  expect(registerMark(change(0, { flags: entitled | present }), all)).toBe(mark)
})
