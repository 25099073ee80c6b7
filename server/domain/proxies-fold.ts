/** What an event about proxies means: who votes for whom, and how many one may hold. Knows no rule. */
import type { MemberId, ProxyRules } from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent } from './events.ts'

export type Proxies = {
  proxyRules: ProxyRules
  /** By principal: who votes for them. */
  proxies: Map<MemberId, MemberId>
}

export type ProxyEvent = Extract<
  AssemblyEvent,
  { type: 'proxy-rules-set' | 'proxies-given' | 'proxy-revoked' }
>

/** Nobody holds one before the convention says how many. */
export const newProxies = (): Proxies => ({ proxyRules: { most: 0, byPhone: false }, proxies: new Map() })

export function applyToProxies(state: Proxies, event: ProxyEvent): void {
  switch (event.type) {
    case 'proxy-rules-set':
      state.proxyRules = event.rules
      return
    case 'proxies-given':
      for (const { principal, holder } of event.given) state.proxies.set(principal, holder)
      return
    case 'proxy-revoked':
      state.proxies.delete(event.principal)
      return
    default:
      unreachable(event)
  }
}
