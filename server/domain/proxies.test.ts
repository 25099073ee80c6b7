import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onMotion } from '../protocol/papers.ts'
import { countVote } from './tally/count-vote.ts'
import { aDraft, aMember, assemblyOf, imported, someMembers } from '../testing/builders.ts'
import type { Electorate } from '../protocol/messages.ts'
import type { AssemblyEvent } from './events.ts'
import { giveProxy, giveProxyBySelf, proxyState, revokeProxy } from './proxies.ts'
import { importProxies, planProxies } from './proxy-list.ts'
import {
  freezeRegister,
  handsOf,
  registerSize,
  registerWeight,
  unfoldProxies,
  unfoldRegister,
} from './register.ts'
import { secrecyWarnings } from './secrecy.ts'
import { openVote } from './votes.ts'
import { weightOf } from './weight.ts'
import { apply } from './assembly.ts'

const rules: AssemblyEvent = { type: 'proxy-rules-set', rules: { most: 2, byPhone: false } }
const given = (...pairs: readonly (readonly [number, number])[]): AssemblyEvent => ({
  type: 'proxies-given',
  source: null,
  given: pairs.map(([principal, holder]) => ({ principal, holder })),
})
const people = [
  ...['1', '1', '3', '0.5'].map((weight, at) => aMember(`M-${at + 1}`, { weight, lastName: `L${at + 1}` })),
  aMember('G-5', { entitled: false, group: 'guest', lastName: 'L5' }),
]
const hall = (...events: readonly AssemblyEvent[]) =>
  assemblyOf(imported(people), { type: 'members-checked-in', members: '1-2' }, ...events)
const present: Electorate = { presence: 'present', groups: [] }
const frozen = (assembly: ReturnType<typeof hall>, electorate = present) =>
  freezeRegister(assembly.members.values(), electorate, assembly.proxies)

test('[X1][X3][X4][X5] who may vote for whom', () => {
  const why = (assembly: ReturnType<typeof hall>, principal: number, holder: number) => {
    const decision = giveProxy(assembly, { principal, holder })
    return decision.ok ? decision.events : decision.why
  }
  const one = hall(rules, given([3, 1]))
  expect([
    why(hall(), 3, 1),
    why(hall(rules), 3, 1),
    why(one, 3, 1),
    why(one, 3, 2),
    why(one, 3, 3),
    why(one, 1, 2),
    why(one, 2, 3),
    why(one, 5, 1),
    why(one, 4, 5),
    why(hall(rules, given([3, 1], [4, 1])), 2, 1),
    why(one, 4, 99),
  ]).toEqual([
    'proxies-off',
    [given([3, 1])],
    [],
    'proxy-given',
    'same-member',
    'proxy-chain',
    'proxy-chain',
    'no-mandate',
    'holder-not-entitled',
    'proxies-full',
    'no-such-member',
  ])
})

test('[X4] by phone only where the convention says so, to a member’s number', () => {
  const open = hall({ type: 'proxy-rules-set', rules: { most: 2, byPhone: true } })
  expect([
    giveProxyBySelf(hall(rules), 3, 'M-1'),
    giveProxyBySelf(open, 3, 'X'),
    giveProxyBySelf(open, 3, 'M-1'),
  ]).toEqual([
    { ok: false, why: 'proxies-not-by-phone' },
    { ok: false, why: 'no-such-number' },
    { ok: true, events: [given([3, 1])], output: {} },
  ])
})

test('[X2] the register carries who is away and represented, with their own weight', () => {
  expect(frozen(hall(rules, given([3, 1], [4, 1])))).toEqual({
    members: [
      { weight: '1', ids: '1-2' },
      { weight: '3', ids: '3' },
      { weight: '0.5', ids: '4' },
    ],
    present: '5.5',
    entitled: '5.5',
    proxies: [{ holder: 1, principals: '3-4' }],
  })
  // Nobody represented: the register is written as ever.
  expect(frozen(hall())).not.toHaveProperty('proxies')
})

test('[X2] who is here takes the vote back; a holder who is away or not on the register votes for nobody', () => {
  const pairs = given([3, 1])
  const back = hall(rules, pairs, { type: 'members-checked-in', members: '3' })
  const away = hall(rules, pairs, { type: 'members-checked-out', members: '1' })
  const restricted = hall(
    rules,
    { type: 'members-imported', source: '', added: [], changed: [{ id: 1, group: 'guest' }] },
    pairs,
  )
  const all = hall(rules, given([3, 4]))
  expect([
    frozen(back).proxies,
    registerSize(frozen(away)),
    registerSize(frozen(restricted, { presence: 'present', groups: ['delegate'] })),
    frozen(all, { presence: 'entitled', groups: [] }).proxies,
  ]).toEqual([undefined, 1, 1, undefined])
  expect([
    proxyState(hall(rules, pairs), 3),
    proxyState(back, 3),
    proxyState(away, 3),
    proxyState(
      hall(rules, pairs, {
        type: 'members-imported',
        source: '',
        added: [],
        changed: [{ id: 1, entitled: false }],
      }),
      3,
    ),
  ]).toEqual(['counts', 'principal-here', 'holder-away', 'holder-not-entitled'])
})

