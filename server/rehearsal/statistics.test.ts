import { expect, test } from 'vitest'
import { Measures, Stopwatch } from './statistics.ts'

const none = { count: 0, p50: 0, p95: 0, p99: 0, max: 0 }

test('a stopwatch tells the middle, the slow and the slowest', () => {
  const stopwatch = new Stopwatch()
  expect(stopwatch.read()).toEqual(none)
  for (let milliseconds = 1; milliseconds <= 1000; milliseconds++) stopwatch.record(milliseconds)
  const { count, p50, p95, p99, max } = stopwatch.read()
  expect(count).toBe(1000)
  expect(p50).toBeCloseTo(500, -1)
  expect(p95).toBeCloseTo(950, -1)
  expect(p99).toBeCloseTo(990, -1)
  expect(max).toBeCloseTo(1000, -1)
})

test('what takes no time and what takes for ever are recorded too', () => {
  const stopwatch = new Stopwatch()
  stopwatch.record(0)
  stopwatch.record(1e9)
  expect(stopwatch.read().count).toBe(2)
})

test('everybody is somewhere, and every ballot is counted by person and by weight', () => {
  const measures = new Measures(4)
  measures.moved('absent', 'arriving')
  measures.moved('arriving', 'live')
  measures.moved('absent', 'arriving')
  measures.moved('arriving', 'ended')
  measures.ended('replaced')
  measures.wentAway('drop')
  measures.acknowledged(2, 'yes', '1')
  measures.acknowledged(2, 'yes', '0.5')
  measures.acknowledged(2, 'no', '12.25')
  measures.withheld(2)
  measures.refused(2, 'vote-not-open')
  measures.refused(2, 'vote-not-open')
  expect(measures.read()).toEqual({
    members: 4,
    where: { absent: 2, arriving: 0, live: 1, away: 0, ended: 1 },
    endedWhy: { replaced: 1 },
    absences: { reload: 0, drop: 1, 'lost-network': 0, 'second-device': 0 },
    signIn: none,
    comeback: none,
    ballot: none,
    interruptedBallot: none,
    votes: [
      {
        vote: 2,
        persons: { yes: 2, no: 1, abstain: 0 },
        weights: { yes: '1.5', no: '12.25', abstain: '0' },
        withheld: 1,
        refused: { 'vote-not-open': 2 },
      },
    ],
  })
})
