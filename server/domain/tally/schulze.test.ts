import { expect, test } from 'vitest'
import { electionOf } from '../../testing/elections.ts'
import { countSchulze } from './schulze.ts'

test('[C7] the example of 45 voters and 5 candidates from Schulze’s papers', () => {
  const ballots = ['5 1 3 2 5 4', '5 1 4 5 3 2', '8 2 5 4 1 3', '3 3 1 2 5 4']
  const others = ['7 3 1 5 2 4', '2 3 2 1 4 5', '7 4 3 5 2 1', '8 5 2 1 4 3']
  expect(countSchulze(electionOf(5, 1, [...ballots, ...others]), null)).toEqual({
    ballots: '45',
    quota: null,
    elected: [4],
    stages: [],
    ties: [],
    ranking: [[4], [0], [2], [1], [3]],
    preferences: [
      ['0', '20', '26', '30', '22'],
      ['25', '0', '16', '33', '18'],
      ['19', '29', '0', '17', '24'],
      ['15', '12', '28', '0', '14'],
      ['23', '27', '21', '31', '0'],
    ],
  })
})

test('[C7] winning votes: a victory counts with its votes, not with its margin', () => {
  // A over B 8:5, B over C 10:8, C over A 13:5. By votes the first is the weakest of the circle; by margins the second, and C won.
  const election = electionOf(3, 1, ['5 2 3', '5 1 2', '5 3', '3 3 1'])
  const { preferences, ranking } = countSchulze(election, null)
  expect({ preferences, ranking }).toEqual({
    preferences: [
      ['0', '8', '5'],
      ['5', '0', '10'],
      ['13', '8', '0'],
    ],
    ranking: [[1], [2], [0]],
  })
})

test('[C2] who shares the place at the edge of the seats is tied', () => {
  const election = electionOf(3, 2, ['2 1 2=3', '1 2=3'])
  expect(countSchulze(election, null)).toMatchObject({
    elected: [0],
    ranking: [[0], [1, 2]],
    ties: [{ tied: [1, 2], decides: 'who-is-elected', stage: 0, drawn: null }],
  })
  expect(countSchulze(election, [2, 1, 0]).elected).toEqual([0, 2])
})

test('[C7] who is not on a ballot stands behind all who are, beside all who are not', () => {
  const { preferences } = countSchulze(electionOf(3, 1, ['2 1', '1 - 3 - 2', '1']), null)
  expect(preferences).toEqual([
    ['0', '2', '2'],
    ['1', '0', '0'],
    ['1', '1', '0'],
  ])
})
