/**
 * Connections held by processes of their own, for crowds that one process cannot hold. All of them accept from one listening socket,
 * so that a crowd at the door costs the host nothing; what clients say comes over a link. Knows nothing of what is said.
 */
import cluster, { type Worker } from 'node:cluster'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer } from 'node:net'
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
  | { type: 'listen'; port: number; host: string }

export type FromChild =
  | { type: 'ready' }
  | { type: 'listening'; port: number }
  /** With the system's code. */
  | { type: 'refused'; code: string }

type GatewaysOptions = Omit<Extract<FromParent, { type: 'start' }>['options'], 'path' | 'token'> & {
  count: number
  /** What only the host can answer. X-Forwarded-For is a gateway's word there. */
  serve: RequestListener
  receive: (gateway: Gateway) => Reception
  log: Log
}

/** The processes, linked; not listening yet. */
export type Gateways = {
  listen: (port: number, host: string) => Promise<Exclude<FromChild, { type: 'ready' }>>
  /** The newest of each, of those that live. */
  pulses: () => readonly Pulse[]
  /** Everybody is told when to come back, and the processes are gone. */
  end: (windowMs: number) => Promise<void>
}

type Child = {
  readonly worker: Worker
  readonly token: string
  link: { tell: (message: ToGateway) => void; reception: Reception; pulse: Pulse } | null
  /** Pulses that did not come. */
  missed: number
}

/** One that dies again and again is started no faster than this. */
const AGAIN_MS = 1000
/** A process that has not ended by then, with its clients told, is killed. */
const END_MS = 3000
/** On the port of a host that was killed a moment ago: its gateways may take so long to be gone. */
const PORT_MS = 3000
const PORT_AGAIN_MS = 50

const NO_PULSE: Pulse = { type: 'pulse', open: 0, most: MOST_SOCKETS, slow: 0, residentBytes: 0, stallMs: 0 }

/** Rejects when a gateway does not start. */
export async function openGateways(options: GatewaysOptions): Promise<Gateways> {
  const pool = new Pool(options)
  await pool.open()
  return {
    listen: (port, host) => pool.listen(port, host),
    pulses: () => pool.pulses(),
    end: (windowMs) => pool.end(windowMs),
  }
}

const ENTRY = fileURLToPath(new URL('./gateway-process.ts', import.meta.url))

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
  #listensOn: { port: number; host: string } | null = null
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
      for (const child of this.#children) child.worker.process.kill('SIGKILL')
      await this.end(0)
      throw error
    }
  }

  pulses(): Pulse[] {
    return [...this.#children].flatMap(({ link }) => (link === null ? [] : [link.pulse]))
  }

  /** The system deals connections out among those that listen. */
  async listen(wanted: number, host: string): Promise<Exclude<FromChild, { type: 'ready' }>> {
    // Known by its number, so that whoever is started later finds it.
    const port = wanted === 0 ? await freePort(host) : wanted
    const until = performance.now() + PORT_MS
    for (;;) {
      const answers = await Promise.all([...this.#children].map((child) => listenIn(child, port, host)))
      const refused = answers.find((answer) => answer.type === 'refused')
      if (refused === undefined) this.#listensOn = { port, host }
      const [first = { type: 'refused', code: 'EPIPE' } as const] = answers
      if (refused?.code !== 'EADDRINUSE' || performance.now() > until) return refused ?? first
      await new Promise((again) => setTimeout(again, PORT_AGAIN_MS))
    }
  }

  async end(windowMs: number): Promise<void> {
    this.#isEnding = true
    clearInterval(this.#watching)
    const ended = [...this.#children].map((child) => new Promise((done) => child.worker.once('exit', done)))
    for (const { link } of this.#children) link?.tell({ type: 'drain', windowMs })
    const killing = setTimeout(() => {
      for (const child of this.#children) child.worker.process.kill('SIGKILL')
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
      cluster.schedulingPolicy = cluster.SCHED_NONE
      cluster.setupPrimary({ exec: ENTRY, args: [], execArgv: nodeFlags })
      const child: Child = {
        worker: cluster.fork(),
        token: randomBytes(16).toString('base64url'),
        link: null,
        missed: 0,
      }
      const { worker } = child
      let isReady = false
      // One that never lived does not exit, and to kill it would be to kill this process and all of its group.
      if (worker.process.pid !== undefined) this.#children.add(child)
      worker.once('message', () => {
        isReady = true
        linked()
        void this.#listenAgain(child)
      })
      worker.once('exit', (code) => {
        failed(new Error(`a gateway ended with ${String(code)}`))
        this.#lost(child)
        if (isReady) this.#startAgain()
      })
      // Writing to one that has just died is no reason to end the host.
      worker.process.on('error', (error) => {
        if (worker.process.pid === undefined) failed(error)
      })
      worker.on('error', () => undefined)
      worker.send({
        type: 'start',
        options: { path: this.#path, token: child.token, tls, staticFolder, allowedOrigins, trustsProxy },
      } satisfies FromParent)
    })
  }

  /** One that may not, because somebody has taken the place while nobody was there, is of no use: another will try. */
  async #listenAgain(child: Child): Promise<void> {
    if (this.#listensOn === null) return
    const answer = await listenIn(child, this.#listensOn.port, this.#listensOn.host)
    if (answer.type === 'refused') child.worker.process.kill('SIGKILL')
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
      if (child.link !== null && ++child.missed > MOST_MISSED_PULSES) child.worker.process.kill('SIGKILL')
  }

  #link(child: Child, ws: WebSocket): void {
    const { tell, isFull } = createLink<'host'>(ws, (message) => {
      if (message.type !== 'pulse') return link.reception.hear(message)
      link.pulse = message
      child.missed = 0
    })
    const kill = () => child.worker.process.kill('SIGKILL')
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

const freePort = (host: string) =>
  new Promise<number>((found) => {
    const server = createServer()
    // Then listening there will say why.
    server.once('error', () => found(0))
    server.listen({ port: 0, host }, () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** Its own word of how that went; a child that ends meanwhile has refused. */
function listenIn(
  { worker }: Child,
  port: number,
  host: string,
): Promise<Exclude<FromChild, { type: 'ready' }>> {
  return new Promise((answered) => {
    const gone = () => answered({ type: 'refused', code: 'EPIPE' })
    worker.once('exit', gone)
    worker.once('message', (answer: FromChild) => {
      worker.off('exit', gone)
      if (answer.type !== 'ready') answered(answer)
    })
    worker.send({ type: 'listen', port, host } satisfies FromParent)
  })
}
