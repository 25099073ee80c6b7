/** The form of an election and the draft it stands for. Pure; what the form has no control for stays as it was. */
import type {
  ElectionDraft,
  ElectionId,
  ElectionRule,
  Electorate,
  Fraction,
  ItemId,
  Secrecy,
} from '#protocol'
import { readDuration, writeMinutes, type DurationFault } from '../Votes/draft.ts'
import {
  formOfQuorum,
  readQuorum,
  readShare,
  writeShare,
  type QuorumForm,
  type ShareFault,
} from '../Votes/shares.ts'

export type System = 'choose' | 'yes-no' | Exclude<ElectionRule['kind'], 'most-votes'>
export type MajorityChoice = 'half' | 'most' | 'custom'
export type After = 'second-ballot' | 'same-again' | 'none'

/** As it stands in the controls: numbers are still text. */
export type ElectionForm = {
  title: string
  seats: string
  system: System
  majority: MajorityChoice
  after: After
  /** A share of the valid ballots, such as «10 %»; '': nobody drops out. */
  dropOut: string
  reservedSeats: string
  reservedGroup: string
  secrecy: Secrecy
  presence: Electorate['presence']
  groups: readonly string[]
  quorum: QuorumForm
  /** Minutes, "2:30" or "12"; '': until the chair closes. */
  minutes: string
  joinsLater: boolean
  item: ItemId | null
  incompatible: readonly ElectionId[]
  text: string
}

/** By field; `true`: its own sentence says what is wanted there. */
export type FormFaults = {
  readonly title?: true
  readonly seats?: true
  readonly reservedSeats?: true
  readonly reservedGroup?: true
  readonly dropOut?: ShareFault
  readonly quorum?: ShareFault
  readonly minutes?: DurationFault
}

type MostVotes = Extract<ElectionRule, { kind: 'most-votes' }>

/** Secret unless the chair says otherwise: of boards and delegates the law wants it so (PartG § 15). */
const NEW: ElectionForm = {
  ...{ title: '', seats: '1', system: 'choose', majority: 'half', after: 'second-ballot' },
  ...{ dropOut: '', presence: 'present', groups: [], quorum: formOfQuorum(null), minutes: '' },
  ...{ reservedSeats: '0', reservedGroup: '', secrecy: 'secret', joinsLater: false },
  ...{ item: null, incompatible: [], text: '' },
}

const MOST_SEATS = 150

export function formOf(draft: ElectionDraft | null): ElectionForm {
  if (draft === null) return NEW
  const { title, rule, marking, secrecy, joinsLater, item, incompatible, text } = draft
  const { electorate, quorum, durationSeconds } = draft
  const told = {
    ...{ title, seats: String(rule.seats), secrecy, joinsLater, item, incompatible, text },
    ...{ presence: electorate.presence, groups: electorate.groups, quorum: formOfQuorum(quorum) },
    minutes: durationSeconds === null ? '' : writeMinutes(durationSeconds),
  }
  if (rule.kind !== 'most-votes') return { ...NEW, ...told, system: rule.kind }
  return {
    ...told,
    system: marking === 'yes-no' ? 'yes-no' : 'choose',
    majority: majorityChoice(rule.majority),
    after: rule.next ?? 'none',
    dropOut: rule.dropOut === null ? '' : writeShare(rule.dropOut),
    reservedSeats: String(rule.reserved?.seats ?? 0),
    reservedGroup: rule.reserved?.group ?? '',
  }
}

const HALF = { base: 'valid', comparison: 'more-than', numerator: 1, denominator: 2 } as const

function majorityChoice(majority: MostVotes['majority']): MajorityChoice {
  if (majority === null) return 'most'
  const { base, comparison, numerator, denominator } = majority
  const isHalf = base === 'valid' && comparison === 'more-than' && 2 * numerator === denominator
  return isHalf ? 'half' : 'custom'
}

const numberOf = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)

export const isRanked = (system: System): system is Exclude<System, 'choose' | 'yes-no'> =>
  system !== 'choose' && system !== 'yes-no'

const readDropOut = ({ system, dropOut }: ElectionForm) =>
  isRanked(system) || dropOut.trim() === '' ? ({ ok: true, share: null } as const) : readShare(dropOut)

const readMinutes = ({ minutes }: ElectionForm) =>
  readDuration(minutes.trim() === '' ? { duration: 'none', minutes } : { duration: 'custom', minutes })

/** `base`: what it was before; null: new. */
export function readForm(
  form: ElectionForm,
  base: ElectionDraft | null,
): { ok: true; draft: ElectionDraft } | { ok: false; faults: FormFaults } {
  const title = form.title.trim().replaceAll(/\s+/gu, ' ')
  const seats = numberOf(form.seats)
  const reserved = isRanked(form.system) ? 0 : numberOf(form.reservedSeats)
  const group = form.reservedGroup.trim()
  const dropOut = readDropOut(form)
  const quorum = readQuorum(form.quorum)
  const duration = readMinutes(form)
  const faults: FormFaults = {
    ...(title === '' ? { title: true } : {}),
    ...(seats === null || seats < 1 || seats > MOST_SEATS ? { seats: true } : {}),
    ...(reserved === null || reserved > (seats ?? MOST_SEATS) ? { reservedSeats: true } : {}),
    ...((reserved ?? 0) > 0 && group === '' ? { reservedGroup: true } : {}),
    ...(dropOut.ok ? {} : { dropOut: dropOut.why }),
    ...(quorum.ok ? {} : { quorum: quorum.why }),
    ...(duration.ok ? {} : { minutes: duration.why }),
  }
  if (Object.keys(faults).length > 0 || seats === null || reserved === null) return { ok: false, faults }
  if (!dropOut.ok || !quorum.ok || !duration.ok) return { ok: false, faults }
  const { system, secrecy, joinsLater, item, incompatible, text, presence, groups } = form
  const kept = reserved === 0 ? null : { group, seats: reserved }
  const told = { seats, reserved: kept, dropOut: dropOut.share }
  return {
    ok: true,
    draft: {
      ...{ title, text: text.trim(), item, secrecy },
      electorate: { presence, groups },
      rule: isRanked(system) ? { kind: system, seats } : mostVotes(form, base, told),
      marking: isRanked(system) ? 'rank' : system,
      quorum: quorum.quorum,
      durationSeconds: duration.seconds,
      joinsLater,
      incompatible,
    },
  }
}

function mostVotes(
  { majority, after }: ElectionForm,
  base: ElectionDraft | null,
  told: Pick<MostVotes, 'seats' | 'reserved'> & { dropOut: Fraction | null },
): MostVotes {
  const before = base?.rule.kind === 'most-votes' ? base.rule : null
  return {
    kind: 'most-votes',
    ...told,
    majority: majority === 'half' ? HALF : majority === 'most' ? null : (before?.majority ?? HALF),
    next: after === 'none' ? null : after,
  }
}
