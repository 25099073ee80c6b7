/** The rules of what the hall is shown: which projector shows what, and what is to come. SPEC.md, rules H. */
import type { EntryId, HallContent, HallEntry, Instant, Showing, Wireless } from '../protocol/messages.ts'
import type { Assembly } from './assembly.ts'
import { accept, refuse, unreachable } from './decision.ts'
import type { AssemblyEvent } from './events.ts'

/** More than anybody prepares for an evening, and as a topic of a console still below 64 kB. */
const MOST_QUEUED = 50

export type Hall = {
  /** By the name of its invitation; null: it follows the main picture. */
  readonly projectors: ReadonlyMap<string, Showing | null>
  readonly queue: readonly HallEntry[]
  readonly nextEntry: EntryId
  readonly wireless: Wireless | null
}

export const EMPTY_HALL: Hall = { projectors: new Map(), queue: [], nextEntry: 1, wireless: null }

/** Everything that stands on a projector now: each area words for the hall only what is among it. */
export const shownAnywhere = ({ showing, hall }: Pick<Assembly, 'showing' | 'hall'>): Showing[] => [
  showing,
  ...[...hall.projectors.values()].filter((own) => own !== null),
]

type Where = { projector: string | null; entry: EntryId | null }

export function show({ hall }: Pick<Assembly, 'hall'>, content: HallContent, where: Where, at: Instant) {
  const { projector, entry } = where
  if (projector !== null && !hall.projectors.has(projector)) return refuse('no-such-projector')
  if (entry !== null && !isQueued(hall, entry)) return refuse('no-such-entry')
  if (content.kind === 'wireless' && hall.wireless === null) return refuse('no-wireless')
  const showing = content.kind === 'countdown' ? { ...content, endsAt: at + content.seconds * 1000 } : content
  return accept([{ type: 'projector-set', showing, projector, entry }], {})
}

export function followMain({ hall }: Pick<Assembly, 'hall'>, projector: string) {
  const own = hall.projectors.get(projector)
  if (own === undefined) return refuse('no-such-projector')
  return accept(own === null ? [] : [{ type: 'projector-follows', projector }], {})
}

export function queueContent({ hall }: Pick<Assembly, 'hall'>, content: HallContent) {
  if (hall.queue.length >= MOST_QUEUED) return refuse('queue-full', { most: MOST_QUEUED })
  const entry = hall.nextEntry
  return accept([{ type: 'hall-content-queued', entry, content }], { entry })
}

export const unqueueContent = ({ hall }: Pick<Assembly, 'hall'>, entry: EntryId) =>
  isQueued(hall, entry) ? accept([{ type: 'hall-content-unqueued', entry }], {}) : refuse('no-such-entry')

export function moveInQueue({ hall }: Pick<Assembly, 'hall'>, entry: EntryId, after: EntryId | null) {
  if (!isQueued(hall, entry) || (after !== null && !isQueued(hall, after))) return refuse('no-such-entry')
  if (after === entry) return accept([], {})
  const before = hall.queue.map((queued) => queued.entry)
  const others = before.filter((other) => other !== entry)
  const entries = others.toSpliced(after === null ? 0 : others.indexOf(after) + 1, 0, entry)
  const isSame = entries.every((other, place) => other === before[place])
  return accept(isSame ? [] : [{ type: 'hall-queue-ordered', entries }], {})
}

const isQueued = (hall: Hall, entry: EntryId): boolean => hall.queue.some((queued) => queued.entry === entry)

export type HallEvent = Extract<
  AssemblyEvent,
  { type: 'projector-set' | 'projector-follows' | 'wireless-set' | `hall-${string}` }
>

/** Total, as the fold it belongs to; which main picture stands is the assembly's. */
export function applyToHall(hall: Hall, event: HallEvent): Hall {
  switch (event.type) {
    case 'projector-set': {
      const { projector, showing, entry } = event
      const queue = hall.queue.filter((queued) => queued.entry !== entry)
      return {
        ...hall,
        queue,
        projectors: projector === null ? hall.projectors : own(hall, projector, showing),
      }
    }
    case 'projector-follows':
      return { ...hall, projectors: own(hall, event.projector, null) }
    case 'hall-content-queued': {
      const { entry, content } = event
      return { ...hall, queue: [...hall.queue, { entry, content }], nextEntry: entry + 1 }
    }
    case 'hall-content-unqueued':
      return { ...hall, queue: hall.queue.filter(({ entry }) => entry !== event.entry) }
    case 'hall-queue-ordered': {
      const { entries } = event
      const queue = hall.queue.toSorted(
        (one, other) => entries.indexOf(one.entry) - entries.indexOf(other.entry),
      )
      return { ...hall, queue }
    }
    case 'wireless-set':
      return { ...hall, wireless: event.wireless }
    default:
      return unreachable(event)
  }
}

/** A projector is known from its invitation on. */
export const withProjector = (hall: Hall, name: string): Hall =>
  hall.projectors.has(name) ? hall : { ...hall, projectors: own(hall, name, null) }

const own = ({ projectors }: Hall, name: string, showing: Showing | null): Hall['projectors'] =>
  new Map(projectors).set(name, showing)
