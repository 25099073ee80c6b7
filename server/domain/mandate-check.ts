/** The mandate check: how many of the entitled are here, as a whole and by group, region and gender. Counts; decides nothing. */
import type { MandateCheck, MandateCount } from '../protocol/messages.ts'
import type { Assembly, Member } from './assembly.ts'
import { formatWeight, weightOf, type Millionths } from './weight.ts'

type Sums = {
  persons: { entitled: number; present: number; left: number }
  votes: { entitled: Millionths; present: Millionths; left: Millionths }
}
type Counted = Pick<Assembly, 'members' | 'left' | 'mandates'>

export function checkMandates({ members, left, mandates }: Counted): MandateCheck {
  const all = nothing()
  const by = {
    group: new Map<string, Sums>(),
    region: new Map<string, Sums>(),
    gender: new Map<string, Sums>(),
  }
  const others = { registered: 0, present: 0 }
  for (const member of members.values()) {
    if (!member.entitled) {
      others.registered++
      if (member.present) others.present++
      continue
    }
    const hasLeft = left.has(member.id)
    add(all, member, hasLeft)
    add(sumsOf(by.group, member.group), member, hasLeft)
    add(sumsOf(by.region, member.region), member, hasLeft)
    add(sumsOf(by.gender, member.gender), member, hasLeft)
  }
  return {
    all: written('', all),
    groups: inOrder(by.group),
    regions: inOrder(by.region),
    genders: inOrder(by.gender),
    others,
    substitutes: mandates.size,
  }
}

const nothing = (): Sums => ({
  persons: { entitled: 0, present: 0, left: 0 },
  votes: { entitled: 0n, present: 0n, left: 0n },
})

function sumsOf(sums: Map<string, Sums>, value: string): Sums {
  const known = sums.get(value) ?? nothing()
  sums.set(value, known)
  return known
}

function add({ persons, votes }: Sums, member: Readonly<Member>, hasLeft: boolean): void {
  const weight = weightOf(member.weight)
  persons.entitled++
  votes.entitled += weight
  if (member.present) {
    persons.present++
    votes.present += weight
  } else if (hasLeft) {
    persons.left++
    votes.left += weight
  }
}

const written = (value: string, { persons, votes }: Sums): MandateCount => ({
  value,
  persons,
  votes: {
    entitled: formatWeight(votes.entitled),
    present: formatWeight(votes.present),
    left: formatWeight(votes.left),
  },
  percent:
    persons.entitled === 0
      ? null
      : {
          persons: percentOf(BigInt(persons.present), BigInt(persons.entitled)),
          votes: votes.entitled === 0n ? null : percentOf(votes.present, votes.entitled),
        },
})

/** Exact up to the one rounding: half up, to one decimal. */
function percentOf(part: bigint, whole: bigint): string {
  const tenths = (part * 2000n + whole) / (whole * 2n)
  return `${tenths / 10n}.${tenths % 10n}`
}

/** The largest first; who has no value last. */
const inOrder = (sums: ReadonlyMap<string, Sums>): MandateCount[] =>
  [...sums]
    .sort(([one, a], [other, b]) => {
      if (one === '' || other === '') return Number(one === '') - Number(other === '')
      return b.persons.entitled - a.persons.entitled || (one < other ? -1 : 1)
    })
    .map(([value, its]) => written(value, its))
