import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { ruleSentence } from '../client/rule-words.ts'
import { countVote, type BallotCount } from '../domain/tally/count-vote.ts'
import type { Language, Paper, PaperVotes, Result, VoteDraft } from '../protocol/messages.ts'
import { onMotion } from '../protocol/papers.ts'
import { aDraft, aMotionResult } from '../testing/builders.ts'
import { readPdf } from './fixtures/read-pdf.ts'
import { resultSheetPdf, type CountedVote, type ResultSheet } from './result-sheet.ts'

const at = Date.UTC(2027, 0, 15, 10, 46, 40)
const motion = aDraft({
  title: 'Leitantrag',
  text: 'Erster Absatz.\n\nZweiter Absatz.',
  secrecy: 'named',
  electorate: { presence: 'present', groups: ['delegate', 'Bundesvorstand'] },
  ...onMotion({ base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' }),
})

const published = (draft: VoteDraft, result: Result): CountedVote => ({
  ...{
    id: 14,
    ...draft,
    state: 'published',
    result,
    present: '1612.5',
    entitled: '1800',
    paperVotes: null,
    lot: null,
  },
  ...{ openedAt: at, closedAt: at + 60_000, publishedAt: at + 90_000 },
  shown: [...draft.paper.options.keys()],
})

const sheet: ResultSheet = {
  convention: { name: '41. Bundesparteitag', place: 'Leipzig', startsOn: '2027-01-15', endsOn: '2027-01-17' },
  vote: published(
    motion,
    aMotionResult(
      { registered: 1612, cast: 1598 },
      { yes: '1401.5', no: '177', abstain: '20' },
      { notCast: '14', base: '1578.5', threshold: '1052.333334', verdict: 'adopted' },
    ),
  ),
  rule: 'Die Regel.',
  journal: { entries: 18_342, head: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  madeAt: at + 3_600_000,
  language: 'de',
  timeZone: 'Europe/Berlin',
  compress: false,
}

const read = async (changed: Partial<ResultSheet> = {}) =>
  readPdf(await buffer(resultSheetPdf({ ...sheet, ...changed }))).text

const onEveryPage = [
  ...['41. Bundesparteitag · Leipzig · 15.–17. Januar 2027', 'Abstimmung 14'],
  ...['Prüfsumme des Journals nach 18.342 Einträgen', 'Erstellt am 15. Januar 2027, 12:46:40'],
  sheet.journal.head,
]

describe('of a motion', () => {
  test('[R9] names who was admitted late, with reason, person and time', async () => {
    const admitted = [
      {
        ...{ member: 7, number: 'M-7', name: 'Ada Lang', weight: '1.5', reason: 'Stand am Tisch' },
        ...{ admittedAt: at + 30_000, by: 'Ben', approvedBy: 'Kim' },
      },
    ]
    const [page = []] = await read({ vote: { ...sheet.vote, admitted } })
    expect(page).toEqual(
      expect.arrayContaining([
        ...['Stimmen der Anwesenden und Zugelassenen', '1.612,5'],
        ...['Davon nachträglich zugelassen', '1 Person', 'Nachträglich zugelassen: 1 Person'],
        ...['Ada Lang (M-7), Stimmgewicht 1,5: Stand am Tisch', 'Ben mit Kim, 15. Januar 2027, 11:47:10'],
      ]),
    )
  })

  test('has every number, the rule in words, the times, and the head of the journal whole', async () => {
    expect(await read()).toEqual([
      [
        ...onEveryPage,
        ...['Leitantrag', 'Angenommen', 'Die Regel.'],
        ...['Ja', '1.401,5', 'Nein', '177', 'Enthaltung', '20', 'Nicht abgegeben', '14'],
        ...['Bezug', '1.578,5', 'Nötig', 'ab 1.052,333334'],
        ...['Stimmen aller Stimmberechtigten', '1.800', 'Stimmen der Anwesenden bei der Öffnung', '1.612,5'],
        ...['Im Wählerverzeichnis', '1.612 Personen', 'Haben elektronisch abgestimmt', '1.598 Personen'],
        ...['Abgegebene Stimmen', '1.598,5', 'Gültig', '1.598,5', 'Ungültig', '0', 'Nicht abgegeben', '14'],
        ...[
          'Summe der Stimmen im Wählerverzeichnis',
          '1.612,5',
          'Verfahren',
          'namentlich, die erste Stimme gilt',
        ],
        ...['Geöffnet', '15. Januar 2027, 11:46:40', 'Geschlossen', '15. Januar 2027, 11:47:40'],
        ...['Veröffentlicht', '15. Januar 2027, 11:48:10', 'Abstimmen durften'],
        'Bei der Öffnung anwesende Stimmberechtigte: Delegierte:r, Bundesvorstand',
        ...['Text der Abstimmung', 'Erster Absatz.', 'Zweiter Absatz.'],
        ...['Versammlungsleitung', 'Protokollführung'],
      ],
    ])
  })

  test('speaks English', async () => {
    const [page = []] = await read({
      language: 'en',
      vote: { ...sheet.vote, state: 'closed' },
      rule: 'Adopted if …',
    })
    expect(page.slice(0, 2)).toEqual([
      '41. Bundesparteitag · Leipzig · 15\u2009–\u200917 January 2027',
      'Vote 14',
    ])
    expect(page.slice(5, 10)).toEqual(['Leitantrag', 'Adopted', 'Adopted if …', 'Yes', '1,401.5'])
    expect(page).toContain('not yet')
  })

  test('without dates and place leaves them out', async () => {
    const [page] = await read({ convention: { name: 'Treffen', place: '', startsOn: '', endsOn: '' } })
    expect(page?.[0]).toBe('Treffen')
  })

  test('takes as many pages as the text needs, each with the number of the vote and the hash', async () => {
    const paragraphs = Array.from({ length: 120 }, (_, index) => `§ ${index + 1}`)
    const pages = await read({ vote: { ...sheet.vote, text: paragraphs.join('\n') } })
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.map((page) => page.slice(0, 5))).toEqual(pages.map(() => onEveryPage))
    expect(pages.flat().filter((line) => line.startsWith('§'))).toEqual(paragraphs)
    expect(pages.flat().slice(-2)).toEqual(['Versammlungsleitung', 'Protokollführung'])
  })

  test('that nobody could cast is shown too', async () => {
    const nothing = aMotionResult(
      { registered: 1, cast: 0 },
      { yes: '0', no: '0', abstain: '0' },
      { notCast: '0', base: '0', threshold: '0', verdict: 'rejected' },
    )
    const [page] = await read({ vote: published(motion, nothing) })
    expect(page).toEqual(expect.arrayContaining(['Abgelehnt', '1 Person']))
  })
})

const options = (...names: readonly string[]) => names.map((name) => ({ name, items: [], group: '' }))
const board: Paper = {
  ...motion.paper,
  subject: 'candidates',
  options: options('Ada', 'Ben', 'Cem'),
  form: { kind: 'choose', least: 0, most: 2, none: false, abstain: true },
  rule: {
    ...{ kind: 'most-votes', seats: 2, reserved: null, next: 'second-ballot' },
    majority: { base: 'valid', numerator: 1, denominator: 2, comparison: 'more-than' },
    dropOut: { numerator: 1, denominator: 5 },
  },
}
const register = { members: [{ weight: '1', ids: '1-20' }], present: '20', entitled: '30' }

/** Of a real count. Without what stands on every page. */
async function electionSheet(
  paper: Paper,
  counts: readonly (readonly [marks: string, ballots: number])[],
  {
    language = 'de',
    ...added
  }: Partial<Pick<CountedVote, 'paperVotes' | 'lot' | 'quorum'>> & {
    language?: Language
  } = {},
) {
  const draft = aDraft({ title: 'Vorstand', paper, quorum: added.quorum ?? null })
  const result = countVote({
    ...{ draft, register, castingVotes: new Map<number, boolean>() },
    counts: counts.map(([marks, ballots]): BallotCount => ({ marks, weight: '1', ballots })),
    paperVotes: (added.paperVotes?.confirmedBy ?? null) === null ? null : (added.paperVotes?.votes ?? null),
    lot: added.lot?.order ?? null,
  })
  const vote = { ...published(draft, result), ...added }
  const pages = await read({ vote, language, rule: ruleSentence(draft, language) })
  return pages.flatMap((page) => page.slice(5))
}

/** What stands between the two, both left out. */
const between = (texts: readonly string[], from: string, to: string) =>
  texts.slice(texts.indexOf(from) + 1, texts.indexOf(to))

describe('of an election', () => {
  test('each candidate with the threshold, who is elected in which place, who dropped out, what stays open', async () => {
    const texts = await electionSheet(board, [
      ['m100', 7],
      ['m110', 1],
      ['a000', 2],
      ['i000', 1],
      ['m001', 1],
    ])
    expect(texts.slice(0, 3)).toEqual(['Vorstand', 'Gewählt: Ada', 'Ein Platz bleibt offen.'])
    expect(between(texts, 'Kandidatur', 'Stimmen aller Stimmberechtigten')).toEqual([
      ...['Stimmen', 'Bezug', 'Nötig', 'Ergebnis'],
      ...['Ada', '8', '11', 'über 5,5', 'gewählt (1.)'],
      ...['Ben', '1', '11', 'über 5,5', 'ausgeschieden'],
      ...['Cem', '1', '11', 'über 5,5', 'ausgeschieden'],
      'Für den nächsten Wahlgang ausgeschieden: Ben, Cem.',
    ])
    expect(between(texts, 'Haben elektronisch abgestimmt', 'Verfahren')).toEqual([
      ...['12 Personen', 'Abgegebene Stimmen', '12', 'Gültig', '11', 'Ungültig', '1', 'Enthaltungen', '2'],
      ...['Nicht abgegeben', '8', 'Summe der Stimmen im Wählerverzeichnis', '20'],
    ])
  })

  test('electronic and paper votes in three columns, with who entered and who confirmed them', async () => {
    const votes: PaperVotes = {
      ...{ kind: 'sums', papers: 3 },
      sums: { cast: '3', valid: '3', invalid: '0', abstained: '0', none: '0' },
      options: ['0', '3', '1'].map((yes) => ({ yes, no: '0', abstain: '0' })),
    }
    const paperVotes = { votes, enteredBy: 'Anna', confirmedBy: 'Tom' }
    const texts = await electionSheet(
      board,
      [
        ['m100', 2],
        ['a000', 1],
      ],
      { paperVotes },
    )
    expect(between(texts, 'Elektronisch und auf Papier', 'Stimmen aller Stimmberechtigten')).toEqual([
      ...['Elektronisch', 'Papier', 'Zusammen'],
      ...['Abgegebene Stimmen', '3', '3', '6', 'Gültig', '3', '3', '6', 'Ungültig', '0', '0', '0'],
      ...['Enthaltungen', '1', '0', '1', 'Ada', '2', '0', '2', 'Ben', '0', '3', '3', 'Cem', '0', '1', '1'],
      'Die Stimmzettel auf Papier hat Anna eingetragen und Tom bestätigt.',
      'Für den nächsten Wahlgang ausgeschieden: Cem.',
    ])
    const waiting = await electionSheet(board, [['m100', 2]], {
      paperVotes: { ...paperVotes, confirmedBy: null },
    })
    expect(waiting).toContain(
      'Anna hat Stimmzettel auf Papier eingetragen, die niemand bestätigt hat: Sie sind nicht gezählt.',
    )
    expect(waiting).not.toContain('Elektronisch und auf Papier')
  })

  const one: Paper = {
    ...board,
    form: { kind: 'choose', least: 0, most: 1, none: true, abstain: false },
    rule: { kind: 'most-votes', seats: 1, majority: null, reserved: null, dropOut: null, next: null },
  }
  const even = [
    ['m100', 4],
    ['m010', 4],
  ] as const

  test('a tie, and the lot that decided it: the words, whose they are, the order', async () => {
    const open = await electionSheet(one, even)
    expect([open[1], ...between(open, 'Gleichstände und Los', 'Stimmen aller Stimmberechtigten')]).toEqual([
      'Niemand ist gewählt',
      'Gleichstand, wer den Platz bekommt: Ada, Ben. Darüber kann nur ein Los entscheiden; es ist nicht',
      'gezogen.',
    ])
    const lot = { givenBy: ['Anna', 'Tom'], seed: 'a / b', order: [2, 1, 0] }
    const drawn = await electionSheet(one, even, { lot, language: 'en' })
    expect([drawn[1], ...between(drawn, 'Ties and lots', 'Votes of all members entitled')].join(' ')).toBe(
      'Elected: Ben Tied for the seat: Ada, Ben. The lot fell on Ben. The lot is drawn from the words “a / b”. The words are of Anna, Tom. In front stands whose hash (SHA-256 of words, line feed and name) is smallest: Ben, Ada.',
    )
  })

  test('a turnout that was too low', async () => {
    const quorum = { base: 'entitled', comparison: 'at-least', numerator: 1, denominator: 2 } as const
    const texts = await electionSheet(one, even, { quorum })
    expect(texts.slice(1, 3)).toEqual(['Beteiligung zu gering', 'Ein Platz bleibt offen.'])
    expect(texts[texts.indexOf('Nötige Beteiligung') + 1]).toBe('ab 15 · nicht erreicht')
  })

  const ranked: Paper = {
    ...board,
    form: { kind: 'rank', least: 1, equal: true, abstain: false },
    rule: { kind: 'scottish-stv', seats: 2 },
  }
  const ranks = [
    ['m123', 3],
    ['m120', 4],
    ['m231', 2],
    ['m321', 2],
    ['m012', 1],
  ] as const

  test('each stage of a transferable vote', async () => {
    const texts = await electionSheet(ranked, ranks, { language: 'en' })
    expect(texts[1]).toBe('Elected: Ada, Cem')
    expect(between(texts, 'First ranks', 'Votes counted: 12 · Quota: 5.00000')).toEqual([
      ...['Outcome', 'Ada', '7', 'elected (1)', 'Ben', '1', 'not elected', 'Cem', '4', 'elected (2)'],
    ])
    expect(between(texts, 'The count in stages', 'Votes of all members entitled')).toEqual([
      ...['Candidate', '1. Counted', '2. Surplus: Ada', '3. Excluded: Ben'],
      ...['Ada', '7.00000', '5.00000', '5.00000', 'Ben', '1.00000', '2.99997', '–'],
      ...['Cem', '4.00000', '4.00000', '5.85713', 'Not transferable', '–', '0.00003', '1.14287'],
      'Bold: elected in this stage.',
    ])
  })

  test('the ranking of Schulze’s rule, and what it follows from', async () => {
    const texts = await electionSheet({ ...ranked, rule: { kind: 'schulze', seats: 1 } }, ranks)
    expect(between(texts, 'Reihenfolge', 'Stimmen aller Stimmberechtigten')).toEqual([
      ...['1. Ada', '2. Ben', '3. Cem', 'Wie viele Stimmen die Zeile der Spalte vorziehen', '1', '2', '3'],
      ...['1. Ada', '9', '7', '2. Ben', '3', '8', '3. Cem', '5', '4'],
    ])
  })

  test('with 150 candidates goes over pages, the head of the table on each', async () => {
    const many = { ...one, options: options(...Array.from({ length: 150 }, (_, at) => `Person ${at}`)) }
    const pages = await read({
      vote: published(
        aDraft({ paper: many }),
        countVote({
          ...{ draft: aDraft({ paper: many }), register, counts: [], paperVotes: null, lot: null },
          castingVotes: new Map<number, boolean>(),
        }),
      ),
    })
    expect(pages.flat().filter((text) => text.startsWith('Person '))).toHaveLength(150)
    expect(
      pages
        .filter((page) => page.some((text) => text.startsWith('Person ')))
        .map((page) => page.includes('Kandidatur')),
    ).toEqual([true, true, true, true])
  })
})

test('motions on one ballot: each on its own, and what was voted on together', async () => {
  const paper: Paper = {
    ...motion.paper,
    options: [{ name: 'A 1', items: ['A 1.1', 'A 1.2'], group: '' }, ...options('A 2')],
    form: { kind: 'yes-no', least: 0, most: 2, abstain: true },
  }
  const texts = await electionSheet(paper, [
    ['m12', 5],
    ['m13', 3],
  ])
  expect(texts[1]).toBe('1 von 2 angenommen')
  expect(between(texts, 'Antrag', 'Stimmen aller Stimmberechtigten')).toEqual([
    ...['Ja', 'Nein', 'Enthaltung', 'Bezug', 'Nötig', 'Ergebnis'],
    ...[
      'A 1',
      '8',
      '0',
      '0',
      '8',
      'ab 5,333334',
      'angenommen',
      'A 2',
      '0',
      '5',
      '3',
      '5',
      'ab 3,333334',
      'abgelehnt',
    ],
    ...['Zur Wahl oder Abstimmung standen gemeinsam', 'A 1: A 1.1, A 1.2'],
  ])
})