test('[X2][M4] persons and votes add up to the register, whoever holds whose', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          here: fc.boolean(),
          weight: fc.constantFrom('1', '0.5', '2.000001'),
          holder: fc.nat(19),
        }),
        {
          minLength: 2,
          maxLength: 20,
        },
      ),
      fc.constantFrom<Electorate['presence']>('present', 'entitled'),
      (rows, presence) => {
        const members = rows.map(({ weight }, at) => aMember(`M-${at + 1}`, { weight }))
        const here = rows.flatMap((row, at) => (row.here ? [at + 1] : []))
        const assembly = assemblyOf(imported(members), {
          type: 'members-checked-in',
          members: here.join(','),
        })
        const proxies = new Map(
          rows.flatMap(({ holder }, at) =>
            holder % 3 === 0 && holder < rows.length && holder !== at ? [[at + 1, holder + 1] as const] : [],
          ),
        )
        const register = freezeRegister(assembly.members.values(), { presence, groups: [] }, proxies)
        const weights = unfoldRegister(register)
        const held = [...unfoldProxies(register).entries()]
        // Nobody is on it twice, and nobody is voted for by two hands or by who is not on it.
        expect(weights.size).toBe(registerSize(register))
        const represented = held.flatMap(([, principals]) => principals)
        expect(new Set(represented).size).toBe(represented.length)
        expect(held.every(([holder]) => weights.has(holder) && !represented.includes(holder))).toBe(true)
        expect(handsOf(register)).toBe(weights.size - represented.length)
        const sum = (ids: Iterable<number>) =>
          [...ids].reduce((so, id) => so + weightOf(rows[id - 1]?.weight ?? '0'), 0n)
        expect(registerWeight(register)).toBe(sum(weights.keys()))
        expect(weightOf(register.present)).toBe(sum([...here, ...represented]))
      },
    ),
    { seed: 20_261_124, numRuns: 300 },
  )
})

test('[X5] taken back where it was given, not on an open register', () => {
  expect([revokeProxy(hall(rules, given([3, 1])), 3), revokeProxy(hall(), 3)]).toEqual([
    { ok: true, events: [{ type: 'proxy-revoked', principal: 3, holder: 1 }], output: {} },
    { ok: false, why: 'no-proxy', about: { name: `${people[2]?.firstName} L3` } },
  ])
})

test('[X7] one hand is one voter where few are warned of, and its votes are one weight', () => {
  const assembly = assemblyOf(
    imported(someMembers(8)),
    { type: 'members-checked-in', members: '1-4' },
    { type: 'proxy-rules-set', rules: { most: 9, byPhone: false } },
    given([5, 1], [6, 1], [7, 1], [8, 1]),
  )
  expect(secrecyWarnings(frozen(assembly))).toEqual([{ kind: 'dominant-weight', about: { weight: '5' } }])
})

test('[X8] a list is taken as a whole, its faults told by line', () => {
  const list = [
    { line: 2, principal: 'M-3', holder: 'M-1' },
    { line: 3, principal: 'M-4', holder: '' },
    { line: 4, principal: 'M-2', holder: 'M-3' },
    { line: 5, principal: 'M-9', holder: 'M-1' },
  ]
  expect(planProxies(hall(rules), list)).toEqual({
    given: [{ principal: 3, holder: 1 }],
    unchanged: 0,
    faults: [
      { line: 4, principal: 'M-2', holder: 'M-3', why: 'proxy-chain' },
      { line: 5, principal: 'M-9', holder: 'M-1', why: 'no-such-number' },
    ],
  })
  expect(importProxies(hall(rules), 'list.csv', list)).toEqual({
    ok: false,
    why: 'has-faults',
    about: { rows: 2 },
  })
  expect(importProxies(hall(rules), 'list.csv', list.slice(0, 2))).toEqual({
    ok: true,
    events: [{ type: 'proxies-given', source: 'list.csv', given: [{ principal: 3, holder: 1 }] }],
    output: { given: 1 },
  })
})

test('[M4][X2] a share of those present is of votes, represented ones among them', () => {
  const register = frozen(hall(rules, given([3, 1], [4, 1])))
  const count = (yes: readonly string[]) =>
    countVote({
      draft: aDraft({
        ...onMotion({ base: 'present', numerator: 1, denominator: 2, comparison: 'more-than' }),
      }),
      register,
      counts: yes.map((weight) => ({ marks: 'm1', weight, ballots: 1 })),
      ...{ paperVotes: null, lot: null, castingVotes: new Map() },
    }).outcome
  const decided = (verdict: string) => ({
    kind: 'majority',
    decisions: [{ verdict, base: '5.5', threshold: '2.75' }],
  })
  // Three persons of four are more than half of the heads, and 2.5 of 5.5 votes are not half of the votes.
  expect([count(['1', '1', '0.5']), count(['3'])]).toEqual([decided('rejected'), decided('adopted')])
})

test('[X8] a list for half of a large hall is looked at in no time, beside an open vote too', () => {
  const members = 20_000
  const number = (id: number) => `M-${String(id).padStart(5, '0')}`
  const list = Array.from({ length: members / 2 }, (_, at) => ({
    ...{ line: at + 2, principal: number(2 * at + 1), holder: number(2 * at + 2) },
  }))
  const holders = list.map((_, at) => String(2 * at + 2)).join(',')
  const assembly = assemblyOf(
    ...[imported(someMembers(members)), rules],
    { type: 'members-checked-in', members: holders },
    { type: 'vote-prepared', vote: 1, draft: aDraft() },
  )
  // Searched for in all the others, each of them takes so long that the runner gives up on the whole.
  const planned = () => {
    const { given, faults } = planProxies(assembly, list)
    return [given.length, faults.length]
  }
  expect(planned()).toEqual([list.length, 0])
  const opened = openVote(assembly, 1, 1, { seed: '', sha256: (text) => text })
  if (!opened.ok) throw new Error(opened.why)
  for (const event of opened.events) apply(assembly, event)
  expect(planned()).toEqual([list.length, 0])
})
