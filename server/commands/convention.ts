/** Describing the convention, keeping rehearsals, and signing out. */
import type { Change, ChairCaller, Caller, Context, Input } from './context.ts'

export const setConvention = (
  _context: Context<ChairCaller>,
  convention: Input<'set-convention'>,
): Change<'set-convention'> => ({
  ok: true,
  output: {},
  events: [{ type: 'convention-described', convention }],
})

/** What was measured on a copy, by whoever held the rehearsal: the journal says who that was. */
export const keepRehearsal = (
  _context: Context<ChairCaller>,
  { report }: Input<'keep-rehearsal'>,
): Change<'keep-rehearsal'> => ({ ok: true, output: {}, events: [{ type: 'rehearsal-held', report }] })

export function signOut({ state, caller }: Context<Exclude<Caller, { role: 'host' }>>): Change<'sign-out'> {
  const { account } = caller.session
  state.removeSession(caller.session)
  return {
    ok: true,
    output: {},
    signals: [
      { type: 'session-ended', session: caller.session.tokenHash.toString('base64'), why: 'signed-out' },
      ...(account === null ? [] : [{ type: 'account-changed', account } as const]),
    ],
  }
}
