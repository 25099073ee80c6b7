import { describe, expect, test } from 'vitest'
import type { Fraction, Outcome, PaperVotes, Result } from '../../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../../protocol/papers.ts'
import {
  aPaper,
  ballotsOf,
  choose,
  counted,
  crossed,
  electedOf,
  marksOf,
  moreThanHalf,
  mostVotes,
  ranks,
  registerOf,
  yesNo,
} from '../../testing/papers.ts'

const tenPercent: Fraction = { numerator: 1, denominator: 10 }
const motion = motionPaper(SIMPLE_MAJORITY)

function electionOf({ outcome }: Result): Extract<Outcome, { kind: 'most-votes' }> {
  if (outcome.kind !== 'most-votes') throw new Error('no election by most votes')
  return outcome
}

describe('sums of a vote', () => {
  test('a result says every number of the vote', () => {
    const result = counted(motion, ['38 1', '19 2', '3 3'], { register: registerOf([80, '1']) })
    expect(result).toEqual({
      registered: 80,
      cast: 60,
      papers: 0,
      sums: { cast: '60', valid: '60', invalid: '0', abstained: '0', none: '0' },
      notCast: '20',
      options: [{ yes: '38', no: '19', abstain: '3' }],
      parts: null,
      quorum: null,
      outcome: { kind: 'majority', decisions: [{ verdict: 'adopted', base: '57', threshold: '28.5' }] },
    })
  })

  test('[M1] weights are summed exactly', () => {
    const register = registerOf([1, '0.1'], [1, '0.2'], [1, '0.3'])
    const result = counted(motion, ['1*0.1 1', '1*0.2 1', '1*0.3 2'], { register })
    expect([result.options, result.sums.cast, result.notCast]).toEqual([
      [{ yes: '0.3', no: '0.3', abstain: '0' }],
      '0.6',
      '0',
    ])
    expect(result.outcome).toEqual({
      kind: 'majority',
      decisions: [{ verdict: 'rejected', base: '0.6', threshold: '0.3' }],
    })
  })

  test('[F3] an empty ballot is an abstention or invalid, as set; so is a blank line on a paper of several', () => {
    const two = aPaper('A B', yesNo(2), { kind: 'majority', majority: SIMPLE_MAJORITY, tie: 'rejected' })
    const piles = ['3 1 2', '2 1 0', '4 empty', '1 invalid']
    expect(counted(two, piles)).toMatchObject({
      sums: { cast: '10', valid: '9', invalid: '1', abstained: '4', none: '0' },
      options: [
        { yes: '5', no: '0', abstain: '4' },
        { yes: '0', no: '3', abstain: '6' },
      ],
    })
    expect(counted({ ...two, empty: 'invalid' }, piles)).toMatchObject({
      sums: { cast: '10', valid: '5', invalid: '5', abstained: '0', none: '0' },
      options: [
        { yes: '5', no: '0', abstain: '0' },
        { yes: '0', no: '3', abstain: '0' },
      ],
    })
  })

  test('[F4] a ballot that may not be cast, or is of another paper, counts as invalid', () => {
    const paper = aPaper('A B C', choose(1, { none: false, abstain: false }), mostVotes(1))
    const counts = [
      ...ballotsOf(paper, ['5 1 0 0', '3 1 1 0', '2 none', '1 abstain']),
      { marks: 'm11', weight: '1', ballots: 7 },
      { marks: 'anything', weight: '1', ballots: 4 },
    ]
    expect(counted(paper, counts)).toMatchObject({
      cast: 22,
      sums: { cast: '22', valid: '5', invalid: '17', abstained: '0', none: '0' },
    })
  })

  test('ballots of the first version count as ever', () => {
    const counts = (['yes', 'no', 'abstain'] as const).map((marks, at) => ({
      marks,
      weight: '1',
      ballots: at + 2,
    }))
    expect(counted(motion, counts).options).toEqual([{ yes: '2', no: '3', abstain: '4' }])
  })

  test('[C10] points are added up, times the weight; [F3] who gives none abstains', () => {
    const points = aPaper('A B C', { kind: 'points', each: 12, total: 15, abstain: true }, mostVotes(1))
    const result = counted(points, ['2 12 3 0', '1*0.5 0 1 9', '1 8 8 0', '3 empty', '2 abstain'])
    expect(result.options.map(({ yes }) => yes)).toEqual(['24', '6.5', '4.5'])
    expect(result.sums).toEqual({ cast: '8.5', valid: '7.5', invalid: '1', abstained: '5', none: '0' })
    expect(electedOf(points, result)).toBe('A')
  })
})

