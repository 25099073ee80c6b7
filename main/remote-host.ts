/** A host on another machine: reads the address a chair types, and finds out whether a Plenum host answers there. */

import type { About, ConnectRefusal } from './bridge.ts'
import { part } from './shape.ts'

/** `key`: an invitation that came with the address, or null. It is used once and kept nowhere. */
export type HostAddress = { origin: string; key: string | null }

/** A host in the same hall has a number or this machine's name, and seldom a certificate. */
const isOfTheHall = /^(?:(?:\d{1,3}\.){3}\d{1,3}|localhost|[\w-]+\.local)(?::|\/|$)/i

/** "vote.example.org", "192.168.1.20:7070", or the whole link of an invitation. Without a scheme a name is taken as https. */
export function readHostAddress(text: string): HostAddress | null {
  const typed = text.trim()
  if (typed === '' || /\s/.test(typed)) return null
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed)
    ? typed
    : `${isOfTheHall.test(typed) ? 'http' : 'https'}://${typed}`
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null
  if (url.username !== '' || url.password !== '') return null
  // Only the console's link carries a key of ours: a member's personal link must not be tried as one.
  const isConsoleLink = url.pathname.replace(/\/$/, '') === '/console'
  return { origin: url.origin, key: isConsoleLink && url.hash.length > 1 ? url.hash.slice(1) : null }
}

export type Found = { ok: true } | { ok: false; why: ConnectRefusal; about: About }

/** Long enough for a phone's hotspot, short enough to wait for. */
export const probeLimitMs = 8_000

/** @param get fetches without cookies, following no redirects */
export async function findHost(
  origin: string,
  get: (address: string, limitMs: number) => Promise<Response>,
): Promise<Found> {
  const about = { address: origin }
  try {
    const response = await get(`${origin}/health`, probeLimitMs)
    const isHost =
      (response.status === 200 || response.status === 503) &&
      typeof part(await jsonOf(response), 'ok') === 'boolean'
    return isHost ? { ok: true } : { ok: false, why: 'not-a-host', about }
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    const certificate = /ERR_(CERT|SSL)_\w+/.exec(detail)?.[0]
    if (certificate !== undefined)
      return { ok: false, why: 'certificate-refused', about: { ...about, detail: certificate } }
    return { ok: false, why: 'host-unreachable', about }
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return null
  }
}
