/** The rules of being there: imported, checked in, checked out. SPEC.md, rules P. */
import type { MemberId } from '../protocol/messages.ts'
import type { Assembly, Member } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import type { AddedMember, ChangedMember } from './events.ts'
import { toRanges } from '../protocol/id-ranges.ts'
import type { ImportedMember } from '../protocol/messages.ts'

/** [P2] checking in who is in changes nothing and is not journaled; an unknown id refuses the whole command. */
export function checkIn(assembly: Assembly, members: readonly MemberId[] | 'all') {
  return setPresence(assembly, members, true)
}

export function checkOut(assembly: Assembly, members: readonly MemberId[] | 'all') {
  return setPresence(assembly, members, false)
}

function setPresence(assembly: Assembly, wanted: readonly MemberId[] | 'all', present: boolean) {
  const found: Readonly<Member>[] = wanted === 'all' ? [...assembly.members.values()] : []
  if (wanted !== 'all') {
    for (const id of wanted) {
      const member = assembly.members.get(id)
      if (member === undefined) return refuse('no-such-member', { member: id })
      found.push(member)
    }
  }
  const changed = new Set(found.filter((member) => member.present !== present).map((member) => member.id))
  if (changed.size === 0) return accept([], { changed: 0 })
  const type = present ? 'members-checked-in' : 'members-checked-out'
  return accept([{ type, members: toRanges(changed) }], { changed: changed.size })
}

/** [P4] only where the convention allows it; the desk decides otherwise. */
export function checkInSelf(assembly: Assembly, member: MemberId) {
  if (!assembly.convention.selfCheckIn) return refuse('self-check-in-off')
  const decision = checkIn(assembly, [member])
  return decision.ok ? accept(decision.events, {}) : refuse('self-check-in-off')
}

/** [P1] one event for one act: the list as a whole is in, or nothing of it. Ids ascend in the order of the list. */
export function importMembers(
  assembly: Assembly,
  source: string,
  added: readonly ImportedMember[],
  changed: readonly ChangedMember[],
) {
  if (added.length === 0 && changed.length === 0) return refuse('nothing-to-import')
  const withIds: AddedMember[] = added.map((member, index) => ({
    id: assembly.nextMember + index,
    ...member,
  }))
  const known = new Set(changed.map(({ id }) => id))
  // [A4] who votes in somebody's place changes with that one: named, so that everybody who watches the list is told.
  const substitutes = changed.flatMap(({ id }) => {
    const to = assembly.mandates.get(id)?.to
    return to === undefined || known.has(to) ? [] : [{ id: to }]
  })
  const all = [...changed, ...substitutes]
  return accept([{ type: 'members-imported', source, added: withIds, changed: all }], {
    added: added.length,
    changed: changed.length,
  })
}
