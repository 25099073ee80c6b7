/**
 * What the Agenda screen is doing: which item is selected, what is being typed, what the host refused. One for the page, so that
 * what is typed survives a look at another screen. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import type { AgendaItem, CommandName, Commands, ItemDraft, ItemId } from '#protocol'
import { comingOf, currentOf, type OutlineRow } from '#protocol/agenda'
import { ask } from '../ask.ts'
import { lastIn, placeAfter, placeTo, type Direction, type Place } from './outline-acts.ts'

export type Field = 'title' | 'minutes' | 'startsAt'
export type Writing =
  | { kind: 'new'; place: Place; text: string }
  /** `item` as it was when the field was opened. */
  | { kind: 'field'; item: AgendaItem; field: Field; text: string }

type Refusal = Exclude<Answer<CommandName>, { ok: true }>

const two = (value: number) => String(value).padStart(2, '0')

/** As a field for date and time has it, on this machine's clock. */
function localTime(at: number): string {
  const date = new Date(at)
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

const textOf = (item: AgendaItem, field: Field): string => {
  if (field === 'title') return item.title
  if (field === 'minutes') return String(item.minutes ?? '')
  return item.startsAt === null ? '' : localTime(item.startsAt)
}

/** Null: not a value of this field. */
export function valueOf(field: Field, text: string): Partial<ItemDraft> | null {
  const typed = text.trim()
  if (field === 'title') return typed === '' ? null : { title: typed }
  if (field === 'minutes') {
    if (typed === '' || typed === '0') return { minutes: null }
    return /^\d{1,4}$/.test(typed) && Number(typed) <= 1440 ? { minutes: Number(typed) } : null
  }
  const at = typed === '' ? null : Date.parse(typed)
  return Number.isNaN(at) ? null : { startsAt: at }
}

const pick = (item: AgendaItem, { title, minutes, startsAt, isInternal }: Partial<ItemDraft>) => ({
  ...(title !== undefined && { title: item.title }),
  ...(minutes !== undefined && { minutes: item.minutes }),
  ...(startsAt !== undefined && { startsAt: item.startsAt }),
  ...(isInternal !== undefined && { isInternal: item.isInternal }),
})

export class AgendaScreen {
  selected = $state<ItemId | null>(null)
  writing = $state.raw<Writing | null>(null)
  refusal = $state.raw<Refusal | null>(null)
  isImporting = $state(false)
  /** New items go one after the other: the next stands behind the one before, whose id comes with its answer. */
  #adding: Promise<unknown> = Promise.resolve()

  /** The row that is selected, else the first: one of them can always be reached by Tab. */
  rowIn(rows: readonly OutlineRow[]): OutlineRow | null {
    return rows.find(({ item }) => item.id === this.selected) ?? rows[0] ?? null
  }

  begin(place: Place): void {
    this.writing = { kind: 'new', place, text: '' }
  }

  addAfterSelected(rows: readonly OutlineRow[]): void {
    this.begin(placeAfter(rows, this.selected))
  }

  edit(item: AgendaItem, field: Field): void {
    this.selected = item.id
    this.writing = { kind: 'field', item, field, text: textOf(item, field) }
  }

  type(text: string): void {
    if (this.writing !== null) this.writing = { ...this.writing, text }
  }

  leave(): void {
    this.writing = null
  }

  /** A new item that is being typed goes a level in or out with Tab. */
  shiftNew(rows: readonly OutlineRow[], direction: 'in' | 'out'): void {
    if (this.writing?.kind !== 'new') return
    const { parent, after } = this.writing.place
    const above = rows.find(({ item }) => item.id === parent)
    const place =
      direction === 'in'
        ? lastIn(rows, after)
        : above === undefined
          ? null
          : { parent: above.item.parent, after: above.item.id }
    if (place !== null) this.writing = { ...this.writing, place }
  }

  /** Saves what is typed. `goOn`: the next new item is begun behind it. */
  async finish(host: Console, goOn: boolean): Promise<void> {
    const { writing } = this
    if (writing === null) return
    if (writing.kind === 'new') await this.#addNew(host, writing, goOn)
    else await this.#save(host, writing, goOn)
  }

  async #addNew(host: Console, { place, text }: Extract<Writing, { kind: 'new' }>, goOn: boolean) {
    const title = text.trim()
    this.writing = goOn && title !== '' ? { kind: 'new', place, text: '' } : null
    if (title === '') return
    const adding = this.#adding.then(async () => {
      const at = this.writing?.kind === 'new' && goOn ? this.writing.place : place
      const draft = { title, minutes: null, startsAt: null, isInternal: false }
      const answer = await this.#ask(host, 'add-item', { ...at, draft })
      if (answer.ok) {
        this.selected = answer.item
        if (this.writing?.kind === 'new')
          this.writing = { ...this.writing, place: { parent: at.parent, after: answer.item } }
      } else if (this.writing === null || this.writing.text === '') {
        // What was typed is not lost with the refusal.
        this.writing = { kind: 'new', place: at, text: title }
      }
    })
    this.#adding = adding
    await adding
  }

  async #save(host: Console, writing: Extract<Writing, { kind: 'field' }>, goOn: boolean) {
    const { item, field, text } = writing
    this.writing = null
    const to = valueOf(field, text)
    if (to !== null && text !== textOf(item, field)) {
      const answer = await this.#ask(host, 'change-item', { item: item.id, was: pick(item, to), to })
      if (!answer.ok) {
        this.#giveBack(writing)
        return
      }
    }
    if (goOn && field === 'title') this.begin({ parent: item.parent, after: item.id })
  }

  /** What was typed is not lost with a refusal; nor is what was begun meanwhile. */
  #giveBack(writing: Writing): void {
    this.writing ??= writing
  }

  async move(host: Console, rows: readonly OutlineRow[], id: ItemId, direction: Direction): Promise<void> {
    const place = placeTo(rows, id, direction)
    if (place !== null) await this.moveTo(host, id, place)
  }

  async moveTo(host: Console, item: ItemId, place: Place): Promise<void> {
    this.selected = item
    await this.#ask(host, 'move-item', { item, ...place })
  }

  async toggleInternal(host: Console, item: AgendaItem): Promise<void> {
    const { id, isInternal } = item
    await this.#ask(host, 'change-item', {
      item: id,
      was: { isInternal },
      to: { isInternal: !isInternal },
    })
  }

  /** How many went; 0: none. The row behind it is selected. */
  async remove(host: Console, rows: readonly OutlineRow[], item: ItemId): Promise<number> {
    const at = rows.findIndex((row) => row.item.id === item)
    const level = rows[at]?.level ?? 1
    const neighbour = rows.find((row, index) => index > at && row.level <= level) ?? rows[at - 1] ?? null
    const answer = await this.#ask(host, 'remove-item', { item })
    if (!answer.ok) return 0
    this.selected = neighbour?.item.id ?? null
    return answer.removed
  }

  async restore(host: Console, item: ItemId): Promise<void> {
    const answer = await this.#ask(host, 'restore-item', { item })
    if (answer.ok) this.selected = item
  }

  async callUp(host: Console, rows: readonly OutlineRow[], item: ItemId): Promise<void> {
    await this.#ask(host, 'begin-item', { item, instead: currentOf(rows)?.item.id ?? null })
  }

  async next(host: Console, rows: readonly OutlineRow[]): Promise<void> {
    const [next] = comingOf(rows)
    if (next !== undefined) await this.callUp(host, rows, next.item.id)
  }

  async end(host: Console, rows: readonly OutlineRow[]): Promise<void> {
    const current = currentOf(rows)
    if (current !== null) await this.#ask(host, 'end-item', { item: current.item.id })
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

export const agendaScreen = new AgendaScreen()
