import { expect, test } from 'vitest'
import type { RankedCount, Stage } from '#protocol'
import { courseOf, spread } from './course.ts'

const stage = (votes: string[], what: Stage['what'], elected: number[] = []): Stage => ({
  what,
  votes,
  elected,
  notTransferred: '0',
})
/** Bo is elected at once and gives 8 of 12 away; Cy is excluded; Ada is elected at last. */
const count: RankedCount = {
  ballots: '27',
  quota: '4',
  elected: [1, 0],
  stages: [
    stage(['3', '12', '2'], { kind: 'counted' }, [1]),
    stage(['3', '4', '2'], { kind: 'surplus', of: [1] }),
    stage(['6', '4', '0'], { kind: 'excluded', candidate: 2 }, [0]),
  ],
  ties: [],
}
const height = (votes: number) => 1 - votes / 12 / 1.08

test('a line goes through the votes of each stage, ends before its exclusion, and has a mark where its candidate was elected', () => {
  const { lines, quota } = courseOf(count, [1, 0, 2], 10)
  expect(quota).toBeCloseTo(height(4))
  expect(lines).toEqual([
    {
      option: 1,
      points: [
        { x: 0, y: height(12) },
        { x: 0.5, y: height(4) },
        { x: 1, y: height(4) },
      ],
      end: { kind: 'elected', at: { x: 0, y: height(12) }, place: 1 },
    },
    {
      option: 0,
      points: [
        { x: 0, y: height(3) },
        { x: 0.5, y: height(3) },
        { x: 1, y: height(6) },
      ],
      end: { kind: 'elected', at: { x: 1, y: height(6) }, place: 2 },
    },
    {
      option: 2,
      points: [
        { x: 0, y: height(2) },
        { x: 0.5, y: height(2) },
      ],
      end: { kind: 'excluded', at: { x: 0.5, y: height(2) } },
    },
  ])
})

test('who stays is named on the right and who goes on the left; where room is short, who came furthest', () => {
  const names = ({ labels, unnamed }: ReturnType<typeof courseOf>) => [
    labels.map(({ option, side }) => `${option} ${side}`),
    unnamed,
  ]
  expect(names(courseOf(count, [1, 0, 2], 10))).toEqual([['2 left', '0 right', '1 right'], 0])
  expect(names(courseOf(count, [1, 0, 2], 1))).toEqual([['2 left', '1 right'], 1])
})

test('names keep their distance, stay in the box, and move only as far as they must', () => {
  expect(spread([0.2, 0.8], 0.1)).toEqual([0.2, 0.8])
  expect(spread([0.5, 0.5, 0.5], 0.1).map((top) => top.toFixed(2))).toEqual(['0.50', '0.60', '0.70'])
  const crowded = spread([0.97, 0.98, 0.99, 1], 0.25).map((top) => top.toFixed(3))
  expect(crowded).toEqual(['0.125', '0.375', '0.625', '0.875'])
})

test('of many stages so few are numbered that the numbers do not touch, the first and last always', () => {
  const many: RankedCount = {
    ...count,
    stages: Array.from({ length: 131 }, () => stage(['3', '4', '2'], { kind: 'counted' })),
  }
  expect(courseOf(many, [0, 1, 2], 10).ticks.map((tick) => tick.stage + 1)).toEqual([
    1, 20, 40, 60, 80, 100, 120, 131,
  ])
  expect(courseOf(count, [0, 1, 2], 10).ticks).toEqual([
    { stage: 0, x: 0 },
    { stage: 1, x: 0.5 },
    { stage: 2, x: 1 },
  ])
})
