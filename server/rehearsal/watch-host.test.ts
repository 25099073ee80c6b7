import { expect, test, vi } from 'vitest'
import { signInForLater } from '../command-line/chair.ts'
import { startTestHost } from '../testing/host.ts'
import { watchHost } from './watch-host.ts'

test(
  'what is watched is what the host tells its consoles, and nothing while it is away',
  { timeout: 20_000 },
  async () => {
    const served = await startTestHost()
    const { url } = served
    const watch = watchHost(url, await signInForLater(url, served.host.makeConsoleKey()))
    await vi.waitFor(() => expect(watch.samples().length).toBeGreaterThan(1), 10_000)
    const { memoryBytes, sockets } = watch.limits()
    expect(watch.peaks().memoryBytes).toBeGreaterThan(1_000_000)
    expect(memoryBytes).toBeGreaterThan(watch.peaks().memoryBytes)
    expect(sockets).toBeGreaterThan(100)
    expect(watch.samples().every((sample) => sample.memoryBytes !== null)).toBe(true)
    await served.stop()
    await vi.waitFor(
      () =>
        expect(watch.samples().at(-1)).toEqual({ signIns: null, acknowledgedMs: null, memoryBytes: null }),
      10_000,
    )
    watch.stop()
  },
)
