/**
 * A result in sections, the most important first. The console shows them under one another, the hall one at a time. Pure:
 * decides what is shown in which order, not how.
 */
import type { OptionIndex, Paper, RankedCount, Result } from '#protocol'
import { unreachable } from '../unreachable.ts'
import { byVotes, orderAfterRanking } from './standing.ts'

export type Section =
  /** One option by a majority: everything about it. */
  | { kind: 'motion' }
  /** Several by a majority each. */
  | { kind: 'motions'; options: readonly OptionIndex[] }
  /** Who is elected, from this place on. */
  | { kind: 'elected'; elected: readonly OptionIndex[]; from: number }
  /** Quorum, ties, seats that stay open or are kept for a group; nothing where there is nothing to say. */
  | { kind: 'notes' }
  /** By votes, with bars. */
  | { kind: 'candidates'; options: readonly OptionIndex[] }
  /** Of a ranked count: the course of the votes over the stages. */
  | { kind: 'picture' }
  /** All stages as a table. */
  | { kind: 'stages' }
  /** One of them, with these candidates: for the hall. */
  | { kind: 'stage'; stage: number; options: readonly OptionIndex[] }
  | { kind: 'ranking'; options: readonly OptionIndex[] }
  | { kind: 'comparison' }
  /** Electronic, paper, total. */
  | { kind: 'parts'; options: readonly OptionIndex[] }

/** All of a result for somebody who can scroll. */
export function sectionsOf(
  paper: Pick<Paper, 'options'>,
  shown: readonly OptionIndex[],
  result: Result,
): Section[] {
  const parts: Section[] = result.parts === null ? [] : [{ kind: 'parts', options: orderOf(result, shown) }]
  const { outcome } = result
  switch (outcome.kind) {
    case 'majority':
      return [
        paper.options.length === 1 ? { kind: 'motion' } : { kind: 'motions', options: shown },
        { kind: 'notes' },
        ...parts,
      ]
    case 'most-votes':
      return [
        { kind: 'elected', elected: outcome.elected, from: 0 },
        { kind: 'notes' },
        { kind: 'candidates', options: orderOf(result, shown) },
        ...parts,
      ]
    case 'ranked':
      return [
        { kind: 'elected', elected: outcome.elected, from: 0 },
        { kind: 'notes' },
        ...countOf(outcome, shown),
        ...parts,
      ]
    default:
      return unreachable(outcome)
  }
}

/** How the options are ordered once they are counted. */
export function orderOf(result: Result, shown: readonly OptionIndex[]): OptionIndex[] {
  const { outcome } = result
  switch (outcome.kind) {
    case 'majority':
      return [...shown]
    case 'most-votes':
      return byVotes(
        shown,
        result.options.map(({ yes }) => yes),
      )
    case 'ranked':
      return orderAfterRanking(outcome, shown)
    default:
      return unreachable(outcome)
  }
}

function countOf(count: RankedCount, shown: readonly OptionIndex[]): Section[] {
  if (count.ranking !== undefined)
    return [{ kind: 'ranking', options: orderAfterRanking(count, shown) }, { kind: 'comparison' }]
  const stages = count.stages.length
  if (stages === 0) return []
  // One stage is a table alone: there is no course to draw.
  return stages === 1 ? [{ kind: 'stages' }] : [{ kind: 'picture' }, { kind: 'stages' }]
}
