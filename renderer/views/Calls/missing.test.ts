import { FLAG } from '#protocol/roster-flags'
import { expect, test } from 'vitest'
import { reasonOf, standingOf } from './missing.ts'

const { entitled, present, online, answered } = FLAG
const row = (flags: number, lastSeen = 0) => ({ flags, lastSeen })

test('[Q4] each who did not answer is named with the first reason that holds', () => {
  const rows = [
    row(entitled | present | online, 9),
    row(entitled | present, 9),
    row(entitled | present),
    row(entitled | online, 9),
    row(entitled),
    row(entitled | present | online | answered, 9),
    row(online | present, 9),
  ]
  expect(rows.map(reasonOf)).toEqual([
    'silent',
    'offline',
    'neverSignedIn',
    'notPresent',
    'notPresent',
    null,
    null,
  ])
})

test('[Q3] who answered without being checked in is told apart', () => {
  const [here, stranger, guest] = [
    row(entitled | present | answered),
    row(entitled | answered),
    row(answered),
  ]
  expect(standingOf([here, stranger, guest])).toEqual({
    missing: { silent: [], offline: [], neverSignedIn: [], notPresent: [] },
    strangers: [stranger],
  })
})
