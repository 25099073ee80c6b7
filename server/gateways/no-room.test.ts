import { ChildProcess } from 'node:child_process'
import cluster, { Worker } from 'node:cluster'
import { afterEach, expect, test, vi } from 'vitest'
import { gatewaysOf } from '../testing/gateways.ts'
import { startTestHost } from '../testing/host.ts'

/** The ways in which a system without room refuses a process, in turn. */
const refusals: (() => Worker)[] = []
const fork = cluster.fork.bind(cluster)
vi.spyOn(cluster, 'fork').mockImplementation((environment) => refusals.shift()?.() ?? fork(environment))
afterEach(() => refusals.splice(0))

/** As Node gives one that never lived: without a number, without a way to talk to it, and with an error to come. */
function neverBorn(): Worker {
  const child = new ChildProcess()
  // The types of Node's own class leave out that it can be made.
  const worker = Reflect.construct(Worker, [{ id: 0, process: child }]) as Worker
  process.nextTick(() => child.emit('error', new Error('spawn EMFILE')))
  return worker
}

test.skipIf(process.platform !== 'linux')(
  'when there is no room for another process the host lives, and tries again until there is',
  async () => {
    const host = await startTestHost({ gateways: 1 })
    const client = await host.connect()
    const [gateway] = gatewaysOf(process.pid)
    if (gateway === undefined) throw new Error('no gateway')
    refusals.push(() => {
      throw new Error('spawn ENOMEM')
    }, neverBorn)
    process.kill(gateway, 'SIGKILL')
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
