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

test('a closed election says who is elected and what stays open; several motions, how many were adopted', () => {
  const about = { vote: 3, title: 'Board', registered: 100, cast: 90 }
  expect(said('vote-closed', { ...about, elected: 'Ada, Ben', open: 1 })).toEqual([
    'Abstimmung 3 „Board“ geschlossen: 90 von 100 haben abgestimmt. Gewählt: Ada, Ben. 1 Platz bleibt offen.',
    'Vote 3 “Board” closed: 90 of 100 have voted. Elected: Ada, Ben. 1 seat stays open.',
  ])
  expect(said('vote-closed', { ...about, elected: '' })).toEqual([
    'Abstimmung 3 „Board“ geschlossen: 90 von 100 haben abgestimmt. Niemand gewählt.',
    'Vote 3 “Board” closed: 90 of 100 have voted. Nobody elected.',
  ])
  expect(said('vote-closed', { ...about, adopted: 4, of: 25 })).toEqual([
    'Abstimmung 3 „Board“ geschlossen: 90 von 100 haben abgestimmt. 4 von 25 angenommen.',
    'Vote 3 “Board” closed: 90 of 100 have voted. 4 of 25 adopted.',
  ])
})

test('a ballot that follows another one says which', () => {
  expect(said('vote-prepared', { vote: 4, title: 'Board (2)', follows: 3 })).toEqual([
    'Abstimmung 4 „Board (2)“ vorbereitet: der Wahlgang nach Abstimmung 3.',
    'Vote 4 “Board (2)” prepared: the ballot after vote 3.',
  ])
})

test('paper votes, lot and casting vote are told', () => {
  const about = { vote: 3, title: 'Board' }
  expect(said('paper-votes-entered', { ...about, papers: 1_204 })).toEqual([
    '1.204 Stimmzettel zu Abstimmung 3 „Board“ eingegeben; sie zählen, wenn eine zweite Person sie bestätigt.',
    '1,204 ballot papers of vote 3 “Board” entered; they count when a second person confirms them.',
  ])
  expect(said('paper-votes-confirmed', { ...about, papers: 1, entered: 'Ada' })).toEqual([
    '1 Stimmzettel zu Abstimmung 3 „Board“ bestätigt, eingegeben von Ada.',
    '1 ballot paper of vote 3 “Board” confirmed, entered by Ada.',
  ])
  expect(said('lot-drawn', { ...about, by: 'Ada / Ben', seed: 'dice 4 / sunny', order: 'Cem, Dua' })).toEqual(
    [
      'Los zu Abstimmung 3 „Board“ gezogen: Cem, Dua. Worte von Ada / Ben: „dice 4 / sunny“.',
      'Lot of vote 3 “Board” drawn: Cem, Dua. Words of Ada / Ben: “dice 4 / sunny”.',
    ],
  )
  expect(said('tie-decided', { ...about, name: 'Board', adopted: 'yes' })).toEqual([
    'Stimmengleichheit bei Abstimmung 3 „Board“ von der Leitung entschieden: angenommen.',
    'Tie in vote 3 “Board” decided by the chair: adopted.',
  ])
  expect(said('tie-decided', { ...about, name: 'A 7', adopted: 'no' })).toEqual([
    'Stimmengleichheit bei Abstimmung 3 „Board“, „A 7“, von der Leitung entschieden: abgelehnt.',
    'Tie in vote 3 “Board”, “A 7”, decided by the chair: rejected.',
  ])
})

test('a vote whose title is not known any more is named by its number', () => {
  expect(said('vote-discarded', { vote: 5 })).toEqual(['Abstimmung 5 verworfen.', 'Vote 5 discarded.'])
})

test('what this version does not know is shown plainly, and never taken for a property of objects', () => {
  expect(said('moon-landed', { present: 12 })).toEqual([
    'moon-landed · present: 12',
    'moon-landed · present: 12',
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
