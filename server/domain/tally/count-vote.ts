/**
 * The result of a vote: its ballots and ballot papers by its own rule. Everything that decides is handed in: the lot that was
 * drawn, the chair's casting votes. The same in, the same out, whenever it is counted again.
 */
import type {
  Fraction,
  MajorityBase,
  OptionIndex,
  Outcome,
  PaperVotes,
  RankedCount,
  RankedRule,
  Result,
  Rule,
  VoteDraft,
} from '../../protocol/messages.ts'
import { ofGroup } from '../../protocol/marks.ts'
import { unreachable } from '../decision.ts'
import { registerSize, registerWeight, type Register } from '../register.ts'
import { formatWeight, weightOf, type Millionths } from '../weight.ts'
import { totalWeight, type Election, type LotOrder } from './election.ts'
import { fillSeats } from './fill-seats.ts'
import { countIrv } from './irv.ts'
import { decideMajority, reaches, thresholdOf, type MajorityRule } from './majority.ts'
import { countMeekStv } from './meek-stv.ts'
import { rankedBallots } from './ranked-ballots.ts'
import { countSchulze } from './schulze.ts'
import { countScottishStv } from './scottish-stv.ts'
import {
  addSums,
  formatSums,
  paperBallots,
  papersOf,
  sumBallots,
  sumPaperVotes,
  type BallotCount,
  type Sums,
} from './sums.ts'

export type { BallotCount } from './sums.ts'

export type ClosedVote = {
  draft: VoteDraft
  register: Register
  /** The electronic ballots. */
  counts: readonly BallotCount[]
  /** Confirmed ones; paper-votes.ts has checked them. */
  paperVotes: PaperVotes | null
  lot: LotOrder | null
  castingVotes: ReadonlyMap<OptionIndex, boolean>
}

export function countVote(vote: ClosedVote): Result {
  const { draft, register, counts, paperVotes } = vote
  const electronic = sumBallots(draft.paper, counts)
  const paper = paperVotes === null ? null : sumPaperVotes(draft.paper, paperVotes)
  const total = paper === null ? electronic : addSums(electronic, paper)
  const quorum = quorumOf(draft, register, total)
  return {
    registered: registerSize(register),
    cast: counts.reduce((all, { ballots }) => all + ballots, 0),
    papers: paperVotes === null ? 0 : papersOf(paperVotes),
    ...formatSums(total),
    notCast: formatWeight(registerWeight(register) - total.cast),
    parts: paper === null ? null : { electronic: formatSums(electronic), paper: formatSums(paper) },
    quorum,
    outcome: outcomeOf(vote, total, quorum?.isReached ?? true),
  }
}

/** [M5] by the ballots cast, the invalid ones too. */
function quorumOf({ quorum }: VoteDraft, register: Register, { cast }: Sums): Result['quorum'] {
  if (quorum === null) return null
  const base = weightOf(register[quorum.base])
  return { needed: thresholdOf(base, quorum).threshold, isReached: reaches(cast, base, quorum) }
}

function outcomeOf(vote: ClosedVote, sums: Sums, isQuorate: boolean): Outcome {
  const { rule } = vote.draft.paper
  switch (rule.kind) {
    case 'majority':
      return { kind: 'majority', decisions: decisionsOf(vote, rule, { sums, isQuorate }) }
    case 'most-votes':
      return electMost(vote, rule, { sums, isQuorate })
    case 'irv':
    case 'scottish-stv':
    case 'meek-stv':
    case 'schulze':
      return { kind: 'ranked', ...countRanked(vote, rule, isQuorate) }
    default:
      return unreachable(rule)
  }
}

type Counted = { sums: Sums; isQuorate: boolean }

function decisionsOf({ draft, register, castingVotes }: ClosedVote, rule: MajorityRule, counted: Counted) {
  return counted.sums.options.map(({ yes, no }, option) => {
    const base = baseOf(rule.majority.base, option, { draft, register, sums: counted.sums })
    const decision = decideMajority({ yes, no, base }, rule, castingVotes.get(option))
    return counted.isQuorate ? decision : { ...decision, verdict: 'no-quorum' as const }
  })
}

