import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { readPdf } from './fixtures/read-pdf.ts'
import { resultSheetPdf, type ResultSheet } from './result-sheet.ts'

const at = Date.UTC(2027, 0, 15, 10, 46, 40)

const sheet: ResultSheet = {
  convention: { name: '41. Bundesparteitag', place: 'Leipzig', startsOn: '2027-01-15', endsOn: '2027-01-17' },
  vote: {
    id: 14,
    title: 'Leitantrag',
    text: 'Erster Absatz.\n\nZweiter Absatz.',
    secrecy: 'named',
    electorate: { presence: 'present', groups: ['delegate', 'Bundesvorstand'] },
    majority: { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' },
    durationSeconds: null,
    state: 'published',
    openedAt: at,
    closedAt: at + 60_000,
    publishedAt: at + 90_000,
    result: {
      ...{ registered: 1612, cast: 1598, yes: '1401.5', no: '177', abstain: '20', notCast: '14' },
      ...{ base: '1578.5', threshold: '1052.333333', verdict: 'adopted' as const },
    },
  },
  rule: 'Angenommen, wenn Ja mindestens zwei Drittel der Ja- und Nein-Stimmen erreicht.',
  journal: { entries: 18_342, head: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  madeAt: at + 3_600_000,
  language: 'de',
  timeZone: 'Europe/Berlin',
  compress: false,
}

const read = async (changed: Partial<ResultSheet> = {}) =>
  readPdf(await buffer(resultSheetPdf({ ...sheet, ...changed })))

describe('the sheet of a result', () => {
  test('has every number, the rule in words, the times, and the head of the journal whole', async () => {
    const { text } = await read()
    expect(text).toEqual([
      [
        'Prüfsumme des Journals nach 18.342 Einträgen',
        'Erstellt am 15. Januar 2027, 12:46:40',
        sheet.journal.head,
        'Versammlungsleitung',
        'Protokollführung',
        '41. Bundesparteitag · Leipzig · 15.–17. Januar 2027',
        'Abstimmung 14',
        'Leitantrag',
        'Angenommen',
        'Angenommen, wenn Ja mindestens zwei Drittel der Ja- und Nein-Stimmen erreicht.',
        ...['Ja', '1.401,5', 'Nein', '177', 'Enthaltung', '20', 'Nicht abgegeben', '14'],
        ...['Summe der Stimmen im Wählerverzeichnis', '1.612,5'],
        ...['Bezugsgröße der Mehrheit', 'Ja und Nein: 1.578,5'],
        ...['Nötig zur Annahme: Ja mindestens', '1.052,333333'],
        ...['Im Wählerverzeichnis', '1.612 Personen', 'Haben abgestimmt', '1.598 Personen'],
        ...['Geöffnet', '15. Januar 2027, 11:46:40', 'Geschlossen', '15. Januar 2027, 11:47:40'],
        ...['Verfahren', 'namentlich', 'Veröffentlicht', '15. Januar 2027, 11:48:10'],
        'Abstimmen durften',
        'Bei der Öffnung anwesende Stimmberechtigte: Delegierte:r, Bundesvorstand',
        'Text der Abstimmung',
        'Erster Absatz.',
        'Zweiter Absatz.',
      ],
    ])
  })

  test('speaks English', async () => {
    const { vote } = sheet
    const { openedAt, closedAt, result, ...draft } = vote
    const closed = { ...draft, state: 'closed' as const, openedAt, closedAt, result }
    const { text } = await read({ language: 'en', vote: closed, rule: 'Adopted if …' })
    expect(text[0]?.slice(5, 12)).toEqual([
      '41. Bundesparteitag · Leipzig · 15\u2009–\u200917 January 2027',
      'Vote 14',
      'Leitantrag',
      'Adopted',
      'Adopted if …',
      'Yes',
      '1,401.5',
    ])
    expect(text[0]?.slice(-7, -4)).toEqual(['Published', 'not yet', 'Could vote'])
  })

  test('without dates and place leaves them out', async () => {
    const { text } = await read({ convention: { name: 'Treffen', place: '', startsOn: '', endsOn: '' } })
    expect(text[0]?.[5]).toBe('Treffen')
  })

  test('takes as many pages as the text needs, each with the number of the vote and the hash', async () => {
    const paragraphs = Array.from({ length: 90 }, (_, index) => `§ ${index + 1}`)
    const { text } = await read({ vote: { ...sheet.vote, text: paragraphs.join('\n') } })
    expect(text.length).toBeGreaterThan(1)
    expect(text.map((page) => [page.includes(sheet.journal.head), page.includes('Abstimmung 14')])).toEqual(
      text.map(() => [true, true]),
    )
    expect(text.flat().filter((line) => line.startsWith('§'))).toEqual(paragraphs)
  })

  test('a vote that nobody could cast is shown too', async () => {
    const nothing = {
      registered: 1,
      cast: 0,
      yes: '0',
      no: '0',
      abstain: '0',
      notCast: '0',
      base: '0',
      threshold: '0',
    }
    const { text } = await read({ vote: { ...sheet.vote, result: { ...nothing, verdict: 'rejected' } } })
    expect(text[0]?.includes('Abgelehnt') && text[0].includes('1 Person')).toBe(true)
  })
})
