/** What a desk does about proxies: given, taken back, how many one may hold, read from a list. Knows no markup. */
import type { CommandName, Commands, MemberId, ProxyFault, ProxyRules } from '#protocol'
import type { Answer, Console } from '../../console.svelte.ts'
import { sendFile } from '../../files.ts'
import { speech } from '../../words/language.svelte.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'

export type ListStage =
  | { stage: 'none' }
  | { stage: 'looked-at'; upload: string; given: number; unchanged: number; faults: readonly ProxyFault[] }
  | { stage: 'taken'; given: number }

export class ProxiesScreen {
  fault = $state('')
  isBusy = $state(false)
  list = $state.raw<ListStage>({ stage: 'none' })

  /** Whether it was done. */
  async give(host: Console, principal: MemberId, holder: MemberId): Promise<boolean> {
    return (await this.#ask(host, 'give-proxy', { principal, holder })) !== null
  }

  async revoke(host: Console, principal: MemberId): Promise<void> {
    await this.#ask(host, 'revoke-proxy', { principal })
  }

  async setRules(host: Console, rules: ProxyRules): Promise<void> {
    await this.#ask(host, 'set-proxy-rules', { rules })
  }

  /** The file is looked at first: nothing is taken before somebody has seen what it would do. */
  async look(host: Console, file: File): Promise<void> {
    this.list = { stage: 'none' }
    const begun = await this.#ask(host, 'begin-upload', { name: file.name, bytes: file.size })
    if (begun?.ok !== true) return
    const sent = await sendFile(begun.ticket, file)
    if (!sent.ok) {
      this.fault = whyRefused(speech.language, {
        type: 'unanswered',
        ok: false,
        why: 'ended',
        wasSent: false,
      })
      return
    }
    const seen = await this.#ask(host, 'preview-proxies', { upload: sent.upload })
    if (seen?.ok !== true) return
    const { given, unchanged, faults } = seen
    this.list = { stage: 'looked-at', upload: sent.upload, given, unchanged, faults }
  }

  async takeList(host: Console): Promise<void> {
    if (this.list.stage !== 'looked-at') return
    const done = await this.#ask(host, 'import-proxies', { upload: this.list.upload })
    if (done?.ok === true) this.list = { stage: 'taken', given: done.given }
  }

  /** Null: it was refused, and `fault` says why. */
  async #ask<Name extends CommandName>(
    host: Console,
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Answer<Name> | null> {
    this.isBusy = true
    this.fault = ''
    const answer = await ask(host, name, input)
    this.isBusy = false
    if (answer.ok) return answer
    this.fault = whyRefused(speech.language, answer)
    return null
  }
}
