import { expect, test, vi } from 'vitest'
import type { AgendaItem, ItemId } from '#protocol'
import { outlineOf } from '#protocol/agenda'
import type { Console } from '../../console.svelte.ts'

// What the page has and Node has not, looked at while modules load.
vi.hoisted(() => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('navigator', { language: 'en' })
})
const { AgendaScreen, valueOf } = await import('./agenda-screen.svelte.ts')

const item = (id: ItemId, fields: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{ id, parent: null, order: id, title: `item ${id}`, minutes: null, startsAt: null },
  ...{ isInternal: false, begunAt: null, endedAt: null },
  ...fields,
})

/** A screen, and a host that answers one after the other when it is told to; what it was asked. */
function bench() {
  const asked: unknown[] = []
  const waiting: ((answer: object) => void)[] = []
  const command = (name: string, input: object) => {
    asked.push([name, input])
    return new Promise((resolve) => waiting.push(resolve))
  }
  const turns = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  const answer = async (with_: object) => {
    await turns()
    waiting.shift()?.({ type: 'reply', request: 'r', ...with_ })
    await turns()
  }
  // Of a console this screen uses nothing but its commands.
  return { screen: new AgendaScreen(), host: { command } as unknown as Console, asked, answer }
}

const draft = (title: string) => ({ title, minutes: null, startsAt: null, isInternal: false })

test('items that are typed faster than the host answers stand one behind the other', async () => {
  const { screen, host, asked, answer } = bench()
  screen.begin({ parent: null, after: null })
  screen.type('One')
  const one = screen.finish(host, true)
  screen.type('Two')
  const two = screen.finish(host, true)
  await answer({ ok: true, item: 7 })
  await answer({ ok: true, item: 8 })
  await Promise.all([one, two])
  expect(asked).toEqual([
    ['add-item', { parent: null, after: null, draft: draft('One') }],
    ['add-item', { parent: null, after: 7, draft: draft('Two') }],
  ])
  expect([screen.selected, screen.writing]).toEqual([
    8,
    { kind: 'new', place: { parent: null, after: 8 }, text: '' },
  ])
})

test('what was typed is not lost with a refusal, nor does it take the place of what is typed by now', async () => {
  const { screen, host, answer } = bench()
  screen.begin({ parent: null, after: 1 })
  screen.type('Lost?')
  const added = screen.finish(host, false)
  await answer({ ok: false, why: 'agenda-full', about: { most: 1000 } })
  await added
  expect(screen.writing).toEqual({ kind: 'new', place: { parent: null, after: 1 }, text: 'Lost?' })
  expect(screen.refusal).toMatchObject({ why: 'agenda-full' })

  const budget = item(1, { title: 'Budget' })
  screen.edit(budget, 'title')
  screen.type('Budget 2028')
  const saved = screen.finish(host, false)
  screen.edit(item(2), 'minutes')
  await answer({ ok: false, why: 'item-changed', about: { title: 'Budget 2027' } })
  await saved
  expect(screen.writing).toMatchObject({ item: { id: 2 }, field: 'minutes' })
})

test('[G4] a change carries what stood there when the field was opened; what stays the same is not sent', async () => {
  const { screen, host, asked, answer } = bench()
  screen.edit(item(1, { minutes: 20 }), 'minutes')
  await screen.finish(host, false)
  screen.edit(item(1, { minutes: 20 }), 'minutes')
  screen.type('25')
  const saved = screen.finish(host, false)
  await answer({ ok: true })
  await saved
  expect(asked).toEqual([['change-item', { item: 1, was: { minutes: 20 }, to: { minutes: 25 } }]])
})

test('[G6] «next» names the item that the chair saw to be on', async () => {
  const { screen, host, asked, answer } = bench()
  const rows = outlineOf([item(1, { begunAt: 5 }), item(2), item(3)])
  const next = screen.next(host, rows)
  await answer({ ok: true })
  await next
  expect(asked).toEqual([['begin-item', { item: 2, instead: 1 }]])
})

test('the row behind what was removed is selected, before it where there is none', async () => {
  const { screen, host, answer } = bench()
  const rows = outlineOf([item(1), item(2, { parent: 1 }), item(3)])
  const first = screen.remove(host, rows, 1)
  await answer({ ok: true, removed: 2 })
  expect([await first, screen.selected]).toEqual([2, 3])
  const last = screen.remove(host, rows, 3)
  await answer({ ok: true, removed: 1 })
  expect([await last, screen.selected]).toEqual([1, 2])
})

test.each([
  ['title', '  Budget ', { title: 'Budget' }],
  ['title', '  ', null],
  ['minutes', '', { minutes: null }],
  ['minutes', '0', { minutes: null }],
  ['minutes', '1440', { minutes: 1440 }],
  ['minutes', '1441', null],
  ['minutes', 'soon', null],
  ['startsAt', '', { startsAt: null }],
  ['startsAt', 'soon', null],
] as const)('of the field %s, «%s» means %o', (field, text, value) => {
  expect(valueOf(field, text)).toEqual(value)
})
