import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper, PaperVotes } from '../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { anyCounts, anyPaper } from '../testing/any-paper.ts'
import { aDraft } from '../testing/builders.ts'
import { aPaper, choose, counted, marksOf, mostVotes, ranks, registerOf, yesNo } from '../testing/papers.ts'
import { paperVotesFault } from './paper-votes.ts'

type Figures = {
  papers?: number
  cast?: number
  valid?: number
  invalid?: number
  abstained?: number
  none?: number
}

/** By default as many papers, cast and valid, as `valid` says; options as "yes/no/abstain". */
function sums(options: string, figures: Figures): PaperVotes {
  const { valid = 0, invalid = 0, abstained = 0, none = 0 } = figures
  const { cast = valid + invalid } = figures
  return {
    kind: 'sums',
    papers: figures.papers ?? cast,
    sums: {
      cast: String(cast),
      valid: String(valid),
      invalid: String(invalid),
      abstained: String(abstained),
      none: String(none),
    },
    options: options.split(' ').map((votes) => {
      const [yes = '0', no = '0', abstain = '0'] = votes.split('/')
      return { yes, no, abstain }
    }),
  }
}

const fault = (
  paper: Paper,
  votes: PaperVotes,
  { register = registerOf([100, '1']), cast = 0, electronic = String(cast) } = {},
) => paperVotesFault(aDraft({ paper }), register, { cast, votes: electronic }, votes)

const wrong = (where: string, about = {}) => ({ why: 'sums-wrong', about: { where, ...about } })

