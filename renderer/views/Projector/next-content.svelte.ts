/**
 * What a chair prepares for the hall: typed here or taken from the queue, looked at, then shown or put into the queue. One for the
 * page, so that what is typed survives a look at another screen. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { CommandName, Commands, EntryId, HallContent, HallEntry } from '#protocol'
import { ask } from '../ask.ts'

type Host = Pick<Console, 'command'>
type Refusal = Exclude<Answer<CommandName>, { ok: true }>

/** What can be prepared here; motions and elections are from their own screens. */
export type Kind = Exclude<HallContent['kind'], 'motion' | 'election'>

const LEAST_SECONDS = 5
const MOST_SECONDS = 24 * 60 * 60

/** Of "5" or "1:30"; null: no time that a countdown can have. */
export function secondsOf(typed: string): number | null {
  const [, minutes, seconds = '0'] = /^(\d{1,4})(?::([0-5]\d))?$/.exec(typed.trim()) ?? []
  if (minutes === undefined) return null
  const all = Number(minutes) * 60 + Number(seconds)
  return all >= LEAST_SECONDS && all <= MOST_SECONDS ? all : null
}

export class NextContent {
  kind = $state<Kind>('message')
  text = $state('')
  title = $state('')
  time = $state('5')
  /** The projector; '' is the main picture. */
  target = $state('')
  /** From the queue, instead of what is typed. */
  chosen = $state.raw<HallEntry | null>(null)
  isBusy = $state(false)
  refusal = $state.raw<Refusal | null>(null)

  /** Null while something is missing. */
  readonly content: HallContent | null = $derived(this.chosen?.content ?? this.#typed())

  #typed(): HallContent | null {
    switch (this.kind) {
      case 'message': {
        const text = this.text.trim()
        return text === '' ? null : { kind: 'message', text }
      }
      case 'countdown': {
        const seconds = secondsOf(this.time)
        return seconds === null ? null : { kind: 'countdown', title: this.title.trim(), seconds }
      }
      default:
        return { kind: this.kind }
    }
  }

  /** Then the next of the queue is looked at, so that one after the other can be shown. */
  async show(host: Host, queue: readonly HallEntry[]): Promise<void> {
    const { content, chosen, target } = this
    // A second press means the same act, not another one.
    if (content === null || this.isBusy) return
    const projector = target === '' ? null : target
    const entry = chosen?.entry ?? null
    const answer = await this.#ask(host, 'show-on-projector', { showing: content, projector, entry })
    if (!answer.ok || chosen === null) return
    const at = queue.findIndex((queued) => queued.entry === entry)
    this.chosen = at === -1 ? null : (queue[at + 1] ?? null)
  }

  async enqueue(host: Host): Promise<void> {
    const { content, chosen } = this
    if (content === null || chosen !== null || this.isBusy) return
    const answer = await this.#ask(host, 'queue-content', { content })
    if (!answer.ok) return
    if (content.kind === 'message') this.text = ''
    if (content.kind === 'countdown') this.title = ''
  }

  async remove(host: Host, entry: EntryId): Promise<void> {
    await this.#ask(host, 'unqueue-content', { entry })
    if (this.chosen?.entry === entry) this.chosen = null
  }

  /** To the place of its neighbour. */
  async move(host: Host, queue: readonly HallEntry[], entry: EntryId, direction: 'earlier' | 'later') {
    const at = queue.findIndex((queued) => queued.entry === entry)
    const after = direction === 'earlier' ? queue[at - 2] : queue[at + 1]
    await this.#ask(host, 'move-in-queue', { entry, after: after?.entry ?? null })
  }

  async follow(host: Host, projector: string): Promise<void> {
    await this.#ask(host, 'follow-main-projector', { projector })
  }

  async #ask<Name extends CommandName>(
    host: Host,
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Answer<Name>> {
    this.isBusy = true
    this.refusal = null
    const answer = await ask(host, name, input)
    this.isBusy = false
    if (!answer.ok) this.refusal = answer
    return answer
  }
}

export const nextContent = new NextContent()
