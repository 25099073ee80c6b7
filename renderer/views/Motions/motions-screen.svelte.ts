/**
 * What the Motions screen is doing: which motion is looked at, what the host said of it, which are selected for a vote, what is asked.
 * One for the page. Texts are asked for, and asked for anew when a head says that something changed. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { CommandName, Commands, MotionDetail, MotionHead, MotionId, MotionTextInput } from '#protocol'
import { FRAMED_TEXT_CHARACTERS } from '#protocol/motions'
import { sendFile } from '../../files.ts'
import { ask } from '../ask.ts'

type Refusal = Exclude<Answer<CommandName>, { ok: true }>
export type Asking =
  | { kind: 'new' }
  | { kind: 'edit'; detail: MotionDetail }
  | { kind: 'text'; detail: MotionDetail }
  | { kind: 'amend'; parent: MotionDetail }
  | { kind: 'rebase'; parent: MotionDetail; amendment: MotionDetail }
  | { kind: 'vote'; motions: readonly MotionId[] }
  | { kind: 'import' }
  | { kind: 'rules' }
  | { kind: 'reconsider'; motion: MotionHead }

export class MotionsScreen {
  selected = $state<MotionId | null>(null)
  search = $state('')
  state = $state('')
  marked = $state.raw<readonly MotionId[]>([])
  asking = $state.raw<Asking | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  isBusy = $state(false)
  detail = $state.raw<MotionDetail | null>(null)
  /** What has changed since this version of the text; null: the text as it is. */
  since = $state<number | null>(null)
  #asked = 0

  select(id: MotionId): void {
    if (this.selected === id) return
    this.selected = id
    this.since = null
    this.refusal = null
  }

  mark(id: MotionId, isMarked: boolean): void {
    const others = this.marked.filter((other) => other !== id)
    this.marked = isMarked ? [...others, id] : others
  }

  unmark(): void {
    this.marked = []
  }

  open(asking: Asking): void {
    this.refusal = null
    this.asking = asking
  }

  close(): void {
    this.asking = null
  }

  /** Only the newest answer counts. */
  async load(host: Console, motion: MotionId, since: number | null): Promise<void> {
    const asked = ++this.#asked
    const answer = await ask(host, 'show-motion', { motion, since })
    if (asked === this.#asked && answer.ok) this.detail = answer.detail
  }

  /** Of another motion than the one that is looked at. */
  async detailOf(host: Console, motion: MotionId): Promise<MotionDetail | null> {
    const answer = await ask(host, 'show-motion', { motion, since: null })
    return answer.ok ? answer.detail : null
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

  /** A text in the frame, or (where it is too long for one) uploaded. */
  async textInput(host: Console, text: string): Promise<MotionTextInput> {
    if (text.length <= FRAMED_TEXT_CHARACTERS) return { text }
    const file = new Blob([text])
    const ticket = await ask(host, 'begin-upload', { name: 'text.md', bytes: file.size })
    const sent = ticket.ok ? await sendFile(ticket.ticket, file) : null
    return { upload: sent?.ok === true ? sent.upload : '' }
  }
}

export const motionsScreen = new MotionsScreen()
