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

const sources = Object.entries(
  import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).map(([path, text]) => ({ path: path.replace(/^\.\//, 'frame/').replace(/^\.\.\//, ''), text }))

test('[O2] of all acts that screens add, those who only read are offered those that change nothing', () => {
  const ids = sources.flatMap(({ text }) =>
    [...text.matchAll(/\bid: ['`]([a-z]+\.[a-z-]+)/g)].map(([, id]) => id ?? ''),
  )
  const offered = new Set(ids.filter((id) => !id.includes('.export') && mayAct(id, of('observer'))))
  expect([...offered].sort()).toEqual([
    'desk.find',
    'elections.ballots',
    'elections.candidates',
    'frame.alt',
    'frame.calls',
    'frame.do',
    'frame.go',
    'frame.language',
    'frame.palette',
    'frame.sign-out',
    'frame.theme',
    'frame.undo',
    'minutes.read',
    'participants.all',
    'participants.clear',
    'participants.details',
    'participants.search',
    'participants.sort',
    'votes.roll',
    'votes.search',
  ])
})

test('[O2] a button that is off only without the host changes nothing; what changes something asks for its right', () => {
  const asksOnlyForHost = sources
    .filter(({ text }) => text.includes('disabled={!host.isLive'))
    .map(({ path }) => path)
  expect(asksOnlyForHost.sort()).toEqual([
    // All but the first offer files. Whoever sees one may decide it: approvals.svelte.ts asks for the right.
    'frame/Approvals.svelte',
    'views/Agenda/Agenda.svelte',
    'views/Calls/CallsDialog.svelte',
    'views/Elections/Elections.svelte',
    'views/Journal/Journal.svelte',
    'views/Minutes/Files.svelte',
    'views/Speakers/Speakers.svelte',
    'views/Speakers/TimesDialog.svelte',
    'views/Votes/Outcome.svelte',
    'views/Votes/VoteOnPaper.svelte',
    'views/Votes/Votes.svelte',
  ])
})
