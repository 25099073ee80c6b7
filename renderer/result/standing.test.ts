import { expect, test } from 'vitest'
import type { RankedCount, Stage, Tie } from '#protocol'
import {
  byVotes,
  endOf,
  orderAfterRanking,
  placesOf,
  standingAfterMostVotes,
  standingAfterRanking,
  type MostVotes,
} from './standing.ts'

const outcome: MostVotes = {
  kind: 'most-votes',
  elected: [2, 0],
  open: 1,
  ties: [],
  thresholds: null,
  dropped: [],
}
const tie: Tie = { tied: [0, 1], decides: 'who-is-elected', stage: 0, drawn: null }

test('options stand by votes, exactly, and equals as on the ballot paper', () => {
  const votes = ['9007199254740992', '3', '9007199254740993', '3']
  expect(byVotes([3, 0, 1, 2], votes)).toEqual([2, 0, 3, 1])
})

test('the elected have their place, and whether a lot gave it', () => {
  const drawn = { ...outcome, ties: [{ ...tie, drawn: [0] }] }
  expect(standingAfterMostVotes(drawn, 2)).toEqual({ kind: 'elected', place: 1, isByLot: false })
  expect(standingAfterMostVotes(drawn, 0)).toEqual({ kind: 'elected', place: 2, isByLot: true })
  expect(standingAfterMostVotes(drawn, 1)).toEqual({ kind: 'lost-the-lot' })
})

test('who is tied is not called elected or not elected before the lot', () => {
  const open = { ...outcome, elected: [2], ties: [tie] }
  expect([0, 1, 3].map((option) => standingAfterMostVotes(open, option))).toEqual([
    { kind: 'tied' },
    { kind: 'tied' },
    { kind: 'not-elected' },
  ])
})

test('who missed the majority, and who may not stand again, is told apart from who has too few votes', () => {
  const threshold = { base: '10', threshold: '5' }
  const thresholds = [true, false, true, false].map((isReached) => ({ ...threshold, isReached }))
  const missed: MostVotes = { ...outcome, elected: [2], thresholds, dropped: [3] }
  expect([0, 1, 3].map((option) => standingAfterMostVotes(missed, option))).toEqual([
    { kind: 'not-elected' },
    { kind: 'not-reached' },
    { kind: 'dropped' },
  ])
})

const stage = (votes: string[], what: Stage['what'], elected: number[] = []): Stage => ({
  what,
  votes,
  elected,
  notTransferred: '0',
})
const count: RankedCount = {
  ballots: '10',
  quota: '4',
  elected: [3],
  stages: [
    stage(['3', '2', '1', '4'], { kind: 'counted' }),
    stage(['3', '3', '0', '4'], { kind: 'excluded', candidate: 2 }, [3]),
    stage(['0', '6', '0', '4'], { kind: 'excluded', candidate: 0 }),
  ],
  ties: [],
}

test('after a ranked count the elected stand first, then who came furthest', () => {
  expect(orderAfterRanking(count, [0, 1, 2, 3])).toEqual([3, 1, 0, 2])
  expect([0, 1, 2].map((option) => endOf(count, option))).toEqual([2, 3, 1])
  expect(standingAfterRanking(count, 1)).toEqual({ kind: 'not-elected' })
})

test('a ranking is the order, whoever shares a place', () => {
  const ranked = { ...count, ranking: [[2], [0, 3], [1]] }
  expect(orderAfterRanking(ranked, [0, 1, 2, 3])).toEqual([2, 0, 3, 1])
  expect(placesOf(ranked)).toEqual([2, 4, 1, 2])
})
