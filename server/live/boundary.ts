/**
 * What passes between the host and a gateway, which holds the sockets: plain data, in order, so that it may stay in one process,
 * cross to another or to another machine. The host decides what everybody is told; a gateway knows texts and seats, and no member.
 */
import type { Instant, Sequence } from '../protocol/messages.ts'
import type { Parsed } from '../protocol/parse.ts'

/** Of one gateway; never used again in its life. */
export type SocketId = number

/** Whose state a seat is shown. */
export type Audience = 'on-register' | 'not-on-register' | 'hall'

export const AUDIENCES_OF = {
  members: ['on-register', 'not-on-register'],
  projectors: ['hall'],
} as const satisfies Record<string, readonly Audience[]>

export type StreamName = keyof typeof AUDIENCES_OF

/** A new version of a stream: the topics that changed, as JSON, as each audience may see them. */
export type News = {
  type: 'news'
  stream: StreamName
  seq: Sequence
  at: Instant
  topics: { topic: string; texts: Partial<Record<Audience, string>> }[]
}

export type ToGateway =
  | News
  /** Four times a second: those who were skipped, and who has news of their own, are looked at. */
  | { type: 'tick' }
  /** The answer to a sign-in, up to the topics; the gateway adds the newest of the audience and then the seat's own. */
  | { type: 'admit'; socket: SocketId; audience: Audience; head: string; own: string }
  /** A console: large frames are accepted, and what was sent is reported when it has left. */
  | { type: 'trust'; socket: SocketId }
  /** News for one seat alone; replaces what was not sent yet. */
  | { type: 'own'; socket: SocketId; own: string }
  /** The whole state again, with the seat's own. */
  | { type: 'restate'; socket: SocketId; own: string }
  /** These seats belong to another audience from now on. */
  | { type: 'sort'; audience: Audience; sockets: SocketId[] }
  /** So does this one, and nobody else has news: what is another there is shown to it. */
  | { type: 'move'; audience: Audience; socket: SocketId }
  | { type: 'send'; socket: SocketId; frame: string }
  | { type: 'close'; socket: SocketId; code: number; reason: string }
  /** Everybody is told within which window to come back, in slices; then nobody is taken any more. */
  | { type: 'drain'; windowMs: number }

export type FromGateway =
  | { type: 'arrived'; socket: SocketId; address: string; userAgent: string }
  | { type: 'said'; socket: SocketId; message: Said }
  | { type: 'gone'; socket: SocketId }
  /** So many bytes to a trusted socket have left. */
  | { type: 'left'; socket: SocketId; bytes: number }

/** What is malformed never gets so far, and a ping is answered where it arrives. */
export type Said = Exclude<Parsed, { kind: 'malformed' | 'ping' }>

/** A gateway as the host has it. */
export type Gateway = {
  tell: (message: ToGateway) => void
  /** Seats that are skipped because they do not read. */
  slow: () => number
}
