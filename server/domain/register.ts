/** The electoral register of one vote: who may vote with what weight, frozen when the vote opens. */
import type { Electorate, MemberId, Weight, IdRanges } from '../protocol/messages.ts'
import { countRanges, fromRanges, rangesInclude, toRanges } from '../protocol/id-ranges.ts'
import { formatWeight, weightOf, type Millionths } from './weight.ts'
import type { Member } from './assembly.ts'

/** Compact as the journal keeps it: members by weight, and the sums that a majority of present or entitled needs. */
export type Register = {
  members: readonly { weight: Weight; ids: IdRanges }[]
  /** Sums of weights at opening over the electorate's groups: checked in, and in all. */
  present: Weight
  entitled: Weight
}

/** Those of the electorate's groups who are entitled; of them the present ones, unless all entitled may vote. */
export function freezeRegister(members: Iterable<Member>, electorate: Electorate): Register {
  const byWeight = new Map<Weight, MemberId[]>()
  let present = 0n
  let entitled = 0n
  for (const member of members) {
    if (!member.entitled) continue
    if (electorate.groups.length > 0 && !electorate.groups.includes(member.group)) continue
    const weight = weightOf(member.weight)
    entitled += weight
    if (member.present) present += weight
    if (electorate.presence === 'present' && !member.present) continue
    const ids = byWeight.get(member.weight)
    if (ids === undefined) byWeight.set(member.weight, [member.id])
    else ids.push(member.id)
  }
  return {
    members: [...byWeight].map(([weight, ids]) => ({ weight, ids: toRanges(ids) })),
    present: formatWeight(present),
    entitled: formatWeight(entitled),
  }
}

export const registerSize = (register: Register): number =>
  register.members.reduce((sum, { ids }) => sum + countRanges(ids), 0)

export const registerWeight = (register: Register): Millionths =>
  register.members.reduce((sum, { weight, ids }) => sum + weightOf(weight) * BigInt(countRanges(ids)), 0n)

/** Whether this one stands on it; to ask often, unfold it. */
export const isRegistered = (register: Register, member: MemberId): boolean =>
  register.members.some(({ ids }) => rangesInclude(ids, member))

/** For asking one member at a time. */
export function unfoldRegister(register: Register): ReadonlyMap<MemberId, Weight> {
  const weights = new Map<MemberId, Weight>()
  for (const { weight, ids } of register.members) for (const id of fromRanges(ids)) weights.set(id, weight)
  return weights
}
