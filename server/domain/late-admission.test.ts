import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Electorate } from '../protocol/messages.ts'
import { onMotion } from '../protocol/papers.ts'
import { aDraft, aMember, assemblyOf, imported } from '../testing/builders.ts'
import { takeBackMandate, transferMandate } from './accreditation.ts'
import { apply } from './assembly.ts'
import type { AssemblyEvent } from './events.ts'
import { admitLate, checkLateAdmission } from './late-admission.ts'
import { moveToPaper, whoGetsPaper } from './move-to-paper.ts'
import { giveProxy } from './proxies.ts'
import { registerSize, registerWeight, unfoldProxies, unfoldRegister } from './register.ts'
import { formatWeight, weightOf } from './weight.ts'
import { closeVote, openVote } from './votes.ts'

const AT = 1_800_000_000_000
const DRAWING = { seed: '', sha256: () => '' }

/** 1 and 2 are here, 3 to 5 are not, 6 is a guest; 4 and 5 weigh more. */
const people = [
  ...['1', '1', '1', '3', '0.5'].map((weight, at) =>
    aMember(`M-${at + 1}`, { weight, lastName: `L${at + 1}` }),
  ),
  aMember('G-6', { entitled: false, group: 'guest', lastName: 'L6' }),
]

function aHall(draft: Partial<Parameters<typeof aDraft>[0]> = {}, ...before: readonly AssemblyEvent[]) {
  const assembly = assemblyOf(
    imported(people),
    { type: 'members-checked-in', members: '1-2' },
    { type: 'proxy-rules-set', rules: { most: 3, byPhone: false } },
    ...before,
    { type: 'vote-prepared', vote: 1, draft: aDraft(draft) },
  )
  const doIt = (decision: { ok: boolean; events?: readonly AssemblyEvent[]; why?: string }) => {
    if (!decision.ok) return decision.why
    for (const event of decision.events ?? []) apply(assembly, event)
    return 'done'
  }
  const open = () => doIt(openVote(assembly, 1, AT, DRAWING))
  const arrive = (...ids: readonly number[]) => {
    for (const id of ids) apply(assembly, { type: 'members-checked-in', members: String(id) })
  }
  const decide = (member: number, at = AT + 1) =>
    admitLate(assembly, { vote: 1, member, reason: 'stood at the desk', by: 'Ada', at })
  const admit = (member: number, at = AT + 1) => doIt(decide(member, at))
  const vote = () => {
    const found = assembly.votes.get(1)
    if (found?.state !== 'open') throw new Error('not open')
    return found
  }
  return { assembly, doIt, open, arrive, decide, admit, vote }
}

const presentOrAll = (presence: Electorate['presence'], groups: readonly string[] = []) => ({
  electorate: { presence, groups: [...groups] },
})
const changed = (id: number, fields: object): AssemblyEvent => ({
  type: 'members-imported',
  source: 'late.csv',
  added: [],
  changed: [{ id, ...fields }],
})

