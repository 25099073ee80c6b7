/** One file on its way from the host to the disk: asked for, fetched with its ticket, saved; or why not. Knows no screen. */
import type { Console } from '../console.svelte.ts'
import { saveFile } from '../files.ts'
import type { Commands } from '#protocol'
import { download } from '../words/download.ts'
import { speech } from '../words/language.svelte.ts'
import { whyRefused } from '../words/refused.ts'
import { ask } from './ask.ts'

export class Download {
  readonly #host: Pick<Console, 'command'>
  isBusy = $state(false)
  /** A whole sentence; null: nothing went wrong. */
  fault = $state<string | null>(null)

  constructor(host: Pick<Console, 'command'>) {
    this.#host = host
  }

  async export(what: Commands['export']['input']): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.fault = null
    const answer = await ask(this.#host, 'export', what)
    if (!answer.ok) this.fault = whyRefused(speech.language, answer)
    else await this.#save(answer.ticket, answer.name)
    this.isBusy = false
  }

  /** With a ticket that another command gave. */
  async save(ticket: string, name: string): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.fault = null
    await this.#save(ticket, name)
    this.isBusy = false
  }

  async #save(ticket: string, name: string): Promise<void> {
    const fetched = await saveFile(ticket, name)
    if (!fetched.ok) this.fault = speech.of(download)[fetched.why]
  }
}
