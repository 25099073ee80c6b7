import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fraction, Option, Paper, Rule, VoteDraft } from '#protocol'
import { motionPaper, SIMPLE_MAJORITY } from '#protocol/papers'
import { setUpFaults } from '#protocol/set-up'
import { KIND_GROUPS, type BallotKind } from './ballot-kinds.ts'
import {
  formOf,
  isDue,
  isUntouched,
  newForm,
  readForm,
  withKind,
  withSettings,
  type VoteForm,
} from './draft.ts'
import { blankRow, type Rows } from './option-rows.ts'

const TWO_THIRDS = { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' } as const
const KINDS: readonly BallotKind[] = Object.values(KIND_GROUPS).flat()

const draft: VoteDraft = {
  title: 'Budget 2027',
  text: 'As printed on page 4.',
  secrecy: 'secret',
  electorate: { presence: 'entitled', groups: ['Delegate'] },
  paper: motionPaper(TWO_THIRDS),
  quorum: null,
  changeable: true,
  durationSeconds: 180,
  follows: null,
}

const rows = (...names: string[]): Rows => names.map((name, at) => ({ ...blankRow(at + 1), name }))
const form = (changed: Partial<VoteForm>): VoteForm => ({ ...newForm(null), title: 'Budget', ...changed })
const faultsOf = (written: VoteForm) => {
  const read = readForm(written)
  return read.ok ? [] : read.faults.map(({ field, why }) => [field, why])
}
const named = (kind: BallotKind, ...names: string[]) => withKind(form({ rows: rows(...names) }), kind)

test('a title is all that a chair must write', () => {
  expect(readForm(form({ title: '  Budget 2027 ' }))).toEqual({
    ok: true,
    draft: {
      title: 'Budget 2027',
      text: '',
      secrecy: 'named',
      electorate: { presence: 'present', groups: [] },
      paper: motionPaper(SIMPLE_MAJORITY),
      quorum: null,
      changeable: false,
      durationSeconds: null,
      follows: null,
    },
  })
})

test('every kind works with a title and four names, and is known again by what it says', () => {
  for (const kind of KINDS) {
    const read = readForm(named(kind, 'Anna', 'Ben', 'Cem', 'Dana'))
    if (!read.ok) throw new Error(`${kind}: ${JSON.stringify(read.faults)}`)
    const again = formOf(read.draft)
    expect(readForm(again)).toEqual(read)
    expect([kind, again.kind]).toEqual([kind, kind === 'list' ? 'post' : kind])
  }
})

test('elections are secret from the start, questions named', () => {
  const secrecyOf = (kind: BallotKind) => named(kind).settings.secrecy
  expect(KIND_GROUPS.questions.map(secrecyOf)).toEqual(['named', 'named', 'named', 'named'])
  expect(KIND_GROUPS.elections.map(secrecyOf)).toEqual(['secret', 'secret', 'secret'])
})

test('who looks at another kind finds names and settings again', () => {
  const posts = withSettings(named('posts', 'Anna', 'Ben'), { seats: '2', order: 'drawn' })
  const back = withKind(withKind(posts, 'score'), 'posts')
  expect([back.settings, back.rows]).toEqual([posts.settings, posts.rows])
  expect(withKind(posts, 'posts').settings).toEqual(posts.settings)
})

test('who fills more seats gives as many votes, unless it is said otherwise', () => {
  const read = (kind: BallotKind, changed: Parameters<typeof withSettings>[1]) => {
    const it = readForm(withSettings(named(kind, 'Anna', 'Ben', 'Cem', 'Dana', 'Eli'), changed))
    return it.ok ? it.draft.paper.form : it.faults
  }
  expect(read('posts', { seats: '5' })).toMatchObject({ most: 5 })
  expect(read('posts', { seats: '2', most: '5' })).toMatchObject({ most: 5 })
  expect(read('cumulative', { seats: '4' })).toMatchObject({ total: 4 })
  expect(read('score', { seats: '4' })).toMatchObject({ total: null })
  expect(read('approval', { seats: '2' })).toMatchObject({ most: 5 })
  // While the number is being typed.
  expect(read('posts', { seats: '' })).toEqual([{ field: 'seats', why: 'not-whole', about: {} }])
})

test('en bloc is one option with its motions, and what was pulled out stands beside it', () => {
  const written = named('en-bloc', 'A1', 'A2', 'A3')
  const list = written.rows.map((row) => ({ ...row, isApart: row.name === 'A2' }))
  const read = readForm({ ...written, rows: list })
  expect(read.ok && read.draft.paper.options).toEqual([
    { name: 'En bloc', items: ['A1', 'A3'], group: '' },
    { name: 'A2', items: [], group: '' },
  ])
  const apart = readForm({ ...written, rows: list.map((row) => ({ ...row, isApart: true })) })
  expect(apart.ok && apart.draft.paper.options.map(({ name }) => name)).toEqual(['A1', 'A2', 'A3'])
  expect(faultsOf({ ...written, rows: list, blockName: ' ' })).toEqual([['block', 'name-missing']])
})

// ------------------------------------------------------------------------------------------ there and back again

const text = fc.constantFrom('Anna', 'Ben', 'Çem', '1. Vorsitz', '• x', 'A2', 'b 2', 'In "Anführung"', 'ß')
const group = fc.constantFrom('', 'F', 'offen')
const share = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .filter(([numerator, denominator]) => numerator < denominator)
  .map(([numerator, denominator]): Fraction => ({ numerator, denominator }))
const comparison = fc.constantFrom('more-than' as const, 'at-least' as const)
const majority = fc
  .tuple(
    fc.constantFrom('yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled'),
    comparison,
    share,
  )
  .map(([base, how, part]) => ({ base, comparison: how, ...part }))
const few = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 4 }))
const option = (items: fc.Arbitrary<string[]>, groups = group) =>
  fc.record({ name: text, items, group: groups })
