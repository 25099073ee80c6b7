import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { openLine } from './slow-line.ts'

const ROUND_TRIP_MS = 40

/** What a server that says so many bytes and hangs up is heard to say over the line, and how long that took. */
async function heard(bytes: number, down: number) {
  const text = Buffer.from(Array.from({ length: bytes }, (_, index) => index % 251))
  const server = createServer((socket) => socket.once('data', () => socket.end(text))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const line = await openLine(`http://127.0.0.1:${String(port)}`, {
    ...{ roundTripMs: ROUND_TRIP_MS, down, up: 1e9 },
  })
  onTestFinished(() => {
    line.close()
    server.close()
  })
  const began = performance.now()
  const socket = connect(Number(new URL(line.url).port), '127.0.0.1')
  socket.write('?')
  const got = await buffer(socket)
  return { isSame: got.equals(text), tookMs: performance.now() - began }
}

// Timers may fire a moment early.
const SLACK_MS = 4

test('connecting and asking are a round trip each', async () => {
  const { isSame, tookMs } = await heard(100, 1e9)
  expect(isSame).toBe(true)
  expect(tookMs).toBeGreaterThanOrEqual(2 * ROUND_TRIP_MS - SLACK_MS)
})

test('what is more than a first window takes another', async () => {
  const { isSame, tookMs } = await heard(20_000, 1e9)
  expect(isSame).toBe(true)
  expect(tookMs).toBeGreaterThanOrEqual(3 * ROUND_TRIP_MS - SLACK_MS)
})

test('each byte takes its time', async () => {
  const { isSame, tookMs } = await heard(10_000, 100_000)
  expect(isSame).toBe(true)
  expect(tookMs).toBeGreaterThanOrEqual(2 * ROUND_TRIP_MS + 100 - SLACK_MS)
})
