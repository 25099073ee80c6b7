/** One export on its way from the host to the disk: asked for, fetched with its ticket, saved; or why not. */
import type { Console } from '../../console.svelte.ts'
import { saveFile } from '../../files.ts'
import type { Commands } from '#protocol'
import { speech } from '../../words/language.svelte.ts'
import { votes } from '../../words/votes.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'

export class Download {
  readonly #host: Console
  isBusy = $state(false)
  /** A whole sentence; null: nothing went wrong. */
  fault = $state<string | null>(null)

  constructor(host: Console) {
    this.#host = host
  }

  async fetch(what: Commands['export']['input']): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.fault = null
    const answer = await ask(this.#host, 'export', what)
    if (!answer.ok) this.fault = whyRefused(speech.language, answer)
    else if (!(await saveFile(answer.ticket, answer.name)).ok) this.fault = speech.of(votes).exportLost
    this.isBusy = false
  }
}
