/** The register of an open vote as a set to ask, made from the wire's text. Pure. */
import { fromRanges } from '#protocol/id-ranges'
import type { IdRanges, MemberId } from '#protocol'

export const unfold = (register: IdRanges): ReadonlySet<MemberId> => new Set(fromRanges(register))

export const withMore = (
  register: ReadonlySet<MemberId>,
  members: readonly MemberId[],
): ReadonlySet<MemberId> => new Set([...register, ...members])
