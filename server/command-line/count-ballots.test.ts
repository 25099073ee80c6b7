import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countVote, type BallotCount } from '../domain/tally/count-vote.ts'
import { drawLot } from '../domain/tally/lot.ts'
import { COUNTING_RULES } from '../domain/tally/rules.ts'
import { readBallots } from '../import/read-ballots.ts'
import { readBlt } from '../import/read-blt.ts'
import type {
  Form,
  Language,
  Majority,
  Option,
  Paper,
  RankedCount,
  Result,
  Rule,
} from '../protocol/messages.ts'
import { faultOf, writeMarks, type Ballot } from '../protocol/marks.ts'
import { secretBallotsCsv } from '../reports/ballots.ts'
import { electionBlt } from '../reports/election-blt.ts'
import { aDraft } from '../testing/builders.ts'
import {
  addedUp,
  countBallots,
  fromBlt,
  fromTable,
  type Ballots,
  type CountRule,
  type MajorityAsked,
} from './count-ballots.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const SEED = 'a / b'

type Case = {
  paper: Paper
  counts: readonly BallotCount[]
  papers: readonly { marks: string; papers: number }[]
  language: Language
}

const majorities = fc.record<Majority>({
  base: fc.constantFrom('yes-no', 'yes-no-abstain', 'valid', 'cast', 'present'),
  comparison: fc.constantFrom('more-than', 'at-least'),
  numerator: fc.constantFrom(1, 2),
  denominator: fc.constantFrom(2, 3, 5),
})

const someOptions = fc.integer({ min: 1, max: 5 }).map((count) =>
  ['=Ada', 'Ben; der Erste', 'Cem "C"', 'Dora: Yes', "O'Neill #1"].slice(0, count).map((name): Option => ({
    ...{ name, items: [], group: '' },
  })),
)

function formOf(kind: Form['kind'], options: number): fc.Arbitrary<Form> {
  const most = fc.integer({ min: 1, max: options })
  switch (kind) {
    case 'yes-no':
      return fc.record({ kind: fc.constant('yes-no'), least: fc.constant(0), most, abstain: fc.boolean() })
    case 'choose':
      return fc.record({
        ...{ kind: fc.constant('choose'), least: fc.constant(0), most },
        ...{ none: fc.boolean(), abstain: fc.boolean() },
      })
    case 'points':
      return fc.record({
        ...{ kind: fc.constant('points'), each: fc.constantFrom(1, 5, 10) },
        ...{ total: fc.constantFrom(null, 10), abstain: fc.boolean() },
      })
    case 'rank':
      return fc.record({
        kind: fc.constant('rank'),
        least: fc.constant(1),
        equal: fc.boolean(),
        abstain: fc.boolean(),
      })
  }
}

function ruleOf(kind: Form['kind'], options: number): fc.Arbitrary<Rule> {
  const seats = fc.integer({ min: 1, max: options })
  const mostVotes = (majority: fc.Arbitrary<Majority | null>) =>
    fc.tuple(seats, majority).map(([count, share]): Rule => ({
      ...{ kind: 'most-votes', seats: count, majority: share, reserved: null, dropOut: null, next: null },
    }))
  switch (kind) {
    case 'yes-no':
      return fc.oneof(
        majorities.map((majority): Rule => ({ kind: 'majority', majority, tie: 'rejected' })),
        mostVotes(fc.oneof(fc.constant(null), majorities)),
      )
    case 'choose':
      return mostVotes(fc.oneof(fc.constant(null), majorities))
    case 'points':
      return mostVotes(fc.constant(null))
    case 'rank':
      return fc.oneof(
        fc.constant<Rule>({ kind: 'irv', seats: 1 }),
        fc
          .tuple(fc.constantFrom('scottish-stv', 'meek-stv', 'schulze'), seats)
          .map(([ranked, count]): Rule => ({ kind: ranked, seats: count })),
      )
  }
}

