/**
 * Connections held by processes of their own, for crowds that one process cannot hold. This one accepts and hands each socket to
 * the gateway that has fewest; what clients say comes back over a link. Knows nothing of what is said.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import type { Gateway, ToGateway } from '../live/boundary.ts'
import type { Log } from '../log.ts'
import type { Reception } from '../socket/reception.ts'
import { refuseUpgrade } from '../socket/upgrades.ts'
import { createLink, LARGEST_BATCH_BYTES, type Pulse } from './link.ts'

export type FromParent =
  | {
      type: 'start'
      options: {
        /** Where the host is asked; and the right to it. */
        path: string
        token: string
        tls?: { cert: string; key: string } | undefined
        staticFolder: string
        allowedOrigins: readonly string[]
        trustsProxy: boolean
      }
    }
  /** Comes with a socket. */
  | { type: 'connection' }

type GatewaysOptions = Omit<Extract<FromParent, { type: 'start' }>['options'], 'path' | 'token'> & {
  count: number
  /** What only the host can answer. X-Forwarded-For is a gateway's word there. */
  serve: RequestListener
  receive: (gateway: Gateway) => Reception
  log: Log
}

/** The processes, and the server whose connections they get; not listening yet. */
export type Gateways = {
  readonly server: Server
  /** The newest of each, of those that live. */
  pulses: () => readonly Pulse[]
  /** Everybody is told when to come back, and the processes are gone. */
  end: (windowMs: number) => Promise<void>
}

type Child = {
  readonly process: ChildProcess
  readonly token: string
  state:
    | { is: 'starting' }
    | { is: 'linked'; reception: Reception; tell: (message: ToGateway) => void; pulse: Pulse }
  /** Handed over since its last pulse. */
  given: number
}

/** One that dies again and again is started no faster than this. */
const AGAIN_MS = 1000
/** A process that has not ended by then, with its clients told, is killed. */
const END_MS = 3000
const NO_PULSE: Pulse = { type: 'pulse', open: 0, most: Infinity, slow: 0, residentBytes: 0, stallMs: 0 }

/** Rejects when a gateway does not start. */
export async function openGateways(options: GatewaysOptions): Promise<Gateways> {
  const { count, log } = options
  const folder = mkdtempSync(join(tmpdir(), 'plenum-'))
  // A pipe of Windows has no place in the file system.
  const path =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\plenum-${randomBytes(8).toString('hex')}`
      : join(folder, 'host')
  const children = new Set<Child>()
  let isEnding = false

  const inside = await listenInside(path, options.serve, (token) => {
    for (const child of children) if (child.token === token) return child
    return null
  })

  function start(): Promise<void> {
    return new Promise((linked, failed) => {
      const child: Child = {
        process: fork(fileURLToPath(new URL('./gateway-process.ts', import.meta.url)), { execArgv: [] }),
        token: randomBytes(16).toString('base64url'),
        state: { is: 'starting' },
        given: 0,
      }
      children.add(child)
      inside.expect(child, options.receive, linked)
      // Writing to one that has just died is no reason to end the host.
      child.process.on('error', () => undefined)
      child.process.once('exit', (code) => {
        children.delete(child)
        if (child.state.is === 'linked') child.state.reception.lost()
        failed(new Error(`a gateway ended with ${String(code)}`))
        if (isEnding) return
        log({ event: 'gateway-lost' })
        setTimeout(() => void start().catch(() => undefined), AGAIN_MS).unref()
      })
      const { tls, staticFolder, allowedOrigins, trustsProxy } = options
      child.process.send({
        type: 'start',
        options: { path, token: child.token, tls, staticFolder, allowedOrigins, trustsProxy },
      } satisfies FromParent)
    })
  }

  const linked = () => [...children].flatMap(({ state }) => (state.is === 'linked' ? [state] : []))
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => {
    handOver(children, socket)
  })

  const end = async (windowMs: number) => {
    isEnding = true
    const ended = [...children].map(({ process }) => new Promise((done) => process.once('exit', done)))
    for (const { tell } of linked()) tell({ type: 'drain', windowMs })
    const killing = setTimeout(() => {
      for (const { process } of children) process.kill('SIGKILL')
    }, END_MS)
    await Promise.all(ended)
    clearTimeout(killing)
    await inside.end()
    rmSync(folder, { recursive: true, force: true })
  }

  try {
    await Promise.all(Array.from({ length: count }, start))
  } catch (error) {
    isEnding = true
    for (const { process } of children) process.kill('SIGKILL')
    await end(0)
    throw error
  }
  return { server, end, pulses: () => linked().map(({ pulse }) => pulse) }
}

/** To the one with fewest; when none can take it the line is cut, and the client comes back. */
function handOver(children: Iterable<Child>, socket: Socket): void {
  let fewest: Child | null = null
  let least = Infinity
  for (const child of children) {
    if (child.state.is !== 'linked') continue
    const open = child.state.pulse.open + child.given
    if (open >= least || open >= child.state.pulse.most) continue
    fewest = child
    least = open
  }
  if (fewest === null) return void socket.destroy()
  fewest.given++
  fewest.process.send({ type: 'connection' } satisfies FromParent, socket, {}, (error) => {
    if (error !== null) socket.destroy()
  })
}

/** The host's own door for its gateways: a socket in a folder of this user, and a token that only each child was given. */
async function listenInside(path: string, serve: RequestListener, childOf: (token: string) => Child | null) {
  const links = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_BATCH_BYTES,
  })
  const expected = new Map<Child, { receive: (gateway: Gateway) => Reception; linked: () => void }>()
  const server = createHttpServer(serve)
  server.on('upgrade', (request, socket, head) => {
    const child = childOf(request.headers.authorization?.replace('Bearer ', '') ?? '')
    const its = child === null ? undefined : expected.get(child)
    if (child === null || its === undefined) return refuseUpgrade(socket, '403 Forbidden')
    expected.delete(child)
    links.handleUpgrade(request, socket, head, (ws) => {
      const link = createLink<'host'>(ws, (message) => {
        if (child.state.is !== 'linked') return
        if (message.type !== 'pulse') return child.state.reception.hear(message)
        child.state.pulse = message
        child.given = 0
      })
      const tell = (message: ToGateway) => {
        // It does not read any more: without it its clients come back to the others.
        if (link.isFull()) child.process.kill('SIGKILL')
        else link.tell(message)
      }
      const slow = () => (child.state.is === 'linked' ? child.state.pulse.slow : 0)
      const reception = its.receive({ tell, slow })
      child.state = { is: 'linked', reception, tell, pulse: NO_PULSE }
      ws.on('error', () => undefined)
      ws.on('close', () => child.process.kill('SIGKILL'))
      its.linked()
    })
  })
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(path, listening))
  return {
    expect(child: Child, receive: (gateway: Gateway) => Reception, linked: () => void) {
      expected.set(child, { receive, linked })
    },
    end: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
