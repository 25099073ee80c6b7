import { expect, test } from 'vitest'
import { aChair, createCore, happen, TestVisitor, type Core } from '../testing/core.ts'

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
