/** Questions that change nothing: one member, the journal, the whole in numbers. */
import { basename } from 'node:path'
import { rehearsalVerdict } from '../client/rehearsal-verdict.ts'
import type { Actor, AssemblyEvent } from '../domain/events.ts'
import { historyOf } from '../domain/history.ts'
import { allCandidaciesOf } from '../domain/election-views.ts'
import { spokenBy } from '../domain/speaking-times.ts'
import { countedBox } from './counted-box.ts'
import { countRanges } from '../protocol/id-ranges.ts'
import { registerSize } from '../domain/register.ts'
import { unreachable } from '../domain/decision.ts'
import type {
  HallContent,
  JournalEntry,
  OptionIndex,
  PaperVotes,
  QuorumFinding,
  Result,
  Roll,
  Status,
  VoteId,
} from '../protocol/messages.ts'
import { mandateOf } from './accreditation.ts'
import { proxiesOf } from './proxies.ts'
import { aboutElection } from './election-entries.ts'
import { stateName } from '../reports/motions-export.ts'
import type { JournalRecord } from '../store/journal.ts'
import { publishedResult, seesContacts } from '../live/audience.ts'
import { aboutPeople } from './about-people.ts'
import {
  accountOf,
  type Answer,
  type ChairCaller,
  type Context,
  type Input,
  type MemberCaller,
} from './context.ts'
import { aboutDebate } from './about-debate.ts'

type Chair = Context<ChairCaller>
/** What an entry's names are looked up in. */
type Knowing = { state: Pick<Context['state'], 'assembly'> }

