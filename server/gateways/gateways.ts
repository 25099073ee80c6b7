/**
 * Connections held by processes of their own, for crowds that one process cannot hold. This one accepts and hands each socket to
 * the gateway that has fewest; what clients say comes back over a link. Knows nothing of what is said.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer, type Server as SocketServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Gateway, ToGateway } from '../live/boundary.ts'
import type { Log } from '../log.ts'
import { MOST_SOCKETS } from '../socket/limits.ts'
import type { Reception } from '../socket/reception.ts'
import { refuseUpgrade } from '../socket/upgrades.ts'
import nodeFlags from '../node-flags.json' with { type: 'json' }
import { createLink, LARGEST_BATCH_BYTES, MOST_MISSED_PULSES, PULSE_MS, type Pulse } from './link.ts'

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
  readonly server: SocketServer
  /** The newest of each, of those that live. */
  pulses: () => readonly Pulse[]
  /** Everybody is told when to come back, and the processes are gone. */
  end: (windowMs: number) => Promise<void>
}

type Child = {
  readonly process: ChildProcess
  readonly token: string
  link: { tell: (message: ToGateway) => void; reception: Reception; pulse: Pulse } | null
  /** Sockets handed over since its last pulse. */
  given: number
  /** Pulses that did not come. */
  missed: number
}

/** One that dies again and again is started no faster than this. */
const AGAIN_MS = 1000
/** A process that has not ended by then, with its clients told, is killed. */
const END_MS = 3000
const NO_PULSE: Pulse = { type: 'pulse', open: 0, most: MOST_SOCKETS, slow: 0, residentBytes: 0, stallMs: 0 }

/** Rejects when a gateway does not start. */
export async function openGateways(options: GatewaysOptions): Promise<Gateways> {
  const pool = new Pool(options)
  await pool.open()
  return {
    server: createServer({ pauseOnConnect: true, noDelay: true }, (socket) => pool.handOver(socket)),
    pulses: () => pool.pulses(),
    end: (windowMs) => pool.end(windowMs),
  }
}

class Pool {
  readonly #options: GatewaysOptions
  readonly #folder = mkdtempSync(join(tmpdir(), 'plenum-'))
  /** A pipe of Windows has no place in the file system. */
  readonly #path =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\plenum-${randomBytes(8).toString('hex')}`
      : join(this.#folder, 'host')
  readonly #children = new Set<Child>()
  readonly #links = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_BATCH_BYTES,
  })
  /** The host's own door for its gateways: in a folder of this user, with a token that only each child was given. */
  readonly #inside: Server
  /** Turns of this loop, not of the clock: when it was this process that stood still, their pulses wait to be read. */
  readonly #watching = setInterval(() => this.#watch(), PULSE_MS).unref()
  #isEnding = false

  constructor(options: GatewaysOptions) {
    this.#options = options
    this.#inside = createHttpServer(options.serve)
    this.#inside.on('upgrade', (request, socket, head) => {
      const token = request.headers.authorization?.replace('Bearer ', '')
      const child = [...this.#children].find((each) => each.token === token && each.link === null)
      if (child === undefined) return refuseUpgrade(socket, '403 Forbidden')
      this.#links.handleUpgrade(request, socket, head, (ws) => this.#link(child, ws))
    })
  }

  async open(): Promise<void> {
    await new Promise<void>((listening, failed) =>
      // For good: what fails later, such as accepting when the system has no more files, must not end the host.
      this.#inside.on('error', failed).listen(this.#path, listening),
    )
    try {
      await Promise.all(Array.from({ length: this.#options.count }, () => this.#start()))
    } catch (error) {
      for (const child of this.#children) child.process.kill('SIGKILL')
      await this.end(0)
      throw error
    }
  }

  pulses(): Pulse[] {
    return [...this.#children].flatMap(({ link }) => (link === null ? [] : [link.pulse]))
  }

  /** To the one with fewest; when none can take it the line is cut, and the client comes back. */
  handOver(socket: Socket): void {
    let fewest: Child | null = null
    let least = Infinity
    for (const child of this.#children) {
      if (child.link === null) continue
      const open = child.link.pulse.open + child.given
      if (open >= least || open >= child.link.pulse.most) continue
      fewest = child
      least = open
    }
    if (fewest === null) return void socket.destroy()
    fewest.given++
    fewest.process.send({ type: 'connection' } satisfies FromParent, socket, {}, (error) => {
      if (error !== null) socket.destroy()
    })
  }

  async end(windowMs: number): Promise<void> {
    this.#isEnding = true
    clearInterval(this.#watching)
    const ended = [...this.#children].map((child) => new Promise((done) => child.process.once('exit', done)))
    for (const { link } of this.#children) link?.tell({ type: 'drain', windowMs })
    const killing = setTimeout(() => {
      for (const child of this.#children) child.process.kill('SIGKILL')
    }, END_MS)
    await Promise.all(ended)
    clearTimeout(killing)
    const closed = new Promise((done) => this.#inside.close(done))
    this.#inside.closeAllConnections()
    await closed
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Resolves when it is linked; rejects when the system has no room for a process, or it ends before. */
  #start(): Promise<void> {
    const { tls, staticFolder, allowedOrigins, trustsProxy } = this.#options
    return new Promise((linked, failed) => {
      const child: Child = {
        process: fork(fileURLToPath(new URL('./gateway-process.ts', import.meta.url)), {
          execArgv: nodeFlags,
        }),
        token: randomBytes(16).toString('base64url'),
        link: null,
        given: 0,
        missed: 0,
      }
      let isReady = false
      // One that never lived does not exit, and to kill it would be to kill this process and all of its group.
      if (child.process.pid !== undefined) this.#children.add(child)
      child.process.once('message', () => {
        isReady = true
        linked()
      })
      child.process.once('exit', (code) => {
        failed(new Error(`a gateway ended with ${String(code)}`))
        this.#lost(child)
        if (isReady) this.#startAgain()
      })
      // Writing to one that has just died is no reason to end the host.
      child.process.on('error', (error) => {
        if (child.process.pid === undefined) failed(error)
      })
      child.process.send({
        type: 'start',
        options: { path: this.#path, token: child.token, tls, staticFolder, allowedOrigins, trustsProxy },
      } satisfies FromParent)
    })
  }

  #startAgain(): void {
    setTimeout(() => {
      if (!this.#isEnding) this.#start().catch(() => this.#startAgain())
    }, AGAIN_MS).unref()
  }

  #lost(child: Child): void {
    this.#children.delete(child)
    child.link?.reception.lost()
    if (!this.#isEnding) this.#options.log({ event: 'gateway-lost' })
  }

  /** One that stands still holds its clients where nobody hears them: without it they come back to the others. */
  #watch(): void {
    for (const child of this.#children)
      if (child.link !== null && ++child.missed > MOST_MISSED_PULSES) child.process.kill('SIGKILL')
  }

  #link(child: Child, ws: WebSocket): void {
    const { tell, isFull } = createLink<'host'>(ws, (message) => {
      if (message.type !== 'pulse') return link.reception.hear(message)
      link.pulse = message
      child.given = 0
      child.missed = 0
    })
    const kill = () => child.process.kill('SIGKILL')
    const gateway: Gateway = {
      // Who does not read any more is ended: its clients come back to the others.
      tell: (message) => (isFull() ? void kill() : tell(message)),
      slow: () => link.pulse.slow,
    }
    const link = { tell, pulse: NO_PULSE, reception: this.#options.receive(gateway) }
    child.link = link
    ws.on('error', () => undefined)
    ws.on('close', kill)
  }
}