describe('quorum', () => {
  const half = { base: 'entitled', comparison: 'at-least', numerator: 1, denominator: 2 } as const
  const register = registerOf([42, '1'])

  test('[M5] 21 of 42 are enough for at least half, not for more than half; invalid ballots are there, too', () => {
    const of = (comparison: 'at-least' | 'more-than') =>
      counted(motion, ['18 1', '3 invalid'], { register, quorum: { ...half, comparison } })
    expect(of('at-least')).toMatchObject({
      quorum: { needed: '21', isReached: true },
      outcome: { decisions: [{ verdict: 'adopted' }] },
    })
    expect(of('more-than')).toMatchObject({
      quorum: { needed: '21', isReached: false },
      outcome: { decisions: [{ verdict: 'no-quorum', base: '18', threshold: '9' }] },
    })
  })

  test('[M5] of those present it is counted in votes, and never reached where nobody is present', () => {
    const weighted = { ...registerOf([2, '3'], [4, '1']), present: '7' }
    const of = (quorum: typeof half | { base: 'present' }) =>
      counted(motion, ['1*3 1', '1*1 1'], { register: weighted, quorum: { ...half, ...quorum } }).quorum
    expect(of({ base: 'present' })).toEqual({ needed: '3.5', isReached: true })
    expect(of(half)).toEqual({ needed: '5', isReached: false })
    const nobody = { ...weighted, present: '0' }
    expect(
      counted(motion, ['1 1'], { register: nobody, quorum: { ...half, base: 'present' } }).quorum,
    ).toEqual({ needed: '0', isReached: false })
  })

  test('[M5] without it nobody is elected, by no rule', () => {
    const quorum = { ...half, comparison: 'more-than' } as const
    const relative = aPaper('A B', choose(1), mostVotes(1, { dropOut: tenPercent }))
    expect(counted(relative, ['20 1 0', '1 0 1'], { register, quorum }).outcome).toEqual({
      kind: 'most-votes',
      elected: [],
      open: 1,
      ties: [],
      thresholds: null,
      dropped: [],
    })
    const ranked = aPaper('A B', ranks, { kind: 'irv', seats: 1 })
    expect(counted(ranked, ['20 1 2', '1 abstain'], { register, quorum }).outcome).toEqual({
      kind: 'ranked',
      ballots: '20',
      quota: null,
      elected: [],
      stages: [],
      ties: [],
    })
  })
})

