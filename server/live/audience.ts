/**
 * What each audience may see, and which change touches what of it. Pure. Nothing reaches a client that is not made here:
 * to learn whether a role can see a thing, read this file.
 */
import type { AfterClosing, Assembly, Member, Vote } from '../domain/assembly.ts'
import { callOn, callState } from '../domain/calls.ts'
import { unreachable } from '../domain/decision.ts'
import type { AssemblyEvent } from '../domain/events.ts'
import { isAllowed } from '../domain/people.ts'
import type { AccountRecord } from '../domain/people-fold.ts'
import type { DebateEvent } from '../domain/debate-events.ts'
import { hallSpeakers, ownSpeakingOf, speakersNow } from '../domain/debate-told.ts'
import { pointKindsOf } from '../domain/points.ts'
import {
  candidaciesOf,
  consoleElection,
  openNominationsOf,
  publicElection,
} from '../domain/election-views.ts'
import { shownAnywhere } from '../domain/hall.ts'
import { votesLeft } from '../domain/move-to-paper.ts'
import { motionHead, motionsNow, shownInHall } from './motions.ts'
import { agendaNow } from '../protocol/agenda.ts'
import { fromRanges, toRanges } from '../protocol/id-ranges.ts'
import { registerSize, unfoldRegister } from '../domain/register.ts'
import type {
  Account,
  AccountId,
  AfterCount,
  ApprovalId,
  ConsoleTopics,
  ConsoleVote,
  DebateId,
  ElectionId,
  ElectronicPart,
  Grid,
  ItemId,
  MemberId,
  HeldVotes,
  MemberTopics,
  MemberVote,
  PointId,
  MotionId,
  ProjectorTopics,
  PublicVote,
  PublicState,
  PublicVoteHead,
  Result,
  Roll,
  RosterRow,
  SpeakerId,
  Turnout,
  VoteId,
} from '../protocol/messages.ts'
import { formatWeight, weightOf } from '../domain/weight.ts'
import { FLAG } from '../protocol/roster-flags.ts'
import { toldResult, wholeResult } from './member-result.ts'
import type { Signal, World } from './world.ts'

export type MemberTopic =
  | 'convention'
  | 'vote'
  | 'voteState'
  | 'onRegister'
  | 'agenda'
  | 'speakers'
  | 'nominations'
  | 'call'
  | 'motions'
export type PersonalTopic = 'me' | 'ballot' | 'speaking' | 'answered'
export type ProjectorTopic = keyof ProjectorTopics
export type ConsoleTopic =
  | Exclude<keyof ConsoleTopics, `${string}:${number}`>
  | `vote:${VoteId}`
  | `item:${ItemId}`
  | `election:${ElectionId}`
  | `account:${AccountId}`
  | `approval:${ApprovalId}`
  | `debate:${DebateId}`
  | `speaker:${SpeakerId}`
  | `point:${PointId}`
  | `motion:${MotionId}`
  | `motionVote:${VoteId}`

/** What one change touches. `urgent`: people are waiting for it, so it does not wait for the tick. */
export type Touched = {
  members: readonly MemberTopic[]
  /** Members whose own facts (`me`) changed. */
  me: Iterable<MemberId>
  /** Members who came onto the register of the vote that stands. */
  registered: Iterable<MemberId>
  projectors: readonly ProjectorTopic[]
  consoles: readonly ConsoleTopic[]
  /** Rows of the roster: changed as a whole; come or gone; or changed only in their flags. */
  rows: Iterable<MemberId>
  seen: Iterable<MemberId>
  flags: Iterable<MemberId>
  urgent: boolean
}

const NOTHING: Touched = {
  members: [],
  me: [],
  registered: [],
  projectors: [],
  consoles: [],
  rows: [],
  seen: [],
  flags: [],
  urgent: false,
}

