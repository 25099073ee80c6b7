/** A published result as a phone gets it: what it shows, in columns, and short enough to go to everybody at once. Pure. */
import { unreachable } from '../domain/decision.ts'
import type { MemberResult, Outcome, Paper, Result, ResultNumbers } from '../protocol/messages.ts'

/** The frame that publishes a result stays below 1,000 bytes: what is around the result takes about 250 of them. */
export const LARGEST_TOLD_RESULT_BYTES = 750

/** With all numbers, however many. */
export function wholeResult(paper: Paper, result: Result): MemberResult {
  const { registered, cast, papers, sums, quorum } = result
  const outcome = outcomeOf(paper, result.outcome)
  return { registered, cast, papers, sums, quorum, outcome, numbers: numbersOf(paper, result) }
}

/** Without its numbers where they are too many for every phone. */
export function toldResult(paper: Paper, result: Result): MemberResult {
  const whole = wholeResult(paper, result)
  return JSON.stringify(whole).length > LARGEST_TOLD_RESULT_BYTES ? { ...whole, numbers: null } : whole
}

function outcomeOf({ rule }: Paper, outcome: Outcome): MemberResult['outcome'] {
  switch (outcome.kind) {
    case 'majority':
      return {
        kind: 'majority',
        adopted: outcome.decisions.filter(({ verdict }) => verdict === 'adopted').length,
      }
    case 'most-votes':
    case 'ranked': {
      const { kind, elected } = outcome
      const seats = rule.kind === 'majority' ? 0 : rule.seats
      const open = kind === 'ranked' ? Math.max(0, seats - elected.length) : outcome.open
      const ties = outcome.ties.filter(({ drawn }) => drawn === null).map(({ tied }) => tied)
      return { kind: 'elected', elected, open, ties }
    }
    default:
      return unreachable(outcome)
  }
}

function numbersOf({ form }: Paper, { options, outcome }: Result): ResultNumbers {
  const places = outcome.kind === 'ranked' ? (outcome.ranking ?? []) : []
  const decisions = outcome.kind === 'majority' ? outcome.decisions : []
  const [first, ...others] = decisions
  const isAnswered = form.kind === 'yes-no'
  const abstained = isAnswered && (form.abstain || options.some(({ abstain }) => abstain !== '0'))
  return {
    yes: places.length > 0 ? [] : options.map(({ yes }) => yes),
    no: isAnswered ? options.map(({ no }) => no) : [],
    abstain: abstained ? options.map(({ abstain }) => abstain) : [],
    verdicts: decisions.map(({ verdict }) => verdict),
    threshold:
      first === undefined || others.length > 0 ? null : { base: first.base, threshold: first.threshold },
    places,
  }
}
