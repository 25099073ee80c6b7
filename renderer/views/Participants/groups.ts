/** The groups that members are in: usual ones first, then by alphabet, those without one last. Pure. */
import type { RosterEntry } from '#client/roster'

const usual = ['delegate', 'member', 'guest']

export function groupsOf(entries: readonly Pick<RosterEntry, 'group'>[]): readonly string[] {
  const found = new Set<string>()
  for (const { group } of entries) found.add(group)
  const others = [...found].filter((group) => !usual.includes(group) && group !== '').sort()
  return [...usual.filter((group) => found.has(group)), ...others, ...(found.has('') ? [''] : [])]
}
