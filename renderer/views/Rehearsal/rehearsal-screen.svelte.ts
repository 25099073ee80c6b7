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
  members = $state('')
  minutes = $state('1')
  refusal = $state.raw<Refused | null>(null)

  readonly read = $derived(readPlan(this))

  /** As many as are on the list, unless somebody typed another number before. */
  begin(registered: number): void {
    this.part = 'rehearsal'
    if (this.members === '') this.members = String(registered > 0 ? registered : USUAL_MEMBERS)
    this.refusal = null
    this.isAsking = true
  }

  async start(host: Pick<Console, 'command'>): Promise<void> {
    const { members, minutes } = this.read
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
