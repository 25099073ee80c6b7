import { expect, test } from 'vitest'
import { electionOf, votesOf } from '../../testing/elections.ts'
import { countScottishStv } from './scottish-stv.ts'

test('[C5] surplus, then exclusion, then the last vacancy: every stage by hand', () => {
  // 12 votes, 2 seats: quota 5. The surplus 2 of 7 is worth 0.28571 a ballot: 7 × 0.28571 = 1.99997 for B.
  const election = electionOf(3, 2, ['3 1 2 3', '4 1 2', '2 3 1 2', '2 3 2 1', '1 2 3'])
  expect(countScottishStv(election, null)).toEqual({
    ballots: '12',
    quota: '5.00000',
    elected: [0, 2],
    stages: [
      {
        what: { kind: 'counted' },
        votes: ['7.00000', '1.00000', '4.00000'],
        elected: [0],
        notTransferred: '0.00000',
      },
      {
        what: { kind: 'surplus', of: [0] },
        votes: ['5.00000', '2.99997', '4.00000'],
        elected: [],
        notTransferred: '0.00003',
      },
      {
        // 3 × 0.28571 go on to C with B's own vote; 4 × 0.28571 name nobody else.
        what: { kind: 'excluded', candidate: 1 },
        votes: ['5.00000', '0.00000', '5.85713'],
        elected: [2],
        notTransferred: '1.14287',
      },
    ],
    ties: [],
  })
})

test('[C5] a ballot transferred twice is worth its last value, multiplied and truncated', () => {
  // Quota 6. A: surplus 3 of 9, each 0.33333. B: 5 + 9 × 0.33333 = 7.99997, surplus 1.99997.
  // Then B's own are worth 1.99997 / 7.99997 = 0.24999, A's 0.33333 × 1.99997 / 7.99997 = 0.08333.
  const election = electionOf(5, 3, ['9 1 2 3', '5 2 3', '3 3', '3 4', '2 5'])
  const count = countScottishStv(election, null)
  expect(votesOf(count).slice(0, 3)).toEqual([
    '9.00000 5.00000 3.00000 3.00000 2.00000',
    '6.00000 7.99997 3.00000 3.00000 2.00000',
    '6.00000 6.00000 4.99992 3.00000 2.00000',
  ])
  expect(count.elected).toEqual([0, 1, 2])
})

test('[C5] the largest surplus goes first, alone, and not to who is elected already', () => {
  const election = electionOf(4, 3, ['10 1 2 3', '12 2 1 3', '1 3', '1 4'])
  const { stages, elected } = countScottishStv(election, null)
  expect(elected).toEqual([1, 0, 2])
  expect(stages.map(({ what }) => what)).toEqual([
    { kind: 'counted' },
    { kind: 'surplus', of: [1] },
    { kind: 'surplus', of: [0] },
  ])
  // 12 × 0.41666, and not a vote for A.
  expect(stages[1]?.votes).toEqual(['10.00000', '7.00000', '5.99992', '1.00000'])
})

test('[C5] who comes to the quota exactly is elected and has nothing to transfer', () => {
  const { stages, elected } = countScottishStv(electionOf(3, 2, ['5 1 2', '4 2', '3 3']), null)
  expect(elected).toEqual([0, 1])
  expect(stages.map(({ what }) => what.kind)).toEqual(['counted', 'excluded'])
})

test('[C5] as many others as vacancies are elected at once, in the order of the ballot paper', () => {
  const { stages, elected } = countScottishStv(electionOf(4, 4, ['9 4', '1 3', '1 2']), null)
  expect([stages.length, elected]).toEqual([1, [3, 0, 1, 2]])
})

test('[C2] a tie for exclusion is decided by the last stage at which they differed', () => {
  // D goes first; its votes make A and B equal at 4. Before that B had fewer.
  const { stages, ties } = countScottishStv(electionOf(4, 1, ['4 1', '3 2', '5 3', '1 4 2']), null)
  expect(stages.map(({ what }) => what).slice(1)).toEqual([
    { kind: 'excluded', candidate: 3 },
    { kind: 'excluded', candidate: 1 },
    { kind: 'excluded', candidate: 0 },
  ])
  expect(ties).toEqual([])
})

test('[C2] equal surpluses: whose was larger at the last stage at which they differed goes first', () => {
  // Quota 7. E's surplus, 0.5 a ballot, makes A and B equal at 9; B had more before.
  const election = electionOf(5, 4, ['5 1 3', '6 2 4', '8 5 1', '6 5 2', '4 3', '3 4'])
  const { stages, ties } = countScottishStv(election, null)
  expect(stages[1]?.votes.slice(0, 2)).toEqual(['9.00000', '9.00000'])
  expect(stages.map(({ what }) => what)).toEqual([
    { kind: 'counted' },
    { kind: 'surplus', of: [4] },
    { kind: 'surplus', of: [1] },
    { kind: 'surplus', of: [0] },
    { kind: 'excluded', candidate: 3 },
  ])
  expect(ties).toEqual([])
})

test('[C2] a tie that nothing before decides ends the count, unless a lot was drawn', () => {
  const election = electionOf(3, 1, ['4 1', '2 2 1', '2 3 1'])
  const open = countScottishStv(election, null)
  expect(open.elected).toEqual([])
  expect(open.ties).toEqual([{ tied: [1, 2], decides: 'who-is-excluded', stage: 0, drawn: null }])
  const drawn = countScottishStv(election, [1, 0, 2])
  expect(drawn.elected).toEqual([0])
  expect(drawn.ties).toEqual([{ tied: [1, 2], decides: 'who-is-excluded', stage: 0, drawn: [2] }])
  expect(countScottishStv(election, [2, 0, 1]).ties[0]?.drawn).toEqual([1])
})

test('[C2] equal surpluses from the start need a lot, which favours the first in its order', () => {
  const election = electionOf(4, 3, ['8 1 3', '8 2 4', '3 3', '3 4'])
  expect(countScottishStv(election, null).ties).toEqual([
    { tied: [0, 1], decides: 'whose-surplus-goes-first', stage: 0, drawn: null },
  ])
  expect(countScottishStv(election, [3, 1, 2, 0]).stages[1]?.what).toEqual({ kind: 'surplus', of: [1] })
})

test('[C4] ends a ballot where ranks are shared or left out, and has none without a first preference', () => {
  const election = electionOf(4, 1, ['3 1=2 3', '2 - 1', '4 1', '3 2 3=4', '2 3 - 4', '3 4'])
  const count = countScottishStv(election, null)
  expect([count.ballots, count.quota]).toEqual(['12', '7.00000'])
  expect(votesOf(count)).toEqual(['4.00000 3.00000 2.00000 3.00000', '4.00000 3.00000 0.00000 3.00000'])
  expect(count.ties[0]?.tied).toEqual([1, 3])
})

test('[C1] weights are exact, and the quota is in whole votes', () => {
  const count = countScottishStv(electionOf(3, 2, ['2.5 1 2', '0.000001 2', '0.5 3 2']), null)
  expect([count.ballots, count.quota]).toEqual(['3.000001', '2.00000'])
  // The surplus 0.5 of 2.5 is worth 0.20000 a vote.
  expect(votesOf(count)).toEqual([
    '2.50000 0.000001 0.50000',
    '2.00000 0.500001 0.50000',
    '2.00000 1.000001 0.00000',
  ])
  expect(count.elected).toEqual([0, 1])
})
