/**
 * A gateway as a process of its own: holds sockets and pages, and asks the host for everything else. It dies with the host, so
 * that its clients notice and come back.
 */
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http'
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { pipeline } from 'node:stream'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import WebSocket from 'ws'
import { refusal } from '../commands/dispatch.ts'
import { openFilesLimit, readLimits } from '../health/machine.ts'
import { createFront } from '../http/front.ts'
import { createPages } from '../http/serve.ts'
import { answer } from '../http/files.ts'
import type { FromGateway } from '../live/boundary.ts'
import { createGateway } from '../socket/gateway.ts'
import { LISTEN_BACKLOG, MOST_SOCKETS } from '../socket/limits.ts'
import { clientAddress, refuseUpgrade } from '../socket/upgrades.ts'
import type { FromChild, FromParent } from './gateways.ts'
import { createLink, LARGEST_BATCH_BYTES, PULSE_MS, type Link } from './link.ts'

const STALL_RESOLUTION_MS = 10
/** Long enough for others to take a crowd's next hundred, short enough that nobody waits for it. */
const LOOKING_AWAY_MS = 1000
/** Files that are not clients' connections. */
const OTHER_FILES = 64

type StartOptions = Extract<FromParent, { type: 'start' }>['options']

process.once('message', (message: FromParent) => {
  if (message.type === 'start') start(message.options)
})
process.on('disconnect', () => process.exit(1))
// Ctrl+C in a terminal, or a service that is stopped, reaches every process of it; when this one ends is the host's to say.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined)

function start(options: StartOptions): void {
  const ws = new WebSocket('ws://host/gateway', {
    createConnection: () => connect(options.path),
    headers: { Authorization: `Bearer ${options.token}` },
    perMessageDeflate: false,
    maxPayload: LARGEST_BATCH_BYTES,
  })
  ws.on('error', () => process.exit(1))
  ws.on('close', () => process.exit(1))
  ws.once('open', () => serve(options, ws))
}

function serve({ tls, staticFolder, allowedOrigins, trustsProxy, path }: StartOptions, ws: WebSocket): void {
  const files = openFilesLimit(readLimits()) ?? Infinity
  const most = Math.min(MOST_SOCKETS, files - OTHER_FILES)
  const link: Link<'gateway'> = createLink<'gateway'>(ws, (message) => {
    gateway.tell(message)
    if (message.type === 'drain') void gateway.drained().then(() => process.exit(0))
  })
  const gateway = createGateway({
    allowedOrigins,
    trustsProxy,
    mostSockets: most,
    now: Date.now,
    later: (work) => void setImmediate(work),
    hear: (message) => (link.isFull() ? turnAway(message) : link.tell(message)),
  })
  /** The host does not keep up: what would change something is refused at once, instead of waiting without end. */
  function turnAway(message: FromGateway) {
    if (message.type !== 'said') return link.tell(message)
    const { socket, message: said } = message
    const request =
      said.kind === 'command' ? said.command.request : said.kind === 'sign-in' ? said.message.request : null
    if (request !== null) gateway.tell({ type: 'send', socket, frame: refusal(request, 'busy') })
  }
  const pages = createPages(staticFolder)
  const front = createFront({
    tls,
    serve(request, response) {
      const address = clientAddress(request, trustsProxy)
      if (!pages(request, response)) askHost(path, address, request, response)
    },
    upgrade: gateway.upgrade,
    refuse: (socket) => refuseUpgrade(socket, '404 Not Found'),
  })
  const open = listenWhenTold(front, most)
  tellParent({ type: 'ready' })
  const loop = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS })
  loop.enable()
  setInterval(() => {
    const stallMs = Math.max(0, loop.max / 1e6 - STALL_RESOLUTION_MS)
    loop.reset()
    const residentBytes = process.memoryUsage.rss()
    link.tell({ type: 'pulse', open: open(), most, slow: gateway.slow(), residentBytes, stallMs })
  }, PULSE_MS)
}

const tellParent = (message: FromChild) => process.send?.(message)

/**
 * All gateways accept from one socket. One that is full looks away for a moment, so that others take who comes; while all are, the
 * system refuses, but for those who come in the moment of looking: they are refused in words.
 */
function listenWhenTold(front: Server, most: number): () => number {
  let open = 0
  let place: { port: number; host: string } | null = null
  const listen = () => place !== null && front.listen({ ...place, backlog: LISTEN_BACKLOG })
  process.on('message', (message: FromParent) => {
    if (message.type !== 'listen') return
    place = { port: message.port, host: message.host }
    listen()
  })
  front.on('listening', () => {
    const address = front.address()
    if (typeof address === 'object' && address !== null) tellParent({ type: 'listening', port: address.port })
  })
  // For good: what fails later, such as accepting when the system has no more files, must not end the gateway.
  front.on('error', (error: NodeJS.ErrnoException) => tellParent({ type: 'refused', code: error.code ?? '' }))
  front.on('connection', (socket) => {
    open++
    socket.once('close', () => open--)
    if (open < most || !front.listening) return
    front.close()
    setTimeout(listen, LOOKING_AWAY_MS)
  })
  return () => open
}

/** What the host looks at, and how long the body is. Others may be for who is asked: Trailer and Expect change how a request is sent. */
const PASSED_ON = ['host', 'authorization', 'content-length', 'transfer-encoding'] as const
/** Of an answer: what is said of the connection to the host. */
const KEPT_BACK: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding'])

/** Uploads, downloads and measures are the host's: asked there, with the address that asked here. */
function askHost(path: string, address: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, url } = request
  const headers: OutgoingHttpHeaders = { 'x-forwarded-for': address }
  for (const name of PASSED_ON) if (request.headers[name] !== undefined) headers[name] = request.headers[name]
  // Answered before all of it was sent: the rest is read and thrown away, so that the client hears the answer.
  const ignoreRest = () => {
    request.unpipe(asked)
    request.resume()
  }
  const asked = ask({ socketPath: path, method, path: url, headers }, (answered) => {
    if (!request.complete) {
      ignoreRest()
      answered.once('end', () => asked.destroy())
    }
    for (const [name, value = ''] of Object.entries(answered.headers))
      if (!KEPT_BACK.has(name)) response.setHeader(name, value)
    response.writeHead(answered.statusCode ?? 502)
    pipeline(answered, response, () => undefined)
  })
  asked.on('error', () => {
    ignoreRest()
    if (response.headersSent) return
    answer(response, 502, { error: 'this did not work; please try again' })
  })
  request.once('close', () => {
    if (!request.complete) asked.destroy()
  })
  request.pipe(asked)
}
