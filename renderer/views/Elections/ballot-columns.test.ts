import { expect, test } from 'vitest'
import type { ConsoleVote, VoteDraft } from '#protocol'
import { ballotColumns, cellOf } from './ballot-columns.ts'

const votes = (yes: string) => ({ yes, no: '0', abstain: '0' })
const vote: VoteDraft & { id: number } = {
  ...{ id: 4, title: 'Chair', text: '', secrecy: 'secret', quorum: null, changeable: false },
  ...{ electorate: { presence: 'present', groups: [] }, durationSeconds: null, follows: null },
  paper: {
    subject: 'candidates',
    options: [
      { name: 'Ada', items: [], group: '' },
      { name: 'Ben', items: [], group: '' },
    ],
    form: { kind: 'choose', least: 0, most: 1, none: true, abstain: true },
    rule: {
      ...{ kind: 'most-votes', seats: 1, majority: null, reserved: null },
      ...{ dropOut: null, next: null },
    },
    ...{ order: 'given', empty: 'abstention', share: null },
  },
}
const counted = {
  ...({ state: 'closed', openedAt: 1, closedAt: 2, shown: [0, 1] } as const),
  ...{ present: '3', entitled: '3', paperVotes: null, lot: null },
  result: {
    ...{ registered: 3, cast: 3, papers: 0, notCast: '0', parts: null, quorum: null },
    sums: { cast: '3', valid: '3', invalid: '0', abstained: '0', none: '0' },
    options: [votes('2'), votes('1')],
    outcome: {
      ...{ kind: 'most-votes' as const, elected: [0], open: 0, ties: [] },
      ...{ thresholds: null, dropped: [] },
    },
  },
}

test('[N10] figures stand in the table when the ballot is published, not before', () => {
  const election = {
    ballots: [{ vote: 4, candidates: [7, 8] }],
    elected: [{ candidate: 7, ballot: 4, isReserved: false, answer: 'open' as const }],
  }
  const closed: ConsoleVote = { ...vote, ...counted }
  const published: ConsoleVote = { ...vote, ...counted, state: 'published', publishedAt: 3 }
  const [before] = ballotColumns({ ...election, elected: [] }, [closed])
  const [after] = ballotColumns(election, [published])
  if (before === undefined || after === undefined) throw new Error('no column')
  expect(cellOf(before, 7)).toEqual({ stood: true, votes: null, isElected: false })
  expect([7, 8, 9].map((candidate) => cellOf(after, candidate))).toEqual([
    { stood: true, votes: votes('2'), isElected: true },
    { stood: true, votes: votes('1'), isElected: false },
    { stood: false },
  ])
})
