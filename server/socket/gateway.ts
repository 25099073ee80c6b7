/**
 * Bytes in, messages out. Accepts sockets with a right Origin, keeps every limit before anything is believed, and hands whole
 * messages to the door; knows neither votes nor members.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { CLOSE } from '../protocol/close-codes.ts'
import type { Outlet } from '../live/stream.ts'
import type { Parsed } from '../protocol/parse.ts'
import { parseFrame } from '../protocol/parse.ts'
import {
  FRAMES_BURST,
  FRAMES_PER_SECOND,
  LARGEST_FRAME_BYTES,
  LARGEST_MEMBER_FRAME_BYTES,
  MOST_UNSENT_BYTES,
  MOST_UNSENT_MEMBER_BYTES,
  PING_MS,
  PING_PARTS,
  SIGN_IN_MS,
} from './limits.ts'

/** One client behind the door. */
export type Visitor = {
  /** Whether frames above a phone's size are accepted: after a chair's sign-in. */
  mayBeLarge(): boolean
  isSignedIn(): boolean
  receive(message: Parsed): void
  gone(): void
}

export type Arriving = { outlet: Outlet; address: string; userAgent: string }

type GatewayOptions = {
  /** Hosts of other origins that may open sockets, such as a reverse proxy's: "vote.example.org". */
  allowedOrigins: readonly string[]
  /** Behind a proxy that sets it, the client's address is the last of X-Forwarded-For. */
  trustsProxy: boolean
  /** What the process can hold: beyond it the handshake is refused in words, not by a connection that breaks. */
  mostSockets: number
  enter: (arriving: Arriving) => Visitor
  now: () => number
}

export type Gateway = ReturnType<typeof createGateway>

export function createGateway(options: GatewayOptions) {
  // Compression costs more processor and memory at 10,000 sockets than it saves on frames of 300 bytes.
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const sockets = new Set<Client>()

  // A part of them at a time: asking ten thousand at once would hold up the loop for a tenth of a second.
  let part = 0
  let admitted = 0
  const rounds = setInterval(() => {
    const now = options.now()
    part = (part + 1) % PING_PARTS
    for (const client of sockets) if (client.part === part) client.lookAfter(now)
  }, PING_MS / PING_PARTS)
  rounds.unref()
  // A wheel instead of a timer a socket: who has not signed in by now is let go within a second.
  const arrivals = new Set<Client>()
  const wheel = setInterval(() => {
    const now = options.now()
    for (const client of arrivals) if (client.isSettled(now)) arrivals.delete(client)
  }, 1000)
  wheel.unref()

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      if (!hasRightOrigin(request, options.allowedOrigins)) return refuseUpgrade(socket, '403 Forbidden')
      if (sockets.size >= options.mostSockets)
        return refuseUpgrade(socket, '503 Service Unavailable', 'Retry-After: 5\r\n')
      server.handleUpgrade(request, socket, head, (ws) => {
        const client = new Client(ws, options.now(), admitted++ % PING_PARTS)
        const address = clientAddress(request, options.trustsProxy)
        const visitor = options.enter({
          outlet: client,
          address,
          userAgent: request.headers['user-agent'] ?? '',
        })
        client.admit(visitor, options.now, () => {
          sockets.delete(client)
          arrivals.delete(client)
        })
        sockets.add(client)
        arrivals.add(client)
      })
    },
    size: () => sockets.size,
    /** Who has not signed in yet is told too when to come back. */
    stop(windowMs: number) {
      clearInterval(rounds)
      clearInterval(wheel)
      for (const client of sockets) {
        client.close(CLOSE.restarting, String(windowMs))
        client.terminate()
      }
      server.close()
    },
  }
}

class Client implements Outlet {
  /** In which part of a round it is looked after. */
  readonly part: number
  readonly #ws: WebSocket
  readonly #since: number
  #visitor: Visitor | null = null
  #frames = FRAMES_BURST
  #framesAt: number
  #isAlive = true

  constructor(ws: WebSocket, now: number, part: number) {
    this.#ws = ws
    this.part = part
    this.#since = now
    this.#framesAt = now
  }

  admit(visitor: Visitor, now: () => number, onGone: () => void): void {
    this.#visitor = visitor
    this.#ws.on('message', (data: Buffer, isBinary) => this.#receive(visitor, data, isBinary, now()))
    this.#ws.on('pong', () => {
      this.#isAlive = true
    })
    // ws reports a broken frame or a lost line here and closes by itself; the close is what matters.
    this.#ws.on('error', () => undefined)
    this.#ws.on('close', () => {
      onGone()
      visitor.gone()
    })
  }

  send(frame: string | Buffer): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    // States wait for who does not read; answers are sent as they come, and who only asks and never reads would pile them up.
    if (this.#ws.bufferedAmount > this.#mostUnsentBytes()) return this.close(CLOSE.tooSlow, '')
    this.#ws.send(frame, TEXT)
  }

  #mostUnsentBytes(): number {
    return this.#visitor?.mayBeLarge() === true ? MOST_UNSENT_BYTES : MOST_UNSENT_MEMBER_BYTES
  }

  unsentBytes(): number {
    return this.#ws.bufferedAmount
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason)
    // Who does not read does not answer a close frame either.
    if (this.#ws.bufferedAmount > LARGEST_FRAME_BYTES) this.#ws.terminate()
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
    if (this.#visitor?.isSignedIn() === true) return true
    if (now - this.#since < SIGN_IN_MS) return false
    this.close(CLOSE.signInMissing, '')
    return true
  }

  #receive(visitor: Visitor, data: Buffer, isBinary: boolean, now: number): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    this.#isAlive = true
    const seconds = Math.max(0, now - this.#framesAt) / 1000
    this.#frames = Math.min(FRAMES_BURST, this.#frames + seconds * FRAMES_PER_SECOND) - 1
    this.#framesAt = now
    if (this.#frames < 0) return this.close(CLOSE.tooFast, '')
    if (isBinary || data.length > (visitor.mayBeLarge() ? LARGEST_FRAME_BYTES : LARGEST_MEMBER_FRAME_BYTES))
      return this.close(CLOSE.malformed, '')
    const parsed = parseFrame(data.toString('utf8'))
    if (parsed.kind === 'malformed') return this.close(CLOSE.malformed, '')
    visitor.receive(parsed)
  }
}

const TEXT = { binary: false, compress: false }

/** A page of another site may not open a socket in a member's name; programs send the Origin of the address they connect to. */
export function hasRightOrigin(
  { headers }: Pick<IncomingMessage, 'headers'>,
  allowed: readonly string[],
): boolean {
  if (headers.origin === undefined || !URL.canParse(headers.origin)) return false
  const { host } = new URL(headers.origin)
  return host === headers.host || allowed.includes(host)
}

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
