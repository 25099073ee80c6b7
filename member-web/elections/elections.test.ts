import { expect, test } from 'vitest'
import type { OwnCandidacy } from '#protocol'
import { electionsNote } from '../parts/elections-note.ts'
import { allOf, known, setUp, textOf } from '../views.fakes.ts'
import { elections } from './index.ts'

const own = (fields: Partial<OwnCandidacy> = {}): OwnCandidacy => ({
  ...{ election: 1, title: 'Chair', candidate: 7, proposedBy: '', consent: 'accepted', acceptance: null },
  ...fields,
})
const withOwn = (...candidacies: readonly OwnCandidacy[]) => ({ ...known, me: { ...known.me, candidacies } })
const open = [{ election: 2, title: 'Board', seats: 3 }]

const buttonsOf = (view: ReturnType<typeof elections>) => allOf(view, 'button').map(textOf)

test('nothing stands there where no election asks', () => {
  const { scene } = setUp()
  expect(electionsNote(scene, known)).toBeNull()
  expect(textOf(electionsNote(scene, withOwn(own())))).toBe('Elections')
  expect(textOf(electionsNote(scene, withOwn(own({ consent: 'asked' }))))).toBe(
    'An election needs an answer from you.\nElections',
  )
})

test('what can be answered follows from how it stands', () => {
  const { scene } = setUp()
  const buttons = (candidacy: OwnCandidacy) => buttonsOf(elections(scene, withOwn(candidacy), {}))
  expect(buttons(own())).toEqual(['Who stands', 'Withdraw', 'Back'])
  expect(buttons(own({ consent: 'asked' }))).toEqual([
    ...['Yes, I stand', 'No, I do not stand', 'Who stands', 'Back'],
  ])
  expect(buttons(own({ acceptance: 'asked' }))).toEqual([
    ...['I accept the election', 'I decline the election', 'Back'],
  ])
  expect(buttons(own({ acceptance: 'accepted' }))).toEqual(['Who stands', 'Back'])
})

test('one stands once in an election, with a text if one likes', () => {
  const { scene } = setUp()
  const shown = { ...known, nominations: open }
  expect(buttonsOf(elections(scene, shown, {}))).toEqual(['Stand for election', 'Who stands', 'Back'])
  const standing = { standing: { election: 2, text: '' } }
  expect(buttonsOf(elections(scene, shown, standing))).toEqual(['Submit candidacy', 'Not after all', 'Back'])
  const both = { ...withOwn(own({ election: 2 })), nominations: open }
  expect(buttonsOf(elections(scene, both, {}))).toEqual(['Who stands', 'Withdraw', 'Back'])
})

test('[N12] text and picture can be changed until there is a ballot; what was typed stays while a picture goes', () => {
  const { scene } = setUp()
  const mine = own({ mayChange: true, text: 'Four years.', portrait: 'cd' })
  expect(buttonsOf(elections(scene, withOwn(mine), {}))).toEqual([
    ...['Text and picture', 'Who stands', 'Withdraw', 'Back'],
  ])
  const editing = { candidate: 7, text: 'Five years.' }
  const form = elections(scene, withOwn(mine), { editing })
  expect(buttonsOf(form)).toEqual(['Remove picture', 'Save text', 'Done', 'Back'])
  expect(allOf(form, 'textarea').map(({ properties }) => properties.value)).toEqual(['Five years.'])
  expect(allOf(form, 'img').map(({ properties }) => properties.src)).toEqual(['/portraits/cd'])
  expect(textOf(form)).toContain('Another picture')
  // The first ballot was prepared meanwhile.
  expect(buttonsOf(elections(scene, withOwn(own({ text: 'Four years.' })), { editing }))).toEqual([
    ...['Who stands', 'Withdraw', 'Back'],
  ])
})

test('texts and pictures of candidates stand there as text, never as markup', () => {
  const { scene } = setUp()
  const list = {
    ...{ id: 2, title: 'Board', seats: 3, isNominating: false, vacant: null },
    candidates: [
      { name: 'Ada', group: '', text: '<b>me</b>', portrait: 'ab', elected: 'accepted' as const },
      { name: 'Ben', group: 'North', text: '', portrait: null, elected: null },
    ],
  }
  const view = elections(scene, known, { list })
  expect(textOf(view)).toContain('<b>me</b>')
  expect(allOf(view, 'img').map(({ properties }) => properties.src)).toEqual(['/portraits/ab'])
  expect(textOf(view)).toContain('accepts the election')
})
