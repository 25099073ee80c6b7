import { describe, expect, test } from 'vitest'
import { entryHash } from '../store/journal.ts'
import type { JournalRow } from '../store/snapshot.ts'
import { chainFaults, type ChainFault } from './chain.ts'
import { checkNoted } from './noted-head.ts'

/** Ten entries, each hashed over the one before. */
function written(count = 10): JournalRow[] {
  const rows: JournalRow[] = []
  for (let seq = 1; seq <= count; seq++) {
    const entry = { seq, at: seq * 1000, actor: '{"role":"host"}', event: `{"type":"event-${String(seq)}"}` }
    const before = rows.at(-1)?.hash ?? '0'.repeat(64)
    rows.push({ ...entry, hash: entryHash(before, seq, entry.at, entry.actor, entry.event) })
  }
  return rows
}

const numbered = (rows: readonly JournalRow[]): JournalRow[] =>
  rows.map((row, index) => ({ ...row, seq: index + 1 }))

const OTHER_HASH = 'ab'.repeat(32)
/** As somebody who knows how it is done. */
const hashedAnew = (rows: readonly JournalRow[], from: number, to: number): JournalRow[] => {
  const anew = [...rows]
  for (let index = from - 1; index < to; index++) {
    const row = anew[index]
    if (row === undefined) break
    const before = anew[index - 1]?.hash ?? '0'.repeat(64)
    anew[index] = { ...row, hash: entryHash(before, row.seq, row.at, row.actor, row.event) }
  }
  return anew
}

/** The row that was written as `seq`, changed. */
const changed = (seq: number, change: Partial<JournalRow>): JournalRow[] =>
  written().map((row) => (row.seq === seq ? { ...row, ...change } : row))

const withoutSeq = (...gone: readonly number[]): JournalRow[] =>
  written().filter(({ seq }) => !gone.includes(seq))

const inOrder = (...order: readonly number[]): JournalRow[] => {
  const rows = written()
  return numbered(order.flatMap((seq) => rows[seq - 1] ?? []))
}

