/** Every list of a convention that leaves as a table: as a file of its own (CSV), and as a sheet of the workbook, in this order. */
import type { TableKind } from './messages.ts'

export const TABLES = [
  'members',
  'attendance',
  'mandate-check',
  'agenda',
  'motions',
  'amendments',
  'elections',
  'candidates',
  'votes',
  'late-admissions',
  'quorum',
  'trials',
  'proxies',
  'speeches',
  'speaking-times',
  'notes',
  'journal',
] as const satisfies readonly TableKind[]
