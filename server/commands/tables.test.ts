import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { beforeEach, describe, expect, test } from 'vitest'
import { csvOf, type Table } from '../reports/csv.ts'
import { chronicleOf } from '../reports/minutes/chronicle.ts'
import { sheetNames } from '../reports/words.ts'
import { workbookOf } from '../reports/workbook.ts'
import type { Language, TableKind } from '../protocol/messages.ts'
import { TABLES } from '../protocol/tables.ts'
import type { JournalRecord } from '../store/journal.ts'
import { aHall, anotherChair, fetched, type Core, type TestVisitor } from '../testing/core.ts'
import { remember, type History } from '../domain/history.ts'
import type { ChairCaller, Context } from './context.ts'
import { exportFile } from './export.ts'
import { journalEntry } from './look.ts'
import { tables } from './tables.ts'

/** What people wrote, whichever list it ends in; each is put before every such text. */
const WRITTEN = ['title', 'text', 'name', 'firstName', 'lastName', 'number', 'region', 'group', 'reason']
const ALSO_WRITTEN = ['submitters', 'proposedBy', 'guest', 'email', 'gender']
const TEXTS = new Set([...WRITTEN, ...ALSO_WRITTEN])
const FORMULAS = [
  '=1+1 ',
  '+1+1 ',
  '-1+1 ',
  '@SUM(1) ',
  '\t=1 ',
  '\r=1 ',
  '＝1+1 ',
  '=HYPERLINK("http://evil.test") ',
]

let core: Core
let chair: TestVisitor

beforeEach(() => {
  core = aHall(6, { title: 'Budget' })
  chair = anotherChair(core, 'Ada')
  const item = { title: 'Opening', minutes: 10, startsAt: null, isInternal: false }
  chair.ask('add-item', { parent: null, after: null, draft: item })
  chair.ask('begin-item', { item: 1, instead: null })
  chair.ask('add-note', { item: 1, at: null, text: 'The power failed.' })
  const rule = {
    base: 'entitled',
    comparison: 'more-than',
    numerator: 1,
    denominator: 2,
    gate: 'warn',
  } as const
  chair.ask('set-quorum', { rule })
  chair.ask('find-quorum', {})
  chair.ask('begin-call', { purpose: 'trial', seconds: null })
  chair.ask('end-call', { call: 1 })
  chair.ask('set-proxy-rules', { rules: { most: 1, byPhone: false } })
  chair.ask('give-proxy', { principal: 5, holder: 6 })
  aMotionWithAmendment()
  anElection()
  aSpeech()
  chair.ask('check-out', { members: [4] })
  chair.ask('open-vote', { vote: 2 })
  chair.ask('check-in', { members: [4] })
  chair.ask('admit-late', { vote: 2, member: 4, reason: 'Stood at the desk.' })
  chair.ask('close-vote', { vote: 2 })
  chair.ask('open-vote', { vote: 1 })
  chair.ask('annul-vote', { vote: 1, reason: 'A wrong text.' })
})

function aMotionWithAmendment(): void {
  const fields = {
    number: '',
    title: 'Trains',
    submitters: 'Ada Berg',
    supporters: [],
    reason: 'Late.',
    item: 1,
    alternativeTo: null,
  }
  chair.ask('add-motion', { fields, text: { text: 'More trains.' } })
  const amends = { motion: 1, version: 1, from: 1, to: 1 }
  chair.ask('add-amendment', { fields: { ...fields, title: 'Buses' }, amends, text: { text: 'More buses.' } })
}

function anElection(): void {
  const majority = { base: 'valid', comparison: 'more-than', numerator: 1, denominator: 2 } as const
  chair.ask('add-election', {
    draft: {
      ...{ title: 'Board', text: '', item: 1, secrecy: 'secret', marking: 'choose', quorum: null },
      ...{ electorate: { presence: 'present', groups: [] }, durationSeconds: null, joinsLater: false },
      rule: { kind: 'most-votes', seats: 1, majority, reserved: null, dropOut: null, next: null },
      incompatible: [],
    },
  })
  const told = { election: 1, text: 'I stand.', group: 'delegate', proposedBy: 'North', consents: true }
  chair.ask('nominate', { ...told, member: 1, name: '' })
  chair.ask('nominate', { ...told, member: null, name: 'Guest of Honour' })
  chair.ask('prepare-election-ballot', { election: 1, after: null })
}

function aSpeech(): void {
  const rules = { seconds: 60, alternation: null, firstTimeFirst: false, proContra: false }
  chair.ask('open-debate', { item: 1, rules, instead: null })
  chair.ask('add-speaker', { debate: 1, who: { guest: 'Mayor' }, side: null, quoted: null })
  chair.ask('call-speaker', { debate: 1, speaker: 1, turn: 0, outOfTurn: false })
  core.clock.now += 30_000
  chair.ask('end-speech', { debate: 1, turn: 1 })
}

/** The journal as it would be if somebody had begun every text with `formula`. */
function withFormulas(formula: string): JournalRecord[] {
  const begun = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return TEXTS.has(key) && value !== '' ? formula + value : value
    if (Array.isArray(value)) return value.map((one) => begun(one, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, begun(inner, name)]))
  }
  const records = core.store.journal.page(null, 1000).toReversed()
  return records.map((record) => {
    const written = { ...record, actor: begun(record.actor), event: begun(record.event) }
    return written as JournalRecord
  })
}

