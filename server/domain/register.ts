/** The electoral register of one vote: who may vote with what weight, frozen when the vote opens. */
import type { Electorate, MemberId, Weight, IdRanges } from '../protocol/messages.ts'
import { countRanges, fromRanges, toRanges } from '../protocol/id-ranges.ts'
import { formatWeight, weightOf, type Millionths } from './weight.ts'
import type { Member } from './assembly.ts'

/** Compact as the journal keeps it: members by weight, and the sums that a majority of present or entitled needs. */
export type Register = {
  members: readonly { weight: Weight; ids: IdRanges }[]
  /** Sums of weights at opening over the electorate's groups: checked in or represented, and in all. */
  present: Weight
  entitled: Weight
  /** Who casts whose ballots beside their own; not there where nobody does. */
  proxies?: readonly { holder: MemberId; principals: IdRanges }[]
}

/**
 * Those of the electorate's groups who are entitled; of them the present ones, unless all entitled may vote. [X2] who is away is on it
 * too where a proxy is here who is on it: then that one casts their ballot.
 */
export function freezeRegister(
  members: Iterable<Member>,
  electorate: Electorate,
  proxies: ReadonlyMap<MemberId, MemberId> = NO_PROXIES,
): Register {
  const byWeight = new Map<Weight, MemberId[]>()
  let present = 0n
  let entitled = 0n
  const put = ({ id, weight }: Member) => {
    const ids = byWeight.get(weight)
    if (ids === undefined) byWeight.set(weight, [id])
    else ids.push(id)
  }
  const hands = new Set<MemberId>()
  const away: Member[] = []
  for (const member of members) {
    if (!member.entitled) continue
    if (electorate.groups.length > 0 && !electorate.groups.includes(member.group)) continue
    const weight = weightOf(member.weight)
    entitled += weight
    if (member.present) {
      present += weight
      hands.add(member.id)
    } else if (proxies.has(member.id)) away.push(member)
    if (electorate.presence === 'entitled' || member.present) put(member)
  }
  const held = new Map<MemberId, MemberId[]>()
  for (const member of away) {
    const holder = proxies.get(member.id)
    if (holder === undefined || !hands.has(holder)) continue
    present += weightOf(member.weight)
    if (electorate.presence === 'present') put(member)
    const principals = held.get(holder)
    if (principals === undefined) held.set(holder, [member.id])
    else principals.push(member.id)
  }
  return {
    members: [...byWeight].map(([weight, ids]) => ({ weight, ids: toRanges(ascending(ids)) })),
    present: formatWeight(present),
    entitled: formatWeight(entitled),
    ...(held.size > 0 && {
      proxies: [...held].map(([holder, ids]) => ({ holder, principals: toRanges(ascending(ids)) })),
    }),
  }
}

const NO_PROXIES: ReadonlyMap<MemberId, MemberId> = new Map()
const ascending = (ids: readonly MemberId[]) => ids.toSorted((one, other) => one - other)

/** Whose ballots each proxy casts beside their own, ascending. */
export function unfoldProxies({ proxies = [] }: Register): ReadonlyMap<MemberId, readonly MemberId[]> {
  return new Map(proxies.map(({ holder, principals }) => [holder, [...fromRanges(principals)]]))
}

/** With one more on it, beside those who stood on it when it was frozen. */
export function withAdmitted(
  { members, proxies }: Register,
  {
    member,
    weight,
    present,
    entitled,
  }: { member: MemberId; weight: Weight; present: Weight; entitled: Weight },
): Register {
  const isKnown = members.some((each) => each.weight === weight)
  const joined = members.map((each) =>
    each.weight === weight ? { weight, ids: toRanges([...fromRanges(each.ids), member]) } : each,
  )
  return {
    members: isKnown ? joined : [...joined, { weight, ids: toRanges([member]) }],
    ...{ present, entitled },
    ...(proxies !== undefined && { proxies }),
  }
}

/** How many people vote: a proxy is one, however many ballots they cast. */
export const handsOf = (register: Register): number =>
  registerSize(register) -
  (register.proxies ?? []).reduce((sum, { principals }) => sum + countRanges(principals), 0)

export const registerSize = (register: Register): number =>
  register.members.reduce((sum, { ids }) => sum + countRanges(ids), 0)

export const registerWeight = (register: Register): Millionths =>
  register.members.reduce((sum, { weight, ids }) => sum + weightOf(weight) * BigInt(countRanges(ids)), 0n)

/** A register is never changed in place; a list of proxies asks it thousands of times. */
const known = new WeakMap<Register, ReadonlySet<MemberId>>()

export function isRegistered(register: Register, member: MemberId): boolean {
  const ids = known.get(register) ?? new Set(register.members.flatMap((each) => [...fromRanges(each.ids)]))
  known.set(register, ids)
  return ids.has(member)
}

/** For asking one member at a time. */
export function unfoldRegister(register: Register): ReadonlyMap<MemberId, Weight> {
  const weights = new Map<MemberId, Weight>()
  for (const { weight, ids } of register.members) for (const id of fromRanges(ids)) weights.set(id, weight)
  return weights
}
