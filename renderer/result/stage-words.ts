/** What was done in a stage, in words. */
import type { Language, Paper, StageStep } from '#protocol'
import { outcomeWords } from '../words/outcome.ts'
import { nameOf, namesOf } from './names.ts'

/** Meek's rule transfers of all who are elected at each stage: beyond these their number says it. */
const MOST_NAMES = 3

export function whatWasDone(step: StageStep, paper: Pick<Paper, 'options'>, language: Language): string {
  const words = outcomeWords[language]
  switch (step.kind) {
    case 'counted':
      return words.counted
    case 'surplus':
      return step.of.length > MOST_NAMES
        ? words.surplusMany(step.of.length)
        : words.surplus(namesOf(paper, step.of, language))
    case 'excluded':
      return words.excluded(nameOf(paper, step.candidate))
  }
}
