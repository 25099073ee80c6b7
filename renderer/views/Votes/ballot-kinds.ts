/**
 * The ballots that a chair knows by name, and what each begins with. A kind only says which settings are shown and how they are
 * preset; a paper with other settings keeps them, whatever kind it is shown as. Pure.
 */
import type { Form, Paper, Rule, Secrecy } from '#protocol'
import type { MajorityForm } from './shares.ts'

export const KIND_GROUPS = {
  questions: ['motion', 'motions', 'en-bloc', 'alternatives'],
  elections: ['post', 'posts', 'list'],
  others: ['approval', 'cumulative', 'score', 'ranking', 'ranking-seats'],
} as const
export type KindGroup = keyof typeof KIND_GROUPS
export type BallotKind = (typeof KIND_GROUPS)[KindGroup][number]

/** As it stands in the controls: numbers and shares are still text. */
export type Settings = MajorityForm & {
  secrecy: Secrecy
  subject: Paper['subject']
  marks: Form['kind']
  least: string
  /** '': as many as there are seats, or options: see `ofItself`. */
  most: string
  each: string
  /** '': no limit; of cumulative votes, as many as there are seats. */
  total: string
  none: boolean
  abstain: boolean
  equal: boolean
  rule: Rule['kind']
  seats: string
  tie: 'rejected' | 'casting-vote'
  /** '': no seats are reserved. */
  reservedGroup: string
  reservedSeats: string
  /** '': nobody drops out. */
  dropOut: string
  next: 'none' | 'second-ballot' | 'same-again'
  order: Paper['order']
  empty: Paper['empty']
  /** '': no share is asked for. */
  shareGroup: string
  share: string
}

const SIMPLE: MajorityForm = {
  majority: 'simple',
  base: 'yes-no',
  comparison: 'more-than',
  majorityShare: '1/2',
}
/** Abstentions are valid ballots: who is elected has over half of them, too. */
const OF_VALID: MajorityForm = { ...SIMPLE, majority: 'of-valid', base: 'valid' }
const NONE: MajorityForm = { ...SIMPLE, majority: 'none' }

const motion: Settings = {
  ...SIMPLE,
  secrecy: 'named',
  subject: 'motions',
  marks: 'yes-no',
  least: '0',
  most: '',
  each: '3',
  total: '',
  none: false,
  abstain: true,
  equal: false,
  rule: 'majority',
  seats: '1',
  tie: 'rejected',
  reservedGroup: '',
  reservedSeats: '1',
  dropOut: '',
  next: 'none',
  order: 'given',
  empty: 'abstention',
  shareGroup: '',
  share: '50 %',
}

const post: Settings = {
  ...motion,
  ...OF_VALID,
  secrecy: 'secret',
  subject: 'candidates',
  marks: 'choose',
  none: true,
  rule: 'most-votes',
  next: 'second-ballot',
}

/** Elections are secret unless the chair says otherwise: of boards and delegates the law wants it so (PartG § 15). */
const PRESETS: Readonly<Record<BallotKind, Settings>> = {
  motion,
  motions: motion,
  'en-bloc': motion,
  alternatives: { ...post, ...SIMPLE, secrecy: 'named', subject: 'alternatives' },
  post,
  posts: { ...post, none: false, seats: '3' },
  list: post,
  approval: { ...post, ...NONE, none: false, next: 'none' },
  cumulative: { ...post, ...NONE, marks: 'points', none: false, seats: '3', next: 'none' },
  score: { ...post, ...NONE, marks: 'points', none: false, each: '5', next: 'none' },
  ranking: { ...post, ...NONE, marks: 'rank', none: false, least: '1', rule: 'irv', next: 'none' },
  'ranking-seats': {
    ...post,
    ...NONE,
    marks: 'rank',
    none: false,
    least: '1',
    rule: 'scottish-stv',
    seats: '3',
    next: 'none',
  },
}

export const presetOf = (kind: BallotKind): Settings => PRESETS[kind]

/** How many may be marked where nothing is said: everything, or one for each seat. */
export function ofItself(kind: BallotKind, counts: { options: number; seats: number }): number {
  switch (kind) {
    case 'motion':
    case 'motions':
    case 'en-bloc':
    case 'approval':
      return counts.options
    case 'alternatives':
    case 'post':
    case 'posts':
    case 'list':
    case 'cumulative':
    case 'score':
    case 'ranking':
    case 'ranking-seats':
      return counts.seats
  }
}

/** As which kind a paper is shown, whoever made it. */
export function kindOf(paper: Paper): BallotKind {
  const { form, rule, options, subject } = paper
  switch (form.kind) {
    case 'rank':
      return rule.kind === 'scottish-stv' || rule.kind === 'meek-stv' ? 'ranking-seats' : 'ranking'
    case 'points':
      return form.total === null ? 'score' : 'cumulative'
    case 'yes-no':
      return rule.kind === 'majority' ? motionKindOf(paper) : 'posts'
    case 'choose': {
      const isForOne = form.most === 1 && 'seats' in rule && rule.seats === 1
      if (options.some(({ items }) => items.length > 0)) return 'list'
      if (isForOne) return subject === 'alternatives' ? 'alternatives' : 'post'
      const isAnyNumber = form.most === options.length && 'majority' in rule && rule.majority === null
      return isAnyNumber ? 'approval' : 'posts'
    }
  }
}

function motionKindOf({ options, subject }: Paper): BallotKind {
  const [first, ...others] = options
  if (subject !== 'motions' || options.some(({ group }) => group !== '')) return 'motions'
  if (first?.name === '' && first.items.length === 0 && others.length === 0) return 'motion'
  const isBlock = first !== undefined && first.items.length > 0
  return isBlock && others.every(({ items }) => items.length === 0) ? 'en-bloc' : 'motions'
}
