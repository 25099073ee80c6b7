/** The bits of a roster row's flags. A value, so not in the protocol's types. It knows nothing of rows or counts. */

import type { RosterFlag } from './messages.ts'

export const FLAG = {
  entitled: 1,
  present: 2,
  online: 4,
  /** Has voted in the open vote. */
  voted: 8,
  /** Holds a link and a code that work. */
  access: 16,
  phone: 32,
  tablet: 64,
  computer: 128,
  /** Was here and went. */
  left: 256,
  /** The mandate is with a substitute. */
  'handed-on': 512,
  /** Has answered the last call. */
  answered: 1024,
} as const satisfies Record<RosterFlag, number>

export const hasFlag = (flags: number, flag: RosterFlag): boolean => (flags & FLAG[flag]) !== 0

/** What the member signed in with last; null while never. */
export const deviceOf = (flags: number): 'phone' | 'tablet' | 'computer' | null => {
  if (hasFlag(flags, 'phone')) return 'phone'
  if (hasFlag(flags, 'tablet')) return 'tablet'
  return hasFlag(flags, 'computer') ? 'computer' : null
}
