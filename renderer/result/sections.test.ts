import { expect, test } from 'vitest'
import type { Outcome, RankedCount, Result } from '#protocol'
import { sectionsOf } from './sections.ts'

const option = { name: '', items: [], group: '' }
const votes = (yes: string) => ({ yes, no: '0', abstain: '0' })
const sums = { cast: '3', valid: '3', invalid: '0', abstained: '0', none: '0' }
const result = (outcome: Outcome): Result => ({
  registered: 3,
  cast: 3,
  papers: 0,
  sums,
  notCast: '0',
  options: [votes('1'), votes('2')],
  parts: null,
  quorum: null,
  outcome,
})
const two = { options: [option, option] }
const ranked: RankedCount = { ballots: '3', quota: null, elected: [1], stages: [], ties: [] }
const stage = { what: { kind: 'counted' }, votes: ['1', '2'], elected: [], notTransferred: '0' } as const
const kinds = (count: RankedCount) =>
  sectionsOf(two, [0, 1], result({ kind: 'ranked', ...count })).map(({ kind }) => kind)

test('an election says who is elected before it says with how many votes', () => {
  const outcome: Outcome = {
    kind: 'most-votes',
    elected: [1],
    open: 0,
    ties: [],
    thresholds: null,
    dropped: [],
  }
  expect(sectionsOf(two, [0, 1], result(outcome))).toEqual([
    { kind: 'elected', elected: [1], from: 0 },
    { kind: 'notes' },
    { kind: 'candidates', options: [1, 0] },
  ])
})

test('a ranked count has its picture where there is a course to draw, and its stages where they are known', () => {
  expect(kinds(ranked)).toEqual(['elected', 'notes'])
  expect(kinds({ ...ranked, stages: [stage] })).toEqual(['elected', 'notes', 'stages'])
  expect(kinds({ ...ranked, stages: [stage, stage] })).toEqual(['elected', 'notes', 'picture', 'stages'])
  expect(kinds({ ...ranked, ranking: [[1], [0]], stages: [stage] })).toEqual([
    'elected',
    'notes',
    'ranking',
    'comparison',
  ])
})

test('motions stand as they were shown, and what phones and papers brought stands last', () => {
  const outcome: Outcome = {
    kind: 'majority',
    decisions: [0, 1].map(() => ({ verdict: 'adopted', base: '3', threshold: '1.5' })),
  }
  const part = { sums, options: [votes('1'), votes('2')] }
  const counted = { ...result(outcome), parts: { electronic: part, paper: part } }
  expect(sectionsOf(two, [1, 0], counted)).toEqual([
    { kind: 'motions', options: [1, 0] },
    { kind: 'notes' },
    { kind: 'parts', options: [1, 0] },
  ])
  expect(sectionsOf({ options: [option] }, [0], result(outcome)).map(({ kind }) => kind)).toEqual([
    'motion',
    'notes',
  ])
})
