/** One item in the hand: which row it hangs over and where it would go. Knows rows by their `data-item`, and no command. */
import type { ItemId } from '#protocol'
import type { OutlineRow } from '#protocol/agenda'
import { placeAt, type Place } from './outline-acts.ts'

/** So far to the right of a row's title it is meant to go below that item. */
const INSIDE_PX = 48

export type Over = { item: ItemId; where: 'before' | 'after' | 'inside' }

export class Dragging {
  readonly #drop: (item: ItemId, place: Place) => void
  item = $state<ItemId | null>(null)
  over = $state.raw<Over | null>(null)

  constructor(drop: (item: ItemId, place: Place) => void) {
    this.#drop = drop
  }

  start(event: PointerEvent, item: ItemId): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    this.item = item
  }

  move(event: PointerEvent): void {
    if (this.item === null) return
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-item]')
    const title = row?.querySelector('[data-title]')
    if (!row || !title) {
      this.over = null
      return
    }
    const box = row.getBoundingClientRect()
    const isUpper = event.clientY < box.top + box.height / 2
    const isInside = !isUpper && event.clientX > title.getBoundingClientRect().left + INSIDE_PX
    this.over = {
      item: Number(row.dataset['item']),
      where: isInside ? 'inside' : isUpper ? 'before' : 'after',
    }
  }

  /** Lets go. */
  end(rows: readonly OutlineRow[]): void {
    const { item, over } = this
    this.cancel()
    if (item === null || over === null || over.item === item) return
    const { where } = over
    const place = placeAt(rows, over.item, { isUpper: where === 'before', isInside: where === 'inside' })
    if (place !== null && place.after !== item) this.#drop(item, place)
  }

  cancel(): void {
    this.item = null
    this.over = null
  }
}
