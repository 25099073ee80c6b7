import { describe, expect, test } from 'vitest'
import type { ColumnMatch } from '../protocol/messages.ts'
import { matchColumns, missingFields } from './match-columns.ts'

const none: ColumnMatch = {
  number: null,
  firstName: null,
  lastName: null,
  email: null,
  region: null,
  group: null,
  gender: null,
  weight: null,
  entitled: null,
}

describe('headings in two languages', () => {
  test('a German list', () => {
    const headings = [
      'Mitgliedsnr.',
      'Nachname',
      'Vorname',
      'E-Mail-Adresse',
      'Landesverband',
      'Status',
      'Geschlecht',
    ]
    expect(matchColumns([...headings, 'Stimmgewicht', 'Stimmberechtigt?'])).toEqual({
      number: 0,
      firstName: 2,
      lastName: 1,
      email: 3,
      region: 4,
      group: 5,
      gender: 6,
      weight: 7,
      entitled: 8,
    })
  })

  test('an English list', () => {
    const headings = [
      'member_number',
      'first_name',
      'last_name',
      'email',
      'region',
      'group',
      'gender',
      'vote_weight',
    ]
    expect(matchColumns([...headings, 'entitled'])).toEqual({
      number: 0,
      firstName: 1,
      lastName: 2,
      email: 3,
      region: 4,
      group: 5,
      gender: 6,
      weight: 7,
      entitled: 8,
    })
  })

  test.each([
    ['number', 'Mitgliedsnummer', 'Nr.', 'MITGLIEDS-NR', 'Member No.', 'Mitglieds‐Nummer', 'ID'],
    ['firstName', 'Vorname(n)', 'First Name *', 'given_name', 'VORNAME'],
    ['lastName', 'Familienname', 'Name', 'surname', 'Nach-name'],
    ['email', 'E-Mail', 'Mail', 'e_mail', 'E-Mail (privat)', 'EMailAdresse'],
    ['region', 'Bundesland', 'Region', 'Kreisverband', 'LV', 'State'],
    ['group', 'Gruppe', 'Status', 'Group', 'Mitgliedsart'],
    ['gender', 'Geschlecht', 'Gender', 'Anrede'],
    ['weight', 'Stimmen', 'Anzahl Stimmen', 'Vote weight', 'voteWeight', 'Gewicht'],
    ['entitled', 'stimmberechtigt', 'Wahlberechtigt?', 'Entitled to vote'],
  ])('%s is found under each of its words', (field, ...headings) => {
    for (const heading of headings) expect(matchColumns(['Foto', heading])).toEqual({ ...none, [field]: 1 })
  })
})

describe('one column a field', () => {
  test('the surer word wins, wherever it stands', () => {
    expect(
      matchColumns(['Nr.', 'Name', 'Nachname', 'Mitgliedsnummer', 'Kreisverband', 'Landesverband']),
    ).toEqual({
      ...none,
      number: 3,
      lastName: 2,
      region: 5,
    })
  })

  test('of equal words the first column wins', () => {
    expect(matchColumns(['E-Mail (privat)', 'E-Mail (Büro)'])).toEqual({ ...none, email: 0 })
  })

  test('letters, numbers and unknown words match nothing', () => {
    expect(matchColumns(['A', 'B', '12', 'Ort', '', 'Telefon'])).toEqual(none)
  })
})

test('number and last name must have a column', () => {
  expect(missingFields(none)).toEqual(['number', 'lastName'])
  expect(missingFields({ ...none, number: 0, lastName: 3 })).toEqual([])
})
