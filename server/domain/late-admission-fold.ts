/**
 * What a late admission means for the vote, and what members counted for when it opened, as far as that has changed since: who is
 * admitted may have been counted among the entitled already. Knows no rule.
 */
import type { Approval, LateAdmission, MemberId } from '../protocol/messages.ts'
import type { Mandate } from './accreditation-fold.ts'
import type { Assembly, Member, Vote } from './assembly.ts'
import type { AssemblyEvent } from './events.ts'
import { withAdmitted } from './register.ts'

/** What the sums of a register ask of a member. */
export type Standing = Readonly<Pick<Member, 'entitled' | 'group' | 'weight'>>

export type SinceOpening = {
  /** By whose they are: the mandates that were with a substitute. */
  readonly mandates: ReadonlyMap<MemberId, Mandate>
  /** Of those only who were changed since: as they were; null: not there. */
  readonly standings: Map<MemberId, Standing | null>
}

export const openedWith = (mandates: ReadonlyMap<MemberId, Mandate>): SinceOpening => ({
  mandates: new Map(mandates),
  standings: new Map(),
})

type State = {
  readonly openVote: number | null
  readonly members: ReadonlyMap<MemberId, Member>
  readonly mandates: ReadonlyMap<MemberId, Mandate>
  readonly sinceOpening: SinceOpening
}

/** Before these are changed. What a list says of somebody changes their substitute too. */
export function noteBefore(
  { openVote, members, mandates, sinceOpening: { standings } }: State,
  changing: readonly { id: MemberId }[],
): void {
  if (openVote === null) return
  for (const { id } of changing) {
    for (const each of [id, mandates.get(id)?.to ?? id]) {
      if (standings.has(each)) continue
      const member = members.get(each)
      standings.set(each, member === undefined ? null : standingOf(member))
    }
  }
}

const standingOf = ({ entitled, group, weight }: Member): Standing => ({ entitled, group, weight })

type OpenVote = Extract<Vote, { state: 'open' }>
type Admitted = Extract<AssemblyEvent, { type: 'member-admitted-late' }>

export function withLateAdmission(
  vote: OpenVote,
  event: Admitted,
  { members, approvals }: Pick<Assembly, 'members' | 'approvals'>,
): OpenVote {
  const { member: id, weight, reason, by, admittedAt } = event
  const member = members.get(id)
  if (member === undefined) throw new Error('the journal admits a member who was never imported')
  const { number, firstName, lastName } = member
  const approvedBy = approverOf(approvals.values(), event)
  const admission: LateAdmission = {
    ...{ member: id, number, name: `${firstName} ${lastName}`.trim(), weight, reason, admittedAt, by },
    ...(approvedBy !== undefined && { approvedBy }),
  }
  return { ...vote, register: withAdmitted(vote.register, event), admitted: [...vote.admitted, admission] }
}

/** Nobody is admitted to a vote twice: what was approved of it is this. */
function approverOf(approvals: Iterable<Approval>, { vote, member }: Admitted): string | undefined {
  for (const { command, input, ...how } of approvals) {
    const isThis = 'vote' in input && input.vote === vote && 'member' in input && input.member === member
    if (command === 'admit-late' && isThis && how.state === 'approved') return how.endedBy
  }
  return undefined
}
