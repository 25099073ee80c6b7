/** What became of an option, read from the result: one word for tables and sheets. It decides nothing. */
import type { OptionIndex, Outcome, Paper, Result, Threshold, Verdict } from '../protocol/messages.ts'

export type Fate = Verdict | 'elected' | 'not-elected' | 'dropped'

export function fateOf({ outcome, quorum }: Result, option: OptionIndex): Fate {
  if (outcome.kind === 'majority') return outcome.decisions[option]?.verdict ?? 'rejected'
  if (outcome.elected.includes(option)) return 'elected'
  if (quorum?.isReached === false) return 'no-quorum'
  if (outcome.ties.some(({ tied, drawn }) => drawn === null && tied.includes(option))) return 'tied'
  return outcome.kind === 'most-votes' && outcome.dropped.includes(option) ? 'dropped' : 'not-elected'
}

/** What its majority was taken of and needed; null where the rule has none. */
export function thresholdOf(outcome: Outcome, option: OptionIndex): Threshold | null {
  switch (outcome.kind) {
    case 'majority':
      return outcome.decisions[option] ?? null
    case 'most-votes':
      return outcome.thresholds?.[option] ?? null
    case 'ranked':
      return null
  }
}

/** Seats that stay open; null where there are none to fill. */
export function openSeats({ rule }: Pick<Paper, 'rule'>, outcome: Outcome): number | null {
  if (outcome.kind === 'majority' || rule.kind === 'majority') return null
  return outcome.kind === 'most-votes' ? outcome.open : Math.max(0, rule.seats - outcome.elected.length)
}
