/** What happened to one member, for the desk: a line per act, kept small so that 50,000 check-ins stay a few megabytes. */
import type { MemberDetail, MemberId, IdRanges } from '../protocol/messages.ts'
import type { Actor, AssemblyEvent } from './events.ts'
import { rangesInclude, toRanges } from '../protocol/id-ranges.ts'

type Line = { at: number; actor: Actor; what: MemberDetail['history'][number]['what']; members: IdRanges }

export type History = Line[]

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
    case 'access-issued':
      add('access-issued', event.members)
      return
    case 'access-revoked':
      add('access-revoked', String(event.member))
      return
    default:
  }
}

/** Newest first. */
export const historyOf = (history: History, member: MemberId): Line[] =>
  history.filter(({ members }) => rangesInclude(members, member)).reverse()
