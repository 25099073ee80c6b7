/**
 * Messages between the host and one gateway's process, in order, many in a frame. A WebSocket of this machine today; whatever
 * carries texts in order to one receiver will do.
 */
import type { WebSocket } from 'ws'
import type { FromGateway, ToGateway } from '../live/boundary.ts'

export const PULSE_MS = 1000
/** Silent for longer, a gateway stands still; its clients would notice by themselves only after half a minute. */
export const MOST_MISSED_PULSES = 10

/** How the process is. */
export type Pulse = {
  type: 'pulse'
  /** Connections of any kind, and how many it takes. */
  open: number
  most: number
  /** Seats that are skipped because they do not read. */
  slow: number
  residentBytes: number
  /** The longest stall of its loop since the last. */
  stallMs: number
}

export type ToHost = FromGateway | Pulse

/** More than this unsent, and the other side does not keep up: a crowd's ballots are a tenth of it. */
export const MOST_UNSENT_LINK_BYTES = 64 * 1024 * 1024

/** Far above what one turn of the loop collects. */
export const LARGEST_BATCH_BYTES = 512 * 1024 * 1024

type Told = { host: ToGateway; gateway: ToHost }
type Heard = { host: ToHost; gateway: ToGateway }

/** One end of it. */
export type Link<Side extends 'host' | 'gateway'> = {
  tell: (message: Told[Side]) => void
  isFull: () => boolean
}

/** What comes is the word of this program's other half, so it is believed. */
export function createLink<Side extends 'host' | 'gateway'>(
  ws: WebSocket,
  hear: (message: Heard[Side]) => void,
): Link<Side> {
  let batch: Told[Side][] = []
  const flush = () => {
    const text = JSON.stringify(batch)
    batch = []
    if (ws.readyState === ws.OPEN) ws.send(text)
  }
  ws.on('message', (data: Buffer) => {
    for (const message of JSON.parse(data.toString()) as Heard[Side][]) hear(message)
  })
  return {
    tell(message) {
      if (batch.push(message) === 1) setImmediate(flush)
    },
    isFull: () => ws.bufferedAmount > MOST_UNSENT_LINK_BYTES,
  }
}
