/** A connection as the host has it: its socket is a gateway's, perhaps in another process. */
import type { Gateway, Audience, SocketId } from './boundary.ts'

export class Line {
  readonly gateway: Gateway
  readonly socket: SocketId
  #isTrusted = false
  #sent = 0
  #left = 0

  constructor(gateway: Gateway, socket: SocketId) {
    this.gateway = gateway
    this.socket = socket
  }

  /** Of a console: may send large frames, and tells what has left. */
  trust(): void {
    this.#isTrusted = true
    this.gateway.tell({ type: 'trust', socket: this.socket })
  }

  admit(audience: Audience, head: string, own: string): void {
    this.gateway.tell({ type: 'admit', socket: this.socket, audience, head, own })
  }

  send(frame: string): void {
    if (this.#isTrusted) this.#sent += Buffer.byteLength(frame)
    this.gateway.tell({ type: 'send', socket: this.socket, frame })
  }

  own(own: string): void {
    this.gateway.tell({ type: 'own', socket: this.socket, own })
  }

  restate(own: string): void {
    this.gateway.tell({ type: 'restate', socket: this.socket, own })
  }

  close(code: number, reason: string): void {
    this.gateway.tell({ type: 'close', socket: this.socket, code, reason })
  }

  /** Since it was trusted: of all bytes, so many have left. */
  left(bytes: number): void {
    this.#left = bytes
  }

  unsentBytes(): number {
    return this.#sent - this.#left
  }
}
