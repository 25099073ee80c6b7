/** Which office may do what, where a convention has not said otherwise. Knows no account and no command. */
import type { Office, OfficeRights, Right, SecondPersonAct } from './messages.ts'

export const RIGHTS = [
  'read',
  'contacts',
  'convention',
  'register',
  'accreditation',
  'proxies',
  'agenda',
  'motions',
  'elections',
  'debate',
  'votes',
  'count',
  'hall',
  'minutes',
  'rehearsal',
] as const satisfies readonly Right[]

export const OFFICES = [
  'chair',
  'teller',
  'desk',
  'minute-taker',
  'observer',
] as const satisfies readonly Office[]

export const DEFAULT_OFFICES: OfficeRights = {
  chair: RIGHTS,
  teller: ['read', 'elections', 'votes', 'count', 'hall'],
  desk: ['read', 'contacts', 'accreditation', 'proxies'],
  'minute-taker': ['read', 'minutes'],
  observer: ['read'],
}

export const SECOND_PERSON_ACTS = [
  'annul-vote',
  'publish-election',
  'late-admission',
] as const satisfies readonly SecondPersonAct[]

/** Nobody changes these: all read; the chair could not give back what gives rights; an observer changes nothing. */
export const isFixed = (office: Office, right: Right): boolean =>
  right === 'read' ||
  (office === 'chair' && right === 'convention') ||
  (office === 'observer' && right !== 'contacts')

export const mayDo = (rights: OfficeRights, office: Office, right: Right): boolean =>
  rights[office].includes(right)
