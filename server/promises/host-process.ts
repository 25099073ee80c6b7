/** A real host as `plenum serve` starts it: a process of its own that can be killed and started again on the same port. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { findRunningHost } from '../store/lock.ts'
import { BrokenPromise } from './promise.ts'
import type { Held } from './watched-host.ts'

export type HostEntry =
  'the product' | 'tells its memory' | 'sends the whole list' | 'does not wait for the disk'

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** What Node is given before the command. */
const ENTRIES: Record<HostEntry, readonly string[]> = {
  'the product': [beside('../cli.ts')],
  'tells its memory': ['--expose-gc', beside('watched-host.ts')],
  'sends the whole list': [beside('whole-list-host.ts')],
  'does not wait for the disk': [beside('unsynced-host.ts')],
}

/** Below the ports that systems give to outgoing connections: nobody takes it while the host is down. */
const FIRST_PORT = 20_000
const PORTS = 10_000
const START_MS = 30_000
const STOP_MS = 10_000
/** Of the log: enough to say what went wrong. */
const MOST_WORDS = 1_000_000

const heldSchema: z.ZodType<Held> = z.strictObject({ heapBytes: z.number(), residentBytes: z.number() })

/** Whatever ends this program ends its hosts. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

export type HostProcessOptions = {
  /** A free one when not given. */
  port?: number
  /** On Linux any of 127.0.0.0/8. */
  address?: string
  entry?: HostEntry
  /** Beside this program's own. */
  environment?: Readonly<Record<string, string>>
}

export class HostProcess {
  readonly file: string
  readonly port: number
  readonly url: string
  readonly #address: string
  readonly #entry: HostEntry
  readonly #environment: Readonly<Record<string, string>>
  /** By `performance.now()`, when its process was begun last. */
  startedAt = 0
  #child: ChildProcess | null = null
  #words = ''

  private constructor(file: string, { port, address, entry, environment }: Required<HostProcessOptions>) {
    this.file = file
    this.port = port
    this.#address = address
    this.url = `http://${address}:${String(port)}`
    this.#entry = entry
    this.#environment = environment
  }

  static async start(file: string, options: HostProcessOptions = {}): Promise<HostProcess> {
    const { address = '127.0.0.1', entry = 'the product', environment = {} } = options
    const { port = await freePort(address) } = options
    const host = new HostProcess(file, { port, address, entry, environment })
    await host.start()
    return host
  }

  /** On the same port and file. Resolves when it listens. */
  async start(): Promise<void> {
    this.startedAt = performance.now()
    const parameters = ['serve', '--file', this.file, '--port', String(this.port), '--host', this.#address]
    const child = spawn(process.execPath, [...ENTRIES[this.#entry], ...parameters], {
      stdio: ['ignore', 'ignore', 'pipe', ...(this.#entry === 'tells its memory' ? (['ipc'] as const) : [])],
      env: { ...process.env, ...this.#environment },
    })
    this.#child = child
    running.add(child)
    const listens = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => listens.reject(new BrokenPromise('the host does not start')), START_MS)
    const from = this.#words.length
    child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#words.length < MOST_WORDS) this.#words += chunk.toString()
      if (this.#words.slice(from).includes('Ctrl+C')) listens.resolve(undefined)
    })
    child.once('exit', () => {
      running.delete(child)
      listens.reject(new BrokenPromise(`the host does not start: ${this.#words.slice(from)}`))
    })
    try {
      await listens.promise
    } finally {
      clearTimeout(timer)
    }
  }

  get isAlive(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }

  /** A key that opens consoles of this start. */
  get consoleKey(): string {
    const key = findRunningHost(this.file)?.key
    if (key === undefined) throw new BrokenPromise('the running host is not found by its file')
    return key
  }

  /** Lines of the log that say that something was not foreseen. */
  get mishaps(): string[] {
    return this.#words
      .split('\n')
      .filter((line) => /command-failed|telling-failed|^\s+at |Error:|Warning:/.test(line))
  }

  /** Its lines. */
  get log(): string[] {
    return this.#words.split('\n')
  }

  /** Lines of the log that are warnings or worse. */
  get warnings(): string[] {
    return this.#words.split('\n').filter((line) => /"level":(40|50|60)/.test(line))
  }

  /** What it holds after a collection. Only of one that tells. */
  async held(): Promise<Held> {
    const child = this.#child
    if (child?.connected !== true) throw new BrokenPromise('the host does not tell its memory')
    const answer = Promise.withResolvers<unknown>()
    const gone = () => answer.reject(new BrokenPromise('the host is gone'))
    child.once('message', answer.resolve)
    child.once('exit', gone)
    try {
      child.send('held')
      return heldSchema.parse(await answer.promise)
    } finally {
      child.off('exit', gone)
    }
  }

  /** As a power switch would. Resolves when the process is gone. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  /** As Ctrl+C does; one that hangs is killed. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), STOP_MS)
    await this.#end('SIGTERM')
    clearTimeout(timer)
  }

  #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (child === null || !this.isAlive) return Promise.resolve()
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill(signal)
    return gone
  }
}

/** By trying, each at random: several of these programs may run at once. */
async function freePort(address: string): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, address, () => resolve(true))
    })
    if (!isFree) continue
    await new Promise((closed) => probe.close(closed))
    return port
  }
}
