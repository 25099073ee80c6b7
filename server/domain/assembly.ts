/** The assembly: everything the journal says, folded. Knows no clock, no socket and no file. */
import type {
  AccountId,
  AgendaItem,
  Approval,
  ApprovalId,
  Convention,
  ImportedMember,
  Instant,
  ItemId,
  LateAdmission,
  MemberId,
  MinutesVersion,
  MovedToPaper,
  Note,
  NoteId,
  OfficeRights,
  MotionId,
  MotionRules,
  MotionVote,
  OptionIndex,
  PaperVotes,
  ProxyRules,
  RehearsalReport,
  Result,
  Showing,
  SecondPersonAct,
  VoteDraft,
  VoteId,
  IdRanges,
} from '../protocol/messages.ts'
import { applyToAgenda, type RemovedItem } from './agenda-fold.ts'
import {
  applyToAccreditation,
  importBeside,
  newAccreditation,
  type Accreditation,
  type Mandate,
} from './accreditation-fold.ts'
import { DEFAULT_OFFICES } from '../protocol/offices.ts'
import { applyToDebates, noDebates, turnToItem, type Debates, type MutableDebates } from './debate-fold.ts'
import { applyToMinutes } from './minutes-fold.ts'
import { applyToProxies, newProxies } from './proxies-fold.ts'
import { noteBefore, openedWith, withLateAdmission, type SinceOpening } from './late-admission-fold.ts'
import { applyToCalls, emptyCalls, type MutableCalls } from './calls-fold.ts'
import type { Calls } from './calls.ts'
import { unreachable } from './decision.ts'
import { applyToElections, noElections, type Elections } from './elections-fold.ts'
import { applyToHall, EMPTY_HALL, withProjector, type Hall } from './hall.ts'
import type { AssemblyEvent, ChangedMember } from './events.ts'
import { applyToMotions, type MotionEvent } from './motions-fold.ts'
import type { Motion } from './motions.ts'
import { FIRST_RULES } from '../protocol/motions.ts'
import { countRanges, fromRanges } from '../protocol/id-ranges.ts'
import { applyToPeople, type AccountRecord } from './people-fold.ts'
import type { Register } from './register.ts'

export type Member = { readonly id: MemberId; present: boolean } & ImportedMember

type Opened = {
  openedAt: Instant
  /** As it was frozen, and who was admitted late. */
  register: Register
  admitted: readonly LateAdmission[]
  shown: readonly OptionIndex[]
  seed: string | null
}
/** The box as it was settled: nothing goes into it any more. */
type Sealed = Opened & { turnout: IdRanges; seal: string }
type OnPaper = Sealed & { movedToPaper: MovedToPaper } & Pick<AfterClosing, 'paperVotes'>
type Closed = Sealed & { closedAt: Instant; result: Result } & AfterClosing

/** What people added to the count of the ballots. */
export type AfterClosing = {
  paperVotes: { votes: PaperVotes; enteredBy: string; confirmedBy: string | null } | null
  /** `drawn` null while words of a second person are missing. */
  lot: {
    given: readonly { by: string; words: string }[]
    drawn: { seed: string; order: readonly OptionIndex[] } | null
  }
  castingVotes: ReadonlyMap<OptionIndex, boolean>
  /** Absent: it stayed on phones. */
  movedToPaper?: MovedToPaper
}

export type Vote = { readonly id: VoteId; readonly draft: VoteDraft } & (
  | { readonly state: 'prepared' }
  | ({ readonly state: 'open'; readonly closesAt: Instant | null } & Readonly<Opened>)
  /** It continues on ballot papers, and nothing is counted yet. */
  | ({ readonly state: 'paper' } & Readonly<OnPaper>)
  | ({ readonly state: 'closed' } & Readonly<Closed>)
  | ({ readonly state: 'published'; readonly publishedAt: Instant } & Readonly<Closed>)
  | { readonly state: 'annulled'; readonly annulledAt: Instant; readonly reason: string }
)

