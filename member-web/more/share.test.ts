import { expect, test } from 'vitest'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { beginFilling, writeDraft } from './filling.ts'
import { classesOf, leftOf, spread, sumOf } from './share.ts'

const even = { vote: 1, others: 3, votes: '4' }
const uneven = { vote: 1, others: 4, votes: '9', weights: ['3', '1', '3', '1', '1'] }

test('votes that weigh the same are one class, others one each, by the host’s order', () => {
  expect(classesOf(even)).toEqual([{ weight: '', places: [0, 1, 2, 3] }])
  expect(classesOf(uneven)).toEqual([
    { weight: '3', places: [0, 2] },
    { weight: '1', places: [1, 3, 4] },
  ])
})

test('of each class so many say this and so many that, and nothing is left', () => {
  const classes = classesOf(uneven)
  const parts = [
    { marks: 'm1', counts: [0, 2] },
    { marks: 'm2', counts: [2, 1] },
  ]
  expect(leftOf(classes, [])).toEqual([2, 3])
  expect(
    leftOf(
      classes,
      parts.slice(0, 1).map(({ counts }) => counts),
    ),
  ).toEqual([2, 1])
  expect(
    sumOf(
      leftOf(
        classes,
        parts.map(({ counts }) => counts),
      ),
    ),
  ).toBe(0)
  expect(spread(classes, parts)).toEqual(['m2', 'm1', 'm2', 'm1', 'm2'])
  expect(spread(classesOf(even), [{ marks: 'm1', counts: [4] }])).toEqual(['m1', 'm1', 'm1', 'm1'])
})

test('what was laid aside outlasts a reload; a draft of another paper is none', () => {
  const paper = motionPaper(SIMPLE_MAJORITY)
  const filling = {
    ...beginFilling(paper, 'm2'),
    laidAside: [{ ballot: { kind: 'marked' as const, marks: [1] }, counts: [2, 1] }],
  }
  expect(writeDraft(paper, filling)).toBe('m2 m1*2*1')
  expect(beginFilling(paper, 'm2 m1*2*1')).toEqual(filling)
  expect(beginFilling(paper, 'm12 m999*2')).toEqual(beginFilling(paper, null))
})
