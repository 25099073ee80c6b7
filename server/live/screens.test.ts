import { expect, test } from 'vitest'
import { TestConsole } from '../testing/console.ts'
import { aChair, createCore, TestVisitor, type Core } from '../testing/core.ts'

const invited = (core: Core, name: string): string => {
  const answer = aChair(core).ask('invite', { role: 'projector', name })
  if (!answer.ok) throw new Error(answer.why)
  return answer.key
}

function arrived(core: Core, key: string): TestVisitor {
  const projector = new TestVisitor(core)
  projector.signIn({ kind: 'invitation', key })
  return projector
}

test('[H7] consoles are told which projectors are connected and how large they are, and the journal is not', () => {
  const core = createCore()
  const [wall, stage] = [invited(core, 'Wall'), invited(core, 'Stage')]
  const chair = new TestConsole(core)
  const told = () => {
    core.settle()
    chair.hear()
    return chair.replica.topics.projectors
  }
  const off = { showing: null, connected: [] }
  expect(told()).toEqual([
    { ...off, name: 'Wall' },
    { ...off, name: 'Stage' },
  ])
  const [first, second] = [arrived(core, wall), arrived(core, stage)]
  const { entries } = core.store.journal.head()
  expect(first.ask('tell-size', { width: 1920, height: 1080 })).toMatchObject({ ok: true })
  expect(told()).toEqual([
    { ...off, name: 'Wall', connected: [{ width: 1920, height: 1080 }] },
    { ...off, name: 'Stage', connected: [null] },
  ])
  expect(aChair(core).ask('tell-size', { width: 1, height: 1 })).toMatchObject({
    ok: false,
    why: 'not-allowed',
  })
  first.lose()
  expect(told()).toEqual([
    { ...off, name: 'Wall' },
    { ...off, name: 'Stage', connected: [null] },
  ])
  second.lose()
  expect(told()?.map(({ connected }) => connected)).toEqual([[], []])
  expect(core.store.journal.head().entries).toBe(entries)
})