/** Mutable on purpose: 50,000 members are folded in place. Only `apply` writes; everybody else gets it as `Assembly`. */
type MutableAssembly = Accreditation & {
  sinceOpening: SinceOpening
  convention: Convention
  proxyRules: ProxyRules
  /** By principal: who votes for them; and by who votes, for whom. */
  proxies: Map<MemberId, MemberId>
  principals: Map<MemberId, Set<MemberId>>
  /** The main picture of the hall. */
  showing: Showing
  hall: Hall
  members: Map<MemberId, Member>
  byNumber: Map<string, MemberId>
  votes: Map<VoteId, Vote>
  /** At most one vote is open [V3]. */
  openVote: VoteId | null
  /** The vote that stands on phones and projector: the open or last one, until it is cleared. */
  currentVote: VoteId | null
  items: Map<ItemId, AgendaItem>
  /** They can be brought back. */
  removedItems: Map<ItemId, RemovedItem>
  nextItem: ItemId
  debates: MutableDebates
  notes: Map<NoteId, Note>
  nextNote: NoteId
  noteChanges: number
  /** Final ones, the first first. */
  minutes: MinutesVersion[]
  calls: MutableCalls
  motions: Map<MotionId, Motion>
  nextMotion: MotionId
  /** The motions that each vote is on. */
  motionVotes: Map<VoteId, MotionVote>
  motionRules: MotionRules
  nextMember: MemberId
  nextVote: VoteId
  accounts: Map<AccountId, AccountRecord>
  nextAccount: AccountId
  offices: OfficeRights
  secondPerson: readonly SecondPersonAct[]
  /** Those that ended too. */
  approvals: Map<ApprovalId, Approval>
  nextApproval: ApprovalId
  /** In the order in which they were kept. */
  rehearsals: RehearsalReport[]
  /** The last time that the file went on from a backup. */
  openedBackup: { copiedAt: Instant; openedAt: Instant } | null
} & ReturnType<typeof noElections>

export type Assembly = Readonly<
  Omit<
    MutableAssembly,
    | keyof Accreditation
    | 'proxies'
    | 'principals'
    | 'elections'
    | 'electionOf'
    | 'electionOfVote'
    | 'candidaciesOf'
    | 'members'
    | 'byNumber'
    | 'votes'
    | 'items'
    | 'removedItems'
    | 'motions'
    | 'motionVotes'
    | 'debates'
    | 'notes'
    | 'minutes'
    | 'rehearsals'
    | 'accounts'
    | 'approvals'
    | 'calls'
  >
> & {
  readonly members: ReadonlyMap<MemberId, Readonly<Member>>
  readonly byNumber: ReadonlyMap<string, MemberId>
  readonly votes: ReadonlyMap<VoteId, Vote>
  readonly items: ReadonlyMap<ItemId, AgendaItem>
  readonly removedItems: ReadonlyMap<ItemId, RemovedItem>
  readonly debates: Debates
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly minutes: readonly MinutesVersion[]
  readonly calls: Calls
  readonly motions: ReadonlyMap<MotionId, Motion>
  readonly motionVotes: ReadonlyMap<VoteId, MotionVote>
  readonly rehearsals: readonly RehearsalReport[]
  readonly left: ReadonlySet<MemberId>
  readonly mandates: ReadonlyMap<MemberId, Mandate>
  readonly substitutes: ReadonlyMap<MemberId, Mandate>
  readonly elections: Elections['elections']
  readonly electionOf: Elections['electionOf']
  readonly electionOfVote: Elections['electionOfVote']
  readonly candidaciesOf: Elections['candidaciesOf']
  readonly proxies: ReadonlyMap<MemberId, MemberId>
  readonly principals: ReadonlyMap<MemberId, ReadonlySet<MemberId>>
  readonly accounts: ReadonlyMap<AccountId, AccountRecord>
  readonly approvals: ReadonlyMap<ApprovalId, Approval>
}

