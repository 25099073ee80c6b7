import { describe, expect, test } from 'vitest'
import { TestConsole } from '../testing/console.ts'
import { aHall, happen } from '../testing/core.ts'
import { CONSOLE_SKIP_BYTES, RING_FRAMES } from './limits.ts'

function withConsole() {
  const core = aHall(3)
  const console = new TestConsole(core)
  core.settle()
  console.hear()
  return { core, console }
}

describe('vitals, a topic that changes every second', () => {
  test('are news without a position, after which the stream goes on', () => {
    const { core, console } = withConsole()
    const { seq } = console.replica
    core.hub.tellVitals()
    const vitals = core.world.vitals()
    const at = Math.floor(core.clock.now / 1000)
    expect(console.hear()).toEqual([{ type: 'update', from: seq, seq, at, set: { vitals } }])
    happen(core, { type: 'members-checked-out', members: '1' })
    core.settle()
    expect(console.hear()).toMatchObject([{ from: seq, seq: seq + 1 }])
    expect(console.gaps).toBe(0)
  })

  test('do not shorten how far a console that was away can come back', () => {
    const { core, console } = withConsole()
    happen(core, { type: 'members-checked-out', members: '1' })
    core.settle()
    console.lose()
    new TestConsole(core)
    for (let second = 0; second < RING_FRAMES * 2; second++) core.hub.tellVitals()
    console.comeBack()
    core.settle()
    expect(console.hear()).toMatchObject([
      { type: 'welcome', resumed: true },
      { rows: [[1, expect.any(Number)]] },
    ])
  })

  test('are not kept for a console that does not read: it gets the next', () => {
    const { core, console } = withConsole()
    const { outlet } = console.visitor
    outlet.unread = CONSOLE_SKIP_BYTES + 1
    // The gateway says so with the tick.
    core.settle()
    core.hub.tellVitals()
    core.settle()
    expect([console.hear(), core.hub.activity().slow]).toEqual([[], 1])
    outlet.unread = 0
    core.settle()
    expect(console.hear()).toEqual([])
    core.hub.tellVitals()
    expect([console.hear().length, core.hub.activity().slow]).toEqual([1, 0])
  })

  test('are a few hundred bytes', () => {
    const { core, console } = withConsole()
    core.hub.tellVitals()
    expect(console.visitor.outlet.frames.join('').length).toBeLessThan(600)
  })
})