describe('[I7] a journal that is not what was written: which entry, and what was done', () => {
  test('one that nobody touched has no fault', () => {
    expect(chainFaults(written())).toEqual([])
    expect(chainFaults([])).toEqual([])
  })

  test.each<[string, JournalRow[], ChainFault[]]>([
    ['an event', changed(4, { event: '{}' }), [{ kind: 'entry-changed', entry: 4 }]],
    ['an actor', changed(1, { actor: '{}' }), [{ kind: 'entry-changed', entry: 1 }]],
    ['a time', changed(10, { at: 7 }), [{ kind: 'entry-changed', entry: 10 }]],
    ['a hash', changed(4, { hash: OTHER_HASH }), [{ kind: 'hash-changed', entry: 4 }]],
    ['a hash, cut', changed(4, { hash: 'ab' }), [{ kind: 'hash-changed', entry: 4 }]],
    [
      'an event and its hash',
      changed(4, { event: '{}', hash: OTHER_HASH }),
      [
        { kind: 'entry-changed', entry: 4 },
        { kind: 'entry-unproven', entry: 5 },
      ],
    ],
    [
      'two events far apart',
      changed(2, { event: '{}' }).map((row) => (row.seq === 8 ? { ...row, at: 0 } : row)),
      [
        { kind: 'entry-changed', entry: 2 },
        { kind: 'entry-changed', entry: 8 },
      ],
    ],
    ['one taken out', withoutSeq(4), [{ kind: 'entries-missing', from: 4, to: 4 }]],
    ['the first taken out', withoutSeq(1), [{ kind: 'entries-missing', from: 1, to: 1 }]],
    ['three taken out', withoutSeq(3, 4, 5), [{ kind: 'entries-missing', from: 3, to: 5 }]],
    [
      'one taken out, the others moved up',
      numbered(withoutSeq(4)),
      [{ kind: 'entries-missing', from: 4, to: 4 }],
    ],
    [
      'three taken out, the others moved up',
      numbered(withoutSeq(2, 3, 4)),
      [{ kind: 'entries-missing', from: 2, to: 4 }],
    ],
    [
      'neighbours exchanged',
      inOrder(1, 2, 4, 3, 5, 6, 7, 8, 9, 10),
      [{ kind: 'entry-moved', entry: 4, from: 3 }],
    ],
    [
      'two exchanged',
      inOrder(1, 8, 3, 4, 5, 6, 7, 2, 9, 10),
      [
        { kind: 'entry-moved', entry: 2, from: 8 },
        { kind: 'entry-moved', entry: 8, from: 2 },
      ],
    ],
    ['one moved back', inOrder(1, 2, 4, 5, 6, 3, 7, 8, 9, 10), [{ kind: 'entry-moved', entry: 6, from: 3 }]],
    [
      'one moved forward',
      inOrder(1, 6, 2, 3, 4, 5, 7, 8, 9, 10),
      [{ kind: 'entry-moved', entry: 2, from: 6 }],
    ],
    [
      'one moved to the end',
      inOrder(1, 2, 4, 5, 6, 7, 8, 9, 10, 3),
      [{ kind: 'entry-moved', entry: 10, from: 3 }],
    ],
    ['a copy put in', inOrder(1, 2, 3, 2, 4, 5, 6, 7, 8, 9, 10), [{ kind: 'entry-added', entry: 4 }]],
    [
      'two copies put in',
      inOrder(1, 2, 3, 2, 2, 4, 5, 6, 7, 8, 9, 10),
      [
        { kind: 'entry-added', entry: 4 },
        { kind: 'entry-added', entry: 5 },
      ],
    ],
    [
      'one put before all',
      [{ seq: 0, at: 0, actor: '', event: '', hash: OTHER_HASH }, ...written()],
      [{ kind: 'entry-added', entry: 0 }],
    ],
    ['a copy at the end', inOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 4), [{ kind: 'entry-changed', entry: 11 }]],
    [
      'the last under another number',
      changed(10, { seq: 12 }),
      [{ kind: 'entry-renumbered', entry: 12, from: 10 }],
    ],
    [
      'some hashed anew',
      hashedAnew(changed(3, { event: '{}' }), 3, 6),
      // Where the new ones end: what is behind it does not follow from them.
      [{ kind: 'entry-changed', entry: 7 }],
    ],
  ])('%s', (_, rows, faults) => {
    expect(chainFaults(rows)).toEqual(faults)
  })

  test('hashed anew to its end it holds, and only a head that was noted elsewhere shows it', () => {
    const anew = hashedAnew(changed(3, { event: '{}' }), 3, 10)
    const last = written().at(-1)?.hash ?? ''
    expect(chainFaults(anew)).toEqual([])
    expect(checkNoted(anew, { entries: null, head: last })).toEqual({
      fault: { kind: 'head-gone', entries: 10 },
      entry: null,
    })
    expect(checkNoted(anew, { entries: 10, head: last })).toEqual({
      fault: { kind: 'other-head', noted: 10, hash: anew.at(-1)?.hash },
      entry: null,
    })
  })

  test('the newest cut off: only a head that was noted elsewhere shows it', () => {
    const cut = written().slice(0, 7)
    const head = written()[8]?.hash ?? ''
    expect(chainFaults(cut)).toEqual([])
    const check = { fault: { kind: 'cut-off', entries: 7, noted: 9 }, entry: null }
    expect(checkNoted(cut, { entries: 9, head: null })).toEqual(check)
    expect(checkNoted(cut, { entries: 9, head })).toEqual(check)
    expect(checkNoted(cut, { entries: null, head })).toMatchObject({ fault: { kind: 'head-gone' } })
  })

  test('a head that was noted, or its first digits, is found where it is', () => {
    const rows = written()
    const head = rows[5]?.hash ?? ''
    const found = { fault: null, entry: 6 }
    expect(checkNoted(rows, { entries: 6, head })).toEqual(found)
    expect(checkNoted(rows, { entries: null, head: head.slice(0, 8) })).toEqual(found)
    expect(checkNoted(rows, { entries: null, head: null })).toEqual({ fault: null, entry: null })
  })
})
