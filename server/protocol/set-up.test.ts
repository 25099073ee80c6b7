import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyForm, anyPaper } from '../testing/any-paper.ts'
import { aPaper, choose, moreThanHalf, mostVotes, optionsOf, ranks, yesNo } from '../testing/papers.ts'
import { faultOf } from './marks.ts'
import type { Majority, Paper } from './messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from './papers.ts'
import { MOST_OPTIONS, setUpFaults, type SetUpFinding } from './set-up.ts'

const faults = (paper: Paper) => setUpFaults({ paper, quorum: null })
const majorityOf = (majority: Majority) => ({ kind: 'majority', majority, tie: 'rejected' }) as const
const points = (each: number, total: number | null) =>
  ({ kind: 'points', each, total, abstain: true }) as const
const half = { comparison: 'at-least', numerator: 1, denominator: 2 } as const

describe('papers that can work', () => {
  test.each<[string, Paper]>([
    ['a motion without a name', motionPaper(SIMPLE_MAJORITY)],
    ['several motions', aPaper('1 2 3', yesNo(3), majorityOf(SIMPLE_MAJORITY), { subject: 'motions' })],
    [
      'one of several alternatives, or none',
      aPaper('A B', choose(1), mostVotes(1, { majority: moreThanHalf('yes-no') })),
    ],
    ['several equal posts', aPaper('A B C', choose(2), mostVotes(2, { majority: moreThanHalf('valid') }))],
    [
      'unanimity',
      aPaper(
        'A',
        yesNo(1),
        majorityOf({ base: 'cast', comparison: 'at-least', numerator: 3, denominator: 3 }),
      ),
    ],
    [
      'all points of all ballots',
      aPaper('A B', points(3, null), mostVotes(1, { majority: { base: 'valid', ...half, numerator: 6 } })),
    ],
    ['one vote, two seats, most votes win', aPaper('A B C', choose(1), mostVotes(2))],
    [
      'cumulative votes',
      aPaper('A B C', points(3, 5), mostVotes(2, { majority: { base: 'valid', ...half } })),
    ],
    [
      'all seats for the group',
      aPaper('A/w B/w C', choose(2), mostVotes(2, { reserved: { group: 'w', seats: 2 } })),
    ],
    ['ranks for several seats', aPaper('A B C', ranks, { kind: 'scottish-stv', seats: 3 })],
    ['as many options as there can be', aPaper(manyNames(MOST_OPTIONS), choose(1), mostVotes(1))],
  ])('[V9] %s', (_, paper) => {
    expect(faults(paper)).toEqual([])
  })

  test('[V9] on each of them somebody can be voted for', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        expect(ballotsFor(paper).some((marks) => faultOf(paper, { kind: 'marked', marks }) === null)).toBe(
          true,
        )
      }),
      { seed: 20261123, numRuns: 400 },
    )
  })
})

