/** Papers that can work, and ballots on them, drawn at random for property tests. */
import fc from 'fast-check'
import type { Form, Majority, Paper, Rule } from '../protocol/messages.ts'
import { writeMarks, type Ballot } from '../protocol/marks.ts'
import { setUpFaults } from '../protocol/set-up.ts'
import type { BallotCount } from '../domain/tally/count-vote.ts'

const GROUPS = ['', 'w']

const majority: fc.Arbitrary<Majority> = fc.record({
  base: fc.constantFrom(...(['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled'] as const)),
  comparison: fc.constantFrom('more-than' as const, 'at-least' as const),
  numerator: fc.integer({ min: 1, max: 2 }),
  denominator: fc.integer({ min: 2, max: 5 }),
})

const small = fc.integer({ min: 0, max: 4 })

export const anyForm: fc.Arbitrary<Form> = fc.oneof(
  fc.record({ kind: fc.constant('yes-no' as const), least: small, most: small, abstain: fc.boolean() }),
  fc.record({
    kind: fc.constant('choose' as const),
    least: small,
    most: small,
    none: fc.boolean(),
    abstain: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('points' as const),
    each: fc.constantFrom(1, 3, 12),
    total: fc.constantFrom(null, 3, 12, 20),
    abstain: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('rank' as const), least: small, equal: fc.boolean(), abstain: fc.boolean() }),
)

export const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('majority' as const),
    majority,
    tie: fc.constantFrom('rejected' as const, 'casting-vote' as const),
  }),
  fc.record({
    kind: fc.constant('most-votes' as const),
    seats: small,
    majority: fc.option(majority),
    reserved: fc.option(fc.record({ group: fc.constant('w'), seats: fc.integer({ min: 1, max: 3 }) })),
    dropOut: fc.constantFrom(null, { numerator: 1, denominator: 4 }),
    next: fc.constantFrom('second-ballot' as const, 'same-again' as const, null),
  }),
  fc.record({
    kind: fc.constantFrom(...(['irv', 'scottish-stv', 'meek-stv', 'schulze'] as const)),
    seats: small,
  }),
)

const anyOptions = fc
  .array(fc.constantFrom(...GROUPS), { minLength: 1, maxLength: 6 })
  .map((groups) => groups.map((group, at) => ({ name: String.fromCharCode(65 + at), items: [], group })))

const drawnPaper: fc.Arbitrary<Paper> = fc.record({
  subject: fc.constantFrom('motions' as const, 'alternatives' as const, 'candidates' as const),
  options: anyOptions,
  form: anyForm,
  rule: anyRule,
  order: fc.constant('given' as const),
  empty: fc.constantFrom('abstention' as const, 'invalid' as const),
  share: fc.option(
    fc.record({ group: fc.constant('w'), numerator: fc.constant(1), denominator: fc.constant(2) }),
  ),
})

export const anyPaper: fc.Arbitrary<Paper> = drawnPaper.filter(
  (paper) => setUpFaults({ paper, quorum: null }).length === 0,
)

/** Well-formed; whether it may be cast is another matter. */
export function anyBallot({ form, options }: Paper): fc.Arbitrary<Ballot> {
  const most = {
    'yes-no': 3,
    choose: 1,
    points: form.kind === 'points' ? form.each : 0,
    rank: options.length,
  }
  const { length } = options
  return fc
    .oneof(
      {
        weight: 8,
        arbitrary: fc.array(fc.nat({ max: most[form.kind] }), { minLength: length, maxLength: length }),
      },
      { weight: 1, arbitrary: fc.constantFrom('invalid' as const, 'none' as const, 'abstain' as const) },
    )
    .map((drawn) => (typeof drawn === 'string' ? { kind: drawn } : { kind: 'marked', marks: drawn }))
}

export const anyCounts = (paper: Paper): fc.Arbitrary<BallotCount[]> =>
  fc.array(
    fc.record({
      marks: anyBallot(paper).map((ballot) => writeMarks(paper, ballot)),
      weight: fc.constantFrom('1', '1', '0.5', '2.25'),
      ballots: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 12 },
  )
