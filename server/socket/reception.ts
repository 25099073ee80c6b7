/** Where what gateways say comes in: each socket has its visitor at the door. */
import { unreachable } from '../domain/decision.ts'
import type { FromGateway, Gateway, SocketId } from '../live/boundary.ts'
import type { Hub } from '../live/hub.ts'
import { Line } from '../live/line.ts'
import type { Visitor } from './door.ts'

export type Enter = (line: Line, address: string, userAgent: string) => Visitor

export type Reception = {
  hear(message: FromGateway): void
  /** The gateway has died, and all its sockets with it. */
  lost(): void
}

/** `gateway` may let sockets arrive from now on. */
export function receive(gateway: Gateway, hub: Hub, enter: Enter): Reception {
  const visitors = new Map<SocketId, Visitor>()
  hub.attach(gateway)
  return {
    hear(message) {
      switch (message.type) {
        case 'arrived':
          visitors.set(
            message.socket,
            enter(new Line(gateway, message.socket), message.address, message.userAgent),
          )
          return
        case 'said':
          return visitors.get(message.socket)?.receive(message.message)
        case 'left':
          return visitors.get(message.socket)?.left(message.bytes)
        case 'gone':
          visitors.get(message.socket)?.gone()
          visitors.delete(message.socket)
          return
        default:
          unreachable(message)
      }
    },
    lost() {
      hub.detach(gateway)
      for (const visitor of visitors.values()) visitor.gone()
      visitors.clear()
    },
  }
}