describe('papers that cannot', () => {
  const cases: [string, Paper, SetUpFinding][] = [
    [
      'nothing to vote on',
      { ...aPaper('A', ranks, { kind: 'irv', seats: 1 }), options: [] },
      found('no-options', 'options'),
    ],
    [
      'more options than a phone can show',
      aPaper(manyNames(MOST_OPTIONS + 1), choose(1), mostVotes(1)),
      found('too-many-options', 'options', { options: 151, most: 150 }),
    ],
    [
      'a candidate without a name',
      { ...aPaper('A', choose(1), mostVotes(1)), options: optionsOf('A /w') },
      found('name-missing', 'options', { option: 2 }),
    ],
    [
      'an only candidate without a name',
      { ...aPaper('A', choose(1), mostVotes(1)), options: optionsOf('') },
      found('name-missing', 'options', { option: 1 }),
    ],
    [
      'a name twice, in whatever spelling of its letters',
      aPaper('é B e\u0301', choose(1), mostVotes(1)),
      found('name-twice', 'options', { name: 'é' }),
    ],
    [
      'at least more than at most',
      aPaper('A B C', choose(2, { least: 3 }), mostVotes(1)),
      found('least-over-most', 'form', { least: 3, most: 2 }),
    ],
    [
      'more crosses than options',
      aPaper('A B', choose(3), mostVotes(1)),
      found('most-over-options', 'form', { most: 3, options: 2 }),
    ],
    [
      'more places than options',
      aPaper('A B', { kind: 'rank', least: 3, equal: true, abstain: true }, { kind: 'schulze', seats: 1 }),
      found('least-over-options', 'form', { least: 3, options: 2 }),
    ],
    [
      'no cross at all',
      aPaper('A B', choose(0), mostVotes(1)),
      found('always-or-never', 'form', { most: 0 }),
    ],
    [
      'no points',
      aPaper('A B', points(0, null), mostVotes(1)),
      found('always-or-never', 'form', { each: 0 }),
    ],
    [
      'fewer points in all than on one',
      aPaper('A B', points(5, 3), mostVotes(1)),
      found('total-under-each', 'form', { total: 3, each: 5 }),
    ],
    [
      'more seats than candidates',
      aPaper('A B', choose(2), mostVotes(3)),
      found('more-seats-than-candidates', 'rule', { seats: 3, candidates: 2 }),
    ],
    [
      'more seats than candidates, by ranks',
      aPaper('A B', ranks, { kind: 'meek-stv', seats: 3 }),
      found('more-seats-than-candidates', 'rule', { seats: 3, candidates: 2 }),
    ],
    ['no seat', aPaper('A B', choose(1), mostVotes(0)), found('always-or-never', 'rule', { seats: 0 })],
    [
      'so few votes that not all seats can be won',
      aPaper('A B C', choose(1), mostVotes(2, { majority: moreThanHalf('valid') })),
      found('most-under-seats', 'form', { most: 1, seats: 2 }),
    ],
    [
      'instant run-off for two seats',
      aPaper('A B', ranks, { kind: 'irv', seats: 2 }),
      found('one-seat-only', 'rule', { seats: 2 }),
    ],
    [
      'ranks by crosses',
      aPaper('A B', choose(1), { kind: 'schulze', seats: 1 }),
      found('rule-needs-ranking', 'rule'),
    ],
    ['most votes by ranks', aPaper('A B', ranks, mostVotes(1)), found('ranking-needs-its-rule', 'rule')],
    [
      'a majority by ranks',
      aPaper('A B', ranks, majorityOf(SIMPLE_MAJORITY)),
      found('ranking-needs-its-rule', 'rule'),
    ],
    [
      'motions by crosses',
      aPaper('A B', choose(1), majorityOf(SIMPLE_MAJORITY)),
      found('rule-needs-yes-no', 'rule'),
    ],
    [
      'abstentions on each of several to choose from',
      aPaper('A B', choose(1), mostVotes(1, { majority: moreThanHalf('yes-no-abstain') })),
      found('base-not-on-ballot', 'rule', { base: 'yes-no-abstain' }),
    ],
    [
      'yes and no by points',
      aPaper('A B', points(3, null), mostVotes(1, { majority: moreThanHalf('yes-no') })),
      found('base-not-on-ballot', 'rule', { base: 'yes-no' }),
    ],
    [
      'abstentions where nobody can abstain',
      aPaper('A B', yesNo(1, { abstain: false }), majorityOf(moreThanHalf('yes-no-abstain')), {
        empty: 'invalid',
      }),
      found('base-not-on-ballot', 'rule', { base: 'yes-no-abstain' }),
    ],
    [
      'more than all',
      aPaper(
        'A',
        yesNo(1),
        majorityOf({ base: 'valid', comparison: 'more-than', numerator: 3, denominator: 3 }),
      ),
      found('always-or-never', 'rule', { numerator: 3, denominator: 3, comparison: 'more-than' }),
    ],
    [
      'at least nothing',
      aPaper(
        'A',
        yesNo(1),
        majorityOf({ base: 'valid', comparison: 'at-least', numerator: 0, denominator: 3 }),
      ),
      found('always-or-never', 'rule', { numerator: 0, denominator: 3, comparison: 'at-least' }),
    ],
    [
      'dropping out below nothing',
      aPaper('A B', choose(1), mostVotes(1, { dropOut: { numerator: 0, denominator: 10 } })),
      found('always-or-never', 'rule', { numerator: 0, denominator: 10 }),
    ],
    [
      'a seat for a group that nobody is of',
      aPaper('A B', choose(1), mostVotes(1, { reserved: { group: 'w', seats: 1 } })),
      found('group-on-no-option', 'rule', { group: 'w' }),
    ],
    [
      'more seats for the group than it has candidates',
      aPaper('A/w B C', choose(3), mostVotes(3, { reserved: { group: 'w', seats: 2 } })),
      found('group-too-small', 'rule', { group: 'w', candidates: 1, needed: 2 }),
    ],
    [
      'a share of a group that nobody is of',
      aPaper('A B', choose(1), mostVotes(1), { share: { group: 'w', numerator: 1, denominator: 2 } }),
      found('group-on-no-option', 'share', { group: 'w' }),
    ],
    [
      'a share that no allowed ballot can keep',
      aPaper('A/w B C', choose(3, { least: 3 }), mostVotes(3), {
        share: { group: 'w', numerator: 1, denominator: 2 },
      }),
      found('group-too-small', 'share', { group: 'w', candidates: 1, needed: 2 }),
    ],
    [
      'a share of nothing',
      aPaper('A/w B', choose(1), mostVotes(1), { share: { group: 'w', numerator: 0, denominator: 2 } }),
      found('always-or-never', 'share', { numerator: 0, denominator: 2 }),
    ],
  ]
  test.each(cases)('[V9] %s', (_, paper, finding) => {
    expect(faults(paper)).toEqual([finding])
  })

  test('[V9] several are found at once, those of the options first', () => {
    const share = { group: 'x', numerator: 1, denominator: 2 }
    expect(
      faults(aPaper('A A', choose(3, { least: 4 }), mostVotes(3), { share })).map(({ fault }) => fault),
    ).toEqual([
      'name-twice',
      'least-over-most',
      'most-over-options',
      'more-seats-than-candidates',
      'group-on-no-option',
    ])
  })

  test('[V9] votes under the seats are enough exactly where shares of all ballots can be won with them', () => {
    // 2 of 3 votes on every ballot: with more than half needed there can be three winners, with two thirds three as well, over it not.
    const withMajority = (majority: Majority, form = choose(2)) =>
      faults(aPaper('A B C', form, mostVotes(3, { majority }))).map(({ fault }) => fault)
    expect(withMajority(moreThanHalf('valid'))).toEqual([])
    expect(withMajority({ base: 'valid', comparison: 'at-least', numerator: 2, denominator: 3 })).toEqual([])
    const overTwoThirds = { base: 'valid', comparison: 'more-than', numerator: 2, denominator: 3 } as const
    expect(withMajority(overTwoThirds)).toEqual(['most-under-seats'])
    // Who says nothing on the third is not in the base there.
    expect(withMajority({ ...overTwoThirds, base: 'yes-no' }, yesNo(2))).toEqual([])
    expect(withMajority({ ...overTwoThirds, base: 'valid' }, yesNo(2))).toEqual(['most-under-seats'])
  })

  test('no paper makes it stumble', () => {
    fc.assert(
      fc.property(anyForm, anyPaper, (form, paper) => {
        for (const finding of faults({ ...paper, form })) expect(finding.fault).not.toBe('no-options')
      }),
      { seed: 20261123, numRuns: 300 },
    )
  })
})

