/**
 * Checking in and out from the list: one, those chosen, everybody; what was done can be undone from its toast, for exactly
 * those it changed. A refusal stays in `fault`, for the screen to show.
 */
import { FLAG } from '#protocol/roster-flags'
import { MEMBERS_PER_COMMAND, type MemberId } from '#protocol'
import type { Console } from '../../console.svelte.ts'
import { toasts } from '../../ui/toasts.svelte.ts'
import { speech } from '../../words/language.svelte.ts'
import { participants } from '../../words/participants.ts'
import { whyRefused } from '../../words/refused.ts'
import { ask } from '../ask.ts'
import { spokenName } from './name.ts'

export type Direction = 'in' | 'out'

const notConnected = { type: 'unanswered', ok: false, why: 'ended', wasSent: false } as const

const opposite = (direction: Direction): Direction => (direction === 'in' ? 'out' : 'in')

export class CheckIn {
  readonly #host: Console
  #refused = $state('')
  #wasOffline = $state(false)
  /** '' while the last one went well. That there is no connection is said for as long as there is none. */
  readonly fault: string = $derived.by(() => {
    if (!this.#wasOffline) return this.#refused
    return this.#host.isLive ? '' : whyRefused(speech.language, notConnected)
  })
  /** What the host has been asked and has not answered yet. */
  busyWith = $state<Direction | null>(null)
  readonly isBusy = $derived(this.busyWith !== null)

  constructor(host: Console) {
    this.#host = host
  }

  /** Whether all of them are here: then the one key checks out, else in. */
  directionFor(members: readonly MemberId[]): Direction {
    return members.every((id) => this.#isPresent(id)) ? 'out' : 'in'
  }

  /** Those it would change. */
  affected(direction: Direction, members: readonly MemberId[]): readonly MemberId[] {
    return members.filter((id) => this.#isPresent(id) === (direction === 'out'))
  }

  async run(direction: Direction, members: readonly MemberId[]): Promise<void> {
    const words = speech.of(participants)
    const affected = this.affected(direction, members)
    if (affected.length === 0) {
      if (members.length > 0)
        toasts.show(direction === 'in' ? words.nothingToCheckIn : words.nothingToCheckOut)
      return
    }
    // A check-in that happens when nobody expects it any more helps nobody.
    this.#wasOffline = !this.#host.isLive
    if (this.#wasOffline) return
    this.busyWith = direction
    const isDone = await this.#send(direction, affected)
    this.busyWith = null
    if (!isDone) return
    const say = direction === 'in' ? words.checkedIn : words.checkedOut
    toasts.show(
      say(affected.length, this.#name(affected)),
      () => void this.#send(opposite(direction), affected),
    )
  }

  /** Returns whether all of it was done. */
  async #send(direction: Direction, members: readonly MemberId[]): Promise<boolean> {
    const command = direction === 'in' ? 'check-in' : 'check-out'
    for (let start = 0; start < members.length; start += MEMBERS_PER_COMMAND) {
      const answer = await ask(this.#host, command, {
        members: members.slice(start, start + MEMBERS_PER_COMMAND),
      })
      this.#refused = answer.ok ? '' : whyRefused(speech.language, answer)
      if (!answer.ok) return false
    }
    return true
  }

  #isPresent(id: MemberId): boolean {
    return ((this.#host.roster?.get(id)?.flags ?? 0) & FLAG.present) !== 0
  }

  #name(members: readonly MemberId[]): string {
    const entry = members[0] === undefined ? undefined : this.#host.roster?.get(members[0])
    return entry === undefined ? '' : spokenName(entry)
  }
}
