/** Where connections come in: held by this process, or by gateways of their own. Either way the rest of the host is the same. */
import type { RequestListener } from 'node:http'
import type { Server } from 'node:net'
import { createSecureContext } from 'node:tls'
import { openGateways } from './gateways/gateways.ts'
import type { Pulse } from './gateways/link.ts'
import { createFront } from './http/front.ts'
import type { FromGateway, Gateway } from './live/boundary.ts'
import type { Log } from './log.ts'
import { createGateway } from './socket/gateway.ts'
import { LISTEN_BACKLOG } from './socket/limits.ts'
import type { Reception } from './socket/reception.ts'
import { refuseUpgrade } from './socket/upgrades.ts'

export type EntranceOptions = {
  /** Processes that hold the connections; 0: this one. */
  gateways: number
  tls?: { cert: string; key: string } | undefined
  staticFolder: string
  allowedOrigins: readonly string[]
  trustsProxy: boolean
  /** What this process holds at most. */
  mostSockets: number
  now: () => number
  log: Log
  /** Every request that is asked of the host; `trustsProxy`: X-Forwarded-For tells the client's address. */
  serve: (trustsProxy: boolean) => RequestListener
  receive: (gateway: Gateway) => Reception
}

export type Entrance = {
  listen: (port: number, host: string) => Promise<Listening>
  /** Of the processes that hold connections, beside this one. */
  pulses: () => readonly Pulse[]
  /** Connections of this process. */
  open: () => Promise<number>
  /** Everybody is told within which window to come back, and nobody is there any more. */
  end: (windowMs: number) => Promise<void>
}

export type EntranceRefusal =
  | { why: 'port-taken'; port: number }
  | { why: 'address-unavailable'; host: string }
  | { why: 'wrong-certificate'; detail: string }

type Listening = { ok: true; port: number } | ({ ok: false } & EntranceRefusal)

/** Throws when a gateway does not start: then this machine cannot fork. */
export async function openEntrance(
  options: EntranceOptions,
): Promise<{ ok: true; entrance: Entrance } | ({ ok: false } & EntranceRefusal)> {
  try {
    if (options.tls !== undefined) createSecureContext(options.tls)
  } catch (error) {
    return { ok: false, why: 'wrong-certificate', detail: error instanceof Error ? error.message : '' }
  }
  if (options.gateways === 0) return { ok: true, entrance: ownEntrance(options) }
  return { ok: true, entrance: await withGateways(options) }
}

async function withGateways(options: EntranceOptions): Promise<Entrance> {
  const serve = options.serve(true)
  const gateways = await openGateways({ ...options, count: options.gateways, serve })
  return {
    ...gateways,
    async listen(port, host) {
      const answer = await gateways.listen(port, host)
      return answer.type === 'listening'
        ? { ok: true, port: answer.port }
        : refusalOf(answer.code, port, host)
    },
    // None is this process's own.
    open: () => Promise.resolve(0),
  }
}

function ownEntrance(options: EntranceOptions): Entrance {
  const { tls, serve, trustsProxy, receive } = options
  const gateway = createGateway({
    ...options,
    later: (work) => void setImmediate(work),
    hear: (message: FromGateway) => reception.hear(message),
  })
  const reception = receive(gateway)
  const server = createFront({
    tls,
    serve: serve(trustsProxy),
    upgrade: gateway.upgrade,
    refuse: (socket) => refuseUpgrade(socket, '404 Not Found'),
  })
  return {
    ...joined(server),
    pulses: () => [],
    async end(windowMs) {
      const closed = new Promise((done) => server.close(done))
      gateway.tell({ type: 'drain', windowMs })
      await gateway.drained()
      server.closeAllConnections()
      await closed
    },
  }
}

const joined = (server: Server) => ({
  listen: (port: number, host: string) =>
    new Promise<Listening>((resolved) => {
      // For good: what fails later, such as accepting when the system has no more files, must not end the host.
      server.on('error', (error: NodeJS.ErrnoException) => {
        resolved(refusalOf(error.code, port, host))
      })
      server.listen({ port, host, backlog: LISTEN_BACKLOG }, () => {
        const address = server.address()
        resolved({ ok: true, port: typeof address === 'object' && address !== null ? address.port : port })
      })
    }),
  open: () =>
    new Promise<number>((done) => server.getConnections((error, count) => done(error === null ? count : 0))),
})

const refusalOf = (code: string | undefined, port: number, host: string): Listening =>
  code === 'EADDRINUSE'
    ? { ok: false, why: 'port-taken', port }
    : { ok: false, why: 'address-unavailable', host }
