/** What could tell a ballot from the result of a secret vote, or from its list of ballots: looked at before it opens. */
import type { VoteWarning } from '../protocol/messages.ts'
import { countRanges } from '../protocol/id-ranges.ts'
import { handsOf, registerWeight, unfoldProxies, unfoldRegister, type Register } from './register.ts'
import { formatWeight, weightOf } from './weight.ts'

/**
 * With three voters yes or no always tells somebody every other ballot: 3 : 0 tells all three, 2 : 1 the one who stood alone. With four,
 * 2 : 2 is the first result that keeps them.
 */
export const FEW_VOTERS = 4

export function secrecyWarnings(register: Register): VoteWarning[] {
  // [X7] a proxy knows every ballot they cast: they are one who votes.
  const persons = handsOf(register)
  const warnings: VoteWarning[] = []
  if (persons < FEW_VOTERS) warnings.push({ kind: 'few-voters', about: { persons } })
  const unique = register.members.filter(({ ids }) => countRanges(ids) === 1).length
  // Of one voter alone there is nothing to tell apart.
  if (unique > 0 && persons > 1) warnings.push({ kind: 'unique-weights', about: { persons: unique } })
  const dominant = dominantWeight(register)
  if (dominant !== null && persons > 1)
    warnings.push({ kind: 'dominant-weight', about: { weight: dominant } })
  return warnings
}

/** More than all others together: the larger sum is where this one is. */
function dominantWeight(register: Register): string | null {
  const all = registerWeight(register)
  for (const { weight } of register.members) {
    const own = weightOf(weight)
    if (2n * own > all) return formatWeight(own)
  }
  if (register.proxies === undefined) return null
  const weights = unfoldRegister(register)
  for (const [holder, principals] of unfoldProxies(register)) {
    const inOneHand = [holder, ...principals].reduce((sum, id) => sum + weightOf(weights.get(id) ?? '0'), 0n)
    if (2n * inOneHand > all) return formatWeight(inOneHand)
  }
  return null
}
