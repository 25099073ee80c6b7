/** Who has not answered a call and why, from the roster's rows. Pure. */
import type { RosterEntry } from '#client/roster'
import type { Missing } from '#protocol'
import { hasFlag } from '#protocol/roster-flags'

export type Reason = keyof Missing
export const REASONS: readonly Reason[] = ['silent', 'offline', 'neverSignedIn', 'notPresent']

type Row = Pick<RosterEntry, 'flags' | 'lastSeen'>

/** The first that holds, as the host counts them; null: answered, or not asked. */
export function reasonOf({ flags, lastSeen }: Row): Reason | null {
  if (!hasFlag(flags, 'entitled') || hasFlag(flags, 'answered')) return null
  if (!hasFlag(flags, 'present')) return 'notPresent'
  if (hasFlag(flags, 'online')) return 'silent'
  return lastSeen === 0 ? 'neverSignedIn' : 'offline'
}

export type Standing<Entry> = {
  /** By reason, in the order of the rows. */
  missing: Readonly<Record<Reason, readonly Entry[]>>
  /** Answered, and not checked in. */
  strangers: readonly Entry[]
}

export function standingOf<Entry extends Row>(rows: readonly Entry[]): Standing<Entry> {
  const missing: Record<Reason, Entry[]> = { silent: [], offline: [], neverSignedIn: [], notPresent: [] }
  const strangers: Entry[] = []
  for (const row of rows) {
    const reason = reasonOf(row)
    if (reason !== null) missing[reason].push(row)
    const isStranger =
      hasFlag(row.flags, 'answered') && hasFlag(row.flags, 'entitled') && !hasFlag(row.flags, 'present')
    if (isStranger) strangers.push(row)
  }
  return { missing, strangers }
}
