/**
 * The one writer. Changes wait here for a turn of the loop, or a few milliseconds while others keep coming, are done together in
 * one transaction, and are answered and published when it is on the disk: ten thousand ballots are a few dozen writes.
 */
import type { AssemblyEvent } from '../domain/events.ts'
import type { Signal } from '../live/world.ts'
import type { Store } from '../store/store.ts'
import type { HostState } from './state.ts'

/**
 * A batch ends at either: large enough that a commit costs next to nothing per ballot, small enough that with its answers, 20 µs
 * each, it is no stall. Twice as many made the longest one half as long again and saved 2 % of the processor.
 */
const BATCH_CHANGES = 256
const BATCH_MS = 5

/**
 * From the end of a batch to the next, unless that is full. A commit costs the processor as much as all else of a sign-in: at 500
 * sign-ins a second three share one. After a pause nothing waits for this.
 */
const REST_MS = 6

/** Every phone of the largest hall with a few commands each. More waiting than this is a flood, and is told to come later. */
export const MOST_WAITING = 50_000

/** `run` is called inside the transaction and may be called again if the batch failed; `saved` or `notSaved` once, after it. */
export type Work = {
  run(): readonly (AssemblyEvent | Signal)[]
  saved(): void
  notSaved(): void
}

type QueueOptions = {
  store: Store
  state: HostState
  publish: (changes: readonly (AssemblyEvent | Signal)[]) => void
  /** Monotonic milliseconds, for the length of a batch and of a rest. */
  elapsed: () => number
  later: (work: () => void) => void
  laterIn?: (milliseconds: number, work: () => void) => void
  /** The disk refuses, with SQLite's code; null: it takes again. */
  onSaving: (trouble: string | null) => void
  /** A bug in one command: it alone is refused. */
  onBug: (error: unknown) => void
}

export class Queue {
  readonly #options: Required<QueueOptions>
  #waiting: Work[] = []
  #isScheduled = false
  #isResting = false
  /** By `elapsed`. */
  #restsUntil = -Infinity
  /** The disk refused the last write. */
  #isRefused = false

  constructor(options: QueueOptions) {
    this.#options = { laterIn: (milliseconds, work) => void setTimeout(work, milliseconds), ...options }
  }

  get length(): number {
    return this.#waiting.length
  }

  get isFull(): boolean {
    return this.#waiting.length >= MOST_WAITING
  }

  submit(work: Work): void {
    this.#waiting.push(work)
    this.#schedule()
  }

  /** Everything that waits is done now: before the host stops. */
  drain(): void {
    while (this.#waiting.length > 0) this.#runBatch()
  }

  #schedule(): void {
    if (this.#isScheduled) return
    const isFull = this.#waiting.length >= BATCH_CHANGES
    if (this.#isResting && !isFull) return
    const { elapsed, later } = this.#options
    const rest = this.#restsUntil - elapsed()
    if (rest > 0 && !isFull) return this.#rest(rest)
    this.#isScheduled = true
    later(() => {
      this.#isScheduled = false
      this.#next()
    })
  }

  #rest(milliseconds: number): void {
    this.#isResting = true
    this.#options.laterIn(milliseconds, () => {
      this.#isResting = false
      // It may have become full meanwhile.
      if (!this.#isScheduled) this.#next()
    })
  }

  #next(): void {
    this.#runBatch()
    this.#restsUntil = this.#options.elapsed() + REST_MS
    if (this.#waiting.length > 0) this.#schedule()
  }

  #runBatch(): void {
    if (this.#waiting.length === 0) return
    if (this.#isRefused && !this.#probe()) return this.#finish(this.#waiting.splice(0, BATCH_CHANGES), null)
    const { elapsed } = this.#options
    const start = elapsed()
    let taken = 0
    const done = this.#save(() => {
      const changes: (AssemblyEvent | Signal)[] = []
      // At least one, however long the transaction took to begin: what was not done must never be answered.
      while (
        taken < this.#waiting.length &&
        taken < BATCH_CHANGES &&
        (taken === 0 || elapsed() - start < BATCH_MS)
      ) {
        const work = this.#waiting[taken]
        taken++
        if (work !== undefined) for (const change of work.run()) changes.push(change)
      }
      return changes
    })
    const batch = this.#waiting.slice(0, Math.max(taken, 1))
    this.#waiting = this.#waiting.slice(batch.length)
    if (done === 'bug') for (const work of batch) this.#runAlone(work)
    else this.#finish(batch, done)
  }

  /** After a bug in a batch each is tried by itself, so that only the one with the bug is refused. */
  #runAlone(work: Work): void {
    const done = this.#save(() => work.run())
    this.#finish([work], done === 'bug' ? null : done)
  }

  #finish(batch: readonly Work[], changes: readonly (AssemblyEvent | Signal)[] | null): void {
    if (changes === null) for (const work of batch) work.notSaved()
    else {
      for (const work of batch) work.saved()
      if (changes.length > 0) this.#options.publish(changes)
    }
  }

  /** Reading the file again costs a second in a large convention: not at every try while nothing can be written anyway. */
  #probe(): boolean {
    const { store, onSaving } = this.#options
    const outcome = store.probe()
    this.#isRefused = !outcome.saved
    onSaving(outcome.saved ? null : outcome.why)
    return outcome.saved
  }

  #save(work: () => readonly (AssemblyEvent | Signal)[]): readonly (AssemblyEvent | Signal)[] | null | 'bug' {
    const { store, state, onSaving, onBug } = this.#options
    try {
      const outcome = store.save(work)
      // Before anybody hears of it: what is sent is made from memory, and that is ahead of the file.
      if (!outcome.saved) state.reload()
      this.#isRefused = !outcome.saved
      onSaving(outcome.saved ? null : outcome.why)
      return outcome.saved ? outcome.value : null
    } catch (error) {
      state.reload()
      onBug(error)
      return 'bug'
    }
  }
}
