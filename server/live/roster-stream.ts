/**
 * The consoles' stream: topics, and the roster as a snapshot in pages and then a few bytes for each change. The last frames are
 * kept in a ring, so that a console that was away gets only what it missed; one that was away too long gets the pages again.
 */
import type { Member } from '../domain/assembly.ts'
import { unreachable } from '../domain/decision.ts'
import type { MemberId, Sequence } from '../protocol/messages.ts'
import {
  consoleTopic,
  consoleTopics,
  rosterFlags,
  rosterRow,
  type ConsoleTopic,
  type Touched,
} from './audience.ts'
import { CONSOLE_SKIP_BYTES, PAGE_ROWS, RING_BYTES, RING_FRAMES } from './limits.ts'
import type { Line } from './line.ts'
import { hasRoom } from './stream.ts'
import type { Wording } from './wording.ts'
import type { World } from './world.ts'

export type ConsoleSeat = {
  readonly outlet: Line
  position: Sequence
  /** Milliseconds on the host's clock since which nothing could be sent; null when it reads. */
  stalledSince: number | null
  gone: boolean
  /** The next id of the snapshot; null when the console has all of it. */
  nextPage: MemberId | null
  serving: boolean
}

/** What of a row is news: all of it, its flags and when it was seen, or its flags. The larger news wins. */
type RowNews = 'row' | 'seen' | 'flags'

type Frame = { from: Sequence; seq: Sequence; text: string; bytes: number }

type RosterStreamOptions = {
  world: World
  now: () => number
  later: (work: () => void) => void
  wording: Wording
  onStalled: (seat: ConsoleSeat) => void
}

export class RosterStream {
  readonly #options: RosterStreamOptions
  readonly #seats = new Set<ConsoleSeat>()
  readonly #topics = new Set<ConsoleTopic>()
  readonly #rows = new Map<MemberId, RowNews>()
  readonly #ring: Frame[] = []
  #ringBytes = 0
  /** From 1: a frame from 0 is the whole state. */
  #seq: Sequence = 1

  constructor(options: RosterStreamOptions) {
    this.#options = options
  }

  get seq(): Sequence {
    return this.#seq
  }

  get size(): number {
    return this.#seats.size
  }

  get isDirty(): boolean {
    return this.#topics.size > 0 || this.#rows.size > 0
  }

