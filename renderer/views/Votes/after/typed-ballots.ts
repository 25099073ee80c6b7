/**
 * Ranked ballot papers as tellers type them, a line for those that say the same: «3: Berg > Ott = Sol», or by the candidates'
 * numbers «3: 2 > 1 = 3», «3: 2 1 3». To marks and back, with a fault for each line that is none. Pure; knows no language but
 * the words that are handed in.
 */
import { faultOf, isEmpty, readMarks, writeMarks, type Ballot, type MarksFault } from '#protocol/marks'
import type { Marks, OptionIndex, Paper } from '#protocol'
import { ungrouped } from './amounts.ts'

export type BallotLine = { marks: Marks; papers: number }

export type LineFault =
  | { why: 'count-unreadable' | 'too-many-papers' | 'place-empty' }
  | { why: 'unknown' | 'twice'; name: string }
  | { why: 'ambiguous'; name: string; could: readonly string[] }
  | { why: MarksFault }

/** From 1, as an editor counts them. */
export type FaultAt = { line: number; text: string } & LineFault

export type TypedBallots = {
  ballots: readonly BallotLine[]
  faults: readonly FaultAt[]
  /** Of the lines without fault. */
  papers: number
  /** Papers that count nothing, and those without a mark. */
  invalid: number
  empty: number
}

/** What a line may say instead of names: for the paper as a whole. In every language, whichever is spoken. */
export type WholeWords = Readonly<Record<'invalid' | 'empty' | 'abstain', readonly string[]>>

/** More papers of one kind are a slip of the finger; the host takes no more. */
const PAPERS_MAX = 1_000_000

/** `shown`: the order in which the candidates are numbered, as they stand beside the field. */
export type Numbering = { paper: Paper; shown: readonly OptionIndex[]; words: WholeWords }

export function readBallots(text: string, numbering: Numbering): TypedBallots {
  const sums = new Map<Marks, number>()
  const faults: FaultAt[] = []
  const counts = { papers: 0, invalid: 0, empty: 0 }
  const find = finder(numbering)
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const typed = line.trim()
    if (typed === '' || typed.startsWith('#')) continue
    const read = readLine(typed, numbering, find)
    if (!read.ok) {
      faults.push({ line: at + 1, text: typed, ...read.fault })
      continue
    }
    const marks = writeMarks(numbering.paper, read.ballot)
    sums.set(marks, (sums.get(marks) ?? 0) + read.papers)
    counts.papers += read.papers
    if (read.ballot.kind === 'invalid') counts.invalid += read.papers
    if (isEmpty(read.ballot)) counts.empty += read.papers
  }
  return { ballots: [...sums].map(([marks, papers]) => ({ marks, papers })), faults, ...counts }
}

type Read = { ok: true; papers: number; ballot: Ballot } | { ok: false; fault: LineFault }

const fail = (fault: LineFault): Read => ({ ok: false, fault })

function readLine(typed: string, { paper, words }: Numbering, find: Find): Read {
  const [, before, rest] = /^([^:>=]*?)\s*[:×]\s*(.*)$/.exec(typed) ?? []
  // A name with a colon in it is a name; a count is what looks like one.
  const hasCount = before !== undefined && rest !== undefined && (/^\d/.test(before) || before === '')
  const said = hasCount ? rest : typed
  const papers = hasCount ? readCount(before) : 1
  if (papers === null) return fail({ why: 'count-unreadable' })
  if (papers > PAPERS_MAX) return fail({ why: 'too-many-papers' })
  const ballot = wholeBallot(said, words) ?? readRanking(said, paper, find)
  if ('why' in ballot) return fail(ballot)
  const fault = faultOf(paper, ballot)
  return fault === null ? { ok: true, papers, ballot } : fail({ why: fault })
}

function readCount(text: string): number | null {
  const digits = ungrouped(text)
  return /^[1-9]\d{0,9}$/.test(digits) ? Number(digits) : null
}