export function touchedBy(change: AssemblyEvent | Signal): Touched {
  switch (change.type) {
    case 'convention-created':
    case 'convention-described':
      return {
        ...NOTHING,
        members: ['convention'],
        projectors: ['convention', 'signIn'],
        consoles: ['convention', 'addresses', 'pointKinds', 'journal'],
      }
    case 'members-imported': {
      const changed = change.changed.map(({ id }) => id)
      const rows = [...change.added.map(({ id }) => id), ...changed]
      return { ...NOTHING, rows, me: changed, consoles: ['journal'] }
    }
    case 'members-checked-in':
    case 'members-checked-out':
    case 'members-left': {
      const ids = [...fromRanges(change.members)]
      return { ...NOTHING, flags: ids, me: ids, consoles: ['journal'] }
    }
    case 'proxy-rules-set':
      return { ...NOTHING, members: ['convention'], consoles: ['proxyRules', 'journal'] }
    case 'proxies-given':
      return {
        ...NOTHING,
        flags: change.given.flatMap(({ principal, holder }) => [principal, holder]),
        consoles: ['journal'],
      }
    case 'proxy-revoked':
      return { ...NOTHING, flags: [change.principal, change.holder], consoles: ['journal'] }
    case 'mandate-transferred':
    case 'mandate-taken-back': {
      const both = [change.from, change.to]
      return { ...NOTHING, rows: both, me: both, consoles: ['journal'] }
    }
    case 'access-issued':
      return { ...NOTHING, flags: fromRanges(change.members), consoles: ['journal'] }
    case 'access-revoked':
      return { ...NOTHING, flags: [change.member], consoles: ['journal'] }
    case 'console-invited':
      return {
        ...NOTHING,
        consoles: [change.account === undefined ? 'projectors' : accountTopic(change.account), 'journal'],
      }
    case 'account-invited-again':
    case 'account-office-set':
    case 'account-revoked':
      return { ...NOTHING, consoles: [accountTopic(change.account), 'journal'], urgent: true }
    case 'account-changed':
      return { ...NOTHING, consoles: [accountTopic(change.account)] }
    case 'right-set':
      return { ...NOTHING, consoles: ['offices', 'journal'], urgent: true }
    case 'second-person-set':
      return { ...NOTHING, consoles: ['secondPerson', 'journal'] }
    case 'approval-asked':
    case 'approval-given':
    case 'approval-refused':
    case 'approval-withdrawn':
    case 'approval-overtaken':
      return { ...NOTHING, consoles: [`approval:${change.approval}`, 'journal'], urgent: true }
    case 'rehearsal-held':
      return { ...NOTHING, consoles: ['rehearsals', 'journal'] }
    case 'vote-prepared':
    case 'vote-changed':
      return { ...NOTHING, consoles: [`vote:${change.vote}`, 'journal'] }
    case 'vote-discarded':
      return { ...NOTHING, consoles: [`vote:${change.vote}`, `motionVote:${change.vote}`, 'journal'] }
    case 'vote-moved-to-paper':
    case 'vote-closed':
      // `voted` is a flag of the open vote: it goes out with it, for those who had it.
      return { ...stageChanged(change.vote), flags: fromRanges(change.turnout) }
    case 'turnout-voided':
      return { ...NOTHING, flags: change.members }
    case 'paper-votes-entered':
    case 'paper-votes-confirmed':
    case 'paper-votes-withdrawn':
    case 'lot-words-given':
    case 'lot-drawn':
    case 'tie-decided':
      return { ...NOTHING, consoles: [`vote:${change.vote}`, 'journal'], urgent: true }
    case 'vote-opened':
      return { ...stageChanged(change.vote), me: (change.register.proxies ?? []).map(({ holder }) => holder) }
    case 'vote-published':
    case 'vote-annulled':
    case 'vote-extended':
      return stageChanged(change.vote)
    case 'member-admitted-late':
      // Of the phones only that member's own; the hall sees the turnout's register grow.
      return {
        ...NOTHING,
        registered: [change.member],
        // Its history has a line more.
        flags: [change.member],
        projectors: ['turnout'],
        consoles: ['admitted', 'turnout', 'journal'],
        urgent: true,
      }
    case 'agenda-item-added':
    case 'agenda-item-changed':
      return planned([change.item])
    case 'agenda-imported':
      return planned(change.added.map(({ item }) => item))
    case 'agenda-items-placed':
      return planned(change.placed.map(({ item }) => item))
    case 'agenda-items-removed':
    case 'agenda-items-restored':
      return planned(change.items)
    case 'agenda-item-ended': {
      const ended = planned([change.item])
      return {
        ...ended,
        members: [...ended.members, 'speakers'],
        consoles: [...ended.consoles, 'debate', 'hallSpeakers'],
        urgent: true,
      }
    }
    case 'note-added':
    case 'note-changed':
    case 'note-removed':
    case 'minutes-finalised':
      return { ...NOTHING, consoles: ['minutes', 'journal'] }
    case 'agenda-item-begun': {
      const { members, projectors, consoles } = planned([
        change.item,
        ...(change.ended === null ? [] : [change.ended]),
      ])
      return {
        ...NOTHING,
        members: [...members, 'speakers', 'vote', 'voteState', 'onRegister', 'motions'],
        projectors: [...projectors, 'showing', 'motions', 'vote', 'turnout', 'roll', 'call'],
        consoles: [...consoles, 'debate', 'hallSpeakers', 'showing', 'hall', 'call'],
        urgent: true,
      }
    }
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
      return debated(change)
    case 'election-added':
    case 'election-removed':
    case 'seats-left-vacant':
      return ofElection(change.election)
    case 'candidate-changed':
      return { ...ofElection(change.election), me: membersIn([{ member: change.member ?? null }]) }
    // Its title or its seats may be on phones already.
    case 'election-changed':
    case 'nominations-opened':
    case 'nominations-closed':
    case 'election-ballot-prepared':
      return { ...ofElection(change.election), members: ['nominations'], urgent: true }
    case 'candidate-nominated':
    case 'candidacy-answered':
    case 'acceptance-answered':
      return { ...ofElection(change.election), me: membersIn([change]), urgent: true }
    case 'acceptance-asked':
      return { ...ofElection(change.election), me: membersIn(change.asked), urgent: true }
    case 'quorum-set':
    case 'trial-gate-set':
    case 'quorum-found':
      return { ...NOTHING, projectors: ['call'], consoles: ['call', 'quorum', 'journal'], urgent: true }
    case 'call-begun':
    case 'call-ended':
    case 'call-cancelled':
      return {
        ...NOTHING,
        members: ['call'],
        projectors: ['showing', 'call', 'grid', 'answers'],
        consoles: ['showing', 'call', 'quorum', 'journal'],
        urgent: true,
      }
    case 'call-answered':
      // The member's own phone learns it from the reply.
      return { ...NOTHING, projectors: ['call', 'answers'], consoles: ['call'], flags: [change.member] }
    case 'answers-voided':
      return { ...NOTHING, flags: change.members }
    case 'motion-added':
      return written([change.motion, ...(change.amends === null ? [] : [change.amends.motion])])
    case 'motions-imported':
      return written(change.added.map(({ motion }) => motion))
    case 'motion-changed':
    case 'motion-text-changed':
    case 'amendment-rebased':
    case 'amendments-ordered':
      return written([change.motion])
    case 'motion-state-set':
      return written([change.motion, ...change.merged.map(({ motion }) => motion)])
    case 'motion-vote-prepared':
    case 'motion-pulled-out':
      return { ...NOTHING, consoles: [`motionVote:${change.vote}`, 'journal'] }
    case 'motions-settled': {
      const changed = [...change.settled, ...change.merged].map(({ motion }) => motion)
      return written([...new Set(changed)])
    }
    case 'motion-reconsidered':
      return written([change.motion, ...(change.restored === null ? [] : [change.restored.motion])])
    case 'motion-rules-set':
      return {
        ...NOTHING,
        members: ['motions'],
        projectors: ['motions'],
        consoles: ['motionRules', 'hallMotions', 'journal'],
      }
    case 'projector-set':
      return {
        ...NOTHING,
        members: ['vote', 'voteState', 'onRegister', 'motions'],
        projectors: ['showing', 'ownShowing', 'elections', 'motions', 'vote', 'turnout', 'roll', 'call'],
        consoles: ['showing', 'projectors', 'queue', 'hall', 'hallMotions', 'call', 'journal'],
        urgent: true,
      }
    case 'projector-follows':
      return {
        ...NOTHING,
        projectors: ['ownShowing', 'motions'],
        consoles: ['projectors', 'hallMotions', 'journal'],
        urgent: true,
      }
    case 'hall-content-queued':
    case 'hall-content-unqueued':
    case 'hall-queue-ordered':
      return { ...NOTHING, consoles: ['queue', 'journal'], urgent: true }
    case 'wireless-set':
      return { ...NOTHING, projectors: ['wireless'], consoles: ['wireless', 'journal'] }
    case 'ballot-cast':
      // The voter's own phone learns it from the reply, which carries the receipt.
      return { ...NOTHING, projectors: ['turnout'], consoles: ['turnout'], flags: [change.member] }
    case 'member-online':
    case 'member-offline':
      return { ...NOTHING, seen: [change.member], projectors: ['signIn'] }
    case 'projector-changed':
      return { ...NOTHING, consoles: ['projectors'] }
    case 'backup-opened':
      return { ...NOTHING, consoles: ['backup', 'journal'] }
    case 'backup-made':
    case 'second-place-set':
    case 'second-place-changed':
      return { ...NOTHING, consoles: ['backup'] }
    case 'addresses-found':
      return { ...NOTHING, projectors: ['signIn'], consoles: ['addresses'] }
    case 'rehearsal-changed':
      return { ...NOTHING, consoles: ['rehearsal'] }
    case 'saving-changed':
      return { ...NOTHING, consoles: ['health'], urgent: true }
    case 'session-ended':
      return NOTHING
    default:
      return unreachable(change)
  }
}