describe('[R6] admission', () => {
  test('puts one person onto the register, with weight, reason and time; the entry of the opening stays', () => {
    const { open, arrive, decide, admit, vote } = aHall()
    open()
    const { register: frozen } = vote()
    arrive(4)
    expect(decide(4)).toEqual({
      ok: true,
      output: { registered: 3 },
      events: [
        {
          ...{ type: 'member-admitted-late', vote: 1, member: 4, weight: '3', present: '5', entitled: '6.5' },
          ...{ reason: 'stood at the desk', by: 'Ada', admittedAt: AT + 1 },
        },
      ],
    })
    expect(admit(4)).toBe('done')
    expect(frozen).toEqual({ members: [{ weight: '1', ids: '1-2' }], present: '2', entitled: '6.5' })
    expect(vote()).toMatchObject({
      register: {
        members: [
          { weight: '1', ids: '1-2' },
          { weight: '3', ids: '4' },
        ],
        ...{ present: '5', entitled: '6.5' },
      },
      admitted: [
        {
          ...{ member: 4, number: 'M-4', name: 'Ada L4', weight: '3' },
          ...{ reason: 'stood at the desk', admittedAt: AT + 1, by: 'Ada' },
        },
      ],
    })
    arrive(3)
    admit(3)
    expect(vote().register.members[0]).toEqual({ weight: '1', ids: '1-3' })
  })

  test('only while ballots are taken, and only of who may vote by the electorate now', () => {
    const { assembly, open, arrive, admit, doIt } = aHall({
      ...presentOrAll('present', ['delegate']),
      durationSeconds: 60,
    })
    expect(admit(3)).toBe('no-such-vote')
    open()
    arrive(3, 6)
    apply(assembly, changed(5, { group: 'board' }))
    arrive(5)
    expect([admit(99), admit(1), admit(6), admit(5), admit(4)]).toEqual([
      'no-such-member',
      'already-on-register',
      'has-no-vote',
      'other-electorate',
      'not-checked-in',
    ])
    expect(admit(3, AT + 60_000)).toBe('vote-not-open')
    expect([admit(3, AT + 59_999), admit(3, AT + 59_999)]).toEqual(['done', 'already-on-register'])
    arrive(4)
    doIt(closeVote(assembly, 1, AT + 60_000, () => ({ counts: [], voters: [], seal: '' })))
    expect(admit(4)).toBe('vote-not-open')
  })

  test('[T8] who was admitted gets a paper where the vote is moved to paper; then nobody is admitted any more', () => {
    const { assembly, open, arrive, admit, doIt } = aHall()
    open()
    arrive(3, 4)
    admit(4)
    const box = () => ({ voters: [1], seal: '' })
    doIt(moveToPaper(assembly, 1, { electronic: 'added', at: AT + 2, box }))
    const vote = assembly.votes.get(1)
    if (vote?.state !== 'paper') throw new Error('not on paper')
    expect([...whoGetsPaper(vote)]).toEqual([
      [2, '1'],
      [4, '3'],
    ])
    expect(vote.admitted).toMatchObject([{ member: 4 }])
    expect(admitLate(assembly, { vote: 1, member: 3, reason: 'x', by: 'Ada', at: AT + 3 })).toEqual({
      ...{ ok: false, why: 'vote-not-open', about: { state: 'paper' } },
    })
  })

  test('where all entitled vote it is who became entitled meanwhile, here or not', () => {
    const { assembly, open, admit, vote } = aHall(presentOrAll('entitled'))
    open()
    expect(admit(5)).toBe('already-on-register')
    apply(assembly, changed(6, { entitled: true, weight: '2' }))
    expect(admit(6)).toBe('done')
    expect(vote().register).toMatchObject({ present: '2', entitled: '8.5' })
  })
})

describe('[R7] nobody’s vote counts twice', () => {
  test('whose vote a proxy casts here is not admitted; a proxy that did not count brings nobody along', () => {
    const { assembly, doIt, open, arrive, admit, vote } = aHall()
    doIt(giveProxy(assembly, { principal: 3, holder: 1 }))
    doIt(giveProxy(assembly, { principal: 5, holder: 4 }))
    open()
    arrive(3, 4)
    const refused = admitLate(assembly, { vote: 1, member: 3, reason: 'x', by: 'Ada', at: AT })
    expect(refused).toEqual({ ok: false, why: 'represented', about: { name: 'Ada L3', to: 'Ada L1' } })
    expect(checkLateAdmission(assembly, { vote: 1, member: 4, at: AT })).toMatchObject({
      output: { registered: 4, weight: '3', principals: 1 },
    })
    admit(4)
    expect(unfoldProxies(vote().register)).toEqual(new Map([[1, [3]]]))
    expect([...unfoldRegister(vote().register).keys()].sort()).toEqual([1, 2, 3, 4])
    // The principal comes after all: in person, because nobody votes for them here.
    arrive(5)
    expect(admit(5)).toBe('done')
    expect(doIt(giveProxy(assembly, { principal: 4, holder: 2 }))).not.toBe('done')
  })

  test('[A5] a substitute is admitted with the mandate, whose it is not; then it stays where it is', () => {
    const { assembly, doIt, open, arrive, admit, vote } = aHall()
    open()
    doIt(transferMandate(assembly, 4, 6))
    arrive(4, 6)
    expect(admit(4)).toBe('mandate-handed-on')
    expect(admit(6)).toBe('done')
    expect(vote().admitted).toMatchObject([{ member: 6, weight: '3' }])
    expect(doIt(takeBackMandate(assembly, 4))).toBe('on-open-register')
  })
})

