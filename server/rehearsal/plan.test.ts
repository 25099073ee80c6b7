import { describe, expect, test } from 'vitest'
import { between, pick, seeded, shuffled } from './chance.ts'
import { ABSENCES, absence, arrivals, ballotPlan, moodOf, typesCode } from './plan.ts'

const members = Array.from({ length: 4_000 }, (_, member) => member)
const share = <Item>(items: readonly Item[], isMeant: (item: Item) => boolean) =>
  items.filter(isMeant).length / items.length

describe('chance', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const first = seeded('hall', 1)
    const again = seeded('hall', 1)
    const other = seeded('hall', 2)
    const numbers = Array.from({ length: 5 }, first)
    expect(Array.from({ length: 5 }, again)).toEqual(numbers)
    expect(Array.from({ length: 5 }, other)).not.toEqual(numbers)
  })

  test('the parts of a seed stay apart: 1 and 23 are not 12 and 3', () => {
    expect(seeded(1, 23)()).not.toBe(seeded(12, 3)())
  })

  test('numbers are spread evenly, also the first of neighbouring seeds', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (const member of members) {
      const tenth = Math.floor(seeded('hall', member)() * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    for (const count of tenths) expect(count / members.length).toBeCloseTo(0.1, 1)
  })

  test('shuffling keeps everybody, and picking stays inside', () => {
    const order = shuffled(seeded('hall'), members)
    expect(order).not.toEqual(members)
    expect([...order].sort((one, other) => one - other)).toEqual(members)
    expect(shuffled(seeded('hall'), [])).toEqual([])
    expect(['a', 'b']).toContain(pick(seeded('hall'), ['a', 'b']))
    expect(() => pick(seeded('hall'), [])).toThrow(RangeError)
    expect(between(() => 0.5, [10, 20])).toBe(15)
  })
})

describe('arrivals', () => {
  test('all come in time and in order, most of them in the middle', () => {
    const times = arrivals('hall', 3_000, 40)
    expect(times).toHaveLength(3_000)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times[0]).toBeGreaterThanOrEqual(0)
    expect(times.at(-1)).toBeLessThan(40)
    expect(share(times, (time) => time > 10 && time < 30)).toBeGreaterThan(0.8)
    expect(arrivals('hall', 3_000, 40)).toEqual(times)
    expect(arrivals('elsewhere', 3_000, 40)).not.toEqual(times)
  })

  test('nobody, and everybody at once', () => {
    expect(arrivals('hall', 0, 40)).toEqual([])
    expect(arrivals('hall', 2, 0)).toEqual([0, 0])
  })

  test('some type their code', () => {
    expect(share(members, (member) => typesCode('hall', member))).toBeCloseTo(1 / 12, 1)
  })
})

describe('absences', () => {
  const habits = { everySeconds: 180, forSeconds: [2, 20] } as const

  test('of every kind, within bounds, and as often as said', () => {
    const all = members.map((member) => absence('hall', member, 0, habits))
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(ABSENCES))
    expect(all.every(({ forSeconds }) => forSeconds >= 2 && forSeconds < 20)).toBe(true)
    const mean = all.reduce((sum, { afterSeconds }) => sum + afterSeconds, 0) / all.length
    expect(mean).toBeGreaterThan(170)
    expect(mean).toBeLessThan(190)
    expect(share(all, ({ kind }) => kind === 'second-device')).toBeLessThan(0.08)
  })

  test('the next one is another one', () => {
    expect(absence('hall', 7, 0, habits)).toEqual(absence('hall', 7, 0, habits))
    expect(absence('hall', 7, 1, habits)).not.toEqual(absence('hall', 7, 0, habits))
  })
})

describe('ballots', () => {
  const habits = { turnout: 0.9, afterSeconds: [5, 25], choices: { yes: 6, no: 3, abstain: 1 } } as const

  test('turnout, time and choices are as the habits say', () => {
    const plans = members.map((member) => ballotPlan('hall', member, 3, habits))
    const cast = plans.filter((plan) => plan !== null)
    expect(cast.length / members.length).toBeCloseTo(0.9, 1)
    expect(cast.every(({ afterSeconds }) => afterSeconds >= 5 && afterSeconds < 25)).toBe(true)
    expect(share(cast, ({ choice }) => choice === 'yes')).toBeCloseTo(0.6, 1)
    expect(share(cast, ({ choice }) => choice === 'abstain')).toBeCloseTo(0.1, 1)
  })

  test('who votes how in a vote is settled by the seed; in another vote it is open again', () => {
    const planOf = (vote: number) => members.map((member) => ballotPlan('hall', member, vote, habits)?.choice)
    expect(planOf(3)).toEqual(planOf(3))
    expect(planOf(4)).not.toEqual(planOf(3))
  })

  test('turnout 1 means everybody, 0 nobody', () => {
    const cast = (turnout: number) =>
      members.filter((member) => ballotPlan('hall', member, 1, { ...habits, turnout }) !== null).length
    expect(cast(1)).toBe(members.length)
    expect(cast(0)).toBe(0)
  })

  test('a mood is a whole', () => {
    for (const vote of [1, 2, 3, 4]) {
      const { yes, no, abstain } = moodOf('hall', vote)
      expect(yes + no + abstain).toBeCloseTo(1, 9)
      expect(Math.min(yes, no, abstain)).toBeGreaterThan(0)
    }
  })
})
