/** What a story takes as given, done as a chair on the command line would: a convention with members, access and votes. */
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import type { Chair } from '../server/command-line/chair.ts'
import type { Convention, VoteDraft, VoteId } from '../server/protocol/messages.ts'
import type { SmallDisk } from '../server/testing/mount-disk.ts'
import type { TestHost } from './host.ts'
import { asCsv, memberList } from './member-list.ts'
import { onMotion, SIMPLE_MAJORITY } from '../server/protocol/papers.ts'

/** What is on one card, and whose it is. */
export type Access = {
  number: string
  firstName: string
  lastName: string
  link: string
  code: string
}

type Given = {
  members: number
  /** Checked in: all, the first so many, or nobody. */
  present?: 'all' | number
  /** With a card: all, or the first so many. */
  access?: 'all' | number
  convention?: Partial<Convention>
}

export async function prepareConvention(
  host: TestHost,
  { members, present = 'all', access = 'all', convention }: Given,
): Promise<Access[]> {
  await host.asChair(async (chair) => {
    if (convention !== undefined) await describe(chair, convention)
    await importMembers(chair, asCsv(memberList(members)))
  })
  // Another session: to this one the register is on its way only with the next tick.
  return host.asChair(async (chair) => {
    const chosen = async (whom: 'all' | number) =>
      whom === 'all' ? whom : (await chair.roster()).entries.slice(0, whom).map(({ id }) => id)
    const { csv } = await chair.command('issue-access', { members: await chosen(access) })
    const accesses = readAccesses(await chair.download(csv))
    if (present !== 0) await chair.command('check-in', { members: await chosen(present) })
    return accesses
  })
}

export async function describe(chair: Chair, changed: Partial<Convention>): Promise<void> {
  const { convention } = (await chair.command('status', {})).status
  await chair.command('set-convention', { ...convention, ...changed })
}

export async function importMembers(chair: Chair, csv: string): Promise<void> {
  const bytes = Buffer.from(csv)
  const { ticket } = await chair.command('begin-upload', { name: 'members.csv', bytes: bytes.length })
  const upload = await chair.upload(ticket, bytes)
  const { preview } = await chair.command('preview-import', { upload })
  const { columns, basis } = preview
  await chair.command('import-members', { upload, columns, basis, onlyGoodRows: false })
}

export function readTable(file: Uint8Array | string): Record<string, string>[] {
  const text = typeof file === 'string' ? file : Buffer.from(file).toString('utf8')
  const delimiter = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
  return parse(text, { columns: true, bom: true, delimiter })
}

/** By position: the headings are in the convention's language. */
export const readAccesses = (csv: Uint8Array | string): Access[] =>
  readTable(csv).map((row) => {
    const [number = '', firstName = '', lastName = '', , , , link = '', code = ''] = Object.values(row)
    return { number, firstName, lastName, link, code }
  })

/** Refused so often in a row, it is not one write alone that was too large. */
const REFUSALS = 10

/**
 * Until nothing can be saved, and so that nothing can be until the returned function is called: somebody who reads the file keeps its
 * log from beginning anew, where it would have its own room once more.
 */
export async function fillDisk(host: TestHost, disk: SmallDisk): Promise<() => void> {
  const reader = new Database(host.file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM journal').get()
  await host.asChair(async (chair) => {
    const { convention } = (await chair.command('status', {})).status
    for (let turn = 0, refusals = 0; refusals < REFUSALS; turn++) {
      disk.fill()
      const answer = await chair.ask('set-convention', { ...convention, place: `Hall ${turn}` })
      refusals = answer.ok ? 0 : refusals + 1
    }
  })
  return () => {
    disk.free()
    reader.close()
  }
}

export const draft = (changed: Partial<VoteDraft> = {}): VoteDraft => ({
  title: 'Budget 2027',
  text: 'The treasurer’s draft is adopted as printed.',
  secrecy: 'secret',
  electorate: { presence: 'present', groups: [] },
  ...onMotion(SIMPLE_MAJORITY),
  durationSeconds: null,
  ...changed,
})

export async function openVote(chair: Chair, changed: Partial<VoteDraft> = {}): Promise<VoteId> {
  const { vote } = await chair.command('prepare-vote', draft(changed))
  await chair.command('open-vote', { vote })
  return vote
}
