/**
 * What a chair can do about a closed or published vote, and what still waits to be done. Pure. The host decides each again when
 * it is asked; this says what makes sense to offer, and to whom.
 */
import type { ConsoleVote, OptionIndex, VoteId } from '#protocol'
import { amountOf } from './amounts.ts'

export type CountedVote = Extract<ConsoleVote, { state: 'closed' | 'published' }>
/** Whose ballot papers can be entered, or were. */
export type VoteWithPapers = CountedVote | Extract<ConsoleVote, { state: 'paper' }>

export type Offered = {
  publish: boolean
  /** The ballot that fills what this one left open; the vote that already does, where it was prepared. */
  nextBallot: { state: 'possible' } | { state: 'prepared'; vote: VoteId } | null
  paperVotes: PaperVotesStep | null
  lot: LotStep | null
  /** The motions whose tie the chair may decide. */
  castingVote: readonly OptionIndex[]
  /** Who voted what. */
  roll: boolean
  exports: readonly ExportKind[]
}

/** `mine`: entered by this person, who may change or withdraw it, and not confirm it. */
export type PaperVotesStep = 'enter' | 'mine' | 'confirm' | 'confirmed'
/** `mine`: this person has given words, and a second one is waited for. */
export type LotStep = 'first' | 'mine' | 'second' | 'drawn'
export type ExportKind = 'result-sheet' | 'ballots' | 'election' | 'receipts'

/** `me`: the name of this console's chair, by which the host tells one person from a second. */
export function offeredFor(vote: CountedVote, me: string, votes: readonly ConsoleVote[]): Offered {
  const isClosed = vote.state === 'closed'
  const paperVotes = paperVotesStep(vote, me)
  const lot = lotStep(vote, me)
  // Papers that wait for a second person may undo a tie, which nobody should have decided before.
  const mayChange = paperVotes === 'mine' || paperVotes === 'confirm'
  return {
    publish: isClosed,
    nextBallot: nextBallotOf(vote, votes),
    paperVotes,
    lot: mayChange && lot === 'first' ? null : lot,
    castingVote: isClosed && !mayChange ? castingVotesOf(vote) : [],
    roll: !isClosed && vote.secrecy === 'named',
    exports: isClosed ? [] : exportsOf(vote),
  }
}

function nextBallotOf(vote: CountedVote, votes: readonly ConsoleVote[]): Offered['nextBallot'] {
  const next = votes.find(({ follows, state }) => follows === vote.id && state !== 'annulled')
  if (next !== undefined) return { state: 'prepared', vote: next.id }
  const { rule } = vote.paper
  const { outcome } = vote.result
  if (rule.kind !== 'most-votes' || rule.next === null || outcome.kind !== 'most-votes') return null
  return outcome.open > 0 ? { state: 'possible' } : null
}

export function paperVotesStep({ state, paperVotes }: VoteWithPapers, me: string): PaperVotesStep | null {
  if (paperVotes !== null && paperVotes.confirmedBy !== null) return 'confirmed'
  if (state === 'published') return null
  if (paperVotes === null) return 'enter'
  return paperVotes.enteredBy === me ? 'mine' : 'confirm'
}

function lotStep(vote: CountedVote, me: string): LotStep | null {
  const { state, lot } = vote
  if (lot !== null && lot.seed !== null) return 'drawn'
  if (state !== 'closed' || tiesLeft(vote).length === 0) return null
  if (lot === null || lot.givenBy.length === 0) return 'first'
  return lot.givenBy.includes(me) ? 'mine' : 'second'
}

/** The options of each tie that only a lot decides and that was not drawn. */
export function tiesLeft({ result }: Pick<CountedVote, 'result'>): readonly (readonly OptionIndex[])[] {
  const { outcome } = result
  return outcome.kind === 'majority'
    ? []
    : outcome.ties.filter(({ drawn }) => drawn === null).map(({ tied }) => tied)
}

function castingVotesOf({ paper, result }: CountedVote): OptionIndex[] {
  const { outcome } = result
  if (paper.rule.kind !== 'majority' || paper.rule.tie !== 'casting-vote') return []
  if (outcome.kind !== 'majority') return []
  return [...outcome.decisions.keys()].filter((option) => outcome.decisions[option]?.verdict === 'tied')
}

/** The motions on which yes and no are equal and the chair has decided: without that they would be tied. */
export function decidedByChair({ paper, result }: Pick<CountedVote, 'paper' | 'result'>): OptionIndex[] {
  const { rule } = paper
  const { outcome, options } = result
  if (rule.kind !== 'majority' || rule.tie !== 'casting-vote' || outcome.kind !== 'majority') return []
  const { numerator, denominator, comparison } = rule.majority
  if (comparison !== 'more-than' || numerator * 2 !== denominator) return []
  return [...outcome.decisions.keys()].filter((option) => {
    const decision = outcome.decisions[option]
    const votes = options[option]
    if (decision === undefined || votes === undefined || votes.yes === '0') return false
    const isDecided = decision.verdict === 'adopted' || decision.verdict === 'rejected'
    return isDecided && votes.yes === votes.no && amountOf(votes.yes) * 2n === amountOf(decision.base)
  })
}

/** A ballot of yes and no on each option is none that the file format of elections could hold. */
function exportsOf({ paper }: CountedVote): ExportKind[] {
  const isElection = paper.form.kind === 'choose' || paper.form.kind === 'rank'
  return ['result-sheet', 'ballots', ...(isElection ? (['election'] as const) : []), 'receipts']
}

/** What should be done before the result is published, because afterwards it cannot be. */
export type Pending = 'paper-votes' | 'lot' | 'casting-vote'

export function pendingOf({ paperVotes, lot, castingVote }: Offered): Pending[] {
  const pending: Pending[] = []
  if (paperVotes === 'mine' || paperVotes === 'confirm') pending.push('paper-votes')
  if (lot !== null && lot !== 'drawn') pending.push('lot')
  if (castingVote.length > 0) pending.push('casting-vote')
  return pending
}
