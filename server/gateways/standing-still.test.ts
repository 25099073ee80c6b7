import { expect, test, vi } from 'vitest'
import type { Update } from '../protocol/messages.ts'
import { gatewaysOf } from '../testing/gateways.ts'
import { startTestHost } from '../testing/host.ts'

/** Ten seconds are more than a test should wait. */
vi.mock('./link.ts', async (original) => ({ ...(await original<object>()), MOST_MISSED_PULSES: 3 }))

test.skipIf(process.platform !== 'linux')(
  'a gateway that stands still is ended, the other is not, and the console goes on hearing how the host is',
  async () => {
    const host = await startTestHost({ gateways: 2 })
    const clients = await Promise.all(Array.from({ length: 6 }, () => host.chair()))
    const [frozen = 0, other = 0] = gatewaysOf(process.pid)
    process.kill(frozen, 'SIGSTOP')
    const lost = await Promise.race(clients.map(({ closed }) => closed))
    expect(lost.code).toBe(1006)
    const chair = await host.chair()
    await chair.next(
      (message): message is Update =>
        message.type === 'update' && message.set !== undefined && 'vitals' in message.set,
    )
    const now = () => gatewaysOf(process.pid)
    await expect.poll(() => now().includes(frozen), { timeout: 10_000 }).toBe(false)
    expect(now()).toContain(other)
  },
  30_000,
)
