import { expect, test } from 'vitest'
import type { ConsoleTopics } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
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
const hall: ConsoleTopics['hall'] = {
  id: 4,
  title: 'Budget',
  text: '',
  secrecy: 'secret',
  paper: motionPaper(SIMPLE_MAJORITY),
  quorum: null,
  changeable: false,
  shown: [0],
  state: 'open',
  openedAt: 400,
  closesAt: 900,
}

test('the hall is told what the host says stands there, the address, and who is connected', () => {
  const roll = [['Ada', 'm1', '1']] as const
  const turnout = { vote: 4, cast: 1, of: 3 }
  const addresses = ['http://10.0.0.7', 'http://127.0.0.1']
  const projectors = [
    { name: 'Hall', showing: null, connected: [] },
    { name: 'Left wall', showing: { kind: 'agenda' }, connected: [null] },
  ] as const
  expect(
    hallTopics(
      { convention, showing: { kind: 'auto' }, projectors, hall, turnout, addresses },
      { connected: 2, roll, items: [], elections: [], members: [] },
    ),
  ).toEqual({
    convention,
    showing: { kind: 'auto' },
    ownShowing: { 'Left wall': { kind: 'agenda' } },
    wireless: null,
    vote: hall,
    turnout,
    roll,
    signIn: { address: 'http://10.0.0.7', connected: 2 },
    agenda: null,
    elections: [],
    call: null,
    grid: null,
    answers: '',
    speakers: null,
    motions: {},
  })
})

test('nothing is shown before the host has said enough', () => {
  expect(
    hallTopics(
      { showing: { kind: 'auto' } },
      { connected: 0, roll: null, items: [], elections: [], members: [] },
    ),
  ).toEqual({})
})
