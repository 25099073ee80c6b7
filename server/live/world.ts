/** What live may look at: the state, who is online, and a few facts about the host. And what happens without being journaled. */
import type { Assembly } from '../domain/assembly.ts'
import type { AccountId, ConsoleTopics, MemberId, Roll, VoteId, Weight } from '../protocol/messages.ts'
import type { Attendance } from './attendance.ts'
import type { Presence } from './presence.ts'
import type { Screens } from './screens.ts'

export type World = {
  readonly assembly: Assembly
  readonly box: {
    vote: VoteId
    register: ReadonlyMap<MemberId, Weight>
    held: ReadonlyMap<MemberId, readonly MemberId[]>
    represented: ReadonlySet<MemberId>
    turnout: ReadonlyMap<MemberId, { receipt: string }>
  } | null
  /** Who has answered the last call. */
  readonly answered: ReadonlySet<MemberId>
  readonly presence: Presence
  readonly attendance: Attendance
  readonly screens: Screens
  /** With what this account can come in. */
  readonly accessOf: (account: AccountId) => 'session' | 'invitation' | null
  readonly file: string
  readonly hasAccess: (member: MemberId) => boolean
  /** The journal's hash at the entry that closed this vote; '' while it is open. */
  readonly closingHead: (vote: VoteId) => string
  /** Who voted what in a named vote. */
  readonly roll: (vote: VoteId) => Roll
  readonly addresses: () => readonly string[]
  readonly journalHead: () => ConsoleTopics['journal']
  readonly backups: () => ConsoleTopics['backup']
  readonly saving: () => ConsoleTopics['health']
  readonly vitals: () => ConsoleTopics['vitals']
  readonly rehearsal: () => ConsoleTopics['rehearsal']
}

/** Changes that are not events of the assembly: ballots, and what is only true while the host runs. */
export type Signal =
  | { type: 'ballot-cast'; vote: VoteId; member: MemberId }
  /** The open vote was annulled: these had voted in it. */
  | { type: 'turnout-voided'; members: readonly MemberId[] }
  /** `replaced`: the member signed in on another device. `signed-out`: by the member, or access was revoked or re-issued. */
  | { type: 'session-ended'; session: string; why: 'replaced' | 'signed-out' }
  | { type: 'member-online' | 'member-offline'; member: MemberId }
  /** It came, went, or has another access than before. */
  | { type: 'account-changed'; account: AccountId }
  /** It came, went, or has another size than before. */
  | { type: 'projector-changed' }
  | { type: 'call-answered'; member: MemberId }
  /** What these had answered counts no more. */
  | { type: 'answers-voided'; members: readonly MemberId[] }
  | { type: 'backup-made' }
  | { type: 'second-place-set' }
  /** A copy is there, or none came: see `Backups`. */
  | { type: 'second-place-changed' }
  | { type: 'addresses-found' }
  | { type: 'saving-changed' }
  | { type: 'rehearsal-changed' }
