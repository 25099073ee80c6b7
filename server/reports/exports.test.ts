import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { majoritySentence } from '../client/majority-words.ts'
import { matchColumns } from '../import/match-columns.ts'
import { planImport } from '../import/plan-import.ts'
import { readTable } from '../import/read-table.ts'
import type { ConsoleVote, ImportedMember, Language } from '../protocol/messages.ts'
import { accessListCsv } from './access-list.ts'
import { journalCsv, membersCsv, namedBallotsCsv, secretBallotsCsv, votesCsv } from './exports.ts'

const options = { language: 'de', timeZone: 'Europe/Berlin' } as const
const lines = (text: string) => text.replace('\ufeff', '').trimEnd().split('\r\n')

const jonas: ImportedMember & { present: boolean } = {
  number: '7',
  firstName: 'Jonas',
  lastName: 'Kern',
  email: 'jonas@example.org',
  region: 'Hessen',
  group: 'delegate',
  gender: 'f',
  weight: '1.5',
  entitled: true,
  present: false,
}

describe('members', () => {
  test('in German and in English', () => {
    expect(lines(membersCsv([jonas], { language: 'de' }))).toEqual([
      'Mitgliedsnummer;Vorname;Nachname;E-Mail;Region;Gruppe;Geschlecht;Stimmgewicht;Stimmberechtigt;Anwesend',
      '7;Jonas;Kern;jonas@example.org;Hessen;Delegierte:r;w;1,5;ja;nein',
    ])
    expect(lines(membersCsv([jonas], { language: 'en' }))).toEqual([
      'member_number,first_name,last_name,email,region,group,gender,vote_weight,entitled,present',
      '7,Jonas,Kern,jonas@example.org,Hessen,delegate,f,1.5,yes,no',
    ])
  })

  test.each<Language>(['de', 'en'])(
    'exported and imported again they are the same members (%s)',
    async (language) => {
      const word = fc.string({ unit: fc.constantFrom(...'aäßŁ -\'",;.1+('), minLength: 1, maxLength: 12 })
      const text = word
        .map((value) => value.replace(/ +/g, ' ').trim())
        .filter((value) => /^(?!')\p{L}/u.test(value))
      const member = fc.record<ImportedMember>({
        number: fc.nat(99_999).map((number) => `M-${number}`),
        firstName: text,
        lastName: text,
        email: fc.constantFrom('', 'a@example.org', "o'neill+x@example.org"),
        region: fc.oneof(text, fc.constantFrom('', '-', '+49 30 1234', '-5')),
        group: fc.constantFrom('delegate', 'member', 'guest', '', 'Bundesvorstand'),
        gender: fc.constantFrom('f', 'm', 'd', '', 'x'),
        weight: fc.constantFrom('1', '0', '0.5', '12.25', '1000000', '0.333333'),
        entitled: fc.boolean(),
      })
      const members = fc.uniqueArray(member, {
        selector: ({ number }) => number,
        minLength: 1,
        maxLength: 20,
      })
      await fc.assert(
        fc.asyncProperty(members, async (list) => {
          const written = membersCsv(
            list.map((one) => ({ ...one, present: true })),
            { language },
          )
          const reading = await readTable(Buffer.from(written))
          if (!reading.ok) throw new Error(reading.why)
          const plan = planImport(reading.table, matchColumns(reading.table.headings), [])
          expect([plan.added, plan.faults]).toEqual([list, []])
        }),
        { seed: 20_270_115, numRuns: 300 },
      )
    },
  )
})

describe('votes', () => {
  const draft = {
    title: '=Antrag 14',
    text: 'Der Parteitag\nmöge beschließen',
    secrecy: 'secret',
    electorate: { presence: 'present', groups: [] },
    majority: { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' },
    durationSeconds: null,
  } as const
  const result = {
    ...{ registered: 10, cast: 9, yes: '6.5', no: '2', abstain: '0.5', notCast: '1', base: '8.5' },
    ...{ threshold: '5.666666', verdict: 'adopted' as const },
  }
  const at = Date.UTC(2027, 0, 15, 13, 3, 7)
  const ruleOf = (majority: ConsoleVote['majority']) => majoritySentence(majority, 'de')
  const rule =
    'Angenommen, wenn Ja mindestens zwei Drittel der Ja- und Nein-Stimmen erreicht; Enthaltungen zählen nicht mit.'

  test('each with the numbers of its state, and none while it is open', () => {
    const votes: ConsoleVote[] = [
      { ...draft, id: 1, state: 'prepared' },
      { ...draft, id: 2, state: 'open', openedAt: at, closesAt: null, registered: 10, register: '1-3' },
      { ...draft, id: 3, state: 'closed', openedAt: at, closedAt: at + 60_000, result },
      {
        ...draft,
        id: 4,
        state: 'published',
        openedAt: at,
        closedAt: at + 60_000,
        publishedAt: at + 90_000,
        result,
      },
      { ...draft, id: 5, state: 'annulled', annulledAt: at, reason: 'Falscher Text; "neu"' },
    ]
    const text = '\'=Antrag 14;"Der Parteitag\nmöge beschließen";geheim'
    const rules = `"${rule}"`
    expect(lines(votesCsv(votes, { ...options, ruleOf }))).toEqual([
      'Abstimmung;Titel;Text;Verfahren;Stand;Geöffnet;Geschlossen;Veröffentlicht;Im Wählerverzeichnis;Abgegeben;Ja;Nein;Enthaltung;Nicht abgegeben;Bezugsgröße;Schwelle;Regel;Ergebnis;Für ungültig erklärt;Grund',
      `1;${text};vorbereitet;;;;;;;;;;;;${rules};;;`,
      `2;${text};offen;2027-01-15 14:03:07;;;10;;;;;;;;${rules};;;`,
      `3;${text};geschlossen;2027-01-15 14:03:07;2027-01-15 14:04:07;;10;9;6,5;2;0,5;1;8,5;5,666666;${rules};angenommen;;`,
      `4;${text};veröffentlicht;2027-01-15 14:03:07;2027-01-15 14:04:07;2027-01-15 14:04:37;10;9;6,5;2;0,5;1;8,5;5,666666;${rules};angenommen;;`,
      `5;${text};für ungültig erklärt;;;;;;;;;;;;${rules};;2027-01-15 14:03:07;"Falscher Text; ""neu"""`,
    ])
  })
})

test('the journal: every entry with its hash', () => {
  const entries = [
    {
      seq: 2,
      at: Date.UTC(2027, 6, 1, 10),
      by: 'Anna',
      type: 'vote-opened',
      about: { vote: 1, title: 'A; B' },
      hash: 'ff00',
    },
  ]
  expect(lines(journalCsv(entries, options))).toEqual([
    'Eintrag;Zeit;Durch;Was;Angaben;Prüfsumme',
    '2;2027-07-01 12:00:00;Anna;vote-opened;"vote: 1; title: A; B";ff00',
  ])
})

describe('ballots', () => {
  test('named: who voted what, by number', () => {
    const ballot = {
      firstName: 'A',
      lastName: 'B',
      region: 'Hessen',
      group: 'guest',
      choice: 'yes',
      weight: '1',
    } as const
    const ballots = [
      { ...ballot, number: 'M-10' },
      { ...ballot, number: 'M-9', choice: 'abstain' as const, weight: '0.5' },
    ]
    expect(lines(namedBallotsCsv(ballots, options))).toEqual([
      'Mitgliedsnummer;Vorname;Nachname;Region;Gruppe;Stimme;Stimmgewicht',
      'M-9;A;B;Hessen;Gast;Enthaltung;0,5',
      'M-10;A;B;Hessen;Gast;Ja;1',
    ])
  })

  test('secret: choice and weight, in an order that chance makes, not the one in which they came', () => {
    const keys = [3, 1, 2]
    const ballots = [
      { choice: 'yes', weight: '1' },
      { choice: 'no', weight: '2' },
      { choice: 'abstain', weight: '1' },
    ] as const
    expect(lines(secretBallotsCsv(ballots, { language: 'en', randomKey: () => keys.shift() ?? 0 }))).toEqual([
      'choice,vote_weight',
      'no,2',
      'abstention,1',
      'yes,1',
    ])
  })
})

test('the access list: everything a letter needs', () => {
  const entry = { ...jonas, link: 'https://vote.example.org/#x', code: 'K7QF-2MXD-9RTA' }
  expect(lines(accessListCsv([entry], { language: 'de' }))).toEqual([
    'Mitgliedsnummer;Vorname;Nachname;E-Mail;Region;Gruppe;Link;Code',
    '7;Jonas;Kern;jonas@example.org;Hessen;Delegierte:r;https://vote.example.org/#x;K7QF-2MXD-9RTA',
  ])
})
