/**
 * Ballots of a file as the ballots of a vote: counted by the code that counts votes. For the tables that Plenum exports by any rule,
 * and for majorities from BLT files too. Reads no file and prints nothing.
 */
import { formatWeight, weightOf } from '../domain/weight.ts'
import {
  totalWeight,
  type Candidate,
  type Count,
  type LotOrder,
  type RankedBallots,
} from '../domain/tally/election.ts'
import { countVote, type BallotCount } from '../domain/tally/count-vote.ts'
import type { CountingRule } from '../domain/tally/rules.ts'
import type { BltFile } from '../import/read-blt.ts'
import type { BallotTable } from '../import/read-ballots.ts'
import type { Form, Majority, Paper, Part, Rule, Threshold, VoteDraft, Weight } from '../protocol/messages.ts'
import { ABSTAIN, NO, writeMarks, YES, type Ballot } from '../protocol/marks.ts'

export type CountRule = CountingRule | 'majority'

export type Ballots = {
  title: string
  options: readonly string[]
  form: Form['kind']
  emptyAbstains: boolean
  ballots: readonly { ballot: Ballot; weight: Weight }[]
  /** Of one motion: what yes, no and abstentions are called in the file. */
  answers: readonly string[] | null
}

/** `of`: the votes of the base, where those present or entitled are it. */
export type MajorityAsked = Majority & { of: Weight | null }

export type MajorityCount = Part & {
  majority: MajorityAsked
  thresholds: readonly ({ isReached: boolean } & Threshold)[]
}

export type BallotsCounted = { count: Count; majority: MajorityCount | null }

const ANSWERS = { de: ['Ja', 'Nein', 'Enthaltung'], en: ['Yes', 'No', 'Abstain'] } as const

/** The title of a vote on one motion is the name of its only option. */
export function fromTable(table: BallotTable, title: string): Ballots {
  const { language, options, form } = table
  const isMotion = form === 'yes-no' && options.length === 1
  return {
    ...table,
    title: isMotion ? (options[0] ?? title) : title,
    answers: isMotion ? ANSWERS[language] : null,
  }
}

/** A file whose candidates are answers is about motions; in any other a ballot is for whoever stands first on it. */
export function fromBlt({ election, blank }: BltFile): Ballots {
  const { title, candidates, ballots } = election
  const motions = motionsOf(candidates, title)
  const said = ballots.filter(({ ranks }) => firstOf(ranks).length > 0)
  const options = motions === null ? candidates : motions.options
  const abstention: Ballot =
    motions === null ? { kind: 'abstain' } : { kind: 'marked', marks: options.map(() => ABSTAIN) }
  const blanks: readonly { ballot: Ballot; weight: bigint }[] = [
    { ballot: abstention, weight: blank.abstention },
    { ballot: { kind: 'none' }, weight: blank.none },
    { ballot: { kind: 'invalid' }, weight: blank.invalid },
  ]
  const marked = said.map(({ ranks, weight }) => {
    const marks = options.map(() => 0)
    for (const candidate of firstOf(ranks)) {
      const place = motions === null ? { option: candidate, mark: 1 } : motions.places[candidate]
      if (place === undefined) continue
      // Yes and no at once is neither.
      const before = marks[place.option] ?? 0
      marks[place.option] = before === 0 ? place.mark : CONTRADICTION
    }
    const ballot: Ballot = marks.includes(CONTRADICTION) ? { kind: 'invalid' } : { kind: 'marked', marks }
    return { ballot, weight }
  })
  return {
    title,
    options,
    form: motions === null ? 'choose' : 'yes-no',
    emptyAbstains: false,
    ballots: [...marked, ...blanks.filter(({ weight }) => weight > 0n)].map(({ ballot, weight }) => ({
      ballot,
      weight: formatWeight(weight),
    })),
    answers: motions?.isOne === true ? candidates : null,
  }
}

const CONTRADICTION = -1

/** All of the first rank that names somebody. */
const firstOf = (ranks: RankedBallots['ranks']): readonly Candidate[] => {
  for (const rank of ranks) {
    if (typeof rank === 'number') return [rank]
    if (rank.length > 0) return rank
  }
  return []
}

const ANSWER_WORDS = new Map([
  ...['yes', 'ja'].map((word) => [word, YES] as const),
  ...['no', 'nein'].map((word) => [word, NO] as const),
  ...['abstain', 'abstention', 'enthaltung'].map((word) => [word, ABSTAIN] as const),
])

type Motions = { options: string[]; places: { option: number; mark: number }[]; isOne: boolean }

