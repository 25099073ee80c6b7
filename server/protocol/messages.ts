/**
 * Everything that travels between a client and the host, as types. One JSON object a WebSocket text frame.
 * Types and three numbers only, so that the phone page pays nothing for it. README.md beside this file is the same in words.
 */

import type { AccreditationCommands, MandateLink } from './messages/accreditation.ts'
import type { AgendaCommands, AgendaItem, AgendaNow } from './messages/agenda.ts'
import type {
  CallCommands,
  CallId,
  CallNow,
  CallState,
  Grid,
  OpeningDoubt,
  QuorumState,
} from './messages/calls.ts'
import type {
  Debate,
  DebateCommands,
  DebateId,
  HallSpeakers,
  ListedSpeaker,
  OwnSpeaking,
  PointKind,
  PointOfOrder,
  SpeakersNow,
} from './messages/debate.ts'
import type {
  ConsoleElection,
  ElectionCommands,
  ElectionId,
  MemberCandidacy,
  OpenNominations,
  OwnCandidacy,
  PublicElection,
} from './messages/elections.ts'
import type { LateAdmission, LateAdmissionCommands } from './messages/late-admission.ts'
import type { MinutesCommands, MinutesNews } from './messages/minutes.ts'
import type { HeldVotes, MemberProxies, ProxyCommands, ProxyRules } from './messages/proxies.ts'
import type {
  HallMotion,
  MotionCommands,
  MotionHead,
  MotionId,
  MotionRules,
  MotionsNow,
  MotionVote,
} from './messages/motions.ts'
import type { HallCommands, HallEntry, NamedProjector, Showing, Wireless } from './messages/hall.ts'

import type {
  Account,
  AccountId,
  AsksSecond,
  Approval,
  Office,
  OfficeRights,
  PeopleCommands,
  SecondPersonAct,
} from './messages/people.ts'

export type * from './messages/accreditation.ts'
export type * from './messages/agenda.ts'
export type * from './messages/debate.ts'
export type * from './messages/elections.ts'
export type * from './messages/calls.ts'
export type * from './messages/motions.ts'
export type * from './messages/hall.ts'
export type * from './messages/late-admission.ts'
export type * from './messages/minutes.ts'
export type * from './messages/people.ts'
export type * from './messages/proxies.ts'

export const PROTOCOL_VERSION = 3

/** The largest frame of a console: a vote with 150 options of 300 characters, its text, or 4,000 ids of a selection. What is larger ends the connection. */
export const LARGEST_FRAME_BYTES = 64 * 1024

/** Ids in one command: 4,000 of six digits fit a chair's frame. A larger selection goes in parts, or as 'all'. */
export const MEMBERS_PER_COMMAND = 4_000

// ---------------------------------------------------------------------------------------------- small vocabulary

/** Given by the host at import, ascending from 1, never used twice. */
export type MemberId = number
/** 1, 2, 3 … in the order in which votes were prepared. */
export type VoteId = number
/** Milliseconds since 1970-01-01 UTC on the host's clock. */
export type Instant = number
/** The newest position of an audience's stream; see `Update`. */
export type Sequence = number
/** An exact decimal, canonical: no sign, no leading or trailing zeros, at most six decimals: "1", "0.5", "12.25". */
export type Weight = string
/** A set of member ids, ascending: "1-500,502". See id-ranges.ts. */
export type IdRanges = string
/** Chosen by the client, at random, 8 to 64 of [A-Za-z0-9_-]. The same id again gets the same answer and does nothing twice. */
export type RequestId = string

export type Language = 'de' | 'en'
export type Role = 'chair' | 'member' | 'projector'

export type Convention = {
  name: string
  place: string
  /** ISO 8601 date, or '' while not set. */
  startsOn: string
  endsOn: string
  language: Language
  /** Whether members may check themselves in from the phone. */
  selfCheckIn: boolean
  /** The address members type and the QR code carries, such as "https://vote.example.org"; '' takes the LAN address. */
  publicAddress: string
}

// ---------------------------------------------------------------------------------------------- votes

export type Secrecy = 'named' | 'secret'

/** Exact; not reduced. */
export type Fraction = { numerator: number; denominator: number }

/**
 * What the share is a share of, in votes. `yes-no`: the yes and no votes on one option; where the ballot asks for a choice, the
 * ballots that choose somebody or say no to all. `yes-no-abstain`: with the abstentions on this option. `valid`: all valid ballots.
 * `cast`: the invalid ones too. `present` and `entitled` are frozen when the vote opens.
 */
export type MajorityBase = 'yes-no' | 'yes-no-abstain' | 'valid' | 'cast' | 'present' | 'entitled'
export type Comparison = 'more-than' | 'at-least'
/** The share of the base that must be reached. */
export type Majority = { base: MajorityBase; comparison: Comparison } & Fraction

/** So many of those present, or of all entitled, must have cast a ballot; in votes, as the base of the majority. */
export type Quorum = { base: 'present' | 'entitled'; comparison: Comparison } & Fraction

/** Who may vote: entitled members who are checked in at opening, or all entitled; in these groups, or (empty) in any. */
export type Electorate = { presence: 'present' | 'entitled'; groups: readonly string[] }

/** A motion, an alternative, a candidate, or a list of candidates. */
export type Option = {
  /** Not twice on one paper. '' where the vote's title says it all: the only motion of a paper. */
  name: string
  /** The motions voted on en bloc, or the candidates of a list; else empty. */
  items: readonly string[]
  /** Of a candidate, where seats or marks are kept for a group; else ''. */
  group: string
}

/** What is done with the paper. */
export type Form =
  /** Each option gets yes, no or (where offered) abstain; between `least` and `most` of them yes. */
  | { kind: 'yes-no'; least: number; most: number; abstain: boolean }
  /** Between `least` and `most` options get a cross; or, where offered, the ballot says no to all, or abstains. */
  | { kind: 'choose'; least: number; most: number; none: boolean; abstain: boolean }
  /** Up to `each` points an option, up to `total` in all; null: as many as there are. With a total these are cumulative votes. */
  | { kind: 'points'; each: number; total: number | null; abstain: boolean }
  /** At least `least` options get a place, 1 the first; several the same one only where `equal`. */
  | { kind: 'rank'; least: number; equal: boolean; abstain: boolean }

/** How a paper is counted; which rule goes with which form: set-up.ts. */
export type Rule =
  /** Each option on its own is adopted or rejected. `tie`: what yes = no means where more than half is needed. */
  | { kind: 'majority'; majority: Majority; tie: 'rejected' | 'casting-vote' }
  /**
   * The seats go to those with most votes (or points), with a `majority` only to those who reach it. `reserved`: every other
   * seat from the first on, up to so many, is for the group. `dropOut`: who has less of the valid ballots is not on the next
   * ballot. `next`: what comes when seats stay open: a ballot with at most twice as many candidates, most votes win; or the same.
   */
  | {
      kind: 'most-votes'
      seats: number
      majority: Majority | null
      reserved: { group: string; seats: number } | null
      dropOut: Fraction | null
      next: 'second-ballot' | 'same-again' | null
    }
  | { kind: RankedRule; seats: number }
