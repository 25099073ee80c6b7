/** One socket of a load process: how it connects, in which dialect, and how it tries again. Knows frames by how they begin only. */
import WebSocket from 'ws'
import { sourceAddress } from '../rehearsal/phone-line.ts'

/**
 * `handshake`: the open socket is all the answer there is. `socket.io`: its framing by hand, so that its phones cost this process
 * no more than the others do.
 */
export type Dialect = 'plain' | 'handshake' | 'socket.io'

export type Line = {
  socket: WebSocket
  isAnswered: boolean
  hasLeft: boolean
  attempts: number
  sentAt: number
  arrivedAt: number
  /** When the poll now under way was sent; 0: none is. */
  polledAt: number
  nextPollAt: number
}

export type LineOptions = {
  url: string
  /** Of all phones of the hall: gives it its address. */
  index: number
  dialect: Dialect
  firstFrame: string
  onFrame: (line: Line, data: Buffer) => void
}

/** As the product's client: a handshake that was refused is tried again after up to 1 s · 2^n, at most 15 s. */
const BACKOFF_FIRST_MS = 1_000
const BACKOFF_MAX_MS = 15_000

const PATHS: Record<Dialect, string> = {
  plain: '/socket',
  handshake: '/socket',
  'socket.io': '/socket.io/?EIO=4&transport=websocket',
}

const NOTHING = Buffer.alloc(0)

/** Engine.IO's packets: a digit first. */
const OPENED = 0x30
const PINGED = 0x32
const MESSAGE = 0x34
/** Socket.IO's, the second digit of a message. */
const CONNECTED = 0x30

export function openLine(options: LineOptions): Line {
  const line: Line = {
    ...{ socket: connect(options), isAnswered: false, hasLeft: false, attempts: 0 },
    ...{ sentAt: 0, arrivedAt: 0, polledAt: 0, nextPollAt: 0 },
  }
  listen(line, options)
  return line
}

function connect({ url, index, dialect }: LineOptions): WebSocket {
  const localAddress = sourceAddress(url, index)
  return new WebSocket(`${url.replace(/^http/, 'ws')}${PATHS[dialect]}`, {
    origin: url,
    perMessageDeflate: false,
    // A phone's page checks that for free, in the browser's own code.
    skipUTF8Validation: true,
    ...(localAddress !== undefined && { localAddress }),
  })
}

function listen(line: Line, options: LineOptions): void {
  const { socket } = line
  const { dialect, firstFrame, onFrame } = options
  switch (dialect) {
    case 'plain':
      socket.on('open', () => socket.send(firstFrame))
      socket.on('message', (data: Buffer) => onFrame(line, data))
      break
    case 'handshake':
      socket.on('open', () => onFrame(line, NOTHING))
      break
    case 'socket.io':
      socket.on('message', (data: Buffer) => {
        if (data[0] === MESSAGE && data[1] !== CONNECTED) onFrame(line, data)
        else if (data[0] === MESSAGE) socket.send(firstFrame)
        else if (data[0] === OPENED) socket.send('40')
        else if (data[0] === PINGED) socket.send('3')
      })
  }
  socket.on('error', () => undefined)
  socket.on('close', () => {
    if (line.isAnswered || line.hasLeft) return
    const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** line.attempts++)
    setTimeout(() => {
      if (line.hasLeft) return
      line.socket = connect(options)
      listen(line, options)
    }, Math.random() * ceiling)
  })
}
