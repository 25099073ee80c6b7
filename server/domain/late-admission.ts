/** The rules of late admission: who may still come onto the register of an open vote. SPEC.md, rules R6 to R9. */
import type { Electorate, Instant, MemberId, VoteId, VoteWarning } from '../protocol/messages.ts'
import { nameOf } from './accreditation.ts'
import type { Assembly, Member, Vote } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import type { Standing } from './late-admission-fold.ts'
import { principalsOf, proxyState } from './proxies.ts'
import { isRegistered, registerSize, unfoldProxies, withAdmitted, type Register } from './register.ts'
import { secrecyWarnings } from './secrecy.ts'
import { formatWeight, weightOf, type Millionths } from './weight.ts'

type OpenVote = Extract<Vote, { state: 'open' }>
type Wish = { vote: VoteId; member: MemberId; at: Instant }

/** [R6] one person with their own vote, as they stand there now; [R8] with what that is to the sums of the register. */
export function admitLate(assembly: Assembly, wish: Wish & { reason: string; by: string }) {
  const found = findAdmissible(assembly, wish)
  if (!found.ok) return found
  const { vote, member } = found
  const { reason, by, at } = wish
  const added = addedBy(assembly, vote, member)
  const event = { type: 'member-admitted-late', vote: vote.id, ...added, reason, by, admittedAt: at } as const
  return accept([event], { registered: registerSize(vote.register) + 1 })
}

/** [R9] Only what this one adds to what could tell a ballot: the rest was there when the vote opened. */
export function checkLateAdmission(assembly: Assembly, wish: Wish) {
  const found = findAdmissible(assembly, wish)
  if (!found.ok) return found
  const { vote, member } = found
  const principals = principalsOf(assembly, member.id).filter((id) => proxyState(assembly, id) === 'counts')
  const register = withAdmitted(vote.register, addedBy(assembly, vote, member))
  const output = {
    ...{ registered: registerSize(register), weight: formatWeight(weightOf(member.weight)) },
    ...{ principals: principals.length, warnings: newWarnings(vote, register) },
  }
  return { ok: true, output } as const
}

function newWarnings({ draft, register }: OpenVote, next: Register): VoteWarning[] {
  if (draft.secrecy !== 'secret') return []
  const known = secrecyWarnings(register).map((warning) => JSON.stringify(warning))
  return secrecyWarnings(next).filter(
    (warning) => warning.kind !== 'few-voters' && !known.includes(JSON.stringify(warning)),
  )
}

function findAdmissible(assembly: Assembly, { vote: id, member: memberId, at }: Wish) {
  const vote = assembly.votes.get(id)
  if (vote === undefined || vote.state === 'prepared') return refuse('no-such-vote')
  if (vote.state !== 'open') return refuse('vote-not-open', { state: vote.state })
  // [V4] from then on no ballot is taken, whoever is on the register.
  if (vote.closesAt !== null && at >= vote.closesAt) return refuse('vote-not-open', { state: 'closed' })
  const member = assembly.members.get(memberId)
  if (member === undefined) return refuse('no-such-member', { member: memberId })
  return whyNot(assembly, vote, member) ?? ({ ok: true, vote, member } as const)
}

/** [R7] nobody's vote counts twice. */
function whyNot(assembly: Assembly, { draft, register }: OpenVote, member: Readonly<Member>) {
  const name = nameOf(member)
  const hand = handOf(register, member.id)
  if (hand !== null) return refuse('represented', { name, to: named(assembly, hand) })
  if (isRegistered(register, member.id)) return refuse('already-on-register', { name })
  const substitute = assembly.mandates.get(member.id)
  if (substitute !== undefined)
    return refuse('mandate-handed-on', { name, to: named(assembly, substitute.to) })
  if (!member.entitled) return refuse('has-no-vote', { name })
  const { groups, presence } = draft.electorate
  if (groups.length > 0 && !groups.includes(member.group)) return refuse('other-electorate', { name })
  if (presence === 'present' && !member.present) return refuse('not-checked-in', { name })
  return null
}

/** Who casts this one's ballot in the vote, as a proxy. */
function handOf(register: Register, principal: MemberId): MemberId | null {
  for (const [holder, principals] of unfoldProxies(register))
    if (principals.includes(principal)) return holder
  return null
}

function named({ members }: Assembly, id: MemberId): string {
  const member = members.get(id)
  return member === undefined ? '' : nameOf(member)
}

/**
 * [R8] Among those present this one was not: they would stand on the register, themselves or by whoever had their mandate. Among the
 * entitled they may have been counted, as they were then: it is made up to what they are now.
 */
function addedBy(assembly: Assembly, { draft, register }: OpenVote, member: Readonly<Member>) {
  const weight = weightOf(member.weight)
  const present = weightOf(register.present) + (member.present ? weight : 0n)
  const entitled = weightOf(register.entitled) + weight - countedBefore(assembly, draft.electorate, member.id)
  return {
    ...{ member: member.id, weight: formatWeight(weight) },
    ...{ present: formatWeight(present), entitled: formatWeight(entitled) },
  }
}

/** What the mandate that this one has now was among the entitled when the vote opened, whoever had it then. */
function countedBefore(assembly: Assembly, { groups }: Electorate, id: MemberId): Millionths {
  const owner = assembly.substitutes.get(id)?.from ?? id
  const standing = standingAtOpening(assembly, owner)
  if (standing?.entitled !== true) return 0n
  return groups.length === 0 || groups.includes(standing.group) ? weightOf(standing.weight) : 0n
}

/** Of this one's own mandate: as their substitute had it, and never one that they themselves had of somebody else. */
function standingAtOpening({ members, sinceOpening }: Assembly, owner: MemberId): Standing | null {
  const { mandates, standings } = sinceOpening
  for (const { to, own } of mandates.values()) if (to === owner) return own
  const holder = mandates.get(owner)?.to ?? owner
  const noted = standings.get(holder)
  return noted === undefined ? (members.get(holder) ?? null) : noted
}
