/** Weights of votes as exact decimals: text on the wire and in the file, whole millionths in sums. No floats anywhere. */

const DIGITS = 6
const ONE = 10n ** BigInt(DIGITS)

/** Keeps every sum of 2^31 members' weights printable and every cell readable: a million votes in one hand is a typing error. */
export const LARGEST_WEIGHT = 1_000_000n * ONE

/** Millionths of a vote. */
export type Millionths = bigint

/** Reads "1", "0.5", "12.250". Null when it is not a plain decimal with at most six decimals. */
export function parseWeight(text: string): Millionths | null {
  const parts = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text)
  if (parts === null) return null
  return BigInt(parts[1] ?? '0') * ONE + BigInt((parts[2] ?? '').padEnd(DIGITS, '0'))
}

/** The canonical text of a sum: "1", "0.5", "12.25". */
export function formatWeight(sum: Millionths): string {
  const fraction = (sum % ONE).toString().padStart(DIGITS, '0').replace(/0+$/, '')
  return fraction === '' ? (sum / ONE).toString() : `${(sum / ONE).toString()}.${fraction}`
}

/** For weights that this program wrote itself; anything else is a bug or a damaged file. */
export function weightOf(text: string): Millionths {
  const sum = parseWeight(text)
  if (sum === null) throw new Error('a stored weight is not a decimal')
  return sum
}
