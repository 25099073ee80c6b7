/** A count as the one JSON object that other programs read. */
import type { Candidate } from '../domain/tally/election.ts'
import type { StageStep } from '../protocol/messages.ts'
import type { Counted } from './count-words.ts'

/** Names instead of numbers, and decimals as text: nothing is rounded on the way. */
export function countAsJson(counted: Counted) {
  const { rule, title, seats, withdrawn, count } = counted
  const { candidates, votes, elected } = named(counted)
  const name = (candidate: Candidate) => counted.candidates[candidate] ?? ''
  const byName = <Value>(values: readonly Value[]) =>
    Object.fromEntries(values.map((value, candidate) => [name(candidate), value]))
  const { ranking, preferences } = count
  return {
    rule,
    title,
    seats,
    ballots: exactNumber(count.ballots),
    quota: count.quota,
    candidates,
    ...(withdrawn.length > 0 && { withdrawn }),
    elected,
    ...(ranking !== undefined && { ranking: ranking.map((place) => place.map(name)) }),
    ...(preferences !== undefined && { preferences: byName(preferences.map(byName)) }),
    stages: count.stages.map((stage) => ({
      votes: votes ?? byName(stage.votes),
      ...stepByName(stage.what, name),
      elected: votes === null ? stage.elected.map(name) : elected,
      notTransferred: stage.notTransferred,
    })),
    ties: count.ties.map(({ tied, decides, stage, drawn }) => ({
      tied: tied.map(name),
      decides,
      stage: stage + 1,
      drawn: drawn?.map(name) ?? null,
    })),
    ...majorityAsJson(counted),
  }
}

/** Of one motion the answers are the candidates, and Yes is elected if it is adopted. */
function named({ candidates, count, majority, answers }: Counted) {
  const [votes] = majority?.options ?? []
  if (answers === null || votes === undefined)
    return { candidates, votes: null, elected: count.elected.map((one) => candidates[one] ?? '') }
  const [yes = '', no = '', abstain = ''] = answers
  return {
    candidates: [yes, no, abstain],
    votes: { [yes]: votes.yes, [no]: votes.no, [abstain]: votes.abstain },
    elected: count.elected.length > 0 ? [yes] : [],
  }
}

function majorityAsJson({ candidates, majority: counted }: Counted) {
  if (counted === null) return {}
  const { majority, sums, options, thresholds } = counted
  const { base, comparison, numerator, denominator, of } = majority
  const decisions = candidates.map(
    (name, option) => [name, { ...options[option], ...thresholds[option] }] as const,
  )
  return {
    majority: { base: of ?? base, comparison, share: `${String(numerator)}/${String(denominator)}` },
    sums,
    decisions: Object.fromEntries(decisions),
  }
}

const stepByName = (what: StageStep, name: (candidate: Candidate) => string) =>
  what.kind === 'surplus'
    ? { surplusOf: what.of.map(name) }
    : what.kind === 'excluded'
      ? { excluded: name(what.candidate) }
      : {}

/** Text where a number of JSON would not be exact. */
function exactNumber(decimal: string): number | string {
  const number = Number(decimal)
  return String(number) === decimal ? number : decimal
}