describe('ballot papers as tellers counted them', () => {
  const motion = motionPaper(SIMPLE_MAJORITY)
  const election = aPaper('A B C', choose(2, { least: 1 }), mostVotes(2))

  test('[T4] figures that add up are taken', () => {
    expect(fault(motion, sums('12/7/1', { valid: 20, invalid: 3 }))).toBeNull()
    // Two empty ones among the abstentions, or beside them.
    expect(fault(motion, sums('12/7/3', { valid: 22, abstained: 2 }))).toBeNull()
    expect(fault(motion, sums('12/7/1', { valid: 22, abstained: 2 }))).toBeNull()
    expect(fault(election, sums('6 9 4', { valid: 20, none: 5, abstained: 5, invalid: 1 }))).toBeNull()
    expect(fault(motion, sums('0/0/0', {}))).toBeNull()
  })

  test('[T4] valid and invalid are those cast, and as many as there are papers', () => {
    expect(fault(motion, sums('12/7/1', { valid: 20, invalid: 3, cast: 24 }))).toEqual(wrong('cast'))
    expect(fault(motion, sums('12/7/1', { valid: 20, papers: 21 }))).toEqual(wrong('papers'))
    expect(fault(motion, sums('0/0/0', { papers: 2 }))).toEqual(wrong('papers'))
  })

  test('[T4] with weights the papers together weigh between all the lightest and all the heaviest', () => {
    const register = registerOf([50, '0.5'], [50, '2'])
    const votes = (papers: number) => sums('12/7/1', { valid: 20, papers })
    expect([9, 10, 40, 41].map((papers) => fault(motion, votes(papers), { register }) === null)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('[T4] on one motion every valid paper says something', () => {
    expect(fault(motion, sums('12/7/0', { valid: 20 }))).toEqual(wrong('option', { option: 0 }))
    expect(fault(motion, sums('12/7/2', { valid: 20 }))).toEqual(wrong('option', { option: 0 }))
    const noAbstention = { ...motion, form: yesNo(1, { abstain: false }), empty: 'invalid' as const }
    expect(fault(noAbstention, sums('12/7/1', { valid: 20 }))).toEqual(wrong('option', { option: 0 }))
    expect(fault(noAbstention, sums('12/8/0', { valid: 20 }))).toBeNull()
    expect(fault(noAbstention, sums('12/7/0', { valid: 20, abstained: 1 }))).toEqual(wrong('abstained'))
  })

  test('[T4] no option has more than there are papers that choose, nor all together more than allowed', () => {
    // 10 papers choose: none has over 10, all together between 10 and 20.
    const of = (votes: string) => fault(election, sums(votes, { valid: 20, none: 5, abstained: 5 }))
    expect(of('11 0 0')).toEqual(wrong('option', { option: 0 }))
    expect(of('10 10 1')).toEqual(wrong('too-many'))
    expect(of('4 4 1')).toEqual(wrong('too-few'))
    expect(of('10 10 0')).toBeNull()
    expect(of('4/1 6 0')).toEqual(wrong('option', { option: 0 }))
    expect(fault(election, sums('5 5', { valid: 10 }))).toEqual(wrong('options'))
    expect(fault(election, sums('0 0 0', { valid: 10, none: 6, abstained: 5 }))).toEqual(wrong('valid'))
    const noNone = { ...election, form: choose(2, { none: false }) }
    expect(fault(noNone, sums('5 5 0', { valid: 11, none: 1 }))).toEqual(wrong('none'))
    const yesTwice = aPaper('A B C', yesNo(2), mostVotes(2))
    expect(fault(yesTwice, sums('5/5/0 8/2/0 8/2/0', { valid: 10 }))).toEqual(wrong('too-many'))
  })

  test('[T4] points go up to the limit of each and of all', () => {
    const points = aPaper('A B', { kind: 'points', each: 3, total: 5, abstain: false }, mostVotes(1))
    const of = (votes: string) => fault(points, sums(votes, { valid: 5, abstained: 1 }))
    expect([of('12 8'), of('13 1'), of('12 9'), of('2 1')]).toEqual([
      null,
      wrong('option', { option: 0 }),
      wrong('too-many'),
      wrong('too-few'),
    ])
  })

  test('[T4] figures that are no decimals are none', () => {
    const votes = sums('1/1/1', { valid: 3 })
    if (votes.kind === 'sums') votes.sums.valid = 'three'
    expect(fault(motion, votes)).toEqual(wrong('figures'))
  })

  test('[T4] never more papers or votes than are left on the register', () => {
    expect(fault(motion, sums('12/7/1', { valid: 20 }), { cast: 80 })).toBeNull()
    expect(fault(motion, sums('12/8/1', { valid: 21 }), { cast: 80 })).toEqual({
      why: 'more-than-register',
      about: { papers: 21, left: 20 },
    })
    const register = registerOf([10, '1'], [10, '3'])
    expect(
      fault(motion, sums('12/0/0', { valid: 12, papers: 4 }), { register, cast: 10, electronic: '30' }),
    ).toEqual({
      why: 'more-than-register',
      about: { papers: '12', left: '10' },
    })
  })

  test('[T4] ranked papers come one by one, each as it may be cast; invalid ones as invalid', () => {
    const ranked = aPaper(
      'A B C',
      { ...ranks, kind: 'rank', least: 0, equal: false, abstain: true },
      { kind: 'irv', seats: 1 },
    )
    const papers = (...ballots: readonly (readonly [number, string])[]): PaperVotes => ({
      kind: 'ballots',
      ballots: ballots.map(([count, said]) => ({ papers: count, marks: marksOf(ranked, said.split(' ')) })),
    })
    expect(fault(ranked, papers([60, '1 2 0'], [39, 'invalid'], [1, 'empty']))).toBeNull()
    expect(fault(ranked, papers([60, '1 2 0'], [3, '1 1 0']))).toEqual({
      why: 'wrong-marks',
      about: { ballot: 2, fault: 'places-shared' },
    })
    expect(fault(ranked, { kind: 'ballots', ballots: [{ papers: 1, marks: 'm12' }] })).toEqual({
      why: 'wrong-marks',
      about: { ballot: 1, fault: 'unreadable' },
    })
    expect(fault(ranked, papers([60, '1 2 0'], [41, '2 1 0']))).toEqual({
      why: 'more-than-register',
      about: { papers: 101, left: 100 },
    })
    expect(fault(ranked, sums('1 1 1', { valid: 3 }))).toEqual({
      why: 'wrong-marks',
      about: { fault: 'not-ranked' },
    })
  })

  test('[T4] what real ballots add up to is never refused', () => {
    const anyVotes = anyPaper
      .filter(({ form }) => form.kind !== 'rank')
      .chain((paper) => fc.record({ paper: fc.constant(paper), counts: anyCounts(paper) }))
    fc.assert(
      fc.property(anyVotes, ({ paper, counts }) => {
        const register = registerOf([20, '0.5'], [60, '1'], [20, '2.25'])
        const { sums: all, options, cast } = counted(paper, counts, { register })
        expect(fault(paper, { kind: 'sums', papers: cast, sums: all, options }, { register })).toBeNull()
      }),
      { seed: 20261123, numRuns: 800 },
    )
  })
})
