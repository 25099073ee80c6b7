import { expect, test } from 'vitest'
import { aDraft, aMember, assemblyOf, imported, someMembers } from '../testing/builders.ts'
import { markLeft, takeBackMandate, withOwnMandates, transferMandate } from './accreditation.ts'
import { apply } from './assembly.ts'
import { checkMandates } from './mandate-check.ts'
import type { AssemblyEvent } from './events.ts'
import { attendanceOf, historyOf, remember, type History } from './history.ts'
import { freezeRegister } from './register.ts'

const people = [
  aMember('D-1', { firstName: 'Ada', lastName: 'Lovelace', weight: '3', region: 'North', gender: 'f' }),
  aMember('D-2', { firstName: 'Alan', lastName: 'Turing', region: 'South', gender: 'm' }),
  aMember('S-3', { firstName: 'Emmy', lastName: 'Noether', group: 'guest', weight: '0.5', entitled: false }),
  aMember('S-4', { firstName: 'Grace', lastName: 'Hopper', group: 'guest', entitled: false }),
]
const hall = (...events: readonly AssemblyEvent[]) =>
  assemblyOf(imported(people), { type: 'members-checked-in', members: '1-2' }, ...events)
const handedOn: AssemblyEvent = { type: 'mandate-transferred', from: 1, to: 3 }
const rights = (assembly: ReturnType<typeof hall>) =>
  [...assembly.members.values()].map(({ entitled, group, weight }) => [entitled, group, weight])

test('[A2] who is here leaves, once; who never came cannot', () => {
  expect(markLeft(hall(), [1, 2])).toEqual({
    ok: true,
    events: [{ type: 'members-left', members: '1-2' }],
    output: { changed: 2 },
  })
  const left = hall({ type: 'members-left', members: '1' })
  expect([left.members.get(1)?.present, [...left.left]]).toEqual([false, [1]])
  expect(markLeft(left, [1])).toEqual({ ok: true, events: [], output: { changed: 0 } })
  expect(markLeft(left, [3])).toEqual({ ok: false, why: 'not-present', about: { name: 'Emmy Noether' } })
  apply(left, { type: 'members-checked-in', members: '1' })
  expect([left.members.get(1)?.present, left.left.size]).toEqual([true, 0])
})

test('[A2] times tell a return from coming and from a check-in taken back', () => {
  const history: History = []
  const happened: readonly AssemblyEvent[] = [
    { type: 'members-checked-in', members: '1-2' },
    { type: 'members-left', members: '1' },
    { type: 'members-checked-in', members: '1' },
    { type: 'members-checked-out', members: '2' },
    { type: 'members-checked-in', members: '2' },
  ]
  happened.forEach((event, at) => remember(history, at, { role: 'host' }, event))
  const told = (id: number) => historyOf(history, id).map(({ at, what }) => [at, what])
  expect([told(1), told(2)]).toEqual([
    [
      [2, 'returned'],
      [1, 'left'],
      [0, 'checked-in'],
    ],
    [
      [4, 'checked-in'],
      [3, 'checked-out'],
      [0, 'checked-in'],
    ],
  ])
  expect(attendanceOf(history).get(1)).toEqual([
    { at: 0, what: 'checked-in' },
    { at: 1, what: 'left' },
    { at: 2, what: 'checked-in' },
  ])
})

test('[A4] a mandate goes with group and weight, and comes back', () => {
  expect(transferMandate(hall(), 1, 3)).toEqual({ ok: true, events: [handedOn], output: {} })
  const assembly = hall(handedOn)
  const own = rights(hall())
  expect(rights(assembly)).toEqual([[false, 'delegate', '3'], own[1], [true, 'delegate', '3'], own[3]])
  expect(takeBackMandate(assembly, 1)).toEqual({
    ok: true,
    events: [{ type: 'mandate-taken-back', from: 1, to: 3 }],
    output: {},
  })
  apply(assembly, { type: 'mandate-taken-back', from: 1, to: 3 })
  expect(rights(assembly)).toEqual(own)
})

test('[A3][A4] one mandate, one substitute, and no further', () => {
  const assembly = hall(handedOn)
  expect([
    transferMandate(assembly, 1, 3),
    transferMandate(assembly, 1, 4),
    transferMandate(assembly, 3, 4),
    transferMandate(assembly, 2, 3),
    transferMandate(assembly, 2, 1),
    transferMandate(assembly, 4, 3),
    transferMandate(assembly, 2, 2),
    transferMandate(assembly, 2, 99),
    takeBackMandate(assembly, 2),
  ]).toEqual([
    { ok: true, events: [], output: {} },
    { ok: false, why: 'mandate-handed-on', about: { name: 'Ada Lovelace', to: 'Emmy Noether' } },
    { ok: false, why: 'mandate-not-own', about: { name: 'Emmy Noether' } },
    { ok: false, why: 'has-mandate', about: { name: 'Emmy Noether' } },
    { ok: false, why: 'has-mandate', about: { name: 'Ada Lovelace' } },
    { ok: false, why: 'no-mandate', about: { name: 'Grace Hopper' } },
    { ok: false, why: 'same-member' },
    { ok: false, why: 'no-such-member', about: { member: 99 } },
    { ok: false, why: 'mandate-not-handed-on', about: { name: 'Alan Turing' } },
  ])
})

