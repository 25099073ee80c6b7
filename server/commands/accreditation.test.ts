import { expect, test } from 'vitest'
import { aChair, aHall, anotherChair, fetched, happen, type Core } from '../testing/core.ts'
import { findCard } from './accreditation.ts'
import type { ChairCaller, Context } from './context.ts'
import { exportFile } from './export.ts'

const asking = (core: Core): Context<ChairCaller> => ({
  ...core.parts,
  ...{ caller: { role: 'host' }, at: core.clock.now, request: 'request-1' },
})

async function cardOf(core: Core, member: number): Promise<{ link: string; code: string }> {
  const issued = aChair(core).ask('issue-access', { members: [member] })
  if (!issued.ok) throw new Error(issued.why)
  const [, row = ''] = (await fetched(core, issued.csv)).trim().split('\r\n')
  const [link = '', code = ''] = row.split(/[,;]/).slice(-2)
  return { link, code }
}

test('[A1] a card is found by link and code until a new one is issued', async () => {
  const core = aHall(3)
  const find = (card: string) => findCard(asking(core), { card })
  const first = await cardOf(core, 2)
  const found = { ok: true, output: { member: 2 } }
  expect([first.link, first.code, ` ${first.code.toLowerCase()} `].map(find)).toEqual([found, found, found])
  const second = await cardOf(core, 2)
  expect([first.link, first.code, second.code, 'nonsense'].map(find)).toEqual([
    { ok: false, why: 'card-unknown' },
    { ok: false, why: 'card-unknown' },
    found,
    { ok: false, why: 'mistyped-code' },
  ])
})

test('[A3] two desks at one member: the second is told who did it and when', () => {
  const core = aHall(3)
  happen(core, { type: 'members-checked-out', members: '1-3' })
  const [one, other] = [anotherChair(core, 'Desk 1'), anotherChair(core, 'Desk 2')]
  const at = core.clock.now
  expect(one.ask('check-in', { members: [2] })).toMatchObject({ changed: 1, already: null })
  core.clock.advance(5_000)
  const before = core.store.journal.head().entries
  expect(other.ask('check-in', { members: [2] })).toMatchObject({
    changed: 0,
    already: { at, by: 'Desk 1' },
  })
  expect(core.store.journal.head().entries).toBe(before)
})

test('[A2][A6] attendance and mandate check leave as tables', async () => {
  const core = aHall(2)
  core.clock.advance(60_000)
  happen(core, { type: 'members-left', members: '2' })
  const table = async (what: 'attendance' | 'mandate-check') => {
    const offered = exportFile(asking(core), { what })
    if (!offered.ok) throw new Error(offered.why)
    return (await fetched(core, offered.output.ticket)).replace('\uFEFF', '').trim().split('\r\n')
  }
  const [, first = '', second = ''] = await table('attendance')
  expect([first, second].map((row) => row.split(',')[8])).toEqual(['present', 'left'])
  expect(second).toMatch(/checked in; \d{4}-\d\d-\d\d \d\d:\d\d:\d\d left$/)
  expect((await table('mandate-check'))[1]).toBe('All,,2,1,1,50.0,2,1,1,50.0')
})
