/** Which acts a query finds, the best first. Pure. */
import type { Act } from './acts.svelte.ts'

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word of the query must begin a word of the act; where the label begins with the query, it comes first. */
export function findActs(acts: readonly Act[], query: string): readonly Act[] {
  const listed = acts.filter(({ isUnlisted }) => isUnlisted !== true)
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return listed
  const rank = (act: Act) => (fold(act.label).startsWith(wanted.join(' ')) ? 0 : 1)
  return listed
    .filter((act) => {
      const words = fold(`${act.label} ${act.section} ${act.also ?? ''}`).split(/[\s:,.()-]+/)
      return wanted.every((start) => words.some((word) => word.startsWith(start)))
    })
    .sort((one, other) => rank(one) - rank(other))
}
