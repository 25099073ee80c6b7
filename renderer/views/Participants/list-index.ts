/**
 * Which participants the list shows, in which order, and where each stands. Kept up with each change at a cost that does
 * not depend on how long the list is; only a new query, new rows or new names look at all of them. Knows nothing of pixels.
 *
 * Every row has one number as its key: what it is sorted by, then its place by name. Keys are distinct, so that the same
 * rows always stand in the same order, and a row is found again from its key.
 */
import type { RosterEntry } from '#client/roster'
import type { MemberId } from '#protocol'
import { fold, numberOrder, searchable, searchWords } from './fold.ts'
import { firstQuery, flagTest, groupTest, memberTest } from './query.ts'
import type { Column, Query } from './query.ts'
import { SortedKeys } from './sorted-keys.ts'
import { deviceRank, stateRank } from './state.ts'

/** Members that fit into a key: 2^20 by name below 2^32 values of the sorted column stay within 2^53. */
export const MEMBERS_MAX = 2 ** 20
const PRIMARY_MAX = 2 ** 32 - 1
const NOT_LISTED = -1

/** More changes at once than this share of all rows: sorting anew is cheaper than moving each. */
const REBUILD_SHARE = 1 / 8

export type RosterSource = {
  readonly entries: readonly Readonly<RosterEntry>[]
  get(id: MemberId): Readonly<RosterEntry> | undefined
}

/** What is made once from a row's fixed part, and the part itself to notice when it changed. */
type Known = Pick<RosterEntry, 'number' | 'firstName' | 'lastName' | 'region' | 'group' | 'weight'> & {
  id: MemberId
  searchText: string
  nameOrder: string
}

export type ListChange = {
  /** Rows came, went or changed place. */
  hasMoved: boolean
  /** Rows that stand before `above` now and did not before. */
  raised: readonly MemberId[]
  /** There are new rows or new names, not listed until `refresh`. */
  isStale: boolean
}

export class ListIndex {
  readonly #roster: RosterSource
  #query: Query = firstQuery
  #flags = flagTest(firstQuery)
  #groups: ReadonlySet<string> | null = null
  #members: ReadonlySet<MemberId> | null = null

  readonly #known: (Known | undefined)[] = []
  #unranked: MemberId[] = []
  /** By name; a member's place in it is its rank. */
  #byName: Known[] = []
  #nameRank = new Int32Array(0)
  /** Of the column sorted by, where it is of the fixed part; by id. */
  #columnRank: Int32Array | null = null
  /** Made when a column is first sorted by, and kept until rows or names are new. */
  readonly #columnRanks = new Map<Column, Int32Array>()
  #isFound = new Uint8Array(0)
  #keyOf = new Float64Array(0)
  readonly #keys = new SortedKeys()
  #pinned: MemberId | null = null

  constructor(roster: RosterSource) {
    this.#roster = roster
    for (const entry of roster.entries) this.#learn(entry)
    this.refresh()
  }

  get length(): number {
    return this.#keys.length
  }

  get query(): Query {
    return this.#query
  }

  idAt(place: number): MemberId | undefined {
    const key = this.#keys.at(place)
    return key === undefined ? undefined : this.#byName[key % MEMBERS_MAX]?.id
  }

  /** -1: not in the list. */
  placeOf(id: MemberId): number {
    const key = this.keyOf(id)
    return key === NOT_LISTED ? -1 : this.#keys.placeOf(key)
  }

  /** To find the place again after the row itself has gone; -1: not in the list. */
  keyOf(id: MemberId): number {
    return this.#keyOf[id] ?? NOT_LISTED
  }

  placeOfKey(key: number): number {
    return this.#keys.placeOf(key)
  }

  setQuery(query: Query): void {
    const before = this.#query
    this.#query = query
    this.#flags = flagTest(query)
    this.#groups = groupTest(query.filter)
    this.#members = memberTest(query)
    if (query.text !== before.text) this.#search()
    if (query.sort.column !== before.sort.column) this.#rankColumn()
    this.#rebuild((id) => this.#wantedKey(id))
  }

