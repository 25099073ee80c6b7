/** The mandate check as the host counts it: asked for when it is looked at, and again when somebody came or went. Knows no markup. */
import type { MandateCheck } from '#protocol'
import type { Console } from '../../console.svelte.ts'
import { speech } from '../../words/language.svelte.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'

/** While a queue is checked in the figures follow at this pace: read by people, counted over all members. */
const PACE_MS = 1_000

export class MandateCheckLook {
  readonly #host: Console
  #timer: ReturnType<typeof setTimeout> | undefined
  check = $state.raw<MandateCheck | null>(null)
  fault = $state('')

  constructor(host: Console) {
    this.#host = host
  }

  follow(): () => void {
    void this.#fetch()
    const stop = this.#host.onRoster(() => {
      this.#timer ??= setTimeout(() => void this.#fetch(), PACE_MS)
    })
    return () => {
      stop()
      clearTimeout(this.#timer)
    }
  }

  async #fetch(): Promise<void> {
    this.#timer = undefined
    const answer = await ask(this.#host, 'check-mandates', {})
    this.fault = answer.ok ? '' : whyRefused(speech.language, answer)
    if (answer.ok) this.check = answer.check
  }
}
