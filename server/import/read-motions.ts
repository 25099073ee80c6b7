/**
 * From a file to motions, or to the lines that cannot be read: a CSV with headings, or one Markdown file in which each heading of the
 * first level begins a motion. What it reads is text and stays text.
 */
import { CsvError, parse } from 'csv-parse/sync'
import type { ItemId, MotionFields, MotionsPreview } from '../protocol/messages.ts'
import { blocksOf, lastLineOf, MOTION_TEXT_CHARACTERS, tidyText } from '../protocol/motion-text.ts'
import { MOST_SUPPORTERS, REASON_CHARACTERS, SUPPORTER_CHARACTERS } from '../protocol/motions.ts'
import { decodeText } from './decode-text.ts'
import { splitLines } from './frame-records.ts'
import { tidy } from './read-values.ts'
import { recogniseDelimiter } from './recognise-delimiter.ts'

type Field = 'number' | 'title' | 'submitters' | 'supporters' | 'item' | 'text' | 'reason'
type Raw = { line: number } & Partial<Record<Field, string>>
type Fault = MotionsPreview['faults'][number]
export type ReadMotion = { line: number; fields: MotionFields; text: string }
export type MotionsReading = { ok: true; motions: ReadMotion[]; faults: Fault[] } | { ok: false }
/** What it is read against: numbers that are taken, and items by their numbers. */
export type MotionsBasis = { taken: ReadonlySet<string>; items: ReadonlyMap<string, ItemId> }

const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  number: ['number', 'nummer', 'nr', 'no', 'antragsnummer'],
  title: ['title', 'titel', 'betreff', 'antrag', 'motion', 'bezeichnung'],
  submitters: [
    'submitters',
    'submitter',
    'antragsteller',
    'antragstellerin',
    'antragstellende',
    'eingereicht',
  ],
  supporters: ['supporters', 'unterstützer', 'unterstützende', 'unterstützerinnen'],
  item: ['item', 'top', 'tagesordnungspunkt', 'agendaitem'],
  text: ['text', 'antragstext', 'wortlaut', 'beschlusstext'],
  reason: ['reason', 'begründung', 'begruendung', 'reasons', 'explanation'],
}
const FIELDS: readonly Field[] = ['number', 'title', 'submitters', 'supporters', 'item', 'text', 'reason']
const LONGEST_TITLE = 300
const LONGEST_NUMBER = 40
const FAULTS_SHOWN = 1_000
/** 2,000 motions of a page each are 6 MB. */
const LARGEST = 16_000_000

export const sameNumber = (text: string): string => text.replace(/\s+/g, '').toLocaleLowerCase()

const fieldNamed = (heading: string): Field | undefined => {
  const word = tidy(heading)
    .toLocaleLowerCase()
    .replace(/[^\p{L}]/gu, '')
  return FIELDS.find((field) => HEADINGS[field].includes(word))
}

export function readMotions(bytes: Uint8Array, basis: MotionsBasis): MotionsReading {
  if (bytes.length > LARGEST) return { ok: false }
  const { text } = decodeText(bytes)
  if (text.includes('\0') || text.startsWith('PK')) return { ok: false }
  const isMarkdown = /^ {0,3}#{1,6} +\S/m.test(text)
  const { raws, faults } = isMarkdown ? fromMarkdown(text) : fromCsv(text)
  const motions: ReadMotion[] = []
  const seen = new Set<string>()
  for (const raw of raws) {
    const read = readOne(raw, { ...basis, seen })
    if ('kind' in read) faults.push(read)
    else motions.push(read)
  }
  if (motions.length + faults.length === 0) return { ok: false }
  return { ok: true, motions, faults: faults.slice(0, FAULTS_SHOWN) }
}

/** A row, and the line in which it ends. */
type Cells = { cells: string[]; end: number }
type RawMotions = { raws: Raw[]; faults: Fault[] }

