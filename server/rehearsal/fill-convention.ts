/** Fills a convention as a chair does: through the door, with a list of members, and with cards for all of them. */
import { parse } from 'csv-parse/sync'
import type { Chair } from '../command-line/chair.ts'
import { csv } from '../reports/csv.ts'
import { reportWords } from '../reports/words.ts'
import type { ImportedMember, Language, MemberId } from '../protocol/messages.ts'
import type { Access } from './crowd-messages.ts'

/** Without faults: this list was made by a program. */
export async function importMembers(
  chair: Chair,
  members: readonly ImportedMember[],
  language: Language,
): Promise<void> {
  const bytes = Buffer.from(memberList(members, language))
  const { ticket } = await chair.command('begin-upload', { name: 'members.csv', bytes: bytes.length })
  const upload = await chair.upload(ticket, bytes)
  const { preview } = await chair.command('preview-import', { upload })
  const { columns, basis } = preview
  await chair.command('import-members', { upload, columns, basis, onlyGoodRows: false })
}

/** By member number. Issues to all, so cards from before end. */
export async function issueAccess(chair: Chair): Promise<ReadonlyMap<string, Access>> {
  const { csv: ticket } = await chair.command('issue-access', { members: 'all' })
  return readAccessList(Buffer.from(await chair.download(ticket)).toString('utf8'))
}

/** For a chair who signed in after the import: rows of a later one reach the roster with the next tick. */
export async function idsByNumber(chair: Chair): Promise<ReadonlyMap<string, MemberId>> {
  const { entries } = await chair.roster()
  return new Map(entries.map(({ number, id }) => [number, id]))
}

export function memberList(members: readonly ImportedMember[], language: Language): string {
  const { headings, yes, no } = reportWords[language]
  const { number, firstName, lastName, email, region, group, gender, weight, entitled } = headings
  return csv(
    [number, firstName, lastName, email, region, group, gender, weight, entitled],
    members.map((member) => [
      ...[member.number, member.firstName, member.lastName, member.email, member.region, member.group],
      ...[member.gender, { number: member.weight }, member.entitled ? yes : no],
    ]),
    language,
  )
}

/** The list as the host writes it, in either language: the number first, link and code last. */
export function readAccessList(text: string): ReadonlyMap<string, Access> {
  const delimiter = text.slice(0, text.indexOf('\n')).includes(';') ? ';' : ','
  const rows: string[][] = parse(text, { bom: true, delimiter, fromLine: 2 })
  return new Map(
    rows.map((row) => {
      const [number = ''] = row
      const [link = '', code = ''] = row.slice(-2)
      return [number, { secret: new URL(link).hash.slice(1), code }] as const
    }),
  )
}