const accountTopic = (id: AccountId) => `account:${id}` as const

/** Phones and hall hear of it only where what they are told is another by it: the hub compares. */
const planned = (items: readonly ItemId[]): Touched => ({
  ...NOTHING,
  members: ['agenda'],
  projectors: ['agenda', 'speakers'],
  consoles: [...items.map((id) => `item:${id}` as const), 'journal'],
})

/** Who asks or withdraws waits for the tick, so that a hall that all asks at once is told four times a second. */
function debated(event: DebateEvent): Touched {
  if (event.type === 'point-kinds-set') return { ...NOTHING, consoles: ['pointKinds', 'journal'] }
  const clears = 'clears' in event && event.clears !== null
  const speakers = 'speaker' in event ? [event.speaker] : []
  const others =
    event.type === 'speakers-drawn' ? event.order : event.type === 'speaker-removed' ? event.movedUp : []
  const isSlow = event.type === 'speaker-listed' || event.type === 'speaker-removed'
  return {
    ...NOTHING,
    members: ['speakers', ...(clears ? (['vote', 'voteState', 'onRegister'] as const) : [])],
    projectors: ['speakers', ...(clears ? (['showing', 'vote', 'turnout', 'roll'] as const) : [])],
    consoles: [
      ...(event.type === 'debate-opened' || event.type === 'debate-resumed' ? (['debate'] as const) : []),
      `debate:${event.debate}`,
      ...[...speakers, ...others].map((id) => `speaker:${id}` as const),
      ...('point' in event ? [`point:${event.point}` as const] : []),
      ...(event.type === 'point-vote-prepared' ? [`vote:${event.prepared}` as const] : []),
      ...(clears ? (['hall', 'showing'] as const) : []),
      'hallSpeakers',
      'hallMotions',
      'journal',
    ],
    urgent: !isSlow,
  }
}
const written = (motions: readonly MotionId[]): Touched => ({
  ...NOTHING,
  members: ['motions'],
  projectors: ['motions'],
  consoles: [...motions.map((id) => `motion:${id}` as const), 'hallMotions', 'journal'],
})

