/** What an event of a debate means for it. Total, as the fold it belongs to: an event that does not fit is a damaged journal. */
import type {
  Debate,
  DebateId,
  Instant,
  ItemId,
  ListedSpeaker,
  MemberId,
  PointId,
  PointKind,
  PointOfOrder,
  Side,
  SpeakerId,
  Speech,
  SpeechClock,
  Who,
} from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { DebateEvent } from './debate-events.ts'

/** A speech that is over. */
export type HeldSpeech = {
  debate: DebateId
  who: Who
  side: Side | null
  gender: string
  group: string
  begunAt: Instant
  seconds: number | null
  spokenMs: number
}

/** Mutable, because a hall that all asks at once is folded in place. */
export type MutableDebates = {
  all: Map<DebateId, Debate>
  current: DebateId | null
  /** Those who wait. */
  speakers: Map<SpeakerId, ListedSpeaker>
  /** In the order in which they were held. */
  speeches: HeldSpeech[]
  points: Map<PointId, PointOfOrder>
  /** Null: those every convention begins with. */
  pointKinds: readonly PointKind[] | null
  /** When a member asked last, in any debate. */
  lastAsked: Map<MemberId, Instant>
  nextSpeaker: SpeakerId
}

export type Debates = Readonly<
  Omit<MutableDebates, 'all' | 'speakers' | 'speeches' | 'points' | 'lastAsked'>
> & {
  readonly all: ReadonlyMap<DebateId, Debate>
  readonly speakers: ReadonlyMap<SpeakerId, ListedSpeaker>
  readonly speeches: readonly HeldSpeech[]
  readonly points: ReadonlyMap<PointId, PointOfOrder>
  readonly lastAsked: ReadonlyMap<MemberId, Instant>
}

export const noDebates = (): MutableDebates => ({
  all: new Map(),
  current: null,
  speakers: new Map(),
  speeches: [],
  points: new Map(),
  pointKinds: null,
  lastAsked: new Map(),
  nextSpeaker: 1,
})

/** With another item its own debate is on, if it has one; with none, none. */
export function turnToItem(debates: MutableDebates, item: ItemId | null): void {
  const its = item === null ? undefined : [...debates.all.values()].find((debate) => debate.item === item)
  debates.current = its?.id ?? null
}

export const isSame = (one: Who, other: Who): boolean =>
  'member' in one
    ? 'member' in other && one.member === other.member
    : 'guest' in other && one.guest === other.guest

export function applyToDebates(debates: MutableDebates, event: DebateEvent): void {
  switch (event.type) {
    case 'debate-opened':
      debates.all.set(event.debate, opened(event))
      debates.current = event.debate
      return
    case 'debate-resumed':
      debates.current = debateIn(debates, event.debate).id
      return
    case 'debate-rules-changed':
      change(debates, event.debate, { rules: event.rules })
      return
    case 'debate-list-set':
      change(debates, event.debate, { list: event.list })
      return
    case 'speaker-listed':
    case 'speaker-removed':
    case 'speaker-moved':
    case 'speakers-drawn':
      applyToList(debates, event)
      return
    case 'speech-begun':
    case 'speech-paused':
    case 'speech-resumed':
    case 'speech-extended':
    case 'speech-ended':
      applyToSpeech(debates, event)
      return
    case 'group-answered':
      change(debates, event.debate, { goesOn: event.goesOn })
      return
    case 'point-moved':
    case 'point-called':
    case 'point-spoken-to':
    case 'point-vote-prepared':
    case 'point-decided':
      applyToPoint(debates, event)
      return
    case 'point-kinds-set':
      debates.pointKinds = event.kinds
      return
    default:
      unreachable(event)
  }
}

const opened = ({ debate, item, rules }: Extract<DebateEvent, { type: 'debate-opened' }>): Debate => ({
  ...{ id: debate, item, rules, list: 'open', turn: 0, speech: null, point: null, last: null },
  ...{ lastTurns: { gender: {}, group: {} }, goesOn: false },
})

type ListEvent = Extract<
  DebateEvent,
  { type: 'speaker-listed' | 'speaker-removed' | 'speaker-moved' | 'speakers-drawn' }
>

function applyToList(debates: MutableDebates, event: ListEvent): void {
  switch (event.type) {
    case 'speaker-listed': {
      const { speaker, debate, who, side, quoted, askedAt } = event
      const isFirst = !hasSpoken(debates, debate, who)
      debates.speakers.set(speaker, {
        ...{ id: speaker, debate, who, side, quoted, askedAt, isFirst, lot: null, atTurn: null },
      })
      debates.nextSpeaker = Math.max(debates.nextSpeaker, speaker + 1)
      if ('member' in who) debates.lastAsked.set(who.member, askedAt)
      return
    }
    case 'speaker-removed':
      speakerIn(debates, event.speaker)
      debates.speakers.delete(event.speaker)
      for (const id of event.movedUp) {
        const speaker = speakerIn(debates, id)
        if (speaker.atTurn !== null) debates.speakers.set(id, { ...speaker, atTurn: speaker.atTurn - 1 })
      }
      return
    case 'speaker-moved':
      debates.speakers.set(event.speaker, { ...speakerIn(debates, event.speaker), atTurn: event.atTurn })
      return
    case 'speakers-drawn': {
      const before = [...debates.speakers.values()].reduce((most, { lot }) => Math.max(most, lot ?? 0), 0)
      for (const [index, id] of event.order.entries())
        debates.speakers.set(id, { ...speakerIn(debates, id), lot: before + index + 1 })
      return
    }
    default:
      unreachable(event)
  }
}

