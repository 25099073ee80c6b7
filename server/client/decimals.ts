/**
 * Exact decimals of the wire, compared, subtracted and put into proportion. Knows no rule and no language: how a number is
 * written for people is said elsewhere.
 */

/** More than any count has: nine decimals of Meek's rule times the six of a weight. */
const DECIMALS = 18

/** Whole parts of 10^-18. For plain decimals without a sign, as all amounts of the wire are. */
export function exact(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(DECIMALS, '0').slice(0, DECIMALS))
}

export const compareAmounts = (a: string, b: string): -1 | 0 | 1 => compare(exact(a), exact(b))

export const compare = (a: bigint, b: bigint): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

/** a − b, with as many decimals as the longer of the two has, so that columns of figures stay in line. */
export function difference(a: string, b: string): { sign: -1 | 0 | 1; amount: string } {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b))
  const sum = exact(a) - exact(b)
  const amount = withDecimals((sum < 0n ? -sum : sum) / 10n ** BigInt(DECIMALS - decimals), decimals)
  return { sign: compare(sum, 0n), amount }
}

/** A ratio for drawing: a double is exact enough for any screen. 0 of nothing. */
export const partOf = (amount: string, whole: string): number =>
  exact(whole) === 0n ? 0 : Number(exact(amount)) / Number(exact(whole))

export const largest = (amounts: readonly string[]): string =>
  amounts.reduce((most, amount) => (compareAmounts(amount, most) > 0 ? amount : most), '0')

/** `scaled` as text: 123 with two decimals is "1.23". */
export function withDecimals(scaled: bigint, decimals: number): string {
  if (decimals === 0) return scaled.toString()
  const digits = scaled.toString().padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0
