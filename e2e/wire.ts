/**
 * A bad network between one phone and the host, as a TCP relay on an address of its own: answers get lost, lines are cut,
 * nobody answers. It knows nothing of what goes through.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

type Line = { near: Socket; far: Socket; isSocket: boolean; losesAnswers: boolean }

/** How a WebSocket begins; the pages' own requests use lines of their own. */
const UPGRADE = /^upgrade: websocket/im

export class Wire {
  readonly #server: Server
  readonly #lines = new Set<Line>()
  #isCut = false
  #isSilent = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async to(hostUrl: string): Promise<Wire> {
    const port = Number(new URL(hostUrl).port)
    const server = createServer({ allowHalfOpen: true }, (near) => wire.#join(near, port))
    const wire = new Wire(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return wire
  }

  get url(): string {
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  #join(near: Socket, port: number): void {
    if (this.#isCut) {
      near.resetAndDestroy()
      return
    }
    const line: Line = {
      near,
      far: connect(port, '127.0.0.1'),
      isSocket: false,
      losesAnswers: this.#isSilent,
    }
    this.#lines.add(line)
    near.on('data', (bytes) => {
      line.isSocket ||= UPGRADE.test(bytes.toString('latin1'))
      line.far.write(bytes)
    })
    line.far.on('data', (bytes) => {
      if (!line.losesAnswers) near.write(bytes)
    })
    const end = () => {
      this.#lines.delete(line)
      near.destroy()
      line.far.destroy()
    }
    for (const socket of [near, line.far]) socket.on('error', end).on('close', end)
  }

  /** What the host says on the sockets there are now gets lost; new ones are good. */
  loseAnswers(): void {
    for (const line of this.#lines) line.losesAnswers = line.isSocket
  }

  /** Nothing that the host says arrives any more, on lines old or new, and no line breaks: a router that forgot everybody. */
  fallSilent(): void {
    this.#isSilent = true
    for (const line of this.#lines) line.losesAnswers = true
  }

  /** All lines break, and there are no new ones. */
  cut(): void {
    this.#isCut = true
    for (const { near, far } of this.#lines) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
  }

  mend(): void {
    this.#isCut = false
    this.#isSilent = false
  }

  close(): void {
    this.cut()
    this.#server.close()
  }
}
