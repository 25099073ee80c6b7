/**
 * When a client that has lost its host tries again. Time is cut into windows that adjoin one another; each client draws once at
 * which part of a window it comes, and keeps it. Knows no sockets and no timers.
 *
 * A crowd's tries are then even at every moment, N ÷ window a second, and nobody waits longer than a window for a host that is
 * there again. Waits drawn anew for each try would need windows of nearly twice the length for the same peak: after a
 * few tries they average half a window.
 */

import type { Instant } from '../protocol/messages.ts'

export type Pace = { firstMs: number; longestMs: number }

/**
 * A phone, one of a crowd whose size it does not know. 10,000 phones in 3.5 s are 2,860 tries a second, and 40,000 in 15 s are
 * 2,670: a host on one laptop answers about 3,000.
 */
export const PHONE_PACE: Pace = { firstMs: 3_500, longestMs: 15_000 }

/** Consoles and projectors are a handful, and the chair needs them first. */
export const CONSOLE_PACE: Pace = { firstMs: 400, longestMs: 5_000 }

/**
 * From the third on each window is longer than the one before by a quarter; a host that is started again at once is there in the
 * second. Who waits for a host that was away for minutes waits for less than a
 * third of that once it is there. Growth also eases what a crowd larger than the host can take asks of it.
 */
const GROWTH = 1.25

type Turn = { part: number; windowFrom: Instant; windowMs: number; at: Instant }

export class BackOff {
  readonly #fraction: () => number
  #windows = 0
  #turn: Turn | null = null

  /** `fraction`: at random, at least 0 and less than 1. */
  constructor(fraction: () => number) {
    this.#fraction = fraction
  }

  /** The connection has lasted: what comes next has nothing to do with what was before. */
  reset(): void {
    this.#windows = 0
    this.#turn = null
  }

  /** After a welcome that did not last: windows go on growing, but everybody may have been lost at the same moment. */
  spreadAnew(): void {
    this.#turn = null
  }

  /** Milliseconds from `now` until the next try. */
  next(now: Instant, pace: Pace): number {
    const turn = this.#turn
    if (turn === null) return this.#draw(now, now, this.#nextWindow(pace))
    // Tried out of turn, because somebody looks at the page: its turn is still to come.
    if (turn.at > now) return turn.at - now
    const windowFrom = turn.windowFrom + turn.windowMs
    const windowMs = this.#nextWindow(pace)
    const at = windowFrom + turn.part * windowMs
    // Whose try outlasted its next turn has waited enough; with others let go in the same moment it shares a first window.
    if (at <= now) return this.#draw(now, now, pace.firstMs)
    this.#turn = { part: turn.part, windowFrom, windowMs, at }
    return at - now
  }

  /** The host has named the window: at least `from` and at most `within` more. If that try fails, the next windows adjoin it. */
  nextWithin(now: Instant, from: number, within: number): number {
    return this.#draw(now, now + from, within)
  }

  #nextWindow({ firstMs, longestMs }: Pace): number {
    const windowMs = Math.min(longestMs, firstMs * GROWTH ** Math.max(0, this.#windows - 1))
    this.#windows++
    return windowMs
  }

  #draw(now: Instant, windowFrom: Instant, windowMs: number): number {
    const part = this.#fraction()
    const at = windowFrom + part * windowMs
    this.#turn = { part, windowFrom, windowMs, at }
    return at - now
  }
}
