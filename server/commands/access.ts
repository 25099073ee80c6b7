/** Issuing and revoking personal access. Secrets leave once, in the cards and the list of the answer; the file keeps hashes. */
import { toRanges } from '../protocol/id-ranges.ts'
import type { Member } from '../domain/assembly.ts'
import type { MemberId } from '../protocol/messages.ts'
import { normalizeCode } from '../protocol/access-code.ts'
import { accessListCsv } from '../reports/access-list.ts'
import { accessCardsPdf } from '../reports/access-cards.ts'
import type { Signal } from '../live/world.ts'
import type { Change, ChairCaller, Context, Input } from './context.ts'
import { hashSecret, makeAccessCode, makeToken } from './secrets.ts'

type Chair = Context<ChairCaller>

export function issueAccess(context: Chair, { members }: Input<'issue-access'>): Change<'issue-access'> {
  const { state, at } = context
  const chosen = chooseMembers(context, members)
  if (!chosen.ok) return chosen
  if (chosen.members.length === 0) return { ok: false, why: 'nobody-to-issue' }
  const signals: Signal[] = []
  const cards = chosen.members.map((member) => {
    signals.push(...endSession(context, member.id))
    const secret = makeToken()
    const code = makeAccessCode()
    const linkHash = hashSecret(state.pepper, 'link', secret).toString('hex')
    const codeHash = hashSecret(state.pepper, 'code', normalizeCode(code)).toString('hex')
    state.putAccess({ member: member.id, linkHash, codeHash, issuedAt: at })
    return { member, secret, code }
  })
  return {
    ok: true,
    output: { issued: cards.length, ...offerCards(context, cards) },
    events: [{ type: 'access-issued', members: toRanges(cards.map(({ member }) => member.id)) }],
    signals,
  }
}

export function revokeAccess(context: Chair, { member }: Input<'revoke-access'>): Change<'revoke-access'> {
  const { state } = context
  if (!state.assembly.members.has(member)) return { ok: false, why: 'no-such-member', about: { member } }
  if (!state.access.has(member)) return { ok: false, why: 'no-access' }
  state.removeAccess(member)
  return {
    ok: true,
    output: {},
    events: [{ type: 'access-revoked', member }],
    signals: endSession(context, member),
  }
}

/** The phone that is signed in with the old access is signed out at once. */
function endSession({ state }: Chair, member: MemberId): Signal[] {
  const session = state.sessionOfMember(member)
  if (session === undefined) return []
  state.removeSession(session)
  return [{ type: 'session-ended', session: session.tokenHash.toString('base64'), why: 'signed-out' }]
}

type Chosen =
  | { ok: true; members: readonly Readonly<Member>[] }
  | { ok: false; why: 'no-such-member'; about: { member: MemberId } }

function chooseMembers({ state }: Chair, wanted: Input<'issue-access'>['members']): Chosen {
  const all = state.assembly.members
  if (wanted === 'all') return { ok: true, members: [...all.values()] }
  if (wanted === 'without')
    return { ok: true, members: [...all.values()].filter(({ id }) => !state.access.has(id)) }
  const members: Readonly<Member>[] = []
  for (const id of new Set(wanted)) {
    const member = all.get(id)
    if (member === undefined) return { ok: false, why: 'no-such-member', about: { member: id } }
    members.push(member)
  }
  return { ok: true, members }
}

type Issued = { member: Readonly<Member>; secret: string; code: string }

function offerCards(
  { state, tickets, addresses }: Chair,
  issued: readonly Issued[],
): { pdf: string; csv: string } {
  const { convention } = state.assembly
  const address = addresses()[0] ?? ''
  // The names as they are now: the cards are made when they are fetched, and the register may have changed by then.
  const cards = issued.map(({ member, secret, code }) => ({
    number: member.number,
    firstName: member.firstName,
    lastName: member.lastName,
    email: member.email,
    region: member.region,
    group: member.group,
    link: `${address}/#${secret}`,
    code,
  }))
  const options = { convention: convention.name, address, language: convention.language } as const
  return {
    pdf: tickets.offerDownload({
      name: 'access-cards.pdf',
      type: 'application/pdf',
      open: () => accessCardsPdf(cards, options),
    }),
    csv: tickets.offerDownload({
      name: 'access.csv',
      type: 'text/csv; charset=utf-8',
      open: () => accessListCsv(cards, options),
    }),
  }
}
