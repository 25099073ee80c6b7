/** The name of a state: its own, else that of the catalogue. */
import type { Language, MotionRules } from '#protocol'
import { stateIn } from '#protocol/motions'
import { stateWords } from '../../words/motions.ts'

export const stateName = (rules: MotionRules, state: string, language: Language): string => {
  const { name, id } = stateIn(rules, state)
  return name === '' ? (stateWords[language][id] ?? id) : name
}