test('[A4] a list imported meanwhile changes what is whose, and doubles no mandate', () => {
  const assembly = hall(handedOn, {
    type: 'members-imported',
    source: 'again.csv',
    added: [],
    changed: [
      { id: 1, weight: '4', entitled: true },
      { id: 3, weight: '2', lastName: 'N.' },
    ],
  })
  expect(rights(assembly).filter((_, at) => at !== 1 && at !== 3)).toEqual([
    [false, 'delegate', '4'],
    [true, 'delegate', '4'],
  ])
  apply(assembly, { type: 'mandate-taken-back', from: 1, to: 3 })
  expect(rights(assembly).filter((_, at) => at !== 1 && at !== 3)).toEqual([
    [true, 'delegate', '4'],
    [false, 'guest', '2'],
  ])
})

test('[A4] a list that takes the mandate away takes it from the substitute, and is compared with whose it is', () => {
  const assembly = hall(handedOn)
  const own = (id: number) => {
    const { entitled, group, weight } = withOwnMandates(assembly).find((member) => member.id === id) ?? {}
    return [entitled, group, weight]
  }
  expect([own(1), own(3)]).toEqual([
    [true, 'delegate', '3'],
    [false, 'guest', '0.5'],
  ])
  const changed = [{ id: 1, entitled: false }]
  apply(assembly, { type: 'members-imported', source: 'again.csv', added: [], changed })
  expect(rights(assembly).filter((_, at) => at !== 1 && at !== 3)).toEqual([
    [false, 'delegate', '3'],
    [false, 'guest', '0.5'],
  ])
  expect(takeBackMandate(assembly, 1)).toMatchObject({ why: 'mandate-not-handed-on' })
})

test('[A5] no mandate changes hands on an open register', () => {
  const opened = (assembly: ReturnType<typeof hall>) => {
    const draft = aDraft({ title: 'Budget' })
    apply(assembly, { type: 'vote-prepared', vote: 1, draft })
    apply(assembly, {
      type: 'vote-opened',
      vote: 1,
      openedAt: 1,
      closesAt: null,
      register: freezeRegister(assembly.members.values(), { presence: 'entitled', groups: [] }),
      shown: [0],
      seed: null,
    })
    return assembly
  }
  expect(transferMandate(opened(hall()), 1, 3)).toEqual({
    ok: false,
    why: 'on-open-register',
    about: { name: 'Ada Lovelace', title: 'Budget' },
  })
  expect(takeBackMandate(opened(hall(handedOn)), 1)).toEqual({
    ok: false,
    why: 'on-open-register',
    about: { name: 'Emmy Noether', title: 'Budget' },
  })
})

test('[A6] the mandate check counts the entitled, in persons and in votes', () => {
  const assembly = hall({ type: 'members-left', members: '2' }, handedOn, {
    type: 'members-checked-in',
    members: '3',
  })
  const check = checkMandates(assembly)
  expect(check).toEqual({
    all: {
      value: '',
      persons: { entitled: 2, present: 1, left: 1 },
      votes: { entitled: '4', present: '3', left: '1' },
      percent: { persons: '50.0', votes: '75.0' },
    },
    groups: [{ ...check.all, value: 'delegate' }],
    regions: check.regions,
    genders: check.genders,
    others: { registered: 2, present: 1 },
    substitutes: 1,
  })
})

test('[A6] each part adds up to the whole', () => {
  const members = someMembers(60).map((member, at) => ({
    ...member,
    region: ['North', 'South', ''][at % 3] ?? '',
    gender: ['f', 'm', 'd', ''][at % 4] ?? '',
    group: at % 5 === 0 ? 'guest' : 'delegate',
    weight: ['1', '0.25', '3.000001'][at % 3] ?? '1',
  }))
  const assembly = assemblyOf(
    imported(members),
    { type: 'members-checked-in', members: '1-40' },
    { type: 'members-left', members: '5-17' },
  )
  const { all, groups, regions, genders } = checkMandates(assembly)
  const millionths = (text: string) => Math.round(Number(text) * 1e6)
  for (const part of [groups, regions, genders]) {
    const sum = (of: (count: (typeof part)[number]) => number) => part.reduce((so, each) => so + of(each), 0)
    expect([
      sum(({ persons }) => persons.entitled),
      sum(({ persons }) => persons.present),
      sum(({ persons }) => persons.left),
      sum(({ votes }) => millionths(votes.present)),
      sum(({ votes }) => millionths(votes.left)),
    ]).toEqual([60, 27, 13, millionths(all.votes.present), millionths(all.votes.left)])
    // Who has no value comes last.
    expect(part.slice(0, -1).every(({ value }) => value !== '')).toBe(true)
  }
})
