/** The papers that are needed everywhere: one motion by a majority. */
import type { Majority, OptionVotes, Paper, Result, VoteDraft } from './messages.ts'
import { ABSTAIN, NO, YES } from './marks.ts'

/** More yes than no. */
export const SIMPLE_MAJORITY: Majority = {
  base: 'yes-no',
  numerator: 1,
  denominator: 2,
  comparison: 'more-than',
}

/** The vote's title is the motion. */
export const motionPaper = (majority: Majority): Paper => ({
  subject: 'motions',
  options: [{ name: '', items: [], group: '' }],
  form: { kind: 'yes-no', least: 0, most: 1, abstain: true },
  rule: { kind: 'majority', majority, tie: 'rejected' },
  order: 'given',
  empty: 'abstention',
  share: null,
})

/** A ballot on it. */
export const motionMarks = { yes: `m${YES}`, no: `m${NO}`, abstain: `m${ABSTAIN}` } as const

/** Whether a ballot is cast with one touch: yes, no or abstain on one motion. */
export const isOneMotion = ({ form, options, subject }: Paper): boolean =>
  form.kind === 'yes-no' && options.length === 1 && subject === 'motions'

/** What can be said on one motion. */
export type Choice = keyof typeof motionMarks

/** Of a vote on one motion, what else its draft needs. */
export const onMotion = (
  majority: Majority,
): Pick<VoteDraft, 'paper' | 'quorum' | 'changeable' | 'follows'> => ({
  paper: motionPaper(majority),
  quorum: null,
  changeable: false,
  follows: null,
})

const NO_VOTES: OptionVotes = { yes: '0', no: '0', abstain: '0' }

/** The votes on a motion that is the only one. */
export const motionVotes = ({ options }: Pick<Result, 'options'>): OptionVotes => options[0] ?? NO_VOTES