export function emptyAssembly(): MutableAssembly {
  return {
    convention: {
      name: '',
      place: '',
      startsOn: '',
      endsOn: '',
      language: 'en',
      selfCheckIn: false,
      publicAddress: '',
    },
    showing: { kind: 'auto' },
    hall: EMPTY_HALL,
    members: new Map(),
    byNumber: new Map(),
    votes: new Map(),
    openVote: null,
    currentVote: null,
    items: new Map(),
    removedItems: new Map(),
    nextItem: 1,
    debates: noDebates(),
    notes: new Map(),
    nextNote: 1,
    noteChanges: 0,
    minutes: [],
    calls: emptyCalls(),
    motions: new Map(),
    nextMotion: 1,
    motionVotes: new Map(),
    motionRules: FIRST_RULES,
    nextMember: 1,
    nextVote: 1,
    accounts: new Map(),
    nextAccount: 1,
    offices: DEFAULT_OFFICES,
    secondPerson: [],
    approvals: new Map(),
    nextApproval: 1,
    rehearsals: [],
    openedBackup: null,
    sinceOpening: openedWith(new Map()),
    ...newAccreditation(),
    ...newProxies(),
    ...noElections(),
  }
}

/** The one fold: what an event means for the state. Total: an event that does not fit the state is a damaged journal and throws. */
export function apply(assembly: MutableAssembly, event: AssemblyEvent): void {
  switch (event.type) {
    case 'convention-created':
    case 'convention-described':
      assembly.convention = event.convention
      return
    case 'members-imported':
      noteBefore(assembly, [...event.added, ...event.changed])
      for (const added of event.added) addMember(assembly, { ...added, present: false })
      for (const changed of event.changed) changeMember(assembly, changed)
      return
    case 'members-checked-in':
    case 'members-checked-out':
      for (const id of fromRanges(event.members)) {
        memberOf(assembly, id).present = event.type === 'members-checked-in'
        assembly.left.delete(id)
        if (event.type === 'members-checked-in') assembly.calls.accredited.add(id)
      }
      return
    case 'mandate-transferred':
    case 'mandate-taken-back':
      noteBefore(assembly, [{ id: event.from }, { id: event.to }])
      applyToAccreditation(assembly, event)
      return
    case 'members-left':
      applyToAccreditation(assembly, event)
      return
    case 'proxy-rules-set':
    case 'proxies-given':
    case 'proxy-revoked':
      applyToProxies(assembly, event)
      return
    case 'projector-set':
      assembly.hall = applyToHall(assembly.hall, event)
      if (event.projector !== null) return
      assembly.showing = event.showing
      assembly.calls.isShown = false
      if (event.showing.kind === 'sign-in' && assembly.openVote === null) assembly.currentVote = null
      return
    case 'projector-follows':
    case 'hall-content-queued':
    case 'hall-content-unqueued':
    case 'hall-queue-ordered':
    case 'wireless-set':
      assembly.hall = applyToHall(assembly.hall, event)
      return
    case 'agenda-item-begun':
      // What is called up is what the hall looks at: a result that stood there has been seen.
      if (assembly.openVote === null) assembly.currentVote = null
      assembly.showing = { kind: 'auto' }
      assembly.calls.isShown = false
      applyToAgenda(assembly, event)
      turnToItem(assembly.debates, event.item)
      return
    case 'quorum-set':
    case 'trial-gate-set':
    case 'quorum-found':
    case 'call-ended':
    case 'call-cancelled':
      applyToCalls(assembly.calls, event)
      return
    case 'call-begun':
      assembly.showing = { kind: 'auto' }
      applyToCalls(assembly.calls, event)
      return
    case 'agenda-item-added':
    case 'agenda-imported':
    case 'agenda-item-changed':
    case 'agenda-items-placed':
    case 'agenda-items-removed':
    case 'agenda-items-restored':
      applyToAgenda(assembly, event)
      return
    case 'agenda-item-ended':
      applyToAgenda(assembly, event)
      turnToItem(assembly.debates, null)
      return
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
      applyToDebates(assembly.debates, event)
      if ('clears' in event && event.clears !== null) assembly.currentVote = null
      return
    case 'note-added':
    case 'note-changed':
    case 'note-removed':
    case 'minutes-finalised':
      applyToMinutes(assembly, event)
      return
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
      applyToElections(assembly, event)
      return
    case 'motion-added':
    case 'motions-imported':
    case 'motion-changed':
    case 'motion-text-changed':
    case 'amendment-rebased':
    case 'motion-state-set':
    case 'amendments-ordered':
    case 'motion-vote-prepared':
    case 'motion-pulled-out':
    case 'motions-settled':
    case 'motion-reconsidered':
    case 'motion-rules-set':
      applyToMotions(assembly, event)
      return
    case 'rehearsal-held':
      assembly.rehearsals.push(event.report)
      return
    case 'backup-opened': {
      const { copiedAt, openedAt } = event
      assembly.openedBackup = { copiedAt, openedAt }
      return
    }
    case 'console-invited':
      if (event.role === 'projector') assembly.hall = withProjector(assembly.hall, event.name)
      else applyToPeople(assembly, event)
      return
    case 'access-issued':
    case 'access-revoked':
      return
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
      applyToPeople(assembly, event)
      return
    case 'vote-prepared':
    case 'vote-changed':
    case 'vote-discarded':
    case 'vote-opened':
    case 'vote-extended':
    case 'member-admitted-late':
    case 'vote-moved-to-paper':
    case 'vote-closed':
    case 'paper-votes-entered':
    case 'paper-votes-confirmed':
    case 'paper-votes-withdrawn':
    case 'lot-words-given':
    case 'lot-drawn':
    case 'tie-decided':
    case 'vote-published':
    case 'vote-annulled':
      applyToVote(assembly, event)
      return
    default:
      unreachable(event)
  }
}