describe('elections by most votes', () => {
  test('[E1] 2 seats, 100 valid, A70 B60 C55: A and B, although all three have over half', () => {
    const paper = aPaper('A B C', choose(2), mostVotes(2, { majority: moreThanHalf('valid') }))
    const result = counted(paper, crossed(paper, [70, 60, 55], 2, 100))
    expect(result.sums.valid).toBe('100')
    expect(result.outcome).toEqual({
      kind: 'most-votes',
      elected: [0, 1],
      open: 0,
      ties: [],
      thresholds: [0, 1, 2].map(() => ({ isReached: true, base: '100', threshold: '50' })),
      dropped: [],
    })
  })

  test('[E5] 200 valid, at a tenth D with 19 drops out, and stays with 20', () => {
    const rule = mostVotes(1, { majority: moreThanHalf('valid'), dropOut: tenPercent, next: 'second-ballot' })
    const paper = aPaper('A B C D', choose(1), rule)
    expect(
      electionOf(counted(paper, ['90 1 0 0 0', '60 0 1 0 0', '31 0 0 1 0', '19 0 0 0 1'])).dropped,
    ).toEqual([3])
    expect(
      electionOf(counted(paper, ['90 1 0 0 0', '60 0 1 0 0', '30 0 0 1 0', '20 0 0 0 1'])).dropped,
    ).toEqual([])
    // Invalid ones are no part of the valid ones, abstentions are.
    expect(
      electionOf(counted(paper, ['90 1 0 0 0', '60 0 1 0 0', '20 0 0 1 0', '19 0 0 0 1', '9 invalid']))
        .dropped,
    ).toEqual([])
    expect(
      electionOf(counted(paper, ['90 1 0 0 0', '60 0 1 0 0', '20 0 0 1 0', '19 0 0 0 1', '9 abstain']))
        .dropped,
    ).toEqual([3])
  })

  test('[E5] who is elected, or tied for a seat, has not dropped out', () => {
    const paper = aPaper('A B C', choose(1), mostVotes(2, { dropOut: { numerator: 1, denominator: 2 } }))
    expect(electionOf(counted(paper, ['8 1 0 0', '1 0 1 0', '1 0 0 1']))).toMatchObject({
      elected: [0],
      open: 1,
      ties: [{ tied: [1, 2], drawn: null }],
      dropped: [],
    })
    expect(electionOf(counted(paper, ['8 1 0 0', '1 0 1 0', '1 0 0 1'], { lot: [2, 0, 1] }))).toMatchObject({
      elected: [0, 2],
      open: 0,
      ties: [{ tied: [1, 2], drawn: [2] }],
      dropped: [1],
    })
  })

  test('[E1] absolute majority: the base decides whether abstentions and no to all count', () => {
    const of = (base: 'yes-no' | 'valid' | 'cast') => {
      const paper = aPaper('A B', choose(1), mostVotes(1, { majority: moreThanHalf(base) }))
      const result = counted(paper, ['50 1 0', '30 0 1', '19 none', '1 abstain', '9 invalid'])
      return [electedOf(paper, result), electionOf(result).thresholds?.[0]]
    }
    expect(of('yes-no')).toEqual(['A', { isReached: true, base: '99', threshold: '49.5' }])
    expect(of('valid')).toEqual(['', { isReached: false, base: '100', threshold: '50' }])
    expect(of('cast')).toEqual(['', { isReached: false, base: '109', threshold: '54.5' }])
  })

  test('[E1] yes, no and abstain for each: everybody has a base of their own', () => {
    const paper = aPaper('A B C', yesNo(2), mostVotes(2, { majority: moreThanHalf('yes-no') }))
    const result = counted(paper, ['4 1 2 1', '3 2 1 3', '2 3 3 1', '1 2 2 2'])
    expect(electionOf(result)).toEqual({
      kind: 'most-votes',
      elected: [2],
      open: 1,
      ties: [],
      thresholds: [
        { isReached: false, base: '8', threshold: '4' },
        { isReached: false, base: '8', threshold: '4' },
        { isReached: true, base: '7', threshold: '3.5' },
      ],
      dropped: [],
    })
  })

  test('[E2] a no has effect where no majority is needed, too', () => {
    const relative = aPaper('A B', choose(1), mostVotes(1))
    expect(electedOf(relative, counted(relative, ['4 1 0', '3 0 1', '3 none', '9 abstain']))).toBe('A')
    expect(electedOf(relative, counted(relative, ['4 1 0', '3 0 1', '4 none']))).toBe('')
    const oneByOne = aPaper('A B', yesNo(1), mostVotes(1))
    expect(electedOf(oneByOne, counted(oneByOne, ['6 1 0', '7 2 0', '2 0 1', '1 0 2']))).toBe('B')
    expect(electedOf(oneByOne, counted(oneByOne, ['6 1 0', '6 2 0', '1 3 0']))).toBe('')
    // [M2] and nobody is elected by nobody.
    expect(electionOf(counted(relative, ['5 abstain']))).toMatchObject({ elected: [], open: 1, ties: [] })
    expect(electionOf(counted(relative, []))).toMatchObject({ elected: [], open: 1, ties: [] })
  })

  test('[E1] block vote: as many crosses as seats, the most votes win them', () => {
    const block = aPaper('A B C D', choose(3, { none: false }), mostVotes(3))
    expect(electedOf(block, counted(block, ['5 1 1 1 0', '3 0 0 1 1', '2 1 0 0 1']))).toBe('C A')
    expect(electionOf(counted(block, ['5 1 1 1 0', '3 0 0 1 1', '2 1 0 0 1']))).toMatchObject({
      open: 1,
      ties: [{ tied: [1, 3], decides: 'who-is-elected', stage: 0, drawn: null }],
    })
    expect(
      electedOf(block, counted(block, ['5 1 1 1 0', '3 0 0 1 1', '2 1 0 0 1'], { lot: [3, 2, 1, 0] })),
    ).toBe('C A D')
  })

  test('[E3] half of the seats for women, alternating, the first is theirs', () => {
    const rule = mostVotes(4, { reserved: { group: 'w', seats: 2 }, majority: moreThanHalf('valid') })
    const paper = aPaper('Ada/w Bea/w Cem Dan Eva/w', choose(4), rule)
    const result = counted(paper, crossed(paper, [60, 51, 90, 80, 50], 4, 100))
    expect(electedOf(paper, result)).toBe('Ada Cem Bea Dan')
    const fewer = counted(paper, crossed(paper, [60, 50, 90, 80, 50], 4, 100))
    expect([electedOf(paper, fewer), electionOf(fewer).open]).toEqual(['Ada Cem Dan', 1])
  })
})

