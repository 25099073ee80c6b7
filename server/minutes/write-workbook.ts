/** The work of writing every table of a convention as one Excel file, from its journal. For a thread: it may take seconds. */
import { ruleSentence } from '../client/rule-words.ts'
import { journalEntry } from '../commands/look.ts'
import { electionReport } from '../domain/election-views.ts'
import { checkMandates } from '../domain/mandate-check.ts'
import { speakingTimes } from '../domain/speaking-times.ts'
import { attendanceOf, remember, type History } from '../domain/history.ts'
import { consoleVote } from '../live/audience.ts'
import type { Language } from '../protocol/messages.ts'
import { attendanceTable, mandateCheckTable } from '../reports/accreditation.ts'
import { agendaTable } from '../reports/agenda-csv.ts'
import { candidatesTable, electionsTable } from '../reports/elections-csv.ts'
import { journalTable, membersTable, votesTable } from '../reports/exports.ts'
import { Chronicler } from '../reports/minutes/chronicle.ts'
import { notesTable } from '../reports/minutes/notes-table.ts'
import { amendmentsTable, motionsTable } from '../reports/motions-export.ts'
import { proxiesTable } from '../reports/proxies-csv.ts'
import { speakingTimesTable, speechesTable } from '../reports/speeches-csv.ts'
import { sheetNames } from '../reports/words.ts'
import { workbookOf, type NamedTable } from '../reports/workbook.ts'
import type { JournalRecord } from '../store/journal.ts'
import { readJournalOf } from '../store/read-journal.ts'

export type WorkbookOrder = { file: string; language: Language; timeZone: string; hasContacts: boolean }

export async function writeWorkbook({ file, hasContacts, ...options }: WorkbookOrder): Promise<Buffer> {
  const { language } = options
  const records: JournalRecord[] = []
  const history: History = []
  const chronicler = new Chronicler()
  for (const record of readJournalOf(file)) {
    records.push(record)
    chronicler.read(record)
    remember(history, record.at, record.actor, record.event)
  }
  const { assembly } = chronicler.chronicle()
  const ruleOf = (draft: Parameters<typeof ruleSentence>[0]) => ruleSentence(draft, language)
  const elections = [...assembly.elections.values()].map((election) => electionReport(assembly, election))
  const names = sheetNames[language]
  const tables: NamedTable[] = [
    { name: names.members, table: membersTable(assembly.members.values(), { ...options, hasContacts }) },
    { name: names.attendance, table: attendanceTable(assembly, attendanceOf(history), options) },
    { name: names.mandateCheck, table: mandateCheckTable(checkMandates(assembly), language) },
    { name: names.agenda, table: agendaTable(assembly.items.values(), options) },
    { name: names.motions, table: motionsTable(assembly, language) },
    { name: names.amendments, table: amendmentsTable(assembly, language) },
    { name: names.elections, table: electionsTable(elections, language) },
    { name: names.candidates, table: candidatesTable(elections, language) },
    {
      name: names.votes,
      table: votesTable([...assembly.votes.values()].map(consoleVote), { ...options, ruleOf }),
    },
    { name: names.proxies, table: proxiesTable(assembly, language) },
    { name: names.speeches, table: speechesTable(assembly, options) },
    { name: names.speakingTimes, table: speakingTimesTable(speakingTimes(assembly, null), language) },
    { name: names.notes, table: notesTable(assembly, options) },
    {
      name: names.journal,
      table: journalTable(
        records.map((record) => journalEntry({ state: { assembly } }, record)),
        options,
      ),
    },
  ]
  return workbookOf(tables)
}
