/** Names of options as they stand in sentences. */
import type { Language, OptionIndex, Paper } from '#protocol'
import { formats } from '../words/format.ts'

/** A motion that the vote's title names has its number. */
export const nameOf = ({ options }: Pick<Paper, 'options'>, option: OptionIndex): string => {
  const name = options[option]?.name ?? ''
  return name === '' ? String(option + 1) : name
}

export const namesOf = (
  paper: Pick<Paper, 'options'>,
  options: readonly OptionIndex[],
  language: Language,
): string => formats[language].list(options.map((option) => nameOf(paper, option)))
