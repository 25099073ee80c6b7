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
  showing: 'auto',
  vote: open,
  turnout: { vote: 3, cast: 12, of: 40 },
  roll: null,
  signIn: { address: 'http://192.168.0.7:8080', connected: 38 },
  agenda: null,
}

test('an open vote is shown with its turnout', () => {
  expect(sceneOf(topics)).toEqual({ kind: 'open', vote: open, turnout: { vote: 3, cast: 12, of: 40 } })
})

test('the turnout of another vote is not shown beside this one', () => {
  expect(sceneOf({ ...topics, turnout: { vote: 2, cast: 40, of: 40 } })).toEqual({
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
  expect(sceneOf({ ...topics, vote: null })).toEqual(signIn)
  expect(sceneOf({ ...topics, showing: 'sign-in' })).toEqual(signIn)
})

test('nothing is shown before the host has said what is on', () => {
  const { showing, ...early } = topics
  expect(showing).toBe('auto')
  expect(sceneOf(early)).toBeNull()
  expect(sceneOf({})).toBeNull()
})

test('newer numbers keep the picture, another vote or another state changes it', () => {
  const key = (changed: Partial<ProjectorTopics>) => sceneKey(sceneOf({ ...topics, ...changed }))
  const { openedAt, closesAt, ...head } = open
  expect(key({ turnout: { vote: 3, cast: 13, of: 40 } })).toBe(key({}))
  expect(key({ vote: { ...open, closesAt: 9_000 } })).toBe(key({}))
  expect(key({ vote: { ...open, id: 4 } })).not.toBe(key({}))
  expect(key({ vote: { ...head, state: 'closed', closedAt: 2_000, head: '9f' } })).not.toBe(key({}))
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
