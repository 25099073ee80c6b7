import { describe, expect, test } from 'vitest'
import type { Form, Paper } from '#protocol'
import { ABSTAIN, faultOf, NO, YES } from '#protocol/marks'
import type { Ballot } from '#protocol/marks'
import {
  beginFilling,
  blank,
  give,
  isAtLimit,
  joinOrPart,
  mark,
  mostPoints,
  move,
  placesOf,
  rank,
  sayOfAll,
  standingOf,
} from './filling.ts'

const WOMEN = 'women'

/** Four candidates, the first two of a group. */
const paperOf = (form: Form, more: Partial<Paper> = {}): Paper => ({
  subject: 'candidates',
  options: ['Ada', 'Berta', 'Carl', 'Dan'].map((name, at) => ({
    name,
    items: [],
    group: at < 2 ? WOMEN : '',
  })),
  form,
  rule: { kind: 'most-votes', seats: 2, majority: null, reserved: null, dropOut: null, next: null },
  order: 'given',
  empty: 'abstention',
  share: null,
  ...more,
})

const marked = (...marks: number[]): Ballot => ({ kind: 'marked', marks })

describe('crosses', () => {
  const upTo = (most: number, least = 0) =>
    paperOf({ kind: 'choose', least, most, none: true, abstain: true })

  test('of one choice the next takes the place of the last, and nothing is ever at its limit', () => {
    const paper = upTo(1)
    const first = mark(paper, blank(paper), { option: 0, as: 1 })
    const second = mark(paper, first, { option: 2, as: 1 })
    expect([first, second]).toEqual([marked(1, 0, 0, 0), marked(0, 0, 1, 0)])
    expect(isAtLimit(paper, second)).toBe(false)
  })

  test('of several the same touch takes it out, and the last one allowed is the limit', () => {
    const paper = upTo(2)
    const both = mark(paper, mark(paper, blank(paper), { option: 0, as: 1 }), { option: 1, as: 1 })
    expect(both).toEqual(marked(1, 1, 0, 0))
    expect(isAtLimit(paper, both)).toBe(true)
    expect(mark(paper, both, { option: 0, as: 1 })).toEqual(marked(0, 1, 0, 0))
  })

  test('no to all and abstaining take all crosses away; a cross takes them back', () => {
    const paper = upTo(2)
    const none = sayOfAll(paper, marked(1, 0, 0, 0), 'none')
    expect(none).toEqual({ kind: 'none' })
    expect(sayOfAll(paper, none, 'abstain')).toEqual({ kind: 'abstain' })
    expect(sayOfAll(paper, none, 'none')).toEqual(blank(paper))
    expect(mark(paper, none, { option: 3, as: 1 })).toEqual(marked(0, 0, 0, 1))
  })

  test('too few are missing as many as they are; none at all is empty and no fault', () => {
    const paper = upTo(3, 2)
    expect(standingOf(paper, marked(0, 0, 1, 0))).toEqual({
      fault: 'too-few',
      isEmpty: false,
      given: 1,
      most: 3,
      missing: 1,
      share: null,
    })
    expect(standingOf(paper, blank(paper))).toMatchObject({ fault: null, isEmpty: true })
  })

  test('the share of a group counts with what is chosen; without room somebody has to go', () => {
    const ofHalf = (most: number) =>
      paperOf(
        { kind: 'choose', least: 0, most, none: false, abstain: false },
        { share: { group: WOMEN, numerator: 1, denominator: 2 } },
      )
    const missing = (most: number, ballot: Ballot) => {
      const { fault, share } = standingOf(ofHalf(most), ballot)
      return { fault, share }
    }
    expect(missing(4, marked(0, 0, 1, 0))).toEqual({ fault: 'share-missed', share: { group: WOMEN, add: 1 } })
    // One more would make three, of whom two must be of the group.
    expect(missing(4, marked(0, 0, 1, 1))).toEqual({ fault: 'share-missed', share: { group: WOMEN, add: 2 } })
    expect(missing(3, marked(0, 0, 1, 1))).toEqual({
      fault: 'share-missed',
      share: { group: WOMEN, needed: 1, of: 2 },
    })
    expect(missing(4, marked(1, 0, 1, 0))).toEqual({ fault: null, share: null })
  })
})

test('answers: the same again takes the answer back; the last yes allowed is the limit', () => {
  const paper = paperOf({ kind: 'yes-no', least: 0, most: 1, abstain: true })
  const yes = mark(paper, blank(paper), { option: 1, as: YES })
  expect(isAtLimit(paper, yes)).toBe(true)
  expect(mark(paper, yes, { option: 1, as: YES })).toEqual(blank(paper))
  const others = mark(paper, mark(paper, yes, { option: 0, as: NO }), { option: 2, as: ABSTAIN })
  expect(others).toEqual(marked(NO, YES, ABSTAIN, 0))
  expect(standingOf(paper, others)).toMatchObject({ fault: null, given: 1, most: 1 })
})

