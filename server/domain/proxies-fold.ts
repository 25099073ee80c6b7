/** What an event about proxies means: who votes for whom, and how many one may hold. Knows no rule. */
import type { MemberId, ProxyRules } from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent } from './events.ts'

export type Proxies = {
  proxyRules: ProxyRules
  /** By principal: who votes for them. */
  proxies: Map<MemberId, MemberId>
  /** By holder: for whom. Nobody who holds none is in it. */
  principals: Map<MemberId, Set<MemberId>>
}

export type ProxyEvent = Extract<
  AssemblyEvent,
  { type: 'proxy-rules-set' | 'proxies-given' | 'proxy-revoked' }
>

/** Nobody holds one before the convention says how many. */
export const newProxies = (): Proxies => ({
  proxyRules: { most: 0, byPhone: false },
  proxies: new Map(),
  principals: new Map(),
})

export function applyToProxies(state: Proxies, event: ProxyEvent): void {
  switch (event.type) {
    case 'proxy-rules-set':
      state.proxyRules = event.rules
      return
    case 'proxies-given':
      for (const { principal, holder } of event.given) give(state, principal, holder)
      return
    case 'proxy-revoked':
      take(state, event.principal)
      return
    default:
      unreachable(event)
  }
}

function give(state: Proxies, principal: MemberId, holder: MemberId): void {
  take(state, principal)
  state.proxies.set(principal, holder)
  const held = state.principals.get(holder)
  if (held === undefined) state.principals.set(holder, new Set([principal]))
  else held.add(principal)
}

function take({ proxies, principals }: Proxies, principal: MemberId): void {
  const holder = proxies.get(principal)
  if (holder === undefined) return
  proxies.delete(principal)
  const held = principals.get(holder)
  held?.delete(principal)
  if (held?.size === 0) principals.delete(holder)
}
