/** What an event of accreditation means: who left, and whose mandate is with whom. Knows no rule. */
import { fromRanges } from '../protocol/id-ranges.ts'
import type { MemberId } from '../protocol/messages.ts'
import type { Member } from './assembly.ts'
import type { AssemblyEvent, ChangedMember } from './events.ts'
import { unreachable } from './decision.ts'

/** What a person has apart from anybody else's mandate. */
type Own = Pick<Member, 'entitled' | 'group' | 'weight'>

/** `own`: what the substitute had before, and has again when it is taken back. */
export type Mandate = { readonly from: MemberId; readonly to: MemberId; readonly own: Own }

export type Accreditation = {
  /** Were here and went. */
  left: Set<MemberId>
  /** By whose it is, and by who has it now. */
  mandates: Map<MemberId, Mandate>
  substitutes: Map<MemberId, Mandate>
}

export type AccreditationEvent = Extract<
  AssemblyEvent,
  { type: 'members-left' | 'mandate-transferred' | 'mandate-taken-back' }
>

export const newAccreditation = (): Accreditation => ({
  left: new Set(),
  mandates: new Map(),
  substitutes: new Map(),
})

type State = Accreditation & { members: Map<MemberId, Member> }

export function applyToAccreditation(state: State, event: AccreditationEvent): void {
  switch (event.type) {
    case 'members-left':
      for (const id of fromRanges(event.members)) {
        memberOf(state, id).present = false
        state.left.add(id)
      }
      return
    case 'mandate-transferred': {
      const [from, to] = [memberOf(state, event.from), memberOf(state, event.to)]
      const { entitled, group, weight } = to
      const mandate = { from: from.id, to: to.id, own: { entitled, group, weight } }
      state.mandates.set(from.id, mandate)
      state.substitutes.set(to.id, mandate)
      handOver(from, to)
      return
    }
    case 'mandate-taken-back': {
      const mandate = state.mandates.get(event.from)
      if (mandate === undefined) throw new Error('the journal takes back a mandate that nobody has')
      takeBack(state, mandate)
      memberOf(state, mandate.from).entitled = true
      return
    }
    default:
      unreachable(event)
  }
}

/**
 * What a list says of somebody who has another's mandate is said of what they have themselves; nobody's mandate doubles by a list, and
 * whose mandate it takes away, nobody has it.
 */
export function importBeside(state: State, { id, ...fields }: ChangedMember): void {
  const member = memberOf(state, id)
  const taken = state.substitutes.get(id)
  if (taken !== undefined) {
    const { entitled, group, weight } = member
    const own = { ...taken.own, ...pickOwn(fields) }
    const mandate = { ...taken, own }
    state.mandates.set(taken.from, mandate)
    state.substitutes.set(id, mandate)
    Object.assign(member, fields, { entitled, group, weight })
    return
  }
  Object.assign(member, fields)
  const given = state.mandates.get(id)
  if (given === undefined) return
  if (fields.entitled === false) takeBack(state, given)
  else handOver(member, memberOf(state, given.to))
}

function takeBack(state: State, { from, to, own }: Mandate): void {
  state.mandates.delete(from)
  state.substitutes.delete(to)
  Object.assign(memberOf(state, to), own)
}

const pickOwn = ({ entitled, group, weight }: Partial<Own>): Partial<Own> => ({
  ...(entitled !== undefined && { entitled }),
  ...(group !== undefined && { group }),
  ...(weight !== undefined && { weight }),
})

function handOver(from: Member, to: Member): void {
  from.entitled = false
  to.entitled = true
  to.group = from.group
  to.weight = from.weight
}

function memberOf({ members }: State, id: MemberId): Member {
  const member = members.get(id)
  if (member === undefined) throw new Error(`the journal names member ${String(id)}, who was never imported`)
  return member
}
