/** A client as live sees it, without a socket: it keeps what it was sent, and reads or does not read as told. */
import type { Outlet } from '../live/stream.ts'

export class FakeOutlet implements Outlet {
  readonly frames: string[] = []
  /** Every frame that was ever sent. */
  readonly record: string[] = []
  /** Bytes that this client claims not to have read. */
  unread = 0
  closed: { code: number; reason: string } | null = null
  /** What a socket's own end would do. */
  onClose: () => void = () => undefined

  send(frame: Buffer): void {
    if (this.closed !== null) return
    this.frames.push(frame.toString())
    this.record.push(frame.toString())
  }

  unsentBytes(): number {
    return this.unread
  }

  close(code: number, reason: string): void {
    if (this.closed !== null) return
    this.closed = { code, reason }
    this.onClose()
  }

  /** What was sent since the last call, or the first `count` frames of it, parsed. */
  take(count = Infinity): unknown[] {
    return this.frames.splice(0, count).map((frame): unknown => JSON.parse(frame))
  }
}

/** Work for the next turn of the loop, done when the test says so. */
export class Turns {
  #waiting: (() => void)[] = []

  readonly later = (work: () => void): void => {
    this.#waiting.push(work)
  }

  get length(): number {
    return this.#waiting.length
  }

  /** One turn: what waits now, not what that adds. */
  next(): void {
    for (const work of this.#waiting.splice(0)) work()
  }

  /** Turns until nothing waits. */
  all(): void {
    while (this.#waiting.length > 0) this.next()
  }
}
