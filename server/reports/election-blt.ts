/**
 * The ballots of a vote as a BLT file, which `plenum count` and the programs of others count again. Alike ballots stand together
 * with the sum of their weights, the most first: there is no order of casting, and no weight of a person, to be seen.
 */
import { countsAs } from '../domain/tally/sums.ts'
import { formatWeight, weightOf, type Millionths } from '../domain/weight.ts'
import type { Language, Marks, Paper, Weight } from '../protocol/messages.ts'
import { ABSTAIN, isEmpty, NO, YES } from '../protocol/marks.ts'
import type { BallotsOf } from './ballots.ts'
import { reportWords } from './words.ts'

type Counted = { marks: Marks; weight: Weight; ballots: number }

/** What a yes-no ballot can say about an option: each of the three stands for a candidate of the file. */
const ANSWERS = [YES, NO, ABSTAIN] as const

export function electionBlt(
  { draft, papers, counts }: BallotsOf & { counts: Iterable<Counted> },
  language: Language,
): string {
  const { title, paper } = draft
  const names = candidates(paper, language)
  const sums = new Map<string, Millionths>()
  const add = (line: string, weight: Millionths) => sums.set(line, (sums.get(line) ?? 0n) + weight)
  for (const { marks, weight, ballots } of counts)
    add(lineOf(paper, marks), weightOf(weight) * BigInt(ballots))
  for (const { marks, papers: count } of papers) add(lineOf(paper, marks), weightOf(String(count)))
  const lines = [...sums]
    // A weight of 0 decides nothing, and the format has none.
    .filter(([, weight]) => weight > 0n)
    .sort(([one, a], [other, b]) => (a === b ? (one < other ? -1 : 1) : a > b ? -1 : 1))
    .map(([line, weight]) => `${formatWeight(weight)} ${line}`)
  return [`${names.length} ${seatsOf(paper)}`, ...lines, '0', ...[...names, title].map(quoted), ''].join('\n')
}

/** On one motion the answers stand for themselves; on several each has its own: «Ada: Yes». */
function candidates({ form, options }: Paper, language: Language): string[] {
  if (form.kind !== 'yes-no') return options.map(({ name }) => name)
  const { yes, no, abstain } = reportWords[language].answers
  const answers = [yes, no, abstain]
  if (options.length === 1) return answers
  return options.flatMap(({ name }) => answers.map((answer) => `${name}: ${answer}`))
}

const seatsOf = ({ rule, options }: Paper): number => (rule.kind === 'majority' ? options.length : rule.seats)

/** From behind the weight on: the candidates, and what the ballot as a whole says where it names none. */
function lineOf(paper: Paper, marks: Marks): string {
  const ballot = countsAs(paper, marks)
  if (isEmpty(ballot) && paper.form.kind !== 'yes-no') return '0 # abstention'
  switch (ballot.kind) {
    case 'marked':
      return `${words(paper, ballot.marks).join(' ')} 0`
    case 'invalid':
      return '0 # invalid'
    case 'none':
      return '0 # no to all'
    case 'abstain':
      return '0 # abstention'
  }
}

function words({ form, empty }: Paper, marks: readonly number[]): string[] {
  const marked = [...marks.entries()].filter(([, mark]) => mark > 0)
  switch (form.kind) {
    case 'yes-no': {
      // An option without a mark says what it counts as.
      const said = marks.map((mark) => (mark === 0 && empty === 'abstention' ? ABSTAIN : mark))
      return equals(
        [...said.entries()].flatMap(([option, mark]) => (mark > 0 ? [option * ANSWERS.length + mark] : [])),
      )
    }
    case 'choose':
      return equals(marked.map(([option]) => option + 1))
    case 'points':
      return marked.map(([option, points]) => `${option + 1}/${points}`)
    case 'rank': {
      const places = [...new Set(marked.map(([, place]) => place))].sort((a, b) => a - b)
      return places.flatMap((place) =>
        equals(marked.filter(([, own]) => own === place).map(([option]) => option + 1)),
      )
    }
  }
}

const equals = (numbers: readonly number[]): string[] => [numbers.join('=')]

/** One line, whatever the name holds; quotes in it doubled, as the format's readers expect. */
const quoted = (name: string): string => `"${name.replace(/\s+/g, ' ').trim().replaceAll('"', '""')}"`
