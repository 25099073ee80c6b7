/** Who fits what is typed, out of the roster that this console holds: at once, however long the list. Knows no markup. */
import type { MemberId } from '#protocol'
import type { RosterEntry } from '#client/roster'
import type { Console } from '../../console.svelte.ts'
import { bestFits } from '../Participants/best-fits.ts'
import { ListIndex, type RosterSource } from '../Participants/list-index.ts'
import { firstQuery, noFilter, type Filter } from '../Participants/query.ts'

/** What is read at a glance. */
const MOST_SHOWN = 8

type FindsIn = Pick<Console, 'onRoster'> & { readonly roster: RosterSource | null }

export class Finder {
  readonly #host: FindsIn
  readonly #filter: () => Partial<Filter>
  readonly #isFirst: (member: MemberId) => boolean
  #index: ListIndex | null = null
  text = $state('')
  /** Marked by the arrows. */
  at = $state(0)
  found = $state.raw<readonly MemberId[]>([])
  more = $state(0)
  readonly marked: MemberId | null = $derived(this.found[this.at] ?? null)

  /** `isFirst`: these before all others, however well those fit. */
  constructor(
    host: FindsIn,
    filter: () => Partial<Filter> = () => ({}),
    isFirst: (member: MemberId) => boolean = () => true,
  ) {
    this.#host = host
    this.#filter = filter
    this.#isFirst = isFirst
  }

  /** Follows the roster until the returned function is called. */
  follow(): () => void {
    return this.#host.onRoster((rows) => {
      if (this.#index === null) return
      if (this.#index.update(rows, null).isStale) this.#index.refresh()
      this.#look()
    })
  }

  find(text: string): void {
    this.text = text
    this.at = 0
    this.#search()
    this.#look()
  }

  move(by: 1 | -1): void {
    this.at = Math.min(Math.max(this.at + by, 0), Math.max(this.found.length - 1, 0))
  }

  #search(): void {
    const { roster } = this.#host
    if (roster === null || this.text.trim() === '') return
    this.#index ??= new ListIndex(roster)
    this.#index.setQuery({ ...firstQuery, text: this.text, filter: { ...noFilter, ...this.#filter() } })
  }

  #look(): void {
    const index = this.#index
    if (index === null || this.text.trim() === '') {
      this.found = []
      this.more = 0
      return
    }
    const first = this.#best(index, true)
    const isFull = first.length === Math.min(MOST_SHOWN, index.length)
    const ids = isFull ? first : [...first, ...this.#best(index, false)]
    const exact = this.#byNumber()
    // Who types a whole number means that one, however many names have it within.
    const found = exact === null ? ids : [exact, ...ids.filter((id) => id !== exact)]
    this.found = found.slice(0, MOST_SHOWN)
    this.more = index.length - Math.min(index.length, this.found.length)
    this.at = Math.min(this.at, Math.max(this.found.length - 1, 0))
  }

  #best(index: ListIndex, areFirst: boolean): MemberId[] {
    const rows = this.#rows(index, areFirst)
    return bestFits(rows, this.text, { most: MOST_SHOWN, others: true }).map(({ id }) => id)
  }

  /** All who pass, by name. */
  *#rows(index: ListIndex, areFirst: boolean): Generator<Readonly<RosterEntry>> {
    for (let place = 0; place < index.length; place++) {
      const entry = this.#host.roster?.get(index.idAt(place) ?? 0)
      if (entry !== undefined && this.#isFirst(entry.id) === areFirst) yield entry
    }
  }

  #byNumber(): MemberId | null {
    const wanted = this.text.trim().toLowerCase()
    const entry = this.#host.roster?.entries.find(({ number }) => number.toLowerCase() === wanted)
    if (entry === undefined || this.#index?.placeOf(entry.id) === -1) return null
    return entry.id
  }
}
