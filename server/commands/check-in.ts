/** Checking in and out: at the desk for one, many or all, and by a member on the phone. */
import { checkIn, checkInSelf, checkOut } from '../domain/participants.ts'
import { historyOf } from '../domain/history.ts'
import type { MemberId } from '../protocol/messages.ts'
import { actorName } from './look.ts'
import type { Change, ChairCaller, Context, Input, MemberCaller } from './context.ts'

/** [A3] two desks at one member: the second is told of the first, and nothing happens twice. */
export function checkInMembers(
  context: Context<ChairCaller>,
  { members }: Input<'check-in'>,
): Change<'check-in'> {
  const { state } = context
  const decision = checkIn(state.assembly, members)
  if (!decision.ok) return decision
  const { events, output } = decision
  const [only] = members
  const isOne = members !== 'all' && members.length === 1 && typeof only === 'number'
  const already = output.changed === 0 && isOne ? cameIn(context, only) : null
  return { ok: true, events, output: { ...output, already } }
}

function cameIn(context: Context<ChairCaller>, member: MemberId): { at: number; by: string } | null {
  const came = historyOf(context.state.history, member).find(
    ({ what }) => what === 'checked-in' || what === 'returned',
  )
  return came === undefined ? null : { at: came.at, by: actorName(context, came.actor) }
}

export const checkOutMembers = (
  { state }: Context<ChairCaller>,
  { members }: Input<'check-out'>,
): Change<'check-out'> => checkOut(state.assembly, members)

export const checkInByPhone = ({ state, caller }: Context<MemberCaller>): Change<'check-in-self'> =>
  checkInSelf(state.assembly, caller.member)