const ofElection = (election: ElectionId): Touched => ({
  ...NOTHING,
  projectors: ['elections'],
  consoles: [`election:${election}`, 'journal'],
})

const membersIn = (told: readonly { member: MemberId | null }[]): MemberId[] =>
  told.flatMap(({ member }) => member ?? [])

const shownElections = ({ assembly }: World): ProjectorTopics['elections'] => {
  const ids = shownAnywhere(assembly).flatMap((shown) => (shown.kind === 'election' ? [shown.election] : []))
  return [...new Set(ids)].flatMap((id) => {
    const election = assembly.elections.get(id)
    return election === undefined ? [] : [publicElection(assembly, election)]
  })
}

/** What an election comes to follows from its votes: with each of them it may be another. */
export function withElections(
  { assembly }: World,
  change: AssemblyEvent | Signal,
  touched: Touched,
): Touched {
  if (!change.type.startsWith('vote-') || !('vote' in change)) return touched
  const election = assembly.elections.get(assembly.electionOfVote.get(change.vote) ?? 0)
  if (election === undefined) return touched
  const isOver = change.type === 'vote-published' || change.type === 'vote-annulled'
  return {
    ...touched,
    me: isOver ? membersIn([...election.candidates.values()]) : touched.me,
    projectors: [...touched.projectors, 'elections'],
    consoles: [...touched.consoles, `election:${election.id}`],
  }
}

const stageChanged = (vote: VoteId): Touched => ({
  ...NOTHING,
  members: ['vote', 'voteState', 'onRegister', 'motions'],
  projectors: ['showing', 'motions', 'vote', 'turnout', 'roll', 'call'],
  consoles: [`vote:${vote}`, 'admitted', 'hall', 'turnout', 'showing', 'call', 'journal'],
  urgent: true,
})

// ------------------------------------------------------------------------------------------------ members

/** The two kinds of member there are while a vote stands. */
export const isOnRegister = (world: World, member: MemberId): boolean =>
  world.box?.register.has(member) === true && !world.box.represented.has(member)

