/**
 * Somebody is admitted late to the open vote, on whichever screen that began: whom, why, and what the host says of it before and
 * after. Knows no markup.
 */
import type { MemberId, VoteId } from '#protocol'
import type { Answer, Console } from '../../../console.svelte.ts'
import { ask } from '../../ask.ts'
import { tidyLine } from '../option-rows.ts'

type Checked = Answer<'check-late-admission'>
type Host = Pick<Console, 'command'>

export class LateAdmissionScreen {
  /** The vote that the dialog is about; null: it is closed. */
  vote = $state<VoteId | null>(null)
  member = $state<MemberId | null>(null)
  reason = $state('')
  wasTried = $state(false)
  isBusy = $state(false)
  #checked = $state.raw<{ member: MemberId; answer: Checked } | null>(null)
  refusal = $state.raw<Exclude<Answer<'admit-late'>, { ok: true }> | null>(null)

  /** What the host says of this member; null while it was not heard. */
  readonly checked: Checked | null = $derived.by(() => {
    const last = this.#checked
    return last !== null && last.member === this.member ? last.answer : null
  })
  readonly isReasonMissing = $derived(tidyLine(this.reason) === '')

  begin(vote: VoteId, member: MemberId | null = null): void {
    this.vote = vote
    this.member = member
    this.reason = ''
    this.wasTried = false
    this.refusal = null
    this.#checked = null
  }

  leave(): void {
    this.vote = null
  }

  choose(member: MemberId): void {
    this.member = member
    this.refusal = null
  }

  /** Again whenever something of this member changed: they may have been checked in meanwhile. */
  async check(host: Host): Promise<void> {
    const { vote, member } = this
    if (vote === null || member === null) return
    const answer = await ask(host, 'check-late-admission', { vote, member })
    if (this.member === member && this.vote === vote) this.#checked = { member, answer }
  }

  async admit(host: Host): Promise<void> {
    this.wasTried = true
    const { vote, member } = this
    if (vote === null || member === null || this.isReasonMissing || this.isBusy) return
    this.isBusy = true
    this.refusal = null
    const answer = await ask(host, 'admit-late', { vote, member, reason: tidyLine(this.reason) })
    this.isBusy = false
    // What waits for a second person stands in the banner of every screen.
    if (answer.ok || answer.why === 'second-person-asked') this.leave()
    else this.refusal = answer
  }
}

export const lateAdmissionScreen = new LateAdmissionScreen()
