/** Who is connected now, with what, and when last seen. Lives in memory only: a restart forgets it, and the phones come back. */
import type { MemberId } from '../protocol/messages.ts'

export type Device = 'phone' | 'tablet' | 'computer'

type Seen = { online: boolean; device: Device; lastSeen: number }

/** `lastSeen` in seconds since 1970. */
export type Presence = ReturnType<typeof createPresence>

export function createPresence() {
  const seen = new Map<MemberId, Seen>()
  let online = 0
  return {
    arrive(member: MemberId, device: Device, seconds: number) {
      if (seen.get(member)?.online !== true) online++
      seen.set(member, { online: true, device, lastSeen: seconds })
    },
    leave(member: MemberId, seconds: number) {
      const known = seen.get(member)
      if (known?.online !== true) return
      online--
      known.online = false
      known.lastSeen = seconds
    },
    of: (member: MemberId): Readonly<Seen> | undefined => seen.get(member),
    online: () => online,
  }
}

/** A coarse kind from the browser's own words; nothing finer is looked at or kept. */
export function deviceOf(userAgent: string): Device {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet'
  return /Mobile|iPhone|Android/i.test(userAgent) ? 'phone' : 'computer'
}
