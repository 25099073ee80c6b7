import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AssemblyEvent } from '../domain/events.ts'
import type { Signal } from '../live/world.ts'
import { createCore } from '../testing/core.ts'
import { mountSmallDisk } from '../testing/small-disk.ts'
import { MOST_WAITING, Queue, type Work } from './queue.ts'

const showing = (kind: 'auto' | 'sign-in'): AssemblyEvent => ({
  type: 'projector-set',
  showing: { kind },
  projector: null,
  entry: null,
})

/**
 * A queue on a real file that tells what it does, in order. Each look at the watch takes `lookMs`. A rest is a turn like any other,
 * and how long it should have been is in `rests`.
 */
function watched({ lookMs = 0, file = undefined as string | undefined } = {}) {
  const core = file === undefined ? createCore() : createCore(file)
  const { store, state, turns } = core
  const told: unknown[] = []
  const watch = { ms: 0 }
  const rests: number[] = []
  let transactions = 0
  const queue = new Queue({
    state,
    later: turns.later,
    laterIn(milliseconds, work) {
      rests.push(milliseconds)
      turns.later(work)
    },
    store: {
      ...store,
      save(work) {
        transactions++
        return store.save(work)
      },
    },
    elapsed: () => (watch.ms += lookMs),
    publish: (changes) => told.push({ published: changes.map(({ type }) => type) }),
    onSaving: (trouble) => {
      // What everybody is told of is what the file says, whatever memory was up to.
      if (trouble !== null) told.push({ trouble, showing: state.assembly.showing.kind })
    },
    onBug: (error) => told.push({ bug: error instanceof Error ? error.message : '' }),
  })
  /** Does `events`, then what else is asked; tells its name when it is answered. */
  const work = (
    name: string,
    events: readonly (AssemblyEvent | Signal)[],
    also: () => unknown = () => undefined,
  ): Work => ({
    run() {
      for (const event of events) if (event.type === 'projector-set') state.apply(1, { role: 'host' }, event)
      also()
      return events
    },
    saved: () => told.push({ saved: name }),
    notSaved: () => told.push({ notSaved: name }),
  })
  return { ...core, queue, told, work, watch, rests, transactions: () => transactions }
}

const saved = (name: string) => ({ saved: name })
const bug = () => {
  throw new Error('a bug')
}

describe('a batch', () => {
  test('[I1] [I2] is one transaction, answered when it is saved and published after', () => {
    const { queue, told, work, turns, transactions, store } = watched()
    queue.submit(work('one', [showing('sign-in')]))
    queue.submit(work('two', [showing('auto'), { type: 'backup-made' }]))
    expect(told).toEqual([])
    turns.all()
    expect(told).toEqual([
      saved('one'),
      saved('two'),
      { published: ['projector-set', 'projector-set', 'backup-made'] },
    ])
    expect(transactions()).toBe(1)
    expect(store.journal.head().entries).toBe(2)
  })

  test('has 256 changes at most, and the rest comes with the next turns', () => {
    const { queue, told, work, turns, transactions } = watched()
    for (let number = 1; number <= 600; number++) queue.submit(work(String(number), []))
    const doneByTurn = [0, 1, 2, 3].map(() => {
      turns.next()
      return told.length
    })
    expect(doneByTurn).toEqual([256, 512, 600, 600])
    expect(transactions()).toBe(3)
    expect(told).toEqual(Array.from({ length: 600 }, (_, index) => saved(String(index + 1))))
  })

  test('ends when it has taken its time, but does one however slow that is', () => {
    const slow = watched({ lookMs: 3 })
    for (const name of ['one', 'two', 'three']) slow.queue.submit(slow.work(name, []))
    slow.turns.next()
    expect(slow.told).toEqual([saved('one'), saved('two')])
    const slower = watched({ lookMs: 1000 })
    for (const name of ['one', 'two']) slower.queue.submit(slower.work(name, []))
    slower.turns.next()
    expect(slower.told).toEqual([saved('one')])
    slower.turns.all()
    expect(slower.told).toEqual([saved('one'), saved('two')])
  })

  test('what is submitted while a batch is answered comes with the next', () => {
    const { queue, told, work, turns } = watched()
    queue.submit({ ...work('first', []), saved: () => queue.submit(work('second', [])) })
    turns.next()
    expect(told).toEqual([])
    turns.next()
    expect(told).toEqual([saved('second')])
  })
})

