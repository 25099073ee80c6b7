import { expect, test } from 'vitest'
import { electionOf, votesOf } from '../../testing/elections.ts'
import { countMeekStv } from './meek-stv.ts'

test('[C6] keep factor, quota and the last seat: every stage by hand', () => {
  // Quota 12/3 + 0.000000001. A keeps 4.000000001/7, rounded up: 0.571428572; 0.428571428 of each of its ballots go on.
  const election = electionOf(3, 2, ['3 1 2 3', '4 1 2', '2 3 1 2', '2 3 2 1', '1 2 3'])
  expect(countMeekStv(election, null)).toEqual({
    ballots: '12',
    quota: '4.000000001',
    elected: [0, 2],
    stages: [
      {
        what: { kind: 'counted' },
        votes: ['7.000000000', '1.000000000', '4.000000000'],
        elected: [0],
        notTransferred: '0.000000000',
      },
      {
        what: { kind: 'surplus', of: [0] },
        votes: ['4.000000004', '3.999999996', '4.000000000'],
        elected: [],
        notTransferred: '0.000000000',
      },
      {
        // 3 × 0.428571428 and B's own vote go on to C.
        what: { kind: 'excluded', candidate: 1 },
        votes: ['4.000000004', '0.000000000', '6.285714284'],
        elected: [2],
        notTransferred: '1.714285712',
      },
    ],
    ties: [],
  })
})

test('[C6] the quota falls with the votes that go to nobody', () => {
  const { quota, elected } = countMeekStv(electionOf(4, 2, ['10 1', '4 2 3', '3 3 2', '4 4']), null)
  // B, C and D have 11 votes between them and A needs no more than they do: 11 + quota, divided by 3, is the quota.
  expect(elected).toEqual([0, 1])
  expect(quota).toMatch(/^5\.\d{9}$/)
})

test('[C2] whoever the surplus left over could still lift above the lowest is tied with it', () => {
  const election = electionOf(3, 1, ['2 1', '2 2', '3 3'])
  expect(countMeekStv(election, null)).toMatchObject({
    elected: [],
    ties: [{ tied: [0, 1], decides: 'who-is-excluded', stage: 0, drawn: null }],
  })
  expect(countMeekStv(election, [0, 1, 2]).ties[0]?.drawn).toEqual([1])
})

test('[C6] as many candidates as seats are elected at once', () => {
  const count = countMeekStv(electionOf(2, 3, ['2 1', '1 2']), null)
  expect([count.elected, votesOf(count), count.quota]).toEqual([
    [0, 1],
    ['2.000000000 1.000000000'],
    '0.750000001',
  ])
})
