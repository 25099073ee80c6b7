/**
 * Options beside one another: the bar of each on a scale that all share, with the threshold where it lies. Pure; knows no
 * pixels, and no words but names.
 */
import { exact, largest, partOf } from '#client/decimals'
import { neededOf, percentOf, type Choice, type Needed } from '#client/result-scale'
import type { Majority, OptionIndex, OptionVotes, Paper, Result, Threshold } from '#protocol'

export type OptionRow = {
  option: OptionIndex
  votes: OptionVotes
  /** One after the other from the left, as parts of the scale, 0 to 1. */
  segments: readonly { choice: Choice; length: number }[]
  /** Where the threshold lies on the scale; null where none is, or the base is 0. */
  mark: number | null
  /** Of the base, or where there is none of the valid votes. */
  percent: string | null
  needed: Needed | null
}

export type OptionRows = {
  /** Which votes there are figures of. */
  choices: readonly Choice[]
  /** Where the same is needed of everybody: this. Else each row says its own. */
  needed: Needed | null
  rows: readonly OptionRow[]
}

const HALF = { numerator: 1, denominator: 2 }

export function rowsOf(paper: Paper, result: Result, options: readonly OptionIndex[]): OptionRows {
  const thresholds = thresholdsOf(result)
  const majority = majorityOf(paper)
  const toRow = isInShares(paper)
    ? (option: OptionIndex) => shareRow(option, { result, majority, threshold: thresholds?.[option] })
    : votesRow(paper, result)
  const rows = options.map(toRow)
  const all = paper.options.map((_, option) => neededBy(result, option)(thresholds?.[option], majority))
  const [first] = all
  const isSame = all.every(
    (needed) => needed?.amount === first?.amount && needed?.comparison === first?.comparison,
  )
  return { choices: choicesOf(paper, result), needed: isSame ? (first ?? null) : null, rows }
}

/** The votes as they are shown where there is one option only: saying no to all says no to it. */
export const votesOnOne = ({ form }: Pick<Paper, 'form'>, { options, sums }: Result): OptionVotes => {
  const [votes] = options
  return form.kind === 'choose'
    ? { yes: votes?.yes ?? '0', no: sums.none, abstain: sums.abstained }
    : (votes ?? { yes: '0', no: '0', abstain: '0' })
}

export const majorityOf = ({ rule }: Pick<Paper, 'rule'>): Majority | null =>
  rule.kind === 'majority' || rule.kind === 'most-votes' ? rule.majority : null

export function choicesOf({ form }: Pick<Paper, 'form'>, { options }: Pick<Result, 'options'>): Choice[] {
  if (form.kind !== 'yes-no') return ['yes']
  const hasAbstentions = form.abstain || options.some(({ abstain }) => exact(abstain) > 0n)
  return hasAbstentions ? ['yes', 'no', 'abstain'] : ['yes', 'no']
}

/** Each motion by itself: what matters is the share, and then the threshold is one line through all. */
const isInShares = ({ form, rule }: Paper): boolean => form.kind === 'yes-no' && rule.kind === 'majority'

function shareRow(
  option: OptionIndex,
  given: { result: Result; majority: Majority | null; threshold: Threshold | undefined },
): OptionRow {
  const { result, majority, threshold } = given
  const votes = votesOf(result, option)
  const base = threshold?.base ?? '0'
  const counted: Choice[] = majority?.base === 'yes-no' ? ['yes', 'no'] : ['yes', 'no', 'abstain']
  return {
    option,
    votes,
    segments: counted.map((choice) => ({ choice, length: partOf(votes[choice], base) })),
    mark: majority === null || exact(base) === 0n ? null : majority.numerator / majority.denominator,
    percent: percentOf(votes.yes, base, majority ?? HALF),
    needed: neededBy(result, option)(threshold, majority),
  }
}

const votesRow = (paper: Paper, result: Result) => {
  const thresholds = thresholdsOf(result)
  const majority = majorityOf(paper)
  const scale = largest([
    ...result.options.map(({ yes }) => yes),
    ...(thresholds?.map(({ threshold }) => threshold) ?? []),
  ])
  return (option: OptionIndex): OptionRow => {
    const votes = votesOf(result, option)
    const threshold = thresholds?.[option]
    const hasMark = threshold !== undefined && exact(threshold.base) > 0n
    return {
      option,
      votes,
      segments: [{ choice: 'yes', length: partOf(votes.yes, scale) }],
      mark: hasMark ? partOf(threshold.threshold, scale) : null,
      // Of points a share of the ballots says nothing.
      percent:
        paper.form.kind === 'points' && threshold === undefined
          ? null
          : percentOf(votes.yes, threshold?.base ?? result.sums.valid, majority ?? HALF),
      needed: neededBy(result, option)(threshold, majority),
    }
  }
}

const neededBy =
  (result: Result, option: OptionIndex) =>
  (threshold: Threshold | undefined, majority: Majority | null): Needed | null => {
    if (threshold === undefined || majority === null || exact(threshold.base) === 0n) return null
    const { yes, no, abstain } = votesOf(result, option)
    return neededOf([yes, no, abstain], threshold, majority)
  }

export const thresholdsOf = ({ outcome }: Result): readonly Threshold[] | null =>
  outcome.kind === 'majority' ? outcome.decisions : outcome.kind === 'most-votes' ? outcome.thresholds : null

const votesOf = ({ options }: Result, option: OptionIndex): OptionVotes =>
  options[option] ?? { yes: '0', no: '0', abstain: '0' }
