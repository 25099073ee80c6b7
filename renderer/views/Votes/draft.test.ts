import { expect, test } from 'vitest'
import type { VoteDraft } from '#protocol'
import { formOf, isUntouched, newForm, readForm, type VoteForm } from './draft.ts'

const draft: VoteDraft = {
  title: 'Budget 2027',
  text: 'As printed on page 4.',
  secrecy: 'secret',
  electorate: { presence: 'entitled', groups: ['Delegate'] },
  majority: { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' },
  durationSeconds: 180,
}

const form = (changed: Partial<VoteForm>): VoteForm => ({ ...newForm(null), title: 'Budget', ...changed })
const faultsOf = (changed: Partial<VoteForm>) => {
  const read = readForm(form(changed))
  return read.ok ? null : read.faults
}
const none = { title: null, text: null, fraction: null, duration: null }

test('a title is all that a chair must write', () => {
  expect(readForm(form({ title: '  Budget 2027 ' }))).toEqual({
    ok: true,
    draft: {
      title: 'Budget 2027',
      text: '',
      secrecy: 'named',
      electorate: { presence: 'present', groups: [] },
      majority: { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' },
      durationSeconds: null,
    },
  })
})

test('a draft becomes a form and the same draft again', () => {
  const drafts: VoteDraft[] = [
    draft,
    { ...draft, durationSeconds: 150 },
    { ...draft, durationSeconds: 720 },
    { ...draft, durationSeconds: null },
    { ...draft, majority: { base: 'entitled', numerator: 3, denominator: 7, comparison: 'more-than' } },
    { ...draft, majority: { base: 'entitled', numerator: 1, denominator: 2, comparison: 'more-than' } },
  ]
  for (const one of drafts) expect(readForm(formOf(one))).toEqual({ ok: true, draft: one })
  expect(drafts.map((one) => formOf(one).majority)).toEqual([
    'two-thirds',
    'two-thirds',
    'two-thirds',
    'two-thirds',
    'custom',
    'of-entitled',
  ])
})

test('the next vote takes over how people vote, never who may or by which majority', () => {
  expect(newForm(draft)).toEqual({ ...form({}), title: '', secrecy: 'secret', duration: '3' })
})

test('a title must be there and fit; what was pasted becomes one line', () => {
  expect(faultsOf({ title: ' \n\t ' })).toEqual({ ...none, title: 'missing' })
  expect(faultsOf({ title: 'x'.repeat(301) })).toEqual({ ...none, title: 'too-long' })
  expect(faultsOf({ text: 'x'.repeat(6_001) })).toEqual({ ...none, text: 'too-long' })
  const read = readForm(form({ title: 'One\r\ntwo\tthree' }))
  expect(read.ok && read.draft.title).toBe('One two three')
})

test('a fraction of one’s own is whole, at most one, and can be reached and missed', () => {
  const custom = (numerator: string, denominator: string, comparison: VoteForm['comparison'] = 'at-least') =>
    faultsOf({ majority: 'custom', numerator, denominator, comparison })?.fraction ?? null
  expect(custom('3', '5')).toBeNull()
  expect(custom('1', '1')).toBeNull()
  expect(custom('0', '1', 'more-than')).toBeNull()
  expect(custom('', '5')).toBe('not-whole')
  expect(custom('2.5', '5')).toBe('not-whole')
  expect(custom('1', '0')).toBe('not-whole')
  expect(custom('1', '1001')).toBe('too-large')
  expect(custom('6', '5')).toBe('over-one')
  expect(custom('0', '5')).toBe('always')
  expect(custom('5', '5', 'more-than')).toBe('never')
})

test('a time of one’s own is minutes, or minutes and seconds, from five seconds to a day', () => {
  const custom = (minutes: string) => {
    const read = readForm(form({ duration: 'custom', minutes }))
    return read.ok ? read.draft.durationSeconds : read.faults.duration
  }
  expect(['10', ' 2:30 ', '0:05', '1440'].map(custom)).toEqual([600, 150, 5, 86_400])
  expect(['', 'two', '2:60', '2,5', '-1'].map(custom)).toEqual(Array.from({ length: 5 }, () => 'unreadable'))
  expect(['0:04', '0', '1440:01'].map(custom)).toEqual(['too-short', 'too-short', 'too-long'])
})

test('a form counts as touched once something was written', () => {
  expect([isUntouched(newForm(draft)), isUntouched(form({})), isUntouched(form({ title: ' ' }))]).toEqual([
    true,
    false,
    true,
  ])
})
