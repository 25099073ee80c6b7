/** Proxies: given at the desk, by a list or from the principal's own phone; taken back; told. The rules are in domain/proxies.ts. */
import { nameOf } from '../domain/accreditation.ts'
import * as proxies from '../domain/proxies.ts'
import { importProxies, planProxies } from '../domain/proxy-list.ts'
import { readProxies } from '../import/read-proxies.ts'
import type { MemberId, MemberProxies, ProxyPerson } from '../protocol/messages.ts'
import type { Answer, ChairCaller, Change, Context, Input, MemberCaller } from './context.ts'

type Chair = Context<ChairCaller>
type Phone = Context<MemberCaller>

/** More lines than anybody mends one by one. */
const FAULTS_SHOWN = 200

export const setRules = ({ state }: Chair, { rules }: Input<'set-proxy-rules'>): Change<'set-proxy-rules'> =>
  proxies.setProxyRules(state.assembly, rules)

export const give = ({ state }: Chair, input: Input<'give-proxy'>): Change<'give-proxy'> =>
  proxies.giveProxy(state.assembly, input)

export const revoke = ({ state }: Chair, { principal }: Input<'revoke-proxy'>): Change<'revoke-proxy'> =>
  proxies.revokeProxy(state.assembly, principal)

export const giveOwn = (
  { state, caller }: Phone,
  { number }: Input<'give-own-proxy'>,
): Change<'give-own-proxy'> => proxies.giveProxyBySelf(state.assembly, caller.member, number)

export function revokeOwn({ state, caller }: Phone): Change<'revoke-own-proxy'> {
  if (!state.assembly.proxyRules.byPhone) return { ok: false, why: 'proxies-not-by-phone' }
  return proxies.revokeProxy(state.assembly, caller.member)
}

export const readOwn = ({ state, caller }: Phone): Answer<'read-own-proxies'> => ({
  ok: true,
  output: { proxies: proxiesOf({ state }, caller.member), rules: state.assembly.proxyRules },
})

export function preview(
  { state, tickets }: Chair,
  { upload }: Input<'preview-proxies'>,
): Answer<'preview-proxies'> {
  const file = tickets.upload(upload)
  if (file === undefined) return { ok: false, why: 'no-such-upload' }
  const read = readProxies(file.bytes)
  if (!read.ok) return { ok: false, why: 'unreadable-file' }
  const { given, unchanged, faults } = planProxies(state.assembly, read.list)
  return { ok: true, output: { given: given.length, unchanged, faults: faults.slice(0, FAULTS_SHOWN) } }
}

export function importList(
  { state, tickets }: Chair,
  { upload }: Input<'import-proxies'>,
): Change<'import-proxies'> {
  const file = tickets.upload(upload)
  if (file === undefined) return { ok: false, why: 'no-such-upload' }
  const read = readProxies(file.bytes)
  if (!read.ok) return { ok: false, why: 'unreadable-file' }
  return importProxies(state.assembly, file.name, read.list)
}

/** Who votes for this member, and for whom they vote; each with whether it counts now. */
export function proxiesOf({ state }: Pick<Context, 'state'>, id: MemberId): MemberProxies {
  const { assembly } = state
  const person = (member: MemberId, principal: MemberId): ProxyPerson[] => {
    const found = assembly.members.get(member)
    if (found === undefined) return []
    const { number, weight } = found
    return [{ member, number, name: nameOf(found), weight, state: proxies.proxyState(assembly, principal) }]
  }
  const holder = assembly.proxies.get(id)
  return {
    given: (holder === undefined ? undefined : person(holder, id)[0]) ?? null,
    held: proxies.principalsOf(assembly, id).flatMap((principal) => person(principal, principal)),
  }
}
