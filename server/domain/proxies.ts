/** The rules of proxies: who may vote for whom, and whether one counts now. SPEC.md, rules X. */
import type { MemberId, ProxyRules, ProxyState } from '../protocol/messages.ts'
import { nameOf, onOpenRegister } from './accreditation.ts'
import type { Assembly, Member } from './assembly.ts'
import { accept, refuse } from './decision.ts'

export function setProxyRules(assembly: Assembly, rules: ProxyRules) {
  const { most, byPhone } = assembly.proxyRules
  if (rules.most === most && rules.byPhone === byPhone) return accept([], {})
  return accept([{ type: 'proxy-rules-set', rules }], {})
}

/** [X1] from one who has a vote to another who has one; [X3] to one who gave none away; [X4] so many at most. */
export function giveProxy(
  assembly: Assembly,
  { principal, holder }: { principal: MemberId; holder: MemberId },
) {
  const [giver, taker] = [assembly.members.get(principal), assembly.members.get(holder)]
  if (giver === undefined) return refuse('no-such-member', { member: principal })
  if (taker === undefined) return refuse('no-such-member', { member: holder })
  if (principal === holder) return refuse('same-member')
  const before = assembly.proxies.get(principal)
  if (before === holder) return accept([], {})
  const refusal = whyNot(assembly, giver, taker)
  if (refusal !== null) return refusal
  // [X5] one who has a proxy is told of it; nothing is overwritten.
  const other = before === undefined ? undefined : assembly.members.get(before)
  if (other !== undefined) return refuse('proxy-given', { name: nameOf(giver), to: nameOf(other) })
  return (
    onOpenRegister(assembly, giver) ??
    accept([{ type: 'proxies-given', source: null, given: [{ principal, holder }] }], {})
  )
}

function whyNot(assembly: Assembly, giver: Readonly<Member>, taker: Readonly<Member>) {
  const { most } = assembly.proxyRules
  if (most === 0) return refuse('proxies-off')
  if (!giver.entitled) return refuse('no-mandate', { name: nameOf(giver) })
  if (!taker.entitled) return refuse('holder-not-entitled', { name: nameOf(taker) })
  if (assembly.proxies.has(taker.id)) return refuse('proxy-chain', { name: nameOf(taker) })
  if (principalsOf(assembly, giver.id).length > 0) return refuse('proxy-chain', { name: nameOf(giver) })
  const held = principalsOf(assembly, taker.id).length
  return held >= most ? refuse('proxies-full', { name: nameOf(taker), most }) : null
}

/** [X4] by the principal's own phone, where the convention allows it: as at the desk. */
export function giveProxyBySelf(assembly: Assembly, principal: MemberId, number: string) {
  if (!assembly.proxyRules.byPhone) return refuse('proxies-not-by-phone')
  const holder = assembly.byNumber.get(number)
  if (holder === undefined) return refuse('no-such-number')
  return giveProxy(assembly, { principal, holder })
}

export function revokeProxy(assembly: Assembly, principal: MemberId) {
  const giver = assembly.members.get(principal)
  if (giver === undefined) return refuse('no-such-member', { member: principal })
  const holder = assembly.proxies.get(principal)
  if (holder === undefined) return refuse('no-proxy', { name: nameOf(giver) })
  return onOpenRegister(assembly, giver) ?? accept([{ type: 'proxy-revoked', principal, holder }], {})
}

/** Ascending. */
export const principalsOf = ({ principals }: Pick<Assembly, 'principals'>, holder: MemberId): MemberId[] =>
  [...(principals.get(holder) ?? [])].sort((one, other) => one - other)

/** [X6] whether it would count in a vote that opened now, and if not, why: it stays, and says so. */
export function proxyState(assembly: Assembly, principal: MemberId): ProxyState {
  const giver = assembly.members.get(principal)
  const taker = assembly.members.get(assembly.proxies.get(principal) ?? 0)
  if (giver?.entitled !== true) return 'principal-not-entitled'
  if (giver.present) return 'principal-here'
  if (taker?.entitled !== true) return 'holder-not-entitled'
  return taker.present ? 'counts' : 'holder-away'
}
