import { describe, expect, test } from 'vitest'
import type { PublicMotion, PublicMotionText } from '#protocol'
import type { View } from '../paint.ts'
import { allOf, setUp, textOf } from '../views.fakes.ts'
import { motions } from './index.ts'

const trees: PublicMotion = {
  ...{ motion: 1, number: 'A1', title: 'Trees', submitters: 'Ada', state: 'debate' },
  ...{ meaning: 'open', amends: null },
}
const amendment: PublicMotionText = {
  ...{ ...trees, motion: 2, number: 'A1-1', title: 'Two', state: 'admitted', amends: 1 },
  ...{ reason: 'Shade', from: 0, of: 2, amendments: [] },
  rows: [
    {
      ...{ line: 1, kind: 'paragraph', first: true },
      parts: [{ text: 'We plant ' }, { text: 'one', op: '-' }, { text: 'two', op: '+' }],
    },
    { line: null, kind: 'paragraph', parts: [{ text: '<b>new</b>', op: '+' }] },
  ],
}

const press = (view: View, name: string) =>
  allOf(view, 'button')
    .find((button) => textOf(button) === name)
    ?.properties.on?.['click']?.(new Event('click'))

describe('[Y17] motions on a phone', () => {
  test('an amendment says what goes and what comes, in words too; markup stays text', () => {
    const view = motions(setUp().scene, { motion: 2, state: 'text', text: amendment })
    expect(textOf(view).split('\n')).toEqual([
      ...['A1-1 Two', 'Amendment · admitted · Ada'],
      ...['1', 'We plant ', 'deleted: ', 'one', 'inserted: ', 'two'],
      ...['+', 'inserted: ', '<b>new</b>'],
      ...['Reason', 'Shade', 'All motions', 'Back'],
    ])
    expect(allOf(view, 'b')).toEqual([])
  })

  test('are asked for when they are wanted, and shown when they come', async () => {
    const { scene, changes, signIn, newest } = setUp()
    signIn()
    motions(scene, { motion: null, state: 'wanted' })
    await Promise.resolve()
    const asked = newest().sent.at(-1) as { type: string; request: string; from: number }
    expect([asked.type, asked.from]).toEqual(['read-motions', 0])
    newest().says({ type: 'reply', ok: true, request: asked.request, from: 0, of: 1, motions: [trees] })
    for (let step = 0; step < 10; step++) await Promise.resolve()
    const list = { motion: null, state: 'list', from: 0, of: 1, motions: [trees] } as const
    expect(changes).toEqual([{ motions: { motion: null, state: 'loading' } }, { motions: list }])
    const view = motions(scene, list)
    expect(textOf(view)).toBe('Motions\nA1 Trees\nunder debate · Ada\nBack')
    press(view, 'A1 Trees')
    expect(changes.at(-1)).toEqual({ motions: { motion: 1, state: 'loading' } })
  })

  test('that did not come can be asked for again', () => {
    const { scene, changes } = setUp()
    const view = motions(scene, { motion: 1, state: 'failed' })
    expect(textOf(view)).toContain('The host did not answer')
    press(view, 'Try again')
    expect(changes).toEqual([{ motions: { motion: 1, state: 'loading' } }])
  })
})