export function memberTopic(
  world: World,
  topic: MemberTopic,
  onRegister: boolean,
): MemberTopics[MemberTopic] {
  switch (topic) {
    case 'convention': {
      const { name, place, language, selfCheckIn } = world.assembly.convention
      const { most, byPhone } = world.assembly.proxyRules
      return {
        ...{ name, place, language, selfCheckIn },
        ...(byPhone && most > 0 && { proxiesByPhone: true }),
      }
    }
    case 'vote': {
      const vote = currentOf(world)
      if (vote === null) return null
      const election = electionToRead(world.assembly, vote.id)
      return { ...publicHead(vote), ...(election !== null && { election }) }
    }
    case 'voteState': {
      const vote = currentOf(world)
      if (vote === null) return null
      const tell = (result: Result) => toldResult(vote.draft.paper, result)
      return { vote: vote.id, ...publicState(vote, world.closingHead(vote.id), tell) }
    }
    case 'onRegister':
      return onRegister
    case 'agenda':
      return agendaNow(world.assembly.items.values())
    case 'speakers':
      return speakersNow(world.assembly)
    case 'nominations':
      return openNominationsOf(world.assembly)
    case 'call': {
      const call = callOn(world.assembly)
      return call === null ? null : { id: call.id, purpose: call.purpose, endsAt: call.endsAt }
    }
    case 'motions': {
      const { showing } = world.assembly
      return motionsNow(world.assembly, showing.kind === 'motion' ? showing.motion : null)
    }
    default:
      return unreachable(topic)
  }
}

export function personalTopic(world: World, topic: PersonalTopic, id: MemberId): MemberTopics[PersonalTopic] {
  switch (topic) {
    case 'me': {
      const member = world.assembly.members.get(id)
      if (member === undefined) throw new Error('a session of a member who was never imported')
      const { number, firstName, lastName, group, weight, entitled, present } = member
      const candidacies = candidaciesOf(world.assembly, id)
      const held = heldVotes(world, id)
      return {
        ...{ number, firstName, lastName, group, weight, entitled, present },
        ...(held !== null && { held }),
        ...(candidacies.length > 0 && { candidacies }),
      }
    }
    case 'ballot': {
      const voted = world.box?.turnout.get(id)
      // What a proxy cast is in the proxy's hand.
      return world.box === null || voted === undefined || world.box.represented.has(id)
        ? null
        : { vote: world.box.vote, receipt: voted.receipt }
    }
    case 'speaking':
      return ownSpeakingOf(world.assembly, id)
    case 'answered':
      return world.answered.has(id) ? (callOn(world.assembly)?.id ?? null) : null
    default:
      return unreachable(topic)
  }
}

/** In how many names this one votes in the vote that stands. */
function heldVotes({ box }: World, holder: MemberId): HeldVotes | null {
  const principals = box?.held.get(holder)
  if (box === null || principals === undefined) return null
  const weights = [holder, ...principals].map((id) => box.register.get(id) ?? '0')
  return {
    ...{ vote: box.vote, others: principals.length },
    votes: formatWeight(weights.reduce((sum, weight) => sum + weightOf(weight), 0n)),
    ...(new Set(weights).size > 1 && { weights }),
  }
}

// ------------------------------------------------------------------------------------------------ votes

/** Nobody but the chairs knows of a vote that is prepared. */
type Public = Exclude<Vote, { state: 'prepared' }>

function currentOf({ assembly: { currentVote: id, votes } }: World): Public | null {
  const vote = id === null ? undefined : votes.get(id)
  return vote === undefined || vote.state === 'prepared' ? null : vote
}

function currentVote(world: World): PublicVote | null {
  const vote = currentOf(world)
  if (vote === null) return null
  return { ...publicHead(vote), ...publicState(vote, world.closingHead(vote.id), (result) => result) }
}

/** A result that is published, with all the numbers that a phone shows; null for any other vote. */
export function publishedResult(vote: Vote, closingHead: string): Published | null {
  if (vote.state !== 'published') return null
  const result = wholeResult(vote.draft.paper, vote.result)
  return { ...publicHead(vote), state: 'published', result, head: closingHead }
}
type Published = Extract<MemberVote, { state: 'published' }>

/** The election of a ballot, where a candidate has a text or a picture. */
function electionToRead({ electionOfVote, elections }: Assembly, vote: VoteId): ElectionId | null {
  const election = elections.get(electionOfVote.get(vote) ?? 0)
  if (election === undefined) return null
  const candidates = [...election.candidates.values()]
  return candidates.some(({ text, portrait }) => text !== '' || portrait !== null) ? election.id : null
}

function publicHead(vote: Public): PublicVoteHead {
  const { title, text, secrecy, paper, quorum, changeable } = vote.draft
  const shown = 'shown' in vote ? vote.shown : [...paper.options.keys()]
  return { id: vote.id, title, text, secrecy, paper, quorum, changeable, shown }
}

/** The result leaves the console only when it is published. */
function publicState<Told>(
  vote: Public,
  closingHead: string,
  tell: (result: Result) => Told,
): PublicState<Told> {
  switch (vote.state) {
    case 'open':
      return { state: vote.state, openedAt: vote.openedAt, closesAt: vote.closesAt }
    case 'paper':
      return { state: vote.state, ...vote.movedToPaper }
    case 'closed':
      return { state: vote.state, closedAt: vote.closedAt, head: closingHead, ...electronicPart(vote) }
    case 'published':
      return { state: vote.state, result: tell(vote.result), head: closingHead, ...electronicPart(vote) }
    case 'annulled':
      return { state: vote.state, reason: vote.reason }
    default:
      return unreachable(vote)
  }
}