type VoteEvent = Exclude<Extract<AssemblyEvent, { vote: VoteId }>, MotionEvent>
type AfterClosingEvent = Extract<
  AssemblyEvent,
  {
    type:
      | 'paper-votes-entered'
      | 'paper-votes-confirmed'
      | 'paper-votes-withdrawn'
      | 'lot-words-given'
      | 'lot-drawn'
      | 'tie-decided'
  }
>

function applyToVote(assembly: MutableAssembly, event: VoteEvent): void {
  switch (event.type) {
    case 'vote-prepared':
      assembly.votes.set(event.vote, { id: event.vote, draft: event.draft, state: 'prepared' })
      assembly.nextVote = event.vote + 1
      return
    case 'vote-changed':
      assembly.votes.set(event.vote, { ...voteIn(assembly, event.vote, 'prepared'), draft: event.draft })
      return
    case 'vote-discarded':
      voteIn(assembly, event.vote, 'prepared')
      assembly.votes.delete(event.vote)
      assembly.motionVotes.delete(event.vote)
      return
    case 'vote-opened': {
      const { openedAt, closesAt, register, shown, seed } = event
      assembly.votes.set(event.vote, {
        ...voteIn(assembly, event.vote, 'prepared'),
        state: 'open',
        openedAt,
        closesAt,
        register,
        admitted: [],
        shown,
        seed,
      })
      assembly.sinceOpening = openedWith(assembly.mandates)
      assembly.openVote = event.vote
      assembly.currentVote = event.vote
      assembly.showing = { kind: 'auto' }
      assembly.calls.isShown = false
      return
    }
    case 'vote-extended':
      assembly.votes.set(event.vote, { ...voteIn(assembly, event.vote, 'open'), closesAt: event.closesAt })
      return
    case 'member-admitted-late':
      assembly.votes.set(event.vote, withLateAdmission(voteIn(assembly, event.vote, 'open'), event, assembly))
      return
    case 'vote-moved-to-paper': {
      const { closesAt: _, ...open } = voteIn(assembly, event.vote, 'open')
      const { electronic, movedAt, turnout, seal } = event
      assembly.votes.set(event.vote, {
        ...open,
        ...{ state: 'paper', turnout, seal, paperVotes: null },
        movedToPaper: { electronic, movedAt, cast: countRanges(turnout) },
      })
      assembly.openVote = null
      return
    }
    case 'vote-closed': {
      const vote = voteIn(assembly, event.vote, 'open', 'paper')
      const { closedAt, result, turnout, seal } = event
      const closed = { state: 'closed', closedAt, result, turnout, seal } as const
      if (vote.state === 'paper') {
        assembly.votes.set(event.vote, { ...NOTHING_ADDED, ...vote, ...closed })
        return
      }
      const { closesAt: _, ...open } = vote
      assembly.votes.set(event.vote, { ...open, ...NOTHING_ADDED, ...closed })
      assembly.openVote = null
      return
    }
    case 'paper-votes-entered':
    case 'paper-votes-confirmed':
    case 'paper-votes-withdrawn': {
      const vote = voteIn(assembly, event.vote, 'paper', 'closed')
      const { paperVotes = null, result } = addedBy({ ...NOTHING_ADDED, ...vote }, event)
      // On paper: what it comes to follows with the closing.
      if (vote.state === 'paper') assembly.votes.set(event.vote, { ...vote, paperVotes })
      else assembly.votes.set(event.vote, { ...vote, paperVotes, result: result ?? vote.result })
      return
    }
    case 'lot-words-given':
    case 'lot-drawn':
    case 'tie-decided': {
      const vote = voteIn(assembly, event.vote, 'closed')
      assembly.votes.set(event.vote, { ...vote, ...addedBy(vote, event) })
      return
    }
    case 'vote-published':
      assembly.votes.set(event.vote, {
        ...voteIn(assembly, event.vote, 'closed'),
        state: 'published',
        publishedAt: event.publishedAt,
      })
      if (assembly.openVote === null) {
        assembly.calls.isShown = assembly.calls.last?.state === 'on'
        assembly.currentVote = event.vote
        assembly.showing = { kind: 'auto' }
      }
      return
    case 'vote-annulled': {
      const { id, draft } = voteIn(assembly, event.vote, 'open', 'paper', 'closed', 'published')
      assembly.votes.set(id, {
        id,
        draft,
        state: 'annulled',
        annulledAt: event.annulledAt,
        reason: event.reason,
      })
      if (assembly.openVote === id) assembly.openVote = null
      return
    }
    default:
      unreachable(event)
  }
}

