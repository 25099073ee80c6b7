/** The details of the member under the cursor: fetched when another is looked at and again when something happened to it. */
import { untrack } from 'svelte'
import type { MemberDetail, MemberId } from '#protocol'
import type { Console } from '../../console.svelte.ts'
import { speech } from '../../words/language.svelte.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'

/** Holding an arrow key down asks for the member one stops at. */
const REST_MS = 150

export class MemberLook {
  readonly #host: Console
  #timer: ReturnType<typeof setTimeout> | undefined
  #wanted: MemberId | null = null
  detail = $state.raw<MemberDetail | null>(null)
  fault = $state('')

  constructor(host: Console) {
    this.#host = host
  }

  /** Follows changes of this member until the returned function is called. */
  follow(id: MemberId): () => void {
    return untrack(() => {
      this.#wanted = id
      if (this.detail?.id !== id) this.detail = null
      this.#soon()
      const stop = this.#host.onRoster((rows) => {
        if (rows === null || rows.includes(id)) this.#soon()
      })
      return () => {
        stop()
        clearTimeout(this.#timer)
        this.#wanted = null
      }
    })
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#fetch(), REST_MS)
  }

  async #fetch(): Promise<void> {
    const member = this.#wanted
    if (member === null) return
    const answer = await ask(this.#host, 'show-member', { member })
    if (this.#wanted !== member) return
    this.fault = answer.ok ? '' : whyRefused(speech.language, answer)
    if (answer.ok) this.detail = answer.detail
  }
}
