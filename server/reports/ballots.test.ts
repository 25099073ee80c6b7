import { describe, expect, test } from 'vitest'
import type { Form, Paper } from '../protocol/messages.ts'
import { motionPaper, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { namedBallotsCsv, receiptsText, secretBallotsCsv } from './ballots.ts'

const lines = (text: string) => text.replace('\ufeff', '').trimEnd().split('\r\n')

const paper = (form: Form, fields: Partial<Paper> = {}): Paper => ({
  ...motionPaper(SIMPLE_MAJORITY),
  subject: 'candidates',
  options: ['Ada', 'Ben', '=Cem'].map((name) => ({ name, items: [], group: '' })),
  form,
  ...fields,
})
const secret = (of: Paper, ...marks: readonly string[]) => {
  const ballots = marks.map((one) => ({ marks: one, weight: '1' }))
  const draft = { title: 'Board', paper: of }
  return lines(secretBallotsCsv({ draft, papers: [], ballots }, { language: 'en', randomKey: () => 0 }))
}

describe('a named vote', () => {
  const ballot = { firstName: 'A', lastName: 'B', region: 'Hessen', group: 'guest', marks: 'm1', weight: '1' }
  const ballots = [
    { ...ballot, number: 'M-10' },
    { ...ballot, number: 'M-9', marks: 'm3', weight: '0.5' },
  ]
  const draft = { title: 'Haushalt', paper: motionPaper(SIMPLE_MAJORITY) }

  test('says who voted what, by number; its title is the name of its only motion', () => {
    expect(lines(namedBallotsCsv({ draft, papers: [], ballots }, 'de'))).toEqual([
      'Mitgliedsnummer;Vorname;Nachname;Region;Gruppe;Haushalt;Stimmzettel;Stimmgewicht',
      'M-9;A;B;Hessen;Gast;Enthaltung;Ja/Nein;0,5',
      'M-10;A;B;Hessen;Gast;Ja;Ja/Nein;1',
    ])
  })

  test('has ballot papers beside no name', () => {
    const ranked = paper({ kind: 'rank', least: 1, equal: true, abstain: false })
    const voted = ballots.slice(0, 1).map((one) => ({ ...one, marks: 'm120' }))
    const of = { draft: { title: 'Vorstand', paper: ranked }, papers: [{ marks: 'm211', papers: 2 }] }
    expect(lines(namedBallotsCsv({ ...of, ballots: voted }, 'de'))).toEqual([
      "Mitgliedsnummer;Vorname;Nachname;Region;Gruppe;Ada;Ben;'=Cem;Stimmzettel;Herkunft;Stimmgewicht",
      'M-10;A;B;Hessen;Gast;1;2;;Reihenfolge;elektronisch;1',
      ';;;;;2;1;1;Reihenfolge;Papier;1',
      ';;;;;2;1;1;Reihenfolge;Papier;1',
    ])
  })
})

describe('a secret vote', () => {
  test('is in an order that chance makes, not the one in which ballots came', () => {
    const keys = [3, 1, 2]
    const ballots = ['m1', 'm2', 'm3'].map((marks, at) => ({ marks, weight: String(at) }))
    const draft = { title: 'Budget', paper: motionPaper(SIMPLE_MAJORITY) }
    const randomKey = () => keys.shift() ?? 0
    expect(lines(secretBallotsCsv({ draft, papers: [], ballots }, { language: 'en', randomKey }))).toEqual([
      'Budget,ballot,vote_weight',
      'no,yes/no,1',
      'abstention,yes/no,2',
      'yes,yes/no,0',
    ])
  })

  test('of every form has words for its marks, and for what a ballot as a whole says', () => {
    const choose: Form = { kind: 'choose', least: 0, most: 2, none: true, abstain: true }
    expect(secret(paper(choose), 'm101', 'n000', 'a000', 'i000', 'm000')).toEqual([
      "Ada,Ben,'=Cem,ballot,vote_weight",
      'x,,x,choice,1',
      ',,,no to all,1',
      ',,,abstention,1',
      ',,,invalid,1',
      ',,,empty (abstention),1',
    ])
    expect(secret(paper(choose, { empty: 'invalid' }), 'm000').slice(1)).toEqual([',,,empty (invalid),1'])
    const points: Form = { kind: 'points', each: 10, total: null, abstain: false }
    expect(secret(paper(points), 'm100003').slice(1)).toEqual(['10,,3,points,1'])
    const yesNo: Form = { kind: 'yes-no', least: 0, most: 3, abstain: true }
    expect(secret(paper(yesNo), 'm120', 'm333').slice(1)).toEqual([
      'yes,no,abstention,yes/no,1',
      'abstention,abstention,abstention,yes/no,1',
    ])
  })

  test('says what counts as an abstention, and as invalid', () => {
    const yesNo: Form = { kind: 'yes-no', least: 0, most: 1, abstain: true }
    expect(secret(paper(yesNo), 'm100', 'm000', 'm110', 'm1').slice(1)).toEqual([
      'yes,abstention,abstention,yes/no,1',
      'abstention,abstention,abstention,empty (abstention),1',
      ...[',,,invalid,1', ',,,invalid,1'],
    ])
    expect(secret(paper(yesNo, { empty: 'invalid' }), 'm100').slice(1)).toEqual(['yes,,,yes/no,1'])
  })
})

test('receipts are one a line, sorted', () => {
  expect(receiptsText(['B-2', 'A-1'])).toBe('A-1\nB-2\n')
  expect(receiptsText([])).toBe('')
})