describe('ranked rules', () => {
  const candidates = 'A B C'
  const piles = ['45 1 2 0', '35 0 1 2', '20 0 2 1', '4 abstain', '3 empty', '2 invalid']

  test('[C3] a vote by instant run-off shows its stages; who abstains has no preference', () => {
    const result = counted(aPaper(candidates, ranks, { kind: 'irv', seats: 1 }), piles)
    expect(result.sums).toEqual({ cast: '109', valid: '107', invalid: '2', abstained: '7', none: '0' })
    expect(result.options.map(({ yes }) => yes)).toEqual(['45', '35', '20'])
    expect(result.outcome).toEqual({
      kind: 'ranked',
      ballots: '100',
      quota: null,
      elected: [1],
      stages: [
        { what: { kind: 'counted' }, votes: ['45', '35', '20'], elected: [], notTransferred: '0' },
        {
          what: { kind: 'excluded', candidate: 2 },
          votes: ['45', '55', '0'],
          elected: [1],
          notTransferred: '0',
        },
      ],
      ties: [],
    })
  })

  test('[F5] a shared place may be followed by the next or leave one out: both say the same', () => {
    const paper = aPaper('A B C D', ranks, { kind: 'schulze', seats: 2 })
    const one = counted(paper, ['3 1 2 2 3', '1 3 1 1 2'])
    const other = counted(paper, ['3 1 2 2 4', '1 4 1 1 3'])
    expect(other.outcome).toEqual(one.outcome)
    expect(one.outcome).toMatchObject({ ranking: [[0], [1, 2], [3]], elected: [0] })
  })

  test.each(['irv', 'scottish-stv', 'meek-stv', 'schulze'] as const)(
    '[C13] %s elects nobody where nobody is placed, and no lot does',
    (kind) => {
      const paper = aPaper(candidates, ranks, { kind, seats: 1 })
      const lot = [2, 1, 0]
      for (const result of [counted(paper, ['4 abstain', '3 empty']), counted(paper, [], { lot })])
        expect(result.outcome).toEqual({
          ...{ kind: 'ranked', ballots: '0', quota: null, elected: [], stages: [], ties: [] },
        })
    },
  )

  test.each(['irv', 'scottish-stv', 'meek-stv', 'schulze'] as const)(
    '[C2] a lot breaks a tie of %s',
    (kind) => {
      const paper = aPaper('A B', ranks, { kind, seats: 1 })
      const tie = counted(paper, ['5 1 2', '5 2 1'])
      expect([electedOf(paper, tie), tie.outcome]).toMatchObject([
        '',
        { ties: [{ tied: [0, 1], drawn: null }] },
      ])
      expect(electedOf(paper, counted(paper, ['5 1 2', '5 2 1'], { lot: [1, 0] }))).toBe('B')
    },
  )
})