function electMost(
  { draft, register, lot }: ClosedVote,
  rule: MostVotesRule,
  { sums, isQuorate }: Counted,
): Outcome {
  const { seats, majority, reserved, dropOut } = rule
  const { options } = draft.paper
  const yes = sums.options.map((votes) => votes.yes)
  const thresholds =
    majority === null
      ? null
      : yes.map((own, option) => {
          const base = baseOf(majority.base, option, { draft, register, sums })
          return { isReached: reaches(own, base, majority), ...thresholdOf(base, majority) }
        })
  if (!isQuorate) return { kind: 'most-votes', elected: [], open: seats, ties: [], thresholds, dropped: [] }
  const isEligible = (option: OptionIndex) =>
    thresholds === null ? isNotRefused(sums, option) : thresholds[option]?.isReached === true
  const { elected, ties } = fillSeats(
    {
      seats,
      reserved: reserved && { seats: reserved.seats, group: ofGroup(options, reserved.group) },
      eligible: [...options.keys()].filter(isEligible),
      votes: yes,
    },
    lot,
  )
  // Whom a lot may still elect has not dropped out.
  const isIn = new Set([...elected, ...ties.flatMap(({ tied, drawn }) => (drawn === null ? tied : []))])
  const dropped = [...options.keys()].filter(
    (option) => !isIn.has(option) && isUnder(yes[option] ?? 0n, sums.valid, dropOut),
  )
  return { kind: 'most-votes', elected, open: seats - elected.length, ties, thresholds, dropped }
}

type MostVotesRule = Extract<Rule, { kind: 'most-votes' }>

/** [E2] without a majority to reach, a no still counts: more must want somebody than do not, and somebody must. */
function isNotRefused({ options, none }: Sums, option: OptionIndex): boolean {
  const { yes, no } = options[option] ?? { yes: 0n, no: 0n }
  return yes > no && yes > none
}

const isUnder = (votes: Millionths, valid: Millionths, share: Fraction | null): boolean =>
  share !== null && votes * BigInt(share.denominator) < valid * BigInt(share.numerator)

/** In votes; what each base is, messages.ts says. */
function baseOf(
  base: MajorityBase,
  option: OptionIndex,
  { draft, register, sums }: { draft: VoteDraft; register: Register; sums: Sums },
): Millionths {
  const isByOption = draft.paper.form.kind === 'yes-no'
  const { yes, no, abstain } = sums.options[option] ?? { yes: 0n, no: 0n, abstain: 0n }
  switch (base) {
    case 'yes-no':
      return isByOption ? yes + no : sums.valid - sums.abstained
    case 'yes-no-abstain':
      return isByOption ? yes + no + abstain : sums.valid
    case 'valid':
      return sums.valid
    case 'cast':
      return sums.cast
    case 'present':
    case 'entitled':
      return weightOf(register[base])
    default:
      return unreachable(base)
  }
}

const RANKED_RULES = {
  irv: countIrv,
  'scottish-stv': countScottishStv,
  'meek-stv': countMeekStv,
  schulze: countSchulze,
} satisfies Record<RankedRule, (election: Election, lot: LotOrder | null) => RankedCount>

function countRanked(
  { draft: { title, paper }, counts, paperVotes, lot }: ClosedVote,
  { kind, seats }: { kind: RankedRule; seats: number },
  isQuorate: boolean,
): RankedCount {
  // Sums of ranked papers say nothing about who comes next: paper-votes.ts refuses them.
  const papers = paperVotes?.kind === 'ballots' ? paperBallots(paperVotes) : []
  const ballots = rankedBallots(paper, [...counts, ...papers])
  const votes = totalWeight(ballots)
  // [C13] no lot elects whom nobody wanted.
  if (!isQuorate || votes === 0n)
    return { ballots: formatWeight(votes), quota: null, elected: [], stages: [], ties: [] }
  const candidates = paper.options.map(({ name }) => name)
  return RANKED_RULES[kind]({ title, seats, candidates, ballots }, lot)
}
