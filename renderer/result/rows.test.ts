import { expect, test } from 'vitest'
import type { Form, OptionVotes, Outcome, Paper, Result } from '#protocol'
import { rowsOf, votesOnOne } from './rows.ts'

const option = (name: string) => ({ name, items: [], group: '' })
const yesNo: Form = { kind: 'yes-no', least: 0, most: 2, abstain: true }
const choose: Form = { kind: 'choose', least: 0, most: 1, none: true, abstain: true }
const half = { numerator: 1, denominator: 2, comparison: 'more-than' } as const
const majority = { ...half, base: 'yes-no' } as const

const paper = (form: Form, rule: Paper['rule']): Paper => ({
  subject: 'candidates',
  options: [option('Ada'), option('Bo')],
  form,
  rule,
  order: 'given',
  empty: 'abstention',
  share: null,
})
const result = (options: OptionVotes[], outcome: Outcome): Result => ({
  registered: 20,
  cast: 12,
  papers: 0,
  sums: { cast: '12', valid: '10', invalid: '2', abstained: '1', none: '2' },
  notCast: '8',
  options,
  parts: null,
  quorum: null,
  outcome,
})
const votes = (yes: string, no = '0', abstain = '0'): OptionVotes => ({ yes, no, abstain })
const seats = { kind: 'most-votes', seats: 1, reserved: null, dropOut: null, next: null } as const
const nobody = { kind: 'most-votes', elected: [], open: 1, ties: [], dropped: [] } as const

test('motions are drawn as shares of their own base, so that the threshold is one line; what is needed is said by each', () => {
  const decided = result([votes('6', '2', '2'), votes('3', '7', '1')], {
    kind: 'majority',
    decisions: [
      { verdict: 'adopted', base: '8', threshold: '4' },
      { verdict: 'rejected', base: '10', threshold: '5' },
    ],
  })
  const rows = rowsOf(paper(yesNo, { kind: 'majority', majority, tie: 'rejected' }), decided, [1, 0])
  expect(rows).toEqual({
    choices: ['yes', 'no', 'abstain'],
    needed: null,
    rows: [
      {
        option: 1,
        votes: votes('3', '7', '1'),
        segments: [
          { choice: 'yes', length: 0.3 },
          { choice: 'no', length: 0.7 },
        ],
        mark: 0.5,
        percent: '30.0',
        needed: { comparison: 'at-least', amount: '6' },
      },
      {
        option: 0,
        votes: votes('6', '2', '2'),
        segments: [
          { choice: 'yes', length: 0.75 },
          { choice: 'no', length: 0.25 },
        ],
        mark: 0.5,
        percent: '75.0',
        needed: { comparison: 'at-least', amount: '5' },
      },
    ],
  })
})

test('candidates are drawn on one scale of votes with the same mark, and what is needed is said once', () => {
  const outcome: Outcome = {
    ...nobody,
    thresholds: [
      { isReached: false, base: '10', threshold: '5' },
      { isReached: false, base: '10', threshold: '5' },
    ],
  }
  const rule: Paper['rule'] = { ...seats, majority: { ...half, base: 'valid' } }
  const table = rowsOf(paper(choose, rule), result([votes('4'), votes('3')], outcome), [0])
  expect(table).toEqual({
    choices: ['yes'],
    needed: { comparison: 'at-least', amount: '6' },
    rows: [
      {
        option: 0,
        votes: votes('4'),
        // The scale is as long as the threshold, which nobody reached, also where others are on another page.
        segments: [{ choice: 'yes', length: 0.8 }],
        mark: 1,
        percent: '40.0',
        needed: { comparison: 'at-least', amount: '6' },
      },
    ],
  })
})

test('without a majority there is no mark; of crosses the share of the valid ballots, of points none', () => {
  const rule: Paper['rule'] = { ...seats, majority: null }
  const counted = result([votes('8'), votes('2')], { ...nobody, thresholds: null })
  const points: Form = { kind: 'points', each: 3, total: null, abstain: false }
  const drawn = [choose, points].map((form) => rowsOf(paper(form, rule), counted, [0, 1]).rows)
  expect(drawn.map((rows) => rows.map(({ percent, mark }) => [percent, mark]))).toEqual([
    [
      ['80.0', null],
      ['20.0', null],
    ],
    [
      [null, null],
      [null, null],
    ],
  ])
})

test('at base 0 a motion has no bar and no mark', () => {
  const decided = result([votes('0'), votes('0')], {
    kind: 'majority',
    decisions: [0, 1].map(() => ({ verdict: 'rejected', base: '0', threshold: '0' })),
  })
  const { needed, rows } = rowsOf(paper(yesNo, { kind: 'majority', majority, tie: 'rejected' }), decided, [0])
  expect([needed, rows[0]?.mark, rows[0]?.segments.map(({ length }) => length)]).toEqual([null, null, [0, 0]])
})

test('where one may be chosen or nobody, no to all is no, and abstaining ballots are abstentions', () => {
  const outcome: Outcome = { ...nobody, thresholds: null }
  expect(votesOnOne({ form: choose }, result([votes('7')], outcome))).toEqual(votes('7', '2', '1'))
  expect(votesOnOne({ form: yesNo }, result([votes('7', '1', '3')], outcome))).toEqual(votes('7', '1', '3'))
})
