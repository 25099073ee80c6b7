/** The rules of motions and amendments: handing in, changing, and the ways from state to state. SPEC.md, rules Y. */
import type {
  Amends,
  MotionFields,
  MotionId,
  MotionRules,
  MotionVersion,
  VoteId,
} from '../protocol/messages.ts'
import { MOST_MOTIONS, stateIn } from '../protocol/motions.ts'
import { amendmentsOf, hunksOf, isAmendment, isPlace, textOf } from './amendments.ts'
import type { Assembly } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import type { AddedMotion } from './events.ts'
import { mergeAll, openVoteOn } from './motion-votes.ts'

export type Motion = MotionFields & {
  readonly id: MotionId
  readonly state: string
  /** Each version of its text, the first one first; of an amendment, of what it puts in. */
  readonly texts: readonly (Omit<MotionVersion, 'version'> & { text: string })[]
  readonly amends: Amends | null
  readonly settledBy: VoteId | null
  readonly amendmentOrder: readonly MotionId[] | null
  /** Of an adopted amendment: the version of its motion's text that it made. */
  readonly mergedAs: number | null
}

export type MotionBook = Pick<
  Assembly,
  'motions' | 'nextMotion' | 'motionRules' | 'motionVotes' | 'items' | 'votes'
>

export function addMotion(book: MotionBook, fields: MotionFields, text: string) {
  const refused = fieldsFault(book, fields, null)
  if (refused !== null) return refused
  if (text === '') return refuse('text-missing')
  return added(book, fields, { text, amends: null, number: nextNumber(book, null) })
}

export function addAmendment(book: MotionBook, fields: MotionFields, amends: Amends, text: string) {
  const refused = fieldsFault(book, fields, null) ?? placeFault(book, amends, text)
  return (
    refused ??
    added(book, { ...fields, alternativeTo: null }, { text, amends, number: nextNumber(book, amends.motion) })
  )
}

function added(
  book: MotionBook,
  fields: MotionFields,
  { text, amends, number }: { text: string; amends: Amends | null; number: string },
) {
  if (book.motions.size >= MOST_MOTIONS) return refuse('too-many-motions', { most: MOST_MOTIONS })
  const motion = book.nextMotion
  const whole = fields.number === '' ? { ...fields, number } : fields
  return accept([{ type: 'motion-added', motion, fields: whole, text, amends }], {
    motion,
    number: whole.number,
  })
}

/** [Y2] a number belongs to one motion. */
function fieldsFault(
  { motions, items }: MotionBook,
  { number, item, alternativeTo }: Partial<Pick<MotionFields, 'number' | 'item' | 'alternativeTo'>>,
  self: MotionId | null,
) {
  if (number !== undefined && number !== '' && isTaken(motions, number, self))
    return refuse('number-taken', { number })
  if (typeof item === 'number' && !items.has(item)) return refuse('no-such-item')
  if (typeof alternativeTo !== 'number') return null
  return motions.has(alternativeTo) && alternativeTo !== self ? null : refuse('no-such-motion')
}

const sameNumber = (text: string) => text.replace(/\s+/g, '').toLocaleLowerCase()
const isTaken = (motions: MotionBook['motions'], number: string, self: MotionId | null): boolean =>
  [...motions.values()].some(
    (motion) => motion.id !== self && sameNumber(motion.number) === sameNumber(number),
  )

/** [Y2] one more than the highest: A1, A2 … and A1-1, A1-2 … */
export function nextNumber({ motions, motionRules }: MotionBook, parent: MotionId | null, more = 0): string {
  const above = parent === null ? undefined : motions.get(parent)
  const prefix = above === undefined ? motionRules.prefix : `${above.number}-`
  let highest = 0
  for (const { number } of motions.values()) {
    const rest = number.startsWith(prefix) ? number.slice(prefix.length) : ''
    if (/^\d{1,6}$/.test(rest)) highest = Math.max(highest, Number(rest))
  }
  return `${prefix}${highest + 1 + more}`
}

/** [Y8] an amendment is made for the newest text, at a place that is there, and changes something. */
function placeFault({ motions }: MotionBook, amends: Amends, text: string) {
  const parent = motions.get(amends.motion)
  if (parent === undefined || isAmendment(parent)) return refuse('no-such-motion')
  if (amends.version !== parent.texts.length)
    return refuse('text-changed', { number: parent.number, version: parent.texts.length })
  const base = textOf(parent)
  if (!isPlace(base, amends)) return refuse('no-such-place')
  return hunksOf(base, amends, text).length === 0 ? refuse('changes-nothing') : null
}

const FIELDS = ['number', 'title', 'submitters', 'supporters', 'reason', 'item', 'alternativeTo'] as const

const holds = (motion: MotionFields, fields: Partial<MotionFields>): boolean =>
  FIELDS.every(
    (name) => fields[name] === undefined || JSON.stringify(motion[name]) === JSON.stringify(fields[name]),
  )

