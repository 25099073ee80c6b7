import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agendaNow,
  comingOf,
  delayOf,
  DEEPEST,
  expectedOf,
  outlineOf,
  publicItems,
} from '../protocol/agenda.ts'
import type { ItemDraft, ItemId } from '../protocol/messages.ts'
import {
  addItem,
  beginItem,
  changeItem,
  endItem,
  importAgenda,
  moveItem,
  removeItem,
  restoreItem,
} from './agenda.ts'
import { apply, emptyAssembly } from './assembly.ts'
import type { AssemblyEvent } from './events.ts'

const anItem = (title: string, fields: Partial<ItemDraft> = {}): ItemDraft => ({
  title,
  minutes: null,
  startsAt: null,
  isInternal: false,
  ...fields,
})

type Decision = { ok: true; events: readonly AssemblyEvent[] } | { ok: false }

const assemblyWith = (...list: readonly [level: number, draft: ItemDraft][]) => {
  const assembly = emptyAssembly()
  const doIt = <Answer extends Decision>(answer: Answer): Answer => {
    if (answer.ok) for (const event of answer.events) apply(assembly, event)
    return answer
  }
  if (list.length > 0)
    doIt(
      importAgenda(
        assembly,
        'agenda.csv',
        list.map(([level, draft]) => ({ level, draft })),
      ),
    )
  const shown = () => outlineOf(assembly.items.values()).map(({ number, item }) => `${number} ${item.title}`)
  return { assembly, doIt, shown }
}

test('[G1] numbers come from the place: 1, 1.1, 1.1.1', () => {
  const { assembly, doIt, shown } = assemblyWith([1, anItem('A')], [2, anItem('B')], [3, anItem('C')])
  expect(shown()).toEqual(['1 A', '1.1 B', '1.1.1 C'])
  doIt(addItem(assembly, { parent: null, after: null }, anItem('First')))
  expect(shown()).toEqual(['1 First', '2 A', '2.1 B', '2.1.1 C'])
  expect(addItem(assembly, { parent: 3, after: null }, anItem('D'))).toEqual({
    ok: false,
    why: 'too-deep',
    about: { most: 3 },
  })
})

test('[G2] internal items are numbered apart, and neither they nor what is below them leave the console', () => {
  const { assembly, shown } = assemblyWith(
    [1, anItem('A')],
    [1, anItem('Secret', { isInternal: true })],
    [2, anItem('Below')],
    [1, anItem('B')],
  )
  expect(shown()).toEqual(['1 A', 'I1 Secret', 'I1.1 Below', '2 B'])
  expect(publicItems(assembly.items.values()).map(({ number, title }) => [number, title])).toEqual([
    ['1', 'A'],
    ['2', 'B'],
  ])
  assembly.items.set(2, { ...assembly.items.get(2)!, begunAt: 5 })
  expect(agendaNow(assembly.items.values())).toEqual({
    current: null,
    next: [{ number: '2', title: 'B', plannedAt: null }],
  })
})

test('[G3] nothing moves below itself, and a move to where it stands changes nothing', () => {
  const { assembly, doIt, shown } = assemblyWith([1, anItem('A')], [2, anItem('B')], [1, anItem('C')])
  expect(moveItem(assembly, 1, { parent: 2, after: null })).toEqual({ ok: false, why: 'inside-itself' })
  expect(moveItem(assembly, 1, { parent: null, after: null })).toEqual({ ok: true, events: [], output: {} })
  doIt(moveItem(assembly, 1, { parent: 3, after: null }))
  expect(shown()).toEqual(['1 C', '1.1 A', '1.1.1 B'])
})

test('[G4] what another chair changed meanwhile is not overwritten; what says the same is no change', () => {
  const { assembly, doIt } = assemblyWith([1, anItem('A')])
  doIt(changeItem(assembly, 1, { was: { title: 'A' }, to: { title: 'B' } }))
  expect(changeItem(assembly, 1, { was: { title: 'A' }, to: { title: 'C' } })).toEqual({
    ok: false,
    why: 'item-changed',
    about: { title: 'B' },
  })
  expect(changeItem(assembly, 1, { was: { title: 'A' }, to: { title: 'B' } })).toEqual({
    ok: true,
    events: [],
    output: {},
  })
  expect(changeItem(assembly, 1, { was: { minutes: null }, to: { minutes: 10 } }).ok).toBe(true)
})

test('[G5] removing takes all below with it, restoring brings it back; what was called up stays', () => {
  const { assembly, doIt, shown } = assemblyWith([1, anItem('A')], [2, anItem('B')], [1, anItem('C')])
  const before = shown()
  expect(doIt(removeItem(assembly, 1))).toMatchObject({ ok: true, output: { removed: 2 } })
  expect(shown()).toEqual(['1 C'])
  doIt(restoreItem(assembly, 1))
  expect(shown()).toEqual(before)
  doIt(beginItem(assembly, 2, null, 7))
  expect(removeItem(assembly, 1)).toEqual({ ok: false, why: 'item-begun', about: { title: 'B' } })
})

