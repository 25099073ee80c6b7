/**
 * The geometry of a majority: bars on one scale and where base and threshold lie on it; shares that never round over the
 * threshold. Pure. Knows exact decimals and nothing of pixels, words or colours.
 */
import type { Fraction, Majority, OptionVotes, Threshold, Weight } from '../protocol/messages.ts'
import { compare, exact, largest, partOf, withDecimals } from './decimals.ts'

/** Past this a share is as good as the threshold for the eye; the exact numbers stand beside it. */
const FINEST_PERCENT_DECIMALS = 4

export type Choice = keyof OptionVotes

export type Bar = {
  choice: Choice
  amount: Weight
  /** Length as a part of the whole scale, 0 to 1. */
  length: number
  /** Whether the amount is a part of the base. */
  isInBase: boolean
  /** Percent of the base as plain digits such as "66.7"; null when it is not a part of the base or the base is 0. */
  percent: string | null
}

export type ResultScale = {
  bars: readonly Bar[]
  /** Where the base ends and where the threshold lies, 0 to 1; null at base 0, where nothing can pass. */
  marks: { base: number; threshold: number } | null
}

/** Of one option with its yes, no and abstentions. */
export function resultScale(votes: OptionVotes, base: Weight, majority: Majority): ResultScale {
  const widest = largest([base, votes.yes, votes.no, votes.abstain])
  const end = partOf(base, widest)
  const bar = (choice: Choice, isInBase: boolean): Bar => ({
    choice,
    amount: votes[choice],
    isInBase,
    length: partOf(votes[choice], widest),
    percent: isInBase ? percentOf(votes[choice], base, majority) : null,
  })
  return {
    bars: [bar('yes', true), bar('no', true), bar('abstain', majority.base !== 'yes-no')],
    marks: end === 0 ? null : { base: end, threshold: (end * majority.numerator) / majority.denominator },
  }
}

/**
 * Percent with one decimal, or with as many more as it takes to stand on the true side of the threshold: 50.04 % of a vote that
 * needs more than half is not written "50.0". Null at base 0.
 */
export function percentOf(amount: Weight, base: Weight, majority: Fraction): string | null {
  const whole = exact(base)
  if (whole === 0n) return null
  const share = exact(amount)
  const numerator = BigInt(majority.numerator)
  const denominator = BigInt(majority.denominator)
  const exactSide = compare(share * denominator, numerator * whole)
  for (let decimals = 1; ; decimals++) {
    const unit = 100n * 10n ** BigInt(decimals)
    const rounded = (share * unit * 2n + whole) / (whole * 2n)
    const side = compare(rounded * denominator, numerator * unit)
    if (decimals === FINEST_PERCENT_DECIMALS || side === exactSide || exactSide === 0)
      return withDecimals(rounded, decimals)
  }
}

export type Needed = { comparison: Majority['comparison']; amount: Weight }

/**
 * The fewest votes that pass. Where only whole votes were cast (`amounts`) that is a whole number, which everyone can check
 * against the bar; where weights have decimals it is the threshold with its comparison.
 */
export function neededOf(
  amounts: readonly Weight[],
  { base, threshold }: Threshold,
  majority: Majority,
): Needed {
  const one = exact('1')
  if (![base, ...amounts].every((amount) => exact(amount) % one === 0n))
    return { comparison: majority.comparison, amount: threshold }
  const product = (exact(base) / one) * BigInt(majority.numerator)
  const denominator = BigInt(majority.denominator)
  const fewest =
    majority.comparison === 'more-than'
      ? product / denominator + 1n
      : (product + denominator - 1n) / denominator
  return { comparison: 'at-least', amount: fewest.toString() }
}
