/**
 * Everything that can have happened in a convention, as the journal keeps it. What stands here stays readable for
 * ever: a field is added, never given another meaning. Ballots are not events: a secret one must have no order and
 * no neighbour, so ballots live in the ballot box, and `vote-closed` seals the box into the journal.
 */
import type {
  AccountId,
  ApprovalId,
  CommandName,
  Candidate,
  CandidateId,
  CallId,
  CallPurpose,
  Convention,
  EntryId,
  HallContent,
  ElectionDraft,
  ElectronicPart,
  ElectionId,
  ItemDraft,
  ItemId,
  Gate,
  ImportedMember,
  Amends,
  MemberId,
  MinutesVersion,
  NoteDraft,
  NoteId,
  MotionFields,
  MotionId,
  MotionRules,
  MotionVote,
  Instant,
  Office,
  OpeningDoubt,
  OptionIndex,
  PaperVotes,
  ProxyRules,
  Person,
  QuorumFinding,
  QuorumRule,
  RehearsalReport,
  Result,
  Showing,
  TrialReport,
  Right,
  SecondPersonAct,
  VoteDraft,
  VoteId,
  IdRanges,
  Weight,
  Wireless,
} from '../protocol/messages.ts'
import type { DebateEvent } from './debate-events.ts'
import type { Register } from './register.ts'

export type AddedMember = { id: MemberId } & ImportedMember
export type ChangedMember = { id: MemberId } & Partial<ImportedMember>

/** Where an item stands. */
export type PlacedItem = { item: ItemId; parent: ItemId | null; order: number }

export type AddedMotion = { motion: MotionId; fields: MotionFields; text: string }
/** The text of `motion` as it is with the amendment in it. */
export type MergedAmendment = { motion: MotionId; amendment: MotionId; text: string }

