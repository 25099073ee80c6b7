/** Late admission to the register of an open vote, as it travels. */
import type { Instant, MemberId, VoteId, VoteWarning, Weight } from '../messages.ts'
import type { AsksSecond } from './people.ts'

/** Somebody who came onto the register of a vote after it had opened. Number, name and weight as they were then. */
export type LateAdmission = {
  member: MemberId
  number: string
  name: string
  weight: Weight
  reason: string
  admittedAt: Instant
  by: string
  /** Absent: it took no second person. */
  approvedBy?: string
}

/**
 * `vote-not-open` carries about.state. `already-on-register`, `has-no-vote`, `not-checked-in` and `other-electorate` carry about.name;
 * `represented` (a proxy casts for them in this vote) and `mandate-handed-on` about.to as well.
 */
type NotAdmitted =
  | 'no-such-vote'
  | 'vote-not-open'
  | 'no-such-member'
  | 'already-on-register'
  | 'represented'
  | 'mandate-handed-on'
  | 'has-no-vote'
  | 'other-electorate'
  | 'not-checked-in'

export type LateAdmissionCommands = {
  /** One person, who may vote by the electorate of the vote and is not on its register, may cast a ballot from now on. */
  'admit-late': {
    input: { vote: VoteId; member: MemberId; reason: string }
    /** Persons on the register with this one. */
    output: { registered: number }
    refusals: NotAdmitted | AsksSecond
  }
  /**
   * Whether it could be done now, and what could then tell a ballot. `principals`: whose proxies this one holds that would count, if the
   * vote opened now; they do not come along. Changes nothing.
   */
  'check-late-admission': {
    input: { vote: VoteId; member: MemberId }
    output: { registered: number; weight: Weight; principals: number; warnings: readonly VoteWarning[] }
    refusals: NotAdmitted
  }
}
