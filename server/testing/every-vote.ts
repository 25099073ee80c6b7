/** A vote of every kind that there is, and ballots for any paper: random, sometimes empty or invalid, never one that is refused. */
import type {
  Form,
  Majority,
  Marks,
  Option,
  OptionVotes,
  Paper,
  PaperVotes,
  RankedRule,
  VoteDraft,
} from '../protocol/messages.ts'
import { faultOf, readMarks, writeMarks, type Ballot } from '../protocol/marks.ts'
import { onMotion, SIMPLE_MAJORITY } from '../protocol/papers.ts'
import { setUpFaults } from '../protocol/set-up.ts'
import { pick, shuffled, type Random } from '../rehearsal/chance.ts'
import { aDraft } from './builders.ts'

/** Of about six voters one does something else than marking options. */
const UNUSUAL = 1 / 6

export function anyBallot(random: Random, paper: Paper): Marks {
  const kinds: readonly Ballot['kind'][] = ['invalid', 'none', 'abstain', 'marked']
  for (;;) {
    const kind = random() < UNUSUAL ? pick(random, kinds) : 'marked'
    const isBlank = kind === 'marked' && random() < UNUSUAL / 4
    const ballot: Ballot =
      kind !== 'marked'
        ? { kind }
        : { kind, marks: isBlank ? paper.options.map(() => 0) : anyMarks(random, paper) }
    const marks = writeMarks(paper, ballot)
    // Chance finds one that may be cast; there always is one.
    if (readMarks(paper, marks) !== null && faultOf(paper, ballot) === null) return marks
  }
}

function anyMarks(random: Random, { form, options }: Paper): number[] {
  const marks = options.map(() => 0)
  const some = (least: number, most: number) =>
    shuffled(random, [...options.keys()]).slice(0, least + Math.floor(random() * (most - least + 1)))
  switch (form.kind) {
    case 'yes-no':
      return options.map(() => 1 + Math.floor(random() * (form.abstain ? 3 : 2)))
    case 'choose':
      for (const option of some(Math.max(1, form.least), form.most)) marks[option] = 1
      return marks
    case 'points':
      for (const option of some(1, Math.min(options.length, form.total ?? options.length)))
        marks[option] = 1 + Math.floor(random() * form.each)
      return marks
    case 'rank':
      for (const [place, option] of some(Math.max(1, form.least), options.length).entries())
        marks[option] = place + 1
      return form.equal ? someEqual(random, marks) : marks
  }
}

/** Who stands on a place moves up to the one before, now and then. */
function someEqual(random: Random, marks: readonly number[]): number[] {
  const joined = 2 + Math.floor(random() * marks.length)
  return marks.map((place) => (place >= joined ? place - 1 : place))
}

const NAMES = ['Ada', 'Berta', 'Cem', 'Dora', 'Emil', 'Fatma', 'Gustav', 'Hélène'] as const

/** The first, third … are of the group `w`. */
const named = (count: number): Option[] =>
  NAMES.slice(0, count).map((name, index) => ({ name, items: [], group: index % 2 === 0 ? 'w' : '' }))

const paperOf = (
  subject: Paper['subject'],
  count: number,
  fields: Pick<Paper, 'form' | 'rule'> & Partial<Paper>,
): Paper => ({ subject, options: named(count), order: 'given', empty: 'abstention', share: null, ...fields })

const choose = (least: number, most: number, none = false): Form => ({
  ...{ kind: 'choose', least, most, none, abstain: true },
})
const mostVotes = (seats: number, fields: Partial<Extract<Paper['rule'], { kind: 'most-votes' }>> = {}) =>
  ({
    kind: 'most-votes',
    seats,
    majority: null,
    reserved: null,
    dropOut: null,
    next: null,
    ...fields,
  }) as const
const ranked = (kind: RankedRule, seats: number, equal: boolean, fields: Partial<Paper> = {}): Paper =>
  paperOf('candidates', 6, {
    ...{ form: { kind: 'rank', least: 1, equal, abstain: true }, rule: { kind, seats } },
    ...fields,
  })

const OVER_HALF = { ...SIMPLE_MAJORITY, base: 'valid' } as const
const TWO_THIRDS = { numerator: 2, denominator: 3, comparison: 'at-least' } as const

const vote = (title: string, paper: Paper, fields: Partial<VoteDraft> = {}): VoteDraft =>
  aDraft({ title, paper, ...fields })

