/** The phones of one hall, over as many load processes as it takes, as if they were one. */
import { Child } from './calls.ts'
import type { Dialect } from './load-line.ts'
import type { LoadCalls, Opened, Pace } from './load-process.ts'
import { quantile } from './ratios.ts'

/** A process may commonly open 20,000 files, and a socket is one. */
const PHONES_A_PROCESS = 10_000
const ARRIVE_WITHIN_SECONDS = 60
const CONNECT_WITHIN_SECONDS = 120

/** Milliseconds: until the last one came, counted from `since` or from the first sending; and each one's own time. */
export type Arrival = {
  arrived: number
  lastMs: number
  p50Ms: number
  p99Ms: number
  frames: number
  frameBytes: number
}

type ConnectOptions = { url: string; dialect: Dialect; firstFrames: readonly string[]; pace: Pace }

export class Phones {
  readonly size: number
  readonly #loads: Child<LoadCalls>[]
  readonly #shares: { from: number; to: number }[] = []

  /** `size` of them at most. */
  constructor(size: number) {
    this.size = size
    const processes = Math.ceil(size / PHONES_A_PROCESS)
    for (let index = 0; index < processes; index++)
      this.#shares.push({
        from: Math.floor((index * size) / processes),
        to: Math.floor(((index + 1) * size) / processes),
      })
    this.#loads = this.#shares.map(() => new Child<LoadCalls>('load-process.ts'))
  }

  /** Everybody must get in. */
  async connect({ url, dialect, firstFrames, pace }: ConnectOptions): Promise<Opened> {
    const opened = await this.#all((load, { from, to }) =>
      load.ask('open', {
        ...{ url, dialect, first: from, firstFrames: firstFrames.slice(from, to) },
        pace: { ...pace, atOnce: Math.ceil(pace.atOnce / this.#loads.length) },
        withinSeconds: CONNECT_WITHIN_SECONDS,
      }),
    )
    const answered = opened.reduce((sum, each) => sum + each.answered, 0)
    if (answered < firstFrames.length)
      throw new Error(`only ${String(answered)} of ${String(firstFrames.length)} phones could connect`)
    return {
      answered,
      seconds: Math.max(...opened.map(({ seconds }) => seconds)),
      answerBytes: opened[0]?.answerBytes ?? 0,
      attempts: opened.reduce((sum, { attempts }) => sum + attempts, 0),
    }
  }

  async expect(beginsWith: string): Promise<void> {
    await this.#all((load) => load.ask('expect', { beginsWith }))
  }

  async send(frames: readonly string[], overSeconds = 0): Promise<void> {
    await this.#all((load, { from, to }) => load.ask('send', { frames: frames.slice(from, to), overSeconds }))
  }

  /** Until everybody has what was expected; nobody may miss it. `since` null: each from its own sending. */
  async arrival(since: number | null): Promise<Arrival> {
    const parts = await this.#all((load) => load.ask('arrived', { withinSeconds: ARRIVE_WITHIN_SECONDS }))
    const arrival = arrivalOf(parts, since)
    if (arrival.arrived < this.size)
      throw new Error(`only ${String(arrival.arrived)} of ${String(this.size)} phones got the frame`)
    return arrival
  }

  async stall(isStalled: boolean): Promise<void> {
    await this.#all((load) => load.ask('stall', { isStalled }))
  }

  async leave(): Promise<void> {
    await this.#all((load) => load.ask('leave', null))
  }

  async stop(): Promise<void> {
    await this.#all((load) => load.stop())
  }

  #all<T>(act: (load: Child<LoadCalls>, share: { from: number; to: number }) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#loads.map((load, index) => act(load, this.#shares[index] ?? { from: 0, to: 0 })))
  }
}

type Part = Pick<LoadCalls['arrived']['output'], 'arrived' | 'sent' | 'frames' | 'frameBytes'>

export function arrivalOf(parts: readonly Part[], since: number | null): Arrival {
  const times: number[] = []
  let [earliest, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { arrived, sent } of parts)
    for (const [index, at] of arrived.entries()) {
      const sentAt = sent[index] ?? 0
      times.push(at - (since ?? sentAt))
      earliest = Math.min(earliest, sentAt)
      last = Math.max(last, at)
    }
  times.sort((one, other) => one - other)
  return {
    arrived: times.length,
    lastMs: last - (since ?? earliest),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    frames: parts.reduce((sum, { frames }) => sum + frames, 0),
    frameBytes: parts[0]?.frameBytes ?? 0,
  }
}
