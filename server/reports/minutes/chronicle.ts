/**
 * What the journal tells beyond the state that it folds to: who did it and when, who had come by then, and what an annulled vote
 * was before. Reads entries in their order; knows no file and no words.
 */
import { apply, emptyAssembly, type Assembly } from '../../domain/assembly.ts'
import type { Actor, AssemblyEvent } from '../../domain/events.ts'
import { registerSize } from '../../domain/register.ts'
import { fromRanges } from '../../protocol/id-ranges.ts'
import type { Instant, ItemId, MemberId, OpeningDoubt, VoteId } from '../../protocol/messages.ts'
import type { JournalRecord } from '../../store/journal.ts'

/** A name in the journal, and between which acts it stands there. */
export type Person = { name: string; acts: number; from: Instant; to: Instant }

/** Persons: entitled members who were checked in at this moment. */
export type Attendance = { at: Instant; present: number; entitled: number }

export type VoteCourse = {
  preparedBy: string
  openedBy: string
  movedToPaperBy: string
  closedBy: string
  publishedBy: string
  /** The item that was on at the opening. */
  item: ItemId | null
  attendance: Attendance
  openedAt: Instant
  closedAt: Instant | null
  wasPublished: boolean
  registered: number
  /** Of them: after it had opened. */
  admitted: number
  extensions: number
  /** What spoke against opening it, and it was opened all the same. */
  despite: readonly OpeningDoubt[]
  /** Of the box, and of the journal at the entry that closed it; '' before. */
  seal: string
  head: string
  annulledBy: string
}

export type Chronicle = {
  assembly: Assembly
  entries: number
  head: string
  startedAt: Instant
  endedAt: Instant
  chairs: readonly Person[]
  /** At the end of each hour in which somebody came or went. */
  attendance: readonly Attendance[]
  /** Everybody who was ever checked in. */
  came: ReadonlySet<MemberId>
  spans: ReadonlyMap<ItemId, readonly { begunAt: Instant; endedAt: Instant | null }[]>
  votes: ReadonlyMap<VoteId, VoteCourse>
}

const HOUR_MS = 3_600_000

/** `upTo`: the last entry to read. */
export function chronicleOf(records: Iterable<JournalRecord>, upTo = Infinity): Chronicle {
  const reading = new Chronicler()
  for (const record of records) {
    if (record.seq > upTo) break
    reading.read(record)
  }
  return reading.chronicle()
}

/** One reading of a journal. Ends with it. */
export class Chronicler {
  readonly #assembly = emptyAssembly()
  readonly #chairs = new Map<string, Person>()
  readonly #attendance: Attendance[] = []
  readonly #came = new Set<MemberId>()
  readonly #spans = new Map<ItemId, { begunAt: Instant; endedAt: Instant | null }[]>()
  readonly #votes = new Map<VoteId, VoteCourse>()
  #last: JournalRecord | null = null
  #startedAt: Instant = 0
  #itemOn: ItemId | null = null
  #present = 0
  #entitled = 0

  read(record: JournalRecord): void {
    const { at, actor, event, hash } = record
    if (this.#last === null) this.#startedAt = at
    this.#last = record
    this.#noteComing(event)
    apply(this.#assembly, event)
    this.#noteActor(actor, at)
    if (changesWhoMayVote(event)) this.#count()
    if (isComingOrGoing(event) || changesWhoMayVote(event)) this.#keepAttendance(at)
    this.#noteAgenda(event)
    this.#noteVote(event, actor, { at, hash })
  }

  chronicle(): Chronicle {
    return {
      assembly: this.#assembly,
      entries: this.#last?.seq ?? 0,
      head: this.#last?.hash ?? '0'.repeat(64),
      startedAt: this.#startedAt,
      endedAt: this.#last?.at ?? 0,
      chairs: [...this.#chairs.values()],
      attendance: this.#attendance,
      came: this.#came,
      spans: this.#spans,
      votes: this.#votes,
    }
  }

  #noteActor(actor: Actor, at: Instant): void {
    if (actor.role !== 'chair') return
    const known = this.#chairs.get(actor.name)
    if (known === undefined) this.#chairs.set(actor.name, { name: actor.name, acts: 1, from: at, to: at })
    else Object.assign(known, { acts: known.acts + 1, to: at })
  }

  /** Before it is applied: only who changes counts. Check-ins come by the thousand, one by one. */
  #noteComing(event: AssemblyEvent): void {
    if (!isComingOrGoing(event)) return
    const isComing = event.type === 'members-checked-in'
    for (const id of fromRanges(event.members)) {
      const member = this.#assembly.members.get(id)
      if (isComing) this.#came.add(id)
      if (member?.entitled === true && member.present !== isComing) this.#present += isComing ? 1 : -1
    }
  }

  #count(): void {
    this.#present = 0
    this.#entitled = 0
    for (const { entitled, present } of this.#assembly.members.values()) {
      if (!entitled) continue
      this.#entitled += 1
      if (present) this.#present += 1
    }
  }

