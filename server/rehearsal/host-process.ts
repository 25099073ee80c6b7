/** The host of a rehearsal: the real one, as a process of its own, so that it can be killed like one. */
import { fork, type ChildProcess } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { ProcessOptions, ToHost } from '../process.ts'

/** Of what `FromHost` can be only this matters here. */
const fromHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), url: z.string(), consoleKey: z.string() }),
  z.object({ type: z.literal('failed'), why: z.string() }),
  z.object({ type: z.literal('status') }),
])

/** What the convention's own host is started with too, so that the copy's is the same. */
export type HostConfiguration = Omit<ProcessOptions, 'isPortFixed' | 'language' | 'file'> & { file: string }

export class HostProcess {
  readonly #configuration: HostConfiguration
  readonly #entry: string
  #child: ChildProcess | null = null
  #url: string | null = null
  #key = ''
  readonly #broken = Promise.withResolvers<never>()

  constructor(configuration: HostConfiguration) {
    this.#configuration = configuration
    const extension = extname(import.meta.filename)
    this.#entry = fileURLToPath(
      new URL(extension === '.ts' ? '../process.ts' : `./process${extension}`, import.meta.url),
    )
    // Whoever waits for it hears of it; nobody waiting is no bug.
    this.#broken.promise.catch(() => undefined)
  }

  get url(): string {
    if (this.#url === null) throw new Error('the host was never started')
    return this.#url
  }

  /** Opens one console; another one after each start. */
  get key(): string {
    return this.#key
  }

  /** Rejects when the host ends without being asked to. */
  get broken(): Promise<never> {
    return this.#broken.promise
  }

  /** On a free port, and after a kill on the same one again, where the phones look for it. */
  async start(): Promise<void> {
    if (this.#child !== null) return
    const child = fork(this.#entry, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    this.#child = child
    child.on('exit', (code, signal) => {
      if (this.#child !== child) return
      this.#child = null
      this.#broken.reject(new Error(`the host ended by itself (${signal ?? `exit code ${String(code)}`})`))
    })
    const ready = new Promise<string>((resolve, reject) => {
      child.on('message', (raw) => {
        const message = fromHost.parse(raw)
        if (message.type === 'ready') {
          this.#key = message.consoleKey
          resolve(message.url)
        }
        if (message.type === 'failed') reject(new Error(`the host does not start (${message.why})`))
      })
    })
    const port = this.#url === null ? this.#configuration.port : Number(new URL(this.#url).port)
    this.#tell(child, {
      type: 'start',
      options: { ...this.#configuration, port, isPortFixed: true, language: 'en' },
    })
    this.#url = await Promise.race([ready, this.broken])
  }

  /** As a power cut would, for the process: nothing is saved, nobody is told. A copy that is thrown away ends no other way. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === null) return
    this.#child = null
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    await gone
  }

  #tell(child: ChildProcess, message: ToHost): void {
    // A host that is gone hears nothing; its exit says so.
    child.send(message, () => undefined)
  }
}
