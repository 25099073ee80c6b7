/**
 * A ballot as text and back, and whether it may be cast on this paper. Used by the phone before it is sent and by the host before
 * it is taken, so that both say the same. A letter says what the ballot as a whole is, then each option has its mark, in the
 * order of the paper and always as wide: nobody learns from a length what was voted.
 */
import type { Form, Marks, Option, OptionIndex, Paper } from './messages.ts'

/**
 * `marks`, one an option: of yes-no 0 nothing, 1 yes, 2 no, 3 abstain; a cross 1; points; a place from 1 on, 0 for none.
 * `invalid` is cast so on purpose; `none` says no to all.
 */
export type Ballot =
  { kind: 'marked'; marks: readonly number[] } | { kind: 'invalid' } | { kind: 'none' } | { kind: 'abstain' }

export const YES = 1
export const NO = 2
export const ABSTAIN = 3

/** Why a ballot may not be cast. A phone shows it in words while it is filled in. */
export type MarksFault =
  /** Not a ballot of this paper at all. */
  | 'unreadable'
  | 'too-few'
  | 'too-many'
  | 'too-many-points'
  | 'not-offered'
  | 'places-shared'
  | 'place-left-out'
  | 'share-missed'

const LETTERS = { marked: 'm', invalid: 'i', none: 'n', abstain: 'a' } as const

/** How earlier versions kept a ballot on one motion. */
const EARLIER: ReadonlyMap<string, Marks> = new Map([
  ['yes', 'm1'],
  ['no', 'm2'],
  ['abstain', 'm3'],
])

export function writeMarks(paper: Paper, ballot: Ballot): Marks {
  const width = markWidth(paper)
  const marks = ballot.kind === 'marked' ? ballot.marks : paper.options.map(() => 0)
  return LETTERS[ballot.kind] + marks.map((mark) => String(mark).padStart(width, '0')).join('')
}

/** Null where the text is no ballot of this paper. Whether it may be cast, `faultOf` says. */
export function readMarks(paper: Paper, text: Marks): Ballot | null {
  const known = EARLIER.get(text) ?? text
  const width = markWidth(paper)
  const digits = known.slice(1)
  if (digits.length !== width * paper.options.length || !/^\d*$/.test(digits)) return null
  const marks = paper.options.map((_, option) => Number(digits.slice(option * width, (option + 1) * width)))
  if (known.startsWith(LETTERS.marked))
    return marks.every((mark) => mark <= largestMark(paper)) ? { kind: 'marked', marks } : null
  // One text a ballot: what is not marked has no marks.
  if (marks.some((mark) => mark !== 0)) return null
  const kinds = ['invalid', 'none', 'abstain'] as const
  const kind = kinds.find((one) => known.startsWith(LETTERS[one]))
  return kind === undefined ? null : { kind }
}

/** Null: it may be cast. An empty ballot and an invalid one always may. */
export function faultOf(paper: Paper, ballot: Ballot): MarksFault | null {
  const { form } = paper
  switch (ballot.kind) {
    case 'invalid':
      return null
    case 'none':
      return form.kind === 'choose' && form.none ? null : 'not-offered'
    case 'abstain':
      return form.kind !== 'yes-no' && form.abstain ? null : 'not-offered'
    case 'marked':
      if (isEmpty(ballot)) return null
      return formFault(form, ballot.marks) ?? (hasItsShare(paper, ballot.marks) ? null : 'share-missed')
  }
}

export const isEmpty = (ballot: Ballot): boolean =>
  ballot.kind === 'marked' && ballot.marks.every((mark) => mark === 0)

/** The options that the ballot is for: with a yes, a cross, points or a place. */
export const chosenOf = ({ form }: Pick<Paper, 'form'>, marks: readonly number[]): OptionIndex[] =>
  [...marks.keys()].filter((option) =>
    form.kind === 'yes-no' ? marks[option] === YES : (marks[option] ?? 0) > 0,
  )

/** How many of `chosen` options must be of the group at least: the share, rounded up. */
export const shareNeeded = ({ share }: Pick<Paper, 'share'>, chosen: number): number =>
  share === null ? 0 : Math.ceil((chosen * share.numerator) / share.denominator)

export function hasItsShare(
  paper: Pick<Paper, 'form' | 'share' | 'options'>,
  marks: readonly number[],
): boolean {
  const { share, options } = paper
  if (share === null) return true
  const chosen = chosenOf(paper, marks)
  const isOfGroup = (option: OptionIndex) => options[option]?.group === share.group
  return chosen.filter(isOfGroup).length >= shareNeeded(paper, chosen.length)
}

export const ofGroup = (options: readonly Option[], group: string): OptionIndex[] =>
  [...options.keys()].filter((option) => options[option]?.group === group)

function formFault(form: Form, marks: readonly number[]): MarksFault | null {
  const chosen = chosenOf({ form }, marks)
  switch (form.kind) {
    case 'yes-no':
      if (!form.abstain && marks.includes(ABSTAIN)) return 'not-offered'
      // Who says no to all has chosen too few of them on purpose.
      return chosen.length > form.most ? 'too-many' : chosen.length < form.least ? 'too-few' : null
    case 'choose':
      return chosen.length > form.most ? 'too-many' : chosen.length < form.least ? 'too-few' : null
    case 'points': {
      if (marks.some((points) => points > form.each)) return 'too-many-points'
      const sum = marks.reduce((all, own) => all + own, 0)
      return form.total !== null && sum > form.total ? 'too-many-points' : null
    }
    case 'rank':
      return rankFault(form, marks, chosen.length)
  }
}

/** Places run from 1 on without a gap; who shares one takes up as many (1, 2, 2, 4) or one (1, 2, 2, 3): both are read. */
function rankFault(
  { least, equal }: Extract<Form, { kind: 'rank' }>,
  marks: readonly number[],
  ranked: number,
): MarksFault | null {
  if (ranked < least) return 'too-few'
  const places = marks.filter((mark) => mark > 0).sort((a, b) => a - b)
  const different = new Set(places).size
  if (!equal && different < places.length) return 'places-shared'
  const isDense = places.every((place, at) => place - (places[at - 1] ?? 0) <= 1)
  const isSpaced = places.every((place, at) => place === places[at - 1] || place === at + 1)
  return isDense || isSpaced ? null : 'place-left-out'
}

function largestMark({ form, options }: Paper): number {
  switch (form.kind) {
    case 'yes-no':
      return ABSTAIN
    case 'choose':
      return 1
    case 'points':
      return form.each
    case 'rank':
      return options.length
  }
}

/** Digits of a mark. */
export const markWidth = (paper: Paper): number => String(largestMark(paper)).length
