/** What holds for every paper and every pile of ballots. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper, PaperVotes, Result } from '../../protocol/messages.ts'
import { anyCounts, anyPaper } from '../../testing/any-paper.ts'
import { counted, registerOf } from '../../testing/papers.ts'
import type { BallotCount } from './count-vote.ts'

const RUNS = { seed: 20261123, numRuns: 600 }

const register = registerOf([200, '1'], [100, '0.5'], [100, '2.25'])
const anyVote = anyPaper.chain((paper) =>
  fc.record({
    paper: fc.constant(paper),
    counts: anyCounts(paper),
    lot: fc.option(fc.shuffledSubarray([...paper.options.keys()], { minLength: paper.options.length })),
  }),
)

describe('counting', () => {
  test('[C1] the order of ballots does not matter, nor whether alike ones are counted together', () => {
    fc.assert(
      fc.property(
        anyVote,
        fc.array(fc.nat(), { minLength: 48, maxLength: 48 }),
        ({ paper, counts, lot }, chance) => {
          const count = (ballots: readonly BallotCount[]) => counted(paper, ballots, { register, lot })
          const result = count(counts)
          const singles = counts.flatMap((pile) =>
            Array.from({ length: pile.ballots }, () => ({ ...pile, ballots: 1 })),
          )
          const shuffled = singles
            .map((ballot, at) => ({ ballot, at: chance[at] ?? 0 }))
            .sort((one, other) => one.at - other.at)
          expect(count(shuffled.map(({ ballot }) => ballot))).toEqual(result)
        },
      ),
      RUNS,
    )
  })

  test('[T3] electronic + paper = total, and the result is the same wherever a ballot was cast', () => {
    fc.assert(
      fc.property(anyVote, fc.nat({ max: 12 }), ({ paper, counts, lot }, first) => {
        const all = counts.map((pile) => ({ ...pile, weight: '1' }))
        const electronic = all.slice(0, first)
        const papers = all.slice(first)
        const count = (ballots: readonly BallotCount[], paperVotes: PaperVotes | null) =>
          counted(paper, ballots, { register, lot, paperVotes })
        const together = count(all, null)
        const byPaper = count(electronic, {
          kind: 'ballots',
          ballots: papers.map(({ marks, ballots }) => ({ marks, papers: ballots })),
        })
        expect(resultOf(byPaper)).toEqual(resultOf(together))
        expect(byPaper.cast + byPaper.papers).toBe(together.cast)
        if (paper.form.kind === 'rank') return
        const { sums, options } = count(papers, null)
        const bySums = count(electronic, { kind: 'sums', papers: byPaper.papers, sums, options })
        expect(bySums).toEqual(byPaper)
      }),
      RUNS,
    )
  })

  test('[M1] every sum adds up: to the register, to those cast, on each line of a paper with yes and no', () => {
    fc.assert(
      fc.property(anyVote, ({ paper, counts, lot }) => {
        const result = counted(paper, counts, { register, lot })
        const { cast, valid, invalid, abstained, none } = inQuarters(result.sums)
        expect(cast + quarters(result.notCast)).toBe(4 * (200 + 50 + 225))
        expect(valid + invalid).toBe(cast)
        expect(abstained + none).toBeLessThanOrEqual(valid)
        if (paper.form.kind !== 'yes-no' || paper.empty !== 'abstention') return
        for (const { yes, no, abstain } of result.options)
          expect(quarters(yes) + quarters(no) + quarters(abstain)).toBe(valid)
      }),
      RUNS,
    )
  })

  test('[E1][E5] nobody is elected twice, below what is needed, or beside a dropping out', () => {
    fc.assert(
      fc.property(anyVote, ({ paper, counts, lot }) => {
        const { outcome } = counted(paper, counts, { register, lot })
        if (outcome.kind !== 'most-votes' || paper.rule.kind !== 'most-votes') return
        const { elected, open, thresholds, dropped } = outcome
        expect(new Set([...elected, ...dropped]).size).toBe(elected.length + dropped.length)
        expect(elected.length + open).toBe(paper.rule.seats)
        if (thresholds !== null)
          for (const option of elected) expect(thresholds[option]?.isReached).toBe(true)
        if (lot !== null) expect(outcome.ties.every(({ drawn }) => drawn !== null)).toBe(true)
      }),
      RUNS,
    )
  })

  test('all kinds of papers are among these', () => {
    const kinds = new Set(fc.sample(anyPaper, { ...RUNS, numRuns: 300 }).map(kindOf))
    expect([...kinds].sort()).toEqual([
      'choose most-votes',
      'points most-votes',
      'rank irv',
      'rank meek-stv',
      'rank schulze',
      'rank scottish-stv',
      'yes-no majority',
      'yes-no most-votes',
    ])
  })
})

const kindOf = ({ form, rule }: Paper) => `${form.kind} ${rule.kind}`

const resultOf = ({ sums, options, notCast, outcome }: Result) => ({ sums, options, notCast, outcome })

/** Weights of these tests are quarters: numbers are exact enough to check the sums another way. */
const quarters = (text: string) => Math.round(Number(text) * 4)
const inQuarters = (sums: Result['sums']) => ({
  cast: quarters(sums.cast),
  valid: quarters(sums.valid),
  invalid: quarters(sums.invalid),
  abstained: quarters(sums.abstained),
  none: quarters(sums.none),
})
