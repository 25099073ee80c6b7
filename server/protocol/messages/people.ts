/** Who works at the consoles: rights, offices and accounts, as they travel. */

/** What a console may do; each command names the one it needs. `read` is what every console may. */
export type Right =
  | 'read'
  /** E-mail addresses, and the links and codes with which members sign in. */
  | 'contacts'
  /** Settings, consoles and their rights, the file and its copies: who has it can give everything else. */
  | 'convention'
  | 'register'
  | 'accreditation'
  | 'proxies'
  | 'agenda'
  | 'motions'
  | 'elections'
  | 'debate'
  | 'votes'
  | 'count'
  | 'hall'
  | 'minutes'
  | 'rehearsal'

/** `teller`: of the election board. `desk`: of accreditation. `observer`: reads all that is not secret, and changes nothing. */
export type Office = 'chair' | 'teller' | 'desk' | 'minute-taker' | 'observer'

/** What each office may do. */
export type OfficeRights = Readonly<Record<Office, readonly Right[]>>
