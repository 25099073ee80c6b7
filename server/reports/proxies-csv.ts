/** Who votes for whom, as a table; it reads back in with the import of proxies. */
import { proxyState } from '../domain/proxies.ts'
import type { Assembly } from '../domain/assembly.ts'
import type { Language, ProxyState } from '../protocol/messages.ts'
import type { Cell, Table } from './csv.ts'

const words: Record<Language, { headings: readonly string[]; states: Record<ProxyState, string> }> = {
  de: {
    headings: [
      'Mitgliedsnummer',
      'Name',
      'Stimmgewicht',
      'Vollmacht an',
      'Name der bevollmächtigten Person',
      'Stand',
    ],
    states: {
      counts: 'zählt',
      'principal-here': 'ruht: selbst anwesend',
      'holder-away': 'ruht: bevollmächtigte Person nicht anwesend',
      'principal-not-entitled': 'ruht: nicht stimmberechtigt',
      'holder-not-entitled': 'ruht: bevollmächtigte Person nicht stimmberechtigt',
    },
  },
  en: {
    headings: ['member_number', 'name', 'weight', 'proxy', 'name_of_proxy', 'state'],
    states: {
      counts: 'counts',
      'principal-here': 'rests: is present',
      'holder-away': 'rests: the proxy is not present',
      'principal-not-entitled': 'rests: not entitled',
      'holder-not-entitled': 'rests: the proxy is not entitled',
    },
  },
}

export function proxiesTable(assembly: Assembly, language: Language): Table {
  const { headings, states } = words[language]
  const rows = [...assembly.proxies].flatMap(([principal, holder]): Cell[][] => {
    const [giver, taker] = [assembly.members.get(principal), assembly.members.get(holder)]
    if (giver === undefined || taker === undefined) return []
    return [
      [
        ...[giver.number, `${giver.firstName} ${giver.lastName}`, { number: giver.weight }],
        ...[taker.number, `${taker.firstName} ${taker.lastName}`, states[proxyState(assembly, principal)]],
      ],
    ]
  })
  return { headings, rows }
}
