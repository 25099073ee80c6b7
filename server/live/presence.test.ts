import { expect, test } from 'vitest'
import { createPresence, deviceOf } from './presence.ts'

test('who is here is counted once, and when he was last seen is kept', () => {
  const presence = createPresence()
  presence.arrive(1, 'phone', 10)
  presence.arrive(2, 'computer', 11)
  presence.arrive(1, 'tablet', 12)
  expect([presence.online(), presence.of(1), presence.of(3)]).toEqual([
    2,
    { online: true, device: 'tablet', lastSeen: 12 },
    undefined,
  ])
  presence.leave(1, 20)
  presence.leave(1, 30)
  presence.leave(3, 30)
  expect([presence.online(), presence.of(1), presence.of(3)]).toEqual([
    1,
    { online: false, device: 'tablet', lastSeen: 20 },
    undefined,
  ])
})

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) Mobile/15E148 Safari/604.1', 'phone'],
  ['Mozilla/5.0 (Linux; Android 17; K) Chrome/140.0.0.0 Mobile Safari/537.36', 'phone'],
  ['Mozilla/5.0 (Linux; Android 17; K) Chrome/140.0.0.0 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (iPad; CPU OS 20_0 like Mac OS X) Mobile/15E148 Safari/604.1', 'tablet'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15', 'computer'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'computer'],
  ['', 'computer'],
])('%s is a %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
})
