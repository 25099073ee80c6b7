/** A list of proxies against the rules, line by line: what it would give, and which lines cannot be. SPEC.md, rules X. */
import type { MemberId, ProxyFault } from '../protocol/messages.ts'
import type { Assembly } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import { giveProxy } from './proxies.ts'
import { applyToProxies, newProxies } from './proxies-fold.ts'

/** As it stands in the file; `holder` '' where none is given. */
export type ListedProxy = { line: number; principal: string; holder: string }

type Given = { principal: MemberId; holder: MemberId }

/** Each line is looked at as if all before it were given already. */
export function planProxies(assembly: Assembly, list: readonly ListedProxy[]) {
  const faults: ProxyFault[] = []
  const given: Given[] = []
  let unchanged = 0
  const { proxyRules } = assembly
  const proxies = { ...newProxies(), proxyRules }
  applyToProxies(proxies, { type: 'proxies-given', source: null, given: givenNow(assembly) })
  const after = { ...assembly, ...proxies }
  for (const listed of list) {
    const { principal: number, holder: to } = listed
    if (to === '') continue
    const [principal, holder] = [assembly.byNumber.get(number), assembly.byNumber.get(to)]
    if (number === '') faults.push({ ...listed, why: 'number-missing' })
    else if (principal === undefined || holder === undefined)
      faults.push({ ...listed, why: 'no-such-number' })
    else {
      const decision = giveProxy(after, { principal, holder })
      if (!decision.ok) faults.push({ ...listed, why: decision.why })
      else if (decision.events.length === 0) unchanged++
      else {
        given.push({ principal, holder })
        applyToProxies(proxies, { type: 'proxies-given', source: null, given: [{ principal, holder }] })
      }
    }
  }
  return { given, unchanged, faults }
}

const givenNow = ({ proxies }: Assembly): Given[] =>
  Array.from(proxies, ([principal, holder]) => ({ principal, holder }))

/** [X8] all of the list, or nothing of it. */
export function importProxies(assembly: Assembly, source: string, list: readonly ListedProxy[]) {
  const { given, faults } = planProxies(assembly, list)
  if (faults.length > 0) return refuse('has-faults', { rows: faults.length })
  if (given.length === 0) return refuse('nothing-to-import')
  return accept([{ type: 'proxies-given', source, given }], { given: given.length })
}