export type RankedRule = 'irv' | 'scottish-stv' | 'meek-stv' | 'schulze'

/** A ballot paper: what it asks, what may be marked, how it is counted. */
export type Paper = {
  subject: 'motions' | 'alternatives' | 'candidates'
  options: readonly Option[]
  form: Form
  rule: Rule
  /** In which order the options are shown: `drawn` by lot at opening, the same everywhere; `shuffled` on each phone anew. */
  order: 'given' | 'alphabetical' | 'drawn' | 'shuffled'
  /** What a ballot without a mark counts as. */
  empty: 'abstention' | 'invalid'
  /** At least this share of the options that get a cross, a yes or points must be of the group. */
  share: ({ group: string } & Fraction) | null
}

export type VoteDraft = {
  title: string
  text: string
  secrecy: Secrecy
  electorate: Electorate
  paper: Paper
  quorum: Quorum | null
  /** Whether the last ballot counts until closing; else the first is final. */
  changeable: boolean
  /** Seconds from opening to closing by the host's clock; null: the chair closes. */
  durationSeconds: number | null
  /** The ballot before, where this one fills what that left open. */
  follows: VoteId | null
}

/** What a ballot says, as text; marks.ts writes and reads it. All ballots of a vote have the same length, so that none shows in the length of a frame or a row. */
export type Marks = string

/** 16 random bytes in base64url: what a phone keeps to replace its ballot in a changeable secret vote. */
export type BallotKey = string

// ---------------------------------------------------------------------------------------------- results

/** Index into a paper's options. */
export type OptionIndex = number

/** Votes on one option: crosses, points and first places are `yes`. */
export type OptionVotes = { yes: Weight; no: Weight; abstain: Weight }

/** Sums of votes. `valid` + `invalid` = `cast`. `abstained` and `none` (no to all) say so of the whole ballot, and are valid. */
export type BallotSums = { cast: Weight; valid: Weight; invalid: Weight; abstained: Weight; none: Weight }

/** Persons are whole numbers; sums are of weights, exact decimals. Without weights both say the same. */
export type Result = {
  /** Persons on the register, and who cast a ballot on a phone; ballot papers counted by hand beside them. */
  registered: number
  cast: number
  papers: number
  /** Electronic and paper together. */
  sums: BallotSums
  /** Votes on the register that were not cast. */
  notCast: Weight
  options: readonly OptionVotes[]
  /** Where ballot papers were counted: what each of the two brought. */
  parts: { electronic: Part; paper: Part } | null
  quorum: { needed: Weight; isReached: boolean } | null
  outcome: Outcome
}
export type Part = { sums: BallotSums; options: readonly OptionVotes[] }

/** What the majority was taken of, and what it needed of that: exact, with the comparison of the rule. */
export type Threshold = { base: Weight; threshold: Weight }
export type Verdict = 'adopted' | 'rejected' | 'tied' | 'no-quorum'

export type Outcome =
  /** One an option. */
  | { kind: 'majority'; decisions: readonly ({ verdict: Verdict } & Threshold)[] }
  | {
      kind: 'most-votes'
      /** In the order in which the seats were filled. */
      elected: readonly OptionIndex[]
      /** Seats that nobody reached, or that a tie leaves open. */
      open: number
      ties: readonly Tie[]
      /** One an option; null without a majority. */
      thresholds: readonly ({ isReached: boolean } & Threshold)[] | null
      /** Not on the next ballot. */
      dropped: readonly OptionIndex[]
    }
  | ({ kind: 'ranked' } & RankedCount)

export type RankedCount = {
  /** Votes on the ballots that the rule lets count. */
  ballots: Weight
  /** Null where the rule has none, or a new one at each stage. */
  quota: string | null
  /** In the order in which they were elected. Fewer than the seats if a tie was left to a lot that was not drawn. */
  elected: readonly OptionIndex[]
  stages: readonly Stage[]
  /** Those that only a lot decides. */
  ties: readonly Tie[]
  /** Of Schulze's rule: each place with those who share it. */
  ranking?: readonly (readonly OptionIndex[])[]
  /** Of Schulze's rule: row over column, the votes of those who prefer the one to the other. */
  preferences?: readonly (readonly string[])[]
}

export type Stage = {
  what: StageStep
  /** Of each option, at the end of the stage. */
  votes: readonly string[]
  elected: readonly OptionIndex[]
  /** Votes that have gone to nobody: the ballot named nobody else, or decimals were dropped. */
  notTransferred: string
}

/** What was done before the votes of a stage stood as they stand. */
export type StageStep =
  | { kind: 'counted' }
  | { kind: 'surplus'; of: readonly OptionIndex[] }
  | { kind: 'excluded'; candidate: OptionIndex }

export type Tie = {
  tied: readonly OptionIndex[]
  decides: 'who-is-excluded' | 'whose-surplus-goes-first' | 'who-is-elected'
  /** Index of the stage at whose end it stood. */
  stage: number
  /** Whom the lot decided for (or, when somebody is excluded, against); null while none was drawn. */
  drawn: readonly OptionIndex[] | null
}

/** Ballot papers as the tellers counted them. Ranked papers cannot be added up, so those come ballot by ballot. */
export type PaperVotes =
  | ({ kind: 'sums'; papers: number } & Part)
  | { kind: 'ballots'; ballots: readonly { marks: Marks; papers: number }[] }

/** What the chairs know of a closed vote beside its result. */
export type AfterCount = {
  /** Votes at opening, over the electorate's groups: of those checked in, and of all entitled; with those who were admitted late. */
  present: Weight
  entitled: Weight
  /** Entered by one person, and by whom it was confirmed; null while it is not. */
  paperVotes: { votes: PaperVotes; enteredBy: string; confirmedBy: string | null } | null
  /** Who has given words for the lot; the words only when it is drawn. */
  lot: { givenBy: readonly string[]; seed: string | null; order: readonly OptionIndex[] | null } | null
  /** Those of the register who came onto it after opening; absent: nobody. */
  admitted?: readonly LateAdmission[]
  /** Absent: it stayed on phones. */
  movedToPaper?: MovedToPaper
}

/** What becomes of the ballots that were cast on phones before a vote was moved to paper. */
export type ElectronicPart = 'annulled' | 'added'
/** `cast`: persons who had cast a ballot on a phone until then. */
export type MovedToPaper = { electronic: ElectronicPart; movedAt: Instant; cast: number }

