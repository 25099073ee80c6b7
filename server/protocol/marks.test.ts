import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyBallot, anyPaper } from '../testing/any-paper.ts'
import { aPaper, choose, mostVotes, ranks, yesNo } from '../testing/papers.ts'
import {
  faultOf,
  hasItsShare,
  isEmpty,
  markWidth,
  readMarks,
  shareNeeded,
  writeMarks,
  type Ballot,
  type MarksFault,
} from './marks.ts'
import type { Form, Paper } from './messages.ts'
import { motionMarks, motionPaper, SIMPLE_MAJORITY } from './papers.ts'

const RUNS = { seed: 20261123, numRuns: 800 }
const anyMarked = anyPaper.chain((paper) =>
  fc.record({ paper: fc.constant(paper), ballot: anyBallot(paper) }),
)

const marked = (...marks: number[]): Ballot => ({ kind: 'marked', marks })
const fault = (form: Form, ballot: Ballot, fields: Partial<Paper> = {}) =>
  faultOf(aPaper('A B C D', form, mostVotes(1), fields), ballot)

describe('ballots as text', () => {
  test('[F2] what is written is read again, and every ballot of a paper is as long as any other', () => {
    fc.assert(
      fc.property(anyMarked, ({ paper, ballot }) => {
        const text = writeMarks(paper, ballot)
        expect(readMarks(paper, text)).toEqual(ballot)
        expect(text.length).toBe(1 + paper.options.length * markWidth(paper))
      }),
      RUNS,
    )
  })

  test('[F2] there is one text a ballot: what is read is written the same', () => {
    const anyText = fc.tuple(
      fc.constantFrom(...'mniax'),
      fc.string({ unit: fc.constantFrom(...'00123'), minLength: 12, maxLength: 12 }),
    )
    let read = 0
    fc.assert(
      fc.property(anyPaper, anyText, (paper, [letter, digits]) => {
        const text = letter + digits.slice(0, paper.options.length * markWidth(paper))
        const ballot = readMarks(paper, text)
        if (ballot === null) return
        read++
        expect(writeMarks(paper, ballot)).toBe(text)
      }),
      { ...RUNS, numRuns: 3_000 },
    )
    expect(read).toBeGreaterThan(200)
  })

  test('[F2] what is no ballot of this paper is none at all', () => {
    const paper = aPaper('A B', { kind: 'points', each: 12, total: null, abstain: true }, mostVotes(1))
    expect(readMarks(paper, 'm0012')).toEqual(marked(0, 12))
    const none = [
      '',
      'm',
      'm1',
      'm001',
      'm00120',
      'm0013',
      'i0001',
      'x0000',
      'M0012',
      'm00 2',
      'm-1-1',
      'm00١٢',
      'yes',
    ]
    for (const text of [...none, 'constructor', '__proto__', 'toString'])
      expect(readMarks(paper, text)).toBeNull()
  })

  test('a ballot of the first version is one on one motion, and on nothing else', () => {
    const motion = motionPaper(SIMPLE_MAJORITY)
    for (const choice of ['yes', 'no', 'abstain'] as const)
      expect(readMarks(motion, choice)).toEqual(readMarks(motion, motionMarks[choice]))
    expect(readMarks(aPaper('A B', yesNo(1), mostVotes(1)), 'yes')).toBeNull()
  })
})

