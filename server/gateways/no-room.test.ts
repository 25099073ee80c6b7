import { ChildProcess } from 'node:child_process'
import cluster, { Worker } from 'node:cluster'
import { createServer } from 'node:net'
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

test.skipIf(process.platform !== 'linux')(
  'when somebody has taken the port while no gateway was there, it is taken back as soon as it is free',
  async () => {
    const host = await startTestHost({ gateways: 1 })
    const client = await host.connect()
    const [gateway] = gatewaysOf(process.pid)
    if (gateway === undefined) throw new Error('no gateway')
    process.kill(gateway, 'SIGKILL')
    await client.closed
    const squatter = createServer((socket) => socket.destroy())
    const listening = () =>
      new Promise<boolean>((answered) => {
        squatter.once('error', () => answered(false))
        squatter.once('listening', () => answered(true))
        squatter.listen({ port: host.host.port, host: '127.0.0.1' })
      })
    await expect.poll(listening, { interval: 20 }).toBe(true)
    await expect.poll(() => host.log.length, { timeout: 20_000 }).toBeGreaterThan(2)
    await new Promise((closed) => squatter.close(closed))
    const isBack = () =>
      host.connect().then(
        () => true,
        () => false,
      )
    await expect.poll(isBack, { timeout: 20_000, interval: 200 }).toBe(true)
  },
  30_000,
)

test('a host whose gateway cannot be started does not start', async () => {
  refusals.push(neverBorn)
  await expect(startTestHost({ gateways: 1 })).rejects.toThrow()
})
