/** Ballots and counted ballot papers as exact sums of votes. Knows what a mark counts as, and no rule. */
import type {
  BallotSums,
  Marks,
  OptionVotes,
  Paper,
  Part,
  PaperVotes,
  Weight,
} from '../../protocol/messages.ts'
import { ABSTAIN, faultOf, isEmpty, NO, readMarks, YES, type Ballot } from '../../protocol/marks.ts'
import { unreachable } from '../decision.ts'
import { formatWeight, weightOf, type Millionths } from '../weight.ts'

/** Ballots that are alike, together: order cannot matter, because there is none. */
export type BallotCount = { marks: Marks; weight: Weight; ballots: number }

export type VotesOnOption = Record<keyof OptionVotes, Millionths>
export type Sums = Record<keyof BallotSums, Millionths> & { options: VotesOnOption[] }

/** A ballot that may not be cast, or that is none of this paper, is invalid. */
export function countsAs(paper: Paper, marks: Marks): Ballot {
  const ballot = readMarks(paper, marks)
  if (ballot === null || faultOf(paper, ballot) !== null) return { kind: 'invalid' }
  return isEmpty(ballot) && paper.empty === 'invalid' ? { kind: 'invalid' } : ballot
}

export function sumBallots(paper: Paper, counts: readonly BallotCount[]): Sums {
  const sums = noSums(paper)
  for (const { marks, weight, ballots } of counts)
    addBallot(sums, paper, { ballot: countsAs(paper, marks), votes: weightOf(weight) * BigInt(ballots) })
  return sums
}

/** Papers counted one by one weigh one vote each. */
export function sumPaperVotes(paper: Paper, votes: PaperVotes): Sums {
  if (votes.kind === 'ballots') return sumBallots(paper, paperBallots(votes))
  const { cast, valid, invalid, abstained, none } = votes.sums
  const all = {
    cast: weightOf(cast),
    valid: weightOf(valid),
    invalid: weightOf(invalid),
    abstained: weightOf(abstained),
    none: weightOf(none),
  }
  const options = votes.options.map((option) => ({
    yes: weightOf(option.yes),
    no: weightOf(option.no),
    abstain: weightOf(option.abstain),
  }))
  // Where no abstentions were counted, papers that say nothing on an option are what is left.
  if (blankAbstains(paper)) for (const option of options) option.abstain = all.valid - option.yes - option.no
  return { ...all, options }
}

export const paperBallots = ({ ballots }: Extract<PaperVotes, { kind: 'ballots' }>): BallotCount[] =>
  ballots.map(({ marks, papers }) => ({ marks, weight: '1', ballots: papers }))

export const papersOf = (votes: PaperVotes): number =>
  votes.kind === 'sums' ? votes.papers : votes.ballots.reduce((all, { papers }) => all + papers, 0)

export const addSums = (one: Sums, other: Sums): Sums => ({
  cast: one.cast + other.cast,
  valid: one.valid + other.valid,
  invalid: one.invalid + other.invalid,
  abstained: one.abstained + other.abstained,
  none: one.none + other.none,
  options: one.options.map((votes, option) => {
    const others = other.options[option] ?? noVotes()
    return {
      yes: votes.yes + others.yes,
      no: votes.no + others.no,
      abstain: votes.abstain + others.abstain,
    }
  }),
})

export const formatSums = ({ cast, valid, invalid, abstained, none, options }: Sums): Part => ({
  sums: {
    cast: formatWeight(cast),
    valid: formatWeight(valid),
    invalid: formatWeight(invalid),
    abstained: formatWeight(abstained),
    none: formatWeight(none),
  },
  options: options.map(({ yes, no, abstain }) => ({
    yes: formatWeight(yes),
    no: formatWeight(no),
    abstain: formatWeight(abstain),
  })),
})

function addBallot(sums: Sums, paper: Paper, { ballot, votes }: { ballot: Ballot; votes: Millionths }): void {
  sums.cast += votes
  if (ballot.kind === 'invalid') {
    sums.invalid += votes
    return
  }
  sums.valid += votes
  if (ballot.kind === 'none') sums.none += votes
  else if (ballot.kind === 'abstain') sums.abstained += votes
  else {
    if (isEmpty(ballot)) sums.abstained += votes
    for (const [option, mark] of ballot.marks.entries()) {
      const on = sums.options[option]
      if (on !== undefined) addMark(on, paper, { mark, votes })
    }
  }
}

function addMark(
  on: VotesOnOption,
  paper: Paper,
  { mark, votes }: { mark: number; votes: Millionths },
): void {
  switch (paper.form.kind) {
    case 'yes-no':
      if (mark === YES) on.yes += votes
      else if (mark === NO) on.no += votes
      else if (mark === ABSTAIN || blankAbstains(paper)) on.abstain += votes
      return
    case 'choose':
    case 'points':
      on.yes += votes * BigInt(mark)
      return
    case 'rank':
      if (mark === 1) on.yes += votes
      return
    default:
      unreachable(paper.form)
  }
}

/** What holds for a ballot without a mark holds for an option without one. */
const blankAbstains = ({ form, empty }: Paper): boolean => form.kind === 'yes-no' && empty === 'abstention'

const noVotes = (): VotesOnOption => ({ yes: 0n, no: 0n, abstain: 0n })

const noSums = ({ options }: Paper): Sums => ({
  cast: 0n,
  valid: 0n,
  invalid: 0n,
  abstained: 0n,
  none: 0n,
  options: options.map(noVotes),
})
