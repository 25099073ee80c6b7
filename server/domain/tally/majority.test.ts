import { describe, expect, test } from 'vitest'
import type { Majority, MajorityBase, Verdict } from '../../protocol/messages.ts'
import { motionPaper } from '../../protocol/papers.ts'
import { counted, registerOf } from '../../testing/papers.ts'
import { formatWeight } from '../weight.ts'
import { decideMajority, reaches, thresholdOf } from './majority.ts'

const simple: Majority = { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' }
const twoThirds: Majority = { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }

/** Of one motion with so many ballots, and so many on the register. */
function decision(
  [yes, no, abstain]: readonly [number, number, number],
  majority: Majority,
  { members = 100, invalid = 0 } = {},
) {
  const { outcome } = counted(
    motionPaper(majority),
    [`${String(yes)} 1`, `${String(no)} 2`, `${String(abstain)} 3`, `${String(invalid)} invalid`],
    { register: registerOf([members, '1']) },
  )
  if (outcome.kind !== 'majority') throw new Error('no motion')
  return outcome.decisions[0]
}
const verdict = (...of: Parameters<typeof decision>) => decision(...of)?.verdict

describe('majorities', () => {
  test('[M4] Y38 N19 A3 of 60 present: two thirds of yes and no passes, of those present fails', () => {
    expect(decision([38, 19, 3], twoThirds, { members: 60 })).toEqual({
      verdict: 'adopted',
      base: '57',
      threshold: '38',
    })
    expect(decision([38, 19, 3], { ...twoThirds, base: 'present' }, { members: 60 })).toEqual({
      verdict: 'rejected',
      base: '60',
      threshold: '40',
    })
  })

  test('[M1] Y2 N1 passes two thirds', () => {
    expect(verdict([2, 1, 0], twoThirds)).toBe('adopted')
  })

  test('[M2] 0 : 0 never passes', () => {
    for (const base of ['yes-no', 'yes-no-abstain', 'valid', 'cast'] as const)
      for (const majority of [
        simple,
        twoThirds,
        { ...simple, comparison: 'at-least', numerator: 0 } as const,
      ])
        expect(verdict([0, 0, 0], { ...majority, base })).toBe('rejected')
    expect(verdict([0, 0, 7], twoThirds)).toBe('rejected')
  })

  test('[M3] 50 : 50 is rejected by more than half and reaches at least half', () => {
    expect(verdict([50, 50, 0], simple)).toBe('rejected')
    expect(verdict([50, 50, 0], { ...simple, comparison: 'at-least' })).toBe('adopted')
  })

  test('[M7] Y50 N30 A20: over half of yes and no passes, with abstentions or of the valid ones fails', () => {
    expect(verdict([50, 30, 20], simple)).toBe('adopted')
    expect(verdict([50, 30, 20], { ...simple, base: 'yes-no-abstain' })).toBe('rejected')
    expect(verdict([50, 30, 20], { ...simple, base: 'valid' })).toBe('rejected')
  })

  test('[M7] invalid ballots are in the base of those cast, and in no other', () => {
    const half: Majority = { ...simple, comparison: 'at-least' }
    expect(decision([50, 40, 10], { ...half, base: 'valid' }, { invalid: 1, members: 200 })).toEqual({
      verdict: 'adopted',
      base: '100',
      threshold: '50',
    })
    expect(decision([50, 40, 10], { ...half, base: 'cast' }, { invalid: 1, members: 200 })).toEqual({
      verdict: 'rejected',
      base: '101',
      threshold: '50.5',
    })
  })

  test('[M1] the threshold is exact with its comparison, even where the share never ends', () => {
    const base = 125_500_000n
    const moreThan: Majority = { ...twoThirds, comparison: 'more-than' }
    expect(thresholdOf(base, twoThirds)).toEqual({ base: '125.5', threshold: '83.666667' })
    expect(reaches(83_666_667n, base, twoThirds)).toBe(true)
    expect(reaches(83_666_666n, base, twoThirds)).toBe(false)
    expect(thresholdOf(base, moreThan)).toEqual({ base: '125.5', threshold: '83.666666' })
    expect(reaches(83_666_667n, base, moreThan)).toBe(true)
    expect(reaches(83_666_666n, base, moreThan)).toBe(false)
  })

  test('[M6] the chair decides where yes = no, if the rule says so, and only there', () => {
    const tied = { yes: 5_000_000n, no: 5_000_000n, base: 10_000_000n }
    const decide = (
      votes: typeof tied,
      casting?: boolean,
      majority = simple,
      tie = 'casting-vote' as const,
    ) => decideMajority(votes, { kind: 'majority', majority, tie }, casting).verdict
    expect(decide(tied)).toBe('tied')
    expect(decide(tied, true)).toBe('adopted')
    expect(decide(tied, false)).toBe('rejected')
    expect(decideMajority(tied, { kind: 'majority', majority: simple, tie: 'rejected' }, true).verdict).toBe(
      'rejected',
    )
    // One vote more would not have been enough: abstentions, two thirds, at least half (which 5 : 5 is), nobody at all.
    expect(decide({ ...tied, base: 11_000_000n })).toBe('rejected')
    expect(decide(tied, true, twoThirds)).toBe('rejected')
    expect(decide(tied, false, { ...simple, comparison: 'at-least' })).toBe('adopted')
    expect(decide({ yes: 0n, no: 0n, base: 0n }, true)).toBe('rejected')
    expect(decide({ yes: 6_000_000n, no: 4_000_000n, base: 10_000_000n }, false)).toBe('adopted')
    expect(decide(tied, undefined, { ...simple, numerator: 2, denominator: 4 })).toBe('tied')
  })

  test('[M1] agrees with counting heads, for every vote of up to 12, every base and many shares', () => {
    const bases: MajorityBase[] = ['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled']
    const shares = [0, 1, 2, 3, 4, 5].flatMap((numerator) =>
      [1, 2, 3, 5].map((denominator) => ({ numerator, denominator })),
    )
    let votes = 0
    for (const [yes, no, abstain, invalid, absent] of smallVotes(12))
      for (const base of bases) {
        const heads = {
          'yes-no': yes + no,
          'yes-no-abstain': yes + no + abstain,
          valid: yes + no + abstain,
          cast: yes + no + abstain + invalid,
          present: yes + no + abstain + invalid + absent,
          entitled: yes + no + abstain + invalid + absent,
        }[base]
        for (const share of shares)
          for (const comparison of ['more-than', 'at-least'] as const) {
            const majority = { base, comparison, ...share }
            const expected = byHeads(yes, heads, majority)
            const own = decideMajority(
              { yes: BigInt(yes), no: BigInt(no), base: BigInt(heads) },
              { kind: 'majority', majority, tie: 'rejected' },
              undefined,
            )
            if (own.verdict !== expected)
              throw new Error(`${String([yes, no, abstain, invalid, absent])} ${base}`)
            expect(own.base).toBe(formatWeight(BigInt(heads)))
            votes++
          }
      }
    expect(votes).toBeGreaterThan(100_000)
  })
})

/** Each head of the base takes `numerator` from what the yes votes bring: what is left decides. */
function byHeads(yes: number, heads: number, { numerator, denominator, comparison }: Majority): Verdict {
  let left = 0
  for (let vote = 0; vote < yes; vote++) left += denominator
  for (let head = 0; head < heads; head++) left -= numerator
  const passes = comparison === 'more-than' ? left > 0 : left >= 0
  return heads > 0 && passes ? 'adopted' : 'rejected'
}

function smallVotes(most: number): [number, number, number, number, number][] {
  const votes: [number, number, number, number, number][] = []
  for (let yes = 0; yes <= most; yes++)
    for (let no = 0; yes + no <= most; no++)
      for (let abstain = 0; yes + no + abstain <= most; abstain++)
        // The last two only lengthen a base: two values each show on which side.
        for (const invalid of [0, 2])
          for (const absent of [0, 3]) votes.push([yes, no, abstain, invalid, absent])
  return votes
}
