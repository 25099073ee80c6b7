/** One socket: every limit is kept before anything is believed, and whole messages go on to its seat. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Seating, TakenSeat } from '../live/seating.ts'
import type { Outlet } from '../live/stream.ts'
import { CLOSE } from '../protocol/close-codes.ts'
import { LARGEST_FRAME_BYTES } from '../protocol/messages.ts'
import { parseFrame } from '../protocol/parse.ts'
import { framed } from './frame.ts'
import {
  FRAMES_BURST,
  FRAMES_PER_SECOND,
  LARGEST_MEMBER_FRAME_BYTES,
  MOST_UNSENT_BYTES,
  MOST_UNSENT_MEMBER_BYTES,
  PING_MS,
  SIGN_IN_MS,
} from './limits.ts'

type ClientOptions = {
  /** What `ws` speaks over. */
  socket: Duplex
  seating: Seating
  address: string
  userAgent: string
  now: () => number
  onGone: (client: Client) => void
}

export class Client implements Outlet {
  readonly #ws: WebSocket
  readonly #options: ClientOptions
  readonly #since: number
  #seat: TakenSeat | null = null
  #frames = FRAMES_BURST
  #framesAt: number
  #isAlive = true

  constructor(ws: WebSocket, options: ClientOptions) {
    this.#ws = ws
    this.#options = options
    this.#since = this.#framesAt = options.now()
  }

  arrive(): void {
    const { seating, address, userAgent, onGone } = this.#options
    const seat = seating.arrive(this, address, userAgent)
    this.#seat = seat
    this.#ws.on('message', (data: Buffer, isBinary) => this.#receive(seat, data, isBinary))
    this.#ws.on('pong', () => {
      this.#isAlive = true
    })
    // ws reports a broken frame or a lost line here and closes by itself; the close is what matters.
    this.#ws.on('error', () => undefined)
    this.#ws.on('close', () => {
      onGone(this)
      seating.leave(seat)
    })
  }

  /** Past `ws`, which would write head and payload apart. It compresses nothing here, so each of its frames is written whole too. */
  send(frame: Buffer): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    // States wait for who does not read; answers are sent as they come, and who only asks and never reads would pile them up.
    if (this.unsentBytes() > this.#mostUnsentBytes()) return this.close(CLOSE.tooSlow, '')
    this.#options.socket.write(frame)
  }

  unsentBytes(): number {
    return this.#options.socket.writableLength
  }

  #mostUnsentBytes(): number {
    return this.#seat?.isTrusted === true ? MOST_UNSENT_BYTES : MOST_UNSENT_MEMBER_BYTES
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason)
    // Who does not read does not answer a close frame either.
    if (this.unsentBytes() > LARGEST_FRAME_BYTES) this.#ws.terminate()
  }

  terminate(): void {
    this.#ws.terminate()
  }

  lookAfter(now: number): void {
    if (!this.#isAlive) return this.#ws.terminate()
    if (now - this.#since < PING_MS) return
    this.#isAlive = false
    this.#ws.ping()
  }

  /** True when there is nothing more to watch: signed in, or let go. */
  isSettled(now: number): boolean {
    if (this.#seat === null || this.#seat.isTrusted || this.#seat.stream !== null) return true
    if (now - this.#since < SIGN_IN_MS) return false
    this.close(CLOSE.signInMissing, '')
    return true
  }

  #receive(seat: TakenSeat, data: Buffer, isBinary: boolean): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    const { now, seating } = this.#options
    this.#isAlive = true
    const at = now()
    const seconds = Math.max(0, at - this.#framesAt) / 1000
    this.#frames = Math.min(FRAMES_BURST, this.#frames + seconds * FRAMES_PER_SECOND) - 1
    this.#framesAt = at
    if (this.#frames < 0) return this.close(CLOSE.tooFast, '')
    if (isBinary || data.length > (seat.isTrusted ? LARGEST_FRAME_BYTES : LARGEST_MEMBER_FRAME_BYTES))
      return this.close(CLOSE.malformed, '')
    const message = parseFrame(data.toString('utf8'))
    if (message.kind === 'malformed') this.close(CLOSE.malformed, '')
    else if (message.kind === 'ping') this.send(framed(`{"type":"pong","now":${String(at)}}`))
    else seating.said(seat, message)
  }
}
