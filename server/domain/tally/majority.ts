/** Yes, no and abstentions against a majority rule. Exact: whole millionths of votes and a fraction, no division before the end. */
import type { Choice, Majority, Result } from '../../protocol/messages.ts'
import { unreachable } from '../decision.ts'
import { registerSize, registerWeight, type Register } from '../register.ts'
import { formatWeight, weightOf, type Millionths } from '../weight.ts'

/** Ballots that are alike, together: order cannot matter, because there is none. */
export type BallotCount = { choice: Choice; weight: string; ballots: number }

export function countMajority(
  counts: readonly BallotCount[],
  register: Register,
  majority: Majority,
): Result {
  const sums = { yes: 0n, no: 0n, abstain: 0n } satisfies Record<Choice, Millionths>
  let cast = 0
  for (const { choice, weight, ballots } of counts) {
    sums[choice] += weightOf(weight) * BigInt(ballots)
    cast += ballots
  }
  const base = baseOf(sums, register, majority)
  const numerator = BigInt(majority.numerator)
  const denominator = BigInt(majority.denominator)
  return {
    registered: registerSize(register),
    cast,
    yes: formatWeight(sums.yes),
    no: formatWeight(sums.no),
    abstain: formatWeight(sums.abstain),
    notCast: formatWeight(registerWeight(register) - sums.yes - sums.no - sums.abstain),
    base: formatWeight(base),
    threshold: formatThreshold(base * numerator, denominator, majority.comparison),
    verdict:
      reaches(sums.yes * denominator, base * numerator, majority.comparison) && base > 0n
        ? 'adopted'
        : 'rejected',
  }
}

function baseOf(sums: Record<Choice, Millionths>, register: Register, majority: Majority): Millionths {
  switch (majority.base) {
    case 'yes-no':
      return sums.yes + sums.no
    case 'yes-no-abstain':
      return sums.yes + sums.no + sums.abstain
    case 'present':
      return weightOf(register.present)
    case 'entitled':
      return weightOf(register.entitled)
    default:
      return unreachable(majority.base)
  }
}

function reaches(share: bigint, needed: bigint, comparison: Majority['comparison']): boolean {
  switch (comparison) {
    case 'more-than':
      return share > needed
    case 'at-least':
      return share >= needed
    default:
      return unreachable(comparison)
  }
}

/**
 * Exact with its comparison, although two thirds of 125.5 never end: votes come in millionths, so reaching a share is reaching
 * the next millionth, and exceeding it is exceeding the one before.
 */
function formatThreshold(
  product: Millionths,
  denominator: bigint,
  comparison: Majority['comparison'],
): string {
  const roundUp = comparison === 'at-least' ? denominator - 1n : 0n
  return formatWeight((product + roundUp) / denominator)
}
