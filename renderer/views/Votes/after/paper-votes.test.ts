import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Form, Paper, Result } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import {
  emptySums,
  fieldsOf,
  hasWeights,
  readSums,
  sumsContext,
  sumsFormOf,
  type SumsContext,
} from './paper-votes.ts'

const motion = motionPaper(SIMPLE_MAJORITY)
const paperOf = (form: Form, options: number, empty: Paper['empty'] = 'abstention'): Paper => ({
  ...motion,
  subject: 'candidates',
  options: Array.from({ length: options }, (_, at) => ({ name: `C${at}`, items: [], group: '' })),
  form,
  empty,
})
const context = (paper: Paper, weighted = false): SumsContext => ({
  paper,
  hasWeights: weighted,
  left: { persons: 100, votes: weighted ? '250.5' : '100' },
  canBeNone: false,
})
const counted = (yes: string, no = '', abstain = '') => ({ yes, no, abstain })

test('one motion: each valid paper says one thing; an empty one abstains', () => {
  const form = { ...emptySums(motion), papers: '60', invalid: '2', options: [counted('38', '16', '4')] }
  expect(fieldsOf(context(motion))).toEqual(['papers', 'invalid'])
  expect(readSums(form, context(motion))).toEqual({
    votes: {
      kind: 'sums',
      papers: 60,
      sums: { cast: '60', valid: '58', invalid: '2', abstained: '0', none: '0' },
      options: [{ yes: '38', no: '16', abstain: '4' }],
    },
    faults: {},
    optionFaults: [{}],
    running: { kind: 'exact', counted: '58', of: '58', state: 'even', by: '0' },
  })
})

test('what is missing and what is too much is said with its number, and nothing is handed on', () => {
  const form = { ...emptySums(motion), papers: '60', options: [counted('38', '16')] }
  expect(readSums(form, context(motion))).toMatchObject({
    votes: null,
    optionFaults: [{ together: { why: 'missing', by: '6' } }],
    running: { kind: 'exact', counted: '54', of: '60', state: 'missing', by: '6' },
  })
  expect(readSums({ ...form, options: [counted('38', '26')] }, context(motion))).toMatchObject({
    votes: null,
    optionFaults: [{ together: { why: 'over', by: '4' } }],
    running: { state: 'over', by: '4' },
  })
})

test('several motions: each adds up to the valid papers where a blank abstains, else to no more than them', () => {
  const two: Form = { kind: 'yes-no', least: 0, most: 1, abstain: false }
  const read = (empty: Paper['empty'], options: ReturnType<typeof counted>[]) => {
    const paper = paperOf(two, 2, empty)
    return readSums({ ...emptySums(paper), papers: '10', options }, context(paper))
  }
  expect(read('abstention', [counted('5', '4', '1'), counted('5', '0', '5')])).toMatchObject({
    votes: { papers: 10 },
    running: { kind: 'options', even: 2, of: 2, on: '10', over: null },
  })
  expect(read('abstention', [counted('8', '2'), counted('5', '4')])).toMatchObject({
    votes: null,
    optionFaults: [{}, { together: { why: 'missing', by: '1' } }],
    running: { kind: 'options', even: 1, of: 2, on: '10', over: '3' },
  })
  expect(read('invalid', [counted('5', '4'), counted('5')])).toMatchObject({ votes: { papers: 10 } })
  expect(read('invalid', [counted('5', '6'), counted('5')])).toMatchObject({
    votes: null,
    optionFaults: [{ together: { why: 'more-than-marked', most: '10' } }, {}],
  })
})

test('faults stand at their fields', () => {
  const paper = paperOf({ kind: 'choose', least: 1, most: 2, none: true, abstain: true }, 2)
  const typed = {
    ...emptySums(paper),
    papers: '101',
    invalid: 'two',
    none: '200',
    options: [counted('1.5'), counted('3')],
  }
  expect(readSums(typed, context(paper))).toMatchObject({
    votes: null,
    faults: { papers: { why: 'more-than-register', left: '100' }, invalid: { why: 'not-whole' } },
    optionFaults: [{ yes: { why: 'not-whole' } }, { yes: { why: 'more-than-marked', most: '0' } }],
  })
  expect(readSums({ ...emptySums(paper), papers: '10', none: '12' }, context(paper)).faults).toEqual({
    papers: { why: 'more-than-papers', over: '2' },
  })
  expect(readSums(emptySums(paper), context(paper)).faults).toEqual({ papers: { why: 'nothing-entered' } })
})

