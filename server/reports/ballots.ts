/**
 * The ballots of a vote as tables that people read and `plenum count` counts again: a column an option, words for marks. Of a
 * secret vote in an order made by chance. Knows no rule; what is on a ballot marks.ts says.
 */
import { countsAs } from '../domain/tally/sums.ts'
import type { Language, Marks, Paper, VoteDraft, Weight } from '../protocol/messages.ts'
import { ABSTAIN, isEmpty, NO, readMarks, YES, type Ballot } from '../protocol/marks.ts'
import { csv, type Cell } from './csv.ts'
import { groupWord, reportWords, type ReportWords } from './words.ts'

export type SecretBallot = { marks: Marks; weight: Weight }
export type NamedBallot = SecretBallot & {
  number: string
  firstName: string
  lastName: string
  region: string
  group: string
}
/** Ranked ballot papers, counted by hand and confirmed; those of other forms are known as sums only. */
export type HandCounted = { marks: Marks; papers: number }

/** What the file is about; `papers` empty where none were counted. */
export type BallotsOf = { draft: Pick<VoteDraft, 'title' | 'paper'>; papers: readonly HandCounted[] }

/** Who voted what, by member number; "M-9" before "M-10". Papers stand behind, beside no name. */
export function namedBallotsCsv(
  { draft, papers, ballots }: BallotsOf & { ballots: Iterable<NamedBallot> },
  language: Language,
): string {
  const words = reportWords[language]
  const { number, firstName, lastName, region, group } = words.headings
  const { compare } = new Intl.Collator(language, { numeric: true })
  const named = Array.from(ballots)
    .sort((a, b) => compare(a.number, b.number))
    .map((ballot) => [
      ...[ballot.number, ballot.firstName, ballot.lastName, ballot.region, groupWord(ballot.group, words)],
      ...ballotCells(draft.paper, ballot, { source: sourceOf(papers, 'electronic'), words }),
    ])
  const nobody = ['', '', '', '', '']
  return csv(
    [number, firstName, lastName, region, group, ...ballotHeadings({ draft, papers }, words)],
    [...named, ...paperRows({ draft, papers }, words).map((cells) => [...nobody, ...cells])],
    language,
  )
}

/** `randomKey` gives each ballot its place, so that the order in which they are stored or arrived shows nowhere. */
export function secretBallotsCsv(
  { draft, papers, ballots }: BallotsOf & { ballots: Iterable<SecretBallot> },
  { language, randomKey }: { language: Language; randomKey: () => number },
): string {
  const words = reportWords[language]
  const source = sourceOf(papers, 'electronic')
  const rows = Array.from(ballots, (ballot) => ({ ballot, key: randomKey() }))
    .sort((a, b) => a.key - b.key)
    .map(({ ballot }) => ballotCells(draft.paper, ballot, { source, words }))
  return csv(
    ballotHeadings({ draft, papers }, words),
    [...rows, ...paperRows({ draft, papers }, words)],
    language,
  )
}

/** Sorted, one a line: whoever looks for their own finds it, and nothing tells in which order they were given. */
export const receiptsText = (receipts: readonly string[]): string =>
  [...receipts]
    .sort()
    .map((receipt) => `${receipt}\n`)
    .join('')

function ballotHeadings({ draft, papers }: BallotsOf, { headings }: ReportWords): string[] {
  return [
    // The title of a vote on one motion is its name.
    ...draft.paper.options.map(({ name }) => (name === '' ? draft.title : name)),
    headings.ballot,
    ...(papers.length > 0 ? [headings.source] : []),
    headings.weight,
  ]
}

/** Where all came from phones there is no column about it. */
const sourceOf = (papers: readonly HandCounted[], source: 'electronic' | 'paper') =>
  papers.length > 0 ? source : null

function paperRows({ draft, papers }: BallotsOf, words: ReportWords): Cell[][] {
  return papers.flatMap(({ marks, papers: count }) => {
    const cells = ballotCells(draft.paper, { marks, weight: '1' }, { source: 'paper', words })
    return Array.from({ length: count }, () => cells)
  })
}

function ballotCells(
  paper: Paper,
  { marks, weight }: SecretBallot,
  { source, words }: { source: 'electronic' | 'paper' | null; words: ReportWords },
): Cell[] {
  const ballot = countsAs(paper, marks)
  return [
    ...paper.options.map((_, option) =>
      ballot.kind === 'marked' ? markCell(paper, ballot.marks[option] ?? 0, words) : '',
    ),
    words.ballots[kindOf(paper, { marks, ballot })],
    ...(source === null ? [] : [words.sources[source]]),
    { number: weight },
  ]
}

export type BallotKind =
  | 'yes-no'
  | 'choose'
  | 'points'
  | 'rank'
  | 'invalid'
  | 'none'
  | 'abstain'
  | 'empty-abstention'
  | 'empty-invalid'

/** What the numbers in a row mean, or what the ballot as a whole says. */
function kindOf(paper: Paper, { marks, ballot }: { marks: Marks; ballot: Ballot }): BallotKind {
  const cast = readMarks(paper, marks)
  if (cast !== null && isEmpty(cast)) return `empty-${paper.empty}`
  return ballot.kind === 'marked' ? paper.form.kind : ballot.kind
}

/** What an option without a mark counts as is said, where it counts as something. */
function markCell({ form, empty }: Paper, mark: number, { choices, cross }: ReportWords): Cell {
  if (form.kind === 'yes-no') {
    if (mark === YES) return choices.yes
    if (mark === NO) return choices.no
    return mark === ABSTAIN || empty === 'abstention' ? choices.abstain : ''
  }
  if (mark === 0) return ''
  return form.kind === 'choose' ? cross : { number: mark }
}
