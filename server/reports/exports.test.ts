import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchColumns } from '../import/match-columns.ts'
import { planImport } from '../import/plan-import.ts'
import { readTable } from '../import/read-table.ts'
import type { ConsoleVote, ImportedMember, Language } from '../protocol/messages.ts'
import { onMotion } from '../protocol/papers.ts'
import { aDraft, aMotionResult } from '../testing/builders.ts'
import { csvOf } from './csv.ts'
import { accessListCsv } from './access-list.ts'
import { journalTable, membersTable, votesTable } from './exports.ts'

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

const nothingAdded = { present: '10', entitled: '12', paperVotes: null, lot: null }

describe('members', () => {
  test('in German and in English', () => {
    expect(lines(csvOf(membersTable([jonas], { language: 'de' }), 'de'))).toEqual([
      'Mitgliedsnummer;Vorname;Nachname;E-Mail;Region;Gruppe;Geschlecht;Stimmgewicht;Stimmberechtigt;Anwesend',
      '7;Jonas;Kern;jonas@example.org;Hessen;Delegierte:r;w;1,5;ja;nein',
    ])
    expect(lines(csvOf(membersTable([jonas], { language: 'en' }), 'en'))).toEqual([
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
          const written = csvOf(
            membersTable(
              list.map((one) => ({ ...one, present: true })),
              { language },
            ),
            language,
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
  const at = Date.UTC(2027, 0, 15, 13, 3, 7)
  const draft = aDraft({
    title: '=Antrag 14',
    text: 'Der Parteitag\nmöge beschließen',
    ...onMotion({ base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }),
  })
  const result = aMotionResult(
    { registered: 10, cast: 9 },
    { yes: '6.5', no: '2', abstain: '0.5' },
    { notCast: '1', base: '8.5', threshold: '5.666666', verdict: 'adopted' },
  )
  const closed = { openedAt: at, closedAt: at + 60_000, shown: [0], ...nothingAdded }
  const ruleOf = () => 'Die Regel.'
  /** By heading, without the empty ones. */
  const cellsOf = (vote: ConsoleVote): Record<string, string>[] => {
    const [headings = '', ...rows] = lines(
      csvOf(votesTable([vote], { ...options, ruleOf }), options.language),
    )
    return rows.map((row) => {
      const cells = row.split(';')
      const filled = headings.split(';').map((heading, at) => [heading, cells[at] ?? ''] as const)
      return Object.fromEntries(filled.filter(([, cell]) => cell !== ''))
    })
  }

  test('each with the numbers of its state, and none while it is open', () => {
    const late = {
      ...{ member: 3, number: 'M-3', name: 'Ada', weight: '1', reason: 'at the desk' },
      ...{ admittedAt: at, by: 'Chair' },
    }
    const votes: ConsoleVote[] = [
      { ...draft, id: 1, state: 'prepared' },
      {
        ...{ ...draft, id: 2, state: 'open', shown: [0], openedAt: at },
        ...{ closesAt: null, registered: 10, register: '1-3', admitted: [late] },
      },
      { ...draft, ...closed, id: 3, state: 'closed', result },
      { ...draft, ...closed, id: 4, state: 'published', publishedAt: at + 90_000, result },
      { ...draft, id: 5, state: 'annulled', annulledAt: at, reason: 'Falscher Text; "neu"' },
    ]
    const text = '\'=Antrag 14;"Der Parteitag\nmöge beschließen";geheim'
    expect(lines(csvOf(votesTable(votes, { ...options, ruleOf }), options.language))).toEqual([
      'Abstimmung;Titel;Text;Verfahren;Stand;Geöffnet;Geschlossen;Veröffentlicht;Nr.;Option;Ja;Nein;Enthaltung;Ergebnis;Platz;Bezugsgröße;Schwelle;Im Wählerverzeichnis;Nachträglich zugelassen;Abgegeben;Stimmzettel auf Papier;Abgegebene Stimmen;Gültige Stimmen;Ungültige Stimmen;Enthaltungen;Nein zu allen;Nicht abgegeben;Nötige Beteiligung;Beteiligung erreicht;Offene Plätze;Regel;Für ungültig erklärt;Grund',
      `1;${text};vorbereitet;;;;1;;;;;;;;;;;;;;;;;;;;;;Die Regel.;;`,
      `2;${text};offen;2027-01-15 14:03:07;;;1;;;;;;;;;10;1;;;;;;;;;;;;Die Regel.;;`,
      `3;${text};geschlossen;2027-01-15 14:03:07;2027-01-15 14:04:07;;1;;6,5;2;0,5;angenommen;;8,5;5,666666;10;;9;0;9;9;0;0;0;1;;;;Die Regel.;;`,
      `4;${text};veröffentlicht;2027-01-15 14:03:07;2027-01-15 14:04:07;2027-01-15 14:04:37;1;;6,5;2;0,5;angenommen;;8,5;5,666666;10;;9;0;9;9;0;0;0;1;;;;Die Regel.;;`,
      `5;${text};für ungültig erklärt;;;;1;;;;;;;;;;;;;;;;;;;;;;Die Regel.;2027-01-15 14:03:07;"Falscher Text; ""neu"""`,
    ])
  })

  test('a row an option: who has which place, who dropped out, and how many seats stay open', () => {
    const votes = (yes: string) => ({ yes, no: '0', abstain: '0' })
    const threshold = { base: '10', threshold: '5' }
    const rows = cellsOf({
      ...draft,
      ...closed,
      ...{ id: 7, title: 'Vorstand', text: '', state: 'closed' },
      quorum: { base: 'entitled', comparison: 'at-least', numerator: 1, denominator: 2 },
      paper: {
        ...draft.paper,
        subject: 'candidates',
        options: ['Ada', 'Ben', 'Cem', '@Dora'].map((name) => ({ name, items: [], group: '' })),
        form: { kind: 'choose', least: 0, most: 3, none: false, abstain: true },
        rule: {
          ...{ kind: 'most-votes', seats: 3, majority: null, reserved: null },
          ...{ dropOut: { numerator: 1, denominator: 10 }, next: 'same-again' },
        },
      },
      result: {
        ...{ registered: 14, cast: 10, papers: 2, notCast: '2' },
        sums: { cast: '12', valid: '11', invalid: '1', abstained: '1', none: '0' },
        options: ['4', '8', '4', '0'].map(votes),
        parts: null,
        quorum: { needed: '7', isReached: true },
        outcome: {
          ...{ kind: 'most-votes', elected: [1], open: 2, dropped: [3] },
          ties: [{ tied: [0, 2], decides: 'who-is-elected', stage: 0, drawn: null }],
          thresholds: [threshold, threshold, threshold, threshold].map((one) => ({
            ...one,
            isReached: false,
          })),
        },
      },
    })
    expect(rows.map(({ Option, Ja, Ergebnis, Platz }) => [Option, Ja, Ergebnis, Platz])).toEqual([
      ['Ada', '4', 'Gleichstand', undefined],
      ['Ben', '8', 'gewählt', '1'],
      ['Cem', '4', 'Gleichstand', undefined],
      ["'@Dora", '0', 'ausgeschieden', undefined],
    ])
    expect(rows[1]).toEqual({
      ...{ Abstimmung: '7', Titel: 'Vorstand', Verfahren: 'geheim', Stand: 'geschlossen' },
      ...{ Geöffnet: '2027-01-15 14:03:07', Geschlossen: '2027-01-15 14:04:07' },
      ...{
        'Nr.': '2',
        Option: 'Ben',
        Ja: '8',
        Ergebnis: 'gewählt',
        Platz: '1',
        Bezugsgröße: '10',
        Schwelle: '5',
      },
      ...{ 'Im Wählerverzeichnis': '14', Abgegeben: '10', 'Stimmzettel auf Papier': '2' },
      ...{ 'Abgegebene Stimmen': '12', 'Gültige Stimmen': '11', 'Ungültige Stimmen': '1', Enthaltungen: '1' },
      ...{ 'Nein zu allen': '0', 'Nicht abgegeben': '2' },
      ...{
        'Nötige Beteiligung': '7',
        'Beteiligung erreicht': 'ja',
        'Offene Plätze': '2',
        Regel: 'Die Regel.',
      },
    })
  })

  test('an election that was ranked, and one whose turnout was too low', () => {
    const ranked: ConsoleVote = {
      ...{ ...draft, ...closed, id: 8, title: 'Rat', text: '', state: 'closed' },
      paper: {
        ...draft.paper,
        subject: 'candidates',
        options: ['Ada', 'Ben'].map((name) => ({ name, items: [], group: '' })),
        form: { kind: 'rank', least: 1, equal: false, abstain: false },
        rule: { kind: 'scottish-stv', seats: 1 },
      },
      result: {
        ...result,
        options: [
          { yes: '4', no: '0', abstain: '0' },
          { yes: '2', no: '0', abstain: '0' },
        ],
        outcome: { kind: 'ranked', ballots: '6', quota: '4', elected: [0], stages: [], ties: [] },
      },
    }
    const short = { ...ranked.result, quorum: { needed: '99', isReached: false } }
    const outcome = { ...ranked.result.outcome, elected: [] }
    expect([...cellsOf(ranked), ...cellsOf({ ...ranked, result: { ...short, outcome } })]).toMatchObject([
      { Option: 'Ada', Ergebnis: 'gewählt', Platz: '1', 'Offene Plätze': '0' },
      { Option: 'Ben', Ergebnis: 'nicht gewählt', 'Offene Plätze': '0' },
      { Option: 'Ada', Ergebnis: 'Beteiligung zu gering', 'Offene Plätze': '1' },
      { Option: 'Ben', Ergebnis: 'Beteiligung zu gering' },
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
  expect(lines(csvOf(journalTable(entries, options), options.language))).toEqual([
    'Eintrag;Zeit;Durch;Was;Angaben;Prüfsumme',
    '2;2027-07-01 12:00:00;Anna;vote-opened;"vote: 1; title: A; B";ff00',
  ])
})

test('the access list: everything a letter needs', () => {
  const entry = { ...jonas, link: 'https://vote.example.org/#x', code: 'K7QF-2MXD-9RTA' }
  expect(lines(accessListCsv([entry], { language: 'de' }))).toEqual([
    'Mitgliedsnummer;Vorname;Nachname;E-Mail;Region;Gruppe;Link;Code',
    '7;Jonas;Kern;jonas@example.org;Hessen;Delegierte:r;https://vote.example.org/#x;K7QF-2MXD-9RTA',
  ])
})
