/** The debate, as it travels: speakers' lists, speeches and points of order, and what can be done with them. */
import type { Instant, MemberId, VoteId } from '../messages.ts'
import type { ItemId } from './agenda.ts'

/** Each 1, 2, 3 …, never used twice. */
export type DebateId = number
/** Of one wish to speak. */
export type SpeakerId = number
export type PointId = number

/** On the register, or a guest by name. */
export type Who = { member: MemberId } | { guest: string }
export type Side = 'pro' | 'contra'
export type By = 'gender' | 'group'

/**
 * `quoted`: two lists in turns; on the first stands whose gender (or group) is one of `values`. `asks`: where it is empty, its group is
 * asked whether the debate goes on. `in-turn`: every group has its list, and the one that has waited longest is next.
 */
export type Alternation =
  { kind: 'quoted'; by: By; values: readonly string[]; asks: boolean } | { kind: 'in-turn'; by: By }

export type DebateRules = {
  /** Speaking time; null: no limit. */
  seconds: number | null
  alternation: Alternation | null
  /** Who has not spoken to this before goes first, on each list. */
  firstTimeFirst: boolean
  /** Who asks says for or against, and the two alternate. */
  proContra: boolean
}

/** `closed`: nobody else may ask. `ended`: nobody is called any more. */
export type ListState = 'open' | 'closed' | 'ended'

/** Running: `since` minus nothing is when it would have begun without pauses. */
export type SpeechClock = { state: 'running'; since: Instant } | { state: 'paused'; spokenMs: number }

export type Speech = {
  speaker: SpeakerId
  who: Who
  side: Side | null
  /** As the register said when it began. */
  gender: string
  group: string
  begunAt: Instant
  seconds: number | null
  clock: SpeechClock
}

export type Debate = {
  id: DebateId
  /** Null: to no item of the agenda. */
  item: ItemId | null
  rules: DebateRules
  list: ListState
  /** Grows with everybody who is called: says what somebody saw who decides. */
  turn: number
  speech: Speech | null
  /** The point of order that is dealt with. */
  point: PointId | null
  /** Who spoke last, for the turns of lists and sides. */
  last: { who: Who; quoted: boolean | null; side: Side | null } | null
  /** The last turn of each gender and group. */
  lastTurns: Readonly<Record<By, Readonly<Record<string, number>>>>
  /** The group whose list is empty said that the debate goes on. */
  goesOn: boolean
}

/** Somebody who waits to speak. */
export type ListedSpeaker = {
  id: SpeakerId
  debate: DebateId
  who: Who
  /** Said by a chair; null: as the register says. */
  quoted: boolean | null
  side: Side | null
  isFirst: boolean
  askedAt: Instant
  /** Place in the lot; null: not drawn. */
  lot: number | null
  /** The turn a chair put it at; null: as the rules say. */
  atTurn: number | null
}

export type PointEffect = 'end-debate' | 'close-list' | 'limit-time' | 'none'

/** `onlyUnspoken`: not for who has spoken to the item. */
export type PointKind = { name: string; effect: PointEffect; onlyUnspoken: boolean }

export type PointOutcome = 'no-objection' | 'adopted' | 'rejected' | 'withdrawn'

export type PointOfOrder = {
  id: PointId
  debate: DebateId
  who: Who
  kind: PointKind
  text: string
  movedAt: Instant
  /** Who spoke for and against it: one each. */
  for: Who | null
  against: Who | null
  vote: VoteId | null
} & (
  | { state: 'waiting' }
  | { state: 'called'; calledAt: Instant }
  | { state: 'decided'; decidedAt: Instant; outcome: PointOutcome; seconds: number | null }
)

/** What phones are told, in 300 bytes: names are cut. Null: no debate is on. */
export type SpeakersNow = {
  debate: DebateId
  list: ListState
  /** Who asks says for or against; not there: nobody does. */
  sides?: true
  now: ({ name: string; seconds: number | null } & ({ since: Instant } | { spokenMs: number })) | null
  /** The point of order that is dealt with. */
  point?: string
  next: readonly string[]
}

/**
 * What one phone is told of its member. `place`: on the list, 1 is next, `far` further behind than is told; or at the lectern; not
 * there: neither. `point`: moved and not decided yet.
 */
export type OwnSpeaking = { place?: number | 'far' | 'speaks'; point?: PointId }

/** What the hall is told. */
export type HallSpeakers = {
  debate: DebateId
  /** Number and title of the item; '' of none. */
  number: string
  title: string
  list: ListState
  now:
    | ({
        speaker: SpeakerId
        name: string
        group: string
        side: Side | null
        seconds: number | null
      } & { clock: SpeechClock })
    | null
  point: { id: PointId; kind: string; name: string; for: string; against: string } | null
  next: readonly { name: string; side: Side | null }[]
  waiting: number
}

/** Of all speeches that are over. */
export type SpeakingTime = { name: string; speeches: number; spokenMs: number }
export type SpeakingTimes = {
  persons: readonly (SpeakingTime & { number: string; group: string })[]
  groups: readonly SpeakingTime[]
  genders: readonly SpeakingTime[]
}

type OfDebate = 'no-such-debate'
type OfSpeech = OfDebate | 'nobody-speaks'

