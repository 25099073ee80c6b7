/** The address that phones know when it is not the host's own: a name or a forwarded port. It can be pointed at another host. */
import { connect, createServer, type Server } from 'node:net'

const BACKLOG = 4_096

export class Forward {
  readonly url: string
  readonly #server: Server
  #target: { hostname: string; port: number }

  private constructor(server: Server, port: number, target: string) {
    this.#server = server
    this.url = `http://127.0.0.1:${String(port)}`
    this.#target = parsed(target)
    server.on('connection', (near) => {
      const far = connect(this.#target.port, this.#target.hostname)
      // One end's end is the other's: a host that is not there refuses through it.
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => other.destroy())
      }
    })
  }

  static async to(url: string): Promise<Forward> {
    const server = createServer()
    await new Promise<void>((listening) =>
      server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, listening),
    )
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('the forward has no port')
    return new Forward(server, address.port, url)
  }

  pointAt(url: string): void {
    this.#target = parsed(url)
  }

  close(): void {
    this.#server.close()
  }
}

const parsed = (url: string) => {
  const { hostname, port } = new URL(url)
  return { hostname, port: Number(port) }
}
