/** Letting consoles and projectors in, their offices and rights, and ending an account. The rules are in domain/people.ts. */
import * as people from '../domain/people.ts'
import type { AccountId } from '../protocol/messages.ts'
import type { Signal } from '../live/world.ts'
import { accountOf, type Change, type ChairCaller, type Context, type Input } from './context.ts'
import { hashSecret, makeToken } from './secrets.ts'

type Console = Context<ChairCaller>

/** The key is in the answer only; the file keeps its hash, until it is used. */
export function invite(
  { state, caller, at }: Console,
  { role, name, office = 'chair' }: Input<'invite'>,
): Change<'invite'> {
  // A wall is for who chooses what the hall sees; a person is not.
  if (role === 'chair' && !people.isAllowed(state.assembly, accountOf(caller), 'convention'))
    return { ok: false, why: 'not-allowed' }
  const key = makeToken()
  const keyHash = hashSecret(state.pepper, 'invitation', key)
  const account = role === 'chair' ? state.assembly.nextAccount : null
  state.putInvitation({ keyHash, role, name, account, createdAt: at })
  return {
    ok: true,
    output: { path: role === 'chair' ? '/console' : '/projector', key, account },
    events: [{ type: 'console-invited', role, name, ...(account !== null && { account, office }) }],
  }
}

export function inviteAgain(
  { state, at }: Console,
  { account: id }: Input<'invite-again'>,
): Change<'invite-again'> {
  const found = people.findAccount(state.assembly, id)
  if (!found.ok) return found
  state.removeInvitationsOf(id)
  const key = makeToken()
  const keyHash = hashSecret(state.pepper, 'invitation', key)
  state.putInvitation({ keyHash, role: 'chair', name: found.account.name, account: id, createdAt: at })
  return {
    ok: true,
    output: { path: '/console', key, account: id },
    events: [{ type: 'account-invited-again', account: id }],
  }
}

export const setOffice = (
  { state }: Console,
  { account, office }: Input<'set-office'>,
): Change<'set-office'> => people.setOffice(state.assembly, account, office)

/** [O4] The sessions are over with the commit, the sockets with what is published of it. */
export function revokeAccount(
  { state }: Console,
  { account }: Input<'revoke-account'>,
): Change<'revoke-account'> {
  const found = people.findAccount(state.assembly, account)
  if (!found.ok) return found
  return {
    ok: true,
    output: {},
    events: [{ type: 'account-revoked', account }],
    signals: endAccess(state, account),
  }
}

function endAccess(state: Console['state'], account: AccountId): Signal[] {
  state.removeInvitationsOf(account)
  return state.sessionsOfAccount(account).map((session) => {
    state.removeSession(session)
    return { type: 'session-ended', session: session.tokenHash.toString('base64'), why: 'signed-out' }
  })
}

export const setRight = (
  { state }: Console,
  { office, right, may }: Input<'set-right'>,
): Change<'set-right'> => people.setRight(state.assembly, office, right, may)

export const setSecondPerson = (
  { state }: Console,
  { act, isNeeded }: Input<'set-second-person'>,
): Change<'set-second-person'> => people.setSecondPerson(state.assembly, act, isNeeded)
