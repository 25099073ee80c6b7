/**
 * The form of a vote and the draft it stands for: defaults, what is wrong with it, and back. Pure; it says what is wrong as
 * keys of the catalogue. The limits are the host's own (server/protocol/parse.ts), so that a fault shows while typing.
 */
import type { Electorate, SetUpFault, VoteDraft, VoteId } from '#protocol'
import { setUpFaults, type SetUpFinding } from '#protocol/set-up'
import { kindOf, presetOf, type BallotKind, type Settings } from './ballot-kinds.ts'
import { blankRow, isBlank, tidyLine } from './option-rows.ts'
import {
  BLOCK_NAME,
  formOfPaper,
  readPaper,
  type PaperField,
  type PaperForm,
  type PaperWhy,
} from './paper-form.ts'
import { formOfQuorum, readQuorum, type QuorumForm } from './shares.ts'

export const TITLE_MAX = 300
export const TEXT_MAX = 6_000
const DURATION_MIN_SECONDS = 5
const DURATION_MAX_SECONDS = 24 * 60 * 60

export const DURATIONS = ['none', '1', '2', '3', '5', 'custom'] as const
export type DurationChoice = (typeof DURATIONS)[number]

/** As it stands in the controls: numbers are still text. */
export type VoteForm = PaperForm & {
  title: string
  text: string
  /** The settings of kinds that were looked at before this one: whoever goes back to one finds them again. */
  left: Readonly<Partial<Record<BallotKind, Settings>>>
  presence: Electorate['presence']
  groups: readonly string[]
  quorum: QuorumForm
  changeable: boolean
  duration: DurationChoice
  /** Minutes, "2:30" or "12", when `duration` is `custom`. */
  minutes: string
  follows: VoteId | null
}

export type DurationFault = 'unreadable' | 'too-short' | 'too-long'
export type Field = PaperField | 'title' | 'text' | 'duration' | 'quorum' | 'kind'
export type Why = PaperWhy | SetUpFault | DurationFault | 'title-missing' | 'title-too-long' | 'text-too-long'
export type Fault = { field: Field; why: Why; about: Record<string, string | number> }

/**
 * An empty form. How people vote on motions seldom changes from one to the next and is taken over from the last one; what is
 * voted on, who may vote and by which majority is not, because «delegates only» or «two thirds» left standing would be seen
 * only when it is too late.
 */
export function newForm(last: VoteDraft | null): VoteForm {
  if (last === null) return blank
  const { secrecy, ...before } = last
  const { duration, minutes } = formOfDuration(before.durationSeconds)
  const isQuestion = presetOf(kindOf(before.paper)).secrecy === blank.settings.secrecy
  return {
    ...blank,
    settings: isQuestion ? { ...blank.settings, secrecy } : blank.settings,
    changeable: before.changeable,
    duration,
    minutes,
  }
}

export function formOf(draft: VoteDraft): VoteForm {
  const { title, text, secrecy, electorate, paper, quorum, changeable, durationSeconds, follows } = draft
  return {
    title,
    text,
    ...formOfPaper(paper, secrecy),
    left: {},
    presence: electorate.presence,
    groups: electorate.groups,
    quorum: formOfQuorum(quorum),
    changeable,
    ...formOfDuration(durationSeconds),
    follows,
  }
}

export type ReadForm = { ok: true; draft: VoteDraft } | { ok: false; faults: readonly Fault[] }

export function readForm(form: VoteForm): ReadForm {
  const title = tidyLine(form.title)
  const text = form.text.trim()
  const paper = readPaper(form)
  const quorum = readQuorum(form.quorum)
  const duration = readDuration(form)
  const { secrecy } = form.settings
  const { changeable, follows } = form
  const faults: Fault[] = [
    ...(title === '' ? [fault('title', 'title-missing')] : []),
    ...(title.length > TITLE_MAX ? [fault('title', 'title-too-long', { most: TITLE_MAX })] : []),
    ...(text.length > TEXT_MAX ? [fault('text', 'text-too-long', { most: TEXT_MAX })] : []),
    ...(paper.ok
      ? faultsOfSetUp({ paper: paper.paper, quorum: quorum.ok ? quorum.quorum : null }, form)
      : paper.faults),
    ...(quorum.ok ? [] : [fault('quorum', quorum.why)]),
    ...(duration.ok ? [] : [fault('duration', duration.why)]),
  ]
  if (faults.length > 0 || !paper.ok || !quorum.ok || !duration.ok) return { ok: false, faults }
  const electorate = { presence: form.presence, groups: form.groups }
  return {
    ok: true,
    draft: {
      title,
      text,
      secrecy,
      electorate,
      paper: paper.paper,
      quorum: quorum.quorum,
      changeable,
      durationSeconds: duration.seconds,
      follows,
    },
  }
}

/** Whether anything was written that would be missed. */
export const isUntouched = (form: VoteForm): boolean =>
  form.title.trim() === '' && form.text.trim() === '' && form.rows.every(isBlank)

