/**
 * What could tell a secret ballot if the vote opened now, as the host finds it. One question at a time, and then a rest: while
 * hundreds check in the register changes all the time. Knows no markup.
 */
import type { Console } from '../../console.svelte.ts'
import type { VoteId, VoteWarning } from '#protocol'
import { ask } from '../ask.ts'

export const REST_MS = 3_000

export class VoteCheck {
  #found = $state.raw<{ vote: VoteId; warnings: readonly VoteWarning[] } | null>(null)
  #isAsking = false
  #next: VoteId | null = null

  /** The newest that is known of this vote. */
  warningsOf(vote: VoteId): readonly VoteWarning[] {
    return this.#found?.vote === vote ? this.#found.warnings : []
  }

  /** Asks now, or as soon as the last question has rested. */
  async ask(host: Pick<Console, 'command'>, vote: VoteId): Promise<void> {
    this.#next = vote
    if (this.#isAsking) return
    this.#isAsking = true
    for (let next = this.#take(); next !== null; next = this.#take()) {
      const answer = await ask(host, 'check-vote', { vote: next })
      if (answer.ok) this.#found = { vote: next, warnings: answer.warnings }
      await rest()
    }
    this.#isAsking = false
  }

  #take(): VoteId | null {
    const next = this.#next
    this.#next = null
    return next
  }
}

const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS))

export const voteCheck = new VoteCheck()