/** Any ballots that may be cast, empty, invalid and blank ones among them, with weights and, where they are ranked, on paper. */
const cases: fc.Arbitrary<Case> = fc
  .tuple(fc.constantFrom<Form['kind']>('yes-no', 'choose', 'points', 'rank'), someOptions)
  .chain(([kind, options]) =>
    fc.record({
      ...{ subject: fc.constant('candidates' as const), options: fc.constant(options) },
      ...{ form: formOf(kind, options.length), rule: ruleOf(kind, options.length) },
      ...{ order: fc.constant('given' as const), share: fc.constant(null) },
      empty: fc.constantFrom('abstention', 'invalid'),
    }),
  )
  .chain((paper: Paper) => {
    const largest = { 'yes-no': 3, choose: 1, points: 10, rank: paper.options.length }[paper.form.kind]
    const marked = fc.array(fc.integer({ min: 0, max: largest }), {
      ...{ minLength: paper.options.length, maxLength: paper.options.length },
    })
    const ballot = fc
      .oneof(
        { weight: 8, arbitrary: marked.map((marks): Ballot => ({ kind: 'marked', marks })) },
        fc.constantFrom<Ballot>({ kind: 'invalid' }, { kind: 'none' }, { kind: 'abstain' }),
      )
      .filter((one) => faultOf(paper, one) === null)
      .map((one) => writeMarks(paper, one))
    const electronic = fc.record({
      ...{ marks: ballot, weight: fc.constantFrom('1', '0.5', '2.25', '0') },
      ballots: fc.integer({ min: 1, max: 20 }),
    })
    return fc.record({
      paper: fc.constant(paper),
      counts: fc.array(electronic, { minLength: 1, maxLength: 20 }),
      papers:
        paper.form.kind === 'rank'
          ? fc.array(fc.record({ marks: ballot, papers: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 })
          : fc.constant([]),
      language: fc.constantFrom<Language>('de', 'en'),
    })
  })

const PRESENT = '40'
const draftOf = (paper: Paper) => aDraft({ title: 'Board', paper })

/** As the vote itself was counted, with a lot wherever it takes one. */
function published({ paper, counts, papers }: Case): Result {
  const names = paper.options.map(({ name }) => name)
  return countVote({
    ...{ draft: draftOf(paper), counts, castingVotes: new Map<number, boolean>() },
    register: { members: [{ weight: '1000', ids: '1' }], present: PRESENT, entitled: PRESENT },
    paperVotes: papers.length === 0 ? null : { kind: 'ballots', ballots: papers },
    lot: drawLot(names, SEED, sha256),
  })
}

function tableOf({ paper, counts, papers, language }: Case): Ballots {
  const ballots = counts.flatMap(({ marks, weight, ballots: many }) =>
    Array.from({ length: many }, () => ({ marks, weight })),
  )
  const draft = draftOf(paper)
  const csv = secretBallotsCsv({ draft, papers, ballots }, { language, randomKey: () => 0 })
  const read = readBallots(csv)
  if (!read.ok) throw new Error(`line ${String(read.line)}: ${read.why} ${read.about}`)
  return fromTable(read.table, 'Board')
}

function electionOf({ paper, counts, papers, language }: Case) {
  const read = readBlt(electionBlt({ draft: draftOf(paper), papers, counts }, language))
  if (!read.ok) throw new Error(`line ${String(read.line)}: ${read.why} ${read.about}`)
  return read.file
}

/** How somebody outside asks for the rule of the paper. */
function asked({ rule, form, options }: Paper): {
  rule: CountRule
  seats: number
  majority: MajorityAsked | null
} {
  if (rule.kind === 'majority')
    return { rule: 'majority', seats: options.length, majority: of(rule.majority) }
  if (rule.kind !== 'most-votes') return { rule: rule.kind, seats: rule.seats, majority: null }
  if (rule.majority !== null) return { rule: 'majority', seats: rule.seats, majority: of(rule.majority) }
  return { rule: form.kind === 'points' ? 'score' : 'approval', seats: rule.seats, majority: null }
}
const of = (majority: Majority): MajorityAsked => ({
  ...majority,
  of: majority.base === 'present' ? PRESENT : null,
})

const marksSomething = ({ paper, counts, papers }: Case) =>
  [...counts.filter(({ weight }) => weight !== '0'), ...papers].some(({ marks }) =>
    /^m0*[1-9]/.test(marks),
  ) && paper.options.length > 0

const rankedOf = ({ ballots, quota, elected, stages, ties, ranking, preferences }: RankedCount) => ({
  ...{ ballots, quota, elected, stages, ties },
  ...(ranking !== undefined && { ranking }),
  ...(preferences !== undefined && { preferences }),
})

/** Who is elected or adopted, and with which figures; adopted motions are in no order. */
function figuresOf({ outcome, options, sums }: Result) {
  if (outcome.kind === 'ranked') throw new Error('a ranking has stages')
  if (outcome.kind === 'most-votes') {
    const { elected, ties, thresholds } = outcome
    return { elected, ties, options, sums, thresholds }
  }
  const thresholds = outcome.decisions.map(({ verdict, base, threshold }) => ({
    ...{ isReached: verdict === 'adopted', base, threshold },
  }))
  const adopted = new Set(thresholds.flatMap(({ isReached }, option) => (isReached ? [option] : [])))
  return { elected: adopted, ties: [], options, sums, thresholds }
}

const electedOf = ({ elected }: RankedCount, wanted: readonly number[] | ReadonlySet<number>) =>
  wanted instanceof Set ? new Set(elected) : elected

const byFastCheck = { seed: 20_270_115, numRuns: 1_500 }

describe('[C11] an export counted from outside gives what was published', () => {
  test('from the table of ballots, by every form and rule', () => {
    fc.assert(
      fc.property(cases.filter(marksSomething), (one) => {
        const result = published(one)
        const table = tableOf(one)
        const { count, majority } = countBallots(table, {
          ...asked(one.paper),
          lot: drawLot(table.options, SEED, sha256),
        })
        if (result.outcome.kind === 'ranked') {
          expect(rankedOf(count)).toEqual(rankedOf(result.outcome))
          return
        }
        const { elected, options, sums, thresholds, ties } = figuresOf(result)
        expect(electedOf(count, elected)).toEqual(elected)
        expect(count.ties).toEqual(ties)
        expect(count.stages[0]?.votes).toEqual(options.map(({ yes }) => yes))
        if (majority !== null) expect(majority).toMatchObject({ options, sums, thresholds })
      }),
      byFastCheck,
    )
  })

  test('from the BLT file by majorities: the same figures and thresholds', () => {
    const ofMajority = ({ paper: { rule } }: Case) =>
      rule.kind === 'majority' || (rule.kind === 'most-votes' && rule.majority !== null)
    fc.assert(
      fc.property(
        cases.filter((one) => marksSomething(one) && ofMajority(one)),
        (one) => {
          const { elected, options, thresholds } = figuresOf(published(one))
          const ballots = fromBlt(electionOf(one))
          const { count, majority } = countBallots(ballots, {
            ...asked(one.paper),
            lot: drawLot(ballots.options, SEED, sha256),
          })
          expect(electedOf(count, elected)).toEqual(elected)
          expect(majority?.options).toEqual(options)
          expect(majority?.thresholds).toEqual(thresholds)
        },
      ),
      byFastCheck,
    )
  })

  test('from the BLT file by ranking, by approval and by points: the same stages', () => {
    const others = ({ paper: { rule, form } }: Case) =>
      form.kind === 'rank' || (rule.kind === 'most-votes' && rule.majority === null && form.kind !== 'yes-no')
    fc.assert(
      fc.property(
        cases.filter((one) => marksSomething(one) && others(one)),
        (one) => {
          const { options, outcome } = published(one)
          const { rule, seats } = asked(one.paper)
          if (rule === 'majority') throw new Error('not asked')
          const { election } = electionOf(one)
          const count = COUNTING_RULES[rule](election, drawLot(election.candidates, SEED, sha256))
          expect(election.seats).toBe(seats)
          if (outcome.kind === 'ranked') expect(count).toEqual(rankedOf(outcome))
          else expect(count.stages[0]?.votes).toEqual(options.map(({ yes }) => yes))
        },
      ),
      byFastCheck,
    )
  })
})

test('of two rooms the votes are added up, and of two votes not', () => {
  const room = (form: Form['kind'], ...options: readonly string[]): Ballots => ({
    ...{ title: 'Board', options, form, emptyAbstains: false, answers: null },
    ballots: [{ ballot: { kind: 'marked', marks: [1, 0] }, weight: '1.5' }],
  })
  const both = addedUp([
    room('choose', 'Ada', 'Ben'),
    { ...room('choose', 'Ada', 'Ben'), emptyAbstains: true },
  ])
  expect(both).toEqual({
    ...room('choose', 'Ada', 'Ben'),
    emptyAbstains: true,
    ballots: [...room('choose').ballots, ...room('choose').ballots],
  })
  expect(addedUp([room('choose', 'Ada', 'Ben'), room('choose', 'Ben', 'Ada')])).toBe(null)
  expect(addedUp([room('choose', 'Ada', 'Ben'), room('rank', 'Ada', 'Ben')])).toBe(null)
})

describe('a BLT file', () => {
  const from = (text: string) => {
    const read = readBlt(text)
    if (!read.ok) throw new Error(read.why)
    return fromBlt(read.file)
  }

  test('whose candidates are answers is about motions', () => {
    const { options, form, answers, ballots } = from(
      '3 1\n3 1 0\n2 3 0\n1 1=2 0\n1 0\n0\nJa\nNein\nEnthaltung\nHaushalt',
    )
    expect([options, form, answers]).toEqual([['Haushalt'], 'yes-no', ['Ja', 'Nein', 'Enthaltung']])
    expect(ballots).toEqual([
      { ballot: { kind: 'marked', marks: [1] }, weight: '3' },
      { ballot: { kind: 'marked', marks: [3] }, weight: '2' },
      // Yes and no at once.
      { ballot: { kind: 'invalid' }, weight: '1' },
      { ballot: { kind: 'invalid' }, weight: '1' },
    ])
    const several = from('4 2\n3 1=4 0\n0\nA: 1: Yes\nA: 1: No\nA 2: yes\nA 2: No\nMotions')
    expect([several.options, several.answers]).toEqual([['A: 1', 'A 2'], null])
    expect(several.ballots).toEqual([{ ballot: { kind: 'marked', marks: [1, 2] }, weight: '3' }])
  })

  test('of any other is for whoever stands first', () => {
    const { form, ballots } = from('3 1\n3 2 1 0\n2 - 1=3 2 0\n4 0 # abstention\n0\nYes\nNo\nPerhaps\nT')
    expect(form).toBe('choose')
    expect(ballots).toEqual([
      { ballot: { kind: 'marked', marks: [0, 1, 0] }, weight: '3' },
      { ballot: { kind: 'marked', marks: [1, 0, 1] }, weight: '2' },
      { ballot: { kind: 'abstain' }, weight: '4' },
    ])
  })
})
