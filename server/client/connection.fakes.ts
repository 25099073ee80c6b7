/** A clock that moves when told, sockets that a test plays the host of, and chance that is none. For tests only. */

import type { Clock, Chance, OpenSocket, SocketEvents } from './socket.ts'

export class FakeClock implements Clock {
  #now = 1_000_000
  #timers: { at: number; act: () => void }[] = []

  now = (): number => this.#now

  after = (milliseconds: number, act: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, act }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** As a page that is frozen: time goes by, and no timer acts. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds
  }

  /** Acts on every timer on the way, in their order, also on those set meanwhile. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at).find((timer) => timer.at <= end)
      if (next === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#now = Math.max(this.#now, next.at)
      next.act()
    }
    this.#now = end
  }
}

export class FakeSocket {
  readonly #events: SocketEvents
  /** Everything the client sent, parsed. */
  readonly sent: unknown[] = []
  isClosed = false

  constructor(events: SocketEvents) {
    this.#events = events
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  close(): void {
    this.isClosed = true
  }

  opens(): void {
    this.#events.opened()
  }

  says(message: object): void {
    this.#events.received(JSON.stringify(message))
  }

  closes(code: number, reason = ''): void {
    this.#events.closed(code, reason)
  }
}

/** `sockets` grows by one at each attempt to connect. */
export const fakeNetwork = (): { open: OpenSocket; sockets: FakeSocket[]; newest: () => FakeSocket } => {
  const sockets: FakeSocket[] = []
  return {
    sockets,
    open: (events) => {
      const socket = new FakeSocket(events)
      sockets.push(socket)
      return socket
    },
    newest: () => {
      const socket = sockets.at(-1)
      if (socket === undefined) throw new Error('nobody has connected')
      return socket
    },
  }
}

/** Every wait is half of the longest, and request ids count: r1, r2 … */
export const fakeChance = (): Chance => {
  let requests = 0
  return { fraction: () => 0.5, request: () => `r${++requests}` }
}