function found(
  fault: SetUpFinding['fault'],
  where: SetUpFinding['where'],
  about?: SetUpFinding['about'],
): SetUpFinding {
  return about === undefined ? { fault, where } : { fault, where, about }
}

function manyNames(count: number): string {
  return Array.from({ length: count }, (_, at) => `N${String(at)}`).join(' ')
}

/** Every way to mark each option or not, by the least that counts as marked. */
function ballotsFor({ options, form }: Paper): number[][] {
  const ways = Array.from({ length: 2 ** options.length }, (_, way) =>
    options.map((__, option) => (way >> option) & 1),
  ).slice(1)
  if (form.kind !== 'rank') return ways
  return ways.map((way) => {
    let place = 0
    return way.map((isPlaced) => (isPlaced === 1 ? ++place : 0))
  })
}

test('more reserved seats than seats, and a quorum that is always or never there', () => {
  const reserved = { group: 'women', seats: 3 }
  const options = optionsOf('A B C').map((option) => ({ ...option, group: 'women' }))
  const paper = { ...aPaper('A B C', choose(2), mostVotes(2, { reserved })), options }
  expect(faults(paper)).toEqual([
    { fault: 'reserved-over-seats', where: 'rule', about: { reserved: 3, seats: 2 } },
  ])
  const motion = motionPaper(SIMPLE_MAJORITY)
  const found = (numerator: number, comparison: 'at-least' | 'more-than') => {
    const quorum = { base: 'present', comparison, numerator, denominator: 2 } as const
    return setUpFaults({ paper: motion, quorum }).map(({ fault, where }) => `${where} ${fault}`)
  }
  expect([found(1, 'at-least'), found(1, 'more-than'), found(2, 'at-least')]).toEqual([[], [], []])
  expect([found(0, 'at-least'), found(2, 'more-than'), found(3, 'at-least')]).toEqual(
    Array.from({ length: 3 }, () => ['quorum always-or-never']),
  )
})
