/** The form of an election and the draft it stands for. Pure; what the form has no control for stays as it was. */
import type { ElectionDraft, ElectionId, ElectionRule, ItemId, Secrecy } from '#protocol'

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
  reservedSeats: string
  reservedGroup: string
  secrecy: Secrecy
  joinsLater: boolean
  item: ItemId | null
  incompatible: readonly ElectionId[]
  text: string
}

export type FormFault = 'title' | 'seats' | 'reservedSeats' | 'reservedGroup'

type MostVotes = Extract<ElectionRule, { kind: 'most-votes' }>

/** Secret unless the chair says otherwise: of boards and delegates the law wants it so (PartG § 15). */
const NEW: ElectionForm = {
  ...{ title: '', seats: '1', system: 'choose', majority: 'half', after: 'second-ballot' },
  ...{ reservedSeats: '0', reservedGroup: '', secrecy: 'secret', joinsLater: false },
  ...{ item: null, incompatible: [], text: '' },
}

const MOST_SEATS = 150

export function formOf(draft: ElectionDraft | null): ElectionForm {
  if (draft === null) return NEW
  const { title, rule, marking, secrecy, joinsLater, item, incompatible, text } = draft
  const told = { title, seats: String(rule.seats), secrecy, joinsLater, item, incompatible, text }
  if (rule.kind !== 'most-votes') return { ...NEW, ...told, system: rule.kind }
  return {
    ...told,
    system: marking === 'yes-no' ? 'yes-no' : 'choose',
    majority: majorityChoice(rule.majority),
    after: rule.next ?? 'none',
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

/** `base`: what it was before; null: new. */
export function readForm(
  form: ElectionForm,
  base: ElectionDraft | null,
): { ok: true; draft: ElectionDraft } | { ok: false; faults: readonly FormFault[] } {
  const title = form.title.trim().replaceAll(/\s+/gu, ' ')
  const seats = numberOf(form.seats)
  const reserved = isRanked(form.system) ? 0 : numberOf(form.reservedSeats)
  const group = form.reservedGroup.trim()
  const faults: FormFault[] = [
    ...(title === '' ? ['title' as const] : []),
    ...(seats === null || seats < 1 || seats > MOST_SEATS ? ['seats' as const] : []),
    ...(reserved === null || reserved > (seats ?? MOST_SEATS) ? ['reservedSeats' as const] : []),
    ...((reserved ?? 0) > 0 && group === '' ? ['reservedGroup' as const] : []),
  ]
  if (faults.length > 0 || seats === null || reserved === null) return { ok: false, faults }
  const { system, secrecy, joinsLater, item, incompatible, text } = form
  const kept = reserved === 0 ? null : { group, seats: reserved }
  return {
    ok: true,
    draft: {
      ...{ title, text: text.trim(), item, secrecy },
      electorate: base?.electorate ?? { presence: 'present', groups: [] },
      rule: isRanked(system) ? { kind: system, seats } : mostVotes(form, base, { seats, reserved: kept }),
      marking: isRanked(system) ? 'rank' : system,
      quorum: base?.quorum ?? null,
      durationSeconds: base?.durationSeconds ?? null,
      joinsLater,
      incompatible,
    },
  }
}

function mostVotes(
  { majority, after }: ElectionForm,
  base: ElectionDraft | null,
  { seats, reserved }: Pick<MostVotes, 'seats' | 'reserved'>,
): MostVotes {
  const before = base?.rule.kind === 'most-votes' ? base.rule : null
  return {
    kind: 'most-votes',
    seats,
    majority: majority === 'half' ? HALF : majority === 'most' ? null : (before?.majority ?? HALF),
    reserved,
    dropOut: before?.dropOut ?? null,
    next: after === 'none' ? null : after,
  }
}
