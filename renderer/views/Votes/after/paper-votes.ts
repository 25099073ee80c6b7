/**
 * The sums of hand-counted ballot papers as a form and as `PaperVotes`, both ways, with what cannot be beside each field. It adds
 * up exactly, and asks of the figures what the ballot asks of each paper. Pure; the host checks all of it again.
 */
import { compare } from '#client/decimals'
import type { OptionVotes, Paper, PaperVotes, Result, Weight } from '#protocol'
import type { VoteWithPapers } from './offered.ts'
import { amountOf, readAmount, sumOf, weightOf, whole, type Amount } from './amounts.ts'

export type Mark = keyof OptionVotes
export type SumField = 'papers' | 'cast' | 'invalid' | 'empty' | 'abstained' | 'none'
export type SumVotes = Extract<PaperVotes, { kind: 'sums' }>

/** As typed. `cast`: the votes on the papers, where votes have weights; else each paper is one. */
export type SumsForm = Readonly<Record<SumField, string>> & {
  readonly options: readonly Readonly<Record<Mark, string>>[]
}

export type SumFault =
  | { why: 'not-whole' | 'not-a-number' | 'nothing-entered' }
  /** More papers, or votes, than are left of the register. */
  | { why: 'more-than-register'; left: Weight }
  /** Invalid, empty and so on are together so many more than the papers. */
  | { why: 'more-than-papers'; over: Weight }
  /** On one option more than the papers with a mark can bring. */
  | { why: 'more-than-marked'; most: Weight }
  /** On one option the marks are so many fewer, or more, than the valid papers, each of which says something about it. */
  | { why: 'missing' | 'over'; by: Weight }

/** How far the marks go with the papers that have one. */
export type Running =
  /** Each paper has exactly one mark: none may be missing, none too many. */
  | { kind: 'exact'; counted: Weight; of: Weight; state: 'even' | 'missing' | 'over'; by: Weight }
  /** Each of so many papers says something about each option: on how many that is even. `over`: yes votes past the ballot's limit. */
  | { kind: 'options'; even: number; of: number; on: Weight; over: Weight | null }
  /** `most` null: the ballot has no limit. */
  | { kind: 'between'; marks: Weight; on: Weight; least: Weight; most: Weight | null; isWithin: boolean }

export type OptionFaults = Readonly<Partial<Record<Mark | 'together', SumFault>>>

export type SumsRead = {
  /** Null while something is wrong. */
  votes: SumVotes | null
  faults: Readonly<Partial<Record<SumField, SumFault>>>
  /** One an option. */
  optionFaults: readonly OptionFaults[]
  running: Running
}

/** What the form must know of the vote. */
export type SumsContext = {
  paper: Paper
  hasWeights: boolean
  /** Persons, and votes, of the register who have not voted electronically. */
  left: { persons: number; votes: Weight }
  /** It was moved to paper, and perhaps nobody has come for one. */
  canBeNone: boolean
}

export function sumsContext(vote: VoteWithPapers): SumsContext {
  const { paper } = vote
  if (vote.state === 'paper') {
    const { hasWeights, persons, votes } = vote.left
    return { paper, hasWeights, left: { persons, votes }, canBeNone: true }
  }
  const { result } = vote
  const persons = result.registered - result.cast - result.papers
  const left = { persons, votes: result.notCast }
  return { paper, hasWeights: hasWeights(result), left, canBeNone: false }
}

/** Whether votes are more, or less, than persons. */
export const hasWeights = ({ registered, sums, notCast }: Result): boolean =>
  amountOf(sums.cast) + amountOf(notCast) !== whole(registered) || /\./.test(sums.cast + notCast)

/** Which sums of whole papers a teller can have. */
export function fieldsOf({ paper, hasWeights }: Pick<SumsContext, 'paper' | 'hasWeights'>): SumField[] {
  const { form } = paper
  const fields: SumField[] = hasWeights ? ['papers', 'cast', 'invalid'] : ['papers', 'invalid']
  // Where a blank beside an option is an abstention on it, an empty paper is nothing else than many of these.
  if (form.kind !== 'yes-no' || paper.empty === 'invalid') fields.push('empty')
  if (form.kind !== 'yes-no' && form.abstain) fields.push('abstained')
  if (form.kind === 'choose' && form.none) fields.push('none')
  return fields
}