export type DebateCommands = {
  /** On the item that is on, or on none. A debate that the item had goes on. `instead`: the one that was on. */
  'open-debate': {
    input: { item: ItemId | null; rules: DebateRules; instead: DebateId | null }
    output: { debate: DebateId }
    refusals: 'item-not-on' | 'another-debate-on'
  }
  'change-debate-rules': {
    input: { debate: DebateId; was: DebateRules; to: DebateRules }
    output: object
    refusals: OfDebate | 'rules-changed'
  }
  /** `list-changed` carries about.list: another chair was faster. */
  'set-list': {
    input: { debate: DebateId; was: ListState; to: ListState }
    output: object
    refusals: OfDebate | 'list-changed'
  }
  /** By a chair, also on a closed list. */
  'add-speaker': {
    input: { debate: DebateId; who: Who; side: Side | null; quoted: boolean | null }
    output: { speaker: SpeakerId }
    refusals: OfDebate | 'no-such-member' | 'already-asked' | 'list-full' | 'debate-ended'
  }
  /** `absent`: called and not there. */
  'remove-speaker': {
    input: { speaker: SpeakerId; why: 'withdrawn' | 'absent' }
    output: object
    refusals: 'no-such-speaker'
  }
  /** To this place from now, 1 the next; null: back to where the rules put it. */
  'move-speaker': {
    input: { speaker: SpeakerId; place: number | null }
    output: object
    refusals: 'no-such-speaker'
  }
  /** Everybody who waits and has not been drawn yet. */
  'draw-speakers': {
    input: { debate: DebateId }
    output: { seed: string; drawn: number }
    refusals: OfDebate | 'nobody-to-draw'
  }
  /**
   * Ends the speech that is on. `turn`: the debate's when it was decided. `outOfTurn`: another than the next, on purpose.
   * `next-is-another` and `another-called` carry about.name.
   */
  'call-speaker': {
    input: { debate: DebateId; speaker: SpeakerId; turn: number; outOfTurn: boolean }
    output: object
    refusals:
      | OfDebate
      | 'no-such-speaker'
      | 'another-called'
      | 'next-is-another'
      | 'point-first'
      | 'point-on'
      | 'group-to-be-asked'
      | 'debate-ended'
  }
  'end-speech': { input: { debate: DebateId; turn: number }; output: object; refusals: OfSpeech }
  'pause-speech': { input: { debate: DebateId; turn: number }; output: object; refusals: OfSpeech }
  'resume-speech': { input: { debate: DebateId; turn: number }; output: object; refusals: OfSpeech }
  'extend-speech': {
    input: { debate: DebateId; turn: number; seconds: number }
    output: object
    refusals: OfSpeech | 'no-time-limit'
  }
  /** What the group whose list is empty said. Without it the debate ends. */
  'answer-group': {
    input: { debate: DebateId; turn: number; goesOn: boolean }
    output: object
    refusals: OfDebate | 'another-called' | 'group-not-asked'
  }
  'add-point': {
    input: { debate: DebateId; who: Who; kind: PointKind; text: string }
    output: { point: PointId }
    refusals: OfDebate | 'no-such-member' | 'already-moved' | 'during-vote' | 'has-spoken' | 'list-full'
  }
  /** Ends the speech that is on. */
  'call-point': {
    input: { point: PointId; turn: number }
    output: object
    refusals: 'no-such-point' | 'point-decided' | 'another-called' | 'point-on' | 'during-vote'
  }
  /** One for and one against. */
  'speak-to-point': {
    input: { point: PointId; side: 'for' | 'against'; who: Who }
    output: object
    refusals: 'no-such-point' | 'no-such-member' | 'point-not-on' | 'side-taken'
  }
  /** A vote on one motion, prepared and not opened. */
  'prepare-point-vote': {
    input: { point: PointId }
    output: { vote: VoteId }
    refusals: 'no-such-point' | 'point-not-on' | 'vote-prepared-already'
  }
  /** `by-vote`: as its vote says. `seconds`: what a limit of the speaking time sets. */
  'decide-point': {
    input: { point: PointId; outcome: PointOutcome | 'by-vote'; seconds: number | null }
    output: { outcome: PointOutcome }
    refusals:
      | 'no-such-point'
      | 'point-not-on'
      | 'point-decided'
      | 'has-objection'
      | 'seconds-missing'
      | 'during-vote'
      | 'no-such-vote'
      | 'vote-not-published'
      | 'voted-otherwise'
      | 'vote-undecided'
  }
  'set-point-kinds': {
    input: { was: readonly PointKind[]; to: readonly PointKind[] }
    output: object
    refusals: 'kinds-changed'
  }
  'speaking-times': { input: { debate: DebateId | null }; output: { times: SpeakingTimes }; refusals: never }

  /** A member's own; `too-often` carries about.seconds. */
  'ask-to-speak': {
    input: { debate: DebateId; side: Side | null }
    output: object
    refusals: OfDebate | 'list-closed' | 'already-asked' | 'list-full' | 'too-often' | 'side-missing'
  }
  'withdraw-wish': { input: object; output: object; refusals: 'not-listed' }
  /** `kind`: index into the kinds; `kindName` proves that they are the ones that were shown. */
  'move-point': {
    input: { debate: DebateId; kind: number; kindName: string; text: string }
    output: { point: PointId }
    refusals:
      | OfDebate
      | 'not-entitled'
      | 'already-moved'
      | 'during-vote'
      | 'has-spoken'
      | 'kinds-changed'
      | 'too-often'
      | 'list-full'
  }
  /** Not while there is a vote on it (`during-vote`), nor after that (`point-decided`). */
  'withdraw-point': {
    input: { point: PointId }
    output: object
    refusals: 'no-such-point' | 'point-decided' | 'during-vote'
  }
  /** What a phone needs to know when it is asked for: the kinds of points of order. */
  'read-point-kinds': { input: object; output: { kinds: readonly PointKind[] }; refusals: never }
}