describe('ballot papers beside phones', () => {
  const paper = aPaper('A B', choose(1), mostVotes(1, { majority: moreThanHalf('valid') }))
  const papers: PaperVotes = {
    kind: 'sums',
    papers: 30,
    sums: { cast: '30', valid: '28', invalid: '2', abstained: '3', none: '1' },
    options: [
      { yes: '4', no: '0', abstain: '0' },
      { yes: '20', no: '0', abstain: '0' },
    ],
  }

  test('[T3] electronic, paper and total stand side by side, and the majority is one of the total', () => {
    const result = counted(paper, ['20 1 0', '10 0 1', '2 none', '1 invalid'], { paperVotes: papers })
    expect(result).toEqual({
      registered: 1000,
      cast: 33,
      papers: 30,
      sums: { cast: '63', valid: '60', invalid: '3', abstained: '3', none: '3' },
      notCast: '937',
      options: [
        { yes: '24', no: '0', abstain: '0' },
        { yes: '30', no: '0', abstain: '0' },
      ],
      parts: {
        electronic: {
          sums: { cast: '33', valid: '32', invalid: '1', abstained: '0', none: '2' },
          options: [
            { yes: '20', no: '0', abstain: '0' },
            { yes: '10', no: '0', abstain: '0' },
          ],
        },
        paper: { sums: papers.sums, options: papers.options },
      },
      quorum: null,
      outcome: {
        kind: 'most-votes',
        elected: [],
        open: 1,
        ties: [],
        thresholds: [0, 1].map(() => ({ isReached: false, base: '60', threshold: '30' })),
        dropped: [],
      },
    })
    // The phones alone would have elected A.
    expect(electedOf(paper, counted(paper, ['20 1 0', '10 0 1', '2 none', '1 invalid']))).toBe('A')
  })

  test('[T3] ranked papers are counted with the ballots, one by one', () => {
    const ranked = aPaper('A B C', ranks, { kind: 'irv', seats: 1 })
    const byPaper: PaperVotes = {
      kind: 'ballots',
      ballots: [
        { marks: marksOf(ranked, ['2', '1', '0']), papers: 3 },
        { marks: marksOf(ranked, ['invalid']), papers: 1 },
      ],
    }
    const result = counted(ranked, ['4 1 0 0', '2 0 1 2'], { paperVotes: byPaper })
    expect(result).toMatchObject({ cast: 6, papers: 4, sums: { cast: '10', valid: '9', invalid: '1' } })
    expect(electedOf(ranked, result)).toBe('B')
  })

  test('[T3] what tellers did not count as yes, no or abstention is blank, and so an abstention where set', () => {
    const two = aPaper('A B', yesNo(2), mostVotes(1, { majority: moreThanHalf('yes-no-abstain') }))
    const part = {
      sums: { cast: '10', valid: '10', invalid: '0', abstained: '2', none: '0' },
      options: [
        { yes: '5', no: '3', abstain: '0' },
        { yes: '1', no: '1', abstain: '1' },
      ],
    }
    const result = counted(two, [], { paperVotes: { kind: 'sums', papers: 10, ...part } })
    expect(result.options).toEqual([
      { yes: '5', no: '3', abstain: '2' },
      { yes: '1', no: '1', abstain: '8' },
    ])
    expect(electionOf(result).thresholds?.[0]).toEqual({ isReached: false, base: '10', threshold: '5' })
  })
})
