/** Which ways of working with motions can work at all: the states of a convention, and the ways between them. SPEC.md, [Y5]. */
import type { MotionRules } from '../protocol/messages.ts'
import { refuse, accept } from './decision.ts'
import type { MotionBook } from './motions.ts'

export type RulesFault =
  'first-not-new' | 'no-open' | 'one-adopted' | 'one-rejected' | 'twice' | 'unknown-state' | 'unnamed'

/** States with a word of the catalogue need no name. */
const NAMED = new Set([
  'submitted',
  'admitted',
  'debate',
  'adopted',
  'rejected',
  'withdrawn',
  'referred',
  'not-dealt-with',
])

export function rulesFault({ states }: MotionRules): RulesFault | null {
  const ids = states.map(({ id }) => id)
  const count = (meaning: string) => states.filter((state) => state.meaning === meaning).length
  if (states[0]?.meaning !== 'new') return 'first-not-new'
  if (count('open') === 0) return 'no-open'
  if (count('adopted') !== 1) return 'one-adopted'
  if (count('rejected') !== 1) return 'one-rejected'
  if (new Set(ids).size !== ids.length) return 'twice'
  if (states.some(({ id, name }) => name === '' && !NAMED.has(id))) return 'unnamed'
  return states.some(({ to }) => to.some((id) => !ids.includes(id))) ? 'unknown-state' : null
}

export function setRules(
  { motionRules, motions }: MotionBook,
  { was, to }: { was: MotionRules; to: MotionRules },
) {
  const isNow = (rules: MotionRules) => JSON.stringify(rules) === JSON.stringify(motionRules)
  if (isNow(to)) return accept([], {})
  if (!isNow(was)) return refuse('motion-rules-changed')
  const fault = rulesFault(to)
  if (fault !== null) return refuse('rules-fault', { fault })
  const lost = motionRules.states.filter(({ id }) => !to.states.some((state) => state.id === id))
  for (const { id } of lost) {
    const inIt = [...motions.values()].filter((motion) => motion.state === id).length
    if (inIt > 0) return refuse('state-in-use', { state: id, motions: inIt })
  }
  return accept([{ type: 'motion-rules-set', rules: to }], {})
}
