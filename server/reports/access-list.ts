/** Personal links and codes as a list for mail merge, made once at issue: afterwards only their hashes exist. */
import type { Language } from '../protocol/messages.ts'
import { csv } from './csv.ts'
import { groupWord, reportWords } from './words.ts'

export type AccessEntry = {
  number: string
  firstName: string
  lastName: string
  email: string
  region: string
  group: string
  /** The whole address with its secret. */
  link: string
  /** In groups of four, as printed. */
  code: string
}

export function accessListCsv(entries: Iterable<AccessEntry>, { language }: { language: Language }): string {
  const words = reportWords[language]
  const { number, firstName, lastName, email, region, group, link, code } = words.headings
  const headings = [number, firstName, lastName, email, region, group, link, code]
  const rows = Array.from(entries, (entry) => [
    ...[entry.number, entry.firstName, entry.lastName, entry.email, entry.region],
    ...[groupWord(entry.group, words), entry.link, entry.code],
  ])
  return csv(headings, rows, language)
}
