/** The papers that are needed everywhere: one motion by a majority. */
import type { Majority, Paper } from './messages.ts'
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
