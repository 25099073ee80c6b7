/** That the witness's findings would be found: pages that lie, each in its own way. */
import { expect, test } from '@playwright/test'
import { turnoutOnConsole } from './pages/console.ts'
import { ballotOnPhone } from './pages/phone.ts'
import { untrueBallots, untrueCounts, type Happened } from './untruths.ts'

/** A ballot came at 1,000 and another one at 2,000; the host was gone from 5,000 to 8,000. */
const heldAt = (moment: number) =>
  new Set([...(moment >= 1_000 ? ['AAAAA-11111'] : []), ...(moment >= 2_000 ? ['BBBBB-22222'] : [])])
const happened: Happened = {
  file: { atMost: heldAt, atLeast: heldAt },
  end: 10_000,
  outages: [{ from: 5_000, to: 8_000 }],
}

const consoleSays = (cast: number, host = 'good') => `Vote open: Budget ${cast} of 40\nHost: ${host}`
const LOST = 'no connection'
const counts = (...said: [number, string][]) =>
  untrueCounts(
    said.map(([at, text]) => ({ at, text })),
    turnoutOnConsole(40),
    happened,
  )

test('a console that tells the truth, a little late and in doubt while the host is gone', () => {
  expect(
    counts(
      [0, consoleSays(0)],
      [1_200, consoleSays(1)],
      [2_900, consoleSays(2)],
      [5_400, consoleSays(2, LOST)],
      [8_500, consoleSays(2)],
    ),
  ).toEqual([])
})

test('a console that counts too early, too late, or does not notice', () => {
  expect(counts([900, consoleSays(1)], [2_000, consoleSays(2)], [5_100, consoleSays(2, LOST)])).toEqual([
    'showed 1 of 0 ballots',
  ])
  expect(counts([1_000, consoleSays(1)], [3_500, consoleSays(2)], [5_100, consoleSays(2, LOST)])).toEqual([
    'showed 1 as current for 2500 ms, and there were 2',
  ])
  expect(counts([2_000, consoleSays(2)])).toEqual(['did not notice that the host was gone'])
})

const COUNTED = 'Your ballot is counted\nYour receipt\nAAAAA-11111\n'
const WAITS = 'Your ballot waits on this device\n'
const OFFERED = 'Budget 2027\nYes\nNo\nCast ballot'
const NOT = 'Your ballot is not counted\n'
const DOUBT = 'No connection. It keeps trying; you need not do anything. As of 12:00:00.\n'
const ballots = (...said: [number, string][]) =>
  untrueBallots(
    said.map(([at, text]) => ({ at, text })),
    ballotOnPhone,
    { ...happened, receipt: 'AAAAA-11111' },
  )

test('a phone that tells the truth', () => {
  expect(
    ballots([0, OFFERED], [500, WAITS], [1_100, COUNTED], [5_100, `${DOUBT}${COUNTED}`], [8_200, COUNTED]),
  ).toEqual([])
})

test('a phone that counts too early, denies what counts, or does not notice', () => {
  expect(ballots([900, COUNTED], [5_100, `${DOUBT}${COUNTED}`])).toEqual([
    'said that AAAAA-11111 is counted, and it was not there',
  ])
  expect(ballots([1_000, NOT], [4_000, COUNTED], [5_100, `${DOUBT}${COUNTED}`])).toEqual([
    'said that a ballot is not counted, and it was',
  ])
  expect(ballots([1_000, OFFERED], [4_000, COUNTED], [5_100, `${DOUBT}${COUNTED}`])).toEqual([
    'showed as current for 3000 ms that nothing was cast, and it was',
  ])
  expect(ballots([1_000, COUNTED])).toEqual(['did not notice that the host was gone'])
})
