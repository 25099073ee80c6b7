/**
 * Who stands where after a count: the order in which options are shown, and what became of each. Pure; knows votes as the
 * count left them and counts nothing itself.
 */
import { compareAmounts } from '#client/decimals'
import type { OptionIndex, Outcome, RankedCount, Result, Tie } from '#protocol'

export type MostVotes = Extract<Outcome, { kind: 'most-votes' }>

export type Standing =
  | { kind: 'elected'; place: number; isByLot: boolean }
  /** Only a lot can say. */
  | { kind: 'tied' }
  | { kind: 'lost-the-lot' }
  /** Below the majority that a seat takes. */
  | { kind: 'not-reached' }
  /** Too few votes for the next ballot. */
  | { kind: 'dropped' }
  | { kind: 'not-elected' }

/** Most votes first; who has as many as another stays in the order of the ballot paper. */
export const byVotes = (shown: readonly OptionIndex[], votes: readonly string[]): OptionIndex[] =>
  shown.toSorted((a, b) => compareAmounts(votes[b] ?? '0', votes[a] ?? '0'))

export function standingAfterMostVotes(outcome: MostVotes, option: OptionIndex): Standing {
  const ended = electedOrTied(outcome, option)
  if (ended !== null) return ended
  if (outcome.dropped.includes(option)) return { kind: 'dropped' }
  return outcome.thresholds?.[option]?.isReached === false ? { kind: 'not-reached' } : { kind: 'not-elected' }
}

export const standingAfterRanking = (count: RankedCount, option: OptionIndex): Standing =>
  electedOrTied(count, option) ?? { kind: 'not-elected' }

/**
 * The elected in their order, then by how far each came: who was excluded last stands before who was excluded first, and
 * who was never excluded by the votes of the last stage.
 */
export function orderAfterRanking(count: RankedCount, shown: readonly OptionIndex[]): OptionIndex[] {
  if (count.ranking !== undefined) return count.ranking.flat()
  const last = count.stages.at(-1)?.votes ?? []
  const others = byVotes(
    shown.filter((option) => !count.elected.includes(option)),
    last,
  )
  return [...count.elected, ...others.toSorted((a, b) => endOf(count, b) - endOf(count, a))]
}

/** At which stage an option was excluded; one past the last when it never was. */
export function endOf({ stages }: RankedCount, option: OptionIndex): number {
  const at = stages.findIndex(({ what }) => what.kind === 'excluded' && what.candidate === option)
  return at === -1 ? stages.length : at
}

/** The place of each option in a ranking; who shares one takes up as many: 1, 2, 2, 4. */
export function placesOf({ ranking = [] }: Pick<RankedCount, 'ranking'>): number[] {
  const places: number[] = []
  let place = 1
  for (const shared of ranking) {
    for (const option of shared) places[option] = place
    place += shared.length
  }
  return places
}

/** Ties that were not drawn yet, and those that were. */
export const tiesOf = ({ outcome }: Pick<Result, 'outcome'>): readonly Tie[] =>
  outcome.kind === 'majority' ? [] : outcome.ties

function electedOrTied(
  { elected, ties }: Pick<MostVotes, 'elected' | 'ties'>,
  option: OptionIndex,
): Standing | null {
  const tie = ties.find(({ decides, tied }) => decides === 'who-is-elected' && tied.includes(option))
  const place = elected.indexOf(option)
  if (place !== -1)
    return { kind: 'elected', place: place + 1, isByLot: tie?.drawn?.includes(option) === true }
  if (tie === undefined) return null
  return tie.drawn === null ? { kind: 'tied' } : { kind: 'lost-the-lot' }
}