  touch({ consoles, rows, seen, flags }: Pick<Touched, 'consoles' | 'rows' | 'seen' | 'flags'>): void {
    for (const topic of consoles) this.#topics.add(topic)
    for (const id of rows) this.#rows.set(id, 'row')
    for (const id of seen) if (this.#rows.get(id) !== 'row') this.#rows.set(id, 'seen')
    for (const id of flags) if (!this.#rows.has(id)) this.#rows.set(id, 'flags')
  }

  /** With `resumeFrom` a position the ring still reaches: what was missed follows. Else the pages follow. */
  join(outlet: Line, resumeFrom: Sequence | null): { seat: ConsoleSeat; resumed: boolean } {
    const resumed = resumeFrom !== null && this.#reaches(resumeFrom)
    const seat: ConsoleSeat = {
      outlet,
      stalledSince: null,
      gone: false,
      serving: false,
      position: resumed ? resumeFrom : this.#seq,
      nextPage: resumed ? null : 1,
    }
    this.#seats.add(seat)
    return { seat, resumed }
  }

  leave(seat: ConsoleSeat): void {
    seat.gone = true
    this.#seats.delete(seat)
  }

  seats(): IterableIterator<ConsoleSeat> {
    return this.#seats.values()
  }

  /** The whole state again: topics now, pages after. */
  resync(seat: ConsoleSeat): void {
    const { world, now } = this.#options
    seat.outlet.send(
      `{"type":"update","from":0,"seq":${String(this.#seq)},"at":${String(Math.floor(now() / 1000))},"set":{${this.topicsText(consoleTopics(world))}}}`,
    )
    seat.position = this.#seq
    seat.nextPage = 1
    this.serve(seat)
  }

  topicsText(topics: Iterable<ConsoleTopic>): string {
    return [...topics]
      .flatMap(
        (topic) =>
          this.#options.wording(
            () => `"${topic}":${JSON.stringify(consoleTopic(this.#options.world, topic))}`,
          ) ?? [],
      )
      .join(',')
  }

  flush(): void {
    if (this.isDirty) this.#remember(this.#takeFrame())
    for (const seat of this.#seats) this.serve(seat)
  }

  /**
   * News without a position, for a topic that changes all the time: in the ring it would push out what a console needs to come
   * back. Who does not read is skipped and gets the next.
   */
  tell(topic: ConsoleTopic): void {
    const { now, onStalled } = this.#options
    if (this.#seats.size === 0) return
    const set = this.topicsText([topic])
    const at = String(Math.floor(now() / 1000))
    for (const seat of this.#seats) {
      if (!hasRoom(seat, CONSOLE_SKIP_BYTES, now(), onStalled)) continue
      const position = String(seat.position)
      seat.outlet.send(`{"type":"update","from":${position},"seq":${position},"at":${at},"set":{${set}}}`)
    }
  }

  /** Frames first, then pages, as long as the console reads; the rest comes with the next turn or tick. */
  serve(seat: ConsoleSeat): void {
    if (seat.serving || seat.gone) return
    if (!hasRoom(seat, CONSOLE_SKIP_BYTES, this.#options.now(), this.#options.onStalled)) return
    if (seat.position < this.#seq) {
      if (!this.#reaches(seat.position)) return this.resync(seat)
      for (const frame of this.#ring) {
        if (frame.from < seat.position) continue
        seat.outlet.send(frame.text)
        seat.position = frame.seq
      }
    }
    if (seat.nextPage === null) return
    this.#sendPage(seat, seat.nextPage)
    seat.serving = true
    this.#options.later(() => {
      seat.serving = false
      this.serve(seat)
    })
  }

  #sendPage(seat: ConsoleSeat, first: MemberId): void {
    const { world } = this.#options
    const rows: string[] = []
    let id = first
    for (; rows.length < PAGE_ROWS && id < world.assembly.nextMember; id++) {
      const member = world.assembly.members.get(id)
      if (member !== undefined) rows.push(JSON.stringify(rosterRow(world, member)))
    }
    const left = world.assembly.nextMember - id
    seat.nextPage = left > 0 ? id : null
    seat.outlet.send(`{"type":"roster-page","rows":[${rows.join(',')}],"left":${String(left)}}`)
  }

  #takeFrame(): Frame {
    const { world } = this.#options
    const at = Math.floor(this.#options.now() / 1000)
    const parts: string[] = []
    if (this.#topics.size > 0) parts.push(`"set":{${this.topicsText(this.#topics)}}`)
    if (this.#rows.size > 0) {
      const rows: string[] = []
      for (const [id, news] of this.#rows) {
        const member = world.assembly.members.get(id)
        if (member !== undefined) rows.push(rowText(world, member, news, at))
      }
      parts.push(`"rows":[${rows.join(',')}]`)
    }
    this.#topics.clear()
    this.#rows.clear()
    const from = this.#seq
    this.#seq++
    const text = `{"type":"update","from":${String(from)},"seq":${String(this.#seq)},"at":${String(at)},${parts.join(',')}}`
    return { from, seq: this.#seq, text, bytes: Buffer.byteLength(text) }
  }

  #remember(frame: Frame): void {
    this.#ring.push(frame)
    this.#ringBytes += frame.bytes
    while (this.#ring.length > RING_FRAMES || (this.#ringBytes > RING_BYTES && this.#ring.length > 1)) {
      this.#ringBytes -= this.#ring.shift()?.bytes ?? 0
    }
  }

  #reaches(position: Sequence): boolean {
    return position === this.#seq || (position < this.#seq && (this.#ring[0]?.from ?? this.#seq) <= position)
  }
}

function rowText(world: World, member: Readonly<Member>, news: RowNews, at: number): string {
  const change = `${String(member.id)},${String(rosterFlags(world, member))}`
  switch (news) {
    case 'row':
      return JSON.stringify(rosterRow(world, member))
    case 'seen':
      return `[${change},${String(at - (world.presence.of(member.id)?.lastSeen ?? at))}]`
    case 'flags':
      return `[${change}]`
    default:
      return unreachable(news)
  }
}