export type AssemblyEvent =
  | { type: 'convention-created'; convention: Convention }
  | { type: 'convention-described'; convention: Convention }
  | {
      type: 'members-imported'
      source: string
      added: readonly AddedMember[]
      changed: readonly ChangedMember[]
    }
  | { type: 'members-checked-in'; members: IdRanges }
  | { type: 'members-checked-out'; members: IdRanges }
  /** They were here and went. */
  | { type: 'members-left'; members: IdRanges }
  /** `to` votes in the place of `from`, with that one's group and weight. */
  | { type: 'mandate-transferred'; from: MemberId; to: MemberId }
  | { type: 'mandate-taken-back'; from: MemberId; to: MemberId }
  | { type: 'proxy-rules-set'; rules: ProxyRules }
  /** `source`: the list they came from; null: one by one. */
  | {
      type: 'proxies-given'
      source: string | null
      given: readonly { principal: MemberId; holder: MemberId }[]
    }
  | { type: 'proxy-revoked'; principal: MemberId; holder: MemberId }
  | { type: 'access-issued'; members: IdRanges }
  | { type: 'access-revoked'; member: MemberId }
  | { type: 'vote-prepared'; vote: VoteId; draft: VoteDraft }
  | { type: 'vote-changed'; vote: VoteId; draft: VoteDraft }
  | { type: 'vote-discarded'; vote: VoteId }
  | {
      type: 'vote-opened'
      vote: VoteId
      openedAt: Instant
      closesAt: Instant | null
      register: Register
      /** The options in the order in which they are shown, and the seed of the lot that drew it. */
      shown: readonly OptionIndex[]
      seed: string | null
      /** What spoke against it; absent: nothing. */
      despite?: readonly OpeningDoubt[]
    }
  | { type: 'vote-extended'; vote: VoteId; closesAt: Instant }
  /** Onto the register of the open vote. `present` and `entitled`: its sums with this one. */
  | {
      type: 'member-admitted-late'
      vote: VoteId
      member: MemberId
      weight: Weight
      present: Weight
      entitled: Weight
      reason: string
      by: string
      admittedAt: Instant
    }
  /** As at closing, and no result: papers are still to be cast. `electronic`: what becomes of the ballots in the box. */
  | {
      type: 'vote-moved-to-paper'
      vote: VoteId
      electronic: ElectronicPart
      movedAt: Instant
      turnout: IdRanges
      seal: string
    }
  /** `turnout`: who cast a ballot. `seal`: SHA-256 over the box as it was counted, see store/ballot-box.ts. */
  | { type: 'vote-closed'; vote: VoteId; closedAt: Instant; result: Result; turnout: IdRanges; seal: string }
  /** Ballot papers counted by hand: they count from the confirmation on. `result`: what came of the vote with that. */
  | { type: 'paper-votes-entered'; vote: VoteId; by: string; votes: PaperVotes }
  | { type: 'paper-votes-confirmed'; vote: VoteId; by: string; votes: PaperVotes; result: Result }
  | { type: 'paper-votes-withdrawn'; vote: VoteId; by: string }
  /** The first person's words stand here and are shown to nobody before the lot is drawn. */
  | { type: 'lot-words-given'; vote: VoteId; by: string; words: string }
  | {
      type: 'lot-drawn'
      vote: VoteId
      givenBy: readonly string[]
      seed: string
      order: readonly OptionIndex[]
      result: Result
    }
  | { type: 'tie-decided'; vote: VoteId; by: string; option: OptionIndex; adopted: boolean; result: Result }
  | { type: 'vote-published'; vote: VoteId; publishedAt: Instant }
  | { type: 'vote-annulled'; vote: VoteId; annulledAt: Instant; reason: string }
  | ({ type: 'agenda-item-added'; draft: ItemDraft } & PlacedItem)
  | { type: 'agenda-imported'; source: string; added: readonly ({ draft: ItemDraft } & PlacedItem)[] }
  | { type: 'agenda-item-changed'; item: ItemId; to: Partial<ItemDraft> }
  /** Those that get another place: the one that is meant first, and its siblings where there was no number left between two. */
  | { type: 'agenda-items-placed'; placed: readonly PlacedItem[] }
  /** The one that is meant first, then all below it. */
  | { type: 'agenda-items-removed'; items: readonly ItemId[] }
  | { type: 'agenda-items-restored'; items: readonly ItemId[] }
  /** `ended`: the item that was on. */
  | { type: 'agenda-item-begun'; item: ItemId; begunAt: Instant; ended: ItemId | null }
  | { type: 'agenda-item-ended'; item: ItemId; endedAt: Instant }
  /** `projector` null: the main picture. `entry`: it left the queue with this. */
  | { type: 'projector-set'; showing: Showing; projector: string | null; entry: EntryId | null }
  | { type: 'projector-follows'; projector: string }
  | { type: 'hall-content-queued'; entry: EntryId; content: HallContent }
  | { type: 'hall-content-unqueued'; entry: EntryId }
  | { type: 'hall-queue-ordered'; entries: readonly EntryId[] }
  | { type: 'wireless-set'; wireless: Wireless | null }
  /** `account` and `office` of a console; without them it was a chair, before there were accounts. */
  | {
      type: 'console-invited'
      role: 'chair' | 'projector'
      name: string
      account?: AccountId
      office?: Office
    }
  | { type: 'account-invited-again'; account: AccountId }
  | { type: 'account-office-set'; account: AccountId; office: Office }
  | { type: 'account-revoked'; account: AccountId }
  | { type: 'right-set'; office: Office; right: Right; may: boolean }
  | { type: 'second-person-set'; act: SecondPersonAct; isNeeded: boolean }
  /** The command as it was sent; it is carried out when somebody else has approved it. */
  | {
      type: 'approval-asked'
      approval: ApprovalId
      act: SecondPersonAct
      command: CommandName
      input: object
      by: Person
      askedAt: Instant
    }
  /** What it was asked for follows in the journal, by who asked. */
  | { type: 'approval-given'; approval: ApprovalId; by: Person }
  | { type: 'approval-refused'; approval: ApprovalId; by: Person }
  | { type: 'approval-withdrawn'; approval: ApprovalId; by: Person }
  /** Approved, and yet not done: it could not be done any more. */
  | { type: 'approval-overtaken'; approval: ApprovalId; by: Person; why: string }
  | DebateEvent
  | { type: 'note-added'; note: NoteId; draft: NoteDraft; by: string }
  | { type: 'note-changed'; note: NoteId; to: NoteDraft; by: string }
  | { type: 'note-removed'; note: NoteId }
  | { type: 'minutes-finalised'; version: MinutesVersion }
  | { type: 'election-added'; election: ElectionId; draft: ElectionDraft }
  | { type: 'election-changed'; election: ElectionId; draft: ElectionDraft }
  | { type: 'election-removed'; election: ElectionId }
  | { type: 'nominations-opened'; election: ElectionId }
  | { type: 'nominations-closed'; election: ElectionId }
  | ({ type: 'candidate-nominated'; election: ElectionId; candidate: CandidateId } & Omit<
      Candidate,
      'id' | 'portrait' | 'acceptance'
    >)
  | {
      type: 'candidate-changed'
      election: ElectionId
      candidate: CandidateId
      /** Whose candidacy it is; null: nobody's on the register. Absent: from before it was told. */
      member?: MemberId | null
      to: Partial<Pick<Candidate, 'group' | 'text' | 'portrait'>>
    }
  /** `text` null: it stays. */
  | {
      type: 'candidacy-answered'
      election: ElectionId
      candidate: CandidateId
      member: MemberId | null
      consent: Exclude<Candidate['consent'], 'asked'>
      text: string | null
    }
  /** Beside the `vote-prepared` of that ballot. `candidates` in the order of its options. */
  | {
      type: 'election-ballot-prepared'
      election: ElectionId
      ballot: VoteId
      candidates: readonly CandidateId[]
    }
  | {
      type: 'acceptance-asked'
      election: ElectionId
      asked: readonly { candidate: CandidateId; member: MemberId | null; ballot: VoteId }[]
    }
  | {
      type: 'acceptance-answered'
      election: ElectionId
      candidate: CandidateId
      member: MemberId | null
      ballot: VoteId
      accepts: boolean
    }
  | { type: 'seats-left-vacant'; election: ElectionId; seats: number }
  /** Null: no quorum, or no trial, is asked for. */
  | { type: 'quorum-set'; rule: QuorumRule | null }
  | { type: 'trial-gate-set'; gate: Gate | null }
  /** By check-in. */
  | { type: 'quorum-found'; finding: QuorumFinding }
  | { type: 'call-begun'; call: CallId; purpose: CallPurpose; begunAt: Instant; endsAt: Instant | null }
  /** `finding` of a count, `report` of a trial. */
  | {
      type: 'call-ended'
      call: CallId
      endedAt: Instant
      answered: IdRanges
      finding: QuorumFinding | null
      report: TrialReport | null
    }
  | { type: 'call-cancelled'; call: CallId }
  | ({ type: 'motion-added'; amends: Amends | null } & AddedMotion)
  | { type: 'motions-imported'; source: string; added: readonly AddedMotion[] }
  | { type: 'motion-changed'; motion: MotionId; to: Partial<MotionFields> }
  | { type: 'motion-text-changed'; motion: MotionId; text: string }
  /** `text`: what it puts in there. */
  | { type: 'amendment-rebased'; motion: MotionId; amends: Amends; text: string }
  /** `despite`: although it had too few supporters. */
  | {
      type: 'motion-state-set'
      motion: MotionId
      state: string
      despite: boolean
      merged: readonly MergedAmendment[]
    }
  | { type: 'amendments-ordered'; motion: MotionId; order: readonly MotionId[] }
  | ({ type: 'motion-vote-prepared' } & MotionVote)
  | { type: 'motion-pulled-out'; motion: MotionId; vote: VoteId }
  | {
      type: 'motions-settled'
      vote: VoteId
      settled: readonly { motion: MotionId; state: string }[]
      merged: readonly MergedAmendment[]
    }
  /** `restored`: the text without the amendment. */
  | {
      type: 'motion-reconsidered'
      motion: MotionId
      state: string
      restored: { motion: MotionId; text: string } | null
    }
  | { type: 'motion-rules-set'; rules: MotionRules }
  /** Simulated members on a copy: nothing of it happened in this convention but the report. */
  | { type: 'rehearsal-held'; report: RehearsalReport }
  /** A backup is the convention's file from here on: what happened after `copiedAt` stands in the file that it was made of. */
  | { type: 'backup-opened'; copiedAt: Instant; openedAt: Instant }

/** Who did it: a chair by the name of the invitation, a member, or the host's own clock. */
export type Actor =
  /** `account` and `office` of who was invited to one; `approvedBy` where it needed a second person. */
  | { role: 'chair'; name: string; account?: AccountId; office?: Office; approvedBy?: string }
  | { role: 'projector' }
  | { role: 'member'; member: MemberId }
  | { role: 'host' }
