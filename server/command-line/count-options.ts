/** The options of `plenum count` that need a look: seats, and what a majority is of. */
import { formatWeight, parseWeight } from '../domain/weight.ts'
import type { MajorityBase } from '../protocol/messages.ts'
import type { CountRule, MajorityAsked } from './count-ballots.ts'
import { Failure } from './failure.ts'

export type CountOptions = {
  rule: string
  seats?: string
  base?: string
  majority?: string
  atLeast?: boolean
  moreThan?: boolean
  json?: boolean
  lot?: string
}

export function seatsOf(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Failure(2, `--seats is a whole number from 1, not ${text}.`)
  return Number(text)
}

/** Null where the rule has none. */
export function majorityAsked(rule: CountRule, options: CountOptions): MajorityAsked | null {
  const { base, majority, atLeast, moreThan } = options
  if (rule !== 'majority') {
    if (base !== undefined || majority !== undefined || atLeast === true || moreThan === true)
      throw new Failure(2, '--base, --majority, --at-least and --more-than go with --rule majority only.')
    return null
  }
  if (atLeast === true && moreThan === true) throw new Failure(2, 'Either --at-least or --more-than.')
  const share = shareOf(majority ?? '1/2')
  const isHalf = share.numerator * 2 === share.denominator
  const isMoreThan = atLeast === true ? false : moreThan === true || isHalf
  return { ...baseOf(base ?? 'yes-no'), ...share, comparison: isMoreThan ? 'more-than' : 'at-least' }
}

function shareOf(text: string): { numerator: number; denominator: number } {
  const [, numerator, denominator] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? []
  const share = { numerator: Number(numerator), denominator: Number(denominator) }
  if (!(share.numerator <= share.denominator))
    throw new Failure(2, `--majority is a fraction of at most 1, such as 1/2 or 2/3, not ${text}.`)
  return share
}

const BASES = ['yes-no', 'yes-no-abstain', 'valid', 'cast'] as const satisfies readonly MajorityBase[]

/** How many are present or entitled no ballot says. */
function baseOf(text: string): Pick<MajorityAsked, 'base' | 'of'> {
  const base = BASES.find((one) => one === text)
  if (base !== undefined) return { base, of: null }
  const of = parseWeight(text)
  if (of === null || of === 0n)
    throw new Failure(
      2,
      `--base is ${BASES.join(', ')}, or the votes of those present or entitled, not ${text}.`,
    )
  return { base: 'present', of: formatWeight(of) }
}