const noItems = fc.constant<string[]>([])
const someItems = fc.array(text, { minLength: 1, maxLength: 2 })
const apart = (one: fc.Arbitrary<Option>, minLength = 1): fc.Arbitrary<Option[]> =>
  fc.uniqueArray(one, { selector: ({ name }) => name, minLength })
const options: fc.Arbitrary<Option[]> = fc.oneof(
  fc.constant<Option[]>([{ name: '', items: [], group: '' }]),
  apart(option(noItems)),
  apart(option(fc.oneof(noItems, someItems))),
  fc
    .tuple(someItems, apart(option(noItems, fc.constant('')), 0))
    .map(([items, others]) => [{ name: 'En bloc', items, group: '' }, ...others]),
)
const paperForm: fc.Arbitrary<Paper['form']> = fc.oneof(
  fc.record({
    kind: fc.constant('yes-no'),
    least: fc.integer({ min: 0, max: 2 }),
    most: few,
    abstain: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('choose'),
    least: fc.integer({ min: 0, max: 2 }),
    most: few,
    none: fc.boolean(),
    abstain: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('points'), each: few, total: fc.option(few), abstain: fc.boolean() }),
  fc.record({
    kind: fc.constant('rank'),
    least: fc.integer({ min: 0, max: 2 }),
    equal: fc.boolean(),
    abstain: fc.boolean(),
  }),
)
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('majority'),
    majority,
    tie: fc.constantFrom('rejected', 'casting-vote'),
  }),
  fc.record({
    kind: fc.constant('most-votes'),
    seats: few,
    majority: fc.option(majority),
    reserved: fc.option(fc.record({ group: fc.constantFrom('F', 'offen'), seats: few })),
    dropOut: fc.option(share),
    next: fc.option(fc.constantFrom('second-ballot', 'same-again')),
  }),
  fc.record({ kind: fc.constantFrom('irv', 'scottish-stv', 'meek-stv', 'schulze'), seats: few }),
)
const paper: fc.Arbitrary<Paper> = fc.record({
  subject: fc.constantFrom('motions', 'alternatives', 'candidates'),
  options,
  form: paperForm,
  rule,
  order: fc.constantFrom('given', 'alphabetical', 'drawn', 'shuffled'),
  empty: fc.constantFrom('abstention', 'invalid'),
  share: fc.option(share.map((part) => ({ group: 'F', ...part }))),
})
const anyDraft: fc.Arbitrary<VoteDraft> = fc.record({
  title: text,
  text: fc.constantFrom('', 'Line one\n\nline two'),
  secrecy: fc.constantFrom('named', 'secret'),
  electorate: fc.record({
    presence: fc.constantFrom('present', 'entitled'),
    groups: fc.subarray(['Delegate', 'Guest']),
  }),
  paper,
  quorum: fc.option(
    fc
      .tuple(fc.constantFrom('present' as const, 'entitled' as const), comparison, share)
      .map(([base, how, part]) => ({ base, comparison: how, ...part })),
  ),
  changeable: fc.boolean(),
  durationSeconds: fc.option(fc.integer({ min: 5, max: 86_400 })),
  follows: fc.option(few),
})

test('every draft that can work becomes a form and the same draft again', () => {
  const kinds = new Set<BallotKind>()
  fc.assert(
    fc.property(anyDraft, (one) => {
      fc.pre(setUpFaults(one).length === 0)
      const { kind } = formOf(one)
      // What has no name is the motion that the title says.
      fc.pre(one.paper.options[0]?.name !== '' || kind === 'motion' || kind === 'en-bloc')
      kinds.add(kind)
      expect(readForm(formOf(one))).toEqual({ ok: true, draft: one })
    }),
    { seed: 4, numRuns: 1_500, maxSkipsPerRun: 50 },
  )
  expect([...kinds].sort()).toEqual([...KINDS].sort())
})

// ------------------------------------------------------------------------------------------ what is taken over, what is wrong