type VoteHead = { id: VoteId } & VoteDraft

/** `hasWeights`: votes are not as many as persons. */
export type VotesLeft = { persons: number; votes: Weight; hasWeights: boolean }

/** A vote as the chairs see it. Between opening and closing nobody, the chair included, sees more than the turnout. */
export type ConsoleVote = VoteHead &
  (
    | { state: 'prepared' }
    /** As it was when this was said: who came onto the register since is in the topic `admitted`. */
    | ({
        state: 'open'
        openedAt: Instant
        closesAt: Instant | null
        registered: number
        /** Who stands on it, so that a console can tell who is still missing. */
        register: IdRanges
        shown: readonly OptionIndex[]
      } & Pick<AfterCount, 'admitted'>)
    /** It continues on ballot papers: nothing more comes from phones, and nothing is counted yet. */
    | ({
        state: 'paper'
        openedAt: Instant
        movedToPaper: MovedToPaper
        registered: number
        shown: readonly OptionIndex[]
        /** Of those who get a paper. */
        left: VotesLeft
      } & Pick<AfterCount, 'paperVotes' | 'admitted'>)
    | ({
        state: 'closed'
        openedAt: Instant
        closedAt: Instant
        shown: readonly OptionIndex[]
        result: Result
      } & AfterCount)
    | ({
        state: 'published'
        openedAt: Instant
        closedAt: Instant
        publishedAt: Instant
        shown: readonly OptionIndex[]
        result: Result
      } & AfterCount)
    | { state: 'annulled'; annulledAt: Instant; reason: string }
  )

/** What is asked: it stays as it is from the opening on. */
export type PublicVoteHead = Pick<
  VoteHead,
  'id' | 'title' | 'text' | 'secrecy' | 'paper' | 'quorum' | 'changeable'
> & {
  /** The options in the order in which they are shown. */
  shown: readonly OptionIndex[]
  /** To members, where candidates say something of themselves: it is read with `read-candidates`. */
  election?: ElectionId
}

export type PublicState<Told> =
  | { state: 'open'; openedAt: Instant; closesAt: Instant | null }
  | ({ state: 'paper' } & MovedToPaper)
  /**
   * `head`: the journal's hash when the vote was closed, hexadecimal; who noted it sees any later change of the file.
   * `electronic` of a vote that was moved to paper.
   */
  | { state: 'closed'; closedAt: Instant; head: string; electronic?: ElectronicPart }
  | { state: 'published'; result: Told; head: string; electronic?: ElectronicPart }
  | { state: 'annulled'; reason: string }

/** A vote as the hall sees it. */
export type PublicVote = PublicVoteHead & PublicState<Result>
/** A vote as members see it: `vote` and `voteState` of their topics together, or the answer to `read-result`. */
export type MemberVote = PublicVoteHead & PublicState<MemberResult>
export type MemberVoteState = { vote: VoteId } & PublicState<MemberResult>

/** A result as it is told to thousands of phones at once, and no more of it than they show. */
export type MemberResult = Pick<Result, 'registered' | 'cast' | 'papers' | 'sums' | 'quorum'> & {
  outcome:
    | { kind: 'majority'; adopted: number }
    /** `ties`: those that nothing has decided yet. */
    | {
        kind: 'elected'
        elected: readonly OptionIndex[]
        open: number
        ties: readonly (readonly OptionIndex[])[]
      }
  /** Null: too long to be told to everybody unasked; `read-result` has them. */
  numbers: ResultNumbers | null
}

/** A published result in one line. Of many who are elected the first are named, and `seats` says how many there are. */
export type ResultLine = { vote: VoteId; title: string } & (
  | { kind: 'majority'; adopted: number; of: number }
  | { kind: 'elected'; subject: Paper['subject']; elected: readonly string[]; seats: number }
)

/** What a member was given in one vote. */
export type OwnReceipts = {
  vote: VoteId
  title: string
  secrecy: Secrecy
  /** The list of all receipts of the vote: published, with these on it; still to come; or without them, because they were annulled. */
  list: 'published' | 'to-come' | 'annulled'
  /** Of the member's own ballot; null: there is none. */
  own: string | null
  /** Who cast it for them; null: they did. */
  castBy: string | null
  /** Of the ballots that the member cast for others, by whose they are. */
  others: readonly { name: string; receipt: string }[]
}

/** One an option in each list, and an empty list where the rule has no such number. */
export type ResultNumbers = {
  /** As in `OptionVotes`. */
  yes: readonly Weight[]
  no: readonly Weight[]
  abstain: readonly Weight[]
  verdicts: readonly Verdict[]
  /** Of the only motion; null where there are several, or none. */
  threshold: Threshold | null
  /** Of Schulze's rule: each place with those who share it. */
  places: readonly (readonly OptionIndex[])[]
}

/** Why a ballot of nearly everybody could be told from the count, or that it cannot be secret at all. */
export type VoteWarning =
  /** So many persons are the only ones with their weight: where a sum has such a part, it is theirs. */
  | { kind: 'unique-weights'; about: { persons: number } }
  /** So few can vote that a unanimous result shows every ballot. */
  | { kind: 'few-voters'; about: { persons: number } }
  /** A weight that decides alone, or that no sum of the others reaches. */
  | { kind: 'dominant-weight'; about: { weight: Weight } }

/** Why a set-up cannot work; set-up.ts finds it, and says where. */
export type SetUpFault =
  | 'no-options'
  | 'too-many-options'
  | 'name-missing'
  | 'name-twice'
  | 'least-over-most'
  | 'most-over-options'
  | 'least-over-options'
  | 'more-seats-than-candidates'
  | 'most-under-seats'
  | 'one-seat-only'
  | 'rule-needs-ranking'
  | 'ranking-needs-its-rule'
  | 'rule-needs-yes-no'
  | 'base-not-on-ballot'
  | 'always-or-never'
  | 'total-under-each'
  | 'group-on-no-option'
  | 'group-too-small'
  | 'reserved-over-seats'

// ---------------------------------------------------------------------------------------------- topics: the newest state, by audience