describe('[R8] the sums of the register', () => {
  test('[M4] a mandate is counted among the entitled once, whoever had it when the vote opened', () => {
    const handedOn: AssemblyEvent = { type: 'mandate-transferred', from: 4, to: 6 }
    const late = aHall()
    late.open()
    late.doIt(transferMandate(late.assembly, 4, 6))
    late.arrive(6)
    late.admit(6)
    expect(late.vote().register).toMatchObject({ present: '5', entitled: '6.5' })

    const back = aHall({}, handedOn)
    back.open()
    back.doIt(takeBackMandate(back.assembly, 4))
    back.arrive(4)
    back.admit(4)
    // What the substitute has of their own from then on is another mandate.
    apply(back.assembly, changed(6, { entitled: true }))
    back.arrive(6)
    back.admit(6)
    expect(back.vote().register).toMatchObject({ present: '6', entitled: '7.5' })
  })

  test('who was counted with another weight, or in another group, is made up to what they are now', () => {
    const hall = aHall(presentOrAll('present', ['delegate']))
    apply(hall.assembly, changed(5, { group: 'board' }))
    hall.open()
    apply(hall.assembly, changed(4, { weight: '4' }))
    apply(hall.assembly, changed(5, { group: 'delegate' }))
    hall.arrive(4, 5)
    hall.admit(4)
    expect(hall.vote().register).toMatchObject({ present: '6', entitled: '7' })
    hall.admit(5)
    expect(hall.vote().register).toMatchObject({ present: '6.5', entitled: '7.5' })
  })

  test('majority and quorum are taken of the register with those admitted', () => {
    const threshold = { base: 'entitled', numerator: 1, denominator: 2, comparison: 'more-than' } as const
    const { assembly, doIt, open, arrive, admit } = aHall({ ...onMotion(threshold), secrecy: 'named' })
    open()
    arrive(4)
    admit(4)
    const counts = [
      { marks: 'm1', weight: '3', ballots: 1 },
      { marks: 'm1', weight: '1', ballots: 1 },
    ]
    doIt(closeVote(assembly, 1, AT + 9, () => ({ counts, voters: [1, 4], seal: '' })))
    expect(assembly.votes.get(1)).toMatchObject({
      result: {
        ...{ registered: 3, cast: 2, notCast: '1' },
        outcome: { decisions: [{ verdict: 'adopted', base: '6.5', threshold: '3.25' }] },
      },
    })
  })
})

test('[R9] a secret vote warns of what this one adds: a weight that nobody else has, or one above all others', () => {
  const warnings = (member: number, draft = {}) => {
    const { assembly, open, arrive } = aHall(draft)
    open()
    arrive(member)
    const checked = checkLateAdmission(assembly, { vote: 1, member, at: AT })
    return checked.ok && checked.output.warnings
  }
  expect(warnings(3)).toEqual([])
  expect(warnings(5)).toEqual([{ kind: 'unique-weights', about: { persons: 1 } }])
  expect(warnings(4)).toEqual([
    { kind: 'unique-weights', about: { persons: 1 } },
    { kind: 'dominant-weight', about: { weight: '3' } },
  ])
  expect(warnings(4, { secrecy: 'named' })).toEqual([])
})

