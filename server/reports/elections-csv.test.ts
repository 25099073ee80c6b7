import { expect, test } from 'vitest'
import type { ElectionReport } from '../protocol/messages.ts'
import { csvOf } from './csv.ts'
import { candidatesTable, electionsTable } from './elections-csv.ts'

const lines = (text: string) => text.replace('\ufeff', '').trimEnd().split('\r\n')

const person = (id: number, name: string) => ({
  ...{ id, member: id, name, group: '', text: '', portrait: null, proposedBy: '' },
  ...({ consent: 'accepted', acceptance: null } as const),
})
const report: ElectionReport = {
  ...{ title: 'Chair', seats: 1, reserved: null, open: 0, vacant: null },
  candidates: [{ ...person(1, 'Ada'), text: '=1+1', proposedBy: 'North' }, person(2, 'Ben')],
  ballots: [
    {
      ...{ vote: 4, title: 'Chair', state: 'published', reason: '' },
      figures: {
        ...{ registered: 9, valid: '8', invalid: '1', abstained: '1', none: '0' },
        options: [
          { name: 'Ada', yes: '5.5', no: '0', abstain: '0', isElected: true },
          { name: 'Ben', yes: '1.5', no: '0', abstain: '0', isElected: false },
        ],
      },
    },
    { ...{ vote: 5, title: 'Chair (2)', state: 'prepared', reason: '' }, figures: null },
  ],
  elected: [{ candidate: 1, name: 'Ada', ballot: 4, answer: 'accepted' }],
}

test('[N10] who stood and who accepts; no text begins as a formula', () => {
  expect(lines(csvOf(candidatesTable([report], 'en'), 'en'))).toEqual([
    'election,seats,name,group,proposed_by,candidacy,acceptance,text',
    "Chair,1,Ada,,North,accepted,accepted,'=1+1",
    'Chair,1,Ben,,,accepted,,',
  ])
})

test('[N10] each candidate’s votes in each ballot; of one that is not published no figure', () => {
  expect(lines(csvOf(electionsTable([report], 'de'), 'de'))).toEqual([
    'Wahl;Wahlgang;Abstimmung;Stand;Name;Ja;Nein;Enthaltung;Gewählt;Gültig;Ungültig;Enthaltungen;Nein zu allen',
    'Chair;1;4;veröffentlicht;Ada;5,5;0;0;ja;8;1;1;0',
    'Chair;1;4;veröffentlicht;Ben;1,5;0;0;nein;8;1;1;0',
    'Chair;2;5;vorbereitet;;;;;;;;;',
  ])
})