function fromCsv(text: string): RawMotions {
  const { delimiter } = recogniseDelimiter(splitLines(text))
  const records: Cells[] = []
  try {
    parse(text, {
      ...{ delimiter, bom: true, relax_column_count: true, relax_quotes: true },
      on_record: (cells, { lines }) => {
        records.push({ cells: [...cells], end: lines })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    return { raws: [], faults: [{ line, kind: 'quote-unclosed', value: '' }] }
  }
  const [head, ...rows] = records
  const columns = (head?.cells ?? []).map(fieldNamed)
  if (!columns.includes('title')) return { raws: [], faults: [] }
  const raws: Raw[] = []
  let before = head?.end ?? 1
  for (const { cells, end } of rows) {
    const raw: Raw = { line: before + 1 }
    before = end
    if (cells.every((cell) => cell.trim() === '')) continue
    for (const [at, cell] of cells.entries()) {
      const field = columns[at]
      if (field !== undefined) raw[field] = unguarded(cell)
    }
    raws.push(raw)
  }
  return { raws, faults: [] }
}

/** A table that Plenum wrote marks text that a spreadsheet would calculate. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell)

const FACT = /^\s*(?:\*\*)?([\p{L} -]{2,40}?):(?:\*\*)?\s+(.*)$/u

function fromMarkdown(text: string): RawMotions {
  const raws: Raw[] = []
  const faults: Fault[] = []
  let part: 'facts' | 'text' | 'reason' = 'facts'
  for (const [index, line] of splitLines(text).entries()) {
    const [, marks = '', heading = ''] = /^ {0,3}(#{1,6}) +(.*?)(?: +#+)? *$/.exec(line) ?? []
    const raw = raws.at(-1)
    if (marks === '#') {
      raws.push({ line: index + 1, ...numbered(heading), text: '' })
      part = 'facts'
    } else if (raw === undefined) {
      if (line.trim() !== '')
        faults.push({ line: index + 1, kind: 'before-first-heading', value: line.trim() })
    } else if (marks === '##' && fieldNamed(heading) === 'reason') {
      part = 'reason'
      raw.reason = ''
    } else if (part === 'facts' && line.trim() === '') {
      if (raw.text !== '') part = 'text'
    } else {
      const [, name = '', value = ''] = FACT.exec(line) ?? []
      const fact = part === 'facts' && marks === '' ? fieldNamed(name) : undefined
      if (fact !== undefined && fact !== 'text' && fact !== 'reason') raw[fact] = value.trim()
      else {
        if (part === 'facts') part = 'text'
        // Its own headings stand below that of the motion.
        const written = marks === '' ? line : `${marks.slice(Math.min(2, marks.length - 1))} ${heading}`
        raw[part] = `${raw[part] ?? ''}${written}\n`
      }
    }
  }
  return { raws, faults: faults.slice(0, 1) }
}

/** "A1: Title", "A1 Title". */
function numbered(heading: string): { number: string; title: string } {
  const [, number = '', title = ''] =
    /^([^:\s][^:]{0,39}?\d[\w.-]*): +(\S.*)$/u.exec(heading) ??
    /^(\p{L}{1,5}[- ]?\d+(?:[.-]\d+)*)[.)]? +(\S.*)$/u.exec(heading) ??
    []
  return title === '' ? { number: '', title: heading } : { number, title }
}

function readOne(raw: Raw, { taken, items, seen }: MotionsBasis & { seen: Set<string> }): ReadMotion | Fault {
  const line = raw.line
  const of = (field: Field) => tidy(raw[field] ?? '')
  const fault = (kind: Fault['kind'], value: string): Fault => ({
    line,
    kind,
    value: value.slice(0, LONGEST_TITLE),
  })
  const [number, title, submitters, top] = [of('number'), of('title'), of('submitters'), of('item')]
  const text = tidyText(raw.text ?? '')
  const reason = tidyText(raw.reason ?? '')
  const supporters = (raw.supporters ?? '')
    .split(/[;\n]/)
    .map(tidy)
    .filter((name) => name !== '')
  if (title === '') return fault('title-missing', number)
  if (text === '') return fault('text-missing', title)
  if (text.length > MOTION_TEXT_CHARACTERS) return fault('too-long', title)
  if (reason.length > REASON_CHARACTERS || supporters.length > MOST_SUPPORTERS)
    return fault('too-long', title)
  const long = [title, submitters].find((value) => value.length > LONGEST_TITLE)
  if (long !== undefined) return fault('too-long', long)
  if (number.length > LONGEST_NUMBER) return fault('too-long', number)
  const longName = supporters.find((name) => name.length > SUPPORTER_CHARACTERS)
  if (longName !== undefined) return fault('too-long', longName)
  const control = [number, title, submitters, ...supporters].find((value) => /\p{Cc}/u.test(value))
  if (control !== undefined) return fault('control-character', title)
  const own = sameNumber(number)
  if (own !== '' && taken.has(own)) return fault('number-taken', number)
  if (own !== '' && seen.has(own)) return fault('number-twice', number)
  seen.add(own)
  const item = top === '' ? null : items.get(top.replace(/^TOP\s*/i, '').replace(/\.$/, ''))
  if (item === undefined) return fault('no-such-item', top)
  const fields = { number, title, submitters, supporters, reason, item, alternativeTo: null }
  return { line, fields, text }
}

export const previewOf = (
  source: string,
  { motions, faults }: Extract<MotionsReading, { ok: true }>,
): MotionsPreview => ({
  source,
  motions: motions.map(({ line, fields: { number, title, submitters }, text }) => ({
    ...{ line, number, title, submitters, lines: lastLineOf(blocksOf(text)) },
  })),
  faults,
})
