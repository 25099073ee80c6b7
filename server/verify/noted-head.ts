/**
 * What somebody has noted of the journal elsewhere, against the journal: only that shows that its newest entries were cut off, or that
 * all of it was written anew.
 */
import type { JournalRow } from '../store/snapshot.ts'

/** From a result sheet, the projector, the minutes. `head`: hexadecimal, or its first digits. */
export type Noted = { entries: number | null; head: string | null }

export type NotedFault =
  /** There were `noted` entries, and there are fewer. */
  | { kind: 'cut-off'; entries: number; noted: number }
  /** Entry `noted` had another hash. */
  | { kind: 'other-head'; noted: number; hash: string }
  /** No entry has that hash. */
  | { kind: 'head-gone'; entries: number }

/** `entry`: the one that has the noted hash. */
export type NotedCheck = { fault: NotedFault | null; entry: number | null }

export function checkNoted(rows: readonly JournalRow[], { entries, head }: Noted): NotedCheck {
  const last = rows.at(-1)?.seq ?? 0
  const hasHead = ({ hash }: JournalRow) => head === null || hash.startsWith(head)
  if (entries !== null) {
    const row = rows.find(({ seq }) => seq === entries)
    if (row === undefined) return { fault: { kind: 'cut-off', entries: last, noted: entries }, entry: null }
    if (!hasHead(row)) return { fault: { kind: 'other-head', noted: entries, hash: row.hash }, entry: null }
    return { fault: null, entry: entries }
  }
  if (head === null) return { fault: null, entry: null }
  const row = rows.find(hasHead)
  return row === undefined
    ? { fault: { kind: 'head-gone', entries: last }, entry: null }
    : { fault: null, entry: row.seq }
}
