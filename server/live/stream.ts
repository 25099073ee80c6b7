/**
 * One audience's stream of states. Everybody has a position; a sweep takes everybody from theirs to the newest, in slices, and
 * who stands where most stand gets the same bytes. Nothing is queued for anybody: what is superseded is never sent.
 */
import type { Sequence } from '../protocol/messages.ts'
import { SKIP_BYTES, SLICE, STALLED_MS } from './limits.ts'

/** A connection as live sees it. Implemented over ws in socket/, and by a fake in tests. */
export type Outlet = {
  send(frame: string | Buffer): void
  /** Bytes given to `send` that the other side has not taken yet. */
  unsentBytes(): number
  close(code: number, reason: string): void
}

export type Seat<Kind extends string = string> = {
  readonly outlet: Outlet
  position: Sequence
  /** Which encoding of a frame this client gets. */
  kind: Kind
  /** Milliseconds on the host's clock since which nothing could be sent; null when it reads. */
  stalledSince: number | null
  gone: boolean
}

type StreamOptions<Kind extends string, Topic extends string> = {
  /** The JSON of a topic as this kind may see it. */
  encode: (topic: Topic, kind: Kind) => string
  now: () => number
  /** Runs the next slice of a sweep; setImmediate, or by hand in tests. */
  later: (work: () => void) => void
  onStalled: (seat: Seat<Kind>) => void
}

export class Stream<Kind extends string, Topic extends string> {
  readonly #options: StreamOptions<Kind, Topic>
  readonly #seats = new Set<Seat<Kind>>()
  /** When each topic changed last. */
  readonly #changed = new Map<Topic, Sequence>()
  readonly #dirty = new Set<Topic>()
  /** Frames of the newest state, by kind and position they start from. */
  readonly #frames = new Map<string, Buffer>()
  /** The one that was asked for last: nearly everybody's, so it is found without building its key. */
  #latest: { from: Sequence; kind: Kind; frame: Buffer } | null = null
  /** From 1: a frame from 0 is the whole state. */
  #seq: Sequence = 1
  #sweep: Iterator<Seat<Kind>> | null = null
  #again = false

  constructor(options: StreamOptions<Kind, Topic>) {
    this.#options = options
  }

  get seq(): Sequence {
    return this.#seq
  }

  get size(): number {
    return this.#seats.size
  }

  touch(topics: readonly Topic[]): void {
    for (const topic of topics) this.#dirty.add(topic)
  }

  /** The seat starts at the newest flushed state; what is dirty now reaches it with the next flush. */
  join(outlet: Outlet, kind: Kind): Seat<Kind> {
    const seat: Seat<Kind> = { outlet, position: this.#seq, kind, stalledSince: null, gone: false }
    this.#seats.add(seat)
    return seat
  }

  leave(seat: Seat<Kind>): void {
    seat.gone = true
    this.#seats.delete(seat)
  }

  seats(): IterableIterator<Seat<Kind>> {
    return this.#seats.values()
  }

  /** Makes everything touched since the last flush one step of the stream, and brings everybody to it who is not there yet. */
  flush(): void {
    if (this.#dirty.size > 0) {
      this.#seq++
      for (const topic of this.#dirty) this.#changed.set(topic, this.#seq)
      this.#dirty.clear()
      this.#frames.clear()
      this.#latest = null
    }
    if (this.#sweep !== null) {
      this.#again = true
      return
    }
    this.#startSweep()
  }

  /** `from` equal to `seq`: news for one client alone. */
  frame(from: Sequence, seq: Sequence, topics: string): string {
    const at = Math.floor(this.#options.now() / 1000)
    return `{"type":"update","from":${String(from)},"seq":${String(seq)},"at":${String(at)},"set":{${topics}}}`
  }

  #startSweep(): void {
    this.#again = false
    this.#sweep = this.#seats.values()
    this.#continueSweep()
  }

  #continueSweep(): void {
    const sweep = this.#sweep
    if (sweep === null) return
    for (let written = 0; written < SLICE;) {
      const next = sweep.next()
      if (next.done === true) {
        this.#sweep = null
        if (this.#again) this.#startSweep()
        return
      }
      if (next.value.position < this.#seq && this.#serve(next.value)) written++
    }
    this.#options.later(() => this.#continueSweep())
  }

  #serve(seat: Seat<Kind>): boolean {
    if (!hasRoom(seat, SKIP_BYTES, this.#options.now(), this.#options.onStalled)) return false
    seat.outlet.send(this.#frameFrom(seat.position, seat.kind))
    seat.position = this.#seq
    return true
  }

  #frameFrom(from: Sequence, kind: Kind): Buffer {
    if (this.#latest?.from !== from || this.#latest.kind !== kind)
      this.#latest = { from, kind, frame: this.#encoded(from, kind) }
    return this.#latest.frame
  }

  #encoded(from: Sequence, kind: Kind): Buffer {
    const key = `${kind}:${String(from)}`
    const known = this.#frames.get(key)
    if (known !== undefined) return known
    const topics: string[] = []
    for (const [topic, changed] of this.#changed)
      if (changed > from) topics.push(`"${topic}":${this.#options.encode(topic, kind)}`)
    const frame = Buffer.from(this.frame(from, this.#seq, topics.join(',')))
    this.#frames.set(key, frame)
    return frame
  }
}

/** Whether the client reads. One that has not for `STALLED_MS` is handed to `onStalled`. */
export function hasRoom<S extends Seat>(
  seat: S,
  limitBytes: number,
  now: number,
  onStalled: (seat: S) => void,
): boolean {
  if (seat.outlet.unsentBytes() <= limitBytes) {
    seat.stalledSince = null
    return true
  }
  seat.stalledSince ??= now
  if (now - seat.stalledSince >= STALLED_MS) onStalled(seat)
  return false
}
