/** What the Speakers screen is doing: what it asked the host for, what was refused, which dialog is open. Knows no markup. */
import type { Answer, Console } from '../../console.svelte.ts'
import type { CommandName, Commands, Debate, DebateRules, ListState } from '#protocol'
import { ask } from '../ask.ts'
import { nextPoint, type DebateOn } from './debate-on.ts'

type Refusal = Exclude<Answer<CommandName>, { ok: true }>
type Open = 'rules' | 'new' | 'kinds' | 'times' | 'add' | 'point'

const FIRST_RULES: DebateRules = {
  seconds: 180,
  alternation: null,
  firstTimeFirst: false,
  proContra: false,
}

export class SpeakersScreen {
  refusal = $state.raw<Refusal | null>(null)
  dialog = $state<Open | null>(null)
  isBusy = $state(false)

  /** Those of the debate before, else three minutes and one list. */
  rulesToBeginWith(host: Pick<Console, 'topics'>): DebateRules {
    const { topics } = host
    const ids = Object.keys(topics).flatMap((name) =>
      name.startsWith('debate:') ? [Number(name.slice(7))] : [],
    )
    const last = Math.max(0, ...ids)
    return topics[`debate:${last}`]?.rules ?? FIRST_RULES
  }

  /** Calls whoever is next: a point of order first. */
  async next(host: Console, on: DebateOn): Promise<void> {
    const { debate, queue } = on
    const point = nextPoint(on)
    if (debate.point !== null || debate.list === 'ended') return
    if (point !== null) await this.ask(host, 'call-point', { point: point.id, turn: debate.turn })
    else if (queue.speakers[0] !== undefined && !queue.groupToBeAsked)
      await this.call(host, debate, queue.speakers[0].id, false)
  }

  call(host: Console, { id, turn }: Debate, speaker: number, outOfTurn: boolean) {
    return this.ask(host, 'call-speaker', { debate: id, speaker, turn, outOfTurn })
  }

  endSpeech(host: Console, { id, turn }: Debate) {
    return this.ask(host, 'end-speech', { debate: id, turn })
  }

  toggleClock(host: Console, { id, turn, speech }: Debate) {
    const name = speech?.clock.state === 'paused' ? 'resume-speech' : 'pause-speech'
    return this.ask(host, name, { debate: id, turn })
  }

  extend(host: Console, { id, turn }: Debate, seconds: number) {
    return this.ask(host, 'extend-speech', { debate: id, turn, seconds })
  }

  setList(host: Console, { id, list }: Debate, to: ListState) {
    return this.ask(host, 'set-list', { debate: id, was: list, to })
  }

  async ask<Name extends CommandName>(
    host: Console,
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Answer<Name>> {
    this.refusal = null
    this.isBusy = true
    const answer = await ask(host, name, input)
    this.isBusy = false
    if (!answer.ok) this.refusal = answer
    return answer
  }
}

export const speakersScreen = new SpeakersScreen()
