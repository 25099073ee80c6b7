/** Which accounts sit at a console now, at how many, and when they were last seen. In memory only: a restart forgets it. */
import type { AccountId } from '../protocol/messages.ts'

type Seen = { consoles: number; lastSeen: number }

/** `lastSeen` in seconds since 1970. */
export type Attendance = ReturnType<typeof createAttendance>

export function createAttendance() {
  const seen = new Map<AccountId, Seen>()
  const of = (account: AccountId): Readonly<Seen> => seen.get(account) ?? { consoles: 0, lastSeen: 0 }
  return {
    of,
    arrive(account: AccountId, seconds: number) {
      seen.set(account, { consoles: of(account).consoles + 1, lastSeen: seconds })
    },
    leave(account: AccountId, seconds: number) {
      seen.set(account, { consoles: Math.max(0, of(account).consoles - 1), lastSeen: seconds })
    },
  }
}
