/** Who could vote now, and who of an open vote's register has not yet, read off the roster. Pure. */
import { FLAG } from '#protocol/roster-flags'
import type { RosterEntry } from '#client/roster'
import type { Electorate, MemberId, Weight } from '#protocol'

type Row = Pick<RosterEntry, 'flags' | 'group' | 'region' | 'lastSeen'>

const has = (row: Row, bit: number): boolean => (row.flags & bit) !== 0

const isInGroups = (row: Row, groups: readonly string[]): boolean =>
  groups.length === 0 || groups.includes(row.group)

const mayVote = (row: Row, { presence, groups }: Electorate): boolean =>
  has(row, FLAG.entitled) && (presence === 'entitled' || has(row, FLAG.present)) && isInGroups(row, groups)

/** How many could vote if the vote opened now, and how many of them are connected. */
export function countElectorate(
  rows: Iterable<Row>,
  electorate: Electorate,
): { mayVote: number; online: number } {
  let all = 0
  let online = 0
  for (const row of rows) {
    if (!mayVote(row, electorate)) continue
    all++
    if (has(row, FLAG.online)) online++
  }
  return { mayVote: all, online }
}

/**
 * A number that changes with who would stand on the register, or with what weight: what was found out about one register is
 * asked again when it is another. Equal numbers of different registers are possible and cost one question not asked.
 */
export function registerMark(
  rows: Iterable<Row & { id: MemberId; weight: Weight }>,
  electorate: Electorate,
): number {
  let mark = 0
  for (const row of rows) {
    if (!mayVote(row, electorate)) continue
    mark = (Math.imul(mark, 31) + row.id) | 0
    for (let at = 0; at < row.weight.length; at++)
      mark = (Math.imul(mark, 31) + row.weight.charCodeAt(at)) | 0
  }
  return mark
}

/** The groups of all who are entitled, with their size, in the order of the alphabet. */
export function groupsOf(rows: Iterable<Row>): readonly { group: string; entitled: number }[] {
  const sizes = new Map<string, number>()
  for (const row of rows) {
    if (has(row, FLAG.entitled) && row.group !== '') sizes.set(row.group, (sizes.get(row.group) ?? 0) + 1)
  }
  return [...sizes]
    .map(([group, entitled]) => ({ group, entitled }))
    .sort((a, b) => a.group.localeCompare(b.group))
}

/** `online`: could vote at this moment. `offline`: was here with a device and is not connected. `never`: never signed in. */
export type MissingCounts = { all: number; online: number; offline: number; never: number }
export type Missing = MissingCounts & { regions: readonly ({ region: string } & MissingCounts)[] }

/** Those of the register, which the host froze when the vote opened, who have not voted; by region, the most missing first. */
export function missingOf(rows: Iterable<Row & { id: MemberId }>, register: ReadonlySet<MemberId>): Missing {
  const all: MissingCounts = { all: 0, online: 0, offline: 0, never: 0 }
  const regions = new Map<string, MissingCounts>()
  for (const row of rows) {
    if (has(row, FLAG.voted) || !register.has(row.id)) continue
    const region = regions.get(row.region) ?? { all: 0, online: 0, offline: 0, never: 0 }
    regions.set(row.region, region)
    const reason = reasonOf(row)
    for (const counts of [all, region]) {
      counts.all++
      counts[reason]++
    }
  }
  return {
    ...all,
    regions: [...regions]
      .map(([region, counts]) => ({ region, ...counts }))
      .sort((a, b) => b.all - a.all || a.region.localeCompare(b.region)),
  }
}

function reasonOf(row: Row): 'online' | 'offline' | 'never' {
  if (has(row, FLAG.online)) return 'online'
  return row.lastSeen === 0 ? 'never' : 'offline'
}
