/** The folder that is typed for copies, and what came of setting it. Knows no markup. */
import type { Answer, Console } from '../../console.svelte.ts'
import { ask } from '../ask.ts'

class SecondPlace {
  typed = $state('')
  isBusy = $state(false)
  refusal = $state.raw<Exclude<Answer<'set-second-place'>, { ok: true }> | null>(null)

  async set(host: Pick<Console, 'command'>, folder: string | null): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.refusal = null
    const answer = await ask(host, 'set-second-place', { folder })
    this.isBusy = false
    if (answer.ok) this.typed = ''
    else this.refusal = answer
  }
}

export const secondPlace = new SecondPlace()
