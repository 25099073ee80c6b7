/** What a command gets to work with, and what it may answer. */
import type { About } from '../domain/decision.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import type {
  AccountId,
  Backups,
  CommandName,
  Commands,
  Instant,
  MemberId,
  RequestId,
} from '../protocol/messages.ts'
import type { SessionRecord } from '../store/access.ts'
import type { Store } from '../store/store.ts'
import type { Presence } from '../live/presence.ts'
import type { Screens } from '../live/screens.ts'
import type { Signal } from '../live/world.ts'
import type { MinutesWriter } from './minutes.ts'
import type { Rehearsals } from './rehearsal.ts'
import type { HostState } from './state.ts'
import type { Tickets } from './tickets.ts'

/** Who sends a command: a signed-in session, or the host's own clock. */
export type Caller =
  | { role: 'member'; member: MemberId; session: SessionRecord }
  /** A console of whatever office. `isAtHost`: on the host's own machine. */
  | {
      role: 'chair'
      name: string
      /** Null: who signed in at the machine itself. */
      account: AccountId | null
      session: SessionRecord
      isAtHost: boolean
    }
  | ProjectorCaller
  | { role: 'host' }

export type ProjectorCaller = { role: 'projector'; session: SessionRecord }

export type Host = {
  readonly state: HostState
  readonly store: Store
  readonly presence: Presence
  readonly screens: Screens
  readonly tickets: Tickets
  /** Absolute path of the convention's file. */
  readonly file: string
  readonly addresses: () => readonly string[]
  readonly publish: (changes: readonly Signal[]) => void
  readonly rehearsals: Rehearsals
  readonly minutes: MinutesWriter
  readonly backups: () => Backups
}

export type Context<Who extends Caller = Caller> = Host & { caller: Who; at: Instant; request: RequestId }

export type Input<Name extends CommandName> = Commands[Name]['input']

export type Refusal<Why extends string> = { ok: false; why: Why; about?: About }

/** A question's answer. */
export type Answer<Name extends CommandName> =
  { ok: true; output: Commands[Name]['output'] } | Refusal<Commands[Name]['refusals']>

/** What a change did: events for the journal, signals for the live side; all or nothing. */
export type Change<Name extends CommandName> =
  | {
      ok: true
      output: Commands[Name]['output']
      events?: readonly AssemblyEvent[]
      signals?: readonly Signal[]
      /** Who the journal says did it, where that is not simply the caller. */
      actor?: Actor
    }
  | (Refusal<Commands[Name]['refusals'] | 'not-allowed'> & {
      /** Where a refusal is itself something that happened. */
      events?: readonly AssemblyEvent[]
    })

export type MemberCaller = Extract<Caller, { role: 'member' }>
/** Null: the host itself, or who sits at its machine. */
export const accountOf = (caller: ChairCaller): AccountId | null =>
  caller.role === 'chair' ? caller.account : null

export type ChairCaller = Extract<Caller, { role: 'chair' | 'host' }>
