/**
 * Which rows are chosen, and on which one the cursor stands. By member, not by place: a choice survives filters, sorting
 * and whatever else moves rows. Knows the list only as places and members.
 */
import type { MemberId } from '#protocol'

export type Places = {
  readonly length: number
  idAt(place: number): MemberId | undefined
  /** -1: not in the list. */
  placeOf(id: MemberId): number
}

/** Before anybody is chosen. */
export const nobody: ReadonlySet<MemberId> = new Set()

export class Selection {
  readonly #list: Places
  #chosen: Set<MemberId> = new Set()
  #cursor: MemberId | null = null
  /** Where a range begins. */
  #pivot: MemberId | null = null
  #lastPlace = 0

  constructor(list: Places) {
    this.#list = list
  }

  /** The same choice in another list. */
  over(list: Places): Selection {
    const selection = new Selection(list)
    selection.#chosen = this.#chosen
    selection.#cursor = this.#cursor
    selection.#pivot = this.#pivot
    return selection
  }

  get chosen(): ReadonlySet<MemberId> {
    return this.#chosen
  }

  get cursor(): MemberId | null {
    return this.#cursor
  }

  has(id: MemberId): boolean {
    return this.#chosen.has(id)
  }

  /** Members an act is for: those chosen, else the one under the cursor. */
  get targets(): readonly MemberId[] {
    if (this.#chosen.size > 0) return [...this.#chosen]
    return this.#cursor === null ? [] : [this.#cursor]
  }

  /** To a place, which is brought into the list. `extends`: everything from where the range began is chosen. */
  moveTo(place: number, { extend }: { extend: boolean }): void {
    const to = Math.max(0, Math.min(place, this.#list.length - 1))
    const id = this.#list.idAt(to)
    if (id === undefined) return
    const from = this.#pivot === null ? -1 : this.#list.placeOf(this.#pivot)
    if (extend && from >= 0) this.#chooseRange(from, to)
    else if (extend) this.#begin(id)
    else this.#pivot = id
    this.#cursor = id
    this.#lastPlace = to
  }

  moveBy(step: number, options: { extend: boolean }): void {
    this.moveTo(this.#place() + step, options)
  }

  /** Only the cursor; what was chosen is let go. */
  point(id: MemberId): void {
    this.#chosen = new Set()
    this.#pivot = id
    this.#cursor = id
    this.#lastPlace = Math.max(0, this.#list.placeOf(id))
  }

  toggle(id: MemberId): void {
    const chosen = new Set(this.#chosen)
    if (!chosen.delete(id)) chosen.add(id)
    this.#chosen = chosen
    this.#pivot = id
    this.#cursor = id
    this.#lastPlace = Math.max(0, this.#list.placeOf(id))
  }

  /** Everything in the list; what is chosen outside it stays chosen. */
  chooseAll(): void {
    const chosen = new Set(this.#chosen)
    for (let place = 0; place < this.#list.length; place++) {
      const id = this.#list.idAt(place)
      if (id !== undefined) chosen.add(id)
    }
    this.#chosen = chosen
  }

  /** Returns whether there was anything to let go. */
  clear(): boolean {
    const had = this.#chosen.size > 0
    this.#chosen = new Set()
    return had
  }

  leave(): void {
    this.#cursor = null
  }

  /** The cursor's place; where it was last, when its row has left the list; before the first, when there is none. */
  #place(): number {
    if (this.#cursor === null) return -1
    const place = this.#list.placeOf(this.#cursor)
    return place >= 0 ? place : this.#lastPlace
  }

  #begin(id: MemberId): void {
    this.#pivot = id
    this.#chosen = new Set(this.#chosen).add(id)
  }

  #chooseRange(from: number, to: number): void {
    const chosen = new Set<MemberId>()
    for (let place = Math.min(from, to); place <= Math.max(from, to); place++) {
      const id = this.#list.idAt(place)
      if (id !== undefined) chosen.add(id)
    }
    this.#chosen = chosen
  }
}