const electronicPart = ({ movedToPaper }: AfterClosing): { electronic?: ElectronicPart } =>
  movedToPaper === undefined ? {} : { electronic: movedToPaper.electronic }

export function consoleVote(vote: Vote): ConsoleVote {
  const head = { id: vote.id, ...vote.draft }
  switch (vote.state) {
    case 'prepared':
      return { ...head, state: 'prepared' }
    case 'open':
      return {
        ...head,
        state: 'open',
        openedAt: vote.openedAt,
        closesAt: vote.closesAt,
        registered: registerSize(vote.register),
        register: toRanges(unfoldRegister(vote.register).keys()),
        shown: vote.shown,
        ...(vote.admitted.length > 0 && { admitted: vote.admitted }),
      }
    case 'paper': {
      const { openedAt, movedToPaper, register, shown, paperVotes, admitted } = vote
      return {
        ...head,
        ...{ state: 'paper', openedAt, movedToPaper, shown, paperVotes },
        registered: registerSize(register),
        left: votesLeft(vote),
        ...(admitted.length > 0 && { admitted }),
      }
    }
    case 'closed': {
      const { openedAt, closedAt, shown, result } = vote
      return { ...head, ...afterCount(vote), state: 'closed', openedAt, closedAt, shown, result }
    }
    case 'published': {
      const { openedAt, closedAt, publishedAt, shown, result } = vote
      return {
        ...head,
        ...afterCount(vote),
        state: 'published',
        openedAt,
        closedAt,
        publishedAt,
        shown,
        result,
      }
    }
    case 'annulled':
      return { ...head, state: 'annulled', annulledAt: vote.annulledAt, reason: vote.reason }
    default:
      return unreachable(vote)
  }
}

type Counted = AfterClosing & Pick<Extract<Vote, { state: 'closed' }>, 'register' | 'admitted'>

/** [L1] the words of the first are nobody's business before those of the second are there. */
function afterCount({ register, paperVotes, lot, admitted, movedToPaper }: Counted): AfterCount {
  const givenBy = lot.given.map(({ by }) => by)
  const { present, entitled } = register
  return {
    ...{ present, entitled, paperVotes },
    ...(admitted.length > 0 && { admitted }),
    lot:
      givenBy.length === 0
        ? null
        : { givenBy, seed: lot.drawn?.seed ?? null, order: lot.drawn?.order ?? null },
    ...(movedToPaper !== undefined && { movedToPaper }),
  }
}

/** Who voted what, when the assembly decided to vote by name: on the wall with the result. */
function currentRoll(world: World): Roll | null {
  const { currentVote: id, votes } = world.assembly
  const vote = id === null ? undefined : votes.get(id)
  return vote?.state === 'published' && vote.draft.secrecy === 'named' ? world.roll(vote.id) : null
}

/** Only while a vote is open: how many, never what. */
export function turnout(world: World): Turnout | null {
  const { box, assembly } = world
  if (box === null || box.vote !== assembly.openVote) return null
  return { vote: box.vote, cast: box.turnout.size, of: box.register.size }
}

/** Apart from the vote, so that nobody gets the whole register again because one came onto it. */
function admittedNow({ openVote, votes }: Assembly): ConsoleTopics['admitted'] {
  const vote = openVote === null ? undefined : votes.get(openVote)
  if (vote?.state !== 'open' || vote.admitted.length === 0) return null
  return { vote: vote.id, members: vote.admitted }
}

// ------------------------------------------------------------------------------------------------ projectors and consoles

export function projectorTopic(world: World, topic: ProjectorTopic): ProjectorTopics[ProjectorTopic] {
  switch (topic) {
    case 'convention':
      return world.assembly.convention
    case 'showing':
      return world.assembly.showing
    case 'ownShowing':
      return ownShowing(world)
    case 'wireless':
      return world.assembly.hall.wireless
    case 'vote':
      return currentVote(world)
    case 'turnout':
      return turnout(world)
    case 'roll':
      return currentRoll(world)
    case 'signIn':
      return { address: world.addresses()[0] ?? '', connected: world.presence.online() }
    case 'agenda':
      return agendaNow(world.assembly.items.values())
    case 'speakers':
      return hallSpeakers(world.assembly)
    case 'elections':
      return shownElections(world)
    case 'call':
      return callState(world.assembly, world.answered)
    case 'grid':
      return hasGrid(world) ? gridOf(world) : null
    case 'answers':
      return hasGrid(world) ? answersAsBits(world.answered) : ''
    case 'motions':
      return motionsInHall(world)
    default:
      return unreachable(topic)
  }
}