/** What a member's phone knows. A change of any other member never changes one of these. */
export type MemberTopics = {
  convention: Pick<Convention, 'name' | 'place' | 'language' | 'selfCheckIn'> & {
    /** Not there: they are given at the desk, or not at all. */
    proxiesByPhone?: boolean
  }
  /** The open vote, else the last one until the chair clears it; null when nothing is on. */
  vote: PublicVoteHead | null
  /** How that vote stands; apart from it, so that closing and publishing do not send the paper again. */
  voteState: MemberVoteState | null
  /** Whether this member stands on the register of `vote`. Two encodings of one frame, not one per member. */
  onRegister: boolean
  /** The member's own. */
  me: {
    number: string
    firstName: string
    lastName: string
    group: string
    weight: Weight
    entitled: boolean
    present: boolean
    /** Of a proxy, while there is a vote in which they vote for others. */
    held?: HeldVotes
    /** Only where there are any. */
    candidacies?: readonly OwnCandidacy[]
  }
  /** That this member's ballot in `vote` is recorded; never what it says. */
  ballot: { vote: VoteId; receipt: string } | null
  /** The call that is on; null: none. */
  call: CallNow | null
  /** The call that is on, when the host knows this member's answer; else null. */
  answered: CallId | null
  /** Null: no agenda. */
  agenda: AgendaNow | null
  speakers: SpeakersNow | null
  /** The member's own: on the list, speaking, a point of order moved. */
  speaking: OwnSpeaking | null
  /** Elections for which one may stand now, from this phone. */
  nominations: readonly OpenNominations[]
  /** Null: there are none that members may see. */
  motions: MotionsNow | null
}

export type ProjectorTopics = {
  convention: Convention
  /** The main picture, and of each projector that has one of its own that one, by the name of its invitation. */
  showing: Showing
  ownShowing: Readonly<Record<string, Showing>>
  wireless: Wireless | null
  vote: PublicVote | null
  turnout: Turnout | null
  /** Of `vote`, when it is named and published: who voted what; null else. */
  roll: Roll | null
  /** The address of the phone page, in words and for the QR code; phones now connected. */
  signIn: { address: string; connected: number }
  /** The one that is on, or the last one. */
  call: CallState | null
  /** Of a trial. */
  grid: Grid | null
  /** Who of the grid has answered: base64 of a bit a member id, id 1 the lowest bit of the first byte; '' without a grid. */
  answers: string
  agenda: AgendaNow | null
  speakers: HallSpeakers | null
  /** Those that a projector is to show. */
  elections: readonly PublicElection[]
  /** Those that some projector shows. */
  motions: Readonly<Record<MotionId, HallMotion>>
}

/** Name, marks and weight of each voter, by member number. */
export type Roll = readonly (readonly [name: string, marks: Marks, weight: Weight])[]

/** Persons who have cast, of persons on the register. */
export type Turnout = { vote: VoteId; cast: number; of: number }

export type ConsoleTopics = {
  convention: Convention
  showing: Showing
  /** All that were ever invited, in that order. */
  projectors: readonly NamedProjector[]
  queue: readonly HallEntry[]
  wireless: Wireless | null
  /** What members and the hall see now: the open vote, else the last one until it is cleared. */
  hall: PublicVote | null
  turnout: Turnout | null
  /** Who came onto the register of the open vote after it had opened; null: nobody. */
  admitted: { vote: VoteId; members: readonly LateAdmission[] } | null
  /** Every address under which the phone page can be reached, the best first. */
  addresses: readonly string[]
  /** Entries in the journal and the hash of the newest, hexadecimal. */
  journal: { entries: number; head: string }
  backup: Backups
  /** Whether the host can save. While it cannot, voting is paused and `why` says so. */
  health: { saving: true } | { saving: false; why: string }
  /** How the host is, once a second; outside of the positions (see README.md): only the newest is ever sent. */
  vitals: Vitals
  /** The file's name without folder, and who this console is. */
  file: string
  /** The newest five that were kept, the newest first. */
  rehearsals: readonly RehearsalReport[]
  proxyRules: ProxyRules
  /** The one that runs now, or how the last one ended without a report; null: neither. */
  rehearsal: Rehearsal | null
  minutes: MinutesNews
  call: CallState | null
  quorum: QuorumState
  /** One topic a vote, so that a change of one never resends the others. */
  [vote: `vote:${number}`]: ConsoleVote | null
  /** One topic an item, as well. */
  [item: `item:${number}`]: AgendaItem | null
  /** One topic an election, as well. */
  [election: `election:${number}`]: ConsoleElection | null
  /** What each office may do. */
  offices: OfficeRights
  /** What needs a second person in this convention. */
  secondPerson: readonly SecondPersonAct[]
  [account: `account:${number}`]: Account | null
  /** What waits for a second person, and how it ended while this console looked. */
  [approval: `approval:${number}`]: Approval | null
  /** The one that is on. */
  debate: DebateId | null
  [debate: `debate:${number}`]: Debate | null
  /** One topic for each who waits to speak. */
  [speaker: `speaker:${number}`]: ListedSpeaker | null
  [point: `point:${number}`]: PointOfOrder | null
  pointKinds: readonly PointKind[]
  /** What projectors are told of the debate, for the preview. */
  hallSpeakers: HallSpeakers | null
  /** What projectors are told of the motions that they show. */
  hallMotions: ProjectorTopics['motions']
  /** And one a motion or amendment, without its text. */
  [motion: `motion:${number}`]: MotionHead | null
  /** By the vote: null where a vote is on no motion of the list. */
  [motionVote: `motionVote:${number}`]: MotionVote | null
  motionRules: MotionRules
}

export type Backups = {
  /** The newest good backup, wherever it lies; null while there is none. */
  last: { at: Instant; name: string } | null
  /** Where the host copies the file by itself: each minute, and when a vote was closed or published. */
  place: SecondPlace | null
  /** This file was a backup before it was opened: what happened after `copiedAt` is not in it. */
  opened: { copiedAt: Instant; openedAt: Instant } | null
}

export type SecondPlace = {
  folder: string
  /** Whether it lies on another disk than the file; null: not known before the first copy. */
  isElsewhere: boolean | null
  good: { at: Instant; name: string } | null
  /** Since when it does not succeed, and why. The copies made before are there still, or on the stick. */
  trouble: { why: PlaceTrouble; since: Instant } | null
}

export type PlaceTrouble =
  /** The folder is not there: a stick was pulled out. Or the one that is there now lies on the file's own disk. */
  | 'place-missing'
  | 'no-room'
  | 'place-not-writable'
  /** A copy that is open in another Plenum, or was not closed there, is not replaced. */
  | 'copy-in-use'
  /** Another convention of the same name has its copies there. */
  | 'other-convention'
  /** What was written does not read as it should. */
  | 'copy-damaged'
  /** The disk has not answered for minutes. */
  | 'no-answer'

/** What the host measures of itself. Sizes in bytes, times in milliseconds. */
export type Vitals = {
  at: Instant
  connected: { members: number; consoles: number; projectors: number }
  /** A second, over the last one: welcomes, those of phones that come back included; ballots taken. */
  signIns: number
  ballots: number
  /** Changes acknowledged in the last ten seconds, from their frame to the reply; null: there were none. */
  acknowledged: { count: number; p50Ms: number; p99Ms: number } | null
  /** The longest time within the last second in which nobody else was served. */
  stallMs: number
  /** Clients that do not read at the moment and are skipped. */
  slow: number
  /** Held by the host's process, of what the machine or its container has. */
  memory: { residentBytes: number; ofBytes: number }
  /** Where the convention's file lies; null: the system does not tell. */
  disk: { freeBytes: number; fileBytes: number } | null
  sockets: { open: number; most: number }
  warnings: readonly HealthWarning[]
}