test('the next vote takes over how people vote, never what is voted on, who may or by which majority', () => {
  const blank = newForm(null)
  const secret = { ...blank.settings, secrecy: 'secret' }
  expect(newForm(draft)).toEqual({ ...blank, settings: secret, changeable: true, duration: '3' })
  const election = readForm(named('post', 'Anna'))
  expect(election.ok && newForm(election.draft)).toEqual(blank)
})

test('a title must be there and fit; what was pasted becomes one line', () => {
  expect(faultsOf(form({ title: ' \n\t ' }))).toEqual([['title', 'title-missing']])
  expect(faultsOf(form({ title: 'x'.repeat(301) }))).toEqual([['title', 'title-too-long']])
  expect(faultsOf(form({ text: 'x'.repeat(6_001) }))).toEqual([['text', 'text-too-long']])
  const read = readForm(form({ title: 'One\r\ntwo\tthree' }))
  expect(read.ok && read.draft.title).toBe('One two three')
})

test('what cannot work is said beside the control that mends it', () => {
  const posts = named('posts', 'Anna', 'Ben', 'Cem')
  const found = (changed: Parameters<typeof withSettings>[1], of = posts) =>
    faultsOf(withSettings(of, changed))
  expect(found({})).toEqual([])
  expect(found({ seats: '4', most: '3', majority: 'none' })).toEqual([
    ['seats', 'more-seats-than-candidates'],
  ])
  expect(found({ seats: '' })).toEqual([['seats', 'not-whole']])
  expect(found({ seats: '1001' })).toEqual([['seats', 'too-large']])
  expect(found({ most: '4' })).toEqual([['most', 'most-over-options']])
  expect(found({ most: '1' })).toEqual([['most', 'most-under-seats']])
  expect(found({ least: '4' })).toEqual([['least', 'least-over-most']])
  expect(found({ most: '0', least: '0', majority: 'none' })).toEqual([['most', 'always-or-never']])
  expect(found({ majority: 'custom', majorityShare: '1/1', comparison: 'more-than' })[0]).toEqual([
    'majority',
    'always-or-never',
  ])
  expect(found({ majority: 'custom', majorityShare: 'half' })).toEqual([['majority', 'share-unreadable']])
  expect(found({ dropOut: '0 %' })).toEqual([['dropOut', 'always-or-never']])
  expect(found({ reservedGroup: 'F' })).toEqual([['reserved', 'group-on-no-option']])
  expect(found({ shareGroup: 'F' })).toEqual([['share', 'group-on-no-option']])
  expect(found({ reservedGroup: 'F', reservedSeats: '4', seats: '3' })).toContainEqual([
    'reserved',
    'reserved-over-seats',
  ])
  expect(faultsOf({ ...posts, quorum: { ...posts.quorum, isAsked: true, share: '6/5' } })).toEqual([
    ['quorum', 'always-or-never'],
  ])
  expect(found({ each: '0' }, named('score', 'Anna'))).toEqual([['each', 'always-or-never']])
  expect(found({ each: '4' }, named('cumulative', 'Anna', 'Ben', 'Cem'))).toEqual([
    ['total', 'total-under-each'],
  ])
  expect(faultsOf(named('posts', 'Anna', 'Anna', 'Ben'))).toEqual([['options', 'name-twice']])
  expect(faultsOf(named('motions', 'x'.repeat(301)))).toEqual([['options', 'name-too-long']])
  expect(faultsOf(named('motions'))).toEqual([['options', 'no-options']])
})

test('what is only not written yet is no fault while one is writing', () => {
  const due = (written: VoteForm, isListing: boolean) => {
    const read = readForm(written)
    return read.ok
      ? []
      : read.faults.filter((fault) => isDue(fault, written, isListing)).map(({ why }) => why)
  }
  const blank = { ...named('posts', ''), title: '' }
  expect(due(blank, false)).toEqual([])
  expect(due(named('posts', 'Anna'), true)).toEqual([])
  expect(due(named('posts', 'Anna'), false)).toEqual(['more-seats-than-candidates'])
  expect(due(named('motions', 'Anna', 'Anna'), true)).toEqual(['name-twice'])
})

test('a time of one’s own is minutes, or minutes and seconds, from five seconds to a day', () => {
  const custom = (minutes: string) => {
    const read = readForm(form({ duration: 'custom', minutes }))
    return read.ok ? read.draft.durationSeconds : read.faults[0]?.why
  }
  expect(['10', ' 2:30 ', '0:05', '1440'].map(custom)).toEqual([600, 150, 5, 86_400])
  expect(['', 'two', '2:60', '2,5', '-1'].map(custom)).toEqual(Array(5).fill('unreadable'))
  expect(['0:04', '0', '1440:01'].map(custom)).toEqual(['too-short', 'too-short', 'too-long'])
})

test('a form counts as touched once something was written', () => {
  const forms = [newForm(draft), form({}), form({ title: ' ' }), form({ title: '', rows: rows('Anna') })]
  expect(forms.map(isUntouched)).toEqual([true, false, true, false])
})
