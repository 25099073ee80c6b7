import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import type { Update } from '../protocol/messages.ts'
import { startTestHost } from '../testing/host.ts'

/** Ten seconds are more than a test should wait. */
vi.mock('./link.ts', async (original) => ({ ...(await original<object>()), MOST_MISSED_PULSES: 3 }))

const gatewaysOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)

test.skipIf(process.platform !== 'linux')(
  'a gateway that stands still is ended, the other is not, and the console goes on hearing how the host is',
  async () => {
    const host = await startTestHost({ gateways: 2 })
    const before = gatewaysOf(process.pid)
    const [frozen = 0, other = 0] = before
    const clients = await Promise.all([host.chair(), host.chair()])
    process.kill(frozen, 'SIGSTOP')
    const lost = await Promise.race(
      clients.map((client) => client.closed.then(({ code }) => ({ client, code }))),
    )
    expect(lost.code).toBe(1006)
    const [kept] = clients.filter((client) => client !== lost.client)
    await kept?.next(
      (message): message is Update =>
        message.type === 'update' && message.set !== undefined && 'vitals' in message.set,
    )
    const now = () => gatewaysOf(process.pid)
    await expect.poll(() => now().includes(frozen), { timeout: 10_000 }).toBe(false)
    expect(now()).toContain(other)
  },
  30_000,
)
