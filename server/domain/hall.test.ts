import { expect, test } from 'vitest'
import { apply, emptyAssembly } from './assembly.ts'
import type { AssemblyEvent } from './events.ts'
import * as hall from './hall.ts'

const MESSAGE = { kind: 'message', text: 'Lunch until two' } as const
const COUNTDOWN = { kind: 'countdown', title: 'We go on', seconds: 300 } as const
const MAIN = { projector: null, entry: null }

type Decision = { ok: true; events: readonly AssemblyEvent[]; output: object } | { ok: false; why: string }

/** An assembly with two projectors, on which decisions are carried out. */
function aHall() {
  const assembly = emptyAssembly()
  const happen = (...events: AssemblyEvent[]) => {
    for (const event of events) apply(assembly, event)
  }
  const invited = { type: 'console-invited', role: 'projector' } as const
  happen({ ...invited, name: 'Hall' }, { ...invited, name: 'Left wall' })
  const carryOut = (decision: Decision) => {
    if (decision.ok) happen(...decision.events)
    return decision.ok ? decision.output : decision.why
  }
  return { assembly, happen, carryOut }
}

test('[H2] a projector shows the main picture until it is given one of its own, and again when it follows', () => {
  const { assembly, carryOut } = aHall()
  carryOut(hall.show(assembly, MESSAGE, { projector: 'Left wall', entry: null }, 0))
  carryOut(hall.show(assembly, { kind: 'agenda' }, MAIN, 0))
  expect(hall.shownAnywhere(assembly)).toEqual([{ kind: 'agenda' }, MESSAGE])
  // Invited again under its name: the same projector on another computer.
  apply(assembly, { type: 'console-invited', role: 'projector', name: 'Left wall' })
  expect([...assembly.hall.projectors]).toEqual([
    ['Hall', null],
    ['Left wall', MESSAGE],
  ])
  carryOut(hall.followMain(assembly, 'Left wall'))
  expect(hall.shownAnywhere(assembly)).toEqual([{ kind: 'agenda' }])
  expect(hall.followMain(assembly, 'Left wall')).toEqual({ ok: true, events: [], output: {} })
  expect(hall.followMain(assembly, 'Right wall')).toEqual({ ok: false, why: 'no-such-projector' })
  expect(hall.show(assembly, MESSAGE, { projector: 'Right wall', entry: null }, 0)).toEqual({
    ok: false,
    why: 'no-such-projector',
  })
})

test('[H1] what is called up brings back what is on; a projector’s own picture stays', () => {
  const { assembly, happen, carryOut } = aHall()
  const draft = { title: 'Budget', minutes: null, startsAt: null, isInternal: false }
  happen({ type: 'agenda-item-added', item: 1, parent: null, order: 1, draft })
  carryOut(hall.show(assembly, MESSAGE, MAIN, 0))
  carryOut(hall.show(assembly, { kind: 'agenda' }, { projector: 'Left wall', entry: null }, 0))
  happen({ type: 'agenda-item-begun', item: 1, begunAt: 5, ended: null })
  expect(hall.shownAnywhere(assembly)).toEqual([{ kind: 'auto' }, { kind: 'agenda' }])
})

test('[H3] what is shown from the queue leaves it; the second who shows it is told', () => {
  const { assembly, carryOut } = aHall()
  expect([
    carryOut(hall.queueContent(assembly, MESSAGE)),
    carryOut(hall.queueContent(assembly, COUNTDOWN)),
    carryOut(hall.queueContent(assembly, { kind: 'agenda' })),
  ]).toEqual([{ entry: 1 }, { entry: 2 }, { entry: 3 }])
  const order = () => assembly.hall.queue.map(({ entry }) => entry)
  carryOut(hall.moveInQueue(assembly, 3, null))
  expect(order()).toEqual([3, 1, 2])
  carryOut(hall.moveInQueue(assembly, 3, 1))
  expect(order()).toEqual([1, 3, 2])
  expect(hall.moveInQueue(assembly, 3, 1)).toEqual({ ok: true, events: [], output: {} })

  carryOut(hall.show(assembly, MESSAGE, { projector: null, entry: 1 }, 0))
  expect([assembly.showing, order()]).toEqual([MESSAGE, [3, 2]])
  const gone = { ok: false, why: 'no-such-entry' }
  expect(hall.show(assembly, MESSAGE, { projector: null, entry: 1 }, 0)).toEqual(gone)
  expect(hall.unqueueContent(assembly, 1)).toEqual(gone)
  expect(hall.moveInQueue(assembly, 2, 1)).toEqual(gone)
  carryOut(hall.unqueueContent(assembly, 3))
  expect([order(), carryOut(hall.queueContent(assembly, MESSAGE))]).toEqual([[2], { entry: 4 }])
})

test('[H3] the queue has an end', () => {
  const { assembly, carryOut } = aHall()
  for (let entry = 1; entry <= 50; entry++) carryOut(hall.queueContent(assembly, MESSAGE))
  expect(hall.queueContent(assembly, MESSAGE)).toEqual({ ok: false, why: 'queue-full', about: { most: 50 } })
})

test('[H4] a countdown runs from the moment in which it is shown, not from when it was prepared', () => {
  const { assembly, carryOut } = aHall()
  carryOut(hall.queueContent(assembly, COUNTDOWN))
  carryOut(hall.show(assembly, COUNTDOWN, { projector: null, entry: 1 }, 60_000))
  expect(assembly.showing).toEqual({ ...COUNTDOWN, endsAt: 360_000 })
})

test('[H6] a network that is not set cannot be shown', () => {
  const { assembly, happen, carryOut } = aHall()
  expect(carryOut(hall.show(assembly, { kind: 'wireless' }, MAIN, 0))).toBe('no-wireless')
  happen({ type: 'wireless-set', wireless: { name: 'Congress', password: '', isHidden: false } })
  carryOut(hall.show(assembly, { kind: 'wireless' }, MAIN, 0))
  expect(assembly.showing).toEqual({ kind: 'wireless' })
})

test('the sign-in as the main picture takes the last vote off; on one projector it does not', () => {
  const { assembly, carryOut } = aHall()
  assembly.currentVote = 4
  carryOut(hall.show(assembly, { kind: 'sign-in' }, { projector: 'Left wall', entry: null }, 0))
  expect(assembly.currentVote).toBe(4)
  carryOut(hall.show(assembly, { kind: 'sign-in' }, MAIN, 0))
  expect(assembly.currentVote).toBeNull()
})
