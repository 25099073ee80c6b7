/**
 * The part of the journal that is on the screen: read in pages from the newest back, and newer ones only when asked for, so
 * that nothing jumps while it is read. Knows the command, not the markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { JournalEntry } from '#protocol'
import { ask } from '../ask.ts'

/** The host gives 200 at most. A screen holds about 30. */
export const PAGE = 100

export class JournalPages {
  readonly #host: Pick<Console, 'command'>
  /** Newest first, without a gap. */
  entries = $state.raw<readonly JournalEntry[]>([])
  isLoading = $state(false)
  refusal = $state.raw<Exclude<Answer<'read-journal'>, { ok: true }> | null>(null)
  /** Whether the first entry of the journal is reached. */
  readonly isWhole = $derived(this.entries.at(-1)?.seq === 1)

  constructor(host: Pick<Console, 'command'>) {
    this.#host = host
  }

  /**
   * The host is connected, for the first time or again. It may have been set back to an older file meanwhile: what is not in
   * its journal does not stay on the screen.
   */
  async connected(): Promise<void> {
    const [newest] = this.entries
    if (newest !== undefined) {
      const page = await this.#load(newest.seq + 1, 1)
      if (page === null || page[0]?.hash === newest.hash) return
      this.entries = []
    }
    await this.loadNewest()
  }

  /** How many there are above what is shown, of a journal with so many entries. */
  newerThan(all: number): number {
    return Math.max(0, all - (this.entries[0]?.seq ?? 0))
  }

  /** From the head. Joins what is shown when the page reaches down to it; else what is shown starts anew. */
  async loadNewest(): Promise<void> {
    const page = await this.#load(null)
    if (page === null) return
    const oldest = page.at(-1)?.seq ?? 0
    const known = this.entries[0]?.seq ?? 0
    this.entries = oldest <= known + 1 ? [...page.filter(({ seq }) => seq > known), ...this.entries] : page
  }

  async loadOlder(): Promise<void> {
    const oldest = this.entries.at(-1)?.seq
    if (oldest === undefined || oldest === 1) return
    const page = await this.#load(oldest)
    if (page !== null) this.entries = [...this.entries, ...page]
  }

  async #load(before: number | null, limit = PAGE): Promise<readonly JournalEntry[] | null> {
    if (this.isLoading) return null
    this.isLoading = true
    this.refusal = null
    const answer = await ask(this.#host, 'read-journal', { before, limit })
    this.isLoading = false
    if (answer.ok) return answer.entries
    this.refusal = answer
    return null
  }
}
