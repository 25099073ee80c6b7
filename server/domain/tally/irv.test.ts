import { expect, test } from 'vitest'
import { electionOf, votesOf } from '../../testing/elections.ts'
import { countIrv } from './irv.ts'

test('[C3] the last goes until one has more than half of the votes still in the count', () => {
  // Tennessee's capital, the textbook example: Memphis, Nashville, Chattanooga, Knoxville.
  const election = electionOf(4, 1, ['42 1 2 3 4', '26 2 3 4 1', '15 3 4 2 1', '17 4 3 2 1'])
  expect(countIrv(election, null)).toEqual({
    ballots: '100',
    quota: null,
    elected: [3],
    stages: [
      { what: { kind: 'counted' }, votes: ['42', '26', '15', '17'], elected: [], notTransferred: '0' },
      {
        what: { kind: 'excluded', candidate: 2 },
        votes: ['42', '26', '0', '32'],
        elected: [],
        notTransferred: '0',
      },
      {
        what: { kind: 'excluded', candidate: 1 },
        votes: ['42', '0', '0', '58'],
        elected: [3],
        notTransferred: '0',
      },
    ],
    ties: [],
  })
})

test('[C3] exactly half is not more than half', () => {
  const count = countIrv(electionOf(3, 1, ['4 1', '3 2', '1 3 2']), null)
  expect(votesOf(count)).toEqual(['4 3 1', '4 4 0', '4 0 0'])
  expect(count.elected).toEqual([0])
})

test('[C3] more than half is of those still in the count, not of all', () => {
  const count = countIrv(electionOf(3, 1, ['4 1', '3 2', '2 3']), null)
  expect([count.elected, count.stages.at(-1)?.notTransferred]).toEqual([[0], '2'])
})

test('[C4] a number left out is passed over, a shared rank ends the ballot', () => {
  const count = countIrv(electionOf(3, 1, ['3 - 1', '3 2', '1 3 - 2', '1 3 1=2']), null)
  expect(votesOf(count)).toEqual(['3 3 2', '3 4 0'])
  expect(count.stages[1]?.notTransferred).toBe('1')
})

test('[C2] two who are equal from the first stage to the last are tied', () => {
  const election = electionOf(2, 1, ['2.5 1', '2.5 2'])
  expect(countIrv(election, null)).toMatchObject({
    elected: [],
    ties: [{ tied: [0, 1], decides: 'who-is-excluded', stage: 0, drawn: null }],
  })
  expect(countIrv(election, [1, 0]).elected).toEqual([1])
})