/** The names stay, whatever is asked about them. */
export const withKind = (form: VoteForm, kind: BallotKind): VoteForm => ({
  ...form,
  kind,
  settings: form.kind === kind ? form.settings : (form.left[kind] ?? presetOf(kind)),
  left: { ...form.left, [form.kind]: form.settings },
})

export const withSettings = (form: VoteForm, changed: Partial<Settings>): VoteForm => ({
  ...form,
  settings: { ...form.settings, ...changed },
})

/** What is only not written yet: no fault until somebody says that it is all. */
const UNWRITTEN: readonly Why[] = ['title-missing', 'no-options', 'name-missing']
/** These compare with how many names there are, which is known when the last one is written. */
const COUNTING: readonly Why[] = [
  'most-over-options',
  'least-over-options',
  'more-seats-than-candidates',
  'group-on-no-option',
  'group-too-small',
]

/** What is worth saying before saving was tried. */
export function isDue({ why }: Fault, { rows }: VoteForm, isListing: boolean): boolean {
  if (UNWRITTEN.includes(why)) return false
  return !COUNTING.includes(why) || (!isListing && !rows.every(isBlank))
}

const fault = (field: Field, why: Why, about: Fault['about'] = {}): Fault => ({ field, why, about })

function faultsOfSetUp(
  draft: Parameters<typeof setUpFaults>[0],
  { kind, settings }: VoteForm,
): readonly Fault[] {
  const all = setUpFaults(draft)
  // Of an empty paper everything else is wrong, too.
  const empty = all.find((found) => found.fault === 'no-options')
  const faults = (empty === undefined ? all : [empty]).map((found): Fault => {
    const field = kind === 'en-bloc' && found.fault === 'name-missing' ? 'block' : fieldOf(found)
    return { field, why: found.fault, about: found.about ?? {} }
  })
  // Where it is as many as seats, mending the seats mends it.
  const isOfSeats = settings.most.trim() === '' && faults.some(({ field }) => field === 'seats')
  return isOfSeats ? faults.filter(({ field }) => field !== 'most') : faults
}

/** Beside which control it is shown. */
function fieldOf({ fault: why, where, about = {} }: SetUpFinding): Field {
  switch (why) {
    case 'no-options':
    case 'too-many-options':
    case 'name-missing':
    case 'name-twice':
      return 'options'
    case 'least-over-most':
    case 'least-over-options':
      return 'least'
    case 'most-over-options':
    case 'most-under-seats':
      return 'most'
    case 'more-seats-than-candidates':
    case 'one-seat-only':
      return 'seats'
    case 'rule-needs-ranking':
    case 'ranking-needs-its-rule':
    case 'rule-needs-yes-no':
      return 'kind'
    case 'base-not-on-ballot':
      return 'majority'
    case 'total-under-each':
      return 'total'
    case 'group-on-no-option':
    case 'group-too-small':
    case 'reserved-over-seats':
      return where === 'share' ? 'share' : 'reserved'
    case 'always-or-never':
      if (where === 'share' || where === 'quorum') return where
      return SPOKEN_OF.find((field) => field in about) ?? ('comparison' in about ? 'majority' : 'dropOut')
  }
}

/** These numbers make nothing possible when they are 0. */
const SPOKEN_OF = ['most', 'each', 'seats'] as const

type ReadDuration = { ok: true; seconds: number | null } | { ok: false; why: DurationFault }

export function readDuration({ duration, minutes }: Pick<VoteForm, 'duration' | 'minutes'>): ReadDuration {
  if (duration === 'none') return { ok: true, seconds: null }
  if (duration !== 'custom') return { ok: true, seconds: Number(duration) * 60 }
  const [, whole, seconds = '0'] = /^\s*(\d{1,5})(?::([0-5]\d))?\s*$/.exec(minutes) ?? []
  if (whole === undefined) return { ok: false, why: 'unreadable' }
  const all = Number(whole) * 60 + Number(seconds)
  if (all < DURATION_MIN_SECONDS) return { ok: false, why: 'too-short' }
  if (all > DURATION_MAX_SECONDS) return { ok: false, why: 'too-long' }
  return { ok: true, seconds: all }
}

function formOfDuration(seconds: number | null): Pick<VoteForm, 'duration' | 'minutes'> {
  const whole = seconds === null ? 'none' : String(seconds / 60)
  const preset = DURATIONS.find((choice) => choice === whole)
  const minutes = seconds === null || preset !== undefined ? '' : writeMinutes(seconds)
  return { duration: preset ?? 'custom', minutes }
}

export const writeMinutes = (seconds: number): string =>
  seconds % 60 === 0
    ? String(seconds / 60)
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

const blank: VoteForm = {
  title: '',
  text: '',
  kind: 'motion',
  rows: [blankRow(1)],
  blockName: BLOCK_NAME,
  settings: presetOf('motion'),
  left: {},
  presence: 'present',
  groups: [],
  quorum: formOfQuorum(null),
  changeable: false,
  duration: 'none',
  minutes: '',
  follows: null,
}
