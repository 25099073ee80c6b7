/**
 * What the host knows, in memory: the assembly folded from the journal, the ballot box of the vote that stands, and the hashes
 * of access. Everything here can be thrown away and read from the file again, and after a failed write it is.
 */
import { createSecretKey } from 'node:crypto'
import { apply, emptyAssembly, type Assembly, type Vote } from '../domain/assembly.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import { remember, type History } from '../domain/history.ts'
import { unfoldProxies, unfoldRegister } from '../domain/register.ts'
import { rememberMotion, type MotionHistory } from '../domain/motion-history.ts'
import { LOCAL_CHAIR } from '../domain/same-person.ts'
import type { AccountId, CallId, MemberId, VoteId, Weight } from '../protocol/messages.ts'
import type { AccessRecord, InvitationRecord, SessionRecord } from '../store/access.ts'
import type { Voted } from '../store/ballot-box.ts'
import { DamagedJournal } from '../store/journal.ts'
import type { Store } from '../store/store.ts'

/** The box of the current vote: who may cast and who has. */
export type CurrentBox = {
  vote: VoteId
  register: ReadonlyMap<MemberId, Weight>
  /** Whose ballots a proxy casts beside their own; and all of those, who cast none themselves. */
  held: ReadonlyMap<MemberId, readonly MemberId[]>
  represented: ReadonlySet<MemberId>
  turnout: Map<MemberId, Voted>
}

export type HostState = ReturnType<typeof loadState>

type Loaded = {
  assembly: ReturnType<typeof emptyAssembly>
  box: CurrentBox | null
  history: History
  motionHistory: MotionHistory
  /** The journal's hash at the entry that closed each vote. */
  closingHeads: Map<VoteId, string>
  access: Map<MemberId, AccessRecord>
  memberByLink: Map<string, MemberId>
  memberByCode: Map<string, MemberId>
  sessions: Map<string, SessionRecord>
  sessionOfMember: Map<MemberId, SessionRecord>
  /** Of consoles that were invited. */
  sessionsOfAccount: Map<AccountId, Map<string, SessionRecord>>
  invitations: Map<string, InvitationRecord>
}

/** Of the vote that stands. */
const CHANGES_REGISTER: readonly AssemblyEvent['type'][] = ['vote-annulled', 'member-admitted-late']

const NO_MEMBERS: ReadonlySet<MemberId> = new Set()

const key = (hash: Buffer) => hash.toString('hex')

/** Throws `DamagedJournal` when the chain does not hold. */
export function loadState(store: Store) {
  const pepper = createSecretKey(store.meta.pepper())
  let loaded = load(store)

  // Not of the file: a write that failed says nothing of who is here.
  let answers: { call: CallId; members: Set<MemberId> } | null = null

  function answersTo(call: CallId): Set<MemberId> {
    if (answers?.call !== call) answers = { call, members: new Set() }
    return answers.members
  }

  /** The box of the vote that stands now. */
  function setBox() {
    const { currentVote, votes } = loaded.assembly
    const known = loaded.box?.vote === currentVote ? loaded.box.turnout : undefined
    loaded.box = boxOf(currentVote === null ? undefined : votes.get(currentVote), known, store)
  }

  return {
    pepper,
    get assembly(): Assembly {
      return loaded.assembly
    },
    get box(): CurrentBox | null {
      return loaded.box
    },
    /** Who has answered the last call. */
    get answered(): ReadonlySet<MemberId> {
      const { last } = loaded.assembly.calls
      if (last === null) return NO_MEMBERS
      return last.state === 'on' ? answersTo(last.id) : last.answered
    },
    get history(): History {
      return loaded.history
    },
    get motionHistory(): MotionHistory {
      return loaded.motionHistory
    },
    /** '' while the vote is open. */
    closingHead: (vote: VoteId) => loaded.closingHeads.get(vote) ?? '',
    get access(): ReadonlyMap<MemberId, AccessRecord> {
      return loaded.access
    },

    /** Inside the transaction that writes the event. */
    apply(at: number, actor: Actor, event: AssemblyEvent) {
      const before = loaded.assembly.currentVote
      const { hash } = store.journal.append(at, actor, event)
      apply(loaded.assembly, event)
      remember(loaded.history, at, actor, event)
      rememberMotion(loaded.motionHistory, at, actor, event)
      if (event.type === 'vote-closed') loaded.closingHeads.set(event.vote, hash)
      if (before !== loaded.assembly.currentVote || CHANGES_REGISTER.includes(event.type)) setBox()
    },
    recordTurnout(member: MemberId, voted: Voted) {
      loaded.box?.turnout.set(member, voted)
    },

    /** In memory only: a host that comes back asks again, and phones answer by themselves. */
    recordAnswer(call: CallId, member: MemberId) {
      answersTo(call).add(member)
    },

    memberWithLink: (hash: Buffer) => loaded.memberByLink.get(key(hash)),
    memberWithCode: (hash: Buffer) => loaded.memberByCode.get(key(hash)),
    session: (hash: Buffer) => loaded.sessions.get(key(hash)),
    /** Whether it has not ended; for a member without encoding anything, because each ballot asks. */
    isOpen: (session: SessionRecord) =>
      isSame(
        session.member === null
          ? loaded.sessions.get(key(session.tokenHash))
          : loaded.sessionOfMember.get(session.member),
        session,
      ),
    sessionOfMember: (member: MemberId) => loaded.sessionOfMember.get(member),
    sessionsOfAccount: (account: AccountId): readonly SessionRecord[] => [
      ...(loaded.sessionsOfAccount.get(account)?.values() ?? []),
    ],
    invitation: (hash: Buffer) => loaded.invitations.get(key(hash)),
    accessOf(account: AccountId): 'session' | 'invitation' | null {
      if (this.sessionsOfAccount(account).length > 0) return 'session'
      return this.invitationsOf(account).length > 0 ? 'invitation' : null
    },
    invitationsOf: (account: AccountId): readonly InvitationRecord[] =>
      [...loaded.invitations.values()].filter((record) => record.account === account),

    putAccess(record: AccessRecord) {
      this.removeAccess(record.member)
      store.access.put(record)
      addAccess(loaded, record)
    },
    removeAccess(member: MemberId) {
      const old = loaded.access.get(member)
      if (old === undefined) return
      store.access.remove(member)
      loaded.access.delete(member)
      loaded.memberByLink.delete(old.linkHash)
      loaded.memberByCode.delete(old.codeHash)
    },
    /** A member's new session ends the one before. */
    putSession(record: SessionRecord) {
      const old = record.member === null ? undefined : loaded.sessionOfMember.get(record.member)
      if (old !== undefined) this.removeSession(old)
      store.sessions.put(record)
      addSession(loaded, record)
    },
    removeSession(record: SessionRecord) {
      store.sessions.remove(record.tokenHash)
      loaded.sessions.delete(key(record.tokenHash))
      if (record.account !== null) loaded.sessionsOfAccount.get(record.account)?.delete(key(record.tokenHash))
      // It may have been replaced already, and then the member's session is another.
      if (record.member !== null && isSame(loaded.sessionOfMember.get(record.member), record))
        loaded.sessionOfMember.delete(record.member)
    },
    putInvitation(record: InvitationRecord) {
      store.invitations.put(record)
      loaded.invitations.set(key(record.keyHash), record)
    },
    removeInvitation(record: InvitationRecord) {
      store.invitations.remove(record.keyHash)
      loaded.invitations.delete(key(record.keyHash))
    },
    removeInvitationsOf(account: AccountId) {
      for (const record of this.invitationsOf(account)) this.removeInvitation(record)
    },
    /** After a failed write: memory is ahead of the file, so read the file. */
    reload() {
      loaded = load(store)
    },
  }
}

