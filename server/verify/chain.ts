/**
 * Walks the journal's chain from its beginning, and where it does not hold says which entry it is and what was done to it: changed,
 * taken out, put in, moved. Goes on behind each fault. Knows hashes, and nothing of what the entries say.
 */
import { entryHash } from '../store/journal.ts'
import type { JournalRow } from '../store/snapshot.ts'

/** `entry` is the number under which it stands in the file. */
export type ChainFault =
  /** It is not what was hashed; or it was hashed anew, with all before it that was changed. */
  | { kind: 'entry-changed'; entry: number }
  /** The entry before was changed with its hash, so nothing says whether this one was. */
  | { kind: 'entry-unproven'; entry: number }
  /** Only the hash: what the entry says is proven by the one after it. */
  | { kind: 'hash-changed'; entry: number }
  | { kind: 'entries-missing'; from: number; to: number }
  | { kind: 'entry-added'; entry: number }
  /** It was written as number `from`. */
  | { kind: 'entry-moved'; entry: number; from: number }
  | { kind: 'entry-renumbered'; entry: number; from: number }

const BEGINNING = '0'.repeat(64)

/** So many entries taken out in one place, with the others moved up, are counted; more are found as a change. */
const MOST_TAKEN_OUT = 200
/** Where many entries stand in the wrong place each search would look at all of them. */
const MOST_SEARCHED = 2_000

export function chainFaults(rows: readonly JournalRow[]): ChainFault[] {
  return new Walk(rows).faults()
}

/** One way through the rows. Ends with it. */
class Walk {
  readonly #rows: readonly JournalRow[]
  readonly #faults: ChainFault[] = []
  /** Indexes of rows that stand later than they should and were taken already. */
  readonly #taken = new Set<number>()
  /** Indexes of rows that did not fit where they stand, and may fit later. */
  readonly #aside: number[] = []
  /** The hash before, and the number of the entry that must follow. */
  #before = BEGINNING
  #next = 1
  /** By how much rows stand under another number since something was put in or taken out. */
  #shift = 0
  /** Something was just found that explains another number. */
  #mayShift = false
  /** The entry before was changed, and its hash with it. */
  #isBeforeForged = false
  #at = 0

  constructor(rows: readonly JournalRow[]) {
    this.#rows = rows
  }

  faults(): ChainFault[] {
    while (this.#at < this.#rows.length) this.#step()
    for (const index of this.#aside) this.#found({ kind: 'entry-added', entry: this.#seqOf(index) })
    return this.#faults.toSorted((one, other) => placeOf(one) - placeOf(other))
  }

  #step(): void {
    const row = this.#rows[this.#at]
    if (row === undefined) return
    if (this.#taken.has(this.#at)) {
      this.#at++
      this.#mayShift = true
    } else if (fits(row, this.#before, this.#next)) this.#inItsPlace(row)
    else if (row.seq < this.#next + this.#shift) this.#putAside(this.#at + 1)
    else if (!this.#elsewhere(row)) this.#wrong(row)
  }

  #inItsPlace(row: JournalRow): void {
    const shift = row.seq - this.#next
    if (shift !== this.#shift && !this.#mayShift)
      this.#found({ kind: 'entry-renumbered', entry: row.seq, from: this.#next })
    this.#shift = shift
    this.#at++
    this.#goOn(row.hash)
    this.#mayShift = false
    this.#isBeforeForged = false
  }

  #goOn(hash: string, entries = 1): void {
    this.#before = hash
    this.#next += entries
  }

  #found(fault: ChainFault): void {
    this.#faults.push(fault)
    this.#mayShift = true
  }

  #putAside(until: number): void {
    for (; this.#at < until; this.#at++) if (!this.#taken.has(this.#at)) this.#aside.push(this.#at)
    this.#mayShift = true
  }

  /** The entry that must come now stands somewhere else. */
  #elsewhere(row: JournalRow): boolean {
    const behind = this.#aside.findIndex((index) => this.#fitsAt(index, this.#before, this.#next))
    if (behind >= 0) {
      const [index = 0] = this.#aside.splice(behind, 1)
      this.#moved(index)
      return true
    }
    const index = this.#ahead()
    const found = index === null ? undefined : this.#rows[index]
    if (index === null || found === undefined) return false
    const after = this.#next + 1
    const goesOnHere = fits(row, found.hash, after)
    const goesOnThere = index + 1 === this.#rows.length || this.#fitsAt(index + 1, found.hash, after)
    if (goesOnThere && !goesOnHere) this.#putAside(index)
    else {
      this.#taken.add(index)
      this.#moved(index)
    }
    return true
  }

  #ahead(): number | null {
    const end = Math.min(this.#rows.length, this.#at + MOST_SEARCHED)
    for (let index = this.#at + 1; index < end; index++)
      if (!this.#taken.has(index) && this.#fitsAt(index, this.#before, this.#next)) return index
    return null
  }

  #moved(index: number): void {
    const row = this.#rows[index]
    if (row === undefined) return
    if (row.seq !== this.#next + this.#shift)
      this.#found({ kind: 'entry-moved', entry: row.seq, from: this.#next })
    this.#goOn(row.hash)
    this.#isBeforeForged = false
  }

  /** No row is the entry that must come now. */
  #wrong(row: JournalRow): void {
    const hash = entryHash(this.#before, this.#next, row.at, row.actor, row.event)
    const isOnlyHash = this.#followerFits(hash, this.#next + 1)
    const isVouchedFor = this.#followerFits(row.hash, this.#next + 1)
    const gap = row.seq - this.#shift - this.#next
    const out = gap > 0 ? gap : isOnlyHash || isVouchedFor ? 0 : this.#takenOut(row)
    if (out > 0) {
      this.#found({ kind: 'entries-missing', from: this.#next, to: this.#next + out - 1 })
      this.#shift = row.seq - this.#next - out
      this.#isBeforeForged = false
      this.#at++
      this.#goOn(row.hash, out + 1)
      return
    }
    const kind = isOnlyHash ? 'hash-changed' : this.#isBeforeForged ? 'entry-unproven' : 'entry-changed'
    this.#found({ kind, entry: row.seq })
    this.#isBeforeForged = !isOnlyHash && !isVouchedFor
    this.#at++
    this.#goOn(isOnlyHash ? hash : row.hash)
  }

  /** How many entries are gone although the numbers are without a gap: the next row says which number this one had. */
  #takenOut(row: JournalRow): number {
    for (let out = 1; out <= MOST_TAKEN_OUT; out++)
      if (this.#followerFits(row.hash, this.#next + 1 + out)) return out
    return 0
  }

  #followerFits(before: string, number: number): boolean {
    return this.#fitsAt(this.#at + 1, before, number)
  }

  #fitsAt(index: number, before: string, number: number): boolean {
    const row = this.#rows[index]
    return row !== undefined && fits(row, before, number)
  }

  #seqOf(index: number): number {
    return this.#rows[index]?.seq ?? 0
  }
}

const fits = ({ at, actor, event, hash }: JournalRow, before: string, number: number): boolean =>
  entryHash(before, number, at, actor, event) === hash

const placeOf = (fault: ChainFault): number => (fault.kind === 'entries-missing' ? fault.from : fault.entry)
