/**
 * The rule of a vote and how its ballot is filled in, as short sentences in German and English: for the ballot, the result, the
 * console and what leaves as a file. It knows no votes and counts nothing; the phone loads it with its first vote.
 */
import type { Fraction, Language, Majority, Paper, Quorum, VoteDraft } from '../protocol/messages.ts'
import { de, type RuleWords, type Unit } from './rule-words.de.ts'
import { en } from './rule-words.en.ts'

type Kind<Of extends { kind: string }, Name extends Of['kind']> = Extract<Of, { kind: Name }>
type MostVotes = Kind<Paper['rule'], 'most-votes'>

const words: Record<Language, RuleWords> = { de, en }

/** Such as «Adopted with more yes than no votes; abstentions do not count.» */
export function ruleSentence(
  { paper, quorum }: Pick<VoteDraft, 'paper' | 'quorum'>,
  language: Language,
): string {
  const its = words[language]
  const rule = ruleOf(paper, its)
  if (quorum === null) return rule
  return `${rule} ${its.quorum(`${amountOf(quorum, quorum.comparison, its)} ${its.bases[quorum.base]}`)}`
}

/** Such as «Choose up to 3 candidates. You can also say no to all, or abstain.» */
export function formSentence(paper: Paper, language: Language): string {
  const its = words[language]
  const { share } = paper
  const sentences = howToMark(paper, its.form)
  if (share !== null) sentences.push(its.form.share(amountOf(share, 'at-least', its), share.group))
  // Nobody sends one motion without a mark.
  if (paper.form.kind !== 'yes-no' || paper.options.length > 1) sentences.push(its.form.empty[paper.empty])
  return sentences.join(' ')
}

function ruleOf(paper: Paper, its: RuleWords): string {
  const { subject, rule } = paper
  switch (rule.kind) {
    case 'majority':
      return majorityRule(paper, rule, its)
    case 'most-votes':
      return mostVotesRule(paper, rule, its)
    case 'irv':
    case 'scottish-stv':
    case 'meek-stv':
    case 'schulze':
      return its.ranked[rule.kind](subject, rule.seats)
  }
}

function majorityRule(
  paper: Paper,
  { majority, tie }: Kind<Paper['rule'], 'majority'>,
  its: RuleWords,
): string {
  const { subject, options } = paper
  const apart = options.length > 1 ? its.eachApart(subject) : ''
  const aside = majority.base === 'yes-no' && canAbstain(paper) ? its.abstentionsAside : ''
  const decides = tie === 'casting-vote' && isMoreThanHalf(majority) ? ` ${its.castingVote}` : ''
  return `${apart}${majorityClause(paper, majority, its)}${aside}.${decides}`
}

function majorityClause(paper: Paper, majority: Majority, its: RuleWords): string {
  const { subject } = paper
  const { base, comparison } = majority
  if (isMoreYesThanNo(majority)) return its.simple(subject)
  const isAll = comparison === 'at-least' && majority.numerator === majority.denominator
  if (isAll && (base === 'yes-no' || base === 'present' || base === 'entitled'))
    return its.unanimous[base](subject)
  return its.reached(subject, `${amountOf(majority, comparison, its)} ${baseOf(base, paper, its)}`)
}

function mostVotesRule(paper: Paper, rule: MostVotes, its: RuleWords): string {
  const { subject } = paper
  const { seats, reserved, dropOut, next } = rule
  const unit = unitOf(paper)
  const sentences = [whoWins(paper, rule, its)]
  if (reserved !== null) sentences.push(its.reserved(reserved.group, reservedSeats(seats, reserved.seats)))
  // Where a ballot comes next, what a tie leaves open is filled by it.
  if (next === null) sentences.push(its.lot)
  else sentences.push(its.stillOpen(subject, seats) + its.next[next](subject, seats, unit))
  if (dropOut !== null)
    sentences.push(its.dropOut(subject, fractionOf(dropOut, its), baseOf('valid', paper, its)))
  return sentences.join(' ')
}

function whoWins(paper: Paper, { seats, majority }: MostVotes, its: RuleWords): string {
  const { subject, form } = paper
  const unit = unitOf(paper)
  if (majority === null) return `${its.most(subject, seats, unit)}${overNo(form, its)}.`
  const isSimple = form.kind === 'yes-no' && isMoreYesThanNo(majority)
  const amount = `${amountOf(majority, majority.comparison, its)} ${baseOf(majority.base, paper, its)}`
  const clause = isSimple ? its.moreYesThanNo(subject) : its.mostReaching(subject, amount, unit)
  return `${clause}${canBeMore(paper, seats, majority) ? its.surplus(seats, unit) : ''}.`
}

/** Where a ballot can say no, a no has an effect. */
function overNo(form: Paper['form'], its: RuleWords): string {
  if (form.kind === 'yes-no') return its.overNo
  return form.kind === 'choose' && form.none ? its.overNone : ''
}

