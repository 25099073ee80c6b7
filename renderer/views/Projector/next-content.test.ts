import { expect, test, vi } from 'vitest'
import type { HallEntry } from '#protocol'
import type { Console } from '../../console.svelte.ts'

// What the page has and Node has not, looked at while modules load.
vi.hoisted(() => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('localStorage', { getItem: () => null })
})
const { NextContent, secondsOf } = await import('./next-content.svelte.ts')

/** A host that answers everything with this, and what it was asked. */
function bench(answer: object = { ok: true }) {
  const asked: unknown[] = []
  const command = (name: string, input: object) => {
    asked.push([name, input])
    return Promise.resolve({ type: 'reply', request: 'r', ...answer })
  }
  // Of a console this screen uses nothing but its commands.
  return { asked, host: { command } as unknown as Console, next: new NextContent() }
}

const message = (entry: number): HallEntry => ({ entry, content: { kind: 'message', text: `no. ${entry}` } })
const queue = [message(3), message(5), message(4)]

test.each([
  ['5', 300],
  ['1:30', 90],
  ['0:05', 5],
  ['0:04', null],
  ['1440', 86_400],
  ['1441', null],
  ['1:60', null],
  ['soon', null],
])('a countdown of «%s» has %s seconds', (typed, seconds) => {
  expect(secondsOf(typed)).toBe(seconds)
})

test('nothing is shown before there is something to be shown', async () => {
  const { asked, host, next } = bench()
  next.text = '  '
  await next.show(host, [])
  await next.enqueue(host)
  expect([next.content, asked]).toEqual([null, []])
})

test('[H3] after one of the queue the next of it is looked at', async () => {
  const { asked, host, next } = bench()
  next.chosen = queue[1] ?? null
  await next.show(host, queue)
  const showing = { kind: 'message', text: 'no. 5' }
  expect(asked).toEqual([['show-on-projector', { showing, projector: null, entry: 5 }]])
  expect(next.chosen).toEqual(queue[2])
  await next.show(host, queue.slice(2))
  expect(next.chosen).toBeNull()
})

test('[H3] what another chair has shown meanwhile stays chosen and is explained', async () => {
  const { host, next } = bench({ ok: false, why: 'no-such-entry' })
  next.chosen = queue[0] ?? null
  await next.show(host, queue)
  expect([next.chosen, next.refusal]).toMatchObject([queue[0], { why: 'no-such-entry' }])
})

test('a place in the queue is given by the one before it', async () => {
  const { asked, host, next } = bench()
  await next.move(host, queue, 4, 'earlier')
  await next.move(host, queue, 5, 'earlier')
  await next.move(host, queue, 3, 'later')
  expect(asked).toEqual([
    ['move-in-queue', { entry: 4, after: 3 }],
    ['move-in-queue', { entry: 5, after: null }],
    ['move-in-queue', { entry: 3, after: 5 }],
  ])
})
