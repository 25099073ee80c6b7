/** The server that browsers reach, plain or TLS: requests to one side, sockets to the other, and no patience with who is slow. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { pathOf } from './serve.ts'

/** Slow request headers, or a slow handshake of TLS, hold a socket no longer than this, give or take a round of looking. */
const HEADERS_MS = 10_000
const REQUEST_MS = 120_000
const LOOKING_MS = 5_000

type FrontOptions = {
  /** PEM. */
  tls?: { cert: string; key: string } | undefined
  serve: RequestListener
  /** To open a socket at /socket. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Asked for anywhere else. */
  refuse: (socket: Duplex) => void
}

/** Not listening yet. Throws when the certificate is not one. */
export function createFront({ tls, serve, upgrade, refuse }: FrontOptions): Server {
  const limits = {
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: LOOKING_MS,
    maxHeaderSize: 8 * 1024,
  }
  const server =
    tls === undefined
      ? createServer(limits, serve)
      : createTlsServer({ ...limits, ...tls, handshakeTimeout: HEADERS_MS }, serve)
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined)
    if (pathOf(request) === '/socket') upgrade(request, socket, head)
    else refuse(socket)
  })
  return server
}
