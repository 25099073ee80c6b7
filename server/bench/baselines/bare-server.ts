/** A `ws` server with nothing behind it: what every baseline stands on. */
import { createServer } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'

export type Baseline = {
  url: string
  /** A frame of this size to everybody. */
  broadcast(bytes: number): void
}

/** As the host's: Node's own default of 511 loses handshakes of a crowd. */
export const BACKLOG = 4096

export const TEXT = { binary: false, compress: false } as const

export function startBareServer(onMessage: (socket: WebSocket, text: string) => void): Promise<Baseline> {
  const sockets = new Set<WebSocket>()
  const server = createServer()
  const webSockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false })
  webSockets.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('message', (data: Buffer) => onMessage(socket, data.toString('utf8')))
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  return new Promise((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({
        url: `http://127.0.0.1:${String(port)}`,
        broadcast(bytes) {
          const frame = Buffer.alloc(bytes, '.')
          for (const socket of sockets) socket.send(frame, TEXT)
        },
      })
    })
  })
}
