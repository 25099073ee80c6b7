import { expect, test, vi } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { startTestHost } from '../testing/host.ts'

/** Nineteen thousand sockets are more than a test should open. */
vi.mock('./limits.ts', async (original) => ({ ...(await original<object>()), MOST_SOCKETS: 3 }))

test('[I6] a full house sends new ones away to come back, and takes them when somebody has left', async () => {
  const host = await startTestHost()
  const [first] = await Promise.all([host.connect(), host.connect(), host.connect()])
  await expect(host.connect()).rejects.toThrow('503')
  first.close()
  await first.closed
  // The host hears of it a moment before or after this side does.
  let last: TestClient | null = null
  while (last === null) last = await host.connect().catch(() => null)
  last.say({ type: 'ping' })
  expect(await last.next((message) => message.type === 'pong')).toMatchObject({ type: 'pong' })
})
