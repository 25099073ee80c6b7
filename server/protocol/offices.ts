/** Which office may do what, where a convention has not said otherwise. Knows no account and no command. */
import type { Office, OfficeRights, Right } from './messages.ts'

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

export const mayDo = (rights: OfficeRights, office: Office, right: Right): boolean =>
  rights[office].includes(right)
