/** The rules of the accreditation desk: who left, who votes in whose place. SPEC.md, rules A. */
import { toRanges } from '../protocol/id-ranges.ts'
import type { MemberId } from '../protocol/messages.ts'
import type { Assembly, Member } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import { isRegistered } from './register.ts'

/** [A2] only who is here can leave; who left already is not told of again. */
export function markLeft(assembly: Assembly, wanted: readonly MemberId[]) {
  const gone = new Set<MemberId>()
  for (const id of wanted) {
    const member = assembly.members.get(id)
    if (member === undefined) return refuse('no-such-member', { member: id })
    if (member.present) gone.add(id)
    else if (!assembly.left.has(id)) return refuse('not-present', { name: nameOf(member) })
  }
  if (gone.size === 0) return accept([], { changed: 0 })
  return accept([{ type: 'members-left', members: toRanges(gone) }], { changed: gone.size })
}

/** [A4] members as a list knows them: each with their own mandate, whoever has it now. */
export const withOwnMandates = ({ members, mandates, substitutes }: Assembly): Member[] =>
  [...members.values()].map((member) => {
    const own = substitutes.get(member.id)?.own
    if (own !== undefined) return { ...member, ...own }
    return mandates.has(member.id) ? { ...member, entitled: true } : member
  })

/** [A4] one mandate, one substitute without a mandate of their own; [A5] never while either stands on an open register. */
export function transferMandate(assembly: Assembly, from: MemberId, to: MemberId) {
  const [giver, taker] = [assembly.members.get(from), assembly.members.get(to)]
  if (giver === undefined) return refuse('no-such-member', { member: from })
  if (taker === undefined) return refuse('no-such-member', { member: to })
  if (from === to) return refuse('same-member')
  const already = assembly.mandates.get(from)
  // Two desks at one member: the same again is done already.
  if (already?.to === to) return accept([], {})
  if (already !== undefined) return refuse('mandate-handed-on', aboutSubstitute(assembly, already.to, giver))
  if (assembly.substitutes.has(from)) return refuse('mandate-not-own', { name: nameOf(giver) })
  if (!giver.entitled) return refuse('no-mandate', { name: nameOf(giver) })
  if (taker.entitled || assembly.mandates.has(to)) return refuse('has-mandate', { name: nameOf(taker) })
  return onOpenRegister(assembly, giver) ?? accept([{ type: 'mandate-transferred', from, to }], {})
}

export function takeBackMandate(assembly: Assembly, from: MemberId) {
  const giver = assembly.members.get(from)
  if (giver === undefined) return refuse('no-such-member', { member: from })
  const mandate = assembly.mandates.get(from)
  if (mandate === undefined) return refuse('mandate-not-handed-on', { name: nameOf(giver) })
  const substitute = assembly.members.get(mandate.to)
  const refusal = substitute === undefined ? null : onOpenRegister(assembly, substitute)
  return refusal ?? accept([{ type: 'mandate-taken-back', from, to: mandate.to }], {})
}

/** [A5] the frozen register stands: who is on it votes, and nobody votes in their place as well. */
export function onOpenRegister(assembly: Assembly, member: Readonly<Member>) {
  const vote = assembly.openVote === null ? undefined : assembly.votes.get(assembly.openVote)
  if (vote?.state !== 'open' || !isRegistered(vote.register, member.id)) return null
  return refuse('on-open-register', { name: nameOf(member), title: vote.draft.title })
}

function aboutSubstitute({ members }: Assembly, id: MemberId, giver: Readonly<Member>) {
  const substitute = members.get(id)
  return { name: nameOf(giver), to: substitute === undefined ? '' : nameOf(substitute) }
}

export const nameOf = ({ firstName, lastName }: Pick<Member, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim()
