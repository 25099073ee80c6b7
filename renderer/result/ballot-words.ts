/** What a ballot says, in words, for lists of who voted what. Knows no person. */
import type { Language, Marks, OptionIndex, Paper } from '#protocol'
import { ABSTAIN, NO, readMarks, YES } from '#protocol/marks'
import { formats } from '../words/format.ts'
import { outcomeWords, type OutcomeWords } from '../words/outcome.ts'
import { unreachable } from '../unreachable.ts'
import { nameOf } from './names.ts'

const CHOICES = [
  { mark: YES, choice: 'yes' },
  { mark: NO, choice: 'no' },
  { mark: ABSTAIN, choice: 'abstain' },
] as const

/** Such as «Yes», «Yes; No: A-3», «Ada (3), Bo (1)», «1. Ada, 2. Bo», «no to all», «invalid». */
export function ballotWords(paper: Paper, text: Marks, language: Language): string {
  const words = outcomeWords[language]
  const ballot = readMarks(paper, text)
  if (ballot === null) return words.ballot.invalid
  switch (ballot.kind) {
    case 'invalid':
    case 'none':
    case 'abstain':
      return words.ballot[ballot.kind]
    case 'marked':
      return markedWords(paper, ballot.marks, words) || words.ballot.empty
    default:
      return unreachable(ballot)
  }
}

function markedWords(paper: Paper, marks: readonly number[], words: OutcomeWords): string {
  const marked = [...marks.keys()].filter((option) => (marks[option] ?? 0) > 0)
  const name = (option: OptionIndex) => nameOf(paper, option)
  switch (paper.form.kind) {
    case 'yes-no':
      return yesNoWords(paper, marks, words)
    case 'choose':
      return marked.map(name).join(', ')
    case 'points':
      return marked.map((option) => `${name(option)} (${marks[option] ?? 0})`).join(', ')
    case 'rank':
      return marked
        .toSorted((a, b) => (marks[a] ?? 0) - (marks[b] ?? 0))
        .map((option) => `${marks[option] ?? 0}. ${name(option)}`)
        .join(', ')
    default:
      return unreachable(paper.form)
  }
}

function yesNoWords(paper: Paper, marks: readonly number[], words: OutcomeWords): string {
  const given = CHOICES.flatMap(({ mark, choice }) => {
    const options = [...marks.keys()].filter((option) => marks[option] === mark)
    return options.length === 0 ? [] : [{ choice: words.choices[choice], options }]
  })
  if (paper.options.length === 1) return given[0]?.choice ?? ''
  return given
    .map(({ choice, options }) => `${choice}: ${options.map((option) => nameOf(paper, option)).join(', ')}`)
    .join('; ')
}

/** A weight beside the ballot; '' for the one vote that everybody has. */
export const weightWords = (weight: string, language: Language): string =>
  weight === '1' ? '' : outcomeWords[language].weight(formats[language].decimal(weight))