  #keepAttendance(at: Instant): void {
    const now = { at, present: this.#present, entitled: this.#entitled }
    const last = this.#attendance.at(-1)
    if (last !== undefined && Math.floor(last.at / HOUR_MS) === Math.floor(at / HOUR_MS))
      this.#attendance[this.#attendance.length - 1] = now
    else this.#attendance.push(now)
  }

  #noteAgenda(event: AssemblyEvent): void {
    if (event.type === 'agenda-item-begun') {
      if (event.ended !== null) this.#endSpan(event.ended, event.begunAt)
      const spans = this.#spans.get(event.item) ?? []
      spans.push({ begunAt: event.begunAt, endedAt: null })
      this.#spans.set(event.item, spans)
      this.#itemOn = event.item
    }
    if (event.type === 'agenda-item-ended') {
      this.#endSpan(event.item, event.endedAt)
      this.#itemOn = null
    }
  }

  #endSpan(item: ItemId, endedAt: Instant): void {
    const last = this.#spans.get(item)?.at(-1)
    if (last !== undefined) last.endedAt = endedAt
  }

  #noteVote(event: AssemblyEvent, actor: Actor, { at, hash }: { at: Instant; hash: string }): void {
    const by = nameOf(actor)
    switch (event.type) {
      case 'vote-prepared':
        this.#votes.set(event.vote, { ...NO_COURSE, preparedBy: by })
        return
      case 'vote-opened':
        this.#change(event.vote, {
          ...{ openedBy: by, item: this.#itemOn, openedAt: event.openedAt },
          despite: event.despite ?? [],
          attendance: { at, present: this.#present, entitled: this.#entitled },
          registered: registerSize(event.register),
        })
        return
      case 'member-admitted-late': {
        const { registered = 0, admitted = 0 } = this.#votes.get(event.vote) ?? {}
        this.#change(event.vote, { registered: registered + 1, admitted: admitted + 1 })
        return
      }
      case 'vote-extended':
        this.#change(event.vote, { extensions: (this.#votes.get(event.vote)?.extensions ?? 0) + 1 })
        return
      case 'vote-moved-to-paper':
        this.#change(event.vote, { movedToPaperBy: by, seal: event.seal })
        return
      case 'vote-closed':
        this.#change(event.vote, { closedBy: by, closedAt: event.closedAt, seal: event.seal, head: hash })
        return
      case 'vote-published':
        this.#change(event.vote, { publishedBy: by, wasPublished: true })
        return
      case 'vote-annulled':
        this.#change(event.vote, { annulledBy: by })
        return
      default:
    }
  }

  #change(vote: VoteId, fields: Partial<VoteCourse>): void {
    this.#votes.set(vote, { ...(this.#votes.get(vote) ?? NO_COURSE), ...fields })
  }
}

export const NO_COURSE: VoteCourse = {
  ...{ preparedBy: '', openedBy: '', movedToPaperBy: '', closedBy: '', publishedBy: '', annulledBy: '' },
  ...{ item: null, attendance: { at: 0, present: 0, entitled: 0 }, openedAt: 0, closedAt: null },
  ...{ wasPublished: false, registered: 0, admitted: 0, extensions: 0, despite: [], seal: '', head: '' },
}

type ComingOrGoing = Extract<
  AssemblyEvent,
  { type: 'members-checked-in' | 'members-checked-out' | 'members-left' }
>

const isComingOrGoing = (event: AssemblyEvent): event is ComingOrGoing =>
  event.type === 'members-checked-in' || event.type === 'members-checked-out' || event.type === 'members-left'

const changesWhoMayVote = ({ type }: AssemblyEvent): boolean =>
  type === 'members-imported' || type === 'mandate-transferred' || type === 'mandate-taken-back'

/** '' for the host's own clock. */
const nameOf = (actor: Actor): string => (actor.role === 'chair' ? actor.name : '')
