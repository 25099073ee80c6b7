/** The hall's network while it is typed: checked as the host will check it, saved as a whole. Knows no markup. */
import type { Answer, Console } from '../../console.svelte.ts'
import type { Wireless } from '#protocol'
import { ask } from '../ask.ts'

/** IEEE 802.11: a network's name has at most 32 bytes, its password 8 to 63 letters. */
const NAME_BYTES = 32
const PASSWORD = /^[ -~]{8,63}$/

export class WirelessForm {
  isOpen = $state(false)
  name = $state('')
  password = $state('')
  isHidden = $state(false)
  wasTried = $state(false)
  isBusy = $state(false)
  refusal = $state.raw<Exclude<Answer<'set-wireless'>, { ok: true }> | null>(null)

  readonly isNameWrong = $derived.by(() => {
    const bytes = new TextEncoder().encode(this.name.trim()).length
    return bytes === 0 || bytes > NAME_BYTES
  })
  readonly isPasswordWrong = $derived(this.password !== '' && !PASSWORD.test(this.password))

  open(wireless: Wireless | null): void {
    this.name = wireless?.name ?? ''
    this.password = wireless?.password ?? ''
    this.isHidden = wireless?.isHidden ?? false
    this.wasTried = false
    this.refusal = null
    this.isOpen = true
  }

  close(): void {
    this.isOpen = false
  }

  async save(host: Pick<Console, 'command'>): Promise<void> {
    this.wasTried = true
    if (this.isNameWrong || this.isPasswordWrong) return
    const { password, isHidden } = this
    await this.#set(host, { name: this.name.trim(), password, isHidden })
  }

  async remove(host: Pick<Console, 'command'>): Promise<void> {
    await this.#set(host, null)
  }

  async #set(host: Pick<Console, 'command'>, wireless: Wireless | null): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.refusal = null
    const answer = await ask(host, 'set-wireless', { wireless })
    this.isBusy = false
    if (answer.ok) this.close()
    else this.refusal = answer
  }
}
