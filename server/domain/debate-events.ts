/** What can have happened in a debate, as the journal keeps it. What stands here stays readable for ever, as in events.ts. */
import type {
  DebateId,
  DebateRules,
  Instant,
  ItemId,
  ListState,
  PointId,
  PointKind,
  PointOutcome,
  Side,
  SpeakerId,
  VoteId,
  Who,
} from '../protocol/messages.ts'

export type DebateEvent =
  | { type: 'debate-opened'; debate: DebateId; item: ItemId | null; rules: DebateRules }
  /** One that was there already is on again. */
  | { type: 'debate-resumed'; debate: DebateId }
  | { type: 'debate-rules-changed'; debate: DebateId; rules: DebateRules }
  /** `by`: a point of order that was adopted, a group that said so, or null: the chair. */
  | { type: 'debate-list-set'; debate: DebateId; list: ListState; by: PointId | 'group' | null }
  | {
      type: 'speaker-listed'
      debate: DebateId
      speaker: SpeakerId
      who: Who
      side: Side | null
      quoted: boolean | null
      askedAt: Instant
    }
  /** `movedUp`: who was put at a place behind it. */
  | {
      type: 'speaker-removed'
      debate: DebateId
      speaker: SpeakerId
      why: 'withdrawn' | 'absent'
      who: Who
      movedUp: readonly SpeakerId[]
    }
  /** `atTurn`: see ListedSpeaker. */
  | { type: 'speaker-moved'; debate: DebateId; speaker: SpeakerId; who: Who; atTurn: number | null }
  /** `order`: by the SHA-256 of the seed and each one's number, or name; see domain/tally/lot.ts. */
  | { type: 'speakers-drawn'; debate: DebateId; seed: string; order: readonly SpeakerId[] }
  /**
   * `list`, `gender`, `group`: what decided the turn, as it was then. `clears`: the vote that leaves phones and hall with it;
   * `outOfTurn`: another was next.
   */
  | {
      type: 'speech-begun'
      debate: DebateId
      speaker: SpeakerId
      who: Who
      begunAt: Instant
      seconds: number | null
      list: string
      gender: string
      group: string
      outOfTurn: boolean
      clears: VoteId | null
    }
  | { type: 'speech-paused'; debate: DebateId; who: Who; spokenMs: number }
  | { type: 'speech-resumed'; debate: DebateId; who: Who; since: Instant }
  | { type: 'speech-extended'; debate: DebateId; who: Who; seconds: number }
  | { type: 'speech-ended'; debate: DebateId; who: Who; spokenMs: number }
  | { type: 'group-answered'; debate: DebateId; goesOn: boolean }
  | {
      type: 'point-moved'
      debate: DebateId
      point: PointId
      who: Who
      kind: PointKind
      text: string
      movedAt: Instant
    }
  | { type: 'point-called'; debate: DebateId; point: PointId; calledAt: Instant; clears: VoteId | null }
  | { type: 'point-spoken-to'; debate: DebateId; point: PointId; side: 'for' | 'against'; who: Who }
  | { type: 'point-vote-prepared'; debate: DebateId; point: PointId; prepared: VoteId }
  | {
      type: 'point-decided'
      debate: DebateId
      point: PointId
      decidedAt: Instant
      outcome: PointOutcome
      seconds: number | null
      /** Where a vote decided it. */
      byVote: VoteId | null
    }
  | { type: 'point-kinds-set'; kinds: readonly PointKind[] }
