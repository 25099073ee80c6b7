/** Describing the convention, letting other consoles and projectors in, and keeping rehearsals. */
import type { Change, ChairCaller, Caller, Context, Input } from './context.ts'
import { hashSecret, makeToken } from './secrets.ts'

export const setConvention = (
  _context: Context<ChairCaller>,
  convention: Input<'set-convention'>,
): Change<'set-convention'> => ({
  ok: true,
  output: {},
  events: [{ type: 'convention-described', convention }],
})

/** The key is in the answer only; the file keeps its hash, until it is used. */
export function invite(
  { state, at }: Context<ChairCaller>,
  { role, name }: Input<'invite'>,
): Change<'invite'> {
  const key = makeToken()
  state.putInvitation({ keyHash: hashSecret(state.pepper, 'invitation', key), role, name, createdAt: at })
  return {
    ok: true,
    output: { path: role === 'chair' ? '/console' : '/projector', key },
    events: [{ type: 'console-invited', role, name }],
  }
}

/** What was measured on a copy, by whoever held the rehearsal: the journal says who that was. */
export const keepRehearsal = (
  _context: Context<ChairCaller>,
  { report }: Input<'keep-rehearsal'>,
): Change<'keep-rehearsal'> => ({ ok: true, output: {}, events: [{ type: 'rehearsal-held', report }] })

export function signOut({ state, caller }: Context<Exclude<Caller, { role: 'host' }>>): Change<'sign-out'> {
  state.removeSession(caller.session)
  return {
    ok: true,
    output: {},
    signals: [
      { type: 'session-ended', session: caller.session.tokenHash.toString('base64'), why: 'signed-out' },
    ],
  }
}