describe('between two batches', () => {
  test('there is a rest, and what comes in it shares the next; after a pause nothing waits', () => {
    const { queue, told, work, turns, watch, rests, transactions } = watched()
    queue.submit(work('after a pause', []))
    turns.next()
    expect([told, rests]).toEqual([[saved('after a pause')], []])
    watch.ms = 2
    queue.submit(work('soon', []))
    queue.submit(work('too', []))
    expect(rests).toEqual([4])
    turns.next()
    expect(told).toEqual([saved('after a pause'), saved('soon'), saved('too')])
    expect(transactions()).toBe(2)
    watch.ms = 8
    queue.submit(work('after the next pause', []))
    turns.next()
    expect([told.length, transactions(), rests]).toEqual([4, 3, [4]])
  })

  test('nobody rests while a full batch waits', () => {
    const { queue, told, work, turns, rests, transactions } = watched()
    queue.submit(work('first', []))
    turns.next()
    for (let number = 1; number < 256; number++) queue.submit(work('', []))
    expect([turns.length, rests]).toEqual([1, [6]])
    queue.submit(work('256th', []))
    // The turn that is due at once, and the end of the rest.
    expect([turns.length, rests]).toEqual([2, [6]])
    turns.all()
    expect([told.length, told.at(-1), transactions()]).toEqual([257, saved('256th'), 2])
  })
})

describe('[I2] a bug in one command', () => {
  test('refuses it alone: the others of its batch are done, each once', () => {
    const { queue, told, work, turns, state, store } = watched()
    queue.submit(work('before', [showing('sign-in')]))
    queue.submit(work('with the bug', [showing('auto')], bug))
    queue.submit(work('after', [{ type: 'backup-made' }]))
    turns.all()
    expect(told).toEqual([
      { bug: 'a bug' },
      saved('before'),
      { published: ['projector-set'] },
      { bug: 'a bug' },
      { notSaved: 'with the bug' },
      saved('after'),
      { published: ['backup-made'] },
    ])
    expect([...store.journal.replay()].map(({ event }) => event)).toEqual([showing('sign-in')])
    expect(state.assembly.showing.kind).toBe('sign-in')
  })
})

describe('[I1] [I2] a disk that refuses', () => {
  test('refuses the batch: memory is as the file is before anybody hears of it, and later it works', (context) => {
    const disk = mountSmallDisk()
    if (disk === null) return context.skip('a small disk cannot be mounted here')
    const { queue, told, work, turns, state, store } = watched({ file: join(disk.folder, 'c.plenum') })
    const large: AssemblyEvent = {
      type: 'members-imported',
      source: 'x'.repeat(300_000),
      added: [],
      changed: [],
    }
    const write = () => state.apply(1, { role: 'host' }, large)
    disk.fill()
    queue.submit(work('one', [showing('sign-in')], write))
    queue.submit(work('two', [], write))
    turns.all()
    expect(told).toEqual([
      { trouble: 'SQLITE_FULL', showing: 'auto' },
      { notSaved: 'one' },
      { notSaved: 'two' },
    ])
    expect(store.journal.head().entries).toBe(0)
    disk.free()
    told.length = 0
    queue.submit(work('three', [showing('sign-in')], write))
    turns.all()
    expect(told).toEqual([saved('three'), { published: ['projector-set'] }])
    expect(state.assembly.showing.kind).toBe('sign-in')
    expect(store.journal.head().entries).toBe(2)
  })
})

describe('while the disk refuses', () => {
  test('nothing is even tried but a small write, until that gets through', () => {
    const { queue, told, work, turns, disk, store } = watched()
    let runs = 0
    const count = () => runs++
    disk.refuses = 'SQLITE_FULL'
    for (const name of ['one', 'two', 'three']) {
      queue.submit(work(name, [showing('sign-in')], count))
      turns.all()
    }
    expect(runs).toBe(1)
    const trouble = { trouble: 'SQLITE_FULL', showing: 'auto' }
    expect(told).toEqual([
      ...[trouble, { notSaved: 'one' }, trouble, { notSaved: 'two' }],
      ...[trouble, { notSaved: 'three' }],
    ])
    disk.refuses = null
    told.length = 0
    queue.submit(work('four', [showing('sign-in')], count))
    turns.all()
    expect(told).toEqual([saved('four'), { published: ['projector-set'] }])
    expect(store.journal.head().entries).toBe(1)
  })
})

describe('before the host stops', () => {
  test('everything that waits is done, and what was scheduled finds nothing left', () => {
    const { queue, told, work, turns, store } = watched()
    for (let number = 1; number <= 600; number++) queue.submit(work(String(number), []))
    queue.drain()
    expect(told).toHaveLength(600)
    store.close()
    turns.all()
    expect(told).toHaveLength(600)
  })

  test('[I6] the queue has an end', () => {
    const { queue, work } = watched()
    for (let number = 1; number < MOST_WAITING; number++) queue.submit(work('', []))
    expect(queue.isFull).toBe(false)
    queue.submit(work('', []))
    expect(queue.isFull).toBe(true)
  })
})