function load(store: Store): Loaded {
  const assembly = emptyAssembly()
  const history: History = []
  const motionHistory: MotionHistory = new Map()
  const closingHeads = new Map<VoteId, string>()
  for (const { seq, at, actor, event, hash } of store.journal.replay()) {
    try {
      apply(assembly, event)
    } catch (cause) {
      throw new DamagedJournal(seq, 'does not fit what was before it', { cause })
    }
    remember(history, at, actor, event)
    rememberMotion(motionHistory, at, actor, event)
    if (event.type === 'vote-closed') closingHeads.set(event.vote, hash)
  }
  const loaded: Loaded = {
    assembly,
    box: null,
    history,
    motionHistory,
    closingHeads,
    access: new Map(),
    memberByLink: new Map(),
    memberByCode: new Map(),
    sessions: new Map(),
    sessionOfMember: new Map(),
    sessionsOfAccount: new Map(),
    invitations: new Map(),
  }
  for (const record of store.access.all()) addAccess(loaded, record)
  for (const record of store.invitations.all())
    loaded.invitations.set(key(record.keyHash), withAccount(assembly, record))
  for (const record of store.sessions.all()) addSession(loaded, withAccount(assembly, record))
  const current = assembly.currentVote === null ? undefined : assembly.votes.get(assembly.currentVote)
  loaded.box = boxOf(current, undefined, store)
  return loaded
}

const NOBODY: CurrentBox['held'] = new Map()

/** An annulled vote has no register any more, but who had voted is still known. */
function boxOf(
  vote: Vote | undefined,
  turnout: CurrentBox['turnout'] | undefined,
  store: Store,
): CurrentBox | null {
  if (vote === undefined || vote.state === 'prepared') return null
  const held = vote.state === 'annulled' ? NOBODY : unfoldProxies(vote.register)
  return {
    vote: vote.id,
    register: vote.state === 'annulled' ? new Map() : unfoldRegister(vote.register),
    held,
    represented: new Set([...held.values()].flat()),
    turnout: turnout ?? new Map(store.ballotBox.turnout(vote.id)),
  }
}

const isSame = (one: SessionRecord | undefined, other: SessionRecord) =>
  one !== undefined && one.tokenHash.equals(other.tokenHash)

function addAccess(loaded: Loaded, record: AccessRecord) {
  loaded.access.set(record.member, record)
  loaded.memberByLink.set(record.linkHash, record.member)
  loaded.memberByCode.set(record.codeHash, record.member)
}

function addSession(loaded: Loaded, record: SessionRecord) {
  loaded.sessions.set(key(record.tokenHash), record)
  if (record.member !== null) loaded.sessionOfMember.set(record.member, record)
  if (record.account === null) return
  const its = loaded.sessionsOfAccount.get(record.account) ?? new Map<string, SessionRecord>()
  its.set(key(record.tokenHash), record)
  loaded.sessionsOfAccount.set(record.account, its)
}

const LOCAL_NAMES: readonly string[] = Object.values(LOCAL_CHAIR)

/** A console from before there were accounts is its name's, the first of them: so it can be revoked. Who sits at the machine has none. */
function withAccount<Record_ extends SessionRecord | InvitationRecord>(
  { accounts }: Assembly,
  record: Record_,
): Record_ {
  if (record.role !== 'chair' || record.account !== null || LOCAL_NAMES.includes(record.name)) return record
  for (const { id, name } of accounts.values()) if (name === record.name) return { ...record, account: id }
  return record
}