test('several crosses, points: the sum lies between what the ballot asks for', () => {
  const choose = paperOf({ kind: 'choose', least: 0, most: 2, none: false, abstain: false }, 3, 'invalid')
  const read = (yes: readonly string[]) =>
    readSums(
      { ...emptySums(choose), papers: '12', empty: '2', options: yes.map((one) => counted(one)) },
      context(choose),
    )
  expect(read(['10', '5', '5'])).toMatchObject({
    votes: { sums: { cast: '12', valid: '10', invalid: '2', abstained: '0' } },
    running: { kind: 'between', marks: '20', on: '10', least: '10', most: '20', isWithin: true },
  })
  expect(read(['10', '6', '5'])).toMatchObject({ votes: null, running: { marks: '21', isWithin: false } })
  expect(read(['3', '3', '3'])).toMatchObject({ votes: null, running: { marks: '9', isWithin: false } })

  const points = paperOf({ kind: 'points', each: 3, total: 5, abstain: false }, 2)
  const given = { ...emptySums(points), papers: '10', options: [counted('30'), counted('20')] }
  expect(readSums(given, context(points))).toMatchObject({
    votes: { papers: 10 },
    running: { most: '50', isWithin: true },
  })
  expect(
    readSums({ ...given, options: [counted('31'), counted('0')] }, context(points)).optionFaults,
  ).toEqual([{ yes: { why: 'more-than-marked', most: '30' } }, {}])
})

test('with weights the votes on the papers are asked for, with decimals', () => {
  const weighted = context(motion, true)
  expect(fieldsOf(weighted)).toEqual(['papers', 'cast', 'invalid'])
  const form = {
    ...emptySums(motion),
    papers: '3',
    cast: '7,5',
    invalid: '0,5',
    options: [counted('4.25', '2,75')],
  }
  expect(readSums(form, weighted).votes).toEqual({
    kind: 'sums',
    papers: 3,
    sums: { cast: '7.5', valid: '7', invalid: '0.5', abstained: '0', none: '0' },
    options: [{ yes: '4.25', no: '2.75', abstain: '0' }],
  })
  expect(readSums({ ...form, cast: '300' }, weighted).faults).toEqual({
    cast: { why: 'more-than-register', left: '250.5' },
  })
})

test('what was entered comes back into the form, and from it the same', () => {
  const forms: Form[] = [
    { kind: 'choose', least: 0, most: 2, none: true, abstain: true },
    { kind: 'choose', least: 0, most: 2, none: false, abstain: false },
    { kind: 'points', each: 3, total: null, abstain: true },
  ]
  const few = fc.nat({ max: 9 })
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.constantFrom<Paper['empty']>('abstention', 'invalid'),
      fc.tuple(few, few, few, few, few, few),
      (form, empty, [marked, second, invalid, blank, abstained, none]) => {
        const its = context(paperOf(form, 2, empty))
        const fields = fieldsOf(its)
        const rest = { invalid, empty: blank, abstained, none }
        const used = Object.entries(rest).filter(([field]) => fields.some((own) => own === field))
        const papers = used.reduce((sum, [, count]) => sum + count, marked)
        const typed = {
          ...emptySums(its.paper),
          ...Object.fromEntries(used.map(([field, count]) => [field, String(count)])),
          papers: String(papers),
          options: [counted(String(marked)), counted(String(Math.min(second, marked)))],
        }
        const { votes } = readSums(typed, its)
        expect(votes === null).toBe(papers === 0)
        if (votes !== null) expect(readSums(sumsFormOf(votes, its), its).votes).toEqual(votes)
      },
    ),
    { seed: 14 },
  )
})

const result: Result = {
  registered: 100,
  cast: 60,
  papers: 0,
  sums: { cast: '60', valid: '60', invalid: '0', abstained: '0', none: '0' },
  notCast: '40',
  options: [{ yes: '60', no: '0', abstain: '0' }],
  parts: null,
  quorum: null,
  outcome: { kind: 'majority', decisions: [{ verdict: 'adopted', base: '60', threshold: '30' }] },
}

test('[T8] a vote on paper can have brought none, when that is what was typed', () => {
  const its = { ...context(motion), canBeNone: true }
  const none = { ...emptySums(motion), papers: '0' }
  expect(readSums(emptySums(motion), its).faults).toEqual({ papers: { why: 'nothing-entered' } })
  expect(readSums(none, its).votes).toMatchObject({ papers: 0, sums: { cast: '0', valid: '0' } })
  expect(readSums(none, context(motion)).votes).toBeNull()
})

test('who has not voted electronically may have voted on paper; weights show in the sums', () => {
  const vote = {
    id: 7,
    title: 'Vote',
    text: '',
    secrecy: 'secret',
    changeable: false,
    durationSeconds: null,
    electorate: { presence: 'present', groups: [] },
    quorum: null,
    follows: null,
    paper: motion,
    openedAt: 1,
    shown: [0],
    paperVotes: null,
  } as const
  expect(
    sumsContext({
      ...{ ...vote, state: 'closed', closedAt: 2, result, present: '100', entitled: '100', lot: null },
    }),
  ).toEqual({ paper: motion, hasWeights: false, left: { persons: 40, votes: '40' }, canBeNone: false })
  expect(
    sumsContext({
      ...{ ...vote, state: 'paper', movedToPaper: { electronic: 'added', movedAt: 2, cast: 60 } },
      ...{ registered: 100, left: { persons: 40, votes: '62.5', hasWeights: true } },
    }),
  ).toEqual({ paper: motion, hasWeights: true, left: { persons: 40, votes: '62.5' }, canBeNone: true })
  expect(hasWeights({ ...result, notCast: '41' })).toBe(true)
  expect(hasWeights({ ...result, sums: { ...result.sums, cast: '60.5' }, notCast: '39.5' })).toBe(true)
})