/** «Yes», «No», «Abstain»; or «A 1: Yes», «A 1: No», … Null where the candidates are no answers. */
function motionsOf(candidates: readonly string[], title: string): Motions | null {
  const options: string[] = []
  const places: Motions['places'] = []
  for (const candidate of candidates) {
    const [, name = '', answer = ''] = /^(?:(.*): )?([^:]*)$/.exec(candidate) ?? []
    const mark = ANSWER_WORDS.get(answer.trim().toLowerCase())
    if (mark === undefined) return null
    if (!options.includes(name)) options.push(name)
    places.push({ option: options.indexOf(name), mark })
  }
  const isOne = options.length === 1 && options[0] === ''
  return { options: isOne ? [title] : options, places, isOne }
}

/** Files of one vote, such as those of two rooms. Null where they ask different things. */
export function addedUp(files: readonly Ballots[]): Ballots | null {
  const [first, ...others] = files
  if (first === undefined) return null
  const isSame = others.every(
    ({ form, options }) =>
      form === first.form &&
      options.length === first.options.length &&
      options.every((name, at) => name === first.options[at]),
  )
  return isSame
    ? {
        ...first,
        emptyAbstains: files.some(({ emptyAbstains }) => emptyAbstains),
        ballots: files.flatMap(({ ballots }) => ballots),
      }
    : null
}

export function countBallots(
  ballots: Ballots,
  {
    rule,
    seats,
    majority,
    lot,
  }: { rule: CountRule; seats: number; majority: MajorityAsked | null; lot: LotOrder | null },
): BallotsCounted {
  const paper = paperOf(ballots, ruleOf(rule, seats, majority))
  const counts = ballots.ballots.map(({ ballot, weight }): BallotCount => ({
    marks: writeMarks(paper, ballot),
    weight,
    ballots: 1,
  }))
  const of = majority?.of ?? '0'
  const all = formatWeight(totalWeight(ballots.ballots.map(({ weight }) => ({ weight: weightOf(weight) }))))
  const register = { members: [{ weight: all, ids: '1' }], present: of, entitled: of }
  const { sums, options, outcome } = countVote({
    ...{ draft: draftOf(ballots.title, paper), register, counts, lot },
    paperVotes: null,
    castingVotes: new Map<number, boolean>(),
  })
  if (outcome.kind === 'majority') throw new Error('every rule of a count fills seats')
  if (outcome.kind === 'ranked') return { count: outcome, majority: null }
  const { elected, ties, thresholds } = outcome
  const count: Count = {
    ...{ quota: null, elected, ties },
    ballots: thresholds === null ? markedOf(ballots) : sums.valid,
    stages: [
      { what: { kind: 'counted' }, votes: options.map(({ yes }) => yes), elected, notTransferred: '0' },
    ],
  }
  return {
    count,
    majority: majority === null || thresholds === null ? null : { sums, options, majority, thresholds },
  }
}

/** Votes on ballots that are for somebody. */
const markedOf = ({ ballots }: Ballots): Weight =>
  formatWeight(
    totalWeight(
      ballots
        .filter(({ ballot }) => ballot.kind === 'marked' && ballot.marks.some((mark) => mark > 0))
        .map(({ weight }) => ({ weight: weightOf(weight) })),
    ),
  )

function ruleOf(rule: CountRule, seats: number, majority: MajorityAsked | null): Rule {
  switch (rule) {
    case 'irv':
    case 'scottish-stv':
    case 'meek-stv':
    case 'schulze':
      return { kind: rule, seats }
    case 'approval':
    case 'score':
    case 'plurality':
    case 'majority':
      return { kind: 'most-votes', seats, majority, reserved: null, dropOut: null, next: null }
  }
}

/** As wide as can be: what was allowed was checked when the ballots were cast. */
function paperOf({ options, form, emptyAbstains, ballots }: Ballots, rule: Rule): Paper {
  const most = options.length
  const forms: Record<Form['kind'], () => Form> = {
    'yes-no': () => ({ kind: 'yes-no', least: 0, most, abstain: true }),
    choose: () => ({ kind: 'choose', least: 0, most, none: true, abstain: true }),
    points: () => ({ kind: 'points', each: largestMark(ballots), total: null, abstain: true }),
    rank: () => ({ kind: 'rank', least: 0, equal: true, abstain: true }),
  }
  return {
    ...{ subject: 'candidates', order: 'given', share: null, rule, form: forms[form]() },
    options: options.map((name) => ({ name, items: [], group: '' })),
    empty: emptyAbstains ? 'abstention' : 'invalid',
  }
}

function largestMark(ballots: Ballots['ballots']): number {
  let largest = 1
  for (const { ballot } of ballots)
    if (ballot.kind === 'marked') for (const mark of ballot.marks) if (mark > largest) largest = mark
  return largest
}

const draftOf = (title: string, paper: Paper): VoteDraft => ({
  ...{ title, text: '', paper, secrecy: 'secret', electorate: { presence: 'present', groups: [] } },
  ...{ quorum: null, changeable: false, durationSeconds: null, follows: null },
})
