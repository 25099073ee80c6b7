import { expect, test } from 'vitest'
import { aChair, createCore, happen, START, TestVisitor, type Core } from '../testing/core.ts'
import { shownInHall } from '../live/motions.ts'
import { showMotion } from './motions.ts'

const rows = { submitters: '', supporters: [], reason: '', item: null, alternativeTo: null } as const

const publicMotion = (core: Core, text: string) =>
  happen(
    core,
    {
      type: 'motion-added',
      motion: 1,
      fields: { number: 'A1', title: 'Trees', ...rows },
      text,
      amends: null,
    },
    { type: 'motion-state-set', motion: 1, state: 'debate', despite: false, merged: [] },
  )

test('[Y1] a text of nothing but marks is shown to the hall, and the file opens again', () => {
  const core = createCore()
  publicMotion(core, '*a* '.repeat(25_000))
  const chair = aChair(core)
  const invited = chair.ask('invite', { role: 'projector', name: 'Wall' })
  if (!invited.ok) throw new Error(invited.why)
  const showing = { kind: 'motion', motion: 1 } as const
  expect(chair.ask('show-on-projector', { showing, projector: null, entry: null })).toMatchObject({
    ok: true,
  })
  core.store.close()
  const again = createCore(core.file)
  const wall = new TestVisitor(again)
  expect(wall.signIn({ kind: 'invitation', key: invited.key })).toMatchObject({ type: 'welcome' })
})

/** A programme of 70 kB with an amendment to each paragraph. */
function aProgramme(count: number) {
  const core = createCore()
  const paragraph = (at: number) =>
    `${Array.from({ length: 60 }, (_, word) => `word${String((at * 7 + word * 13) % 997)}`).join(' ')}.`
  const text = (from: number) => Array.from({ length: count }, (_, at) => paragraph(at + from)).join('\n\n')
  publicMotion(core, text(0))
  for (let at = 1; at <= count; at++)
    happen(core, {
      ...{ type: 'motion-added', motion: at + 1, text: `Instead: ${paragraph(at)}` },
      fields: { number: `A1-${String(at)}`, title: `Paragraph ${String(at)}`, ...rows },
      amends: { motion: 1, version: 1, from: at, to: at },
    })
  const caller = { role: 'host' } as const
  return { core, text, desk: { ...core.parts, caller, at: START, request: 'request-1' } }
}

test('[Y8] a programme that was written anew is looked at in pieces, and then known', async () => {
  const { core, text, desk } = aProgramme(100)
  happen(core, { type: 'motion-text-changed', motion: 1, text: text(500) })
  let turns = 0
  const counting = setInterval(() => turns++, 0)
  const first = await showMotion(desk, { motion: 1, since: null })
  clearInterval(counting)
  expect(turns).toBeGreaterThan(10)
  if (!first.ok) throw new Error(first.why)
  expect(first.output.detail.amendments).toHaveLength(100)
  const again = await showMotion(desk, { motion: 1, since: null })
  if (!again.ok) throw new Error(again.why)
  expect(again).toEqual(first)
  // Not found once more: the very same.
  for (const [at, { lines }] of again.output.detail.amendments.entries())
    expect(lines).toBe(first.output.detail.amendments[at]?.lines)
})

test('[Y17] a hall that reads the same motion makes its rows once, and anew when its text changes', () => {
  const { core, text } = aProgramme(100)
  const read = () => shownInHall(core.state.assembly, [1])
  const first = read()
  expect(read()[1]?.rows[0]).toBe(first[1]?.rows[0])
  happen(core, { type: 'motion-text-changed', motion: 1, text: text(500) })
  expect(read()).not.toEqual(first)
})
