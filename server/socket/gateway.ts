/**
 * Where sockets are: accepts those with a right Origin, looks after them, and seats them. What is said goes to the host, which may
 * be another process; knows neither votes nor members.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { FromGateway, Gateway } from '../live/boundary.ts'
import { Seating } from '../live/seating.ts'
import { CLOSE } from '../protocol/close-codes.ts'
import { LARGEST_FRAME_BYTES } from '../protocol/messages.ts'
import { Client } from './client.ts'
import { framed } from './frame.ts'
import { DRAIN_MS, DRAIN_SLICE, PING_MS, PING_PARTS } from './limits.ts'
import { clientAddress, createTurnstile, hasRightOrigin, refuseUpgrade } from './upgrades.ts'

export type GatewayOptions = {
  /** Hosts of other origins that may open sockets, such as a reverse proxy's: "vote.example.org". */
  allowedOrigins: readonly string[]
  trustsProxy: boolean
  /** What the process can hold: beyond it the handshake is refused in words, not by a connection that breaks. */
  mostSockets: number
  hear: (message: FromGateway) => void
  now: () => number
  later: (work: () => void) => void
}

export type SocketGateway = Gateway & {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Resolves when everybody was told to come back, and is gone. */
  drained: () => Promise<void>
}

export function createGateway(options: GatewayOptions): SocketGateway {
  const { now } = options
  // Compression costs more processor and memory at 10,000 sockets than it saves on frames of 300 bytes.
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const turnstile = createTurnstile(now)
  /** A part of them is looked after at a time: asking ten thousand at once would hold up the loop for a tenth of a second. */
  const parts = Array.from({ length: PING_PARTS }, () => new Set<Client>())
  let admitted = 0
  let size = 0
  let part = 0
  const rounds = setInterval(() => {
    const at = now()
    part = (part + 1) % PING_PARTS
    for (const client of parts[part] ?? []) client.lookAfter(at)
  }, PING_MS / PING_PARTS)
  rounds.unref()
  // A wheel instead of a timer a socket: who has not signed in by now is let go within a second.
  const arrivals = new Set<Client>()
  const wheel = setInterval(() => {
    const at = now()
    for (const client of arrivals) if (client.isSettled(at)) arrivals.delete(client)
  }, 1000)
  wheel.unref()

  let draining: Promise<void> | null = null
  const drain = (windowMs: number) => {
    draining ??= sendAway(parts, String(windowMs), () => size)
    clearInterval(rounds)
    clearInterval(wheel)
  }
  const seating = new Seating({ ...options, framed, onDrain: drain })

  function seat(ws: WebSocket, socket: Duplex, request: IncomingMessage) {
    const its = parts[admitted++ % PING_PARTS]
    const client = new Client(ws, {
      socket,
      seating,
      now,
      address: clientAddress(request, options.trustsProxy),
      userAgent: request.headers['user-agent'] ?? '',
      onGone() {
        size--
        its?.delete(client)
        arrivals.delete(client)
      },
    })
    size++
    its?.add(client)
    arrivals.add(client)
    client.arrive()
  }

  return {
    upgrade(request, socket, head) {
      if (!hasRightOrigin(request, options.allowedOrigins)) return refuseUpgrade(socket, '403 Forbidden')
      const wait = draining !== null || size >= options.mostSockets ? FULL_WAIT_SECONDS : turnstile.wait()
      if (wait > 0)
        return refuseUpgrade(socket, '503 Service Unavailable', `Retry-After: ${String(wait)}\r\n`)
      server.handleUpgrade(request, socket, head, (ws) => seat(ws, socket, request))
    },
    tell: (message) => seating.tell(message),
    slow: () => seating.slow(),
    drained: () => draining ?? Promise.resolve(),
  }
}

/** Until somebody has left, or another host is there. */
const FULL_WAIT_SECONDS = 5

/** In slices: a crowd is told within a second, and what it was sent before is on its way. */
async function sendAway(
  parts: readonly ReadonlySet<Client>[],
  reason: string,
  left: () => number,
): Promise<void> {
  let told = 0
  for (const clients of parts)
    for (const client of clients) {
      client.close(CLOSE.restarting, reason)
      if (++told % DRAIN_SLICE === 0) await turnOfTheLoop()
    }
  const until = performance.now() + DRAIN_MS
  while (left() > 0 && performance.now() < until) await turnOfTheLoop()
  for (const clients of parts) for (const client of clients) client.terminate()
}

const turnOfTheLoop = () => new Promise<void>((done) => setImmediate(done))