/** Whether more options can reach the share than there are seats. */
function canBeMore({ form, options }: Paper, seats: number, majority: Majority): boolean {
  if (options.length <= seats) return false
  const isSingle = form.kind === 'choose' && form.most === 1
  return !isSingle || (seats + 1) * majority.numerator < majority.denominator
}

/** Every other seat from the first on; and the last ones, where more are reserved than that. */
function reservedSeats(seats: number, reserved: number): number[] {
  const numbers: number[] = []
  for (let seat = 1; seat <= seats && numbers.length < reserved; seat++) {
    const areAllReserved = reserved - numbers.length > seats - seat
    if (seat % 2 === 1 || areAllReserved) numbers.push(seat)
  }
  return numbers
}

function unitOf({ form }: Paper): Unit {
  switch (form.kind) {
    case 'yes-no':
      return 'yes'
    case 'points':
      return form.total === null ? 'points' : 'votes'
    case 'choose':
    case 'rank':
      return 'votes'
  }
}

function baseOf(base: Majority['base'], paper: Paper, its: RuleWords): string {
  const { form, options } = paper
  const isOnOption = form.kind === 'yes-no'
  const areVotes = isOnOption ? options.length === 1 : form.kind === 'choose' && form.most === 1
  const abstain = canAbstain(paper)
  switch (base) {
    case 'yes-no':
      return isOnOption ? its.bases['yes-no'] : its.bases.decided(areVotes, abstain)
    case 'yes-no-abstain':
      return isOnOption ? its.bases['yes-no-abstain'] : its.bases.valid(areVotes, abstain)
    case 'valid':
      return its.bases.valid(areVotes, abstain)
    case 'cast':
      return its.bases.cast(areVotes)
    case 'present':
    case 'entitled':
      return its.bases[base]
  }
}

const canAbstain = ({ form, empty }: Paper): boolean => form.abstain || empty === 'abstention'

const isMoreThanHalf = ({ numerator, denominator, comparison }: Majority): boolean =>
  comparison === 'more-than' && numerator * 2 === denominator

const isMoreYesThanNo = (majority: Majority): boolean =>
  majority.base === 'yes-no' && isMoreThanHalf(majority)

function amountOf(share: Fraction, comparison: Quorum['comparison'], its: RuleWords): string {
  // Nothing is more than all of it.
  const isAll = comparison === 'at-least' && share.numerator === share.denominator
  return `${isAll ? '' : its.comparison[comparison]}${fractionOf(share, its)}`
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

/** In a word, in percent where that is exact, else in figures. */
function fractionOf({ numerator, denominator }: Fraction, its: RuleWords): string {
  const divisor = commonDivisor(numerator, denominator)
  const reduced = `${numerator / divisor}/${denominator / divisor}`
  const percent = (numerator * 100) / denominator
  return its.fractions[reduced] ?? (Number.isInteger(percent) ? its.percent(`${percent}`) : reduced)
}

function howToMark(paper: Paper, its: RuleWords['form']): string[] {
  const { subject, options, form } = paper
  switch (form.kind) {
    case 'yes-no':
      return [
        its.yesNo(subject, options.length, form.abstain),
        ...(options.length === 1 ? [] : yesLimit(form.least, form.most, options.length, its)),
      ]
    case 'choose':
      return [howManyToChoose(subject, form, options.length, its), ...also(form.none, form.abstain, its)]
    case 'points':
      return [
        form.total === null
          ? its.points(subject, form.each)
          : form.total === 1
            ? its.chooseOne(subject)
            : its.cumulate(subject, form.total, form.each),
        ...also(false, form.abstain, its),
      ]
    case 'rank':
      return [
        its.rank,
        form.least >= options.length ? its.rankAll : form.least > 1 ? its.rankSome(form.least) : its.rankAny,
        form.equal ? its.equal : its.notEqual,
        ...also(false, form.abstain, its),
      ]
  }
}

function yesLimit(least: number, most: number, options: number, its: RuleWords['form']): string[] {
  const { limits, yesLimit: sentence } = its
  if (least === most) return [sentence(limits.exactly(most))]
  if (least > 0 && most < options) return [sentence(limits.between(least, most))]
  if (least > 0) return [sentence(limits.from(least))]
  return most < options ? [sentence(limits.to(most))] : []
}

function howManyToChoose(
  subject: Paper['subject'],
  { least, most }: { least: number; most: number },
  options: number,
  its: RuleWords['form'],
): string {
  if (most === 1) return its.chooseOne(subject)
  return most >= options && least <= 1 ? its.chooseAny(subject) : its.chooseAmount(subject, least, most)
}

function also(none: boolean, abstain: boolean, its: RuleWords['form']): string[] {
  if (none && abstain) return [its.alsoBoth]
  return none ? [its.alsoNone] : abstain ? [its.alsoAbstain] : []
}
