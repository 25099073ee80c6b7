/**
 * Commands on their way: each kept until it is answered, and asked again with the same request id after a reconnect, so
 * that a lost reply never means a second act. It knows nothing of when to connect.
 */

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
  why: 'cancelled' | 'ended' | 'too-many-pending'
  wasSent: boolean
}

export type CommandOptions = {
  /** To ask again what was asked before a reload; otherwise a new one. */
  request?: RequestId
  onDelivery?: (delivery: Delivery) => void
  /** Stops waiting and asking again. What was sent may be done all the same. */
  signal?: AbortSignal
}

/** Off the wire, from our own host, whose word on its shape is taken: every field is what messages.ts says. */
export type FromTheWire = ReturnType<JSON['parse']>

type Pending = {
  readonly text: string
  wasSent: boolean
  readonly report: (delivery: Delivery) => void
  readonly settle: (reply: FromTheWire) => void
}

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
    const { promise, resolve } = Promise.withResolvers<Reply<Name> | Unanswered>()
    const pending: Pending = {
      text: JSON.stringify({ type: name, request, ...input }),
      wasSent: false,
      report: (delivery) => onDelivery?.(delivery),
      settle: resolve,
    }
    if (this.#pending.size >= PENDING_COMMANDS_MAX)
      return Promise.resolve(unanswered('too-many-pending', pending))
    if (signal?.aborted) return Promise.resolve(unanswered('cancelled', pending))
    signal?.addEventListener('abort', () => {
      if (this.#pending.get(request) === pending) this.#pending.delete(request)
      resolve(unanswered('cancelled', pending))
    })
    this.#pending.set(request, pending)
    if (this.#send === null) pending.report('queued')
    else this.#deliver(pending, this.#send)
    return promise
  }

  /** Returns whether somebody waited for it. */
  settle(request: RequestId, reply: FromTheWire): boolean {
    const pending = this.#pending.get(request)
    if (pending === undefined) return false
    this.#pending.delete(request)
    pending.settle(reply)
    return true
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
