/**
 * What a client holds of the host's state, and how each frame moves it on: (replica, frame) -> replica, or «send resync».
 * It knows nothing of sockets, time or screens. Everything is replaced, except the roster, which is changed in place; its code is
 * handed in by consoles alone, because a phone has no use for the bytes.
 */

import type {
  AccountId,
  MemberId,
  Role,
  RosterPage,
  Sequence,
  Update,
  Welcome,
} from '../protocol/messages.ts'
import type { Roster } from './roster.ts'

export type Replica<Topics> = {
  readonly role: Role
  /** A chair's name; '' otherwise. */
  readonly name: string
  /** Of a console that was invited. */
  readonly account: AccountId | null
  readonly epoch: string
  readonly seq: Sequence
  readonly topics: Partial<Topics>
  /** Null for all but consoles. The same object as long as the host runs on; its `version` tells that it changed. */
  readonly roster: Roster | null
  /** `loading`: pages of the roster are to come. `stale`: a gap was found and the whole state asked for. */
  readonly completeness: { state: 'whole' } | { state: 'loading'; rowsLeft: number } | { state: 'stale' }
}

/** What a frame changed, so that a screen redraws nothing else. `rows` null: all of them. */
export type Change<Topics> = {
  readonly topics: readonly (keyof Topics & string)[]
  readonly rows: readonly MemberId[] | null
}

export type Applied<Topics> = {
  readonly replica: Replica<Topics>
  readonly change: Change<Topics>
  /** The frames do not join: send `resync`; until its answer the replica stays as it was. */
  readonly resyncNeeded: boolean
}

const WHOLE = { state: 'whole' } as const
const STALE = { state: 'stale' } as const

const namesOf = <Topics>(set: Partial<Topics>): (keyof Topics & string)[] => {
  const names: (keyof Topics & string)[] = []
  for (const name in set) names.push(name)
  return names
}

/** `vote:N` is one topic a vote, `item:N` one an item and so on, and null takes it away; everywhere else null is a value. */
const withTopics = <Topics>(topics: Partial<Topics>, set: Partial<Topics>): Partial<Topics> => {
  const merged: Partial<Topics> = { ...topics, ...set }
  for (const name in set) {
    if (set[name] === null && name.includes(':')) Reflect.deleteProperty(merged, name)
  }
  return merged
}

const unchanged = <Topics>(replica: Replica<Topics>, resyncNeeded = false): Applied<Topics> => ({
  replica,
  change: { topics: [], rows: [] },
  resyncNeeded,
})

const broken = <Topics>(replica: Replica<Topics>): Applied<Topics> =>
  unchanged({ ...replica, completeness: STALE }, true)

/** `replica` null: the first welcome. One from another epoch is forgotten whole. `createRoster` null: who has no list of members. */
export const applyWelcome = <Topics>(
  replica: Replica<Topics> | null,
  welcome: Welcome<Topics>,
  createRoster: (() => Roster) | null = null,
): Applied<Topics> => {
  const { role, name, account = null, epoch } = welcome
  const sameHost = replica?.epoch === epoch
  if (sameHost && welcome.resumed) return unchanged({ ...replica, role, name, account })
  const roster = sameHost ? replica.roster : (createRoster?.() ?? null)
  if (welcome.rows > 0) roster?.expectPages()
  return {
    replica: {
      role,
      name,
      account,
      epoch,
      seq: welcome.seq,
      topics: withTopics<Topics>({}, welcome.set),
      roster,
      completeness:
        welcome.rows > 0 && roster !== null ? { state: 'loading', rowsLeft: welcome.rows } : WHOLE,
    },
    change: { topics: namesOf(welcome.set), rows: null },
    resyncNeeded: false,
  }
}

/** From nothing: the answer to `resync`, or the host's own decision when what was missed is no longer at hand. */
const isWholeState = <Topics>(update: Update<Topics>): boolean => update.from === 0

const applyWholeState = <Topics>(replica: Replica<Topics>, update: Update<Topics>): Applied<Topics> => {
  const set = update.set ?? {}
  const { roster } = replica
  roster?.expectPages()
  return {
    replica: {
      ...replica,
      seq: update.seq,
      topics: withTopics<Topics>({}, set),
      completeness: roster === null ? WHOLE : { state: 'loading', rowsLeft: roster.entries.length },
    },
    change: { topics: namesOf(set), rows: null },
    resyncNeeded: false,
  }
}

export const applyUpdate = <Topics>(replica: Replica<Topics>, update: Update<Topics>): Applied<Topics> => {
  if (isWholeState(update)) return applyWholeState(replica, update)
  if (replica.completeness.state === 'stale') return unchanged(replica)
  if (update.from > replica.seq) return broken(replica)
  const rows = replica.roster === null ? [] : replica.roster.applyChanges(update.rows ?? [], update.at)
  if (rows === null) return broken(replica)
  return {
    replica: {
      ...replica,
      // News for this client alone may carry a position it has passed already.
      seq: Math.max(replica.seq, update.seq),
      topics: update.set === undefined ? replica.topics : withTopics(replica.topics, update.set),
    },
    change: { topics: update.set === undefined ? [] : namesOf(update.set), rows },
    resyncNeeded: false,
  }
}

/** Pages of a snapshot that a gap has made worthless are passed over. */
export const applyPage = <Topics>(replica: Replica<Topics>, page: RosterPage): Applied<Topics> => {
  if (replica.completeness.state !== 'loading' || replica.roster === null) return unchanged(replica)
  const rows = replica.roster.applyPage(page.rows, page.left === 0)
  if (rows === null) return broken(replica)
  return {
    replica: {
      ...replica,
      completeness: page.left === 0 ? WHOLE : { state: 'loading', rowsLeft: page.left },
    },
    change: { topics: [], rows },
    resyncNeeded: false,
  }
}
