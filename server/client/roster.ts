/**
 * The participants as a console holds them: rows by id, counts that follow each change, and what a frame changed. Mutable,
 * because a change must cost the same among 100 rows and 100,000; only the replica changes it. It knows nothing of sockets.
 */

import type { MemberId, RosterChange, RosterRow, Weight } from '../protocol/messages.ts'
import { FLAG } from '../protocol/roster-flags.ts'

/** One object a member for as long as the roster lives: changed in place, so whoever holds it sees the newest. */
export type RosterEntry = {
  readonly id: MemberId
  number: string
  firstName: string
  lastName: string
  region: string
  group: string
  gender: string
  weight: Weight
  flags: number
  /** Seconds since 1970; 0 never. */
  lastSeen: number
}

export type RosterCounts = {
  registered: number
  entitled: number
  present: number
  online: number
  voted: number
}

const isRow = (change: RosterRow | RosterChange): change is RosterRow => change.length > 3

const entryOf = (row: RosterRow): RosterEntry => {
  const [id, number, firstName, lastName, region, group, gender, weight, flags, lastSeen] = row
  return { id, number, firstName, lastName, region, group, gender, weight, flags, lastSeen }
}

export class Roster {
  readonly #entries: RosterEntry[] = []
  /** By id, which ascends from 1 without large gaps: half the time of a Map at 100,000 rows. */
  readonly #byId: (RosterEntry | undefined)[] = []
  readonly #counts: RosterCounts = { registered: 0, entitled: 0, present: 0, online: 0, voted: 0 }
  #version = 0
  /** While pages come: rows changed since the snapshot began. A page may be older than such a change, so the change stands. */
  #touched: Set<MemberId> | null = null
  /** While pages come: changes of rows whose page is still to come. */
  readonly #early = new Map<MemberId, { flags: number; seen: number | null }>()

  /** In the order in which they came; read only, and the same array for ever. */
  get entries(): readonly RosterEntry[] {
    return this.#entries
  }

  /** Grows with each frame that changed something. */
  get version(): number {
    return this.#version
  }

  get counts(): Readonly<RosterCounts> {
    return { ...this.#counts }
  }

  get(id: MemberId): Readonly<RosterEntry> | undefined {
    return this.#byId[id]
  }

  /** A snapshot in pages begins. Rows already here stay to be looked at: ids are never reused and rows never removed. */
  expectPages(): void {
    this.#touched = new Set()
    this.#early.clear()
  }

  /** Returns the ids of the page's rows, or null when after the last page a changed row is still unknown. */
  applyPage(rows: readonly RosterRow[], isLast: boolean): MemberId[] | null {
    const ids: MemberId[] = []
    for (const row of rows) {
      ids.push(row[0])
      if (this.#touched?.has(row[0])) continue
      this.#put(row)
      const early = this.#early.get(row[0])
      if (early !== undefined) this.#change(row[0], early.flags, early.seen)
      this.#early.delete(row[0])
    }
    this.#version++
    if (!isLast) return ids
    this.#touched = null
    return this.#early.size === 0 ? ids : null
  }

  /** `at` in seconds. Returns the ids that changed, or null when a row is unknown that should be known. */
  applyChanges(changes: readonly (RosterRow | RosterChange)[], at: number): MemberId[] | null {
    const ids: MemberId[] = []
    for (const change of changes) {
      const id = change[0]
      const seen = !isRow(change) && change[2] !== undefined ? at - change[2] : null
      if (isRow(change)) {
        this.#put(change)
        this.#early.delete(id)
        this.#touched?.add(id)
      } else if (this.#change(id, change[1], seen)) {
        this.#touched?.add(id)
      } else if (this.#touched !== null) {
        this.#early.set(id, { flags: change[1], seen: seen ?? this.#early.get(id)?.seen ?? null })
        continue
      } else {
        return null
      }
      ids.push(id)
    }
    this.#version++
    return ids
  }

  #put(row: RosterRow): void {
    const known = this.#byId[row[0]]
    if (known !== undefined) {
      this.#count(known.flags, row[8])
      Object.assign(known, entryOf(row))
      return
    }
    const entry = entryOf(row)
    this.#byId[entry.id] = entry
    this.#entries.push(entry)
    this.#counts.registered++
    this.#count(0, entry.flags)
  }

  /** `seen` in seconds since 1970; null: as before. */
  #change(id: MemberId, flags: number, seen: number | null): boolean {
    const entry = this.#byId[id]
    if (entry === undefined) return false
    this.#count(entry.flags, flags)
    entry.flags = flags
    if (seen !== null) entry.lastSeen = seen
    return true
  }

  #count(before: number, after: number): void {
    if (before === after) return
    const counts = this.#counts
    const difference = (bit: number) => Number((after & bit) !== 0) - Number((before & bit) !== 0)
    counts.entitled += difference(FLAG.entitled)
    counts.present += difference(FLAG.present)
    counts.online += difference(FLAG.online)
    counts.voted += difference(FLAG.voted)
  }
}
