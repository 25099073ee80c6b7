/**
 * What the Minutes screen is doing: the draft that was looked at, the notes, the one that is being written. One for the page, so
 * that a note being typed survives a look at another screen. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { CommandName, Commands, ItemId, Language, MinutesFault, Note, NoteDraft } from '#protocol'
import { fetchText } from '../../files.ts'
import { ask } from '../ask.ts'

type Refusal = Exclude<Answer<CommandName>, { ok: true }>
type Draft = Pick<Commands['draft-minutes']['output'], 'entries' | 'sections'> & {
  faults: readonly MinutesFault[]
  language: Language
  text: string
}
/** `note` null: a new one; else as it was when it was opened. */
export type Writing = { note: Note | null; item: ItemId | null; text: string }

/** A convention of 50,000 members takes seconds. */
const PATIENCE_MS = 60_000

const draftOf = ({ item, at, text }: Note): NoteDraft => ({ item, at, text })

export class MinutesScreen {
  notes = $state.raw<readonly Note[]>([])
  draft = $state.raw<Draft | null>(null)
  writing = $state.raw<Writing | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  busy = $state<'reading' | 'finalising' | 'saving' | null>(null)

  async loadNotes(host: Console): Promise<void> {
    const answer = await ask(host, 'read-notes', {})
    if (answer.ok) this.notes = answer.notes.toSorted((one, other) => one.at - other.at || one.id - other.id)
  }

  async read(host: Console, language: Language): Promise<void> {
    if (this.busy !== null) return
    this.busy = 'reading'
    this.refusal = null
    const answer = await ask(host, 'draft-minutes', { language }, PATIENCE_MS)
    if (answer.ok) {
      const { entries, sections, faults, ticket } = answer
      this.draft = { entries, sections, faults, language, text: (await fetchText(ticket)) ?? '' }
    } else this.refusal = answer
    this.busy = null
  }

  /** The version that it became; null: refused. */
  async finalise(host: Console): Promise<number | null> {
    if (this.draft === null) return null
    this.busy = 'finalising'
    const answer = await this.#ask(host, 'finalise-minutes', { entries: this.draft.entries })
    this.busy = null
    return answer.ok ? answer.version : null
  }

  begin(item: ItemId | null): void {
    this.writing = { note: null, item, text: '' }
  }

  edit(note: Note): void {
    this.writing = { note, item: note.item, text: note.text }
  }

  change(fields: Partial<Omit<Writing, 'note'>>): void {
    if (this.writing !== null) this.writing = { ...this.writing, ...fields }
  }

  leave(): void {
    this.writing = null
    this.refusal = null
  }

  /** What was typed stays when it is refused. */
  async save(host: Console): Promise<void> {
    const { writing } = this
    const text = writing?.text.trim() ?? ''
    if (writing === null || text === '' || this.busy !== null) return
    this.busy = 'saving'
    const { note, item } = writing
    const answer =
      note === null
        ? await this.#ask(host, 'add-note', { item, at: null, text })
        : await this.#ask(host, 'change-note', {
            ...{ note: note.id, was: draftOf(note), to: { item, at: note.at, text } },
          })
    this.busy = null
    if (answer.ok) this.writing = null
  }

  async remove(host: Console, note: Note): Promise<boolean> {
    return (await this.#ask(host, 'remove-note', { note: note.id, was: draftOf(note) })).ok
  }

  async #ask<Name extends CommandName>(
    host: Console,
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Answer<Name>> {
    this.refusal = null
    const answer = await ask(host, name, input)
    if (!answer.ok) this.refusal = answer
    return answer
  }
}

export const minutesScreen = new MinutesScreen()