export function showMember(context: Chair, { member: id }: Input<'show-member'>): Answer<'show-member'> {
  const { state, presence, caller } = context
  const member = state.assembly.members.get(id)
  if (member === undefined) return { ok: false, why: 'no-such-member', about: { member: id } }
  const seen = presence.of(id)
  const access = state.access.get(id)
  return {
    ok: true,
    output: {
      detail: {
        ...member,
        left: state.assembly.left.has(id),
        mandate: mandateOf(context, id),
        proxies: proxiesOf(context, id),
        spoken: spokenBy(state.assembly, id),
        candidacies: allCandidaciesOf(state.assembly, id),
        email: seesContacts(state.assembly, accountOf(caller)) ? member.email : null,
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

export function readResult(
  { state }: Context<MemberCaller>,
  { vote: id }: Input<'read-result'>,
): Answer<'read-result'> {
  const vote = state.assembly.votes.get(id)
  if (vote === undefined) return { ok: false, why: 'no-such-vote' }
  const published = publishedResult(vote, state.closingHead(id))
  return published === null
    ? { ok: false, why: 'vote-not-published' }
    : { ok: true, output: { vote: published } }
}

/** What a console and a CSV show of an entry: names and numbers for its sentence, not the whole event. */
export function journalEntry(context: Knowing, record: JournalRecord): JournalEntry {
  const { seq, at, actor, event, hash } = record
  return {
    ...{ seq, at, by: actorName(context, actor) },
    ...(actor.role === 'chair' && actor.office !== undefined && { office: actor.office }),
    ...(actor.role === 'chair' && actor.approvedBy !== undefined && { approvedBy: actor.approvedBy }),
    ...{ type: event.type, about: aboutEvent(context, event), hash },
  }
}

export function actorName({ state }: Knowing, actor: Actor): string {
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

function aboutEvent(context: Knowing, event: AssemblyEvent): JournalEntry['about'] {
  const { state } = context
  const titleOf = (vote: number) => state.assembly.votes.get(vote)?.draft.title ?? ''
  const { items, removedItems, convention } = state.assembly
  const { language } = convention
  const itemTitle = (item: number) => (items.get(item) ?? removedItems.get(item))?.title ?? ''
  const motionName = (motion: number) => {
    const { number = '', title = '' } = state.assembly.motions.get(motion) ?? {}
    return { number, title }
  }
  const numbers = (ranges: string) => ({ members: countRanges(ranges), ...nameOfOne(context, ranges) })
  switch (event.type) {
    case 'convention-created':
    case 'convention-described':
      return { name: event.convention.name }
    case 'members-imported':
      return { source: event.source, added: event.added.length, changed: event.changed.length }
    case 'members-checked-in':
    case 'members-checked-out':
    case 'members-left':
    case 'access-issued':
      return numbers(event.members)
    case 'access-revoked':
      return numbers(String(event.member))
    case 'proxy-rules-set':
      return { most: event.rules.most, byPhone: event.rules.byPhone ? 'yes' : 'no' }
    case 'proxies-given': {
      const [only] = event.given
      if (event.source !== null || only === undefined)
        return { source: event.source ?? '', given: event.given.length }
      const { name: to = '', number: toNumber = '' } = nameOfOne(context, String(only.holder))
      return { ...nameOfOne(context, String(only.principal)), to, toNumber }
    }
    case 'proxy-revoked': {
      const { name: to = '', number: toNumber = '' } = nameOfOne(context, String(event.holder))
      return { ...nameOfOne(context, String(event.principal)), to, toNumber }
    }
    case 'mandate-transferred':
    case 'mandate-taken-back': {
      const { name: to = '', number: toNumber = '' } = nameOfOne(context, String(event.to))
      return { ...nameOfOne(context, String(event.from)), to, toNumber }
    }
    case 'vote-prepared':
    case 'vote-changed': {
      const { title, follows } = event.draft
      return { vote: event.vote, title, ...(follows !== null && { follows }) }
    }
    case 'vote-discarded':
      return { vote: event.vote }
    case 'vote-opened':
      return {
        ...{ vote: event.vote, title: titleOf(event.vote), registered: registerSize(event.register) },
        ...(event.despite !== undefined && { despite: event.despite.join(' ') }),
      }
    case 'vote-extended':
      return { vote: event.vote, title: titleOf(event.vote), closesAt: event.closesAt }
    case 'member-admitted-late': {
      const { vote, member, reason } = event
      return { vote, title: titleOf(vote), ...nameOfOne(context, String(member)), reason }
    }
    case 'vote-moved-to-paper': {
      const { vote, electronic, turnout, seal } = event
      return { vote, title: titleOf(vote), electronic, cast: countRanges(turnout), seal }
    }
    case 'vote-closed': {
      const { registered, cast, papers } = event.result
      return {
        ...{ vote: event.vote, title: titleOf(event.vote), registered, cast },
        ...(papers > 0 && { papers }),
        ...aboutResult(context, event.vote, event.result),
        seal: event.seal,
      }
    }
    case 'paper-votes-entered':
    case 'paper-votes-confirmed':
      return { vote: event.vote, title: titleOf(event.vote), papers: papersOf(event.votes) }
    case 'paper-votes-withdrawn':
    case 'lot-words-given':
      return { vote: event.vote, title: titleOf(event.vote) }
    case 'lot-drawn': {
      const { vote, seed, givenBy } = event
      const order = event.order.map((option) => optionName(context, vote, option)).join(', ')
      return { vote, title: titleOf(vote), by: givenBy.join(' / '), seed, order }
    }
    case 'tie-decided': {
      const { vote, option, adopted } = event
      const name = optionName(context, vote, option)
      return { vote, title: titleOf(vote), name, adopted: adopted ? 'yes' : 'no' }
    }
    case 'vote-published':
      return { vote: event.vote, title: titleOf(event.vote) }
    case 'vote-annulled':
      return { vote: event.vote, title: titleOf(event.vote), reason: event.reason }
    case 'agenda-item-added':
      return { item: event.item, title: event.draft.title }
    case 'agenda-imported':
      return { source: event.source, added: event.added.length }
    case 'agenda-item-changed':
      return {
        item: event.item,
        title: itemTitle(event.item),
        ...(event.to.title !== undefined && { to: event.to.title }),
      }
    case 'agenda-items-placed':
      return { title: itemTitle(event.placed[0]?.item ?? 0) }
    case 'agenda-items-removed':
    case 'agenda-items-restored':
      return { title: itemTitle(event.items[0] ?? 0), items: event.items.length }
    case 'agenda-item-begun':
    case 'agenda-item-ended':
      return { item: event.item, title: itemTitle(event.item) }
    case 'debate-opened':
    case 'debate-resumed':
    case 'debate-rules-changed':
    case 'debate-list-set':
    case 'speaker-listed':
    case 'speaker-removed':
    case 'speaker-moved':
    case 'speakers-drawn':
    case 'speech-begun':
    case 'speech-paused':
    case 'speech-resumed':
    case 'speech-extended':
    case 'speech-ended':
    case 'group-answered':
    case 'point-moved':
    case 'point-called':
    case 'point-spoken-to':
    case 'point-vote-prepared':
    case 'point-decided':
    case 'point-kinds-set':
      return aboutDebate(state.assembly, event)
    case 'note-added':
    case 'note-changed':
    case 'note-removed':
      return { note: event.note }
    case 'minutes-finalised': {
      const { version, entries, sha256 } = event.version
      return { version, entries, de: sha256.de, en: sha256.en }
    }
    case 'election-added':
    case 'election-changed':
    case 'election-removed':
    case 'nominations-opened':
    case 'nominations-closed':
    case 'candidate-nominated':
    case 'candidate-changed':
    case 'candidacy-answered':
    case 'election-ballot-prepared':
    case 'acceptance-asked':
    case 'acceptance-answered':
    case 'seats-left-vacant':
      return aboutElection(state.assembly, event)
    case 'quorum-set':
      return event.rule === null ? { gate: 'none' } : { ...event.rule }
    case 'trial-gate-set':
      return { gate: event.gate ?? 'none' }
    case 'quorum-found':
      return aboutFinding(event.finding)
    case 'call-begun':
      return { call: event.call, purpose: event.purpose }
    case 'call-ended': {
      const { call, answered, finding, report } = event
      return {
        ...{ call, purpose: report === null ? 'count' : 'trial', answered: countRanges(answered) },
        ...(report !== null && { answered: report.answered, of: report.of }),
        ...(finding !== null && aboutFinding(finding)),
      }
    }
    case 'call-cancelled':
      return { call: event.call }
    case 'motion-added':
      return { motion: event.motion, number: event.fields.number, title: event.fields.title }
    case 'motions-imported':
      return { source: event.source, added: event.added.length }
    case 'motion-changed':
    case 'motion-text-changed':
    case 'amendment-rebased':
    case 'amendments-ordered':
      return { motion: event.motion, ...motionName(event.motion) }
    case 'motion-state-set':
      return {
        ...{ motion: event.motion, ...motionName(event.motion), state: event.state },
        ...{ merged: event.merged.length, despite: event.despite ? 'yes' : 'no' },
      }
    case 'motion-vote-prepared': {
      const numbers = event.motions.map(({ motion }) => motionName(motion).number).join(', ')
      return { vote: event.vote, title: titleOf(event.vote), numbers }
    }
    case 'motion-pulled-out':
      return { motion: event.motion, ...motionName(event.motion), vote: event.vote }
    case 'motions-settled': {
      const name = ({ motion, state }: { motion: number; state: string }) =>
        `${motionName(motion).number}: ${stateName(context.state.assembly, state, language)}`
      const settled = event.settled.map(name).join(', ')
      return { vote: event.vote, title: titleOf(event.vote), settled, merged: event.merged.length }
    }
    case 'motion-reconsidered':
      return { motion: event.motion, ...motionName(event.motion), state: event.state }
    case 'motion-rules-set':
      return { states: event.rules.states.length }
    case 'projector-set':
      return {
        ...aboutContent(event.showing),
        ...(event.projector !== null && { projector: event.projector }),
      }
    case 'projector-follows':
      return { projector: event.projector }
    case 'hall-content-queued':
      return aboutContent(event.content)
    case 'hall-content-unqueued':
    case 'hall-queue-ordered':
      return {}
    case 'wireless-set':
      return { name: event.wireless?.name ?? '' }
    case 'console-invited':
    case 'account-invited-again':
    case 'account-office-set':
    case 'account-revoked':
    case 'right-set':
    case 'second-person-set':
    case 'approval-asked':
    case 'approval-given':
    case 'approval-refused':
    case 'approval-withdrawn':
    case 'approval-overtaken':
      return aboutPeople(state.assembly, event)
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
    case 'backup-opened':
      return { copiedAt: event.copiedAt }
    default:
      return unreachable(event)
  }
}

function aboutContent(content: HallContent): JournalEntry['about'] {
  const showing = content.kind
  switch (content.kind) {
    case 'message':
      return { showing, text: content.text }
    case 'countdown':
      return { showing, text: content.title }
    case 'motion':
      return { showing, id: content.motion }
    case 'election':
      return { showing, id: content.election }
    default:
      return { showing }
  }
}
const aboutFinding = ({ present, base, needed, isReached }: QuorumFinding) => ({
  ...{ present, base, needed },
  reached: isReached ? 'yes' : 'no',
})

/** The verdict on one motion, else how many were adopted or who was elected. */
function aboutResult(context: Knowing, vote: VoteId, { outcome, options }: Result): JournalEntry['about'] {
  if (outcome.kind !== 'majority') {
    const elected = outcome.elected.map((option) => optionName(context, vote, option)).join(', ')
    return { elected, ...(outcome.kind === 'most-votes' && { open: outcome.open }) }
  }
  const [only] = outcome.decisions
  const [votes] = options
  if (outcome.decisions.length === 1 && only !== undefined && votes !== undefined)
    return { ...votes, verdict: only.verdict }
  const adopted = outcome.decisions.filter(({ verdict }) => verdict === 'adopted').length
  return { adopted, of: outcome.decisions.length }
}

const optionName = ({ state }: Knowing, vote: VoteId, option: OptionIndex): string => {
  const draft = state.assembly.votes.get(vote)?.draft
  const name = draft?.paper.options[option]?.name ?? ''
  return name === '' ? (draft?.title ?? '') : name
}

const papersOf = (votes: PaperVotes): number =>
  votes.kind === 'sums' ? votes.papers : votes.ballots.reduce((sum, { papers }) => sum + papers, 0)

/** Who voted what leaves the box with the result, as the assembly decided when the vote was named. */
export function showRoll(context: Chair, { vote: id }: Input<'show-roll'>): Answer<'show-roll'> {
  const vote = context.state.assembly.votes.get(id)
  if (vote === undefined) return { ok: false, why: 'no-such-vote' }
  if (vote.draft.secrecy === 'secret') return { ok: false, why: 'vote-secret' }
  if (vote.state !== 'published') return { ok: false, why: 'vote-not-published' }
  return { ok: true, output: { roll: rollOf(context, id) } }
}

export function rollOf({ state, store }: Pick<Context, 'state' | 'store'>, id: VoteId): Roll {
  const { members, votes, convention } = state.assembly
  const { compare } = new Intl.Collator(convention.language, { numeric: true })
  const vote = votes.get(id)
  if (vote === undefined) return []
  return countedBox(store, vote)
    .namedBallots()
    .flatMap(({ member, marks, weight }) => {
      const voter = members.get(member)
      return voter === undefined ? [] : [{ voter, marks, weight }]
    })
    .sort((one, other) => compare(one.voter.number, other.voter.number))
    .map(({ voter, marks, weight }) => [`${voter.firstName} ${voter.lastName}`, marks, weight])
}

/** One member is named; many are counted. */
function nameOfOne({ state }: Knowing, ranges: string): JournalEntry['about'] {
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
          paper: vote.draft.paper,
          ...(vote.state === 'open' && {
            registered: registerSize(vote.register),
            cast: state.box?.turnout.size ?? 0,
          }),
          ...(vote.state === 'paper' && {
            registered: registerSize(vote.register),
            cast: countRanges(vote.turnout),
          }),
          ...((vote.state === 'closed' || vote.state === 'published') && {
            registered: vote.result.registered,
            cast: vote.result.cast,
            result: vote.result,
          }),
        })) satisfies Status['votes'],
        journal: store.journal.head(),
        backup: context.backups(),
      },
    },
  }
}
