import { expect, test } from 'vitest'
import { electionOf, votesOf } from '../../testing/elections.ts'
import { countApproval } from './approval.ts'
import { countPlurality } from './plurality.ts'
import { countScore } from './score.ts'

test('[C8] plurality counts first preferences, and no ballot without exactly one', () => {
  const election = electionOf(3, 1, ['4 2 1', '3 1 2', '5 1=3', '9 - 3', '2.25 3'])
  expect(countPlurality(election, null)).toEqual({
    ballots: '9.25',
    quota: null,
    elected: [1],
    stages: [{ what: { kind: 'counted' }, votes: ['3', '4', '2.25'], elected: [1], notTransferred: '0' }],
    ties: [],
  })
})

test('[C9] approval counts everybody on the ballot once, whatever the rank', () => {
  const count = countApproval(electionOf(4, 2, ['3 1 2', '2 2=3', '1 - 3', '5', '1 4/0 3/2']), null)
  expect([count.ballots, votesOf(count), count.elected]).toEqual(['7', ['3 5 4 0'], [1, 2]])
})

test('[C10] score adds points, times weight; who gets none gets 0', () => {
  const count = countScore(electionOf(3, 1, ['2 1/5 2/3', '1.5 3/10', '3 2/3 3/0', '7 1']), null)
  expect([count.ballots, votesOf(count), count.elected]).toEqual(['6.5', ['10 15 15'], []])
  expect(count.ties).toEqual([{ tied: [1, 2], decides: 'who-is-elected', stage: 0, drawn: null }])
})

test('[C2] a tie for the last seat elects those above it, and one of the tied by lot', () => {
  const election = electionOf(4, 2, ['5 4', '2 1', '2 2', '2 3'])
  expect(countPlurality(election, null)).toMatchObject({
    elected: [3],
    ties: [{ tied: [0, 1, 2], decides: 'who-is-elected', stage: 0, drawn: null }],
  })
  const drawn = countPlurality(election, [1, 3, 0, 2])
  expect([drawn.elected, drawn.ties[0]?.drawn]).toEqual([[3, 1], [1]])
})

test('[C2] who is equal without standing at the edge needs no lot', () => {
  expect(countPlurality(electionOf(3, 2, ['2 3', '2 1', '1 2']), null)).toMatchObject({
    elected: [0, 2],
    ties: [],
  })
})