export const NOTHING_ADDED: AfterClosing = {
  paperVotes: null,
  lot: { given: [], drawn: null },
  castingVotes: new Map(),
}

function addedBy(
  { paperVotes, lot, castingVotes }: AfterClosing,
  event: AfterClosingEvent,
): Partial<AfterClosing & { result: Result }> {
  switch (event.type) {
    case 'paper-votes-entered':
      return { paperVotes: { votes: event.votes, enteredBy: event.by, confirmedBy: null } }
    case 'paper-votes-confirmed': {
      const enteredBy = paperVotes?.enteredBy ?? event.by
      return { paperVotes: { votes: event.votes, enteredBy, confirmedBy: event.by }, result: event.result }
    }
    case 'paper-votes-withdrawn':
      return { paperVotes: null }
    case 'lot-words-given':
      return { lot: { ...lot, given: [...lot.given, { by: event.by, words: event.words }] } }
    case 'lot-drawn':
      return { lot: { ...lot, drawn: { seed: event.seed, order: event.order } }, result: event.result }
    case 'tie-decided':
      return { castingVotes: new Map(castingVotes).set(event.option, event.adopted), result: event.result }
    default:
      return unreachable(event)
  }
}

function addMember(assembly: MutableAssembly, member: Member): void {
  assembly.members.set(member.id, member)
  assembly.byNumber.set(member.number, member.id)
  assembly.nextMember = Math.max(assembly.nextMember, member.id + 1)
}

function changeMember(assembly: MutableAssembly, changed: ChangedMember): void {
  const member = memberOf(assembly, changed.id)
  assembly.byNumber.delete(member.number)
  importBeside(assembly, changed)
  assembly.byNumber.set(member.number, changed.id)
}

function memberOf(assembly: MutableAssembly, id: MemberId): Member {
  const member = assembly.members.get(id)
  if (member === undefined) throw new Error(`the journal names member ${String(id)}, who was never imported`)
  return member
}

function voteIn<State extends Vote['state']>(
  assembly: MutableAssembly,
  id: VoteId,
  ...states: readonly State[]
): Extract<Vote, { state: State }> {
  const vote = assembly.votes.get(id)
  if (vote === undefined || !isIn(vote, states))
    throw new Error(`the journal does not fit vote ${String(id)}`)
  return vote
}

function isIn<State extends Vote['state']>(
  vote: Vote,
  states: readonly State[],
): vote is Extract<Vote, { state: State }> {
  return states.some((state) => state === vote.state)
}
