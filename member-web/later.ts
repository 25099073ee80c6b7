/**
 * The part of the page that a vote on one motion does without: loaded while nothing happens, and at once where a screen needs
 * it. Until it is there it is tried again. It knows no words and no document.
 */

import type { Chance, Clock } from '#client/socket'
import type { Keep } from './keep.ts'

/** After signing in, at random within so long: a hall that signs in at once does not ask for it at once. */
export const IDLE_AFTER_MS = 3_000
export const IDLE_WITHIN_MS = 10_000
export const LOAD_AGAIN_AFTER_MS = 2_000
export const LOAD_AGAIN_WITHIN_MS = 3_000

type LaterOptions<Part> = {
  load: () => Promise<Part>
  /** Whether the page itself could be had now: before reloading it, so that nobody loses it to a dead network. */
  canReload: () => Promise<boolean>
  reload: () => void
  keep: Keep
  clock: Clock
  chance: Chance
  onChange: () => void
}

export class Later<Part> {
  readonly #options: LaterOptions<Part>
  #more: Part | null = null
  #isLoading = false
  #isNeeded = false
  #failures = 0
  #cancelTimer: (() => void) | null = null

  constructor(options: LaterOptions<Part>) {
    this.#options = options
  }

  /** null: not there yet. */
  get more(): Part | null {
    return this.#more
  }

  /** It was asked for and did not come; it is asked for again by itself. */
  get hasFailed(): boolean {
    return this.#more === null && this.#failures > 0
  }

  whenIdle(): void {
    if (this.#more === null && !this.#isLoading && this.#cancelTimer === null)
      this.#after(IDLE_AFTER_MS, IDLE_WITHIN_MS)
  }

  /** A screen cannot be shown without it. */
  need(): Part | null {
    if (this.#more === null && !this.#isNeeded) {
      this.#isNeeded = true
      void this.#load()
    }
    return this.#more
  }

  /** The network is back, or somebody presses. */
  tryAgain(): void {
    if (this.hasFailed) void this.#load()
  }

  #after(wait: number, within: number): void {
    const { clock, chance } = this.#options
    this.#cancelTimer = clock.after(wait + chance.fraction() * within, () => void this.#load())
  }

  async #load(): Promise<void> {
    if (this.#isLoading || this.#more !== null) return
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#isLoading = true
    try {
      this.#more = await this.#options.load()
      this.#options.keep.write('reloaded-for-part', null)
    } catch {
      // Without a network, or from a host that has another page by now; browsers do not tell which.
      this.#failures++
      this.#after(LOAD_AGAIN_AFTER_MS, LOAD_AGAIN_WITHIN_MS)
      if (this.#failures > 1 && this.#isNeeded) await this.#reloadOnce()
    } finally {
      this.#isLoading = false
    }
    this.#options.onChange()
  }

  /** A page older than the host asks for a part that is no longer there; some browsers also never ask twice. */
  async #reloadOnce(): Promise<void> {
    const { keep, canReload, reload } = this.#options
    if (keep.read('reloaded-for-part') !== null || !(await canReload())) return
    if (keep.write('reloaded-for-part', 'once')) reload()
  }
}