const person = fc.integer({ min: 1, max: 6 })
const act = fc.oneof(
  fc.record({ act: fc.constant('in' as const), one: person }),
  fc.record({ act: fc.constant('out' as const), one: person }),
  fc.record({ act: fc.constant('admit' as const), one: person }),
  fc.record({ act: fc.constant('proxy' as const), one: person, other: person }),
  fc.record({ act: fc.constant('transfer' as const), one: person, other: person }),
  fc.record({ act: fc.constant('take-back' as const), one: person }),
  fc.record({
    act: fc.constant('change' as const),
    one: person,
    entitled: fc.boolean(),
    weight: fc.constantFrom('1', '3', '0.25'),
  }),
)

test('[R6][R7][R8] whatever happens meanwhile: the register is the frozen one and those admitted, and no mandate is on it twice', () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 12 }),
      fc.array(act, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('present' as const, 'entitled' as const),
      (before, after, presence) => {
        const { assembly, doIt, open, arrive, admit } = aHall(presentOrAll(presence))
        const happen = (acts: typeof before) => {
          for (const what of acts) {
            if (what.act === 'in') arrive(what.one)
            else if (what.act === 'out')
              apply(assembly, { type: 'members-checked-out', members: String(what.one) })
            else if (what.act === 'admit') admit(what.one)
            else if (what.act === 'proxy')
              doIt(giveProxy(assembly, { principal: what.one, holder: what.other }))
            else if (what.act === 'transfer') doIt(transferMandate(assembly, what.one, what.other))
            else if (what.act === 'take-back') doIt(takeBackMandate(assembly, what.one))
            else apply(assembly, changed(what.one, { entitled: what.entitled, weight: what.weight }))
          }
        }
        happen(before)
        const mandates = new Map([...assembly.substitutes.values()].map(({ from, to }) => [to, from]))
        const ownerThen = (id: number) => mandates.get(id) ?? id
        const mayVote = [...assembly.members.values()].filter(({ entitled }) => entitled)
        const entitled = new Map(mayVote.map(({ id, weight }) => [ownerThen(id), weight]))
        if (open() !== 'done') return
        const opened = assembly.votes.get(1)
        happen(after)
        const vote = assembly.votes.get(1)
        if (opened?.state !== 'open' || vote?.state !== 'open') throw new Error('not open')
        const [frozen, register] = [unfoldRegister(opened.register), unfoldRegister(vote.register)]
        const late = new Map(vote.admitted.map(({ member, weight }) => [member, weight]))
        expect(register).toEqual(new Map([...frozen, ...late]))
        expect(register.size).toBe(frozen.size + late.size)
        expect(registerSize(vote.register)).toBe(register.size)
        const sum = [...register.values()].reduce((all, weight) => all + weightOf(weight), 0n)
        expect(formatWeight(registerWeight(vote.register))).toBe(formatWeight(sum))
        // By whose mandate each votes: at opening, and for those admitted as it is now, because it stays.
        const ownerNow = (id: number) => assembly.substitutes.get(id)?.from ?? id
        const owners = [...register.keys()].map((id) => (late.has(id) ? ownerNow(id) : ownerThen(id)))
        expect(new Set(owners).size).toBe(owners.length)
        for (const [id, weight] of late) entitled.set(ownerNow(id), weight)
        const all = [...entitled.values()].reduce((votes, weight) => votes + weightOf(weight), 0n)
        expect(vote.register.entitled).toBe(formatWeight(all))
        // Nobody is cast for by somebody else and by themselves.
        expect(unfoldProxies(vote.register)).toEqual(unfoldProxies(opened.register))
        expect(weightOf(vote.register.present) <= weightOf(vote.register.entitled)).toBe(true)
        expect(presence === 'entitled' || vote.register.present === formatWeight(sum)).toBe(true)
      },
    ),
    { numRuns: 400, seed: 20261124 },
  )
})