/** In the order in which a day brings them. */
export const EVERY_VOTE: readonly VoteDraft[] = [
  aDraft({ title: 'Motion' }),
  aDraft({
    ...{ title: 'Statutes, by name', secrecy: 'named', electorate: { presence: 'entitled', groups: [] } },
    ...onMotion({ base: 'entitled', ...TWO_THIRDS }),
    ...{ quorum: { base: 'entitled', numerator: 1, denominator: 2, comparison: 'more-than' } },
  }),
  aDraft({
    ...{ title: 'Show of hands', secrecy: 'named', ...onMotion(SIMPLE_MAJORITY) },
    ...{ changeable: true },
  }),
  vote(
    'Four motions at once',
    paperOf('motions', 4, {
      form: { kind: 'yes-no', least: 0, most: 4, abstain: true },
      rule: { kind: 'majority', majority: OVER_HALF, tie: 'casting-vote' },
      empty: 'invalid',
    }),
  ),
  vote(
    'Which of three',
    paperOf('alternatives', 3, { form: choose(1, 1, true), rule: mostVotes(1), order: 'drawn' }),
    { changeable: true },
  ),
  vote(
    'The chair',
    paperOf('candidates', 4, {
      form: choose(1, 1, true),
      rule: mostVotes(1, {
        ...{ majority: OVER_HALF, next: 'second-ballot', dropOut: { numerator: 1, denominator: 20 } },
      }),
      order: 'alphabetical',
    }),
  ),
  vote(
    'Three seats, two of them reserved',
    paperOf('candidates', 8, {
      form: choose(1, 4),
      rule: mostVotes(3, { reserved: { group: 'w', seats: 2 } }),
      share: { group: 'w', numerator: 1, denominator: 2 },
      order: 'shuffled',
    }),
  ),
  vote(
    'Each candidate by yes and no',
    paperOf('candidates', 5, {
      form: { kind: 'yes-no', least: 0, most: 3, abstain: true },
      rule: mostVotes(2, { majority: SIMPLE_MAJORITY }),
    }),
    { changeable: true },
  ),
  vote(
    'Cumulative votes',
    paperOf('candidates', 5, {
      ...{ form: { kind: 'points', each: 3, total: 5, abstain: true }, rule: mostVotes(2) },
    }),
  ),
  vote('Approval', paperOf('candidates', 6, { form: choose(1, 6), rule: mostVotes(2) })),
  vote(
    'Score',
    paperOf('alternatives', 4, {
      ...{ form: { kind: 'points', each: 10, total: null, abstain: false }, rule: mostVotes(1) },
      empty: 'invalid',
    }),
  ),
  vote('Instant run-off', ranked('irv', 1, false)),
  vote('Scottish STV', ranked('scottish-stv', 3, false, { order: 'drawn' })),
  vote('Meek’s STV', ranked('meek-stv', 2, true)),
  vote('Schulze', ranked('schulze', 2, true)),
]

/** Three papers beside the phones, each of weight 1: ballot by ballot. */
export const paperBallots = (random: Random, paper: Paper): PaperVotes => ({
  kind: 'ballots',
  ballots: [1, 2].map((papers) => ({ marks: anyBallot(random, paper), papers })),
})

/** As many papers on one motion, as their sums. */
export function paperSums(votes: OptionVotes): PaperVotes {
  const papers = Number(votes.yes) + Number(votes.no) + Number(votes.abstain)
  const sums = { cast: String(papers), valid: String(papers), invalid: '0', abstained: '0', none: '0' }
  return { kind: 'sums', papers, sums, options: [votes] }
}

/** A vote by any rule that a paper can have, on two to eight options. Set-ups that cannot work are tried again. */
export function anyDraft(random: Random, title: string): VoteDraft {
  for (;;) {
    const count = 2 + Math.floor(random() * (NAMES.length - 1))
    const paper = { ...anyPaper(random, count), empty: pick(random, ['abstention', 'invalid'] as const) }
    const draft = vote(title, paper, {
      secrecy: pick(random, ['secret', 'secret', 'named']),
      changeable: random() < 0.3,
    })
    if (setUpFaults(draft).length === 0) return draft
  }
}

function anyPaper(random: Random, count: number): Paper {
  const below = (number: number) => 1 + Math.floor(random() * number)
  const majority = (): Majority => ({
    ...pick(random, [SIMPLE_MAJORITY, TWO_THIRDS]),
    base: pick(random, ['yes-no', 'yes-no-abstain', 'valid', 'cast', 'present', 'entitled']),
  })
  const seats = below(count - 1)
  const most = () => mostVotes(seats, { majority: random() < 0.5 ? majority() : null })
  const yesNo = (): Form => ({ kind: 'yes-no', least: 0, most: below(count), abstain: random() < 0.5 })
  const each = below(9)
  return pick<() => Paper>(random, [
    () =>
      paperOf('motions', count, {
        form: { ...yesNo(), kind: 'yes-no', most: count, least: 0, abstain: true },
        rule: { kind: 'majority', majority: majority(), tie: 'rejected' },
      }),
    () => paperOf('candidates', count, { form: yesNo(), rule: most() }),
    () => paperOf('candidates', count, { form: choose(0, below(count), random() < 0.5), rule: most() }),
    () =>
      paperOf('candidates', count, {
        form: { kind: 'points', each, total: random() < 0.5 ? each + below(9) : null, abstain: true },
        rule: mostVotes(seats),
      }),
    ...(['irv', 'scottish-stv', 'meek-stv', 'schulze'] as const).map(
      (kind) => () =>
        paperOf('candidates', count, {
          form: { kind: 'rank', least: below(2), equal: random() < 0.5, abstain: true },
          rule: { kind, seats: kind === 'irv' ? 1 : seats },
        }),
    ),
  ])()
}
