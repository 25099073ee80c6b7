/** The work of writing every table of a convention as one Excel file, from its journal. For a thread: it may take seconds. */
import { journalEntry } from '../commands/look.ts'
import { tables } from '../commands/tables.ts'
import { remember, type History } from '../domain/history.ts'
import type { Language } from '../protocol/messages.ts'
import { TABLES } from '../protocol/tables.ts'
import { Chronicler } from '../reports/minutes/chronicle.ts'
import { sheetNames } from '../reports/words.ts'
import { workbookOf } from '../reports/workbook.ts'
import type { JournalRecord } from '../store/journal.ts'
import { readJournalOf } from '../store/read-journal.ts'

export type WorkbookOrder = { file: string; language: Language; timeZone: string; hasContacts: boolean }

export async function writeWorkbook({ file, hasContacts, ...options }: WorkbookOrder): Promise<Buffer> {
  const records: JournalRecord[] = []
  const history: History = []
  const chronicler = new Chronicler()
  for (const record of readJournalOf(file)) {
    records.push(record)
    chronicler.read(record)
    remember(history, record.at, record.actor, record.event)
  }
  const { assembly } = chronicler.chronicle()
  const journal = () => records.map((record) => journalEntry({ state: { assembly } }, record))
  const source = { assembly, history, journal, hasContacts, options }
  const names = sheetNames[options.language]
  return workbookOf(TABLES.map((kind) => ({ name: names[kind], table: tables[kind](source) })))
}
