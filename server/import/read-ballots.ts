/**
 * Reads the table of a vote's ballots that Plenum exports (German or English), so that it can be counted again. What does not fit is
 * refused with its line: a count of something else would prove nothing. Knows no rule.
 */
import { parse } from 'csv-parse/sync'
import type { Form, Language, Weight } from '../protocol/messages.ts'
import { ABSTAIN, NO, YES, type Ballot } from '../protocol/marks.ts'
import { formatWeight, parseWeight } from '../domain/weight.ts'
import { MOST_CANDIDATES } from './read-blt.ts'

export type BallotTable = {
  language: Language
  options: string[]
  form: Form['kind']
  /** Whether a ballot without a mark abstains; else it is invalid. */
  emptyAbstains: boolean
  ballots: readonly { ballot: Ballot; weight: Weight }[]
}

export type TableFault = {
  line: number
  why:
    | 'not-csv'
    | 'no-table-of-ballots'
    | 'no-options'
    | 'too-many-options'
    | 'option-empty'
    | 'option-twice'
    | 'wrong-width'
    | 'wrong-kind'
    | 'two-kinds'
    | 'wrong-mark'
    | 'mark-on-blank'
    | 'weight-malformed'
    | 'no-ballots'
  /** What stands there, or what was expected. */
  about: string
}

type Kind = Form['kind'] | 'invalid' | 'none' | 'abstain' | 'empty-abstention' | 'empty-invalid'
type Words = {
  delimiter: string
  person: readonly string[]
  ballot: string
  source: string
  weight: string
  kinds: ReadonlyMap<string, Kind>
  answers: ReadonlyMap<string, number>
}

/** As the export writes them; a test holds both together. */
const words: Record<Language, Words> = {
  de: {
    delimiter: ';',
    person: ['Mitgliedsnummer', 'Vorname', 'Nachname', 'Region', 'Gruppe'],
    ...{ ballot: 'Stimmzettel', source: 'Herkunft', weight: 'Stimmgewicht' },
    kinds: new Map<string, Kind>([
      ['Ja/Nein', 'yes-no'],
      ['Auswahl', 'choose'],
      ['Punkte', 'points'],
      ['Reihenfolge', 'rank'],
      ['ungültig', 'invalid'],
      ['Nein zu allen', 'none'],
      ['Enthaltung', 'abstain'],
      ['leer (Enthaltung)', 'empty-abstention'],
      ['leer (ungültig)', 'empty-invalid'],
    ]),
    answers: new Map([
      ['Ja', YES],
      ['Nein', NO],
      ['Enthaltung', ABSTAIN],
    ]),
  },
  en: {
    delimiter: ',',
    person: ['member_number', 'first_name', 'last_name', 'region', 'group'],
    ...{ ballot: 'ballot', source: 'source', weight: 'vote_weight' },
    kinds: new Map<string, Kind>([
      ['yes/no', 'yes-no'],
      ['choice', 'choose'],
      ['points', 'points'],
      ['ranking', 'rank'],
      ['invalid', 'invalid'],
      ['no to all', 'none'],
      ['abstention', 'abstain'],
      ['empty (abstention)', 'empty-abstention'],
      ['empty (invalid)', 'empty-invalid'],
    ]),
    answers: new Map([
      ['yes', YES],
      ['no', NO],
      ['abstention', ABSTAIN],
    ]),
  },
}
const CROSS = 'x'
/** Six digits, as in a BLT file. */
const NUMBER = /^[1-9]\d{0,5}$/

export function readBallots(text: string): { ok: true; table: BallotTable } | ({ ok: false } & TableFault) {
  try {
    return { ok: true, table: read(text) }
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, ...error.fault }
    throw error
  }
}

/** Never leaves this file, as in read-blt.ts. */
class Malformed extends Error {
  readonly fault: TableFault
  constructor(line: number, why: TableFault['why'], about = '') {
    super(why)
    this.fault = { line, why, about }
  }
}

type Row = { line: number; cells: readonly string[] }
/** Where the columns of the options begin and end, and who names the others. */
type Layout = { language: Language; first: number; end: number; width: number }

function read(text: string): BallotTable {
  const language = languageOf(text)
  if (language === null) throw new Malformed(1, 'no-table-of-ballots')
  const [head, ...rows] = rowsOf(text, words[language].delimiter)
  const layout = head === undefined ? null : layoutOf(head.cells, language)
  if (head === undefined || layout === null) throw new Malformed(1, 'no-table-of-ballots')
  return readTable(head, rows, layout)
}

