/** The notes of the minute taker as a table, in the order of their times. */
import type { Assembly } from '../../domain/assembly.ts'
import { outlineOf } from '../../protocol/agenda.ts'
import type { Language } from '../../protocol/messages.ts'
import type { Cell, Table } from '../csv.ts'
import type { ExportOptions } from '../exports.ts'
import { timeWriter } from '../times.ts'

const HEADINGS: Record<Language, readonly string[]> = {
  de: ['Zeit', 'Durch', 'Nummer', 'Punkt', 'Anmerkung'],
  en: ['time', 'by', 'number', 'item', 'note'],
}

export function notesTable(
  { notes, items }: Pick<Assembly, 'notes' | 'items'>,
  { language, timeZone }: ExportOptions,
): Table {
  const time = timeWriter(timeZone)
  const byItem = new Map(outlineOf(items.values()).map((row) => [row.item.id, row]))
  const rows = [...notes.values()]
    .sort((one, other) => one.at - other.at || one.id - other.id)
    .map(({ at, by, item, text }): Cell[] => {
      const row = item === null ? undefined : byItem.get(item)
      return [time(at), by, row?.number ?? '', row?.item.title ?? '', text]
    })
  return { headings: HEADINGS[language], rows }
}
