/**
 * The form of a vote and the draft it stands for: defaults, what is wrong with it, and back. Pure; it says what is wrong as
 * keys of the catalogue. The limits are the host's own (server/protocol/parse.ts), so that a fault shows while typing.
 */
import type { Electorate, Majority, MajorityBase, Secrecy, VoteDraft } from '#protocol'

export const TITLE_MAX = 300
export const TEXT_MAX = 6_000
const PART_MAX = 1_000
const DURATION_MIN_SECONDS = 5
const DURATION_MAX_SECONDS = 24 * 60 * 60

export const MAJORITIES = ['simple', 'two-thirds', 'of-present', 'of-entitled', 'custom'] as const
export type MajorityKind = (typeof MAJORITIES)[number]

export const DURATIONS = ['none', '1', '2', '3', '5', 'custom'] as const
export type DurationChoice = (typeof DURATIONS)[number]

/** As it stands in the controls: numbers are still text. */
export type VoteForm = {
  title: string
  text: string
  secrecy: Secrecy
  presence: Electorate['presence']
  groups: readonly string[]
  majority: MajorityKind
  base: MajorityBase
  comparison: Majority['comparison']
  numerator: string
  denominator: string
  duration: DurationChoice
  /** Minutes, "2:30" or "12", when `duration` is `custom`. */
  minutes: string
}

export type FractionFault = 'not-whole' | 'too-large' | 'over-one' | 'always' | 'never'
export type DurationFault = 'unreadable' | 'too-short' | 'too-long'
export type FormFaults = {
  title: 'missing' | 'too-long' | null
  text: 'too-long' | null
  fraction: FractionFault | null
  duration: DurationFault | null
}

const PRESETS: Readonly<Record<Exclude<MajorityKind, 'custom'>, Majority>> = {
  simple: { base: 'yes-no', numerator: 1, denominator: 2, comparison: 'more-than' },
  'two-thirds': { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' },
  'of-present': { base: 'present', numerator: 1, denominator: 2, comparison: 'more-than' },
  'of-entitled': { base: 'entitled', numerator: 1, denominator: 2, comparison: 'more-than' },
}

/**
 * An empty form. How people vote seldom changes from one vote to the next and is taken over from the last one; who may vote
 * and by which majority is not, because «delegates only» or «two thirds» left standing would be seen only when it is too late.
 */
export function newForm(last: VoteDraft | null): VoteForm {
  return {
    ...(last === null ? blank : formOf(last)),
    title: '',
    text: '',
    presence: blank.presence,
    groups: blank.groups,
    ...formMajority(PRESETS.simple),
  }
}

export function formOf(draft: VoteDraft): VoteForm {
  const { title, text, secrecy, electorate, majority, durationSeconds } = draft
  const whole = durationSeconds === null ? 'none' : String(durationSeconds / 60)
  const preset = DURATIONS.find((choice) => choice === whole)
  return {
    title,
    text,
    secrecy,
    presence: electorate.presence,
    groups: electorate.groups,
    ...formMajority(majority),
    duration: preset ?? 'custom',
    minutes: durationSeconds === null || preset !== undefined ? '' : writeMinutes(durationSeconds),
  }
}

export type ReadForm = { ok: true; draft: VoteDraft } | { ok: false; faults: FormFaults }

export function readForm(form: VoteForm): ReadForm {
  const title = tidyLine(form.title)
  const text = form.text.trim()
  const majority = readMajority(form)
  const duration = readDuration(form)
  const faults: FormFaults = {
    title: title === '' ? 'missing' : title.length > TITLE_MAX ? 'too-long' : null,
    text: text.length > TEXT_MAX ? 'too-long' : null,
    fraction: majority.ok ? null : majority.why,
    duration: duration.ok ? null : duration.why,
  }
  if (faults.title !== null || faults.text !== null || !majority.ok || !duration.ok)
    return { ok: false, faults }
  return {
    ok: true,
    draft: {
      title,
      text,
      secrecy: form.secrecy,
      electorate: { presence: form.presence, groups: form.groups },
      majority: majority.majority,
      durationSeconds: duration.seconds,
    },
  }
}

/** Whether anything was written that would be missed. */
export const isUntouched = (form: VoteForm): boolean => form.title.trim() === '' && form.text.trim() === ''

type ReadMajority = { ok: true; majority: Majority } | { ok: false; why: FractionFault }

/** The rules of parse.ts: a fraction of at most one that can both be reached and be missed. */
export function readMajority(
  form: Pick<VoteForm, 'majority' | 'base' | 'comparison' | 'numerator' | 'denominator'>,
): ReadMajority {
  if (form.majority !== 'custom') return { ok: true, majority: PRESETS[form.majority] }
  const numerator = readWhole(form.numerator)
  const denominator = readWhole(form.denominator)
  if (numerator === null || denominator === null || denominator === 0) return { ok: false, why: 'not-whole' }
  if (numerator > PART_MAX || denominator > PART_MAX) return { ok: false, why: 'too-large' }
  if (numerator > denominator) return { ok: false, why: 'over-one' }
  if (form.comparison === 'at-least' && numerator === 0) return { ok: false, why: 'always' }
  if (form.comparison === 'more-than' && numerator === denominator) return { ok: false, why: 'never' }
  return { ok: true, majority: { base: form.base, comparison: form.comparison, numerator, denominator } }
}

type ReadDuration = { ok: true; seconds: number | null } | { ok: false; why: DurationFault }

function readDuration({ duration, minutes }: Pick<VoteForm, 'duration' | 'minutes'>): ReadDuration {
  if (duration === 'none') return { ok: true, seconds: null }
  if (duration !== 'custom') return { ok: true, seconds: Number(duration) * 60 }
  const [, whole, seconds = '0'] = /^\s*(\d{1,5})(?::([0-5]\d))?\s*$/.exec(minutes) ?? []
  if (whole === undefined) return { ok: false, why: 'unreadable' }
  const all = Number(whole) * 60 + Number(seconds)
  if (all < DURATION_MIN_SECONDS) return { ok: false, why: 'too-short' }
  if (all > DURATION_MAX_SECONDS) return { ok: false, why: 'too-long' }
  return { ok: true, seconds: all }
}

const readWhole = (text: string): number | null => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null)

const writeMinutes = (seconds: number): string =>
  seconds % 60 === 0
    ? String(seconds / 60)
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** What was pasted may bring line breaks and tabs along; the host takes one line without them. */
export const tidyLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim()

type MajorityInForm = Pick<VoteForm, 'majority' | 'base' | 'comparison' | 'numerator' | 'denominator'>

function formMajority(majority: Majority): MajorityInForm {
  const { base, comparison, numerator, denominator } = majority
  const kind = MAJORITIES.find((name) => name !== 'custom' && isSame(PRESETS[name], majority))
  return {
    majority: kind ?? 'custom',
    base,
    comparison,
    numerator: String(numerator),
    denominator: String(denominator),
  }
}

const isSame = (one: Majority, other: Majority): boolean =>
  one.base === other.base &&
  one.comparison === other.comparison &&
  one.numerator === other.numerator &&
  one.denominator === other.denominator

const blank: VoteForm = {
  title: '',
  text: '',
  secrecy: 'named',
  presence: 'present',
  groups: [],
  ...formMajority(PRESETS.simple),
  duration: 'none',
  minutes: '',
}
