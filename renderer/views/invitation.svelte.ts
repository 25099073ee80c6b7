/** A one-time link for another console or a projector: asked for, then shown until it is put away. Knows no markup. */
import type { Answer, Console } from '../console.svelte.ts'
import type { Commands } from '#protocol'
import { ask } from './ask.ts'

export type Invited = { name: string; path: string; key: string }

export class Invitation {
  readonly #host: Console
  readonly #role: Commands['invite']['input']['role']
  isBusy = $state(false)
  invited = $state.raw<Invited | null>(null)
  refusal = $state.raw<Exclude<Answer<'invite'>, { ok: true }> | null>(null)

  constructor(host: Console, role: Commands['invite']['input']['role']) {
    this.#host = host
    this.#role = role
  }

  async make(name: string): Promise<Invited | null> {
    if (this.isBusy) return null
    this.isBusy = true
    this.refusal = null
    const answer = await ask(this.#host, 'invite', { role: this.#role, name })
    this.isBusy = false
    if (!answer.ok) {
      this.refusal = answer
      return null
    }
    return (this.invited = { name, path: answer.path, key: answer.key })
  }

  putAway(): void {
    this.invited = null
    this.refusal = null
  }
}

/** The whole link, by the best address that other machines reach; the key in the fragment, which no server sees. */
export const linkOf = ({ path, key }: Pick<Invited, 'path' | 'key'>, addresses: readonly string[]): string =>
  `${(addresses[0] ?? location.origin).replace(/\/+$/, '')}${path}#${key}`
