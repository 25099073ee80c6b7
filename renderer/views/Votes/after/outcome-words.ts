/** What came of a vote, in one line: for the question before publishing and for who cannot see the screen. Pure. */
import type { Language, OptionIndex, Outcome, Paper } from '#protocol'
import { formats } from '../../../words/format.ts'
import { outcomeWords } from '../../../words/outcome.ts'
import { results } from '../../../words/results.ts'
import type { CountedVote } from './offered.ts'

/** More would be no line any more. */
const NAMES_MOST = 6

export function verdictWords(
  { paper, result }: Pick<CountedVote, 'paper' | 'result'>,
  language: Language,
): string {
  const { outcome, quorum } = result
  if (quorum !== null && !quorum.isReached) return outcomeWords[language].verdict['no-quorum']
  return outcome.kind === 'majority'
    ? decisionsWords(outcome, language)
    : electedWords(outcome, paper, language)
}

function decisionsWords({ decisions }: Extract<Outcome, { kind: 'majority' }>, language: Language): string {
  const [only] = decisions
  if (decisions.length === 1 && only !== undefined) return outcomeWords[language].verdict[only.verdict]
  const adopted = decisions.filter(({ verdict }) => verdict === 'adopted').length
  return results[language].adoptedOf(adopted, decisions.length)
}

function electedWords(
  outcome: Exclude<Outcome, { kind: 'majority' }>,
  paper: Paper,
  language: Language,
): string {
  const words = results[language]
  const named = (options: readonly OptionIndex[]) => namesOf(options, paper, language)
  const parts = [words.elected(named(outcome.elected))]
  if (outcome.kind === 'most-votes' && outcome.open > 0) parts.push(words.seatsOpen(outcome.open))
  for (const { tied, drawn } of outcome.ties) if (drawn === null) parts.push(words.tiedBetween(named(tied)))
  return parts.join('. ')
}

/** The first of them, and how many more there are. */
export function namesOf(
  options: readonly OptionIndex[],
  { options: all }: Pick<Paper, 'options'>,
  language: Language,
): string[] {
  const names = options.map((option) => all[option]?.name ?? '')
  if (names.length <= NAMES_MOST) return names
  return [...names.slice(0, NAMES_MOST - 1), results[language].andMore(names.length - NAMES_MOST + 1)]
}

/** The title of the question after a tie: the option, or the vote where the title says it all. */
export const optionName = (
  { title, paper }: Pick<CountedVote, 'title' | 'paper'>,
  option: OptionIndex,
): string => paper.options[option]?.name || title

export const listNames = (options: readonly OptionIndex[], paper: Paper, language: Language): string =>
  formats[language].list(namesOf(options, paper, language))
