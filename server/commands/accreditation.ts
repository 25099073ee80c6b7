/** What an accreditation desk asks for beside checking in: whose card it is, who left, who votes in whose place. */
import { markLeft, nameOf, takeBackMandate, transferMandate } from '../domain/accreditation.ts'
import { historyOf } from '../domain/history.ts'
import { checkMandates } from '../domain/mandate-check.ts'
import { readCode } from '../protocol/access-code.ts'
import type { MandateLink, MemberId } from '../protocol/messages.ts'
import type { Answer, ChairCaller, Change, Context, Input } from './context.ts'
import { actorName } from './look.ts'
import { hashSecret } from './secrets.ts'

type Desk = Context<ChairCaller>

/** The fragment of a personal link: 22 characters of base64url. */
const LINK = /#([\w-]{22})$/

/** [A1] looked up by its keyed hash, like a sign-in; what was scanned is kept nowhere. */
export function findCard({ state }: Desk, { card }: Input<'find-card'>): Answer<'find-card'> {
  const text = card.trim()
  const secret = LINK.exec(text)?.[1]
  if (secret !== undefined) return found(state.memberWithLink(hashSecret(state.pepper, 'link', secret)))
  const read = readCode(text)
  if (!read.ok) return { ok: false, why: 'mistyped-code' }
  return found(state.memberWithCode(hashSecret(state.pepper, 'code', read.code)))
}

const found = (member: MemberId | undefined): Answer<'find-card'> =>
  member === undefined ? { ok: false, why: 'card-unknown' } : { ok: true, output: { member } }

export const markMembersLeft = ({ state }: Desk, { members }: Input<'mark-left'>): Change<'mark-left'> =>
  markLeft(state.assembly, members)

export const transfer = (
  { state }: Desk,
  { from, to }: Input<'transfer-mandate'>,
): Change<'transfer-mandate'> => transferMandate(state.assembly, from, to)

export const takeBack = (
  { state }: Desk,
  { from }: Input<'take-back-mandate'>,
): Change<'take-back-mandate'> => takeBackMandate(state.assembly, from)

export const mandates = ({ state }: Desk): Answer<'check-mandates'> => ({
  ok: true,
  output: { check: checkMandates(state.assembly) },
})

/** Who votes in whose place, since when and by whose hand: from the member's own history. */
export function mandateOf(context: Pick<Context, 'state'>, id: MemberId): MandateLink | null {
  const { members, mandates: given, substitutes } = context.state.assembly
  const [to, from] = [given.get(id)?.to, substitutes.get(id)?.from]
  const other = members.get(to ?? from ?? 0)
  if (other === undefined) return null
  const handed = historyOf(context.state.history, id).find(({ what }) => what.startsWith('mandate-'))
  const who = {
    ...{ number: other.number, name: nameOf(other), at: handed?.at ?? 0 },
    by: handed === undefined ? '' : actorName(context, handed.actor),
  }
  return to === undefined
    ? { kind: 'taken-over', from: other.id, ...who }
    : { kind: 'handed-on', to: other.id, ...who }
}