test('[G5] what stood in an item that is gone comes back at the end', () => {
  const { assembly, doIt, shown } = assemblyWith([1, anItem('A')], [2, anItem('B')], [1, anItem('C')])
  doIt(removeItem(assembly, 2))
  doIt(removeItem(assembly, 1))
  doIt(restoreItem(assembly, 2))
  expect(shown()).toEqual(['1 C', '2 B'])
})

test('[G5] what was removed before stays removed when what it stood in comes back', () => {
  const { assembly, doIt, shown } = assemblyWith([1, anItem('A')], [2, anItem('B')], [2, anItem('C')])
  doIt(removeItem(assembly, 2))
  doIt(removeItem(assembly, 1))
  expect(doIt(restoreItem(assembly, 1))).toMatchObject({ events: [{ items: [1, 3] }] })
  expect(shown()).toEqual(['1 A', '1.1 C'])
  doIt(restoreItem(assembly, 2))
  expect(shown()).toEqual(['1 A', '1.1 B', '1.2 C'])
})

test('[G6] one item is on; who decided on another view is told which one', () => {
  const { assembly, doIt } = assemblyWith([1, anItem('A')], [1, anItem('B')], [1, anItem('C')])
  doIt(beginItem(assembly, 1, null, 10))
  expect(beginItem(assembly, 2, null, 20)).toEqual({
    ok: false,
    why: 'another-item-begun',
    about: { title: 'A' },
  })
  doIt(beginItem(assembly, 2, 1, 20))
  expect(assembly.items.get(1)).toMatchObject({ begunAt: 10, endedAt: 20 })
  expect(endItem(assembly, 1, 30)).toEqual({ ok: false, why: 'item-not-on', about: { title: 'A' } })
  doIt(endItem(assembly, 2, 30))
  expect(comingOf(outlineOf(assembly.items.values())).map(({ item }) => item.title)).toEqual(['C'])
})

const MINUTE = 60_000

test('[G7] planned times run on from a fixed one; the delay is that of the item that is on, and slack takes it in', () => {
  const start = 1_000 * MINUTE
  const { assembly, doIt } = assemblyWith(
    [1, anItem('A', { startsAt: start, minutes: 10 })],
    [1, anItem('B', { minutes: 20 })],
    [1, anItem('C', { startsAt: start + 60 * MINUTE })],
  )
  doIt(beginItem(assembly, 1, null, start + 5 * MINUTE))
  const rows = outlineOf(assembly.items.values())
  expect(rows.map(({ plannedAt }) => ((plannedAt ?? 0) - start) / MINUTE)).toEqual([0, 10, 60])
  const running = { begunAt: start + 5 * MINUTE, plannedAt: start, minutes: 10 }
  expect(delayOf(running, start + 6 * MINUTE)).toBe(5 * MINUTE)
  expect(delayOf(running, start + 22 * MINUTE)).toBe(12 * MINUTE)
  expect(delayOf({ ...running, plannedAt: null }, start)).toBe(null)
  const expected = expectedOf(rows, start + 22 * MINUTE)
  expect([...expected].map(([id, at]) => [id, (at - start) / MINUTE])).toEqual([
    [2, 22],
    [3, 60],
  ])
})

test('[G1] whatever is moved, added, removed and restored: a tree of three levels, numbered without gaps', () => {
  const id = fc.integer({ min: 0, max: 12 })
  const act = fc.record({
    kind: fc.constantFrom('move', 'add', 'remove', 'restore'),
    one: id,
    parent: id,
    after: id,
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const { assembly, doIt } = assemblyWith([1, anItem('1')], [2, anItem('2')], [1, anItem('3')])
      const orNull = (value: ItemId) => (value === 0 ? null : value)
      for (const { kind, one, ...place } of acts) {
        const at = { parent: orNull(place.parent), after: orNull(place.after) }
        if (kind === 'move') doIt(moveItem(assembly, one, at))
        if (kind === 'add') doIt(addItem(assembly, at, anItem('new', { isInternal: one % 3 === 0 })))
        if (kind === 'remove') doIt(removeItem(assembly, one))
        if (kind === 'restore') doIt(restoreItem(assembly, one))
      }
      const rows = outlineOf(assembly.items.values())
      expect(rows.length).toBe(assembly.items.size)
      expect(Math.max(0, ...rows.map(({ level }) => level))).toBeLessThanOrEqual(DEEPEST)
      for (const isInternal of [true, false]) {
        const groups = Map.groupBy(
          rows.filter(({ item }) => item.isInternal === isInternal),
          ({ item }) => item.parent,
        )
        for (const group of groups.values())
          expect(group.map(({ number }) => Number(/\d+$/.exec(number)?.[0]))).toEqual(
            group.map((_, index) => index + 1),
          )
      }
    }),
    { seed: 5, numRuns: 300 },
  )
})

test('[G3] an item always fits between two: their siblings are numbered anew when there is no number left', () => {
  const { assembly, doIt, shown } = assemblyWith([1, anItem('A')], [1, anItem('Z')])
  for (let index = 0; index < 60; index++)
    doIt(addItem(assembly, { parent: null, after: 1 }, anItem(`N${String(index)}`)))
  expect(shown().slice(0, 3)).toEqual(['1 A', '2 N59', '3 N58'])
  expect(shown().at(-1)).toBe('62 Z')
})
