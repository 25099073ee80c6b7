/**
 * From the text of a list to items of an agenda, or to the lines that cannot be read. A list has headings (title, number or level,
 * minutes, start, internal; German or English), or is as people write one down: a title a line, with or without its number.
 */
import { DEEPEST, outlineOf, MOST_ITEMS } from '../protocol/agenda.ts'
import type { AgendaFaultKind, AgendaPreview, ItemDraft } from '../protocol/messages.ts'
import { decodeText } from './decode-text.ts'
import { readCsv, type Row } from './read-csv.ts'
import { tidy } from './read-values.ts'

type Field = 'number' | 'level' | 'title' | 'minutes' | 'startsAt' | 'isInternal'
type Columns = Partial<Record<Field, number>>
type Item = { line: number; level: number; draft: ItemDraft }
type Fault = AgendaPreview['faults'][number]
type Reading = { ok: true } & Pick<AgendaPreview, 'items' | 'faults'>

const HEADINGS: readonly { field: Field; words: readonly string[] }[] = [
  {
    field: 'title',
    words: ['title', 'titel', 'bezeichnung', 'item', 'thema', 'topic', 'tagesordnungspunkt'],
  },
  { field: 'number', words: ['number', 'nummer', 'nr', 'no', 'top'] },
  { field: 'level', words: ['level', 'ebene', 'stufe'] },
  { field: 'minutes', words: ['minutes', 'minuten', 'min', 'dauer', 'duration'] },
  { field: 'startsAt', words: ['startsat', 'start', 'beginn', 'beginnt', 'uhrzeit', 'time'] },
  { field: 'isInternal', words: ['internal', 'intern'] },
]
const YES = ['yes', 'y', 'true', '1', 'x', 'ja', 'j', 'wahr']
const LONGEST_TITLE = 300
const MOST_MINUTES = 24 * 60
const FAULTS_SHOWN = 1_000

export function readAgenda(bytes: Uint8Array): Reading | { ok: false } {
  const { text } = decodeText(bytes)
  // A sheet or a picture; an agenda of a thousand lines is far shorter.
  if (text.includes('\0') || text.startsWith('PK') || bytes.length > 1_000_000) return { ok: false }
  const { rows, broken } = readCsv(text)
  const headed = rows[0] === undefined ? {} : columnsOf(rows[0].cells)
  const hasHeadings = headed.title !== undefined
  const columns = hasHeadings ? headed : unnamed(rows)
  const faults: Fault[] = broken.map(({ line, text: value }) => ({ line, kind: 'quote-unclosed', value }))
  const items: Item[] = []
  for (const row of hasHeadings ? rows.slice(1) : rows) {
    if (row.cells.every((cell) => cell === '')) continue
    const read = readRow(row, columns, items.at(-1)?.level ?? 0)
    if ('kind' in read) faults.push(read)
    else items.push(read)
  }
  return items.length + faults.length === 0
    ? { ok: false }
    : { ok: true, items: numbered(items), faults: faults.slice(0, FAULTS_SHOWN) }
}

function columnsOf(cells: readonly string[]): Columns {
  const found: Columns = {}
  for (const [column, cell] of cells.entries()) {
    const word = tidy(cell)
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '')
    const heading = HEADINGS.find(({ words }) => words.includes(word))
    if (heading !== undefined) found[heading.field] ??= column
  }
  return found
}

/** Without headings: a column of numbers before the titles, where there is one, and minutes behind them. */
function unnamed(rows: readonly Row[]): Columns {
  const isNumbered = rows.every(
    ({ cells }) => /^\w?\d+(\.\w?\d+)*\.?$/.test(cells[0] ?? '') && cells.length > 1,
  )
  return isNumbered ? { number: 0, title: 1, minutes: 2 } : { title: 0, minutes: 1 }
}

function readRow({ line, cells }: Row, columns: Columns, levelBefore: number): Item | Fault {
  const cell = (field: Field) => tidy(cells[columns[field] ?? -1] ?? '')
  const written = /^(I?\d+(?:\.I?\d+)*)[.)]?\s+(\S.*)$/.exec(cell('title'))
  const isNamed = columns.number !== undefined || columns.level !== undefined
  const number = isNamed ? cell('number').replace(/\.$/, '') : (written?.[1] ?? '')
  const title = isNamed ? cell('title') : (written?.[2] ?? cell('title'))
  const fault = (kind: AgendaFaultKind, value: string): Fault => ({ line, kind, value })
  if (title === '') return fault('title-missing', cells.filter((text) => text !== '').join(' '))
  if (title.length > LONGEST_TITLE) return fault('too-long', title)
  if (/\p{Cc}/u.test(title)) return fault('control-character', title)
  const level = cell('level') === '' ? Math.max(1, number.split('.').length) : Number(cell('level'))
  if (!Number.isInteger(level) || level < 1 || level > levelBefore + 1)
    return fault('level-unclear', cell('level') === '' ? number : cell('level'))
  if (level > DEEPEST) return fault('too-deep', number === '' ? String(level) : number)
  const minutes = minutesIn(cell('minutes'))
  if (minutes === undefined) return fault('minutes-unclear', cell('minutes'))
  const startsAt = timeIn(cell('startsAt'))
  if (startsAt === undefined) return fault('time-unclear', cell('startsAt'))
  const isInternal = YES.includes(cell('isInternal').toLowerCase())
  return { line, level, draft: { title, minutes, startsAt, isInternal } }
}

/** "20", "20 min", "1:30". Undefined: none of these. */
function minutesIn(text: string): number | null | undefined {
  if (text === '') return null
  const [, hours = '0', minutes = ''] =
    /^(?:(\d{1,2}):)?(\d{1,4})\s*(?:min\.?|minuten|minutes|')?$/i.exec(text) ?? []
  const sum = Number(hours) * 60 + Number(minutes)
  return minutes === '' || sum > MOST_MINUTES ? undefined : sum === 0 ? null : sum
}

/** "2026-11-23 14:30", on the host's clock, as it is exported. */
function timeIn(text: string): number | null | undefined {
  if (text === '') return null
  const at = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?$/.test(text) ? Date.parse(text.replace(' ', 'T')) : NaN
  return Number.isNaN(at) ? undefined : at
}

function numbered(items: readonly Item[]): AgendaPreview['items'] {
  const above: number[] = []
  const rows = outlineOf(
    items.slice(0, MOST_ITEMS + 1).map(({ level, draft }, index) => {
      above.length = level - 1
      const parent = above.at(-1) ?? null
      above.push(index)
      return { ...draft, id: index, parent, order: index, begunAt: null, endedAt: null }
    }),
  )
  return rows.flatMap(({ item, number }) =>
    items.slice(item.id, item.id + 1).map((of) => ({ ...of, number })),
  )
}
