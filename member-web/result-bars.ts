/** The lengths of a result's bars, all on one scale, and where on it the number needed lies. Pure. */

import type { Choice, MajorityBase, Result, Weight } from '#protocol'

export type Bar = {
  choice: Choice
  votes: Weight
  /** Percent of the scale. */
  width: number
  /** Of the base, 0 to 1; null where the choice is not part of it. */
  share: number | null
}

export type Bars = { rows: readonly Bar[]; threshold: number }

/** The base and the full width are the same, unless a choice that is not in the base outgrows it. */
export const barsOf = (result: Result, base: MajorityBase): Bars => {
  const total = Number(result.base)
  const scale = Math.max(total, Number(result.yes), Number(result.no), Number(result.abstain), 1)
  const bar = (choice: Choice, votes: Weight): Bar => ({
    choice,
    votes,
    width: (100 * Number(votes)) / scale,
    share: total === 0 || (choice === 'abstain' && base === 'yes-no') ? null : Number(votes) / total,
  })
  return {
    rows: [bar('yes', result.yes), bar('no', result.no), bar('abstain', result.abstain)],
    threshold: (100 * Number(result.threshold)) / scale,
  }
}