/** By the end of the headings, before anything is taken apart: the delimiter depends on it. */
function languageOf(text: string): Language | null {
  for (const language of ['de', 'en'] as const) {
    const { delimiter, ballot, source, weight } = words[language]
    const all = delimiter + text.replace(/^\uFEFF/, '')
    const ends = [
      [ballot, weight],
      [ballot, source, weight],
    ].map((end) => delimiter + end.join(delimiter))
    if (ends.some((end) => all.includes(`${end}\n`) || all.includes(`${end}\r`) || all.endsWith(end)))
      return language
  }
  return null
}

function rowsOf(text: string, delimiter: string): Row[] {
  try {
    const records: unknown = parse(text, {
      ...{ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true },
      skip_records_with_empty_values: true,
    })
    return Array.isArray(records) ? records.map(rowOf) : []
  } catch (error) {
    // An unclosed quote is noticed at the end of the file only.
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1
    throw new Malformed(line, 'not-csv')
  }
}

function rowOf(record: { record: string[]; info: { lines: number } }): Row {
  return { line: record.info.lines, cells: record.record }
}

/** A named vote begins with who cast the ballot; the options stand between that and the ballot as a whole. */
function layoutOf(head: readonly string[], language: Language): Layout | null {
  const { person, ballot, source, weight } = words[language]
  const width = head.length
  if (head.at(-1) !== weight) return null
  const end = head.at(-2) === source && head.at(-3) === ballot ? width - 3 : width - 2
  if (head[end] !== ballot) return null
  const isNamed = end > person.length && person.every((name, at) => head[at] === name)
  return { language, first: isNamed ? person.length : 0, end, width }
}

function readTable(head: Row, rows: readonly Row[], layout: Layout): BallotTable {
  const options = readOptions(head, layout)
  const { kinds } = words[layout.language]
  const forms = new Set<Form['kind']>()
  let emptyAbstains = false
  const ballots = rows.map(({ line, cells }) => {
    if (cells.length !== layout.width) throw new Malformed(line, 'wrong-width', String(layout.width))
    const said = cells[layout.end] ?? ''
    const kind = kinds.get(said)
    if (kind === undefined) throw new Malformed(line, 'wrong-kind', said)
    const marks = cells.slice(layout.first, layout.end)
    if (kind === 'yes-no' || kind === 'choose' || kind === 'points' || kind === 'rank') {
      forms.add(kind)
      if (forms.size > 1) throw new Malformed(line, 'two-kinds', said)
    } else if (kind === 'empty-abstention') emptyAbstains = true
    else {
      const mark = marks.find((cell) => cell !== '')
      if (mark !== undefined) throw new Malformed(line, 'mark-on-blank', mark)
    }
    return {
      ballot: ballotOf(kind, { marks, line, language: layout.language }),
      weight: readWeight(cells.at(-1) ?? '', line, layout.language),
    }
  })
  const [form] = forms
  if (form === undefined) throw new Malformed(head.line, 'no-ballots')
  return { language: layout.language, options, form, emptyAbstains, ballots }
}

function readOptions({ line, cells }: Row, { first, end }: Layout): string[] {
  // The export guards what a spreadsheet would take for a formula.
  const options = cells.slice(first, end).map((name) => name.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))
  if (options.length === 0) throw new Malformed(line, 'no-options')
  if (options.length > MOST_CANDIDATES) throw new Malformed(line, 'too-many-options', String(MOST_CANDIDATES))
  if (options.includes('')) throw new Malformed(line, 'option-empty')
  const twice = options.find((name, at) => options.indexOf(name) !== at)
  if (twice !== undefined) throw new Malformed(line, 'option-twice', twice)
  return options
}

function ballotOf(
  kind: Kind,
  { marks, line, language }: { marks: readonly string[]; line: number; language: Language },
): Ballot {
  switch (kind) {
    case 'yes-no':
    case 'choose':
    case 'points':
    case 'rank':
      return { kind: 'marked', marks: marks.map((mark) => readMark(kind, mark, { line, language })) }
    case 'empty-abstention':
      return { kind: 'marked', marks: marks.map(() => 0) }
    case 'none':
    case 'abstain':
      return { kind }
    case 'invalid':
    case 'empty-invalid':
      return { kind: 'invalid' }
  }
}

function readMark(
  form: Form['kind'],
  mark: string,
  { line, language }: { line: number; language: Language },
): number {
  if (mark === '') return 0
  if (form === 'choose' && mark.toLowerCase() === CROSS) return 1
  if ((form === 'points' || form === 'rank') && NUMBER.test(mark)) return Number(mark)
  const answer = form === 'yes-no' ? words[language].answers.get(mark) : undefined
  if (answer === undefined) throw new Malformed(line, 'wrong-mark', mark)
  return answer
}

function readWeight(text: string, line: number, language: Language): Weight {
  const weight = parseWeight(language === 'de' ? text.replace(',', '.') : text)
  if (weight === null) throw new Malformed(line, 'weight-malformed', text)
  return formatWeight(weight)
}
