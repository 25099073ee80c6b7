import { expect, test } from 'vitest'
import type { ProjectorTopics, PublicVote } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { partsOfAddress, sceneKey, sceneOf } from './scene.ts'

const open: Extract<PublicVote, { state: 'open' }> = {
  id: 3,
  title: 'Budget 2027',
  text: '',
  secrecy: 'named',
  paper: motionPaper(SIMPLE_MAJORITY),
  quorum: null,
  changeable: false,
  shown: [0],
  state: 'open',
  openedAt: 1_000,
  closesAt: null,
}

const topics: ProjectorTopics = {
  convention: {
    name: 'Congress',
    place: 'Halle',
    startsOn: '',
    endsOn: '',
    language: 'de',
    selfCheckIn: true,
    publicAddress: '',
  },
  showing: { kind: 'auto' },
  ownShowing: {},
  wireless: null,
  vote: open,
  turnout: { vote: 3, cast: 12, of: 40 },
  roll: null,
  signIn: { address: 'http://192.168.0.7:8080', connected: 38 },
  agenda: null,
  speakers: null,
  elections: [],
  call: null,
  grid: null,
  answers: '',
  motions: {},
}

test('an open vote is shown with its turnout', () => {
  expect(sceneOf(topics, 'Hall')).toEqual({
    kind: 'open',
    vote: open,
    turnout: { vote: 3, cast: 12, of: 40 },
  })
})

test('the turnout of another vote is not shown beside this one', () => {
  expect(sceneOf({ ...topics, turnout: { vote: 2, cast: 40, of: 40 } }, 'Hall')).toEqual({
    kind: 'open',
    vote: open,
    turnout: null,
  })
})

test('sign-in is shown while nothing is on, and over an open vote when the chair says so', () => {
  const signIn = {
    kind: 'sign-in',
    name: 'Congress',
    place: 'Halle',
    address: 'http://192.168.0.7:8080',
    connected: 38,
  }
  expect(sceneOf({ ...topics, vote: null }, 'Hall')).toEqual(signIn)
  expect(sceneOf({ ...topics, showing: { kind: 'sign-in' } }, 'Hall')).toEqual(signIn)
})

test('nothing is shown before the host has said what is on', () => {
  const { showing, ...early } = topics
  expect(showing).toEqual({ kind: 'auto' })
  expect(sceneOf(early, 'Hall')).toBeNull()
  expect(sceneOf({}, 'Hall')).toBeNull()
})

test('[H2] a projector with a picture of its own shows that, the others the main one', () => {
  const message = { kind: 'message', text: 'Welcome' } as const
  const own = { ...topics, ownShowing: { 'Left wall': message } }
  expect([sceneOf(own, 'Left wall'), sceneOf(own, 'Hall')?.kind]).toEqual([message, 'open'])
})

test('[H6] the network is shown where there is one, else how to sign in', () => {
  const wireless = { name: 'Congress', password: 'open sesame', isHidden: false }
  const shown = { ...topics, showing: { kind: 'wireless' } } as const
  expect(sceneOf({ ...shown, wireless }, 'Hall')).toEqual({ kind: 'wireless', wireless })
  expect(sceneOf(shown, 'Hall')?.kind).toBe('sign-in')
})

test('[H1] the agenda is shown over an open vote when the chair says so, also when nothing is on', () => {
  const next = [{ number: '1', title: 'Opening', plannedAt: null }]
  const shown = { ...topics, showing: { kind: 'agenda' } } as const
  expect(sceneOf({ ...shown, agenda: { current: null, next } }, 'Hall')).toEqual({
    kind: 'agenda',
    current: null,
    next,
  })
  expect(sceneOf(shown, 'Hall')?.kind).toBe('open')
})

test('[G6] what is on is shown when no vote is; a vote comes before it', () => {
  const current = { number: '2', title: 'Budget', begunAt: 5, plannedAt: null, minutes: 20 }
  const agenda = { current, next: [] }
  expect(sceneOf({ ...topics, vote: null, agenda }, 'Hall')).toEqual({ kind: 'agenda', current, next: [] })
  expect(sceneOf({ ...topics, agenda }, 'Hall')?.kind).toBe('open')
  expect(sceneOf({ ...topics, vote: null, agenda: { current: null, next: [] } }, 'Hall')?.kind).toBe(
    'sign-in',
  )
})

test('newer numbers keep the picture, another vote or another state changes it', () => {
  const key = (changed: Partial<ProjectorTopics>) => sceneKey(sceneOf({ ...topics, ...changed }, 'Hall'))
  const { openedAt, closesAt, ...head } = open
  expect(key({ turnout: { vote: 3, cast: 13, of: 40 } })).toBe(key({}))
  expect(key({ vote: { ...open, closesAt: 9_000 } })).toBe(key({}))
  expect(key({ vote: { ...open, id: 4 } })).not.toBe(key({}))
  expect(key({ vote: { ...head, state: 'closed', closedAt: 2_000, head: '9f' } })).not.toBe(key({}))
  expect(
    sceneOf(
      { ...topics, vote: { ...head, state: 'paper', electronic: 'added', movedAt: 2_000, cast: 9 } },
      'Hall',
    ),
  ).toEqual({
    kind: 'paper',
    vote: { ...head, state: 'paper', electronic: 'added', movedAt: 2_000, cast: 9 },
  })
  expect([openedAt, closesAt]).toEqual([1_000, null])
})

test('an address is written as it must be typed, in pieces that may be on lines of their own', () => {
  expect(partsOfAddress('https://abstimmung.landesparteitag-ost.example.org/')).toEqual({
    scheme: '',
    pieces: ['abstimmung', '.landesparteitag', '-ost', '.example', '.org'],
  })
  expect(partsOfAddress('http://192.168.178.23:8080')).toEqual({
    scheme: 'http://',
    pieces: ['192', '.168', '.178', '.23', ':8080'],
  })
})
