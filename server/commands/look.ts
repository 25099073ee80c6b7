/** Questions that change nothing: one member, the journal, the whole in numbers. */
import { basename } from 'node:path'
import { rehearsalVerdict } from '../client/rehearsal-verdict.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import { historyOf } from '../domain/history.ts'
import { countRanges } from '../protocol/id-ranges.ts'
import { registerSize } from '../domain/register.ts'
import { unreachable } from '../domain/decision.ts'
import type { JournalEntry, Status } from '../protocol/messages.ts'
import type { JournalRecord } from '../store/journal.ts'
import type { Answer, ChairCaller, Context, Input } from './context.ts'

type Chair = Context<ChairCaller>

export function showMember(context: Chair, { member: id }: Input<'show-member'>): Answer<'show-member'> {
  const { state, presence } = context
  const member = state.assembly.members.get(id)
  if (member === undefined) return { ok: false, why: 'no-such-member', about: { member: id } }
  const seen = presence.of(id)
  const access = state.access.get(id)
  return {
    ok: true,
    output: {
      detail: {
        ...member,
        online: seen?.online ?? false,
        lastSeen: seen?.lastSeen ?? 0,
        device: seen?.device ?? null,
        access: access === undefined ? null : { issuedAt: access.issuedAt },
        history: historyOf(state.history, id).map(({ at, actor, what }) => ({
          at,
          by: actorName(context, actor),
          what,
        })),
      },
    },
  }
}

export function readJournal(
  context: Chair,
  { before, limit }: Input<'read-journal'>,
): Answer<'read-journal'> {
  return {
    ok: true,
    output: {
      entries: context.store.journal.page(before, limit).map((record) => journalEntry(context, record)),
    },
  }
}

/** What a console and a CSV show of an entry: names and numbers for its sentence, not the whole event. */
export function journalEntry(context: Pick<Context, 'state'>, record: JournalRecord): JournalEntry {
  const { seq, at, actor, event, hash } = record
  return { seq, at, by: actorName(context, actor), type: event.type, about: aboutEvent(context, event), hash }
}

export function actorName({ state }: Pick<Context, 'state'>, actor: Actor): string {
  switch (actor.role) {
    case 'chair':
      return actor.name
    case 'member':
      return state.assembly.members.get(actor.member)?.number ?? ''
    case 'projector':
    case 'host':
      return actor.role
    default:
      return unreachable(actor)
  }
}

function aboutEvent(context: Pick<Context, 'state'>, event: AssemblyEvent): JournalEntry['about'] {
  const { state } = context
  const titleOf = (vote: number) => state.assembly.votes.get(vote)?.draft.title ?? ''
  const numbers = (ranges: string) => ({ members: countRanges(ranges), ...nameOfOne(context, ranges) })
  switch (event.type) {
    case 'convention-created':
    case 'convention-described':
      return { name: event.convention.name }
    case 'members-imported':
      return { source: event.source, added: event.added.length, changed: event.changed.length }
    case 'members-checked-in':
    case 'members-checked-out':
    case 'access-issued':
      return numbers(event.members)
    case 'access-revoked':
      return numbers(String(event.member))
    case 'vote-prepared':
    case 'vote-changed':
      return { vote: event.vote, title: event.draft.title }
    case 'vote-discarded':
      return { vote: event.vote }
    case 'vote-opened':
      return { vote: event.vote, title: titleOf(event.vote), registered: registerSize(event.register) }
    case 'vote-extended':
      return { vote: event.vote, title: titleOf(event.vote), closesAt: event.closesAt }
    case 'vote-closed': {
      const { registered, cast, yes, no, abstain, verdict } = event.result
      return {
        vote: event.vote,
        title: titleOf(event.vote),
        registered,
        cast,
        yes,
        no,
        abstain,
        verdict,
        seal: event.seal,
      }
    }
    case 'vote-published':
      return { vote: event.vote, title: titleOf(event.vote) }
    case 'vote-annulled':
      return { vote: event.vote, title: titleOf(event.vote), reason: event.reason }
    case 'projector-set':
      return { showing: event.showing }
    case 'console-invited':
      return { role: event.role, name: event.name }
    case 'rehearsal-held': {
      const { report } = event
      const { held, gaveWay } = rehearsalVerdict(report)
      return {
        members: report.members,
        verdict: held ? 'held' : 'gave-way',
        slowestMs: report.ballots.slowestMs,
        back95Ms: report.restart.back95Ms,
        ...(gaveWay[0] !== undefined && { first: gaveWay[0].kind }),
      }
    }
    default:
      return unreachable(event)
  }
}

/** One member is named; many are counted. */
function nameOfOne({ state }: Pick<Context, 'state'>, ranges: string): JournalEntry['about'] {
  const member = countRanges(ranges) === 1 ? state.assembly.members.get(Number(ranges)) : undefined
  return member === undefined ? {} : { number: member.number, name: `${member.firstName} ${member.lastName}` }
}

export function status(context: Chair): Answer<'status'> {
  const { state, presence, store, file } = context
  const { convention, members, votes } = state.assembly
  const all = [...members.values()]
  return {
    ok: true,
    output: {
      status: {
        convention,
        file: basename(file),
        members: {
          registered: all.length,
          entitled: all.filter((member) => member.entitled).length,
          present: all.filter((member) => member.present).length,
          online: presence.online(),
        },
        votes: [...votes.values()].map((vote) => ({
          id: vote.id,
          title: vote.draft.title,
          state: vote.state,
          secrecy: vote.draft.secrecy,
          ...(vote.state === 'open' && {
            registered: registerSize(vote.register),
            cast: state.box?.turnout.size ?? 0,
          }),
          ...((vote.state === 'closed' || vote.state === 'published') && {
            registered: vote.result.registered,
            cast: vote.result.cast,
            result: vote.result,
          }),
        })) satisfies Status['votes'],
        journal: store.journal.head(),
      },
    },
  }
}
