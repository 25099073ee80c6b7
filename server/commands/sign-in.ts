/** Who is this? Links, codes, invitations and sessions against their hashes; wrong codes are limited, right ones never are. */
import { LOCAL_CHAIR } from '../domain/same-person.ts'
import { readCode } from '../protocol/access-code.ts'
import type { Credential, Instant, RequestId, SignIn, SignInRefusal } from '../protocol/messages.ts'
import type { SessionRecord } from '../store/access.ts'
import { createAttempts, type Attempts } from './attempts.ts'
import { createHeld, type Held } from './held.ts'
import type { Queue } from './queue.ts'
import type { HostState } from './state.ts'
import { hashSecret, makeToken } from './secrets.ts'
import type { Signal } from '../live/world.ts'

/** `token` is null when the credential was a session's own. */
export type SignedIn = { ok: true; session: SessionRecord; token: string | null; signals: readonly Signal[] }
export type SignInOutcome = SignedIn | { ok: false; why: SignInRefusal; about?: { seconds: number } }

type SignInContext = {
  state: HostState
  at: Instant
  attempts: Attempts
  address: string
  localKeys: LocalKeys
  request: RequestId
  /** Invitations just used, by request and key: who lost the answer on the way gets it again [S5]. */
  used: Held<SignedIn>
}

/** Keys of this start, kept in memory only: `reusable` for who may read the lock file, each of `once` for one console. */
export type LocalKeys = { readonly reusable: string; readonly once: Set<string> }

/** Sent out some days before a convention; one that lies unused in a mailbox opens nothing a season later. */
export const INVITATION_MS = 30 * 24 * 60 * 60 * 1000

/** Guessing is reported once in this time: whoever guesses may not fill the disk with our log either. */
const REPORTED_EVERY_MS = 60_000

type SignInOptions = {
  state: HostState
  queue: Queue
  localKeys: LocalKeys
  now: () => Instant
  onGuessing: (waitSeconds: number) => void
}

/** `null`: it could not be written, and nothing happened. */
export type SignInByMessage = (
  message: SignIn,
  address: string,
  done: (outcome: SignInOutcome | null) => void,
) => void

/** What makes a session is written, and so waits in the queue, before it is answered. */
export function createSignIn({ state, queue, localKeys, now, onGuessing }: SignInOptions): SignInByMessage {
  const attempts = createAttempts()
  const used = createHeld<SignedIn>()
  let reportedAt = -Infinity

  function report(outcome: SignInOutcome | null) {
    if (outcome?.ok !== false || outcome.why !== 'too-many-attempts') return
    if (now() - reportedAt < REPORTED_EVERY_MS) return
    reportedAt = now()
    onGuessing(outcome.about?.seconds ?? 0)
  }

  return ({ credential, request }, address, done) => {
    const attempt = () =>
      signIn({ state, at: now(), attempts, address, localKeys, request, used }, credential)
    if (credential.kind === 'session') return done(attempt())
    if (queue.isFull) return done(null)
    const isOnce = credential.kind === 'invitation' && localKeys.once.has(credential.key)
    const giveBack = () => {
      if (isOnce) localKeys.once.add(credential.key)
    }
    let outcome: SignInOutcome | null = null
    queue.submit({
      run() {
        // Tried before in a batch that failed.
        if (outcome?.ok === true) giveBack()
        outcome = attempt()
        return outcome.ok ? outcome.signals : []
      },
      saved() {
        report(outcome)
        done(outcome)
      },
      notSaved() {
        giveBack()
        done(null)
      },
    })
  }
}

function signIn(context: SignInContext, credential: Credential): SignInOutcome {
  const { state } = context
  switch (credential.kind) {
    case 'session': {
      const session = state.session(hashSecret(state.pepper, 'session', credential.token))
      return session === undefined
        ? { ok: false, why: 'unknown-session' }
        : { ok: true, session, token: null, signals: [] }
    }
    case 'link': {
      const member = state.memberWithLink(hashSecret(state.pepper, 'link', credential.secret))
      return member === undefined
        ? { ok: false, why: 'unknown-link' }
        : newSession(context, { role: 'member', member, name: '', account: null })
    }
    case 'code':
      return signInByCode(context, credential.code)
    case 'invitation':
      return signInByInvitation(context, credential.key)
  }
}

function isLocalKey({ state, localKeys }: SignInContext, key: string): boolean {
  // Hashes compare in constant time because nobody outside can steer them.
  const same = (other: string) =>
    hashSecret(state.pepper, 'invitation', key).equals(hashSecret(state.pepper, 'invitation', other))
  for (const once of localKeys.once) if (same(once)) return localKeys.once.delete(once)
  return same(localKeys.reusable)
}

function signInByInvitation(context: SignInContext, key: string): SignInOutcome {
  const { state, used, request, at } = context
  const keyHash = hashSecret(state.pepper, 'invitation', key)
  const again = `${request}:${keyHash.toString('base64')}`
  const before = used.get(again)
  if (before !== undefined && state.session(before.session.tokenHash) !== undefined) return before
  const invitation = isLocalKey(context, key)
    ? ({ role: 'chair', name: LOCAL_CHAIR[state.assembly.convention.language], account: null } as const)
    : state.invitation(keyHash)
  if (invitation === undefined) return { ok: false, why: 'unknown-invitation' }
  if ('keyHash' in invitation) {
    state.removeInvitation(invitation)
    if (at - invitation.createdAt >= INVITATION_MS) return { ok: false, why: 'unknown-invitation' }
  }
  const signedIn = newSession(context, {
    ...{ role: invitation.role, name: invitation.name, account: invitation.account },
    member: null,
  })
  used.put(again, signedIn)
  return signedIn
}

/** [S4] A mistyped code is no guess and costs nothing; a well-formed wrong one is counted. */
function signInByCode(context: SignInContext, typed: string): SignInOutcome {
  const { state, attempts, address, at } = context
  const code = readCode(typed)
  if (!code.ok) return { ok: false, why: 'mistyped-code' }
  const seconds = attempts.wait(address, at)
  if (seconds > 0) return { ok: false, why: 'too-many-attempts', about: { seconds } }
  const member = state.memberWithCode(hashSecret(state.pepper, 'code', code.code))
  if (member !== undefined) return newSession(context, { role: 'member', member, name: '', account: null })
  attempts.failed(address, at)
  return { ok: false, why: 'unknown-code' }
}

/** [S2] One device a member: the session before ends, and its socket is told that it was replaced. */
function newSession(
  { state, at }: SignInContext,
  who: Pick<SessionRecord, 'role' | 'member' | 'name' | 'account'>,
): SignedIn {
  const token = makeToken()
  const session: SessionRecord = {
    ...who,
    tokenHash: hashSecret(state.pepper, 'session', token),
    createdAt: at,
  }
  const before = who.member === null ? undefined : state.sessionOfMember(who.member)
  state.putSession(session)
  const { account } = session
  if (account !== null) return { ok: true, session, token, signals: [{ type: 'account-changed', account }] }
  const signals: Signal[] =
    before === undefined
      ? []
      : [{ type: 'session-ended', session: before.tokenHash.toString('base64'), why: 'replaced' }]
  return { ok: true, session, token, signals }
}
