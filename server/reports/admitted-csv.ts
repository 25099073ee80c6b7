/** Who came onto the register of a vote after it had opened, of all votes, as a table. Standing on a register is no secret [R9]. */
import type { Language, LateAdmission, VoteId } from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'
import type { ExportOptions } from './exports.ts'
import { timeWriter } from './times.ts'

const HEADINGS: Record<Language, readonly string[]> = {
  de: [
    ...['Abstimmung', 'Titel', 'Mitgliedsnummer', 'Name', 'Stimmgewicht', 'Grund'],
    ...['Zeit', 'Zugelassen durch', 'Zweite Person'],
  ],
  en: ['vote', 'title', 'member_number', 'name', 'weight', 'reason', 'time', 'admitted by', 'second person'],
}

export type AdmittedTo = { id: VoteId; title: string; admitted: readonly LateAdmission[] }

export function admittedTable(votes: readonly AdmittedTo[], { language, timeZone }: ExportOptions): Table {
  const time = timeWriter(timeZone)
  const rows = votes.flatMap(({ id, title, admitted }) =>
    admitted.map(({ number, name, weight, reason, admittedAt, by, approvedBy = '' }): Cell[] => [
      ...[{ number: id }, title, number, name, { number: weight }, reason],
      ...[time(admittedAt), by, approvedBy],
    ]),
  )
  return { headings: HEADINGS[language], rows }
}
