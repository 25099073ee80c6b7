import { expect, test } from 'vitest'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { inTodaysWords, type WrittenEvent } from './earlier-events.ts'

/** As the first version wrote them. */
const draft = {
  title: 'Budget 2027',
  text: '',
  secrecy: 'secret',
  electorate: { presence: 'present', groups: [] },
  majority: SIMPLE_MAJORITY,
  durationSeconds: 60,
} as const
const register = { members: [{ weight: '1.5', ids: '1-3' }], present: '4.5', entitled: '4.5' }
const written: WrittenEvent[] = [
  { type: 'vote-prepared', vote: 1, draft },
  { type: 'vote-opened', vote: 1, openedAt: 5, closesAt: null, register },
  {
    type: 'vote-closed',
    vote: 1,
    closedAt: 9,
    result: {
      ...{ registered: 3, cast: 2, yes: '1.5', no: '0', abstain: '1.5', notCast: '1.5' },
      ...{ base: '1.5', threshold: '0.75', verdict: 'adopted' },
    },
    turnout: '1-2',
    seal: 'seal',
  },
]

test('[I7] votes of the first version are votes on one motion', () => {
  const { majority: _, ...rest } = draft
  expect(written.map(inTodaysWords)).toEqual([
    {
      type: 'vote-prepared',
      vote: 1,
      draft: {
        ...rest,
        paper: motionPaper(SIMPLE_MAJORITY),
        quorum: null,
        changeable: false,
        follows: null,
      },
    },
    { type: 'vote-opened', vote: 1, openedAt: 5, closesAt: null, register, shown: [0], seed: null },
    {
      type: 'vote-closed',
      vote: 1,
      closedAt: 9,
      result: {
        registered: 3,
        cast: 2,
        papers: 0,
        sums: { cast: '3', valid: '3', invalid: '0', abstained: '0', none: '0' },
        notCast: '1.5',
        options: [{ yes: '1.5', no: '0', abstain: '1.5' }],
        parts: null,
        quorum: null,
        outcome: {
          kind: 'majority',
          decisions: [{ base: '1.5', threshold: '0.75', verdict: 'adopted' }],
        },
      },
      turnout: '1-2',
      seal: 'seal',
    },
  ])
})

test('projectors that all showed one of two show the main picture', () => {
  expect(inTodaysWords({ type: 'projector-set', showing: 'sign-in' })).toEqual({
    type: 'projector-set',
    showing: { kind: 'sign-in' },
    projector: null,
    entry: null,
  })
})

test('what today’s version wrote stays as it is', () => {
  const [prepared, opened, closed] = written.map(inTodaysWords)
  for (const event of [prepared, opened, closed])
    if (event !== undefined) expect(inTodaysWords(event)).toEqual(event)
})
