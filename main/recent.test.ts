import { expect, test } from 'vitest'
import {
  readRecent,
  recentLimit,
  shownRecent,
  withoutRecent,
  withRecent,
  type RecentEntry,
} from './recent.ts'

const spring: RecentEntry = { kind: 'file', path: '/c/spring.plenum', usedAt: 1 }
const autumn: RecentEntry = { kind: 'file', path: '/c/autumn.plenum', usedAt: 2 }
const far: RecentEntry = { kind: 'host', address: 'https://vote.example.org', usedAt: 3 }

test('the newest comes first, and each once', () => {
  const again: RecentEntry = { ...spring, usedAt: 4 }
  expect(withRecent([far, autumn, spring], again)).toEqual([again, far, autumn])
})

test('the oldest leaves when the list is full', () => {
  const full = Array.from({ length: recentLimit }, (_, index): RecentEntry => ({
    kind: 'file',
    path: `/c/${index}`,
    usedAt: index,
  }))
  expect(withRecent(full, far)).toEqual([far, ...full.slice(0, -1)])
})

test('an entry can be taken off', () => {
  expect(withoutRecent([far, autumn, spring], '/c/autumn.plenum')).toEqual([far, spring])
  expect(withoutRecent([far], '/nowhere')).toEqual([far])
})

test('a file that is gone is shown as missing', () => {
  expect(shownRecent([far, spring, autumn], (path) => path === spring.path)).toEqual([
    { kind: 'host', address: 'https://vote.example.org', usedAt: 3 },
    { kind: 'file', path: '/c/spring.plenum', name: 'spring', folder: '/c', usedAt: 1, missing: false },
    { kind: 'file', path: '/c/autumn.plenum', name: 'autumn', folder: '/c', usedAt: 2, missing: true },
  ])
})

test('what is read back is what was written, without what is not understood', () => {
  const list = [far, autumn]
  expect(readRecent(JSON.parse(JSON.stringify(list)))).toEqual(list)
  expect(
    readRecent([
      spring,
      null,
      'x',
      { kind: 'file', usedAt: 1 },
      { ...far, usedAt: '3' },
      { kind: 'cloud', usedAt: 1 },
    ]),
  ).toEqual([spring])
  expect(readRecent('spring')).toEqual([])
})
