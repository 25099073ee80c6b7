/** Who may open a socket, before there is one: the page's origin, room, and how many a second. Refusals are in words of HTTP. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { UPGRADES_BURST, UPGRADES_PER_SECOND } from './limits.ts'

/** A page of another site may not open a socket in a member's name; programs send the Origin of the address they connect to. */
export function hasRightOrigin(
  { headers }: Pick<IncomingMessage, 'headers'>,
  allowed: readonly string[],
): boolean {
  if (headers.origin === undefined || !URL.canParse(headers.origin)) return false
  const { host } = new URL(headers.origin)
  return host === headers.host || allowed.includes(host)
}

/** Behind a proxy that sets it, the client's address is the last of X-Forwarded-For. */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustsProxy: boolean,
): string {
  const forwarded = trustsProxy ? request.headers['x-forwarded-for'] : undefined
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim()
  return last ?? request.socket.remoteAddress ?? ''
}

/** `headers`: each ended by CRLF. Ends our side and theirs: who never closes would hold a file of this process. */
export function refuseUpgrade(socket: Duplex, status: string, headers = ''): void {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers}\r\n`)
}

/** A bucket of tokens, one for each upgrade: a crowd that comes at once is let in at the pace at which it can be welcomed. */
export function createTurnstile(now: () => number) {
  let tokens = UPGRADES_BURST
  let filledAt = now()
  return {
    /** Seconds after which to try again; 0: come in. */
    wait(): number {
      const at = now()
      const seconds = Math.max(0, at - filledAt) / 1000
      tokens = Math.min(UPGRADES_BURST, tokens + seconds * UPGRADES_PER_SECOND)
      filledAt = at
      if (tokens < 1) return Math.ceil((1 - tokens) / UPGRADES_PER_SECOND) + 1
      tokens--
      return 0
    },
  }
}
