import { expect, test } from 'vitest'
import { outlineOf } from '../protocol/agenda.ts'
import { csvOf } from '../reports/csv.ts'
import { agendaTable } from '../reports/agenda-csv.ts'
import { readAgenda } from './read-agenda.ts'

const read = (text: string) => readAgenda(new TextEncoder().encode(text))
const brief = (text: string) => {
  const reading = read(text)
  return reading.ok
    ? {
        items: reading.items.map(({ number, draft }) => `${number} ${draft.title} ${String(draft.minutes)}`),
        faults: reading.faults,
      }
    : null
}

test('[G8] a list with headings, in German with semicolons', () => {
  expect(
    brief(
      'Nummer;Titel;Minuten;Intern\n1;Begrüßung;10;\n1.1;Formalia;"1:30";\n2;Technik;;ja\n3;Haushalt;20 min;nein\n',
    ),
  ).toEqual({
    items: ['1 Begrüßung 10', '1.1 Formalia 90', 'I1 Technik null', '2 Haushalt 20'],
    faults: [],
  })
})

test('[G8] an item a line, with or without its number', () => {
  expect(brief('1. Opening\n1.1 Welcome\n2 Budget')).toEqual({
    items: ['1 Opening null', '1.1 Welcome null', '2 Budget null'],
    faults: [],
  })
  expect(brief('Opening\nBudget')).toEqual({ items: ['1 Opening null', '2 Budget null'], faults: [] })
})

test('[G8] what cannot be read is named by its line', () => {
  expect(
    brief('title,level,minutes,start\nA,1,soon,\n,1,5,\nB,3,5,\nC,1,5,noon\nD,1,5,2027-01-15 14:30'),
  ).toEqual({
    items: ['1 D 5'],
    faults: [
      { line: 2, kind: 'minutes-unclear', value: 'soon' },
      { line: 3, kind: 'title-missing', value: '1 5' },
      { line: 4, kind: 'level-unclear', value: '3' },
      { line: 5, kind: 'time-unclear', value: 'noon' },
    ],
  })
})

test('[G8] a sheet is no text', () => {
  expect(read('PK\u0003\u0004')).toEqual({ ok: false })
  expect(read('')).toEqual({ ok: false })
})

test.each(['de', 'en'] as const)('[G8] what is exported reads back in (%s)', (language) => {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const item = { begunAt: null, endedAt: null, minutes: 20, startsAt: null, isInternal: false }
  const items = [
    { ...item, id: 1, parent: null, order: 1, title: '=Opening; all', startsAt: 1_800_000_000_000 },
    { ...item, id: 2, parent: 1, order: 1, title: 'Budget', minutes: null },
    { ...item, id: 3, parent: null, order: 2, title: 'Technics', isInternal: true },
  ]
  const reading = read(csvOf(agendaTable(items, { language, timeZone }), language))
  expect(reading.ok && reading.items.map(({ number, level, draft }) => ({ number, level, draft }))).toEqual(
    outlineOf(items).map(({ number, level, item: { title, minutes, startsAt, isInternal } }) => ({
      number,
      level,
      draft: { title, minutes, startsAt, isInternal },
    })),
  )
})