/** Which marks an option can get. */
export function marksOf({ form, empty }: Pick<Paper, 'form' | 'empty'>): readonly Mark[] {
  if (form.kind !== 'yes-no') return ['yes']
  return form.abstain || empty === 'abstention' ? ['yes', 'no', 'abstain'] : ['yes', 'no']
}

/** What a mark for an option is called: yes, a cross, a point; or a vote, where there are only so many. */
export function unitOf({ form }: Pick<Paper, 'form'>): 'yes' | 'crosses' | 'points' | 'cumulated' {
  switch (form.kind) {
    case 'choose':
      return 'crosses'
    case 'points':
      return form.total === null ? 'points' : 'cumulated'
    case 'yes-no':
    case 'rank':
      return 'yes'
  }
}

export const emptySums = ({ options }: Pick<Paper, 'options'>): SumsForm => ({
  ...{ papers: '', cast: '', invalid: '', empty: '', abstained: '', none: '' },
  options: options.map(() => ({ yes: '', no: '', abstain: '' })),
})

/** Empty papers stand with those as which they count: what was entered does not know them apart. */
export function sumsFormOf(
  { papers, sums, options }: SumVotes,
  context: Pick<SumsContext, 'paper' | 'hasWeights'>,
): SumsForm {
  const text = (weight: Weight) => (weight === '0' ? '' : weight)
  const canAbstain = fieldsOf(context).includes('abstained')
  return {
    papers: String(papers),
    cast: context.hasWeights ? sums.cast : '',
    invalid: text(sums.invalid),
    empty: canAbstain ? '' : text(sums.abstained),
    abstained: canAbstain ? text(sums.abstained) : '',
    none: text(sums.none),
    options: options.map(({ yes, no, abstain }) => ({
      yes: text(yes),
      no: text(no),
      abstain: text(abstain),
    })),
  }
}

export function readSums(form: SumsForm, context: SumsContext): SumsRead {
  const { paper, hasWeights } = context
  const typed = readWhole(form, context)
  const faults: Partial<Record<SumField, SumFault>> = { ...typed.faults }
  const { papers, invalid, empty, none } = typed.amounts
  const cast = hasWeights ? typed.amounts.cast : papers
  const abstained = typed.amounts.abstained + (paper.empty === 'abstention' ? empty : 0n)
  const valid = cast - invalid - (paper.empty === 'invalid' ? empty : 0n)
  const marked = valid - abstained - none
  const isNone = context.canBeNone && form.papers.trim() !== ''
  const isNothing = papers === 0n && faults.papers === undefined && !isNone
  if (isNothing) faults.papers = { why: 'nothing-entered' }
  else if (marked < 0n)
    faults[hasWeights ? 'cast' : 'papers'] ??= { why: 'more-than-papers', over: weightOf(-marked) }
  const onMarked = marked < 0n ? 0n : marked

  const { options, optionFaults } = readOptions(form, context, onMarked)
  const running = runningOf(paper, options, onMarked)
  const isWrong =
    Object.keys(faults).length > 0 ||
    optionFaults.some((own) => Object.keys(own).length > 0) ||
    !isEven(running)
  const votes: SumVotes = {
    kind: 'sums',
    papers: Number(weightOf(papers)),
    sums: {
      cast: weightOf(cast),
      valid: weightOf(valid < 0n ? 0n : valid),
      invalid: weightOf(cast - valid),
      abstained: weightOf(abstained),
      none: weightOf(none),
    },
    options: options.map(({ yes, no, abstain }) => ({
      yes: weightOf(yes),
      no: weightOf(no),
      abstain: weightOf(abstain),
    })),
  }
  return { votes: isWrong ? null : votes, faults, optionFaults, running }
}

export function isEven(running: Running): boolean {
  switch (running.kind) {
    case 'exact':
      return running.state === 'even'
    case 'options':
      return running.even === running.of && running.over === null
    case 'between':
      return running.isWithin
  }
}

type Amounts = Record<SumField, Amount>