/** A limit that is near and not reached yet. */
export type HealthWarning =
  | { kind: 'sockets'; about: { open: number; most: number } }
  /** The process's memory, or the part of it that holds the host's state: whichever is nearer to its limit. */
  | { kind: 'memory'; about: { usedBytes: number; ofBytes: number } }
  | { kind: 'disk'; about: { freeBytes: number; fileBytes: number } }
  /** What happened since is in no backup; `at` null: there is none at all. `trouble`: why none reaches the second place. */
  | { kind: 'backup'; about: { at: Instant | null; trouble?: PlaceTrouble } }
  /** So many seconds of the last minute had a long stall; the longest of them. */
  | { kind: 'stalls'; about: { seconds: number; longestMs: number } }
  | { kind: 'acknowledgements'; about: { p99Ms: number } }

// ---------------------------------------------------------------------------------------------- the roster, for consoles

/** Bits of `flags` in a roster row. */
export type RosterFlag =
  | 'entitled'
  | 'present'
  | 'online'
  | 'voted'
  | 'access'
  | 'phone'
  | 'tablet'
  | 'computer'
  | 'left'
  | 'handed-on'
  | 'answered'
// The bit of each stands in roster-flags.ts (a value, so not here) and in README.md.

/** id, number, first name, last name, region, group, gender, weight, flags, last seen (seconds since 1970; 0 never). */
export type RosterRow = [
  id: MemberId,
  number: string,
  firstName: string,
  lastName: string,
  region: string,
  group: string,
  gender: string,
  weight: Weight,
  flags: number,
  lastSeen: number,
]
/** A row's live part changed: its flags now; and, when the member came or went, how many seconds before the frame's `at`. */
export type RosterChange =
  [id: MemberId, flags: number] | [id: MemberId, flags: number, secondsBefore: number]

// ---------------------------------------------------------------------------------------------- host -> client

/** Answer to a right sign-in: the whole state. A console's roster follows in pages unless `resumed`. */
export type Welcome<Topics = MemberTopics | ConsoleTopics | ProjectorTopics> = {
  type: 'welcome'
  request: RequestId
  protocol: number
  role: Role
  /** The name on the invitation of a chair or projector; '' for members. */
  name: string
  /** Of a console that was invited: its office stands in `account:N`. Without one it is the chair at the machine. */
  account?: AccountId
  /** Changes with each start of the host: a position from another epoch means nothing. */
  epoch: string
  seq: Sequence
  now: Instant
  /** A new session's token, to keep and sign in with from now on; null when one was used. */
  session: string | null
  /** True: `set` is empty, and what the client missed follows as updates. */
  resumed: boolean
  set: Partial<Topics>
  /** Rows of the roster that will follow in pages; 0 for everyone but consoles. */
  rows: number
}

/**
 * The newest of everything that changed. Apply it when `from` is not beyond your position, then your position is `seq`;
 * when `from` is beyond it, you missed something: send `resync`. `from` equal to `seq` is news for you alone. `from` 0 is the
 * whole state again (positions start at 1): forget the topics you have; consoles then get their pages again.
 */
export type Update<Topics = MemberTopics | ConsoleTopics | ProjectorTopics> = {
  type: 'update'
  from: Sequence
  seq: Sequence
  /** Seconds since 1970 on the host's clock. */
  at: number
  set?: Partial<Topics>
  /** Consoles: rows new or changed as a whole, and rows whose flags changed. */
  rows?: readonly (RosterRow | RosterChange)[]
}

/** A page of the roster's snapshot, in ascending order of id. `left` rows are still to come. */
export type RosterPage = { type: 'roster-page'; rows: readonly RosterRow[]; left: number }

export type Reply<Name extends CommandName = CommandName> =
  | ({ type: 'reply'; request: RequestId; ok: true } & Commands[Name]['output'])
  | Refused<Commands[Name]['refusals'] | GeneralRefusal>

export type Refused<Why extends string = Refusal> = {
  type: 'reply'
  request: RequestId
  ok: false
  why: Why
  /** Names and numbers for the sentence that explains it. */
  about?: Record<string, string | number>
}

export type Pong = { type: 'pong'; now: Instant }

export type HostMessage = Welcome | Update | RosterPage | Reply | Pong

// ---------------------------------------------------------------------------------------------- client -> host

export type Credential =
  /** The secret of a personal link (fragment of the address), 22 characters of base64url: 128 bits. */
  | { kind: 'link'; secret: string }
  /** The code printed on the card. Case, spaces and hyphens do not matter. */
  | { kind: 'code'; code: string }
  /** A one-time invitation of a chair or a projector (fragment of the address). */
  | { kind: 'invitation'; key: string }
  /** What `welcome.session` gave. */
  | { kind: 'session'; token: string }

/** The first message on every socket. */
export type SignIn = {
  type: 'sign-in'
  request: RequestId
  protocol: number
  credential: Credential
  /** Consoles: the position reached before, to get only what was missed. */
  resume?: { epoch: string; seq: Sequence }
}

/** Something was missed: send the whole state again (an `update` with everything; for consoles, pages again). */
export type Resync = { type: 'resync' }
/** Asks for a pong: is this socket alive? */
export type Ping = { type: 'ping' }

export type ClientMessage = SignIn | Resync | Ping | Command

