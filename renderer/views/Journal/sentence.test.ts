import { expect, test } from 'vitest'
import type { JournalEntry } from '#protocol'
import { byWhom, sentenceOf, startsDay } from './sentence.ts'

const said = (type: string, about: JournalEntry['about']) => [
  sentenceOf({ type, about }, 'de'),
  sentenceOf({ type, about }, 'en'),
]

test('one member is named and many are counted', () => {
  expect(said('members-checked-in', { members: 1, number: 'M-7', name: 'Pia Walter' })).toEqual([
    'Pia Walter (M-7) eingecheckt.',
    'Pia Walter (M-7) checked in.',
  ])
  expect(said('access-issued', { members: 2871 })).toEqual([
    'Zugänge für 2.871 Mitglieder ausgestellt.',
    'Access for 2,871 members issued.',
  ])
})

test('a closed vote says turnout, numbers and verdict', () => {
  const about = {
    vote: 14,
    title: 'Budget',
    registered: 2871,
    cast: 2650,
    yes: '1604.5',
    no: '893',
    abstain: '153',
    verdict: 'rejected',
    seal: 'ab',
  }
  expect(said('vote-closed', about)).toEqual([
    'Abstimmung 14 „Budget“ geschlossen: 2.650 von 2.871 haben abgestimmt. Ja 1.604,5, Nein 893, Enthaltung 153: abgelehnt.',
    'Vote 14 “Budget” closed: 2,650 of 2,871 have voted. Yes 1,604.5, no 893, abstention 153: rejected.',
  ])
})

test('a vote whose title is not known any more is named by its number', () => {
  expect(said('vote-discarded', { vote: 5 })).toEqual(['Abstimmung 5 verworfen.', 'Vote 5 discarded.'])
})

test('what this version does not know is shown plainly, and never taken for a property of objects', () => {
  expect(said('quorum-found', { present: 12 })).toEqual([
    'quorum-found · present: 12',
    'quorum-found · present: 12',
  ])
  expect(said('toString', {})).toEqual(['toString', 'toString'])
})

test('the host is said in words, everybody else by the name they have', () => {
  expect([
    byWhom({ by: 'host' }, 'de'),
    byWhom({ by: 'Anna Berg' }, 'de'),
    byWhom({ by: 'M-00012' }, 'en'),
  ]).toEqual(['der Host selbst', 'Anna Berg', 'M-00012'])
})

test('a day starts above its newest entry', () => {
  const at = (iso: string): JournalEntry => ({
    seq: 1,
    at: Date.parse(iso),
    by: '',
    type: '',
    about: {},
    hash: '',
  })
  const evening = at('2026-11-27T18:00:00')
  expect([
    startsDay(evening, undefined),
    startsDay(evening, at('2026-11-27T19:00:00')),
    startsDay(evening, at('2026-11-28T09:00:00')),
  ]).toEqual([true, false, true])
})
