/** What an accreditation desk does and is told, as it travels: cards found, mandates handed on, the mandate check. */
import type { Instant, MemberId, Weight } from '../messages.ts'

/** Somebody else of the register, and how they stand to this member. */
export type MandateLink =
  /** Their mandate is with a substitute now. */
  | { kind: 'handed-on'; to: MemberId; number: string; name: string; at: Instant; by: string }
  /** They vote in the place of this one. */
  | { kind: 'taken-over'; from: MemberId; number: string; name: string; at: Instant; by: string }

/** Persons and their votes. Entitled ones only; `left`: were here and went. */
export type MandateCount = {
  value: string
  persons: PersonCounts
  votes: VoteSums
  /** Present of entitled with one decimal, rounded half up; votes of votes. Null where nobody is entitled. */
  percent: { persons: string; votes: string | null } | null
}
export type PersonCounts = { entitled: number; present: number; left: number }
export type VoteSums = { entitled: Weight; present: Weight; left: Weight }

/** Who of the entitled is here, as a whole and by each field; who has none of it is counted under ''. */
export type MandateCheck = {
  all: MandateCount
  groups: readonly MandateCount[]
  regions: readonly MandateCount[]
  genders: readonly MandateCount[]
  /** Not entitled, such as guests and those whose mandate is with a substitute. */
  others: { registered: number; present: number }
  /** Mandates that are with a substitute. */
  substitutes: number
}

export type AccreditationCommands = {
  /** Whose card this is: the text of its QR code, its link or its code. Changes nothing, and signs nobody in. */
  'find-card': {
    input: { card: string }
    output: { member: MemberId }
    refusals: 'mistyped-code' | 'card-unknown'
  }
  /** They were here and went: not a mistake taken back, as checking out is. Checking in again is their return. */
  'mark-left': {
    input: { members: readonly MemberId[] }
    output: { changed: number }
    refusals: 'no-such-member' | 'not-present'
  }
  /**
   * The mandate goes to a substitute, with its group and weight, until it is taken back. `on-open-register` carries about.name and
   * about.title: that register stands as it is.
   */
  'transfer-mandate': {
    input: { from: MemberId; to: MemberId }
    output: object
    refusals:
      | 'no-such-member'
      | 'same-member'
      | 'no-mandate'
      | 'mandate-handed-on'
      | 'mandate-not-own'
      | 'has-mandate'
      | 'on-open-register'
  }
  'take-back-mandate': {
    input: { from: MemberId }
    output: object
    refusals: 'no-such-member' | 'mandate-not-handed-on' | 'on-open-register'
  }
  'check-mandates': { input: object; output: { check: MandateCheck }; refusals: never }
}