describe('what may be cast', () => {
  test('[B7] invalid on purpose and empty always, everywhere', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        expect(faultOf(paper, { kind: 'invalid' })).toBeNull()
        const empty = marked(...paper.options.map(() => 0))
        expect([isEmpty(empty), faultOf(paper, empty)]).toEqual([true, null])
      }),
      RUNS,
    )
  })

  test.each<[string, Form, Ballot, MarksFault | null]>([
    ['yes within the limits', yesNo(2, { least: 1 }), marked(1, 1, 2, 3), null],
    ['one yes too many', yesNo(2), marked(1, 1, 1, 2), 'too-many'],
    ['one yes too few', yesNo(3, { least: 2 }), marked(1, 2, 2, 2), 'too-few'],
    ['no abstention offered', yesNo(2, { abstain: false }), marked(1, 3, 0, 0), 'not-offered'],
    ['no whole abstention on yes and no', yesNo(2), { kind: 'abstain' }, 'not-offered'],
    ['no to all only where a choice is asked', yesNo(2), { kind: 'none' }, 'not-offered'],
    ['crosses within the limits', choose(2), marked(1, 0, 0, 1), null],
    ['one cross too many', choose(2), marked(1, 1, 0, 1), 'too-many'],
    ['one cross too few', choose(3, { least: 2 }), marked(1, 0, 0, 0), 'too-few'],
    ['no to all', choose(2), { kind: 'none' }, null],
    ['no to all is not offered', choose(2, { none: false }), { kind: 'none' }, 'not-offered'],
    ['an abstention', choose(2), { kind: 'abstain' }, null],
    ['an abstention is not offered', choose(2, { abstain: false }), { kind: 'abstain' }, 'not-offered'],
    ['all points', { kind: 'points', each: 5, total: 9, abstain: true }, marked(5, 4, 0, 0), null],
    [
      'a point too many',
      { kind: 'points', each: 5, total: 9, abstain: true },
      marked(5, 5, 0, 0),
      'too-many-points',
    ],
    [
      'too many on one',
      { kind: 'points', each: 5, total: 9, abstain: true },
      marked(6, 0, 0, 0),
      'too-many-points',
    ],
    [
      'points without a total',
      { kind: 'points', each: 5, total: null, abstain: true },
      marked(5, 5, 5, 5),
      null,
    ],
    ['places', ranks, marked(2, 1, 0, 3), null],
    [
      'too few places',
      { ...ranks, kind: 'rank', least: 3, equal: true, abstain: true },
      marked(1, 2, 0, 0),
      'too-few',
    ],
    ['a place left out', ranks, marked(1, 3, 0, 0), 'place-left-out'],
    ['no first place', ranks, marked(2, 3, 0, 0), 'place-left-out'],
    ['a place shared, the next left out', ranks, marked(1, 1, 3, 0), null],
    ['a place shared, none left out', ranks, marked(1, 1, 2, 0), null],
    ['a place shared, one too many left out', ranks, marked(1, 1, 4, 0), 'place-left-out'],
    ['two ways of writing mixed', ranks, marked(1, 1, 2, 4), 'place-left-out'],
    [
      'no sharing',
      { kind: 'rank', least: 0, equal: false, abstain: true },
      marked(1, 1, 2, 0),
      'places-shared',
    ],
  ])('[B7][F5] %s', (_, form, ballot, expected) => {
    expect(fault(form, ballot)).toBe(expected)
  })

  test('[F6] at least half of the names from a group, rounded up; who marks nobody needs none', () => {
    const share = { group: 'w', numerator: 1, denominator: 2 }
    const paper = aPaper('A/w B/w C D', choose(4), mostVotes(4), { share })
    const of = (...marks: number[]) => faultOf(paper, marked(...marks))
    expect([of(1, 0, 1, 0), of(1, 1, 1, 0), of(1, 1, 0, 0), of(0, 0, 0, 0)]).toEqual([null, null, null, null])
    expect([of(0, 0, 1, 0), of(1, 0, 1, 1), of(0, 0, 1, 1)]).toEqual([
      'share-missed',
      'share-missed',
      'share-missed',
    ])
    expect([0, 1, 2, 3, 4, 5].map((chosen) => shareNeeded({ share }, chosen))).toEqual([0, 1, 1, 2, 2, 3])
    expect(faultOf(paper, { kind: 'none' })).toBeNull()
    const oneByOne = { ...paper, form: yesNo(4) }
    expect(hasItsShare(oneByOne, [1, 2, 1, 2])).toBe(true)
    expect(hasItsShare(oneByOne, [2, 3, 1, 2])).toBe(false)
  })
})
