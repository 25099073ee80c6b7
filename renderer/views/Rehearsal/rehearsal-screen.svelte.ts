/** Which part of Health is looked at, and the rehearsal that is being asked for. One for the page: it survives another screen. Knows no markup. */
import type { Answer, Console } from '../../console.svelte.ts'
import { ask } from '../ask.ts'

type Refused = Exclude<Answer<'start-rehearsal'> | Answer<'cancel-rehearsal'>, { ok: true }>

/** As many as the host takes. */
export const MOST_MEMBERS = 50_000
export const MOST_MINUTES = 60
/** Where the list has nobody yet. */
const USUAL_MEMBERS = 3_000

export type Read = { members: number | null; minutes: number | null }

/** Null: not a number that can be taken. A comma is as good as a point. */
export function readPlan({ members, minutes }: { members: string; minutes: string }): Read {
  const whole = Number(members.trim())
  const time = Number(minutes.trim().replace(',', '.'))
  return {
    members:
      members.trim() !== '' && Number.isInteger(whole) && whole >= 1 && whole <= MOST_MEMBERS ? whole : null,
    minutes: minutes.trim() !== '' && time >= 0 && time <= MOST_MINUTES ? time : null,
  }
}

export class RehearsalScreen {
  part = $state<'now' | 'rehearsal'>('now')
  isAsking = $state(false)
  isBusy = $state(false)
  /** Null: nobody typed another number than is offered. */
  typedMembers = $state<string | null>(null)
  minutes = $state('1')
  refusal = $state.raw<Refused | null>(null)

  /** As many as are on the list, which may still be on its way. */
  members(registered: number): string {
    return this.typedMembers ?? String(registered > 0 ? registered : USUAL_MEMBERS)
  }

  begin(): void {
    this.part = 'rehearsal'
    this.refusal = null
    this.isAsking = true
  }

  async start(host: Pick<Console, 'command'>, { members, minutes }: Read): Promise<void> {
    if (members === null || minutes === null || this.isBusy) return
    this.isBusy = true
    this.refusal = null
    const answer = await ask(host, 'start-rehearsal', { members, arrivingSeconds: minutes * 60 })
    this.isBusy = false
    if (answer.ok) this.isAsking = false
    else this.refusal = answer
  }

  async cancel(host: Pick<Console, 'command'>): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.refusal = null
    const answer = await ask(host, 'cancel-rehearsal', {})
    this.isBusy = false
    if (!answer.ok && answer.why !== 'no-rehearsal') this.refusal = answer
  }
}

export const rehearsalScreen = new RehearsalScreen()
