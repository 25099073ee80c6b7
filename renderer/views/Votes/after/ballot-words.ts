/** What one ballot says, in words: «Yes», «Yes: A, B · No: C», «A 3, B 2», «A > B = C». Pure. */
import { ABSTAIN, isEmpty, NO, readMarks, YES } from '#protocol/marks'
import type { Language, Marks, OptionIndex, Paper } from '#protocol'
import { results } from '../../../words/results.ts'
import { placesIn } from './typed-ballots.ts'

export function ballotWords(paper: Paper, marks: Marks, language: Language): string {
  const words = results[language]
  const ballot = readMarks(paper, marks)
  if (ballot === null) return words.ballotWords.unreadable
  if (ballot.kind !== 'marked') return words.ballotWords[ballot.kind]
  if (isEmpty(ballot)) return words.ballotWords.empty
  const name = (option: OptionIndex) => paper.options[option]?.name ?? ''
  const marked = [...ballot.marks.keys()].filter((option) => ballot.marks[option] !== 0)
  switch (paper.form.kind) {
    case 'choose':
      return marked.map(name).join(', ')
    case 'points':
      return marked.map((option) => `${name(option)} ${ballot.marks[option] ?? 0}`).join(', ')
    case 'rank':
      return placesIn(ballot.marks)
        .map((together) => together.map(name).join(' = '))
        .join(' > ')
    case 'yes-no': {
      const kinds = [
        [YES, words.marks.yes],
        [NO, words.marks.no],
        [ABSTAIN, words.marks.abstain],
      ] as const
      return kinds
        .map(([mark, word]) => ({ word, of: marked.filter((option) => ballot.marks[option] === mark) }))
        .filter(({ of }) => of.length > 0)
        .map(({ word, of }) => (paper.options.length === 1 ? word : `${word}: ${of.map(name).join(', ')}`))
        .join(' · ')
    }
  }
}
