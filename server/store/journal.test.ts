import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import { openTestStore, reopen, saved, type OpenedStore } from '../testing/stores.ts'
import { aDraft } from '../testing/builders.ts'
import { DamagedJournal, entryHash } from './journal.ts'

const chair: Actor = { role: 'chair', name: 'Ada' }
const happened: readonly AssemblyEvent[] = [
  { type: 'projector-set', showing: { kind: 'auto' }, projector: null, entry: null },
  { type: 'vote-prepared', vote: 1, draft: aDraft({ title: 'Zürich – “Grüße”' }) },
  { type: 'members-checked-in', members: '1-3' },
  { type: 'access-revoked', member: 2 },
  { type: 'projector-set', showing: { kind: 'sign-in' }, projector: null, entry: null },
]

/** A journal with the five entries above, one a minute. */
function written(): OpenedStore {
  const opened = openTestStore()
  const { store } = opened
  saved(store, () => {
    for (const [index, event] of happened.entries()) store.journal.append(index * 60_000, chair, event)
  })
  return opened
}

describe('what was appended', () => {
  test('[I7] is replayed, here and after opening the file again', () => {
    const opened = written()
    const entries = [...opened.store.journal.replay()]
    expect(entries.map(({ seq, at, actor, event }) => ({ seq, at, actor, event }))).toEqual(
      happened.map((event, index) => ({ seq: index + 1, at: index * 60_000, actor: chair, event })),
    )
    expect(opened.store.journal.head()).toEqual({ entries: 5, head: entries.at(-1)?.hash })
    const { store } = reopen(opened)
    expect([...store.journal.replay()]).toEqual(entries)
    expect(store.journal.head()).toEqual({ entries: 5, head: entries.at(-1)?.hash })
  })

  test('is hashed over the entry before it, from 64 zeros on', () => {
    const { store } = written()
    let before = '0'.repeat(64)
    for (const { seq, at, actor, event, hash } of store.journal.replay()) {
      expect(hash).toBe(entryHash(before, seq, at, JSON.stringify(actor), JSON.stringify(event)))
      before = hash
    }
  })

  test('is read in pages, newest first', () => {
    const { store } = written()
    const page = (before: number | null, limit: number) =>
      store.journal.page(before, limit).map(({ seq }) => seq)
    expect(page(null, 2)).toEqual([5, 4])
    expect(page(4, 2)).toEqual([3, 2])
    expect(page(2, 200)).toEqual([1])
    expect(page(1, 200)).toEqual([])
  })

  test('an empty journal has a head of zeros', () => {
    const { store } = openTestStore()
    expect(store.journal.head()).toEqual({ entries: 0, head: '0'.repeat(64) })
    expect([...store.journal.replay()]).toEqual([])
  })
})

describe('[I7] a changed journal is not believed, and the first wrong entry is named', () => {
  const firstWrong = (sql: string): number | null => {
    const { store, file } = written()
    store.close()
    const database = new Database(file)
    database.exec(sql)
    database.close()
    const { store: changed } = openTestStore(file)
    try {
      for (const entry of changed.journal.replay()) expect(entry.event).toEqual(happened[entry.seq - 1])
      return null
    } catch (error) {
      if (error instanceof DamagedJournal) return error.seq
      throw error
    }
  }

  test.each([
    ['an event', `UPDATE journal SET event = replace(event, 'auto', 'sign-in') WHERE seq = 1`, 1],
    ['an actor', `UPDATE journal SET actor = '{"role":"chair","name":"Eve"}' WHERE seq = 3`, 3],
    ['a time', 'UPDATE journal SET at = at + 1 WHERE seq = 4', 4],
    ['a hash', `UPDATE journal SET hash = zeroblob(32) WHERE seq = 2`, 2],
    ['a hash, cut', `UPDATE journal SET hash = substr(hash, 1, 8) WHERE seq = 5`, 5],
    ['an entry taken out', 'DELETE FROM journal WHERE seq = 3', 3],
    ['the first taken out', 'DELETE FROM journal WHERE seq = 1', 1],
    [
      'an entry taken out and the others moved up',
      'DELETE FROM journal WHERE seq = 3; UPDATE journal SET seq = seq - 1 WHERE seq > 3',
      3,
    ],
    [
      'two exchanged',
      'UPDATE journal SET seq = -2 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = -2',
      2,
    ],
    [
      'one put in',
      `UPDATE journal SET seq = -seq - 1 WHERE seq >= 3; UPDATE journal SET seq = -seq WHERE seq < 0; INSERT INTO journal SELECT 3, at, actor, event, hash FROM journal WHERE seq = 2`,
      3,
    ],
    [
      'one put before all',
      `INSERT INTO journal SELECT 0, at, actor, event, hash FROM journal WHERE seq = 1`,
      1,
    ],
    [
      'one put after all',
      `INSERT INTO journal SELECT 6, at, actor, event, hash FROM journal WHERE seq = 5`,
      6,
    ],
  ])('%s', (_, sql, seq) => {
    expect(firstWrong(sql)).toBe(seq)
  })

  test('one that nobody changed is believed', () => {
    expect(firstWrong('SELECT 1')).toBeNull()
  })
})
