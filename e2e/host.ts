/**
 * A real host as its own process: `plenum serve` on 127.0.0.1 with a temporary file, killed and started again as a story
 * wants. Knows nothing of pages.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { asChair, type Chair } from '../server/command-line/chair.ts'
import type { Language } from '../server/protocol/messages.ts'

const cli = fileURLToPath(new URL('../server/cli.ts', import.meta.url))

/** These events of the host's log say that a story found a bug, whatever the screens show. */
const BUGS = /"event":"(command-failed|request-failed)"/

export class TestHost {
  readonly #folder: string
  #file: string
  #process: ChildProcess | null = null
  #said = ''
  #bugs: string[] = []
  #port = 0
  #consoleKey: string | null = null
  readonly #language: Language

  /** In a folder of its own in `folder`. */
  constructor({ language, folder }: { language: Language; folder: string }) {
    this.#language = language
    this.#folder = mkdtempSync(join(folder, 'plenum-e2e-'))
    this.#file = join(this.#folder, 'Summer convention.plenum')
  }

  get file(): string {
    return this.#file
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** On the port it had before, if it had one. */
  async start(): Promise<void> {
    const parameters = ['serve', '--file', this.#file, '--host', '127.0.0.1', '--port', String(this.#port)]
    const started = spawn(process.execPath, [cli, ...parameters, '--language', this.#language], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = started
    this.#said = ''
    await new Promise<void>((ready, failed) => {
      started.stderr.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text
        if (this.#readGreeting()) ready()
      })
      started.once('exit', (code) => {
        this.#bugs.push(...this.#said.split('\n').filter((line) => BUGS.test(line)))
        failed(new Error(`the host ended with ${code} before it was ready: ${this.#said}`))
      })
    })
  }

  #readGreeting(): boolean {
    const greeting = /http:\/\/127\.0\.0\.1:(\d+)\/console#([\w-]{22})/.exec(this.#said)
    if (greeting === null) return false
    this.#port = Number(greeting[1])
    this.#consoleKey = greeting[2] ?? null
    return true
  }

  /** The link that the host printed when it started. It works once, and is handed out once. */
  takeConsoleLink(): string {
    const key = this.#consoleKey
    if (key === null) throw new Error('the printed link was used already: let a chair invite another')
    this.#consoleKey = null
    return `${this.url}/console#${key}`
  }

  /** What a chair on the command line does, for everything that a story takes as given. */
  asChair<T>(act: (chair: Chair) => Promise<T>): Promise<T> {
    return asChair({ file: this.#file }, act)
  }

  /** From the next start on it serves a copy of this backup: what happened since was never there. */
  goBackTo(backup: string): void {
    const copy = join(this.#folder, 'Restored.plenum')
    copyFileSync(join(dirname(this.#file), 'backups', backup), copy)
    this.#file = copy
  }

  /** From the next start on it serves this file, as another machine would to which the address leads now. */
  goOnWith(file: string, { onAnotherPort = false } = {}): void {
    this.#file = file
    if (onAnotherPort) this.#port = 0
  }

  /** As when the power fails: nothing is said to anybody. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  /** As a chair ends it: clients are told when to come back. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = this.#process
    this.#process = null
    if (ending === null || ending.exitCode !== null) return
    const ended = new Promise((done) => ending.once('exit', done))
    ending.kill(signal)
    await ended
  }

  /** Ends it and removes its folder; returns what its log says of bugs. */
  async dispose(): Promise<readonly string[]> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
    return this.#bugs
  }
}
