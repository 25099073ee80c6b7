/** Checking in and out: at the desk for one, many or all, and by a member on the phone. */
import { checkIn, checkInSelf, checkOut } from '../domain/participants.ts'
import type { Change, ChairCaller, Context, Input, MemberCaller } from './context.ts'

export const checkInMembers = (
  { state }: Context<ChairCaller>,
  { members }: Input<'check-in'>,
): Change<'check-in'> => checkIn(state.assembly, members)

export const checkOutMembers = (
  { state }: Context<ChairCaller>,
  { members }: Input<'check-out'>,
): Change<'check-out'> => checkOut(state.assembly, members)

export const checkInByPhone = ({ state, caller }: Context<MemberCaller>): Change<'check-in-self'> =>
  checkInSelf(state.assembly, caller.member)
