import { expect, test } from 'vitest'
import { standingOf } from './bars.ts'
import { consoleResult, type Scrolled, type Work } from './console-result.ts'
import { resultOf as openingResult } from './opening.ts'
import { resultOf as phoneResult } from './phone-page.ts'
import type { BenchResult } from './result.ts'

const work = (task: number): Work => ({ task, script: task / 4, layout: task / 2 })
const scrolled = (fields: Partial<Scrolled> = {}): Scrolled => ({
  longFrames: 0,
  longTasks: 0,
  slowestMs: 20,
  frames: 240,
  workMs: 3,
  rowsInDocument: 39,
  ...fields,
})
const standings = ({ bars }: BenchResult) =>
  bars.map((bar) => [bar.number, bar.rounds, standingOf(bar).state])

test('console: the ratio is each round’s own, and one long frame in one round is one too many', () => {
  const rounds = {
    few: [work(100), work(200), work(100)],
    many: [work(110), work(220), work(150)],
    calm: [scrolled(), scrolled(), scrolled()],
    rush: [scrolled(), scrolled({ longFrames: 1 }), scrolled({ rowsInDocument: 100 })],
  }
  expect(standings(consoleResult({ few: 100, many: 100_000 }, rounds))).toEqual([
    [10, [1.1, 1.1, 1.5], 'reached'],
    [10, [0, 1, 0], 'missed'],
    [10, [39, 39, 100], 'reached'],
  ])
})

test('phone page: the bars are those of the network that was promised', () => {
  const load = (usable: number) => ({ usable, bytes: 22_660, requests: 4 })
  const result = phoneResult([
    { title: 'slow 4G', note: '', loads: [load(1_000), load(1_501), load(1_100)] },
    { title: 'slower', note: '', loads: [load(2_000), load(2_000), load(2_000)] },
  ])
  expect(standings(result)).toEqual([
    [11, [22_660, 22_660, 22_660], 'reached'],
    [11, [4, 4, 4], 'reached'],
    [11, [1_000, 1_501, 1_100], 'reached'],
  ])
})

test('opening: what was promised is the sum of the parts', () => {
  const parts = { process: 200, file: 400, page: 300, row: 650 }
  const result = openingResult({ members: 50, votes: 2, ballots: 5 }, [parts])
  expect(standings(result)).toEqual([[12, [1_550], 'missed']])
})
