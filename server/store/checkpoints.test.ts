import { existsSync, readFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { saved } from '../testing/stores.ts'
import { temporaryFile } from '../testing/temporary.ts'
import { MOST_LOG_PAGES, type CheckpointOptions } from './checkpoints.ts'
import { openStore, type Store } from './store.ts'

/** A store whose rounds come when they are asked for. */
function opened(file = temporaryFile(), options: Partial<CheckpointOptions> = {}) {
  const due: (() => void)[] = []
  let done = Promise.withResolvers<undefined>()
  const opening = openStore(file, {
    laterIn: (_milliseconds, work) => void due.push(work),
    onRound: () => done.resolve(undefined),
    ...options,
  })
  if (!opening.ok) throw new Error(opening.why)
  const { store } = opening
  let isOpen = true
  const close = () => {
    if (isOpen) store.close()
    isOpen = false
  }
  onTestFinished(close)
  return {
    ...{ store, file, due, close },
    round: async (begin = () => due.splice(0).forEach((work) => work())) => {
      done = Promise.withResolvers<undefined>()
      begin()
      await done.promise
    },
  }
}

const write = (store: Store, source: string) =>
  saved(store, () =>
    store.journal.append(1, { role: 'host' }, { type: 'members-imported', source, added: [], changed: [] }),
  )
const log = (file: string) => `${file}-wal`
const MEBIBYTE = 1024 * 1024

describe('what was committed', () => {
  test('[I1] is moved from the log into the file by another thread, and the log begins anew', async () => {
    const { store, file, due, round } = opened()
    for (let number = 0; number < 50; number++) write(store, `before-${'x'.repeat(8_000)}`)
    expect(due).toHaveLength(1)
    expect(readFileSync(file).includes('before-')).toBe(false)
    await round()
    expect(readFileSync(file).includes('before-')).toBe(true)
    const size = statSync(log(file)).size
    write(store, 'after-')
    expect(due).toHaveLength(1)
    expect(statSync(log(file)).size).toBe(size)
    // Where a log begins.
    expect(
      readFileSync(log(file))
        .subarray(0, 10 * 4096)
        .includes('after-'),
    ).toBe(true)
  })

  test('[I8] is in one whole file when the store is closed, also in the middle of a round', () => {
    const { store, file, due, close } = opened()
    for (let number = 0; number < 50; number++) write(store, 'x'.repeat(100_000))
    due[0]?.()
    close()
    expect([log(file), `${file}-shm`].filter((path) => existsSync(path))).toEqual([])
    const again = opened(file)
    expect(again.store.journal.head().entries).toBe(50)
    expect([...again.store.journal.replay()]).toHaveLength(50)
  })
})

describe('[I7] the order of ballots', () => {
  test('leaves a log that was being read when the box was settled, after the next round', async () => {
    const { store, file, round } = opened()
    write(store, 'before')
    const reader = new Database(file)
    reader.exec('BEGIN; SELECT count(*) FROM journal')
    saved(store, () => store.settleBox(1, null))
    expect(statSync(log(file)).size).toBeGreaterThan(0)
    reader.close()
    await round()
    expect(statSync(log(file)).size).toBe(0)
  })

  test('leaves a long log without the loop: after a round that begins at once', async () => {
    const { store, file, round, due } = opened()
    write(store, 'x'.repeat(5 * MEBIBYTE))
    await round(() => {
      saved(store, () => store.settleBox(1, null))
      expect(statSync(log(file)).size).toBeGreaterThan(5 * MEBIBYTE)
    })
    expect([statSync(log(file)).size, due.length]).toEqual([0, 1])
  })

  test('leaves a log that a crash left, when the file is opened', () => {
    const { store, file } = opened()
    write(store, 'before')
    // A second connection keeps the log where it is, as a kill does.
    const other = new Database(file)
    onTestFinished(() => void other.close())
    other.prepare('SELECT count(*) FROM journal').get()
    store.close()
    expect(statSync(log(file)).size).toBeGreaterThan(0)
    opened(file)
    expect(statSync(log(file)).size).toBe(0)
  })
})

describe('the log has an end', () => {
  test('[I6] at 64 MiB and a commit, when no round ever comes', () => {
    const { store, file } = opened()
    for (let number = 0; number < 7; number++) write(store, 'x'.repeat(16 * MEBIBYTE))
    const most = MOST_LOG_PAGES * 4096 + 17 * MEBIBYTE
    expect(statSync(log(file)).size).toBeLessThan(most)
    expect(statSync(file).size).toBeGreaterThan(64 * MEBIBYTE)
  })

  test('at SQLite’s own mark where the thread does not start', async () => {
    const { store, file, round } = opened(undefined, { program: '/nowhere/checkpoint-thread.js' })
    write(store, 'before-')
    await round()
    expect(readFileSync(file).includes('before-')).toBe(false)
    write(store, 'x'.repeat(5 * MEBIBYTE))
    expect(readFileSync(file).includes('before-')).toBe(true)
  })
})
