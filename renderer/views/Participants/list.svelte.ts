/**
 * The live list as a screen needs it: the index and the selection joined with pixels and frames. All changes of one frame
 * are taken in together, and only the rows in sight become state. Knows nothing of how a row looks.
 */
import { flushSync, untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { FLAG } from '#protocol/roster-flags'
import type { Roster, RosterEntry } from '#client/roster'
import type { MemberId } from '#protocol'
import type { Console } from '../../console.svelte.ts'
import { groupsOf } from './groups.ts'
import { ListIndex } from './list-index.ts'
import { firstQuery, noFilter } from './query.ts'
import type { Column, Filter, Query } from './query.ts'
import { Raised } from './raised.ts'
import { Selection, nobody } from './selection.ts'
import * as scroll from './window.ts'
import type { Body } from './window.ts'

/** New rows and new names are taken in no more often than this: it looks at all of them. */
const REFRESH_MS = 250
/** After the last turn of the wheel: rows are brought into the document's own order again. */
const REST_MS = 200

/** A row in sight, as it is drawn. */
export type RowView = Readonly<RosterEntry> & {
  place: number
  isChosen: boolean
  isCursor: boolean
  /** Grow each time that cell changed while the row was in sight. */
  stateNews: number
  seenNews: number
}

/** One of the few rows in the document; as one scrolls it shows another member. */
export class Slot {
  readonly index: number
  view = $state.raw<RowView | null>(null)

  constructor(index: number) {
    this.index = index
  }
}

type Kept = { id: MemberId; key: number; pixels: number; isStrict: boolean }

export class ParticipantList {
  readonly #host: Console
  #roster: Roster | null = null
  #index: ListIndex
  #selection: Selection
  #scroller: HTMLElement | null = null
  #body: Body = { scrollTop: 0, height: 0, before: 0, after: 0 }
  #pending: MemberId[] | null = []
  #frame = 0
  #rest: ReturnType<typeof setTimeout> | undefined
  #refreshTimer: ReturnType<typeof setTimeout> | undefined
  /** Rows of an empty list are taken in at once. */
  #refreshedAt = -Infinity
  /** Once the list has been complete: until then rows come in everywhere, and nothing could stay where it is. */
  #wasWhole = false
  #pointerPixels: number | null = null
  /** Slots are handed out from this place on, so that a row keeps its slot while one scrolls. */
  #origin = 0
  readonly #raised: Raised

  query = $state.raw<Query>(firstQuery)
  /** Rows in the list. */
  length = $state(0)
  slots = $state.raw<readonly Slot[]>([])
  /** That members are in: looked for when rows or their fixed parts are new, and not at each change of flags. */
  groups = $state.raw<readonly string[]>([])
  /** Pixels of all rows. */
  height = $state(0)
  /** Where the first row begins. */
  before = $state(0)
  /** Rows that came in above what is in sight. */
  newAbove = $state(0)
  cursor = $state.raw<MemberId | null>(null)
  /** The cursor's member while its row is in the document: only then may screen readers be pointed at it. */
  active = $state.raw<MemberId | null>(null)
  chosen = $state.raw<ReadonlySet<MemberId>>(nobody)
  /** Of those chosen, how many the list does not show. */
  chosenElsewhere = $state(0)

  constructor(host: Console) {
    this.#host = host
    this.#index = new ListIndex({ entries: [], get: () => undefined })
    this.#selection = new Selection(this.#index)
    this.#raised = new Raised()
  }

  // ------------------------------------------------------------------------------------------ the screen

  /** Follows the roster while the list is on the screen. */
  readonly attach: Attachment<HTMLElement> = (scroller) => untrack(() => this.#follow(scroller))

  #follow(scroller: HTMLElement): () => void {
    this.#scroller = scroller
    scroller.scrollTop = this.#body.scrollTop
    const stopListening = this.#host.onRoster((rows) => this.#changed(rows))
    const observer = new ResizeObserver(() => this.#measure())
    observer.observe(scroller)
    this.#changed(null)
    this.#measure()
    this.#tick()
    return () => {
      stopListening()
      observer.disconnect()
      cancelAnimationFrame(this.#frame)
      clearTimeout(this.#rest)
      clearTimeout(this.#refreshTimer)
      this.#frame = 0
      this.#scroller = null
    }
  }

  scrolled(): void {
    if (this.#scroller === null || this.#scroller.scrollTop === this.#body.scrollTop) return
    this.#body = { ...this.#body, scrollTop: this.#scroller.scrollTop }
    this.#paint()
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => {
      this.#origin = scroll.spanOf(this.#body, this.length).first
      this.#paint()
    }, REST_MS)
  }

  /** `pixels` from the upper edge of the rows; null: the pointer is elsewhere. */
  pointed(pixels: number | null): void {
    this.#pointerPixels = pixels
    this.#afterPointing()
  }

  #measure(): void {
    const height = Math.max(0, (this.#scroller?.clientHeight ?? 0) - scroll.ROW_HEIGHT)
    this.#body = { ...this.#body, height }
    this.#paint()
  }

  // ------------------------------------------------------------------------------------------ what is asked of it

  search(text: string): void {
    this.#ask({ ...this.query, text })
  }

  filter(change: Partial<Filter>): void {
    this.#ask({ ...this.query, filter: { ...this.query.filter, ...change } })
  }

  clearFilters(): void {
    this.#ask({ ...this.query, text: '', filter: noFilter })
  }

  /** The same column again turns it round. What is newest or most is wanted first. */
  sortBy(column: Column): void {
    const { sort } = this.query
    const first = column === 'lastSeen' || column === 'weight' ? 'descending' : 'ascending'
    const other = first === 'ascending' ? 'descending' : 'ascending'
    const direction = sort.column === column && sort.direction === first ? other : first
    this.#ask({ ...this.query, sort: { column, direction } })
  }

  /** A vote opened or closed, which nobody asked for here: what is in sight stays. */
  setRegister(register: ReadonlySet<MemberId> | null): void {
    if (register === this.query.register) return
    const kept = this.#keptRow()
    this.query = { ...this.query, register }
    this.#index.setQuery(this.query)
    this.#show(kept)
  }

  #ask(query: Query): void {
    this.query = query
    this.#index.setQuery(query)
    this.#raised.clear()
    this.#body = { ...this.#body, before: 0, after: 0, scrollTop: 0 }
    const place = this.cursor === null ? -1 : this.#index.placeOf(this.cursor)
    if (place >= 0) this.#body = scroll.reveal(place, this.#body)
    this.#show()
  }

  // ------------------------------------------------------------------------------------------ cursor and choice

  get targets(): readonly MemberId[] {
    return this.#selection.targets
  }

  get pageRows(): number {
    return Math.max(1, Math.floor(this.#body.height / scroll.ROW_HEIGHT) - 1)
  }

  moveBy(step: number, { extend }: { extend: boolean }): void {
    this.#selection.moveBy(step, { extend })
    this.#chose({ reveals: true })
  }

  moveTo(place: number, { extend }: { extend: boolean }): void {
    this.#selection.moveTo(place, { extend })
    this.#chose({ reveals: true })
  }

  point(id: MemberId): void {
    this.#selection.point(id)
    this.#chose({ reveals: false })
  }

  toggle(id: MemberId): void {
    this.#selection.toggle(id)
    this.#chose({ reveals: false })
  }

  /** As a click with Ctrl, for the keyboard. */
  toggleCursor(): void {
    if (this.cursor !== null) this.toggle(this.cursor)
  }

  extendTo(id: MemberId): void {
    this.#selection.moveTo(this.#index.placeOf(id), { extend: true })
    this.#chose({ reveals: false })
  }

  chooseAll(): void {
    this.#selection.chooseAll()
    this.#chose({ reveals: false })
  }

  /** Returns whether anything was chosen. */
  clearChoice(): boolean {
    const had = this.#selection.clear()
    this.#chose({ reveals: false })
    return had
  }

  /** Brings a member under the cursor, whatever filters hide it. */
  show(id: MemberId): void {
    this.#selection.point(id)
    if (this.#index.placeOf(id) < 0) this.clearFilters()
    this.#chose({ reveals: true })
  }

  /** The keyboard came to the list: it needs a row to stand on. */
  enter(): void {
    if (this.cursor !== null && this.#index.placeOf(this.cursor) >= 0) return
    this.moveTo(scroll.firstInSight(this.#body), { extend: false })
  }

  #chose({ reveals }: { reveals: boolean }): void {
    this.cursor = this.#selection.cursor
    this.chosen = this.#selection.chosen
    const place = this.cursor === null ? -1 : this.#index.placeOf(this.cursor)
    if (reveals && place >= 0) {
      this.#body = scroll.reveal(place, this.#body)
      // The pointer lies where it lay, but it is the keyboard that works.
      this.#pointerPixels = null
    }
    this.#afterPointing()
  }

  /** To the topmost of the rows that came in above. */
  goToNew(): void {
    const place = this.#raised.topmost(this.#index)
    this.#raised.clear()
    if (place !== null) this.#body = scroll.reveal(place, this.#body)
    this.#show()
  }

  // ------------------------------------------------------------------------------------------ what changes

  #changed(rows: readonly MemberId[] | null): void {
    if (rows === null) this.#pending = null
    else if (this.#pending !== null) for (const id of rows) this.#pending.push(id)
    // A page in the background draws no frames: what piled up is then looked at as a whole.
    if (this.#pending !== null && this.#pending.length > (this.#roster?.entries.length ?? 0))
      this.#pending = null
    if (this.#frame === 0 && this.#scroller !== null) this.#frame = requestAnimationFrame(() => this.#tick())
  }

  #tick(): void {
    this.#frame = 0
    if (this.#adoptRoster()) return
    const pending = this.#pending
    this.#pending = []
    const kept = this.#keptRow()
    const first = this.#index.idAt(scroll.firstInSight(this.#body))
    const above = first === undefined || !this.#holdsStill() ? null : this.#index.keyOf(first)
    const change = this.#index.update(pending, above)
    this.#raised.add(change.raised)
    if (change.hasMoved) this.#show(kept)
    else this.#paint()
    if (change.isStale) this.#refreshSoon()
  }

  /**
   * A host that started anew brings a new roster. What was shown stays until it is complete, unless there was nothing.
   * Returns whether there is nothing to do yet.
   */
  #adoptRoster(): boolean {
    const { replica, roster } = this.#host
    if (replica === null || roster === null) return true
    if (roster === this.#roster) return false
    if (this.#roster !== null && replica.completeness.state !== 'whole') return true
    const kept = this.#keptRow()
    this.#roster = roster
    this.#index = new ListIndex(roster)
    this.groups = groupsOf(roster.entries)
    this.#index.setQuery(this.query)
    this.#selection = this.#selection.over(this.#index)
    this.#pending = []
    if (roster.entries.length > 0) this.#refreshedAt = performance.now()
    this.#wasWhole ||= this.#isWhole()
    this.#show(kept)
    return false
  }

  #refreshSoon(): void {
    if (this.#refreshTimer !== undefined) return
    const wait = this.#refreshedAt + REFRESH_MS - performance.now()
    if (wait <= 0) this.#refresh()
    else this.#refreshTimer = setTimeout(() => this.#refresh(), wait)
  }

  #refresh(): void {
    this.#refreshTimer = undefined
    const kept = this.#keptRow()
    this.#index.refresh()
    this.groups = groupsOf(this.#roster?.entries ?? [])
    this.#refreshedAt = performance.now()
    this.#wasWhole ||= this.#isWhole()
    this.#show(kept)
  }

  /** Whether arrivals may not push what is in sight: always, unless the list has room for all of them and nobody points. */
  #holdsStill(): boolean {
    return this.#wasWhole && (scroll.overflows(this.#body, this.length) || this.#pointedPlace() !== null)
  }

  /** The row that stays where it is: under the cursor, else under the pointer, else the first in sight. */
  #keptRow(): Kept | null {
    const pointed = this.#pointedPlace()
    const place = pointed ?? scroll.firstInSight(this.#body)
    const id = this.#index.idAt(place)
    if (id === undefined || !this.#holdsStill()) return null
    return {
      id,
      key: this.#index.keyOf(id),
      pixels: scroll.pixelsOf(this.#body, place),
      isStrict: pointed !== null,
    }
  }

  #isWhole(): boolean {
    return this.#host.replica?.completeness.state === 'whole'
  }

  /** Where somebody is at work, if that is in sight. */
  #pointedPlace(): number | null {
    const cursor = this.cursor === null ? -1 : this.#index.placeOf(this.cursor)
    if (cursor >= 0 && scroll.isInSight(this.#body, cursor)) return cursor
    if (this.#pointerPixels === null) return null
    const place = scroll.placeAt(this.#body, this.#pointerPixels)
    return place >= 0 && place < this.length ? place : null
  }

  /** The row one works on keeps its place in the list; the one before it takes its own. */
  #afterPointing(): void {
    const place = this.#pointedPlace()
    const id = place === null ? null : (this.#index.idAt(place) ?? null)
    const kept = this.#keptRow()
    const { hasMoved } = this.#index.pin(id)
    if (place === null) this.#body = scroll.settle(this.#body, this.#index.length)
    if (hasMoved || place === null) this.#show(kept)
    else this.#show()
  }

  // ------------------------------------------------------------------------------------------ drawing

  /** After rows moved: the list's size and position, then its rows. */
  #show(kept: Kept | null = null): void {
    const length = this.#index.length
    if (kept !== null) {
      const place = this.#index.placeOf(kept.id)
      const now = place >= 0 ? place : this.#index.placeOfKey(kept.key)
      this.#body = scroll.keep({ ...kept, place: now }, this.#body, length)
    }
    this.length = length
    this.before = this.#body.before
    this.height = scroll.contentHeight(this.#body, length)
    this.#countElsewhere()
    if (this.#scroller !== null && this.#scroller.scrollTop !== this.#body.scrollTop) {
      // The rows' room must be there before one can scroll in it.
      flushSync()
      this.#scroller.scrollTop = this.#body.scrollTop
      this.#body = { ...this.#body, scrollTop: this.#scroller.scrollTop }
    }
    this.#paint()
  }

  #countElsewhere(): void {
    let elsewhere = 0
    for (const id of this.chosen) if (this.#index.placeOf(id) < 0) elsewhere++
    this.chosenElsewhere = elsewhere
  }

  #paint(): void {
    const { first, count } = scroll.spanOf(this.#body, this.length)
    if (count > this.slots.length) {
      const more = Array.from(
        { length: count - this.slots.length },
        (_, at) => new Slot(this.slots.length + at),
      )
      this.slots = [...this.slots, ...more]
    }
    for (const slot of this.slots) {
      const place = first + modulo(slot.index - (first - this.#origin), this.slots.length)
      if (place < first + count) this.#draw(slot, place)
      else slot.view = null
    }
    const cursor = this.cursor === null ? -1 : this.#index.placeOf(this.cursor)
    this.active = cursor >= first && cursor < first + count ? this.cursor : null
    this.newAbove = this.#raised.seenFrom(scroll.firstInSight(this.#body), this.#index)
  }

  #draw(slot: Slot, place: number): void {
    const id = this.#index.idAt(place)
    const entry = id === undefined ? undefined : this.#roster?.get(id)
    if (entry === undefined) {
      slot.view = null
      return
    }
    const before = slot.view?.id === entry.id ? slot.view : null
    const view: RowView = {
      ...entry,
      place,
      isChosen: this.#selection.has(entry.id),
      isCursor: this.cursor === entry.id,
      stateNews: before === null ? 0 : before.stateNews + (showsOther(before.flags, entry.flags) ? 1 : 0),
      seenNews: before === null ? 0 : before.seenNews + (before.lastSeen === entry.lastSeen ? 0 : 1),
    }
    if (before === null || !isSame(before, view)) slot.view = view
  }
}

const modulo = (value: number, by: number) => ((value % by) + by) % by

const shownAsState = FLAG.present | FLAG.online | FLAG.voted
const showsOther = (before: number, now: number) => ((before ^ now) & shownAsState) !== 0

const drawn = [
  'place',
  'flags',
  'lastSeen',
  'isChosen',
  'isCursor',
  'lastName',
  'firstName',
  'number',
  'region',
  'group',
  'weight',
] as const satisfies (keyof RowView)[]

const isSame = (one: RowView, other: RowView) => drawn.every((field) => one[field] === other[field])

const lists = new WeakMap<Console, ParticipantList>()

/** The console's one list: search, filters and selection are still there when one comes back to the screen. */
export function listOf(host: Console): ParticipantList {
  const list = lists.get(host) ?? new ParticipantList(host)
  lists.set(host, list)
  return list
}
