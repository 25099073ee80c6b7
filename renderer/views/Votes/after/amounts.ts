/** Votes as people type and add them, exact. Knows no form and no vote. */
import { exact, withDecimals } from '#client/decimals'
import type { Weight } from '#protocol'

/** As `exact` makes them: whole parts of 10^-18 of a vote. */
export type Amount = bigint

const DECIMALS = 18
/** As the host takes them; more is a slip of the finger. */
const DIGITS_MAX = 12

export const amountOf = (weight: Weight): Amount => exact(weight)

/** The canonical text of the wire. */
export const weightOf = (amount: Amount): Weight => withDecimals(amount, DECIMALS).replace(/\.?0+$/, '')

export const whole = (count: number): Amount => exact(String(count))

export const sumOf = (amounts: readonly Amount[]): Amount => amounts.reduce((all, own) => all + own, 0n)

/**
 * What somebody typed, or null. Nothing is 0. Votes without weights are whole, and may be grouped ("1.234", "1 234"); with
 * weights there is one decimal sign, point or comma, and no grouping: which of the two "1.234" is, nobody could tell.
 */
export function readAmount(text: string, hasWeights: boolean): Amount | null {
  const typed = text.trim()
  if (typed === '') return 0n
  if (hasWeights) {
    const [, own = '', fraction = ''] = /^(\d+)(?:[.,](\d{1,6}))?$/.exec(typed) ?? []
    return own === '' || own.length > DIGITS_MAX ? null : exact(`${own}.${fraction}`)
  }
  const digits = ungrouped(typed)
  return /^\d+$/.test(digits) && digits.length <= DIGITS_MAX ? exact(digits) : null
}

/** "1.234", "1,234", "1 234" without the signs between; anything else as it is. */
export const ungrouped = (text: string): string =>
  /^\d{1,3}([.,’' ]\d{3})+$/.test(text) ? text.replaceAll(/\D/g, '') : text
