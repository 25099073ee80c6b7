/** Ballot papers and piles of ballots for tests, as short as they can be said. */
import type { Form, Majority, Option, Paper, Rule, VoteDraft } from '../protocol/messages.ts'
import { writeMarks } from '../protocol/marks.ts'
import type { Register } from '../domain/register.ts'
import { formatWeight, weightOf } from '../domain/weight.ts'
import { countVote, type BallotCount, type ClosedVote } from '../domain/tally/count-vote.ts'
import { aDraft } from './builders.ts'

/** "Ada", or with her group "Ada/w". */
export const optionsOf = (names: string): Option[] =>
  names.split(' ').map((text) => {
    const [name = '', group = ''] = text.split('/')
    return { name, items: [], group }
  })

export const yesNo = (most: number, fields: Partial<Extract<Form, { kind: 'yes-no' }>> = {}): Form => ({
  kind: 'yes-no',
  least: 0,
  most,
  abstain: true,
  ...fields,
})

export const choose = (most: number, fields: Partial<Extract<Form, { kind: 'choose' }>> = {}): Form => ({
  kind: 'choose',
  least: 0,
  most,
  none: true,
  abstain: true,
  ...fields,
})

export const ranks: Form = { kind: 'rank', least: 0, equal: true, abstain: true }

export type MostVotes = Extract<Rule, { kind: 'most-votes' }>
export const mostVotes = (seats: number, fields: Partial<MostVotes> = {}): MostVotes => ({
  kind: 'most-votes',
  seats,
  majority: null,
  reserved: null,
  dropOut: null,
  next: null,
  ...fields,
})

export const moreThanHalf = (base: Majority['base']): Majority => ({
  base,
  comparison: 'more-than',
  numerator: 1,
  denominator: 2,
})

export const aPaper = (names: string, form: Form, rule: Rule, fields: Partial<Paper> = {}): Paper => ({
  subject: 'candidates',
  options: optionsOf(names),
  form,
  rule,
  order: 'given',
  empty: 'abstention',
  share: null,
  ...fields,
})

/**
 * "70 1 0 1": so many ballots with these marks; "5 none", "5 abstain", "5 invalid", "5 empty"; "2*0.5 1 0 0": two that weigh a
 * half each.
 */
export const ballotsOf = (paper: Paper, piles: readonly string[]): BallotCount[] =>
  piles.map((pile) => {
    const [size = '', ...said] = pile.split(' ')
    const [ballots, weight = '1'] = size.split('*')
    return { marks: marksOf(paper, said), weight, ballots: Number(ballots) }
  })

export function marksOf(paper: Paper, said: readonly string[]): string {
  const [word] = said
  switch (word) {
    case 'none':
    case 'abstain':
    case 'invalid':
      return writeMarks(paper, { kind: word })
    case 'empty':
      return writeMarks(paper, { kind: 'marked', marks: paper.options.map(() => 0) })
    default:
      return writeMarks(paper, { kind: 'marked', marks: said.map(Number) })
  }
}

/** Ballots that give each option so many crosses, none more than `most`. */
export function crossed(
  paper: Paper,
  votes: readonly number[],
  most: number,
  ballots: number,
): BallotCount[] {
  const marks = Array.from({ length: ballots }, () => votes.map(() => 0))
  const given = (ballot: readonly number[]) => ballot.reduce((sum, mark) => sum + mark, 0)
  for (const [option, wanted] of votes.entries()) {
    const emptiest = marks.toSorted((one, other) => given(one) - given(other)).slice(0, wanted)
    for (const ballot of emptiest) ballot[option] = 1
  }
  if (marks.some((ballot) => given(ballot) > most)) throw new Error('so many crosses do not fit')
  return ballotsOf(
    paper,
    marks.map((ballot) => `1 ${ballot.join(' ')}`),
  )
}

/** Members M-1, M-2 … by weight, all present. */
export function registerOf(...weights: readonly (readonly [persons: number, weight: string])[]): Register {
  let first = 1
  let sum = 0n
  const members = weights.map(([persons, weight]) => {
    const ids = persons === 1 ? String(first) : `${String(first)}-${String(first + persons - 1)}`
    first += persons
    sum += BigInt(persons) * weightOf(weight)
    return { weight, ids }
  })
  return { members, present: formatWeight(sum), entitled: formatWeight(sum) }
}

/** Counted; what a test does not care about is left out. */
export function counted(
  paper: Paper,
  ballots: readonly string[] | readonly BallotCount[],
  fields: Partial<ClosedVote> & { quorum?: VoteDraft['quorum'] } = {},
) {
  const { quorum = null, ...vote } = fields
  return countVote({
    draft: aDraft({ paper, quorum }),
    register: registerOf([1000, '1']),
    counts: ballots.flatMap((pile) => (typeof pile === 'string' ? ballotsOf(paper, [pile]) : [pile])),
    paperVotes: null,
    lot: null,
    castingVotes: new Map(),
    ...vote,
  })
}

/** Of an election by most votes: names in order. */
export function electedOf(paper: Paper, result: ReturnType<typeof countVote>): string {
  if (result.outcome.kind === 'majority') throw new Error('nobody stood')
  return result.outcome.elected.map((option) => paper.options[option]?.name).join(' ')
}