const hasGrid = ({ assembly }: World): boolean => assembly.calls.last?.purpose === 'trial'

const gridOf = ({ assembly }: World): Grid =>
  [...assembly.members.values()].flatMap(({ id, number, entitled }) =>
    entitled ? [[id, number] as const] : [],
  )

/** 375 bytes for a hall of 3,000, whoever answers. */
function answersAsBits(answered: ReadonlySet<MemberId>): string {
  let last = 0
  for (const id of answered) last = Math.max(last, id)
  const bits = new Uint8Array(Math.ceil(last / 8))
  for (const id of answered) bits[(id - 1) >> 3] = (bits[(id - 1) >> 3] ?? 0) | (1 << ((id - 1) & 7))
  return Buffer.from(bits).toString('base64')
}

/** A count looks at who is checked in: what such a change also touches while one is on. */
export function withCount(world: World, change: AssemblyEvent | Signal, touched: Touched): Touched {
  const isPresence =
    change.type === 'members-checked-in' ||
    change.type === 'members-checked-out' ||
    change.type === 'members-left'
  if (!isPresence || callOn(world.assembly)?.purpose !== 'count') return touched
  return { ...touched, projectors: [...touched.projectors, 'call'], consoles: [...touched.consoles, 'call'] }
}

const ownShowing = ({ assembly }: World): ProjectorTopics['ownShowing'] =>
  Object.fromEntries(
    [...assembly.hall.projectors].flatMap(([name, showing]) => (showing === null ? [] : [[name, showing]])),
  )

/** Each is below 4 kB, and every console gets them with its welcome. */
const REHEARSALS_SHOWN = 5
/** What the chair may want to look up; the journal has all of them. */
const FINDINGS_SHOWN = 20

const motionsInHall = ({ assembly }: World): ProjectorTopics['motions'] =>
  shownInHall(
    assembly,
    shownAnywhere(assembly).flatMap((shown) => (shown.kind === 'motion' ? [shown.motion] : [])),
  )

export function consoleTopic(world: World, topic: ConsoleTopic): ConsoleTopics[ConsoleTopic] {
  switch (topic) {
    case 'convention':
      return world.assembly.convention
    case 'showing':
      return world.assembly.showing
    case 'projectors':
      return [...world.assembly.hall.projectors].map(([name, showing]) => ({
        ...{ name, showing, connected: world.screens.of(name) },
      }))
    case 'queue':
      return world.assembly.hall.queue
    case 'wireless':
      return world.assembly.hall.wireless
    case 'hall':
      return currentVote(world)
    case 'turnout':
      return turnout(world)
    case 'admitted':
      return admittedNow(world.assembly)
    case 'addresses':
      return world.addresses()
    case 'journal':
      return world.journalHead()
    case 'backup':
      return world.backups()
    case 'health':
      return world.saving()
    case 'vitals':
      return world.vitals()
    case 'file':
      return world.file
    case 'proxyRules':
      return world.assembly.proxyRules
    case 'call':
      return callState(world.assembly, world.answered)
    case 'quorum': {
      const { rule, trialGate, findings, trials } = world.assembly.calls
      return { rule, trialGate, findings: findings.slice(-FINDINGS_SHOWN).reverse(), trials }
    }
    case 'motionRules':
      return world.assembly.motionRules
    case 'rehearsals':
      return world.assembly.rehearsals.slice(-REHEARSALS_SHOWN).reverse()
    case 'rehearsal':
      return world.rehearsal()
    case 'offices':
      return world.assembly.offices
    case 'secondPerson':
      return world.assembly.secondPerson
    case 'debate':
      return world.assembly.debates.current
    case 'hallSpeakers':
      return hallSpeakers(world.assembly)
    case 'hallMotions':
      return motionsInHall(world)
    case 'pointKinds':
      return pointKindsOf(world.assembly)
    case 'minutes': {
      const { noteChanges, minutes } = world.assembly
      return { notes: noteChanges, last: minutes.at(-1) ?? null }
    }
    default: {
      const [kind, id] = topic.split(':')
      if (kind === 'account') return account(world, Number(id))
      if (kind === 'approval') return world.assembly.approvals.get(Number(id)) ?? null
      if (kind === 'motion') {
        const motion = world.assembly.motions.get(Number(id))
        return motion === undefined ? null : motionHead(motion)
      }
      if (kind === 'motionVote') return world.assembly.motionVotes.get(Number(id)) ?? null
      if (kind === 'item') return world.assembly.items.get(Number(id)) ?? null
      const { debates } = world.assembly
      if (kind === 'debate') return debates.all.get(Number(id)) ?? null
      if (kind === 'speaker') return debates.speakers.get(Number(id)) ?? null
      if (kind === 'point') return debates.points.get(Number(id)) ?? null
      if (kind === 'election') {
        const election = world.assembly.elections.get(Number(id))
        return election === undefined ? null : consoleElection(world.assembly, election)
      }
      const vote = world.assembly.votes.get(Number(id))
      return vote === undefined ? null : consoleVote(vote)
    }
  }
}

