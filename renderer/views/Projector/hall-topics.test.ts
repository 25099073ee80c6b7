import { expect, test } from 'vitest'
import type { ConsoleTopics, ConsoleVote, Result } from '#protocol'
import { hallTopics } from './hall-topics.ts'

const convention: ConsoleTopics['convention'] = {
  name: 'Congress',
  place: '',
  startsOn: '',
  endsOn: '',
  language: 'en',
  selfCheckIn: true,
  publicAddress: '',
}
const topics: Partial<ConsoleTopics> = {
  convention,
  showing: 'auto',
  turnout: null,
  addresses: ['http://10.0.0.7'],
}
const publicHead = {
  title: 'Budget',
  text: '',
  secrecy: 'secret' as const,
  majority: { base: 'yes-no' as const, numerator: 1, denominator: 2, comparison: 'more-than' as const },
}
const head = {
  ...publicHead,
  electorate: { presence: 'present' as const, groups: [] },
  durationSeconds: null,
}
const result: Result = {
  registered: 3,
  cast: 3,
  yes: '2',
  no: '1',
  abstain: '0',
  notCast: '0',
  base: '3',
  threshold: '1.5',
  verdict: 'adopted',
}
const prepared: ConsoleVote = { id: 9, ...head, state: 'prepared' }
const open: ConsoleVote = {
  id: 4,
  ...head,
  state: 'open',
  openedAt: 400,
  closesAt: 900,
  registered: 3,
  register: '1-3',
}
const closed: ConsoleVote = { id: 3, ...head, state: 'closed', openedAt: 300, closedAt: 350, result }
const published: ConsoleVote = { ...closed, id: 2, state: 'published', openedAt: 200, publishedAt: 290 }

const voteShown = (votes: ConsoleVote[], changed: Partial<ConsoleTopics> = {}) =>
  hallTopics({ ...topics, ...changed }, votes, 0).vote

test('the hall is told the address, who is connected, and no more of a vote than is public', () => {
  expect(hallTopics({ ...topics, turnout: { vote: 4, cast: 1, of: 3 } }, [prepared, open], 2)).toEqual({
    convention,
    showing: 'auto',
    vote: { id: 4, ...publicHead, state: 'open', openedAt: 400, closesAt: 900 },
    turnout: { vote: 4, cast: 1, of: 3 },
    signIn: { address: 'http://10.0.0.7', connected: 2 },
  })
})

test('a result is told only once it is published', () => {
  expect(voteShown([closed])).toEqual({ id: 3, ...publicHead, state: 'closed', closedAt: 350 })
  expect(voteShown([published])).toEqual({ id: 2, ...publicHead, state: 'published', result })
})

test('the open vote comes before the last one, and a prepared one never', () => {
  expect([
    voteShown([prepared, open, closed])?.id,
    voteShown([prepared, closed, published])?.id,
    voteShown([closed, { ...published, publishedAt: 999 }])?.id,
    voteShown([prepared]),
  ]).toEqual([4, 3, 2, null])
})

test('sign-in clears the last vote, but not an open one', () => {
  expect([
    voteShown([closed], { showing: 'sign-in' }),
    voteShown([open], { showing: 'sign-in' })?.id,
  ]).toEqual([null, 4])
})