type OtherCommands = {
  /**
   * Where the vote is changeable, the same again replaces the ballot; if it is secret too, with `key`, a new one each time, and
   * `replaces`, the key of the ballot that goes.
   * A proxy's ballot is cast for all whose votes they hold, too: `others` says what those say, in the order of their ids; without it
   * they say the same. `output.others`: their receipts.
   */
  'cast-ballot': {
    input: { vote: VoteId; marks: Marks; key?: BallotKey; replaces?: BallotKey; others?: readonly Marks[] }
    output: { receipt: string; others?: readonly string[] }
    /** `already-cast` and `key-unknown` carry about.receipt: the ballot before stands. `wrong-marks` carries about.fault, see marks.ts. */
    refusals:
      | 'no-such-vote'
      | 'vote-not-open'
      | 'not-on-register'
      | 'already-cast'
      | 'wrong-marks'
      | 'key-missing'
      | 'key-unknown'
  }
  'check-in-self': { input: object; output: object; refusals: 'self-check-in-off' }
  /** Ends this session; the socket is closed. */
  'sign-out': { input: object; output: object; refusals: never }
  /** A published result with all its numbers. Asked by members. */
  'read-result': {
    input: { vote: VoteId }
    output: { vote: Extract<MemberVote, { state: 'published' }> }
    refusals: 'no-such-vote' | 'vote-not-published'
  }
  /** What was decided so far, the last vote first, a part at a time. `before` null: from the last one on. Asked by members. */
  'read-results': {
    input: { before: VoteId | null }
    output: { results: readonly ResultLine[]; hasEarlier: boolean }
    refusals: never
  }
  /** The receipts of the member who asks, the last vote first, a part at a time. `before` null: from the last one on. */
  'read-own-receipts': {
    input: { before: VoteId | null }
    output: { votes: readonly OwnReceipts[]; hasEarlier: boolean }
    refusals: never
  }

  'set-convention': { input: Convention; output: object; refusals: never }
  'check-in': {
    input: { members: readonly MemberId[] | 'all' }
    /** `already`: of the only one asked for, who was here before; when and by whom. */
    output: { changed: number; already: { at: Instant; by: string } | null }
    refusals: 'no-such-member'
  }
  'check-out': {
    input: { members: readonly MemberId[] | 'all' }
    output: { changed: number }
    refusals: 'no-such-member'
  }
  'show-member': {
    input: { member: MemberId }
    output: { detail: MemberDetail }
    refusals: 'no-such-member'
  }

  /** Opens the way for one file over HTTP: PUT /files with `Authorization: Bearer <ticket>`. */
  'begin-upload': {
    input: { name: string; bytes: number }
    output: { ticket: string }
    refusals: 'file-too-large'
  }
  /** Reads the uploaded list and says what importing it would do. Changes nothing. */
  'preview-import': {
    input: { upload: string; columns?: ColumnMatch }
    output: { preview: ImportPreview }
    refusals: 'no-such-upload' | 'unreadable-file'
  }
  /** Does what the preview said, or nothing. `preview-stale`: the register changed since; look again. */
  'import-members': {
    input: { upload: string; columns: ColumnMatch; basis: string; onlyGoodRows: boolean }
    output: { added: number; changed: number; unchanged: number; skipped: number }
    refusals: 'no-such-upload' | 'unreadable-file' | 'preview-stale' | 'has-faults' | 'nothing-to-import'
  }
  /** Makes new links and codes; old ones of these members end at once. Cards and list can be fetched for ten minutes, and never again. */
  'issue-access': {
    input: { members: readonly MemberId[] | 'all' | 'without' }
    output: { issued: number; pdf: string; csv: string }
    refusals: 'no-such-member' | 'nobody-to-issue'
  }
  'revoke-access': { input: { member: MemberId }; output: object; refusals: 'no-such-member' | 'no-access' }

  /** `cannot-work` carries about.fault, a `SetUpFault`, and what it is about. */
  'prepare-vote': { input: VoteDraft; output: { vote: VoteId }; refusals: 'cannot-work' }
  'change-vote': {
    input: { vote: VoteId; draft: VoteDraft }
    output: object
    /** `ballot-of-election` carries about.title: its candidates are changed there. */
    refusals: 'no-such-vote' | 'vote-not-prepared' | 'cannot-work' | 'ballot-of-election'
  }
  'discard-vote': {
    input: { vote: VoteId }
    output: object
    refusals: 'no-such-vote' | 'vote-not-prepared'
  }
  'open-vote': {
    /** `despite`: what speaks against it, as the refusal said, where the gate only warns; it stands in the journal. */
    input: { vote: VoteId; despite?: readonly OpeningDoubt[] }
    output: { registered: number }
    /**
     * `another-vote-open` carries about.vote and about.title, `call-on` about.purpose. What speaks against it carries about.gate,
     * `not-quorate` also about.present, about.needed and about.at.
     */
    refusals:
      | 'no-such-vote'
      | 'vote-not-prepared'
      | 'another-vote-open'
      | 'register-empty'
      | 'call-on'
      | 'quorum-not-found'
      | 'not-quorate'
      | 'trial-missing'
  }
  'extend-vote': {
    input: { vote: VoteId; seconds: number }
    output: { closesAt: Instant }
    refusals: 'no-such-vote' | 'vote-not-open' | 'no-duration'
  }
  'close-vote': {
    input: { vote: VoteId }
    output: { result: Result }
    refusals: 'no-such-vote' | 'vote-not-open'
  }
  /**
   * The open vote continues on ballot papers. What was cast on phones is annulled or added, as decided now. `cast`: persons who had cast a
   * ballot; `papers`: persons who get a paper.
   */
  'move-to-paper': {
    input: { vote: VoteId; electronic: ElectronicPart }
    output: { cast: number; papers: number }
    refusals: 'no-such-vote' | 'vote-not-open' | AsksSecond
  }
  /** The ballot that fills what this one left open: its field, seats and rule follow from the result. It is prepared, not opened. */
  'prepare-next-ballot': {
    input: { vote: VoteId }
    output: { vote: VoteId }
    refusals: 'no-such-vote' | 'vote-not-closed' | 'no-next-ballot' | 'cannot-work' | 'ballot-of-election'
  }
  /** What could tell a ballot if the vote opened now. Changes nothing. */
  'check-vote': {
    input: { vote: VoteId }
    output: { registered: number; warnings: readonly VoteWarning[] }
    refusals: 'no-such-vote' | 'vote-not-prepared'
  }
  /**
   * Ballot papers, counted by hand, of a closed vote or of one that was moved to paper. They count when a second person has confirmed them; entering again replaces
   * what was not confirmed. `more-than-register` carries about.papers and about.left; `sums-wrong` carries about.where.
   */
  'enter-paper-votes': {
    input: { vote: VoteId; votes: PaperVotes }
    output: object
    refusals:
      | 'no-such-vote'
      | 'vote-not-closed'
      | 'already-confirmed'
      | 'wrong-marks'
      | 'sums-wrong'
      | 'more-than-register'
  }
  /** `votes`: what was looked at, so that nobody confirms what was replaced meanwhile. A vote that was moved to paper is closed with it. */
  'confirm-paper-votes': {
    input: { vote: VoteId; votes: PaperVotes }
    output: { result: Result }
    refusals:
      | 'no-such-vote'
      | 'vote-not-closed'
      | 'nothing-entered'
      | 'already-confirmed'
      | 'same-person'
      | 'figures-changed'
  }
  'withdraw-paper-votes': {
    input: { vote: VoteId }
    output: object
    refusals: 'no-such-vote' | 'vote-not-closed' | 'nothing-entered' | 'already-confirmed'
  }
  /** Two persons each give words; nobody is shown the first ones before the second are given. Then the lot is drawn from both. */
  'draw-lot': {
    input: { vote: VoteId; words: string }
    /** Null while the second person's words are missing. */
    output: { result: Result | null }
    refusals: 'no-such-vote' | 'vote-not-closed' | 'paper-votes-waiting' | 'no-tie' | 'same-person'
  }
  /** The chair's vote where yes = no, if the rule gives it. */
  'decide-tie': {
    input: { vote: VoteId; option: OptionIndex; adopted: boolean }
    output: { result: Result }
    refusals: 'no-such-vote' | 'vote-not-closed' | 'paper-votes-waiting' | 'no-tie'
  }
  /** Who voted what in a published named vote, by member number. */
  'show-roll': {
    input: { vote: VoteId }
    output: { roll: Roll }
    refusals: 'no-such-vote' | 'vote-not-published' | 'vote-secret'
  }
  /** `paper-votes-waiting`: ballot papers are entered and not confirmed; what is published could not be the result. */
  'publish-vote': {
    input: { vote: VoteId }
    output: object
    refusals: 'no-such-vote' | 'vote-not-closed' | 'paper-votes-waiting' | AsksSecond
  }
  'annul-vote': {
    input: { vote: VoteId; reason: string }
    output: object
    refusals: 'no-such-vote' | 'vote-not-annullable' | AsksSecond
  }

  /** Puts what a rehearsal on a copy measured into the journal. */
  'keep-rehearsal': { input: { report: RehearsalReport }; output: object; refusals: never }
  /** The host rehearses by itself, in processes of its own on this machine; at the end its report is kept. `vote-open` carries about.title. */
  'start-rehearsal': {
    input: { members: number; arrivingSeconds: number }
    output: object
    refusals: 'rehearsal-running' | 'vote-open'
  }
  /** Whoever began it: nothing of it is kept. */
  'cancel-rehearsal': { input: object; output: object; refusals: 'no-rehearsal' }
  /**
   * The host opens a copy for simulated members that another machine brings: `port` of this host's machine (0 takes a free one), `key`
   * opens one console of the copy. The session that asked drives it; when it says nothing for a minute the copy is gone.
   */
  'open-rehearsal': {
    input: { members: number; arrivingSeconds: number; port: number }
    output: { port: number; key: string; machine: RehearsalReport['machine'] }
    refusals: 'rehearsal-running' | 'vote-open' | 'rehearsal-not-here' | 'rehearsal-failed'
  }
  /** `kill` ends the copy's process as a power cut would, `start` starts it again on its port, `finish` ends the rehearsal. */
  'drive-rehearsal': {
    input: { act: 'kill' | 'start' | 'finish' }
    output: object
    refusals: 'no-rehearsal' | 'rehearsal-failed'
  }
  /** How far it is, for all consoles. */
  'tell-rehearsal': { input: RehearsalProgress; output: object; refusals: 'no-rehearsal' }
  /** Newest first. `before` is exclusive; null starts at the head. */
  'read-journal': {
    input: { before: number | null; limit: number }
    output: { entries: readonly JournalEntry[] }
    refusals: never
  }
  /**
   * Copies the running file beside it (in `backups/`), verified; `ticket` fetches the copy over HTTP. Null while the file knows what
   * nobody may know yet: the ballots of an open vote, or one person's words for a lot.
   */
  backup: {
    input: object
    output: { name: string; bytes: number; at: Instant; ticket: string | null }
    refusals: 'backup-failed'
  }
  /**
   * Where copies go by themselves from now on; null: nowhere. Only from the host's own machine: a path means nothing elsewhere.
   * Not in the journal.
   */
  'set-second-place': {
    input: { folder: string | null }
    output: object
    refusals: 'not-at-host' | 'place-missing' | 'not-a-second-place'
  }
  export: {
    input:
      | { what: TableKind }
      /** The mandate check on paper (PDF); the motions to be read (Markdown). */
      | { what: 'mandate-check-sheet' | 'motions-text' }
      /** `election`: the ballots as a BLT file that `plenum count` reads. */
      | { what: 'ballots' | 'election' | 'receipts' | 'result-sheet'; vote: VoteId }
      /** A sheet to copy. `order-not-drawn`: in which order the options stand is drawn when the vote opens. */
      | { what: 'ballot-papers'; vote: VoteId }
      /** Who gets a paper of a vote that was moved to paper. */
      | { what: 'paper-list'; vote: VoteId }
    output: { ticket: string; name: string }
    refusals: 'no-such-vote' | 'vote-not-published' | 'order-not-drawn' | 'vote-not-on-paper'
  }
  status: { input: object; output: { status: Status }; refusals: never }
}

