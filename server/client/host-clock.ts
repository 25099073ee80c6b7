/** The host's clock as seen from here. Times are milliseconds since 1970 on this device's clock, unless said otherwise. */

import type { Instant } from '../protocol/messages.ts'

export class HostClock {
  #offset = 0
  #within = Infinity

  /** A new connection: this device may have slept or been set since. */
  reset(): void {
    this.#within = Infinity
  }

  /** The host read its clock somewhere between asking and hearing: half-way is off by half of that at most, so the fastest counts. */
  compare(hostNow: Instant, askedAt: Instant, heardAt: Instant): void {
    const roundTrip = heardAt - askedAt
    if (roundTrip > this.#within) return
    this.#within = roundTrip
    this.#offset = hostNow + roundTrip / 2 - heardAt
  }

  /** A moment here, on the host's clock. */
  at(moment: Instant): Instant {
    return moment + this.#offset
  }
}
