/**
 * What a member was given for ballots, of all votes of the convention: their own receipts, and those of ballots that they cast for
 * others. They say that ballots are recorded, never what they say [B5].
 */
import { nameOf } from '../domain/accreditation.ts'
import type { Assembly, Vote } from '../domain/assembly.ts'
import { isElectronicAnnulled } from '../domain/move-to-paper.ts'
import { fromRanges, rangesInclude } from '../protocol/id-ranges.ts'
import type { MemberId, OwnReceipts } from '../protocol/messages.ts'
import type { Answer, Context, Input, MemberCaller } from './context.ts'
import { READ_AT_ONCE, votesBefore } from './results.ts'

/** [B10] An annulled vote has no register any more; what its box holds of the member is still told. */
export function readOwnReceipts(
  { state, store, caller }: Context<MemberCaller>,
  { before }: Input<'read-own-receipts'>,
): Answer<'read-own-receipts'> {
  const receiptOf = (vote: Vote, member: MemberId) => store.ballotBox.voted(vote.id, member)?.receipt ?? null
  const votes: OwnReceipts[] = []
  for (const vote of votesBefore(state.assembly, before)) {
    const told = inVote(state.assembly, vote, { member: caller.member, receiptOf })
    if (told === null) continue
    if (votes.length === READ_AT_ONCE) return { ok: true, output: { votes, hasEarlier: true } }
    votes.push(told)
  }
  return { ok: true, output: { votes, hasEarlier: false } }
}

type Of = { member: MemberId; receiptOf: (vote: Vote, member: MemberId) => string | null }

function inVote({ members }: Assembly, vote: Vote, { member, receiptOf }: Of): OwnReceipts | null {
  if (vote.state === 'prepared') return null
  const named = (id: MemberId) => {
    const found = members.get(id)
    return found === undefined ? '' : nameOf(found)
  }
  const proxies = vote.state === 'annulled' ? [] : (vote.register.proxies ?? [])
  const holder = proxies.find(({ principals }) => rangesInclude(principals, member))?.holder ?? null
  // [X2] While the vote is open what a proxy does is in the proxy's hand.
  const own = holder !== null && vote.state === 'open' ? null : receiptOf(vote, member)
  const held = proxies.find((each) => each.holder === member)?.principals ?? ''
  const others = [...fromRanges(held)].flatMap((principal) => {
    const receipt = receiptOf(vote, principal)
    return receipt === null ? [] : [{ name: named(principal), receipt }]
  })
  if (own === null && others.length === 0) return null
  const { title, secrecy } = vote.draft
  const castBy = own === null || holder === null ? null : named(holder)
  return { vote: vote.id, title, secrecy, list: listOf(vote), own, castBy, others }
}

function listOf(vote: Vote): OwnReceipts['list'] {
  if (vote.state === 'annulled') return 'annulled'
  // [T7] on no list, whatever comes of the papers.
  if ('movedToPaper' in vote && isElectronicAnnulled(vote)) return 'annulled'
  return vote.state === 'published' ? 'published' : 'to-come'
}
