/** A TCP connection to the host on which anything can be written. It keeps only the beginning of what it hears. */
import { connect, type Socket } from 'node:net'
import { sourceAddress } from '../rehearsal/phone-line.ts'

/** Enough for an answer and a welcome. */
const MOST_HEARD = 64 * 1024
const CONNECT_MS = 20_000

export class RawLine {
  readonly socket: Socket
  readonly closed: Promise<void>
  heard = ''
  isClosed = false
  #changed: () => void = () => undefined

  constructor(url: string, index: number) {
    const { hostname, port } = new URL(url)
    const localAddress = sourceAddress(url, index)
    this.socket = connect({
      host: hostname,
      port: Number(port),
      ...(localAddress !== undefined && { localAddress }),
    })
    this.socket.on('data', (chunk: Buffer) => {
      if (this.heard.length < MOST_HEARD) this.heard += chunk.toString('latin1')
      this.#changed()
    })
    // The host may cut the line at any time: that is what is tried.
    this.socket.on('error', () => undefined)
    this.closed = new Promise((resolve) => {
      this.socket.on('close', () => {
        this.isClosed = true
        resolve()
        this.#changed()
      })
    })
  }

  write(bytes: Buffer | string): void {
    if (!this.isClosed && this.socket.writable) this.socket.write(bytes)
  }

  /** Resolves with whether it was reached; false when the line was closed or the time is over. */
  async hears(isReached: (heard: string) => boolean, within = CONNECT_MS): Promise<boolean> {
    const timeout = Promise.withResolvers<false>()
    const timer = setTimeout(() => timeout.resolve(false), within)
    try {
      for (;;) {
        if (isReached(this.heard)) return true
        if (this.isClosed) return false
        const change = new Promise<true>((resolve) => (this.#changed = () => resolve(true)))
        if (!(await Promise.race([change, timeout.promise]))) return false
      }
    } finally {
      clearTimeout(timer)
    }
  }

  /** The status of the answer, '' when none came. */
  async shakeHands(headers: readonly string[], path = '/socket'): Promise<string> {
    this.write(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
    await this.hears((heard) => heard.includes('\r\n\r\n'))
    return /^HTTP\/1\.1 (\d+)/.exec(this.heard)?.[1] ?? ''
  }

  end(): void {
    this.socket.destroy()
  }
}

/** As a browser's, apart from `origin`; null: none. */
export const upgradeHeaders = (url: string, origin: string | null = url): string[] => [
  `Host: ${new URL(url).host}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ...(origin === null ? [] : [`Origin: ${origin}`]),
]
