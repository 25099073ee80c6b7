/**
 * What a desk is doing: who stands before it, what was done last and what the host refused. One for the page, so that a look at
 * another screen loses nothing. Knows no markup.
 */
import type { CommandName, Commands, MemberId } from '#protocol'
import { FLAG } from '#protocol/roster-flags'
import type { Answer, Console } from '../../console.svelte.ts'
import { speech } from '../../words/language.svelte.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'

export type Done =
  | { what: 'checked-in' | 'returned' | 'left' | 'taken-back' | 'handed-on' | 'mandate-back' }
  /** Another desk was first. `by`: '' where that is not known any more. */
  | { what: 'already'; at: number; by: string }

export class DeskScreen {
  member = $state<MemberId | null>(null)
  done = $state.raw<Done | null>(null)
  fault = $state('')
  isBusy = $state(false)

  look(member: MemberId): void {
    if (this.member !== member) this.done = null
    this.member = member
    this.fault = ''
  }

  /** Whose card was scanned is here: checked in with the same press. */
  async scan(host: Console, card: string): Promise<void> {
    const answer = await this.#ask(host, 'find-card', { card })
    if (answer?.ok === true) await this.checkIn(host, answer.member)
  }

  async checkIn(host: Console, member: MemberId): Promise<void> {
    this.look(member)
    const hadLeft = ((host.roster?.get(member)?.flags ?? 0) & FLAG.left) !== 0
    const answer = await this.#ask(host, 'check-in', { members: [member] })
    if (answer?.ok !== true || this.member !== member) return
    if (answer.changed > 0) this.done = { what: hadLeft ? 'returned' : 'checked-in' }
    else this.done = { what: 'already', at: answer.already?.at ?? 0, by: answer.already?.by ?? '' }
  }

  async leave(host: Console, member: MemberId): Promise<void> {
    const answer = await this.#ask(host, 'mark-left', { members: [member] })
    if (answer?.ok === true) this.done = { what: 'left' }
  }

  async takeBackCheckIn(host: Console, member: MemberId): Promise<void> {
    const answer = await this.#ask(host, 'check-out', { members: [member] })
    if (answer?.ok === true) this.done = { what: 'taken-back' }
  }

  /** Whether it was done. */
  async handOn(host: Console, from: MemberId, to: MemberId): Promise<boolean> {
    const answer = await this.#ask(host, 'transfer-mandate', { from, to })
    if (answer?.ok !== true) return false
    this.done = { what: 'handed-on' }
    return true
  }

  async takeBackMandate(host: Console, from: MemberId): Promise<void> {
    const answer = await this.#ask(host, 'take-back-mandate', { from })
    if (answer?.ok === true) this.done = { what: 'mandate-back' }
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
    this.done = null
    return null
  }
}

export const deskScreen = new DeskScreen()
