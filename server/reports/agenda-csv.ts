/** The agenda as a table: what was planned, when it began and ended. Reads back in with the import to the same items. */
import { outlineOf } from '../protocol/agenda.ts'
import type { AgendaItem, Language } from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'
import type { ExportOptions } from './exports.ts'
import { timeWriter } from './times.ts'
import { reportWords } from './words.ts'

const HEADINGS: Record<Language, readonly string[]> = {
  de: ['Nummer', 'Ebene', 'Titel', 'Minuten', 'Beginn', 'Intern', 'Geplant', 'Aufgerufen', 'Beendet'],
  en: ['number', 'level', 'title', 'minutes', 'starts_at', 'internal', 'planned', 'called_up', 'ended'],
}

export function agendaTable(items: Iterable<AgendaItem>, { language, timeZone }: ExportOptions): Table {
  const { yes, no } = reportWords[language]
  const write = timeWriter(timeZone)
  const time = (at: number | null) => (at === null ? '' : write(at))
  const rows = outlineOf(items).map(({ item, number, level, plannedAt }): Cell[] => [
    ...[number, { number: level }, item.title, item.minutes === null ? '' : { number: item.minutes }],
    ...[time(item.startsAt), item.isInternal ? yes : no],
    ...[time(plannedAt), time(item.begunAt), time(item.endedAt)],
  ])
  return { headings: HEADINGS[language], rows }
}
