/** Questions from a bench to the processes that it started, and their answers. Knows nothing of what is asked. */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** By name what goes in and what comes out. */
export type Calls = Record<string, { input: unknown; output: unknown }>

export type Handlers<C extends Calls> = {
  [Name in keyof C]: (input: C[Name]['input']) => C[Name]['output'] | Promise<C[Name]['output']>
}

type Question<C extends Calls> = { number: number; name: keyof C & string; input: C[keyof C]['input'] }
type Answer = { number: number; output: unknown; error: string | null }

/** CPU of all threads of a process since it began, user and system, as the operating system counts it; and its memory. */
export type Usage = { cpuSeconds: number; residentBytes: number }

export type UsageCall = { usage: { input: null; output: Usage } }

/** A process that does not answer for so long hangs. */
const ANSWER_WITHIN_MS = 180_000
const STOP_WITHIN_MS = 5_000

/** In the process that is asked. It ends with its parent. */
export function answerParent<C extends Calls>(handlers: Handlers<C>): void {
  // Both sides are this folder's own code, typed by the same `Calls`.
  process.on('message', (question: Question<C>) => {
    const answer = (output: unknown, error: string | null) =>
      process.send?.({ number: question.number, output, error } satisfies Answer)
    Promise.resolve(question.input)
      .then(handlers[question.name])
      .then(
        (output) => answer(output, null),
        (error: unknown) =>
          answer(null, error instanceof Error ? (error.stack ?? error.message) : String(error)),
      )
  })
  process.on('disconnect', () => process.exit(0))
  // Ctrl+C reaches the whole group; the parent ends its children by letting go of them.
  process.on('SIGINT', () => undefined)
}

export function ownUsage(): Usage {
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, residentBytes: process.memoryUsage.rss() }
}

/** A clock that all processes of one machine share, in milliseconds. */
export const sharedClock = (): number => Number(process.hrtime.bigint()) / 1e6

export class Child<C extends Calls> {
  readonly #process: ChildProcess
  readonly #name: string
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>()
  readonly #gone = Promise.withResolvers<undefined>()
  #last = 0

  /** `entry` relative to this folder. */
  constructor(entry: string, args: readonly string[] = [], execArgv: readonly string[] = []) {
    this.#name = [entry, ...args].join(' ')
    const path = fileURLToPath(new URL(entry, import.meta.url))
    this.#process = fork(path, args, { execArgv: [...execArgv], serialization: 'advanced' })
    this.#process.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.number)
      this.#waiting.delete(answer.number)
      if (answer.error === null) waiting?.resolve(answer.output)
      else waiting?.reject(new Error(`${this.#name}: ${answer.error}`))
    })
    this.#process.on('exit', (code, signal) => {
      for (const waiting of this.#waiting.values())
        waiting.reject(new Error(`${this.#name} ended (${signal ?? String(code)})`))
      this.#waiting.clear()
      this.#gone.resolve(undefined)
    })
  }

  async ask<Name extends keyof C & string>(name: Name, input: C[Name]['input']): Promise<C[Name]['output']> {
    const number = ++this.#last
    const waiting = Promise.withResolvers<unknown>()
    this.#waiting.set(number, waiting)
    const timer = setTimeout(
      () => waiting.reject(new Error(`${this.#name} does not answer ${name}`)),
      ANSWER_WITHIN_MS,
    )
    this.#process.send({ number, name, input } satisfies Question<C>)
    try {
      return await waiting.promise
    } finally {
      clearTimeout(timer)
    }
  }

  /** As a power cut would: nothing is saved any more. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.#gone.promise
  }

  /** Ends the process by letting go of it; one that hangs is killed. */
  async stop(): Promise<void> {
    if (this.#process.connected) this.#process.disconnect()
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_WITHIN_MS)
    await this.#gone.promise
    clearTimeout(timer)
  }
}