function readWhole(
  form: SumsForm,
  context: SumsContext,
): { amounts: Amounts; faults: Partial<Record<SumField, SumFault>> } {
  const { hasWeights, left } = context
  const amounts: Amounts = { papers: 0n, cast: 0n, invalid: 0n, empty: 0n, abstained: 0n, none: 0n }
  const faults: Partial<Record<SumField, SumFault>> = {}
  for (const field of fieldsOf(context)) {
    const canBeParted = hasWeights && field !== 'papers'
    const amount = readAmount(form[field], canBeParted)
    if (amount === null) faults[field] = { why: canBeParted ? 'not-a-number' : 'not-whole' }
    amounts[field] = amount ?? 0n
  }
  if (amounts.papers > whole(left.persons))
    faults.papers ??= { why: 'more-than-register', left: String(left.persons) }
  if (amounts.cast > amountOf(left.votes)) faults.cast ??= { why: 'more-than-register', left: left.votes }
  return { amounts, faults }
}

function readOptions(
  form: SumsForm,
  { paper, hasWeights }: SumsContext,
  marked: Amount,
): { options: readonly Record<Mark, Amount>[]; optionFaults: readonly OptionFaults[] } {
  const marks = marksOf(paper)
  const options: Record<Mark, Amount>[] = []
  const optionFaults: OptionFaults[] = []
  for (const typed of form.options) {
    const own: Record<Mark, Amount> = { yes: 0n, no: 0n, abstain: 0n }
    const faults: Partial<Record<Mark | 'together', SumFault>> = {}
    for (const mark of marks) {
      const amount = readAmount(typed[mark], hasWeights)
      if (amount === null) faults[mark] = { why: hasWeights ? 'not-a-number' : 'not-whole' }
      own[mark] = amount ?? 0n
    }
    const fault = sumFault(paper, own, marked)
    if (fault !== null) faults[marks.length === 1 ? 'yes' : 'together'] ??= fault
    options.push(own)
    optionFaults.push(faults)
  }
  return { options, optionFaults }
}

/** Whether each valid paper says something about each option: a blank is an abstention, or the paper has no other option. */
const saysOnEach = ({ form, empty, options }: Paper): boolean =>
  form.kind === 'yes-no' && (empty === 'abstention' || options.length === 1)

function sumFault(paper: Paper, own: Record<Mark, Amount>, marked: Amount): SumFault | null {
  const sum = own.yes + own.no + own.abstain
  if (saysOnEach(paper)) {
    const { state, by } = exactly(sum, marked)
    return state === 'even' ? null : { why: state, by }
  }
  const most = paper.form.kind === 'points' ? marked * BigInt(paper.form.each) : marked
  return sum > most ? { why: 'more-than-marked', most: weightOf(most) } : null
}

function runningOf(paper: Paper, options: readonly Record<Mark, Amount>[], marked: Amount): Running {
  const { form } = paper
  const sums = options.map(({ yes, no, abstain }) => yes + no + abstain)
  const yes = sumOf(options.map((own) => own.yes))
  switch (form.kind) {
    case 'yes-no': {
      if (options.length === 1) return exactly(sumOf(sums), marked)
      const over = yes - marked * BigInt(form.most)
      if (!saysOnEach(paper)) return between(yes, { on: marked, least: form.least, most: form.most })
      return {
        kind: 'options',
        even: sums.filter((sum) => sum === marked).length,
        of: options.length,
        on: weightOf(marked),
        over: over > 0n ? weightOf(over) : null,
      }
    }
    case 'choose':
      return form.most === 1
        ? exactly(yes, marked)
        : between(yes, { on: marked, least: Math.max(1, form.least), most: form.most })
    case 'points':
      return between(yes, { on: marked, least: 1, most: form.total })
    case 'rank':
      // Ranked papers come one by one: typed-ballots.ts.
      return between(yes, { on: marked, least: 0, most: null })
  }
}

function exactly(counted: Amount, of: Amount): Extract<Running, { kind: 'exact' }> {
  const over = counted - of
  return {
    kind: 'exact',
    counted: weightOf(counted),
    of: weightOf(of),
    state: ({ 0: 'even', 1: 'over', [-1]: 'missing' } as const)[compare(counted, of)],
    by: weightOf(over < 0n ? -over : over),
  }
}

function between(
  marks: Amount,
  { on, least, most }: { on: Amount; least: number; most: number | null },
): Running {
  const low = on * BigInt(least)
  const high = most === null ? null : on * BigInt(most)
  return {
    kind: 'between',
    marks: weightOf(marks),
    on: weightOf(on),
    least: weightOf(low),
    most: high === null ? null : weightOf(high),
    isWithin: marks >= low && (high === null || marks <= high),
  }
}
