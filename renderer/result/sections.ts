/**
 * A result in sections, the most important first. The console shows them under one another, the hall one at a time. Pure:
 * decides what is shown in which order, not how.
 */
import type { OptionIndex, Paper, Result } from '#protocol'
import { unreachable } from '../unreachable.ts'
import { byVotes, orderAfterRanking } from './standing.ts'

export type Section =
  /** One option by a majority: everything about it. */
  | { kind: 'motion' }
  /** Several by a majority each. */
  | { kind: 'motions'; options: readonly OptionIndex[] }
  /** Who is elected; and what is open, tied or missed. */
  | { kind: 'elected' }
  /** By votes, with bars. */
  | { kind: 'candidates'; options: readonly OptionIndex[] }
  /** Of a ranked count: the course of the votes over the stages. */
  | { kind: 'picture' }
  /** Stages as a table; of the console all at once. */
  | { kind: 'stages'; from: number; to: number }
  | { kind: 'ranking'; options: readonly OptionIndex[] }
  | { kind: 'comparison' }
  /** Electronic, paper, total. */
  | { kind: 'parts' }

/** All of a result for somebody who can scroll. */
export function sectionsOf(
  paper: Pick<Paper, 'options'>,
  shown: readonly OptionIndex[],
  result: Result,
): Section[] {
  const parts: Section[] = result.parts === null ? [] : [{ kind: 'parts' }]
  const { outcome } = result
  switch (outcome.kind) {
    case 'majority':
      return [paper.options.length === 1 ? { kind: 'motion' } : { kind: 'motions', options: shown }, ...parts]
    case 'most-votes': {
      const options = byVotes(
        shown,
        result.options.map(({ yes }) => yes),
      )
      return [{ kind: 'elected' }, { kind: 'candidates', options }, ...parts]
    }
    case 'ranked': {
      const options = orderAfterRanking(outcome, shown)
      if (outcome.ranking !== undefined)
        return [{ kind: 'elected' }, { kind: 'ranking', options }, { kind: 'comparison' }, ...parts]
      const stages = outcome.stages.length
      if (stages === 0) return [{ kind: 'elected' }, ...parts]
      // One stage is a table alone: there is no course to draw.
      const picture: Section[] = stages > 1 ? [{ kind: 'picture' }] : []
      return [{ kind: 'elected' }, ...picture, { kind: 'stages', from: 0, to: stages }, ...parts]
    }
    default:
      return unreachable(outcome)
  }
}
