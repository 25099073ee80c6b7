/** Proxies: how many counted on the register of each vote, and how many one person held. Numbers only: a register may be of a secret vote. */
import { countRanges } from '../../../protocol/id-ranges.ts'
import { heading, type Column } from '../../pieces.ts'
import type { Section } from '../document.ts'
import type { Telling } from './telling.ts'

export function proxiesSection({ assembly, words, number }: Telling): Section | null {
  const rows = [...assembly.votes.values()].flatMap((vote) => {
    if (vote.state === 'prepared' || vote.state === 'annulled') return []
    const held = (vote.register.proxies ?? []).map(({ principals }) => countRanges(principals))
    if (held.length === 0) return []
    const all = held.reduce((sum, one) => sum + one, 0)
    const title = `${String(vote.id)}: ${vote.draft.title}`
    return [[title, number(all), number(held.length), number(Math.max(...held))]]
  })
  if (rows.length === 0) return null
  const widths = [80, 30, 30, 30]
  const columns = words.proxyColumns.map((title, at): Column => ({
    title,
    width: widths[at] ?? 30,
    align: at === 0 ? 'left' : 'right',
  }))
  return {
    section: 'proxies',
    parts: rows.length,
    pieces: [heading(1, words.proxies), { kind: 'table', columns, rows }],
  }
}
