/** What happened to one member, for the desk: a line per act, kept small so that 50,000 check-ins stay a few megabytes. */
import type { MemberDetail, MemberId, IdRanges } from '../protocol/messages.ts'
import type { Actor, AssemblyEvent } from './events.ts'
import { fromRanges, rangesInclude, toRanges } from '../protocol/id-ranges.ts'

type Line = { at: number; actor: Actor; what: MemberDetail['history'][number]['what']; members: IdRanges }

export type History = Line[]

export type Presence = { at: number; what: 'checked-in' | 'checked-out' | 'left' }

/** Adds the event's lines, if it is about members. */
export function remember(history: History, at: number, actor: Actor, event: AssemblyEvent): void {
  const add = (what: Line['what'], members: IdRanges) => {
    if (members !== '') history.push({ at, actor, what, members })
  }
  switch (event.type) {
    case 'members-imported':
      add('imported', toRanges(event.added.map(({ id }) => id)))
      add('changed', toRanges(event.changed.map(({ id }) => id)))
      return
    case 'members-checked-in':
      add('checked-in', event.members)
      return
    case 'members-checked-out':
      add('checked-out', event.members)
      return
    case 'members-left':
      add('left', event.members)
      return
    case 'mandate-transferred':
      add('mandate-handed-on', String(event.from))
      add('mandate-taken-over', String(event.to))
      return
    case 'mandate-taken-back':
      add('mandate-taken-back', toRanges([event.from, event.to].sort((one, other) => one - other)))
      return
    case 'access-issued':
      add('access-issued', event.members)
      return
    case 'access-revoked':
      add('access-revoked', String(event.member))
      return
    case 'member-admitted-late':
      add('admitted-late', String(event.member))
      return
    default:
  }
}

/** When somebody came and went, in order; one walk for all of them. */
export function attendanceOf(history: History): ReadonlyMap<MemberId, readonly Presence[]> {
  const all = new Map<MemberId, Presence[]>()
  for (const { at, what, members } of history) {
    if (what !== 'checked-in' && what !== 'checked-out' && what !== 'left') continue
    for (const id of fromRanges(members)) {
      const its = all.get(id)
      if (its === undefined) all.set(id, [{ at, what }])
      else its.push({ at, what })
    }
  }
  return all
}

/** Newest first. Who is checked in after leaving has returned. */
export function historyOf(history: History, member: MemberId): Line[] {
  let hasLeft = false
  return history
    .filter(({ members }) => rangesInclude(members, member))
    .map((line) => {
      const isReturn = hasLeft && line.what === 'checked-in'
      if (line.what === 'left') hasLeft = true
      else if (line.what === 'checked-in' || line.what === 'checked-out') hasLeft = false
      return isReturn ? { ...line, what: 'returned' as const } : line
    })
    .reverse()
}
