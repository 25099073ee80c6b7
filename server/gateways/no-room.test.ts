import { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { startTestHost } from '../testing/host.ts'

/** The ways in which a system without room refuses a process, in turn. */
const refusals = vi.hoisted((): (() => ChildProcess)[] => [])

vi.mock('node:child_process', async (original) => {
  const real = await original<{ fork: (...how: unknown[]) => ChildProcess }>()
  return { ...real, fork: (...how: unknown[]) => refusals.shift()?.() ?? real.fork(...how) }
})

/** As Node gives one that never lived: without a number, without a way to talk to it, and with an error to come. */
function neverBorn(): ChildProcess {
  const child = new ChildProcess()
  process.nextTick(() => child.emit('error', new Error('spawn EMFILE')))
  return child
}

test.skipIf(process.platform !== 'linux')(
  'when there is no room for another process the host lives, and tries again until there is',
  async () => {
    const host = await startTestHost({ gateways: 1 })
    const client = await host.connect()
    const [gateway] =
      readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').match(/\d+/g) ?? []
    if (gateway === undefined) throw new Error('no gateway')
    refusals.push(() => {
      throw new Error('spawn ENOMEM')
    }, neverBorn)
    process.kill(Number(gateway), 'SIGKILL')
    expect((await client.closed).code).toBe(1006)
    const isBack = () =>
      host.connect().then(
        () => true,
        () => false,
      )
    await expect.poll(isBack, { timeout: 20_000, interval: 200 }).toBe(true)
    expect(refusals).toEqual([])
    expect(host.log.map(({ event }) => event)).toEqual(['host-started', 'gateway-lost'])
  },
  30_000,
)

test('a host whose gateway cannot be started does not start', async () => {
  refusals.push(neverBorn)
  await expect(startTestHost({ gateways: 1 })).rejects.toThrow()
})
