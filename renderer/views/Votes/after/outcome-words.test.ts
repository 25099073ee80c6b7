import { expect, test } from 'vitest'
import type { Outcome, Paper, Result, Verdict } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { verdictWords } from './outcome-words.ts'

const names = (many: number) => Array.from({ length: many }, (_, at) => `C${at + 1}`)
const paperOf = (options: readonly string[]): Paper => ({
  ...motionPaper(SIMPLE_MAJORITY),
  options: options.map((name) => ({ name, items: [], group: '' })),
})
const resultOf = (outcome: Outcome, quorum: Result['quorum'] = null): Result => ({
  ...{ registered: 10, cast: 10, papers: 0, notCast: '0', options: [], parts: null, quorum, outcome },
  sums: { cast: '10', valid: '10', invalid: '0', abstained: '0', none: '0' },
})
const said = (options: readonly string[], outcome: Outcome, quorum?: Result['quorum']) =>
  (['de', 'en'] as const).map((language) =>
    verdictWords({ paper: paperOf(options), result: resultOf(outcome, quorum) }, language),
  )
const decided = (...verdicts: readonly Verdict[]): Outcome => ({
  kind: 'majority',
  decisions: verdicts.map((verdict) => ({ verdict, base: '10', threshold: '5' })),
})
const election = (elected: readonly number[], open: number, tied: readonly number[] = []): Outcome => ({
  ...{ kind: 'most-votes', elected, open, thresholds: null, dropped: [] },
  ties: tied.length === 0 ? [] : [{ tied, decides: 'who-is-elected', stage: 0, drawn: null }],
})

test('motions: the verdict on one, how many of several', () => {
  expect(said([''], decided('adopted'))).toEqual(['Angenommen', 'Adopted'])
  expect(said([''], decided('tied'))).toEqual(['Stimmengleichheit', 'Tied'])
  expect(said(names(3), decided('adopted', 'rejected', 'adopted'))).toEqual([
    '2 von 3 angenommen',
    '2 of 3 adopted',
  ])
})

test('elections: who, what stays open, who is tied; of many the first', () => {
  expect(said(names(3), election([1, 0], 0))).toEqual(['Gewählt: C2 und C1', 'Elected: C2 and C1'])
  expect(said(names(3), election([1], 1, [0, 2]))).toEqual([
    'Gewählt: C2. 1 Platz bleibt offen. Gleichstand zwischen C1 und C3',
    'Elected: C2. 1 seat stays open. Tied between C1 and C3',
  ])
  expect(said(names(3), election([], 2))).toEqual([
    'Niemand ist gewählt. 2 Plätze bleiben offen',
    'Nobody is elected. 2 seats stay open',
  ])
  expect(said(names(150), election([...Array(150).keys()], 0))).toEqual([
    'Gewählt: C1, C2, C3, C4, C5 und noch 145',
    'Elected: C1, C2, C3, C4, C5 and 145 more',
  ])
})

test('without its quorum nothing else is said', () => {
  expect(said([''], decided('no-quorum'), { needed: '50', isReached: false })).toEqual([
    'Quorum verfehlt',
    'Quorum missed',
  ])
})
