/**
 * The geometry of a result: bars on one scale and where base and threshold lie on it; shares that never round over the
 * threshold. Pure. Knows exact decimals and nothing of pixels, words or colours.
 */
import type { Choice, Majority, Result, Weight } from '../protocol/messages.ts'

/** Decimals of a weight on the wire; amounts are compared as whole millionths. */
const FINEST_DECIMALS = 6
/** Past this a share is as good as the threshold for the eye; the exact numbers stand beside it. */
const FINEST_PERCENT_DECIMALS = 4

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

export function resultScale(result: Result, majority: Majority): ResultScale {
  const base = millionths(result.base)
  const amounts: readonly { choice: Choice; amount: Weight; isInBase: boolean }[] = [
    { choice: 'yes', amount: result.yes, isInBase: true },
    { choice: 'no', amount: result.no, isInBase: true },
    { choice: 'abstain', amount: result.abstain, isInBase: majority.base !== 'yes-no' },
  ]
  const widest = amounts.reduce((most, { amount }) => maximum(most, millionths(amount)), base)
  return {
    bars: amounts.map(({ choice, amount, isInBase }) => ({
      choice,
      amount,
      isInBase,
      length: part(millionths(amount), widest),
      percent: isInBase ? percentOf(amount, result.base, majority) : null,
    })),
    marks:
      base === 0n
        ? null
        : {
            base: part(base, widest),
            threshold: (part(base, widest) * majority.numerator) / majority.denominator,
          },
  }
}

/**
 * Percent with one decimal, or with as many more as it takes to stand on the true side of the threshold: 50.04 % of a vote that
 * needs more than half is not written "50.0". Null at base 0.
 */
export function percentOf(amount: Weight, base: Weight, majority: Majority): string | null {
  const whole = millionths(base)
  if (whole === 0n) return null
  const share = millionths(amount)
  const numerator = BigInt(majority.numerator)
  const denominator = BigInt(majority.denominator)
  const exactSide = compare(share * denominator, numerator * whole)
  for (let decimals = 1; ; decimals++) {
    const unit = 100n * 10n ** BigInt(decimals)
    const rounded = (share * unit * 2n + whole) / (whole * 2n)
    const side = compare(rounded * denominator, numerator * unit)
    if (decimals === FINEST_PERCENT_DECIMALS || side === exactSide || exactSide === 0)
      return decimal(rounded, decimals)
  }
}

/**
 * The fewest yes that pass. Where only whole votes were cast that is a whole number, which everyone can check against the
 * bar; where weights have decimals it is the threshold with its comparison.
 */
export function neededOf(
  result: Result,
  majority: Majority,
): { comparison: Majority['comparison']; amount: Weight } {
  const whole = 10n ** BigInt(FINEST_DECIMALS)
  const isWhole = [result.base, result.yes, result.no, result.abstain].every(
    (amount) => millionths(amount) % whole === 0n,
  )
  if (!isWhole) return { comparison: majority.comparison, amount: result.threshold }
  const product = (millionths(result.base) / whole) * BigInt(majority.numerator)
  const denominator = BigInt(majority.denominator)
  const fewest =
    majority.comparison === 'more-than'
      ? product / denominator + 1n
      : (product + denominator - 1n) / denominator
  return { comparison: 'at-least', amount: fewest.toString() }
}

function millionths(weight: Weight): bigint {
  const [whole = '0', fraction = ''] = weight.split('.')
  return BigInt(whole + fraction.padEnd(FINEST_DECIMALS, '0').slice(0, FINEST_DECIMALS))
}

function decimal(scaled: bigint, decimals: number): string {
  const digits = scaled.toString().padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** A ratio for drawing: a double is exact enough for any screen. */
const part = (amount: bigint, whole: bigint): number => (whole === 0n ? 0 : Number(amount) / Number(whole))
const maximum = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const compare = (a: bigint, b: bigint): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)
