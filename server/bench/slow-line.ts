/**
 * A slow line between a browser and a host: each byte takes its time, TCP's handshake and slow start included, and a socket's
 * messages as well, which DevTools' emulation spares. Knows nothing of what it carries.
 */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Bytes a second, for everybody on the line together. */
export type Line = { roundTripMs: number; down: number; up: number }

/** Ten segments, as RFC 6928 lets a sender begin with. */
const FIRST_WINDOW = 10 * 1460
/** What is put on the line at once: two connections take turns. */
const SEGMENT = 1460

export async function openLine(to: string, line: Line): Promise<{ url: string; close(): void }> {
  const port = Number(new URL(to).port)
  const lanes = { down: { freeAt: 0 }, up: { freeAt: 0 } }
  const sockets = new Set<Socket>()
  const server: Server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
    // A browser would have waited a round trip for the connection before it sends.
    const isOpenAt = performance.now() + line.roundTripMs
    carry(near, far, {
      bytesPerSecond: line.up,
      roundTripMs: line.roundTripMs,
      lane: lanes.up,
      notBefore: isOpenAt,
    })
    carry(far, near, {
      bytesPerSecond: line.down,
      roundTripMs: line.roundTripMs,
      lane: lanes.down,
      notBefore: isOpenAt,
    })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', (hadError) => {
        sockets.delete(socket)
        if (hadError) for (const other of [near, far]) other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

type Way = { bytesPerSecond: number; roundTripMs: number; lane: { freeAt: number }; notBefore: number }

function carry(from: Socket, to: Socket, { bytesPerSecond, roundTripMs, lane, notBefore }: Way): void {
  const waiting: Buffer[] = []
  let [window, unacknowledged, onTheWay] = [FIRST_WINDOW, 0, 0]
  const send = () => {
    for (let next = waiting[0]; next !== undefined && unacknowledged < window; next = waiting[0]) {
      waiting.shift()
      depart(next)
    }
  }
  const depart = (segment: Buffer) => {
    unacknowledged += segment.length
    onTheWay++
    const now = performance.now()
    lane.freeAt = Math.max(now, lane.freeAt, notBefore) + (segment.length / bytesPerSecond) * 1000
    const arrivesIn = lane.freeAt - now + roundTripMs / 2
    setTimeout(() => {
      onTheWay--
      if (to.writable) to.write(segment)
      endWhenAllIsThere()
    }, arrivesIn)
    setTimeout(
      () => {
        unacknowledged -= segment.length
        window += segment.length
        send()
      },
      arrivesIn + roundTripMs / 2,
    )
  }
  const endWhenAllIsThere = () => {
    if (from.readableEnded && waiting.length === 0 && onTheWay === 0) to.end()
  }
  from.on('end', endWhenAllIsThere)
  from.on('data', (bytes: Buffer) => {
    for (let first = 0; first < bytes.length; first += SEGMENT)
      waiting.push(bytes.subarray(first, first + SEGMENT))
    send()
  })
}
