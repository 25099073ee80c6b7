/**
 * What everybody says alike about motions: the rules a convention begins with, their order, and what a published vote decided.
 * Pure, for host and console.
 */
import type {
  MotionHead,
  MotionRules,
  MotionState,
  MotionVote,
  OptionIndex,
  Paper,
  Result,
  Verdict,
} from './messages.ts'

/** 1,000 for the agenda of a large party congress with its amendments; twice that is a list that still opens at once. */
export const MOST_MOTIONS = 2_000
export const MOST_STATES = 20
export const MOST_SUPPORTERS = 100
export const SUPPORTER_CHARACTERS = 80
/** A reason goes in a frame, before and after. */
export const REASON_CHARACTERS = 8_000
/** In a frame, whatever signs it has; what is longer is uploaded. */
export const FRAMED_TEXT_CHARACTERS = 16_000

const ENDS = ['withdrawn', 'referred', 'not-dealt-with']
const state = (
  id: string,
  meaning: MotionState['meaning'],
  { isPublic = true, to = [] }: { isPublic?: boolean; to?: readonly string[] } = {},
): MotionState => ({ id, name: '', meaning, isPublic, to })

export const FIRST_RULES: MotionRules = {
  states: [
    state('submitted', 'new', { isPublic: false, to: ['admitted', 'withdrawn', 'not-dealt-with'] }),
    state('admitted', 'open', { to: ['debate', 'adopted', 'rejected', ...ENDS] }),
    state('debate', 'open', { to: ['admitted', 'adopted', 'rejected', ...ENDS] }),
    state('adopted', 'adopted'),
    state('rejected', 'rejected'),
    state('withdrawn', 'done', { to: ['submitted', 'admitted'] }),
    state('referred', 'done', { to: ['admitted'] }),
    state('not-dealt-with', 'done', { to: ['admitted'] }),
  ],
  supporters: 0,
  amendmentSupporters: 0,
  prefix: 'A',
}

export const stateIn = ({ states }: MotionRules, id: string): MotionState =>
  states.find((each) => each.id === id) ?? { id, name: '', meaning: 'open', isPublic: true, to: [] }

const { compare } = new Intl.Collator('de', { numeric: true })

/** By number, as people count: A2 before A10, and amendments behind their motion. */
export const byNumber = (one: Pick<MotionHead, 'number' | 'id'>, other: Pick<MotionHead, 'number' | 'id'>) =>
  compare(one.number, other.number) || one.id - other.id

/** Where on the paper it is; null: no longer on it. '' is the only motion of a paper. */
export function optionOf({ options }: Paper, label: string): OptionIndex | null {
  if (options.length === 1 && options[0]?.name === '') return 0
  const index = options.findIndex(({ name, items }) => name === label || items.includes(label))
  return index === -1 ? null : index
}

/** What a result says of one option; null: it decides nothing about it. */
export function verdictOn({ outcome }: Result, option: OptionIndex): 'adopted' | 'rejected' | null {
  if (outcome.kind === 'majority') return decided(outcome.decisions[option]?.verdict)
  if (outcome.elected.includes(option)) return 'adopted'
  const isOpen = outcome.ties.some(({ tied, drawn }) => drawn === null && tied.includes(option))
  return isOpen ? null : 'rejected'
}

const decided = (verdict: Verdict | undefined): 'adopted' | 'rejected' | null =>
  verdict === 'adopted' || verdict === 'rejected' ? verdict : null

/** What follows for each motion of a vote. */
export const verdictsOf = (
  { motions }: MotionVote,
  { paper, result }: { paper: Paper; result: Result },
): { motion: number; verdict: 'adopted' | 'rejected' }[] =>
  motions.flatMap(({ motion, label }) => {
    const option = optionOf(paper, label)
    const verdict = option === null ? null : verdictOn(result, option)
    return verdict === null ? [] : [{ motion, verdict }]
  })
