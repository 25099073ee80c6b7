/** How each list of a convention becomes a table: one place for the files and for the workbook, so that both say the same. */
import { ruleSentence } from '../client/rule-words.ts'
import type { Assembly } from '../domain/assembly.ts'
import { electionReport } from '../domain/election-views.ts'
import { attendanceOf, type History } from '../domain/history.ts'
import { checkMandates } from '../domain/mandate-check.ts'
import { speakingTimes } from '../domain/speaking-times.ts'
import { consoleVote } from '../live/audience.ts'
import type { JournalEntry, TableKind } from '../protocol/messages.ts'
import { attendanceTable, mandateCheckTable } from '../reports/accreditation.ts'
import { admittedTable, type AdmittedTo } from '../reports/admitted-csv.ts'
import { agendaTable } from '../reports/agenda-csv.ts'
import type { Table } from '../reports/csv.ts'
import { candidatesTable, electionsTable } from '../reports/elections-csv.ts'
import { journalTable, membersTable, votesTable, type ExportOptions } from '../reports/exports.ts'
import { notesTable } from '../reports/minutes/notes-table.ts'
import { amendmentsTable, motionsTable } from '../reports/motions-export.ts'
import { proxiesTable } from '../reports/proxies-csv.ts'
import { quorumTable, trialsTable } from '../reports/quorum-csv.ts'
import { speakingTimesTable, speechesTable } from '../reports/speeches-csv.ts'

type Source = {
  assembly: Assembly
  history: History
  journal: () => Iterable<JournalEntry>
  /** Whether e-mail addresses go with it [O7]. */
  hasContacts: boolean
  options: ExportOptions
}

const electionsOf = ({ assembly }: Source) =>
  [...assembly.elections.values()].map((election) => electionReport(assembly, election))

const admittedTo = ({ votes }: Assembly): AdmittedTo[] =>
  [...votes.values()].map((vote) => ({
    ...{ id: vote.id, title: vote.draft.title },
    admitted: 'admitted' in vote ? vote.admitted : [],
  }))

export const tables: Readonly<Record<TableKind, (source: Source) => Table>> = {
  members: ({ assembly, options, hasContacts }) =>
    membersTable(assembly.members.values(), { ...options, hasContacts }),
  attendance: ({ assembly, history, options }) => attendanceTable(assembly, attendanceOf(history), options),
  'mandate-check': ({ assembly, options }) => mandateCheckTable(checkMandates(assembly), options.language),
  agenda: ({ assembly, options }) => agendaTable(assembly.items.values(), options),
  motions: ({ assembly, options }) => motionsTable(assembly, options.language),
  amendments: ({ assembly, options }) => amendmentsTable(assembly, options.language),
  elections: (source) => electionsTable(electionsOf(source), source.options.language),
  candidates: (source) => candidatesTable(electionsOf(source), source.options.language),
  votes: ({ assembly, options }) =>
    votesTable([...assembly.votes.values()].map(consoleVote), {
      ...options,
      ruleOf: (draft) => ruleSentence(draft, options.language),
    }),
  'late-admissions': ({ assembly, options }) => admittedTable(admittedTo(assembly), options),
  quorum: ({ assembly, options }) => quorumTable(assembly.calls.findings, options),
  trials: ({ assembly, options }) => trialsTable(assembly.calls.trials, options),
  proxies: ({ assembly, options }) => proxiesTable(assembly, options.language),
  speeches: ({ assembly, options }) => speechesTable(assembly, options),
  'speaking-times': ({ assembly, options }) =>
    speakingTimesTable(speakingTimes(assembly, null), options.language),
  notes: ({ assembly, options }) => notesTable(assembly, options),
  journal: ({ journal, options }) => journalTable(journal(), options),
}