type SpeechEvent = Extract<DebateEvent, { type: `speech-${string}` }>

function applyToSpeech(debates: MutableDebates, event: SpeechEvent): void {
  const debate = debateIn(debates, event.debate)
  switch (event.type) {
    case 'speech-begun':
      change(debates, event.debate, begun(debate, event, speakerIn(debates, event.speaker)))
      debates.speakers.delete(event.speaker)
      return
    case 'speech-paused':
    case 'speech-resumed':
      change(debates, event.debate, { speech: { ...speechIn(debate), clock: clockAfter(event) } })
      return
    case 'speech-extended':
      change(debates, event.debate, { speech: { ...speechIn(debate), seconds: event.seconds } })
      return
    case 'speech-ended': {
      const { speaker: _, clock: __, ...speech } = speechIn(debate)
      debates.speeches.push({ ...speech, debate: debate.id, spokenMs: event.spokenMs })
      change(debates, event.debate, { speech: null })
      return
    }
    default:
      unreachable(event)
  }
}

const clockAfter = (
  event: Extract<DebateEvent, { type: 'speech-paused' | 'speech-resumed' }>,
): SpeechClock =>
  event.type === 'speech-paused'
    ? { state: 'paused', spokenMs: event.spokenMs }
    : { state: 'running', since: event.since }

function begun(
  { turn, lastTurns, goesOn }: Debate,
  { who, begunAt, seconds, list, gender, group }: Extract<DebateEvent, { type: 'speech-begun' }>,
  { id, side, quoted }: ListedSpeaker,
): Partial<Debate> {
  const clock = { state: 'running', since: begunAt } as const
  return {
    turn: turn + 1,
    speech: { speaker: id, who, side, gender, group, begunAt, seconds, clock },
    last: { who, quoted, side },
    lastTurns: {
      gender: { ...lastTurns.gender, [gender]: turn },
      group: { ...lastTurns.group, [group]: turn },
    },
    // Its list is not empty any more: when it is again, it is asked again.
    goesOn: goesOn && list !== 'quoted',
  }
}

type PointEvent = Extract<DebateEvent, { point: PointId }>

function applyToPoint(debates: MutableDebates, event: PointEvent): void {
  if (event.type === 'point-moved') {
    const { point: id, debate, who, kind, text, movedAt } = event
    debates.points.set(id, {
      ...{ id, debate, who, kind, text, movedAt, for: null, against: null, vote: null, state: 'waiting' },
    })
    return
  }
  const point = pointIn(debates, event.point)
  debates.points.set(point.id, pointAfter(point, event))
  if (event.type === 'point-called')
    change(debates, point.debate, { point: point.id, turn: debateIn(debates, point.debate).turn + 1 })
  if (event.type === 'point-decided' && debateIn(debates, point.debate).point === point.id)
    change(debates, point.debate, { point: null })
}

function pointAfter(point: PointOfOrder, event: Exclude<PointEvent, { type: 'point-moved' }>): PointOfOrder {
  switch (event.type) {
    case 'point-called':
      return { ...point, state: 'called', calledAt: event.calledAt }
    case 'point-spoken-to':
      return { ...point, [event.side]: event.who }
    case 'point-vote-prepared':
      return { ...point, vote: event.prepared }
    case 'point-decided': {
      const { decidedAt, outcome, seconds } = event
      return { ...point, state: 'decided', decidedAt, outcome, seconds }
    }
    default:
      return unreachable(event)
  }
}

/** To the item, as far as it was debated: somebody who speaks now, too. */
export function hasSpoken(
  { all, speeches }: Pick<Debates, 'all' | 'speeches'>,
  debate: DebateId,
  who: Who,
): boolean {
  const speech = all.get(debate)?.speech
  if (speech !== null && speech !== undefined && isSame(speech.who, who)) return true
  return speeches.some((held) => held.debate === debate && isSame(held.who, who))
}

const change = (debates: MutableDebates, id: DebateId, fields: Partial<Debate>): void =>
  void debates.all.set(id, { ...debateIn(debates, id), ...fields })

function debateIn({ all }: MutableDebates, id: DebateId): Debate {
  return all.get(id) ?? misfit(`debate ${String(id)}`)
}

function speechIn({ id, speech }: Debate): Speech {
  return speech ?? misfit(`the speech in debate ${String(id)}`)
}

function speakerIn({ speakers }: MutableDebates, id: SpeakerId): ListedSpeaker {
  return speakers.get(id) ?? misfit(`speaker ${String(id)}`)
}

function pointIn({ points }: MutableDebates, id: PointId): PointOfOrder {
  return points.get(id) ?? misfit(`point of order ${String(id)}`)
}

function misfit(what: string): never {
  throw new Error(`the journal does not fit ${what}`)
}