/** A list of the convention as a table. `attendance`: who was here when; `trials`: each trial vote, with who did not answer and why. */
export type TableKind =
  | 'members'
  | 'attendance'
  | 'mandate-check'
  | 'agenda'
  | 'motions'
  | 'amendments'
  | 'elections'
  | 'candidates'
  | 'votes'
  | 'late-admissions'
  | 'quorum'
  | 'trials'
  | 'proxies'
  | 'speeches'
  | 'speaking-times'
  | 'notes'
  | 'journal'

/** Every command: what goes in, what comes back, and why it can be refused. Who may do it: server/commands/index.ts. */
export type Commands = OtherCommands &
  DebateCommands &
  MotionCommands &
  AgendaCommands &
  ElectionCommands &
  HallCommands &
  MinutesCommands &
  AccreditationCommands &
  PeopleCommands &
  ProxyCommands &
  CallCommands &
  LateAdmissionCommands
export type CommandName = keyof Commands
export type Command<Name extends CommandName = CommandName> = {
  [N in Name]: { type: N; request: RequestId } & Commands[N]['input']
}[Name]

/** Can be the answer to anything. `not-saved`: the disk refused; nothing happened, try again. */
export type GeneralRefusal = 'not-allowed' | 'malformed' | 'not-saved' | 'busy'
export type SignInRefusal =
  | 'unknown-code'
  | 'mistyped-code'
  | 'unknown-link'
  | 'unknown-invitation'
  | 'unknown-session'
  | 'too-many-attempts'
  | 'wrong-protocol'
export type Refusal = Commands[CommandName]['refusals'] | GeneralRefusal | SignInRefusal

// ---------------------------------------------------------------------------------------------- what commands answer with

export type MemberField =
  'number' | 'firstName' | 'lastName' | 'email' | 'region' | 'group' | 'gender' | 'weight' | 'entitled'
/** Per field the zero-based column of the file, or null: not in the file. */
export type ColumnMatch = Record<MemberField, number | null>

export type ImportFaultKind =
  | 'number-missing'
  | 'number-twice'
  | 'name-missing'
  | 'email-malformed'
  | 'weight-not-a-number'
  | 'weight-negative'
  | 'weight-too-large'
  | 'weight-too-fine'
  | 'columns-missing'
  | 'columns-surplus'
  | 'quote-unclosed'
  | 'formula'
  | 'markup'
  | 'too-long'
  | 'entitled-unclear'
  | 'control-character'