describe('points', () => {
  const paper = paperOf({ kind: 'points', each: 3, total: 4, abstain: false })

  test('no more than an option may have, and no more than are left', () => {
    const three = give(paper, blank(paper), { option: 0, points: 9 })
    expect(three).toEqual(marked(3, 0, 0, 0))
    expect(mostPoints(paper, three, 1)).toBe(1)
    const all = give(paper, three, { option: 1, points: 2 })
    expect(all).toEqual(marked(3, 1, 0, 0))
    expect([isAtLimit(paper, all), mostPoints(paper, all, 0), mostPoints(paper, all, 2)]).toEqual([
      true,
      3,
      0,
    ])
  })

  test('no less than none, whole ones only, and no number is none', () => {
    const given = (points: number) => give(paper, blank(paper), { option: 0, points })
    expect([given(-1), given(1.9), given(Number.NaN)]).toEqual([
      blank(paper),
      marked(1, 0, 0, 0),
      blank(paper),
    ])
  })

  test('without a total every option may have its most', () => {
    const score = paperOf({ kind: 'points', each: 3, total: null, abstain: false })
    const all = [0, 1, 2, 3].reduce(
      (ballot, option) => give(score, ballot, { option, points: 3 }),
      blank(score),
    )
    expect(all).toEqual(marked(3, 3, 3, 3))
    expect(isAtLimit(score, all)).toBe(false)
  })
})

describe('a ranking', () => {
  const paper = paperOf({ kind: 'rank', least: 0, equal: true, abstain: false })
  const touch = (options: readonly number[], joins: readonly number[] = []) =>
    options.reduce(
      (ballot, option) => rank(paper, ballot, { option, joins: joins.includes(option) }),
      blank(paper),
    )

  test('goes by the order of touches; who is touched again leaves, and those behind move up', () => {
    expect(touch([2, 0, 3])).toEqual(marked(2, 0, 1, 3))
    expect(touch([2, 0, 3, 0])).toEqual(marked(0, 0, 1, 2))
    expect(touch([2, 2])).toEqual(blank(paper))
  })

  test('the same place as the last one', () => {
    expect(touch([2, 0, 3], [0])).toEqual(marked(1, 0, 1, 2))
    expect(touch([1], [1])).toEqual(marked(0, 1, 0, 0))
  })

  test('up and down: past everybody on the next place, and out of a shared one', () => {
    const order = (ballot: Ballot) => placesOf(paper, ballot)
    const ranked = touch([0, 1, 2], [2])
    expect(order(ranked)).toEqual([[0], [1, 2]])
    expect(order(move(paper, ranked, { option: 0, by: 1 }))).toEqual([[1, 2], [0]])
    expect(order(move(paper, ranked, { option: 0, by: -1 }))).toEqual([[0], [1, 2]])
    expect(order(move(paper, ranked, { option: 2, by: -1 }))).toEqual([[0], [2], [1]])
    expect(order(move(paper, ranked, { option: 1, by: 1 }))).toEqual([[0], [2], [1]])
  })

  test('joins the place above, and parts from it', () => {
    const order = (ballot: Ballot) => placesOf(paper, ballot)
    const ranked = touch([0, 1, 2])
    const joined = joinOrPart(paper, ranked, 1)
    expect(order(joined)).toEqual([[0, 1], [2]])
    expect(order(joinOrPart(paper, joined, 1))).toEqual([[0], [1], [2]])
  })

  test('whatever is touched, the places stay without a gap', () => {
    let seed = 7
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    let ballot = blank(paper)
    for (let step = 0; step < 2_000; step++) {
      const option = next(4)
      const isPlaced = placesOf(paper, ballot).flat().includes(option)
      const act = next(4)
      if (act === 0 || !isPlaced) ballot = rank(paper, ballot, { option, joins: next(2) === 0 })
      else if (act < 3) ballot = move(paper, ballot, { option, by: act === 1 ? 1 : -1 })
      else if (placesOf(paper, ballot)[0]?.[0] !== option) ballot = joinOrPart(paper, ballot, option)
      expect(faultOf(paper, ballot)).toBe(null)
    }
  })
})

test('a kept draft goes on; one of another paper begins anew', () => {
  const paper = paperOf({ kind: 'choose', least: 0, most: 2, none: false, abstain: false })
  expect(beginFilling(paper, 'm0110').ballot).toEqual(marked(0, 1, 1, 0))
  expect(beginFilling(paper, 'm011').ballot).toEqual(blank(paper))
  expect(beginFilling(paper, null).ballot).toEqual(blank(paper))
})