export function changeMotion(
  book: MotionBook,
  id: MotionId,
  { was, to }: { was: Partial<MotionFields>; to: Partial<MotionFields> },
) {
  const motion = book.motions.get(id)
  if (motion === undefined) return refuse('no-such-motion')
  if (holds(motion, to)) return accept([], {})
  if (!holds(motion, was)) return refuse('motion-changed', { number: motion.number })
  if (to.number === '') return refuse('number-missing')
  return fieldsFault(book, to, id) ?? accept([{ type: 'motion-changed', motion: id, to }], {})
}

export const isDecided = (rules: MotionRules, { state }: Motion): boolean =>
  ['adopted', 'rejected'].includes(stateIn(rules, state).meaning)

/** [Y7] what was voted on stays as it was voted on. */
export function changeText(
  book: MotionBook,
  id: MotionId,
  { version, text }: { version: number; text: string },
) {
  const motion = book.motions.get(id)
  if (motion === undefined) return refuse('no-such-motion')
  const { number, texts } = motion
  if (isDecided(book.motionRules, motion)) return refuse('motion-decided', { number })
  if (version !== texts.length) return refuse('text-changed', { number, version: texts.length })
  if (text === '' && motion.amends === null) return refuse('text-missing')
  if (text === textOf(motion)) return refuse('changes-nothing')
  return accept([{ type: 'motion-text-changed', motion: id, text }], { version: texts.length + 1 })
}

/** [Y10] nobody but a person says where an amendment belongs when what it changes has changed. */
export function rebaseAmendment(
  book: MotionBook,
  id: MotionId,
  { amends, text }: { amends: Amends; text: string },
) {
  const motion = book.motions.get(id)
  if (motion?.amends?.motion !== amends.motion) return refuse('no-such-motion')
  if (isDecided(book.motionRules, motion)) return refuse('motion-decided', { number: motion.number })
  return (
    placeFault(book, amends, text) ?? accept([{ type: 'amendment-rebased', motion: id, amends, text }], {})
  )
}

/** [Y5] [Y6] as the rules permit, from the state that was looked at. */
export function setState(
  book: MotionBook,
  id: MotionId,
  { was, to, despite }: { was: string; to: string; despite: boolean },
) {
  const motion = book.motions.get(id)
  if (motion === undefined) return refuse('no-such-motion')
  const { number, state } = motion
  if (state === to) return accept([], {})
  if (state !== was) return refuse('motion-changed', { number, state })
  const { motionRules: rules } = book
  if (!stateIn(rules, state).to.includes(to) || !rules.states.some((each) => each.id === to))
    return refuse('not-permitted', { number })
  // [Y15] what stands in a text goes out of it by reconsidering, or it would be put in twice.
  if (motion.mergedAs !== null) return refuse('not-permitted', { number })
  const vote = openVoteOn(book, id)
  if (vote !== null) return refuse('vote-prepared-on-it', { number, vote: vote.id, title: vote.draft.title })
  const needed = motion.amends === null ? rules.supporters : rules.amendmentSupporters
  const has = motion.supporters.length
  const leaves = stateIn(rules, state).meaning === 'new' && stateIn(rules, to).meaning !== 'done'
  if (leaves && has < needed && !despite) return refuse('supporters-missing', { number, has, needed })
  const isAdopted = stateIn(rules, to).meaning === 'adopted'
  const merging = mergeAll(book, isAdopted && isAmendment(motion) ? [motion] : [])
  if (!merging.ok) return merging
  const { merged } = merging
  const isDespite = leaves && has < needed
  return accept([{ type: 'motion-state-set', motion: id, state: to, despite: isDespite, merged }], {})
}

export function orderAmendments(
  { motions }: MotionBook,
  id: MotionId,
  { was, to }: { was: readonly MotionId[]; to: readonly MotionId[] },
) {
  if (!motions.has(id)) return refuse('no-such-motion')
  const all = amendmentsOf(motions, id).map((amendment) => amendment.id)
  const isAll = (list: readonly MotionId[]) =>
    list.length === all.length && all.every((each) => list.includes(each))
  if (!isAll(was) || !isAll(to)) return refuse('amendments-changed')
  return accept([{ type: 'amendments-ordered', motion: id, order: to }], {})
}

/** One act: all of them, or none. */
export function importMotions(
  book: MotionBook,
  source: string,
  list: readonly { fields: MotionFields; text: string }[],
) {
  if (list.length === 0) return refuse('nothing-to-import')
  if (book.motions.size + list.length > MOST_MOTIONS)
    return refuse('too-many-motions', { most: MOST_MOTIONS })
  let unnumbered = 0
  const numbers = new Set(list.map(({ fields }) => sameNumber(fields.number)))
  const freeNumber = (): string => {
    const number = nextNumber(book, null, unnumbered++)
    return numbers.has(sameNumber(number)) ? freeNumber() : number
  }
  const added = list.map(({ fields, text }, index): AddedMotion => ({
    motion: book.nextMotion + index,
    fields: fields.number === '' ? { ...fields, number: freeNumber() } : fields,
    text,
  }))
  return accept([{ type: 'motions-imported', source, added }], { added: added.length })
}