/** `line` is the line of the file (or row of the sheet) from 1; `column` its heading, '' for the whole line. */
export type ImportFault = {
  line: number
  column: string
  kind: ImportFaultKind
  value: string
  about?: Record<string, string | number>
}

export type ImportPreview = {
  /** What the file is: as recognised. */
  source: { name: string; kind: 'csv' | 'xlsx'; encoding: string; delimiter: string; rows: number }
  headings: readonly string[]
  columns: ColumnMatch
  /** First lines of the file, as text, to match columns by eye. */
  sample: readonly (readonly string[])[]
  /** Required fields that no column is matched to; nothing can be imported while there are any. */
  missing: readonly MemberField[]
  faults: readonly ImportFault[]
  /** All faults; `faults` is cut at 1,000. */
  faultCount: number
  /** Rows not importable; and what the rest would do. */
  badRows: number
  added: number
  changed: number
  unchanged: number
  /** Members of the register who are not in the file: they stay as they are. */
  absent: number
  /** The first changes, to look at. */
  addedSample: readonly ImportedMember[]
  changedSample: readonly {
    number: string
    name: string
    fields: readonly { field: MemberField; from: string; to: string }[]
  }[]
  /** Values that are new to the register, such as a group nobody had: worth a look, not a fault. */
  newGroups: readonly string[]
  /** Hand back with `import-members`: proves that what is confirmed is what was shown. */
  basis: string
}

export type ImportedMember = {
  number: string
  firstName: string
  lastName: string
  email: string
  region: string
  group: string
  gender: string
  weight: Weight
  entitled: boolean
}

export type MemberDetail = Omit<ImportedMember, 'email'> & {
  id: MemberId
  /** Null: this console's office may not see contacts. */
  email: string | null
  present: boolean
  /** Was here and went. */
  left: boolean
  mandate: MandateLink | null
  proxies: MemberProxies
  /** In all debates; speeches that are over. */
  spoken: { speeches: number; spokenMs: number }
  candidacies: readonly MemberCandidacy[]
  online: boolean
  /** Seconds since 1970; 0 never. */
  lastSeen: number
  device: 'phone' | 'tablet' | 'computer' | null
  access: { issuedAt: Instant } | null
  history: readonly {
    at: Instant
    by: string
    what:
      | 'imported'
      | 'changed'
      | 'checked-in'
      | 'checked-out'
      | 'left'
      | 'returned'
      | 'access-issued'
      | 'access-revoked'
      | 'admitted-late'
      | 'mandate-handed-on'
      | 'mandate-taken-over'
      | 'mandate-taken-back'
  }[]
}

/** `about` are the values of the event for the sentence of its `type`; `hash` hexadecimal. */
export type JournalEntry = {
  seq: number
  at: Instant
  by: string
  /** In which office. */
  office?: Office
  /** The second person, where the act needed one. */
  approvedBy?: string
  type: string
  about: Record<string, string | number>
  hash: string
}

export type Status = {
  convention: Convention
  file: string
  members: { registered: number; entitled: number; present: number; online: number }
  votes: readonly {
    id: VoteId
    title: string
    state: ConsoleVote['state']
    secrecy: Secrecy
    registered?: number
    cast?: number
    paper: Paper
    result?: Result
  }[]
  journal: { entries: number; head: string }
  backup: Backups
}

// ---------------------------------------------------------------------------------------------- rehearsals

/** In this order, each once. `crashing`: a vote in whose middle the host is killed. `coming-back`: until all are. */
export type RehearsalPhase =
  'copying' | 'arriving' | 'voting' | 'losing-network' | 'crashing' | 'coming-back' | 'counting'

export type RehearsalProgress = { phase: RehearsalPhase; done: number; of: number }

/**
 * Why there is no report: a chair cancelled it; a real vote was opened, which needs the machine; it broke (`detail` says how, in
 * English); the machine that drove it fell silent; the report could not be saved.
 */
export type RehearsalEnd = 'cancelled' | 'vote-opened' | 'failed' | 'driver-left' | 'not-kept'

/** `by`: the name of the chair who began it. `isElsewhere`: its members come from another machine. */
export type Rehearsal = { by: string; members: number; arrivingMs: number; startedAt: Instant } & (
  | ({ state: 'running'; isElsewhere: boolean } & RehearsalProgress)
  | { state: 'ended'; endedAt: Instant; why: RehearsalEnd; detail: string }
)

/** What is looked at in a rehearsal; see server/rehearsal/README.md for where each limit comes from. */
export type RehearsalCheckKind =
  | 'ballots-lost'
  | 'members-missing'
  | 'ballots-missing'
  | 'sign-in'
  | 'acknowledgement'
  | 'back-95'
  | 'back-99'
  | 'stall'
  | 'memory'
  | 'sockets'

/** Held when `measured` is at most `limit`. Counts, milliseconds (`sign-in` to `stall`) or bytes (`memory`). */
export type RehearsalCheck = { kind: RehearsalCheckKind; measured: number; limit: number }

/** What a rehearsal with simulated members measured, on a copy of the convention. Times in milliseconds, sizes in bytes. */
export type RehearsalReport = {
  /** When it began, and how long it took. */
  at: Instant
  tookMs: number
  members: number
  arrivingMs: number
  seed: string
  machine: { platform: string; cores: number; memoryBytes: number }
  /** `mostASecond`: welcomes, those of phones that come back included. */
  signIns: { mostASecond: number; p50Ms: number; p99Ms: number; slowestMs: number }
  /** Acknowledged; the times are those from the button to the receipt on connections that held. */
  ballots: { acknowledged: number; lost: number; p50Ms: number; p99Ms: number; slowestMs: number }
  /** `downMs`: from the kill until the host listened again; the other two from then on. */
  restart: { downMs: number; back95Ms: number; back99Ms: number }
  memory: { mostBytes: number; ofBytes: number }
  stallMs: number
  /**
   * The simulated phones themselves: how long their own process stood still at the longest, and which machine they were on. Not in
   * reports of before they were measured.
   */
  crowd?: { processes: number; stallMs: number; isElsewhere: boolean }
  checks: readonly RehearsalCheck[]
  /** For the picture: values from the first to the last moment, at equal distances; null: the host was away. */
  series: {
    signIns: readonly (number | null)[]
    acknowledgedMs: readonly (number | null)[]
    memoryBytes: readonly (number | null)[]
  }
  /** How long the series took, and when in it each phase began. Not in reports of before they were kept. */
  course?: { overMs: number; phases: readonly { phase: RehearsalPhase; atMs: number }[] }
}
