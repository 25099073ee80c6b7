/** Somebody comes onto the register of the open vote after it was frozen. The rules are in domain/late-admission.ts. */
import * as lateAdmission from '../domain/late-admission.ts'
import type { Answer, Change, ChairCaller, Context, Input } from './context.ts'

type Chair = Context<ChairCaller>

export const admitLate = ({ state, caller, at }: Chair, input: Input<'admit-late'>): Change<'admit-late'> =>
  lateAdmission.admitLate(state.assembly, {
    ...{ vote: input.vote, member: input.member, reason: input.reason, at },
    by: caller.role === 'chair' ? caller.name : caller.role,
  })

export const checkLateAdmission = (
  { state, at }: Chair,
  { vote, member }: Input<'check-late-admission'>,
): Answer<'check-late-admission'> => lateAdmission.checkLateAdmission(state.assembly, { vote, member, at })
