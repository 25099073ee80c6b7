import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Majority } from '../../protocol/messages.ts'
import { freezeRegister } from '../register.ts'
import { present } from '../../testing/builders.ts'
import { countMajority, type BallotCount } from './majority.ts'

const simple: Majority = { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' }
const twoThirds: Majority = { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }

const registerOf = (members: number) =>
  freezeRegister(
    Array.from({ length: members }, (_, index) => present(index + 1)),
    { presence: 'present', groups: [] },
  )

const ballots = (yes: number, no: number, abstain: number): BallotCount[] => [
  { choice: 'yes', weight: '1', ballots: yes },
  { choice: 'no', weight: '1', ballots: no },
  { choice: 'abstain', weight: '1', ballots: abstain },
]

const verdict = (yes: number, no: number, abstain: number, majority: Majority, members = 100) =>
  countMajority(ballots(yes, no, abstain), registerOf(members), majority).verdict

describe('majorities', () => {
  test('a result says every number of the vote', () => {
    expect(countMajority(ballots(38, 19, 3), registerOf(80), twoThirds)).toEqual({
      registered: 80,
      cast: 60,
      yes: '38',
      no: '19',
      abstain: '3',
      notCast: '20',
      base: '57',
      threshold: '38',
      verdict: 'adopted',
    })
  })

  test('[M4] Y38 N19 A3 of 60 present: two thirds of yes and no passes, of those present fails', () => {
    expect(verdict(38, 19, 3, twoThirds, 60)).toBe('adopted')
    expect(verdict(38, 19, 3, { ...twoThirds, base: 'present' }, 60)).toBe('rejected')
  })

  test('Y2 N1 passes two thirds', () => {
    expect(verdict(2, 1, 0, twoThirds)).toBe('adopted')
  })

  test('[M2] nothing passes at base 0', () => {
    expect(verdict(0, 0, 7, simple)).toBe('rejected')
    expect(verdict(0, 0, 0, twoThirds)).toBe('rejected')
    expect(verdict(0, 0, 0, { ...simple, base: 'yes-no-abstain', numerator: 0 })).toBe('rejected')
  })

  test('[M3] 50 : 50 is rejected by more than half and reaches at least half', () => {
    expect(verdict(50, 50, 0, simple)).toBe('rejected')
    expect(verdict(50, 50, 0, { ...simple, comparison: 'at-least' })).toBe('adopted')
  })

  test('Y50 N30 A20: over half of yes and no passes, with abstentions fails', () => {
    expect(verdict(50, 30, 20, simple)).toBe('adopted')
    expect(verdict(50, 30, 20, { ...simple, base: 'yes-no-abstain' })).toBe('rejected')
  })

  test('[M1] the threshold is exact with its comparison, even where the share never ends', () => {
    const register = freezeRegister([present(1, { weight: '125.5' })], { presence: 'present', groups: [] })
    const thresholdOf = (yes: string, no: string, majority: Majority) => {
      const { threshold, verdict } = countMajority(
        [
          { choice: 'yes', weight: yes, ballots: 1 },
          { choice: 'no', weight: no, ballots: 1 },
        ],
        register,
        majority,
      )
      return [threshold, verdict]
    }
    const moreThan: Majority = { ...twoThirds, comparison: 'more-than' }
    expect(thresholdOf('83.666667', '41.833333', twoThirds)).toEqual(['83.666667', 'adopted'])
    expect(thresholdOf('83.666666', '41.833334', twoThirds)).toEqual(['83.666667', 'rejected'])
    expect(thresholdOf('83.666667', '41.833333', moreThan)).toEqual(['83.666666', 'adopted'])
    expect(thresholdOf('83.666666', '41.833334', moreThan)).toEqual(['83.666666', 'rejected'])
  })

  test('[M1] weights are summed exactly', () => {
    const register = freezeRegister(
      [present(1, { weight: '0.1' }), present(2, { weight: '0.2' }), present(3, { weight: '0.3' })],
      { presence: 'present', groups: [] },
    )
    const counts: BallotCount[] = [
      { choice: 'yes', weight: '0.1', ballots: 1 },
      { choice: 'yes', weight: '0.2', ballots: 1 },
      { choice: 'no', weight: '0.3', ballots: 1 },
    ]
    expect(countMajority(counts, register, simple)).toEqual({
      registered: 3,
      cast: 3,
      yes: '0.3',
      no: '0.3',
      abstain: '0',
      notCast: '0',
      base: '0.6',
      threshold: '0.3',
      verdict: 'rejected',
    })
  })

  test('[M1] agrees with a count by hand for every small vote and rule', () => {
    const byHand = (
      yes: number,
      no: number,
      abstain: number,
      members: number,
      { base, numerator, denominator, comparison }: Majority,
    ) => {
      const of = {
        'yes-no': yes + no,
        'yes-no-abstain': yes + no + abstain,
        present: members,
        entitled: members,
      }[base]
      if (of === 0) return 'rejected'
      // Least common multiples instead of fractions: count votes one by one against the share.
      let left = yes * denominator
      for (let vote = 0; vote < of; vote++) left -= numerator
      return left > 0 || (left === 0 && comparison === 'at-least') ? 'adopted' : 'rejected'
    }
    const small = fc.nat({ max: 12 })
    const rule = fc.record({
      base: fc.constantFrom(
        'yes-no' as const,
        'yes-no-abstain' as const,
        'present' as const,
        'entitled' as const,
      ),
      numerator: fc.integer({ min: 1, max: 4 }),
      denominator: fc.integer({ min: 4, max: 6 }),
      comparison: fc.constantFrom('more-than' as const, 'at-least' as const),
    })
    fc.assert(
      fc.property(small, small, small, rule, (yes, no, abstain, majority) => {
        const members = yes + no + abstain + 1
        expect(verdict(yes, no, abstain, majority, members)).toBe(byHand(yes, no, abstain, members, majority))
      }),
      { seed: 20261123, numRuns: 600 },
    )
  })

  test('yes, no, abstain and not cast add up to the register, in whatever order ballots are counted', () => {
    const ballot = fc.record({
      choice: fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const),
      weight: fc.constantFrom('1', '0.5', '2.25'),
      ballots: fc.constant(1),
    })
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 30 }), (cast) => {
        const register = freezeRegister(
          [...cast.map(({ weight }, index) => present(index + 1, { weight })), present(99, { weight: '7' })],
          { presence: 'present', groups: [] },
        )
        const result = countMajority(cast, register, simple)
        expect(countMajority(cast.toReversed(), register, simple)).toEqual(result)
        const sum = [result.yes, result.no, result.abstain, result.notCast].reduce(
          (all, weight) => all + Number(weight) * 4,
          0,
        )
        expect(sum).toBe(cast.reduce((all, { weight }) => all + Number(weight) * 4, 28))
      }),
      { seed: 20261123 },
    )
  })
})
