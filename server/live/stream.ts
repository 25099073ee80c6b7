/**
 * One stream of states, where the sockets are. Everybody has a position; a sweep takes everybody from theirs to the newest, in
 * slices, and who stands where most stand gets the same bytes. Nothing is queued for anybody: what is superseded is never sent.
 */
import type { Sequence } from '../protocol/messages.ts'
import type { Audience, News } from './boundary.ts'
import { SKIP_BYTES, SLICE, STALLED_MS } from './limits.ts'

/** A connection as live sees it. Implemented over ws in socket/, and by a fake in tests. */
export type Outlet = {
  /** A whole frame of WebSocket. */
  send(frame: Buffer): void
  /** Bytes given to `send` that the other side has not taken yet. */
  unsentBytes(): number
  close(code: number, reason: string): void
}

export type Seat = {
  readonly outlet: Outlet
  audience: Audience
  position: Sequence
  /** Topics that are news for this seat alone, as JSON; '' when there are none. */
  own: string
  /** It was put before another audience, and has not been shown yet what is another there. */
  isMoved: boolean
  /** Milliseconds on the host's clock since which nothing could be sent; null when it reads. */
  stalledSince: number | null
}

type StreamOptions<S extends Seat> = {
  /** A text as a frame of WebSocket. */
  framed: (text: string) => Buffer
  now: () => number
  /** Runs the next slice of a sweep; setImmediate, or by hand in tests. */
  later: (work: () => void) => void
  onStalled: (seat: S) => void
}

type Topic = { changed: Sequence; texts: News['topics'][number]['texts'] }

export class Stream<S extends Seat> {
  readonly #options: StreamOptions<S>
  readonly #seats = new Set<S>()
  readonly #topics = new Map<string, Topic>()
  /** Of the newest state, by audience and the position they start from. */
  readonly #frames = new Map<string, Buffer>()
  /** The one that was asked for last: nearly everybody's, so it is found without building its key. */
  #latest: { from: Sequence; audience: Audience; frame: Buffer } | null = null
  /** What a welcome needs, by audience. */
  readonly #states = new Map<Audience, string>()
  #seq: Sequence = 0
  #at = 0
  /** Who was skipped, and who has news of their own: looked at with each tick, so that a calm hall costs nothing. */
  readonly #behind = new Set<S>()
  #sweep: Iterator<S> | null = null
  /** A version came while a sweep was under way. */
  #again = false

  constructor(options: StreamOptions<S>) {
    this.#options = options
  }

