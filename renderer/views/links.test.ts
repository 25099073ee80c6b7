import { expect, test } from 'vitest'
import type { AgendaItem, PointOfOrder } from '#protocol'
import { outlineOf } from '#protocol/agenda'
import { belongingTo, originsOf, type Told } from './links.ts'

const item = (id: number, title: string): AgendaItem => ({
  ...{ id, title, parent: null, minutes: null, startsAt: null, isInternal: false },
  ...{ order: id, begunAt: null, endedAt: null },
})

const told: Told = {
  votes: [
    { id: 1, title: 'Board' },
    { id: 2, title: 'A1, A2' },
    { id: 3, title: 'A1-1' },
    { id: 4, title: 'End of debate' },
    { id: 5, title: 'Alone' },
  ],
  elections: [{ id: 7, title: 'Board', item: 10, ballots: [{ vote: 1, candidates: [] }] }],
  motions: [
    { id: 1, number: 'A1', title: 'Trains', item: 11, amends: null },
    { id: 2, number: 'A2', title: '', item: null, amends: null },
    { id: 3, number: 'A1-1', title: '', item: null, amends: { motion: 1, version: 1, from: 1, to: 1 } },
  ],
  motionVotes: [
    {
      vote: 2,
      motions: [
        { motion: 1, label: 'A1' },
        { motion: 2, label: 'A2' },
      ],
    },
    { vote: 3, motions: [{ motion: 3, label: 'A1-1' }] },
  ],
  outline: outlineOf([item(10, 'Elections'), item(11, 'Motions')]),
  topics: { 'debate:4': debate(11), 'point:9': point(4) },
}

test('a vote says what it is held for and where on the agenda; one that stands alone says nothing', () => {
  const labels = (vote: number) => originsOf(vote, told).map(({ of, label }) => `${of}: ${label}`)
  expect([1, 2, 3, 4, 5].map(labels)).toEqual([
    ['election: Board', 'item: 1 Elections'],
    ['motion: A1 Trains', 'motion: A2', 'item: 2 Motions'],
    ['motion: A1-1', 'item: 2 Motions'],
    ['point: End of debate', 'item: 2 Motions'],
    [],
  ])
})

test('an item of the agenda says what is dealt with under it, with all votes', () => {
  expect([belongingTo(10, told), belongingTo(11, told), belongingTo(12, told)]).toEqual([
    [
      { of: 'election', id: 7, label: 'Board' },
      { of: 'vote', id: 1, label: 'Board' },
    ],
    [
      { of: 'motion', id: 1, label: 'A1 Trains' },
      { of: 'vote', id: 2, label: 'A1, A2' },
      { of: 'vote', id: 3, label: 'A1-1' },
      { of: 'vote', id: 4, label: 'End of debate' },
    ],
    [],
  ])
})

function debate(item: number): NonNullable<Told['topics']['debate:4']> {
  return {
    ...{ id: 4, item, list: 'open', turn: 1, speech: null, point: null, last: null, goesOn: false },
    ...{ lastTurns: { gender: {}, group: {} }, openedAt: 0 },
    rules: { seconds: null, alternation: null, firstTimeFirst: false, proContra: false },
  }
}

function point(of: number): PointOfOrder {
  return {
    ...{ id: 9, debate: of, who: { guest: 'Ada' }, text: '', movedAt: 0, for: null, against: null, vote: 4 },
    kind: { name: 'End of debate', effect: 'end-debate', onlyUnspoken: true },
    state: 'waiting',
  }
}
