/** Which page is shown, by the clock that the picture is given: from the first one on, since the picture appeared. */
import { untrack } from 'svelte'
import type { Instant } from '#protocol'
import { pageAt } from './pages.ts'

export class Turning {
  readonly #since: Instant
  readonly #now: () => Instant
  readonly #pages: () => number
  readonly page: number = $derived.by(() => pageAt(this.#now() - this.#since, this.#pages()))

  constructor(now: () => Instant, pages: () => number) {
    this.#now = now
    this.#pages = pages
    this.#since = untrack(now)
  }
}
