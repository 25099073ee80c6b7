/**
 * The little that a connection needs of a socket, a clock and chance, so that tests hand in their own and Node brings
 * `ws` with an Origin. It knows nothing of messages.
 */

import type { Instant, RequestId } from '../protocol/messages.ts'

export type SocketEvents = {
  opened: () => void
  received: (text: string) => void
  /** Once, also when it never opened. */
  closed: (code: number, reason: string) => void
}

export type Socket = {
  send: (text: string) => void
  close: () => void
}

/** Must not call any of the events before it has returned. */
export type OpenSocket = (events: SocketEvents) => Socket

export type Clock = {
  now: () => Instant
  /** Acts once after so many milliseconds, unless the returned function is called before. */
  after: (milliseconds: number, act: () => void) => () => void
}

export type Chance = {
  /** At least 0, less than 1. */
  fraction: () => number
  /** 128 random bits. */
  request: () => RequestId
}

/** What the browser's WebSocket and that of `ws` have in common. */
export type StandardSocket = {
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void
  send(text: string): void
  close(): void
}

/**
 * `make` returns a new socket at each call. In the browser `() => new WebSocket(address)`; in Node
 * `() => new WebSocket(address, { origin, localAddress })` with the WebSocket of `ws`.
 */
export const openWith =
  (make: () => StandardSocket): OpenSocket =>
  (events) => {
    const socket = make()
    socket.addEventListener('open', () => events.opened())
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') events.received(data)
    })
    socket.addEventListener('close', ({ code, reason }) => events.closed(code, reason))
    // An error is always followed by a close; without a listener `ws` would throw it.
    socket.addEventListener('error', () => undefined)
    return socket
  }

/** `origin` such as "https://vote.example.org". */
export const socketAddress = (origin: string): string => `${origin.replace(/^http/, 'ws')}/socket`

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}

export const systemChance: Chance = {
  fraction: () => Math.random(),
  // Not randomUUID: browsers offer it only over HTTPS, and a hall's own Wi-Fi may have none.
  request: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    ),
}
