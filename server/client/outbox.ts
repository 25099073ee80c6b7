/**
 * Commands on their way: each kept until it is answered, and asked again with the same request id after a reconnect, so
 * that a lost reply never means a second act. It knows nothing of when to connect.
 */

import { LARGEST_FRAME_BYTES } from '../protocol/messages.ts'
import type { CommandName, Commands, Reply, RequestId } from '../protocol/messages.ts'

/** A phone has one command at a time on its way, a console a handful; more waiting than this is a loop gone wild. */
export const PENDING_COMMANDS_MAX = 64

/**
 * What is known of a command without an answer. `queued`: it has not left this device. `sent`: it has, and the host has it
 * before it. `unsure`: the connection broke after it was sent; it is asked again, under the same id, when that is back.
 */
export type Delivery = 'queued' | 'sent' | 'unsure'

/** No reply came, and none is waited for any more. `wasSent`: the host may have done it all the same. */
export type Unanswered = {
  type: 'unanswered'
  ok: false
  why: 'cancelled' | 'ended' | 'too-many-pending' | 'too-large'
  wasSent: boolean
}

export type CommandOptions = {
  /** To ask again what was asked before a reload; otherwise a new one. */
  request?: RequestId
  onDelivery?: (delivery: Delivery) => void
  /** Stops waiting and asking again. What was sent may be done all the same. */
  signal?: AbortSignal
}

type Pending = {
  readonly text: string
  wasSent: boolean
  readonly report: (delivery: Delivery) => void
  readonly settle: (reply: Reply | Unanswered) => void
}

/** The host answers a request with the reply of its command: the id says which of all replies this is. */
const isReplyTo = <Name extends CommandName>(
  request: RequestId,
  reply: Reply | Unanswered,
): reply is Reply<Name> | Unanswered => reply.type === 'unanswered' || reply.request === request

export class Outbox {
  readonly #pending = new Map<RequestId, Pending>()
  /** Null while there is no live connection. */
  #send: ((text: string) => void) | null = null

  add<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
    request: RequestId,
    { onDelivery, signal }: CommandOptions,
  ): Promise<Reply<Name> | Unanswered> {
    return new Promise((resolve) => {
      const pending: Pending = {
        text: JSON.stringify({ type: name, request, ...input }),
        wasSent: false,
        report: (delivery) => onDelivery?.(delivery),
        settle: (reply) => {
          if (isReplyTo<Name>(request, reply)) resolve(reply)
        },
      }
      if (this.#pending.size >= PENDING_COMMANDS_MAX) {
        resolve(unanswered('too-many-pending', pending))
        return
      }
      // The host would end the connection, and this page with it.
      if (new TextEncoder().encode(pending.text).length > LARGEST_FRAME_BYTES) {
        resolve(unanswered('too-large', pending))
        return
      }
      if (signal?.aborted) {
        resolve(unanswered('cancelled', pending))
        return
      }
      signal?.addEventListener('abort', () => {
        if (this.#pending.get(request) === pending) this.#pending.delete(request)
        resolve(unanswered('cancelled', pending))
      })
      this.#pending.set(request, pending)
      if (this.#send === null) pending.report('queued')
      else this.#deliver(pending, this.#send)
    })
  }

  settle(reply: Reply): void {
    const pending = this.#pending.get(reply.request)
    this.#pending.delete(reply.request)
    pending?.settle(reply)
  }

  /** Whether somebody waits for a reply to what was sent. */
  get isWaiting(): boolean {
    return this.#send !== null && this.#pending.size > 0
  }

  /** The connection is live: everything unanswered goes out, in the order in which it was asked. */
  connected(send: (text: string) => void): void {
    this.#send = send
    for (const pending of this.#pending.values()) this.#deliver(pending, send)
  }

  disconnected(): void {
    if (this.#send === null) return
    this.#send = null
    for (const pending of this.#pending.values()) pending.report('unsure')
  }

  /** No reply will ever come. */
  end(): void {
    this.#send = null
    for (const pending of this.#pending.values()) pending.settle(unanswered('ended', pending))
    this.#pending.clear()
  }

  #deliver(pending: Pending, send: (text: string) => void): void {
    pending.wasSent = true
    send(pending.text)
    pending.report('sent')
  }
}

const unanswered = (why: Unanswered['why'], { wasSent }: Pending): Unanswered => ({
  type: 'unanswered',
  ok: false,
  why,
  wasSent,
})
