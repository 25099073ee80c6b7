/** Votes against a share of something. Exact: whole millionths of votes and a fraction, no division before the end. */
import type { Comparison, Fraction, Rule, Threshold, Verdict } from '../../protocol/messages.ts'
import { unreachable } from '../decision.ts'
import { formatWeight, type Millionths } from '../weight.ts'

/** How much of a base is needed. */
export type Share = Fraction & { comparison: Comparison }
export type MajorityRule = Extract<Rule, { kind: 'majority' }>

/** [M2] nothing passes at base 0. */
export function reaches(votes: Millionths, base: Millionths, share: Share): boolean {
  if (base === 0n) return false
  const own = votes * BigInt(share.denominator)
  const needed = base * BigInt(share.numerator)
  switch (share.comparison) {
    case 'more-than':
      return own > needed
    case 'at-least':
      return own >= needed
    default:
      return unreachable(share.comparison)
  }
}

/**
 * Exact with its comparison, although two thirds of 125.5 never end: votes come in millionths, so reaching a share is reaching
 * the next millionth, and exceeding it is exceeding the one before.
 */
export function thresholdOf(base: Millionths, { numerator, denominator, comparison }: Share): Threshold {
  const divisor = BigInt(denominator)
  const roundUp = comparison === 'at-least' ? divisor - 1n : 0n
  return {
    base: formatWeight(base),
    threshold: formatWeight((base * BigInt(numerator) + roundUp) / divisor),
  }
}

/** `castingVote`: the chair's, where one was given. */
export function decideMajority(
  { yes, no, base }: { yes: Millionths; no: Millionths; base: Millionths },
  { majority, tie }: MajorityRule,
  castingVote: boolean | undefined,
): { verdict: Verdict } & Threshold {
  const verdict = (): Verdict => {
    if (reaches(yes, base, majority)) return 'adopted'
    if (tie === 'rejected' || !isTied({ yes, no, base }, majority)) return 'rejected'
    return castingVote === undefined ? 'tied' : castingVote ? 'adopted' : 'rejected'
  }
  return { verdict: verdict(), ...thresholdOf(base, majority) }
}

/** [M6] yes = no, nothing else is in the base, and one vote more would have been enough. */
const isTied = (
  { yes, no, base }: { yes: Millionths; no: Millionths; base: Millionths },
  { numerator, denominator, comparison }: Share,
): boolean =>
  base > 0n && yes === no && yes + no === base && comparison === 'more-than' && 2 * numerator === denominator