function tablesOf(records: readonly JournalRecord[], language: Language): ReadonlyMap<TableKind, Table> {
  const { assembly } = chronicleOf(records)
  const history: History = []
  for (const { at, actor, event } of records) remember(history, at, actor, event)
  const journal = () => records.map((record) => journalEntry({ state: { assembly } }, record))
  const source = { assembly, history, journal, hasContacts: true, options: { language, timeZone: 'UTC' } }
  const read = TABLES.map((kind) => {
    const { headings, rows } = tables[kind](source)
    return [kind, { headings, rows: [...rows] }] as const
  })
  return new Map(read)
}

function tableIn(written: ReadonlyMap<TableKind, Table>, kind: TableKind): Table {
  const table = written.get(kind)
  if (table === undefined) throw new Error(`no table of ${kind}`)
  return table
}

/** Which columns somebody's own words are in, by what stands in front of them. */
const writtenIn = ({ headings, rows }: Table, formula: string) =>
  headings.filter((_, at) =>
    Array.from(rows, (row) => row[at]).some((cell) => typeof cell === 'string' && cell.includes(formula)),
  )

describe('[W5] every list of the convention', () => {
  test('leaves as a table of its own, with a row for what there is', async () => {
    const files = await Promise.all(
      TABLES.map(async (what) => {
        const asking: Context<ChairCaller> = {
          ...core.parts,
          ...{ caller: { role: 'host' }, at: core.clock.now, request: 'request-1' },
        }
        const answer = exportFile(asking, { what })
        if (!answer.ok) throw new Error(what)
        const rows = parse(await fetched(core, answer.output.ticket), { bom: true })
        return [answer.output.name, rows.length - 1]
      }),
    )
    expect(files).toEqual([
      ...[
        ['members.csv', 6],
        ['attendance.csv', 6],
        ['mandate-check.csv', 4],
        ['agenda.csv', 1],
      ],
      ...[
        ['motions.csv', 1],
        ['amendments.csv', 1],
        ['elections.csv', 1],
        ['candidates.csv', 2],
      ],
      ...[
        ['votes.csv', 3],
        ['late-admissions.csv', 1],
        ['quorum.csv', 1],
        ['trials.csv', 1],
        ['proxies.csv', 1],
      ],
      ...[
        ['speeches.csv', 1],
        ['speaking-times.csv', 3],
        ['notes.csv', 1],
      ],
      ['journal.csv', core.store.journal.head().entries],
    ])
  })

  test('has words of members and chairs in these columns', () => {
    const written = tablesOf(withFormulas('=1+1 '), 'en')
    expect(TABLES.map((kind) => [kind, writtenIn(tableIn(written, kind), '=1+1 ')])).toEqual([
      ['members', ['member_number', 'first_name', 'last_name', 'region', 'group']],
      ['attendance', ['member_number', 'first_name', 'last_name', 'region', 'group']],
      ['mandate-check', ['value']],
      ['agenda', ['title']],
      ['motions', ['number', 'title', 'submitters', 'text', 'reason']],
      ['amendments', ['number', 'amends', 'title', 'submitters', 'new_text', 'reason']],
      ['elections', ['election']],
      ['candidates', ['election', 'name', 'group', 'proposed_by', 'text']],
      ['votes', ['title', 'option', 'reason']],
      ['late-admissions', ['title', 'member_number', 'name', 'reason']],
      ['quorum', []],
      ['trials', []],
      ['proxies', ['member_number', 'name', 'proxy', 'name_of_proxy']],
      ['speeches', ['title', 'name']],
      ['speaking-times', ['name']],
      ['notes', ['item', 'note']],
      ['journal', ['by', 'about']],
    ])
  })

  test.each(FORMULAS)(
    'as CSV has no cell that a spreadsheet calculates, whoever wrote %j in front',
    (formula) => {
      const written = tablesOf(withFormulas(formula), 'de')
      for (const kind of TABLES) {
        const cells = parse(csvOf(tableIn(written, kind), 'de'), { bom: true, delimiter: ';' }).flat()
        const begins = cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d/.test(cell))
        expect([kind, begins]).toEqual([kind, []])
      }
    },
  )

  test.each(FORMULAS)(
    'as a sheet of the workbook has the texts as they are, as text: %j',
    async (formula) => {
      const written = tablesOf(withFormulas(formula), 'en')
      const sheets = await readXlsxFile(
        await workbookOf(
          TABLES.map((kind) => ({ name: sheetNames.en[kind], table: tableIn(written, kind) })),
        ),
        { trim: false },
      )
      expect(sheets.map(({ sheet }) => sheet)).toEqual(TABLES.map((kind) => sheetNames.en[kind]))
      for (const [at, kind] of TABLES.entries()) {
        const { headings, rows } = tableIn(written, kind)
        const expected = [...rows].map((row) =>
          row.map((cell) => (typeof cell === 'string' ? cell : typedNumber(cell.number))),
        )
        expect([kind, sheets[at]?.data]).toEqual([
          kind,
          [headings, ...expected].map((row) => row.map((cell) => (cell === '' ? null : cell))),
        ])
      }
    },
  )
})

/** As the workbook has it: what is no exact decimal stays text. */
function typedNumber(number: string | number): string | number {
  const text = String(number)
  return /^\d+(\.\d+)?$/.test(text) && text.length <= 15 ? Number(text) : text
}