  /** How many are skipped because they do not read. */
  slow(): number {
    let slow = 0
    for (const { stalledSince } of this.#behind) if (stalledSince !== null) slow++
    return slow
  }

  /** A new version of the state; brings everybody to it who is not there yet. */
  take({ seq, at, topics }: News): void {
    this.#seq = seq
    this.#at = at
    for (const { topic, texts } of topics) this.#topics.set(topic, { changed: seq, texts })
    this.#frames.clear()
    this.#states.clear()
    this.#latest = null
    if (this.#sweep === null) this.#start(this.#seats)
    else this.#again = true
  }

  /** The seat stands at the newest state from now on. */
  join(seat: S): void {
    seat.position = this.#seq
    this.#seats.add(seat)
  }

  leave(seat: S): void {
    this.#seats.delete(seat)
    this.#behind.delete(seat)
  }

  /** News for one seat alone, with the next tick; replaces what was not sent yet. */
  tellOne(seat: S, own: string): void {
    seat.own = own
    this.#behind.add(seat)
  }

  /** The seat belongs to another audience: at once, if it reads, it is shown what is another there. */
  move(seat: S, audience: Audience): void {
    seat.audience = audience
    seat.isMoved = true
    this.#behind.add(seat)
    this.tick()
  }

  /** All topics as this audience may see them, newest, as JSON. */
  state(audience: Audience): string {
    const known = this.#states.get(audience)
    if (known !== undefined) return known
    const text = this.#topicsAfter(0, audience)
    this.#states.set(audience, text)
    return text
  }

  /** The whole state again, with what is the seat's own. */
  restate(seat: S, own: string): void {
    seat.position = this.#seq
    seat.own = ''
    seat.isMoved = false
    this.#send(seat, 0, together(this.state(seat.audience), own))
  }

  /** Those who are behind, if they read by now. */
  tick(): void {
    if (this.#sweep === null && this.#behind.size > 0) this.#start(this.#behind)
  }

  #start(seats: Set<S>): void {
    this.#again = false
    this.#sweep = seats.values()
    this.#continueSweep()
  }

  #continueSweep(): void {
    const sweep = this.#sweep
    if (sweep === null) return
    for (let written = 0; written < SLICE;) {
      const next = sweep.next()
      if (next.done === true) {
        this.#sweep = null
        if (this.#again) this.#start(this.#seats)
        return
      }
      const seat = next.value
      if (seat.position === this.#seq && seat.own === '' && !seat.isMoved) this.#behind.delete(seat)
      else if (this.#serve(seat)) written++
    }
    this.#options.later(() => this.#continueSweep())
  }

  #serve(seat: S): boolean {
    const { now, onStalled } = this.#options
    if (!hasRoom(seat, SKIP_BYTES, now(), onStalled)) {
      // It may just have been let go.
      if (this.#seats.has(seat)) this.#behind.add(seat)
      return false
    }
    if (this.#behind.size > 0) this.#behind.delete(seat)
    const from = seat.position
    const own = together(seat.own, seat.isMoved ? this.#differing(from, seat.audience) : '')
    if (own === '') seat.outlet.send(this.#frameFrom(from, seat.audience))
    else this.#send(seat, from, together(this.#topicsAfter(from, seat.audience), own))
    seat.own = ''
    seat.isMoved = false
    seat.position = this.#seq
    return true
  }

  #send(seat: S, from: Sequence, topics: string): void {
    seat.outlet.send(this.#frame(from, this.#options.now(), topics))
  }

  #frameFrom(from: Sequence, audience: Audience): Buffer {
    if (this.#latest?.from !== from || this.#latest.audience !== audience)
      this.#latest = { from, audience, frame: this.#encoded(from, audience) }
    return this.#latest.frame
  }

  #encoded(from: Sequence, audience: Audience): Buffer {
    const key = `${audience}:${String(from)}`
    const known = this.#frames.get(key)
    if (known !== undefined) return known
    const frame = this.#frame(from, this.#at, this.#topicsAfter(from, audience))
    this.#frames.set(key, frame)
    return frame
  }

  #topicsAfter(from: Sequence, audience: Audience): string {
    const texts: string[] = []
    for (const [topic, { changed, texts: its }] of this.#topics)
      if (changed > from) texts.push(`"${topic}":${its[audience] ?? 'null'}`)
    return texts.join(',')
  }

  /** What this audience is told otherwise than another one, of that which did not change since. */
  #differing(from: Sequence, audience: Audience): string {
    const told: string[] = []
    for (const [topic, { changed, texts }] of this.#topics) {
      const text = texts[audience] ?? 'null'
      if (changed <= from && Object.values(texts).some((other) => other !== text))
        told.push(`"${topic}":${text}`)
    }
    return told.join(',')
  }

  #frame(from: Sequence, at: number, topics: string): Buffer {
    const seconds = String(Math.floor(at / 1000))
    return this.#options.framed(
      `{"type":"update","from":${String(from)},"seq":${String(this.#seq)},"at":${seconds},"set":{${topics}}}`,
    )
  }
}

/** Topics one after the other; either may be none. */
export const together = (one: string, other: string): string =>
  one === '' || other === '' ? one + other : `${one},${other}`

/** Whether the client reads. One that has not for `STALLED_MS` is handed to `onStalled`. */
export function hasRoom<S extends Pick<Seat, 'stalledSince'> & { outlet: Pick<Outlet, 'unsentBytes'> }>(
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
