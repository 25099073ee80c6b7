import { expect, test } from 'vitest'
import type { Office } from '#protocol'
import { DEFAULT_OFFICES, mayDo } from '#protocol/offices'
import { mayAct, mayOpen } from './rights.ts'

const of = (office: Office) => (right: Parameters<typeof mayDo>[2]) => mayDo(DEFAULT_OFFICES, office, right)
const ACTS = [
  'votes.open',
  'frame.do.votes.close',
  'votes.search',
  'votes.lot',
  'agenda.begin',
  'agenda.export',
  'participants.check',
  'participants.search',
  'convention.backup',
]
const offeredTo = (office: Office) => ACTS.filter((id) => mayAct(id, of(office)))

test('[O2] an act is offered to whose office may do it; looking is offered to all', () => {
  expect(offeredTo('chair')).toEqual(ACTS)
  expect(offeredTo('observer')).toEqual(['votes.search', 'agenda.export', 'participants.search'])
  expect(offeredTo('teller')).toEqual([
    'votes.open',
    'frame.do.votes.close',
    'votes.search',
    'votes.lot',
    'agenda.export',
    'participants.search',
  ])
})

test('[O2] settings and the desk are screens for whom they concern, the others for all', () => {
  const screens = ['participants', 'desk', 'votes', 'convention'] as const
  const openTo = (office: Office) => screens.filter((id) => mayOpen(id, of(office)))
  expect([openTo('chair'), openTo('desk'), openTo('observer')]).toEqual([
    ['participants', 'desk', 'votes', 'convention'],
    ['participants', 'desk', 'votes'],
    ['participants', 'votes'],
  ])
})
