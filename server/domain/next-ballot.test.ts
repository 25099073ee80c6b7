import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../protocol/messages.ts'
import { setUpFaults } from '../protocol/set-up.ts'
import { anyCounts, anyPaper } from '../testing/any-paper.ts'
import { aDraft } from '../testing/builders.ts'
import { aPaper, choose, counted, moreThanHalf, mostVotes, registerOf, yesNo } from '../testing/papers.ts'
import { nextBallot } from './next-ballot.ts'

const absolute = (seats: number, fields: Partial<ReturnType<typeof mostVotes>> = {}) =>
  mostVotes(seats, { majority: moreThanHalf('valid'), next: 'second-ballot', ...fields })

const next = (paper: Paper, piles: readonly string[], fields: Parameters<typeof counted>[2] = {}) =>
  nextBallot(
    4,
    aDraft({ title: 'Chair', paper, quorum: fields.quorum ?? null }),
    counted(paper, piles, fields),
  )

/** Who stands, for how many seats, of them kept ones. */
const briefly = (paper: Paper, piles: readonly string[], fields: Parameters<typeof counted>[2] = {}) => {
  const draft = next(paper, piles, fields)
  if (draft?.paper.rule.kind !== 'most-votes') return null
  const { seats, reserved } = draft.paper.rule
  const names = draft.paper.options.map(({ name }) => name).join('')
  return reserved === null ? [names, seats] : [names, seats, reserved.seats]
}

