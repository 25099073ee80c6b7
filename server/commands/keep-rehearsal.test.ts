import { describe, expect, test } from 'vitest'
import { startTestHost } from '../testing/host.ts'
import { aRehearsal } from '../testing/builders.ts'
import { aChair, aHall } from '../testing/core.ts'
import { readJournal } from './look.ts'

describe('a rehearsal that is kept', () => {
  test('stands in the journal under the name of who held it, a sentence’s worth', () => {
    const core = aHall(1)
    const chair = aChair(core)
    const slow = { kind: 'acknowledgement', measured: 2_000, limit: 1_000 } as const
    chair.ask('keep-rehearsal', { report: aRehearsal() })
    chair.ask('keep-rehearsal', { report: aRehearsal({ members: 9_000, checks: [slow] }) })
    const caller = { role: 'host' } as const
    const context = { ...core.parts, caller, at: core.clock.now, request: 'request-1' }
    const read = readJournal(context, { before: null, limit: 2 })
    if (!read.ok) throw new Error('refused')
    expect(read.output.entries.map(({ by, type, about }) => ({ by, type, about }))).toEqual([
      {
        by: 'Chair',
        type: 'rehearsal-held',
        about: {
          members: 9_000,
          verdict: 'gave-way',
          slowestMs: 250,
          back95Ms: 2_100,
          first: 'acknowledgement',
        },
      },
      {
        by: 'Chair',
        type: 'rehearsal-held',
        about: { members: 3_000, verdict: 'held', slowestMs: 250, back95Ms: 2_100 },
      },
    ])
  })

  test('is there after the host was started again; consoles get the newest five, the newest first', async () => {
    const first = await startTestHost()
    const chair = await first.chair()
    for (let members = 1; members <= 7; members++)
      await chair.ask('keep-rehearsal', { report: aRehearsal({ members }) })
    await first.stop()
    const second = await startTestHost({ file: first.file })
    const console_ = await second.connect()
    const welcome = await console_.signIn({ kind: 'invitation', key: second.host.makeConsoleKey() })
    expect(welcome).toMatchObject({
      set: { rehearsals: [7, 6, 5, 4, 3].map((members) => aRehearsal({ members })) },
    })
  })

  test('a report that is not one is refused', () => {
    const core = aHall(1)
    const report = { ...aRehearsal(), members: -1 }
    expect(aChair(core).ask('keep-rehearsal', { report })).toMatchObject({
      ok: false,
      why: 'malformed',
      about: { where: 'report.members' },
    })
    expect(core.state.assembly.rehearsals).toEqual([])
  })
})
