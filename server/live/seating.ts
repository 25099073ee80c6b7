/**
 * Who sits in a gateway and what is shown to each: carries out what the host says, at the sockets. Knows seats and texts; who
 * they are and what the texts mean is the host's.
 */
import { unreachable } from '../domain/decision.ts'
import { CLOSE } from '../protocol/close-codes.ts'
import type { Audience, FromGateway, Said, SocketId, StreamName, ToGateway } from './boundary.ts'
import { Stream, together, type Outlet, type Seat } from './stream.ts'

/** `stream` is null until the host has let them in, and for consoles. */
export type TakenSeat = Seat & {
  readonly id: SocketId
  stream: StreamName | null
  /** A console's. */
  isTrusted: boolean
  /** Bytes that a console was sent, and how many of them the host knows to have left. */
  given: number
  reported: number
}

type SeatingOptions = {
  hear: (message: FromGateway) => void
  framed: (text: string) => Buffer
  now: () => number
  later: (work: () => void) => void
  onDrain: (windowMs: number) => void
}

export class Seating {
  readonly #options: SeatingOptions
  readonly #seats = new Map<SocketId, TakenSeat>()
  readonly #trusted = new Set<TakenSeat>()
  readonly #streams: Readonly<Record<StreamName, Stream<TakenSeat>>>
  #lastId = 0

  constructor(options: SeatingOptions) {
    this.#options = options
    const { framed, now, later } = options
    const onStalled = ({ outlet }: TakenSeat) => outlet.close(CLOSE.tooSlow, '')
    this.#streams = {
      members: new Stream({ framed, now, later, onStalled }),
      projectors: new Stream({ framed, now, later, onStalled }),
    }
  }

  arrive(outlet: Outlet, address: string, userAgent: string): TakenSeat {
    const seat: TakenSeat = {
      id: ++this.#lastId,
      outlet,
      stream: null,
      audience: 'not-on-register',
      position: 0,
      own: '',
      isMoved: false,
      stalledSince: null,
      isTrusted: false,
      given: 0,
      reported: 0,
    }
    this.#seats.set(seat.id, seat)
    this.#options.hear({ type: 'arrived', socket: seat.id, address, userAgent })
    return seat
  }

  said(seat: TakenSeat, message: Said): void {
    this.#options.hear({ type: 'said', socket: seat.id, message })
  }

  leave(seat: TakenSeat): void {
    if (!this.#seats.delete(seat.id)) return
    this.#trusted.delete(seat)
    if (seat.stream !== null) this.#streams[seat.stream].leave(seat)
    this.#options.hear({ type: 'gone', socket: seat.id })
  }

  slow(): number {
    return this.#streams.members.slow() + this.#streams.projectors.slow()
  }

  tell(message: ToGateway): void {
    switch (message.type) {
      case 'news':
        return this.#streams[message.stream].take(message)
      case 'tick':
        this.#report()
        for (const stream of Object.values(this.#streams)) stream.tick()
        return
      case 'sort':
        for (const socket of message.sockets) {
          const seat = this.#seats.get(socket)
          if (seat !== undefined) seat.audience = message.audience
        }
        return
      case 'drain':
        return this.#options.onDrain(message.windowMs)
      default: {
        const seat = this.#seats.get(message.socket)
        // Gone, and the host has not heard of it yet.
        if (seat !== undefined) this.#tellOne(seat, message)
      }
    }
  }

  #tellOne(seat: TakenSeat, message: Exclude<ToGateway, { type: 'news' | 'tick' | 'sort' | 'drain' }>): void {
    switch (message.type) {
      case 'admit':
        return this.#admit(seat, message.audience, message.head, message.own)
      case 'trust':
        seat.isTrusted = true
        this.#trusted.add(seat)
        return
      case 'own':
        if (seat.stream !== null) this.#streams[seat.stream].tellOne(seat, message.own)
        return
      case 'move':
        if (seat.stream !== null) this.#streams[seat.stream].move(seat, message.audience)
        return
      case 'restate':
        if (seat.stream !== null) this.#streams[seat.stream].restate(seat, message.own)
        return
      case 'send':
        return this.#send(seat, message.frame)
      case 'close':
        return seat.outlet.close(message.code, message.reason)
      default:
        unreachable(message)
    }
  }

  #admit(seat: TakenSeat, audience: Audience, head: string, own: string): void {
    seat.audience = audience
    seat.stream = audience === 'hall' ? 'projectors' : 'members'
    const stream = this.#streams[seat.stream]
    stream.join(seat)
    seat.outlet.send(this.#options.framed(`${head}${together(stream.state(audience), own)}}}`))
  }

  #send(seat: TakenSeat, text: string): void {
    const { framed, later } = this.#options
    seat.outlet.send(framed(text))
    if (!seat.isTrusted) return
    seat.given += Buffer.byteLength(text)
    // A turn later most of it has left.
    later(() => this.#reportOne(seat))
  }

  #report(): void {
    for (const seat of this.#trusted) this.#reportOne(seat)
  }

  #reportOne(seat: TakenSeat): void {
    const bytes = seat.given - seat.outlet.unsentBytes()
    if (bytes === seat.reported || !this.#seats.has(seat.id)) return
    seat.reported = bytes
    this.#options.hear({ type: 'left', socket: seat.id, bytes })
  }
}