export const PROJECTOR_TOPICS: readonly ProjectorTopic[] = [
  'convention',
  'showing',
  'ownShowing',
  'wireless',
  'vote',
  'turnout',
  'roll',
  'signIn',
  'agenda',
  'speakers',
  'elections',
  'call',
  'grid',
  'answers',
  'motions',
]
export const MEMBER_TOPICS: readonly MemberTopic[] = [
  'convention',
  'vote',
  'voteState',
  'onRegister',
  'agenda',
  'speakers',
  'nominations',
  'call',
  'motions',
]
export const PERSONAL_TOPICS: readonly PersonalTopic[] = ['me', 'ballot', 'speaking', 'answered']

export const consoleTopics = (world: World): ConsoleTopic[] => [
  'convention',
  'showing',
  'projectors',
  'queue',
  'wireless',
  'hall',
  'turnout',
  'admitted',
  'addresses',
  'journal',
  'backup',
  'health',
  'vitals',
  'file',
  'proxyRules',
  'rehearsals',
  'rehearsal',
  'offices',
  'secondPerson',
  'debate',
  'pointKinds',
  'hallSpeakers',
  'hallMotions',
  'minutes',
  'call',
  'quorum',
  'motionRules',
  ...[...world.assembly.votes.keys()].map((id) => `vote:${id}` as const),
  ...[...world.assembly.items.keys()].map((id) => `item:${id}` as const),
  ...[...world.assembly.accounts.keys()].map(accountTopic),
  ...[...world.assembly.approvals.values()]
    .filter(({ state }) => state === 'asked')
    .map(({ id }) => `approval:${id}` as const),
  ...[...world.assembly.debates.all.keys()].map((id) => `debate:${id}` as const),
  ...[...world.assembly.debates.speakers.keys()].map((id) => `speaker:${id}` as const),
  ...[...world.assembly.debates.points.keys()].map((id) => `point:${id}` as const),
  ...[...world.assembly.elections.keys()].map((id) => `election:${id}` as const),
  ...[...world.assembly.motions.keys()].map((id) => `motion:${id}` as const),
  ...[...world.assembly.motionVotes.keys()].map((id) => `motionVote:${id}` as const),
]

function account({ assembly, attendance, accessOf }: World, id: AccountId): Account | null {
  const record = assembly.accounts.get(id)
  if (record === undefined) return null
  const { consoles, lastSeen } = attendance.of(id)
  const seen = { online: consoles > 0, lastSeen }
  return { id, name: record.name, office: record.office, state: stateOf(record, accessOf(id)), ...seen }
}

function stateOf({ isRevoked }: AccountRecord, access: ReturnType<World['accessOf']>): Account['state'] {
  if (isRevoked) return 'revoked'
  if (access === null) return 'signed-out'
  return access === 'session' ? 'signed-in' : 'invited'
}

/** [O7] E-mail addresses are for the offices that need them. */
export const seesContacts = (assembly: Assembly, account: AccountId | null): boolean =>
  isAllowed(assembly, account, 'contacts')

// ------------------------------------------------------------------------------------------------ the roster

export function rosterFlags(world: World, member: Readonly<Member>): number {
  const seen = world.presence.of(member.id)
  let flags = seen === undefined ? 0 : FLAG[seen.device]
  if (seen?.online === true) flags |= FLAG.online
  if (member.entitled) flags |= FLAG.entitled
  if (member.present) flags |= FLAG.present
  if (world.answered.has(member.id)) flags |= FLAG.answered
  if (world.hasAccess(member.id)) flags |= FLAG.access
  if (world.assembly.left.has(member.id)) flags |= FLAG.left
  if (world.assembly.mandates.has(member.id)) flags |= FLAG['handed-on']
  if (world.box !== null && world.box.vote === world.assembly.openVote && world.box.turnout.has(member.id))
    flags |= FLAG.voted
  return flags
}

/** No e-mail address: it is asked for one member at a time, with `show-member`. */
export const rosterRow = (world: World, member: Readonly<Member>): RosterRow => [
  member.id,
  member.number,
  member.firstName,
  member.lastName,
  member.region,
  member.group,
  member.gender,
  member.weight,
  rosterFlags(world, member),
  world.presence.of(member.id)?.lastSeen ?? 0,
]
