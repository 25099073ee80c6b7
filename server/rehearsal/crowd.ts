/**
 * A crowd of simulated members in a process of its own, so that they cost the host nothing but what real phones would. The
 * demo, the tests, the benches and the rehearsal start one with `startCrowd` and tell it what to do.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromCrowd, type Access, type CrowdAnswer, type Order, type ToCrowd } from './crowd-messages.ts'
import type { RovingHabits, VotingHabits } from './plan.ts'
import type { VoteId } from '../protocol/messages.ts'

export type { Access, CrowdAnswer } from './crowd-messages.ts'

/** A process may commonly open 20,000 files; a crowd that is larger needs several processes. */
export const MOST_MEMBERS = 19_000

/** A crowd that does not end by itself is ended. */
const STOP_MS = 5_000

/** Beyond the time in which members arrive: what a crowded hall may take until the last one is in. */
const SIGN_IN_MARGIN_SECONDS = 60

export type CrowdOptions = {
  /** Of the host: "http://127.0.0.1:7373". */
  url: string
  /** In the order in which they arrive. */
  accesses: readonly Access[]
  /** The same seed gives the same arrivals, absences and ballots. */
  seed: string
  /** What happens to connections once they are live; by default nothing. */
  roving?: RovingHabits
  /** The process is gone and nobody asked for it; `why` in words. */
  onBroken?: (why: string) => void
}

export type Crowd = {
  /** Everybody who is not there yet comes, spread over this time; resolves when all have been live. */
  signIn(options: { overSeconds: number; withinSeconds?: number }): Promise<CrowdAnswer>
  rove(habits: RovingHabits | null): Promise<CrowdAnswer>
  /** Resolves when everybody on the register has voted who wants to, or knows that the vote is over. */
  vote(options: { vote: VoteId; habits: VotingHabits; withinSeconds: number }): Promise<CrowdAnswer>
  /** Votes in every vote that is or will be open. */
  keepVoting(habits: VotingHabits | null): Promise<CrowdAnswer>
  statistics(): Promise<CrowdAnswer>
  /** Closes all sockets and ends the process; resolves when it is gone. */
  stop(): Promise<void>
}

export async function startCrowd({ url, accesses, seed, roving, onBroken }: CrowdOptions): Promise<Crowd> {
  if (accesses.length > MOST_MEMBERS)
    throw new RangeError(`one process holds at most ${String(MOST_MEMBERS)} simulated members`)
  // Beside this file: .ts where Node runs the sources, .js where the desktop app runs its build.
  const entry = fileURLToPath(new URL(`./crowd-process${extname(import.meta.filename)}`, import.meta.url))
  const orders = new Orders(fork(entry, { execArgv: [], serialization: 'advanced' }), onBroken)
  await orders.give({
    type: 'gather',
    url: new URL(url).origin,
    seed,
    members: [...accesses],
    roving: roving ?? null,
  })
  return {
    signIn: ({ overSeconds, withinSeconds = overSeconds + SIGN_IN_MARGIN_SECONDS }) =>
      orders.give({ type: 'sign-in', overSeconds, withinSeconds }),
    rove: (habits) => orders.give({ type: 'rove', habits }),
    vote: ({ vote, habits, withinSeconds }) => orders.give({ type: 'vote', vote, habits, withinSeconds }),
    keepVoting: (habits) => orders.give({ type: 'keep-voting', habits }),
    statistics: () => orders.give({ type: 'statistics' }),
    stop: () => orders.stop(),
  }
}

class Orders {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<CrowdAnswer>>()
  readonly #gone = Promise.withResolvers<undefined>()
  #last = 0
  #isStopping = false
  #broken: string | null = null

  constructor(child: ChildProcess, onBroken: ((why: string) => void) | undefined) {
    this.#child = child
    child.on('message', (raw) => {
      const { number, inTime, statistics } = fromCrowd.parse(raw)
      this.#waiting.get(number)?.resolve({ inTime, statistics })
      this.#waiting.delete(number)
    })
    const end = (why: string) => {
      this.#broken ??= why
      for (const answer of this.#waiting.values()) answer.reject(new Error(this.#broken))
      this.#waiting.clear()
      this.#gone.resolve(undefined)
    }
    child.on('error', (error) => end(`the simulated members could not be started: ${error.message}`))
    child.on('exit', (code, signal) => {
      const wasAsked = this.#isStopping
      end(`the simulated members ended (${signal ?? String(code)})`)
      if (!wasAsked) onBroken?.(this.#broken ?? '')
    })
  }

  give(order: Order): Promise<CrowdAnswer> {
    if (this.#broken !== null) return Promise.reject(new Error(this.#broken))
    const answer = Promise.withResolvers<CrowdAnswer>()
    const message: ToCrowd = { number: ++this.#last, order }
    this.#waiting.set(message.number, answer)
    this.#child.send(message, (error) => {
      if (error === null || !this.#waiting.delete(message.number)) return
      answer.reject(new Error(`the simulated members do not listen any more: ${error.message}`))
    })
    return answer.promise
  }

  async stop(): Promise<void> {
    if (this.#broken !== null) return
    this.#isStopping = true
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS)
    // However it ends is well: what matters is that it is gone.
    await this.give({ type: 'stop' }).catch(() => undefined)
    await this.#gone.promise
    clearTimeout(timer)
  }
}
