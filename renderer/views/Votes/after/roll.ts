/** Who voted what, as a list to be searched. Pure. */
import type { Language, Paper, Roll, Weight } from '#protocol'
import { ballotWords } from '../../../result/ballot-words.ts'

export type RollRow = { name: string; marks: string; weight: Weight; sought: string }

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

export const rollRows = (roll: Roll, paper: Paper, language: Language): RollRow[] =>
  roll.map(([name, marks, weight]) => {
    const said = ballotWords(paper, marks, language)
    return { name, marks: said, weight, sought: fold(`${name} ${said}`) }
  })

/** Rows in which every word of the query begins a word, in name or vote. */
export function searchRoll(rows: readonly RollRow[], query: string): readonly RollRow[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter(({ sought }) => {
    const words = sought.split(/[^\p{L}\p{N}]+/u)
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  })
}

/** Whether anybody's vote weighs something else than one. */
export const rollHasWeights = (roll: Roll): boolean => roll.some(([, , weight]) => weight !== '1')