describe('the next ballot', () => {
  test('[E7] a run-off between the two first, by most votes', () => {
    const paper = aPaper('A B C D', choose(1), absolute(1))
    const piles = ['20 1 0 0 0', '40 0 1 0 0', '5 0 0 1 0', '35 0 0 0 1']
    expect(next(paper, piles)).toEqual({
      ...aDraft({ title: 'Chair (2)' }),
      follows: 4,
      paper: {
        ...paper,
        options: [
          { name: 'B', items: [], group: '' },
          { name: 'D', items: [], group: '' },
        ],
        rule: mostVotes(1),
      },
    })
  })

  test('[E7] at most twice the open seats, in the order of the paper, ties at the edge included', () => {
    const paper = aPaper('A B C D E F', choose(2), absolute(2))
    expect(
      briefly(paper, ['9 1 0 0 0 0 0', '8 0 1 0 0 0 0', '7 0 0 1 0 0 0', '6 0 0 0 1 0 0', '5 0 0 0 0 1 0']),
    ).toEqual(['ABCD', 2])
    expect(
      briefly(paper, ['9 1 0 0 0 0 0', '8 0 1 0 0 0 0', '7 0 0 1 0 0 0', '5 0 0 0 1 1 0', '5 0 0 0 0 0 1']),
    ).toEqual(['ABCDEF', 2])
    // One is elected: one seat is open, two stand for it, with one vote each.
    const oneLeft = next(paper, ['9 0 0 0 0 1 1', '8 0 1 0 0 0 1', '7 0 0 1 0 0 1', '6 0 0 0 1 0 0'])
    expect(oneLeft?.paper.options.map(({ name }) => name)).toEqual(['B', 'E'])
    expect(oneLeft?.paper.form).toEqual(choose(1))
  })

  test('[E6] who dropped out does not stand again', () => {
    const dropOut = { numerator: 1, denominator: 10 }
    const paper = aPaper('A B C', choose(1), absolute(1, { dropOut }))
    expect(briefly(paper, ['100 1 0 0', '81 0 1 0', '19 0 0 1'])).toEqual(['AB', 1])
    const again = aPaper('A B C', choose(1), absolute(1, { dropOut, next: 'same-again' }))
    expect(briefly(again, ['100 1 0 0', '81 0 1 0', '19 0 0 1'])).toEqual(['AB', 1])
    expect(briefly(again, ['100 1 0 0', '80 0 1 0', '20 0 0 1'])).toEqual(['ABC', 1])
  })

  test('[E8] the same again keeps rule and limits, for the seats that are left', () => {
    const rule = absolute(3, { next: 'same-again' })
    const paper = aPaper('A B C D', yesNo(3), rule)
    const draft = next(paper, ['6 1 2 2 1', '4 1 1 2 2'])
    expect(draft?.paper).toEqual({
      ...paper,
      options: paper.options.slice(1, 3),
      form: yesNo(1),
      rule: { ...rule, seats: 1 },
    })
    expect(draft?.title).toBe('Chair (2)')
    if (draft === null) return
    expect(nextBallot(5, draft, counted(draft.paper, ['9 2 2']))).toMatchObject({
      title: 'Chair (3)',
      follows: 5,
    })
  })

  test('[E6] a kept seat stays a kept one; when only such are open, only the group stands', () => {
    const kept = { group: 'w', seats: 2 }
    const paper = aPaper('A/w B/w C D E/w', choose(4), absolute(4, { reserved: kept }))
    // A and C are elected: a kept and an open seat are left.
    expect(briefly(paper, ['6 1 0 1 0 0', '4 0 1 0 1 0', '1 0 0 0 0 1'])).toEqual(['BDE', 2, 1])
    // C and D are elected on the open ones.
    expect(briefly(paper, ['6 0 0 1 1 0', '2 1 0 0 0 0', '3 0 1 0 0 1'])).toEqual(['ABE', 2, 2])
    const again = aPaper('A/w B/w C D E', choose(4), absolute(4, { reserved: kept, next: 'same-again' }))
    expect(briefly(again, ['6 0 0 1 1 0', '2 1 0 0 0 0', '3 0 1 0 0 1'])).toEqual(['AB', 2, 2])
    expect(
      briefly({ ...again, rule: absolute(4, { reserved: kept }) }, ['6 0 0 1 1 0', '5 0 0 0 0 1']),
    ).toEqual(['AB', 2, 2])
    // Of three seats one of each kind is taken, and one of the group left for hers.
    const two = aPaper('A/w B/w C', choose(3), absolute(3, { reserved: kept }))
    expect(briefly(two, ['6 1 0 1', '1 0 1 0'])).toEqual(['B', 1, 1])
    expect(
      briefly(aPaper('A B C/w', choose(3), absolute(3, { reserved: { group: 'w', seats: 1 } })), ['9 1 1 0']),
    ).toEqual(['C', 1, 1])
  })

  test('[E7] the field has two of the group for each seat of theirs', () => {
    const paper = aPaper('A B C D/w E/w F/w', choose(2), absolute(2, { reserved: { group: 'w', seats: 1 } }))
    const piles = [
      '9 1 0 0 0 0 0',
      '8 0 1 0 0 0 0',
      '7 0 0 1 0 0 0',
      '3 0 0 0 1 0 0',
      '2 0 0 0 0 1 0',
      '1 0 0 0 0 0 1',
    ]
    expect(briefly(paper, piles)).toEqual(['ABDE', 2, 1])
  })

  test('[E6] a tie without a lot can be decided by the next ballot', () => {
    const paper = aPaper('A B C', choose(1), mostVotes(1, { next: 'second-ballot' }))
    expect(briefly(paper, ['4 1 0 0', '4 0 1 0', '3 0 0 1'])).toEqual(['AB', 1])
    expect(briefly(paper, ['4 1 0 0', '4 0 1 0', '3 0 0 1'], { lot: [1, 0, 2] })).toBeNull()
  })

  test('[E6] without a quorum nothing is known about the field: all stand again', () => {
    const quorum = { base: 'entitled', comparison: 'more-than', numerator: 1, denominator: 2 } as const
    const paper = aPaper('A B C', choose(1), absolute(1))
    expect(next(paper, ['9 1 0 0'], { quorum, register: registerOf([18, '1']) })).toEqual({
      ...aDraft({ title: 'Chair (2)', paper, quorum }),
      follows: 4,
    })
  })

  test('[E6] there is none when nothing is open, nobody is left, or the rule has none', () => {
    const paper = aPaper('A B', choose(1), absolute(1))
    expect(next(paper, ['9 1 0'])).toBeNull()
    expect(
      next({ ...paper, rule: mostVotes(1, { majority: moreThanHalf('valid') }) }, ['9 1 0', '9 0 1']),
    ).toBeNull()
    const dropOut = { numerator: 1, denominator: 2 }
    expect(next(aPaper('A B', choose(1), absolute(1, { dropOut })), ['3 1 0', '3 0 1', '3 none'])).toBeNull()
    const motion = aPaper('A', yesNo(1), {
      kind: 'majority',
      majority: moreThanHalf('yes-no'),
      tie: 'rejected',
    })
    expect(next(motion, ['3 2'])).toBeNull()
  })

  test('[E9] whatever was open before, the next one can work, and stops some time', () => {
    const anyElection = anyPaper
      .filter(({ rule }) => rule.kind === 'most-votes' && rule.next !== null)
      .chain((paper) => fc.record({ paper: fc.constant(paper), counts: anyCounts(paper) }))
    let prepared = 0
    fc.assert(
      fc.property(anyElection, ({ paper, counts }) => {
        const draft = aDraft({ paper })
        const result = counted(paper, counts)
        const following = nextBallot(7, draft, result)
        const { outcome } = result
        if (outcome.kind !== 'most-votes' || paper.rule.kind !== 'most-votes') return
        if (outcome.open === 0) expect(following).toBeNull()
        if (following === null) return
        prepared++
        expect(setUpFaults(following)).toEqual([])
        if (following.paper.rule.kind !== 'most-votes') throw new Error('another rule')
        const { rule, options } = following.paper
        expect(rule.seats).toBeLessThanOrEqual(outcome.open)
        const out = new Set([...outcome.elected, ...outcome.dropped])
        for (const option of out) expect(options).not.toContainEqual(paper.options[option])
        if (paper.rule.next === 'second-ballot') expect(rule.next).toBeNull()
      }),
      { seed: 20261123, numRuns: 800 },
    )
    expect(prepared).toBeGreaterThan(300)
  })
})