function wholeBallot(said: string, words: WholeWords): Ballot | null {
  const is = (kind: keyof WholeWords) => words[kind].some((word) => fold(word) === fold(said))
  if (is('invalid')) return { kind: 'invalid' }
  if (is('abstain')) return { kind: 'abstain' }
  return null
}

function readRanking(said: string, paper: Paper, find: Find): Ballot | LineFault {
  const marks = paper.options.map(() => 0)
  if (find.isEmptyPaper(said)) return { kind: 'marked', marks }
  let place = 0
  for (const together of placesOf(said)) {
    place++
    for (const name of together) {
      if (name === '') return { why: 'place-empty' }
      const found = find.option(name)
      if (typeof found !== 'number') return found
      if (marks[found] !== 0) return { why: 'twice', name: paper.options[found]?.name ?? name }
      marks[found] = place
    }
  }
  return { kind: 'marked', marks }
}

/** Where a line is nothing but numbers, commas and blanks part places as `>` does; a name may have both. */
function placesOf(said: string): string[][] {
  const plain = /^[\d\s,>=]+$/.test(said)
    ? said
        .trim()
        .replaceAll(/\s*([>=,])\s*/g, '$1')
        .replaceAll(/[\s,]+/g, '>')
    : said
  return plain.split('>').map((place) => place.split('=').map((name) => name.trim()))
}

type Find = { option: (name: string) => OptionIndex | LineFault; isEmptyPaper: (said: string) => boolean }

const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** By whole name, else by number, else by any beginning of the name or of a word in it that only one candidate has. */
function finder({ paper, shown, words }: Numbering): Find {
  const names = paper.options.map(({ name }) => fold(name))
  const option = (typed: string): OptionIndex | LineFault => {
    const wanted = fold(typed)
    const whole = names.indexOf(wanted)
    if (whole >= 0) return whole
    const numbered = /^\d{1,4}$/.test(wanted) ? shown[Number(wanted) - 1] : undefined
    if (numbered !== undefined) return numbered
    const could = [...names.keys()].filter((at) => ` ${names[at] ?? ''}`.includes(` ${wanted}`))
    const [only] = could
    if (only === undefined) return { why: 'unknown', name: typed }
    if (could.length === 1) return only
    return { why: 'ambiguous', name: typed, could: could.map((at) => paper.options[at]?.name ?? '') }
  }
  return { option, isEmptyPaper: (said) => words.empty.some((word) => fold(word) === fold(said)) }
}

/** The lines that are read as these ballots; by names, by numbers where a name would not be read as itself. */
export function writeBallots(ballots: readonly BallotLine[], numbering: Numbering): string {
  const { paper, shown, words } = numbering
  const find = finder(numbering)
  const written = paper.options.map(({ name }, at) =>
    /[>=:×#\n]/.test(name) || /^[\d\s,]*$/.test(name) || find.option(name) !== at
      ? String(shown.indexOf(at) + 1)
      : name,
  )
  const say = (ballot: Ballot): string => {
    if (ballot.kind !== 'marked') return words[ballot.kind === 'abstain' ? 'abstain' : 'invalid'][0] ?? ''
    if (isEmpty(ballot)) return words.empty[0] ?? ''
    return placesIn(ballot.marks)
      .map((together) => together.map((at) => written[at] ?? '').join(' = '))
      .join(' > ')
  }
  return ballots
    .flatMap(({ marks, papers }) => {
      const ballot = readMarks(paper, marks)
      return ballot === null ? [] : [`${papers}: ${say(ballot)}`]
    })
    .join('\n')
}

/** The options of each place, the first place first. */
export function placesIn(marks: readonly number[]): OptionIndex[][] {
  const places = [...new Set(marks)].filter((mark) => mark > 0).sort((a, b) => a - b)
  return places.map((place) => [...marks.keys()].filter((at) => marks[at] === place))
}