  /** This row keeps its place, whatever changes, until another is pinned: one works on it right now. */
  pin(id: MemberId | null): ListChange {
    const released = this.#pinned
    this.#pinned = id
    const hasMoved = released !== null && released !== id && this.#place(released)
    return { hasMoved, raised: [], isStale: this.#unranked.length > 0 }
  }

  /** `ids` null: look at all. `above`: the key of the first row in sight. */
  update(ids: readonly MemberId[] | null, above: number | null): ListChange {
    const changed = ids ?? this.#roster.entries.map(({ id }) => id)
    const rebuilds = changed.length > 64 && changed.length > this.#byName.length * REBUILD_SHARE
    const keysBefore = changed.map((id) => this.keyOf(id))
    let hasMoved = rebuilds
    for (const id of changed) {
      const entry = this.#roster.get(id)
      if (entry === undefined || this.#learn(entry) || rebuilds) continue
      if (this.#place(id)) hasMoved = true
    }
    if (rebuilds) this.#rebuild((id) => this.keyOf(id))
    const isAbove = (key: number) => above !== null && key !== NOT_LISTED && key < above
    const raised = changed.filter(
      (id, index) => isAbove(this.keyOf(id)) && !isAbove(keysBefore[index] ?? NOT_LISTED),
    )
    return { hasMoved, raised, isStale: this.#unranked.length > 0 }
  }

  /** Takes in new rows and new names. */
  refresh(): void {
    if (this.#unranked.length > 0) this.#rankNames()
    this.#search()
    this.#rankColumn()
    this.#rebuild((id) => (this.keyOf(id) === NOT_LISTED ? NOT_LISTED : this.#keyFor(id)))
  }

  /** Returns whether the row is new or its fixed part is. */
  #learn(entry: Readonly<RosterEntry>): boolean {
    const { id, number, firstName, lastName, region, group, weight } = entry
    const known = this.#known[id]
    if (
      known !== undefined &&
      known.number === number &&
      known.firstName === firstName &&
      known.lastName === lastName &&
      known.region === region &&
      known.group === group &&
      known.weight === weight
    ) {
      return false
    }
    const searchText = searchable(`${number} ${firstName} ${lastName} ${firstName}\n${region}`)
    // Namesakes stand by number, and so always in the same order.
    const nameOrder = `${fold(lastName)}\u0001${fold(firstName)}\u0001${numberOrder(number)}`
    this.#known[id] = { id, number, firstName, lastName, region, group, weight, searchText, nameOrder }
    this.#unranked.push(id)
    return true
  }

  /** The new ones are sorted and merged into those that are. */
  #rankNames(): void {
    const isNew = new Set(this.#unranked)
    const added = [...isNew].flatMap((id) => this.#known[id] ?? []).sort(byNameOrder)
    const kept = this.#byName.filter(({ id }) => !isNew.has(id))
    this.#byName = merge(kept, added)
    this.#unranked = []
    this.#columnRanks.clear()
    this.#grow()
    this.#byName.forEach((known, rank) => (this.#nameRank[known.id] = rank))
  }

  #grow(): void {
    const size = this.#known.length
    if (this.#keyOf.length >= size) return
    const room = Math.max(1024, size + (size >> 1))
    this.#keyOf = grown(this.#keyOf, new Float64Array(room).fill(NOT_LISTED))
    this.#nameRank = grown(this.#nameRank, new Int32Array(room))
    this.#isFound = grown(this.#isFound, new Uint8Array(room))
  }

  #search(): void {
    const words = searchWords(this.#query.text)
    for (const { id, searchText } of this.#byName) {
      this.#isFound[id] = words.every((word) => searchText.includes(word)) ? 1 : 0
    }
  }

  #rankColumn(): void {
    const column = this.#query.sort.column
    const order = columnOrders[column]
    this.#columnRank = null
    if (order === null) return
    this.#columnRank = this.#columnRanks.get(column) ?? ranks(this.#byName, order, this.#keyOf.length)
    this.#columnRanks.set(column, this.#columnRank)
  }

  #rebuild(keyOfPinned: (id: MemberId) => number): void {
    const keys = new Float64Array(this.#byName.length)
    let count = 0
    for (const { id } of this.#byName) {
      const key = id === this.#pinned ? keyOfPinned(id) : this.#wantedKey(id)
      this.#keyOf[id] = key
      if (key !== NOT_LISTED) keys[count++] = key
    }
    this.#keys.fill(keys.subarray(0, count).sort())
  }

  /** Returns whether it moved, came or went. */
  #place(id: MemberId): boolean {
    if (id === this.#pinned) return false
    const before = this.keyOf(id)
    const after = this.#wantedKey(id)
    if (before === after) return false
    if (before !== NOT_LISTED) this.#keys.remove(before)
    if (after !== NOT_LISTED) this.#keys.add(after)
    this.#keyOf[id] = after
    return true
  }

  #wantedKey(id: MemberId): number {
    const entry = this.#roster.get(id)
    if (entry === undefined || this.#isFound[id] !== 1) return NOT_LISTED
    if ((entry.flags & this.#flags.mask) !== this.#flags.wanted) return NOT_LISTED
    if (this.#groups !== null && !this.#groups.has(entry.group)) return NOT_LISTED
    if (this.#members !== null && !this.#members.has(id)) return NOT_LISTED
    return this.#keyFor(id)
  }

  #keyFor(id: MemberId): number {
    const nameRank = this.#nameRank[id] ?? 0
    const primary = this.#primaryFor(id, nameRank)
    const isDescending = this.#query.sort.direction === 'descending'
    return (isDescending ? PRIMARY_MAX - primary : primary) * MEMBERS_MAX + nameRank
  }

  #primaryFor(id: MemberId, nameRank: number): number {
    const entry = this.#roster.get(id)
    switch (this.#query.sort.column) {
      case 'state':
        return stateRank(entry?.flags ?? 0)
      case 'device':
        return deviceRank(entry?.flags ?? 0)
      case 'lastSeen':
        return entry?.lastSeen ?? 0
      case 'name':
        return nameRank
      default:
        return this.#columnRank?.[id] ?? 0
    }
  }
}

function byNameOrder(one: Known, other: Known): number {
  if (one.nameOrder !== other.nameOrder) return one.nameOrder < other.nameOrder ? -1 : 1
  return one.id - other.id
}

function merge(kept: readonly Known[], added: readonly Known[]): Known[] {
  const merged: Known[] = []
  let next = 0
  for (const known of kept) {
    for (let other = added[next]; other !== undefined && byNameOrder(other, known) < 0; other = added[next]) {
      merged.push(other)
      next++
    }
    merged.push(known)
  }
  return [...merged, ...added.slice(next)]
}

function grown<Numbers extends Float64Array | Int32Array | Uint8Array>(
  from: Numbers,
  into: Numbers,
): Numbers {
  into.set(from)
  return into
}

type Order = { field: 'number' | 'region' | 'group' | 'weight'; of: (value: string) => string | number }

/** null: of the live part, or the name itself. */
const columnOrders: Record<Column, Order | null> = {
  state: null,
  device: null,
  lastSeen: null,
  name: null,
  number: { field: 'number', of: numberOrder },
  region: { field: 'region', of: fold },
  group: { field: 'group', of: fold },
  weight: { field: 'weight', of: Number },
}

/** Equal values have equal ranks; by id. Values that many share are looked at once. */
function ranks(rows: readonly Known[], { field, of }: Order, size: number): Int32Array {
  const orders = new Map<string, string | number>()
  for (const known of rows) if (!orders.has(known[field])) orders.set(known[field], of(known[field]))
  const rankOf = new Map<string, number>()
  let rank = -1
  let before: string | number | null = null
  for (const [value, order] of [...orders].sort(([, one], [, other]) =>
    one < other ? -1 : one > other ? 1 : 0,
  )) {
    if (order !== before) rank++
    before = order
    rankOf.set(value, rank)
  }
  const byId = new Int32Array(size)
  for (const known of rows) byId[known.id] = rankOf.get(known[field]) ?? 0
  return byId
}
