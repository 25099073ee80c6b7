/**
 * Whether ballot papers can be as the tellers counted them: what every set of valid ballots must add up to, and no more of them
 * than there are voters left. Who may enter and who confirms is not asked here.
 */
import type { Paper, PaperVotes, VoteDraft, Weight } from '../protocol/messages.ts'
import { faultOf, readMarks } from '../protocol/marks.ts'
import { unreachable, type About } from './decision.ts'
import { registerSize, registerWeight, type Register } from './register.ts'
import { formatWeight, parseWeight, weightOf, type Millionths } from './weight.ts'

export type PaperVotesFault = { why: 'wrong-marks' | 'sums-wrong' | 'more-than-register'; about: About }

type CountedSums = Extract<PaperVotes, { kind: 'sums' }>

/** `electronic`: the persons who cast a ballot on a phone, and their votes. */
export function paperVotesFault(
  draft: VoteDraft,
  register: Register,
  electronic: { cast: number; votes: Weight },
  votes: PaperVotes,
): PaperVotesFault | null {
  switch (votes.kind) {
    case 'ballots': {
      const papers = votes.ballots.reduce((all, ballot) => all + ballot.papers, 0)
      const cast = BigInt(papers) * weightOf('1')
      return marksFault(draft.paper, votes.ballots) ?? registerFault(register, electronic, { papers, cast })
    }
    case 'sums': {
      // Who would come next on a ranked paper, no sum says.
      if (draft.paper.form.kind === 'rank') return { why: 'wrong-marks', about: { fault: 'not-ranked' } }
      const where = sumsFault(draft.paper, register, votes)
      if (where !== null) return { why: 'sums-wrong', about: where }
      return registerFault(register, electronic, { papers: votes.papers, cast: weightOf(votes.sums.cast) })
    }
    default:
      return unreachable(votes)
  }
}

/** Tellers judge what is invalid and enter it so: what may not be cast is a typing error. */
function marksFault(
  paper: Paper,
  ballots: Extract<PaperVotes, { kind: 'ballots' }>['ballots'],
): PaperVotesFault | null {
  for (const [at, { marks }] of ballots.entries()) {
    const ballot = readMarks(paper, marks)
    const fault = ballot === null ? 'unreadable' : faultOf(paper, ballot)
    if (fault !== null) return { why: 'wrong-marks', about: { ballot: at + 1, fault } }
  }
  return null
}

function registerFault(
  register: Register,
  electronic: { cast: number; votes: Weight },
  { papers, cast }: { papers: number; cast: Millionths },
): PaperVotesFault | null {
  const persons = registerSize(register) - electronic.cast
  if (papers > persons) return { why: 'more-than-register', about: { papers, left: persons } }
  const votes = registerWeight(register) - weightOf(electronic.votes)
  if (cast > votes)
    return { why: 'more-than-register', about: { papers: formatWeight(cast), left: formatWeight(votes) } }
  return null
}

/** Where the figures cannot be those of any papers; `option` from 0. */
function sumsFault(paper: Paper, register: Register, votes: CountedSums): About | null {
  const read = readSums(votes)
  if (read === null) return { where: 'figures' }
  const { cast, valid, invalid, abstained, none, options } = read
  if (options.length !== paper.options.length) return { where: 'options' }
  if (!canWeigh(register, votes.papers, cast)) return { where: 'papers' }
  if (valid + invalid !== cast) return { where: 'cast' }
  const { form } = paper
  if (none > 0n && !(form.kind === 'choose' && form.none)) return { where: 'none' }
  if (abstained > 0n && !canAbstain(paper)) return { where: 'abstained' }
  if (abstained + none > valid) return { where: 'valid' }
  return optionsFault(paper, { valid, marked: valid - abstained - none, options })
}

const canAbstain = ({ form, empty }: Paper): boolean =>
  empty === 'abstention' || (form.kind !== 'yes-no' && form.abstain)

/** Between all papers the lightest and all the heaviest of the register. */
function canWeigh({ members }: Register, papers: number, cast: Millionths): boolean {
  if (papers === 0 || members.length === 0) return cast === 0n
  const weights = members.map(({ weight }) => weightOf(weight)).sort((a, b) => (a < b ? -1 : 1))
  const count = BigInt(papers)
  return cast >= (weights[0] ?? 0n) * count && cast <= (weights.at(-1) ?? 0n) * count
}

type Sums = {
  valid: Millionths
  /** On papers that say something else than an abstention from everything or no to all. */
  marked: Millionths
  options: readonly { yes: Millionths; no: Millionths; abstain: Millionths }[]
}

function optionsFault(paper: Paper, { valid, marked, options }: Sums): About | null {
  const { form } = paper
  const isWrong = options.findIndex((votes) => !fitsOption(paper, votes, { valid, marked }))
  if (isWrong !== -1) return { where: 'option', option: isWrong }
  const yes = options.reduce((all, votes) => all + votes.yes, 0n)
  const most = mostPerBallot(form)
  if (most !== null && yes > BigInt(most) * marked) return { where: 'too-many' }
  if (yes < BigInt(leastPerBallot(form)) * marked) return { where: 'too-few' }
  return null
}

function fitsOption(
  { form, options, empty }: Paper,
  { yes, no, abstain }: Sums['options'][number],
  { valid, marked }: Pick<Sums, 'valid' | 'marked'>,
): boolean {
  if (form.kind === 'yes-no') {
    if (abstain > 0n && !form.abstain && empty === 'invalid') return false
    const all = yes + no + abstain
    if (yes + no > marked || all > valid) return false
    // A paper on one motion says something on it. Empty ones can stand among its abstentions, too.
    return options.length > 1 || all === marked || all === valid
  }
  const most = form.kind === 'points' ? form.each : 1
  return no === 0n && abstain === 0n && yes <= BigInt(most) * marked
}

function mostPerBallot(form: Paper['form']): number | null {
  switch (form.kind) {
    case 'yes-no':
    case 'choose':
      return form.most
    case 'points':
      return form.total
    case 'rank':
      return null
  }
}

/** A paper without any cross or point is empty, and so an abstention or invalid; one without a yes may just abstain on each. */
function leastPerBallot(form: Paper['form']): number {
  switch (form.kind) {
    case 'yes-no':
      return 0
    case 'choose':
      return Math.max(1, form.least)
    case 'points':
      return 1
    case 'rank':
      return 0
  }
}

/** Null: a figure is no decimal. */
function readSums({ sums, options }: CountedSums) {
  const figures = [sums, ...options].flatMap((part) => Object.values(part))
  if (figures.some((figure) => parseWeight(figure) === null)) return null
  return {
    cast: weightOf(sums.cast),
    valid: weightOf(sums.valid),
    invalid: weightOf(sums.invalid),
    abstained: weightOf(sums.abstained),
    none: weightOf(sums.none),
    options: options.map(({ yes, no, abstain }) => ({
      yes: weightOf(yes),
      no: weightOf(no),
      abstain: weightOf(abstain),
    })),
  }
}
