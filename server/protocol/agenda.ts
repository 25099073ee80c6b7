/**
 * The agenda as everybody shows it: order, numbers, planned times, what is on and by how much it is late. Pure, and the same
 * function for host, console, projector and phone, so that no two of them ever show another number.
 */
import type { AgendaItem, AgendaNow, Instant, ItemId, PublicItem } from './messages.ts'

/** More than the longest convention on record has; a list that people can still overlook. */
export const MOST_ITEMS = 1_000
/** 1, 1.1, 1.1.1. */
export const DEEPEST = 3
const MINUTE_MS = 60_000
/** What is announced with the item that is on. */
const ANNOUNCED = 3

export type OutlineRow = {
  item: AgendaItem
  /** From 1. */
  level: number
  number: string
  /** Itself or something above it is internal. */
  isHidden: boolean
  plannedAt: Instant | null
  /** Place among its siblings, from 1, and how many these are. */
  place: number
  of: number
}

/** All items as a list from top to bottom. Internal ones are numbered apart (I1, I2), so that public numbers have no gaps. */
export function outlineOf(items: Iterable<AgendaItem>): OutlineRow[] {
  const children = new Map<ItemId | null, AgendaItem[]>()
  for (const item of items) {
    const siblings = children.get(item.parent)
    if (siblings === undefined) children.set(item.parent, [item])
    else siblings.push(item)
  }
  const rows: OutlineRow[] = []
  let at: Instant | null = null
  const list = (parent: ItemId | null, above: Pick<OutlineRow, 'number' | 'level' | 'isHidden'>) => {
    const siblings = (children.get(parent) ?? []).sort((one, other) => one.order - other.order)
    const counts = { public: 0, internal: 0 }
    for (const [index, item] of siblings.entries()) {
      const own = item.isInternal ? `I${String(++counts.internal)}` : String(++counts.public)
      const row: OutlineRow = {
        item,
        level: above.level + 1,
        number: above.number === '' ? own : `${above.number}.${own}`,
        isHidden: above.isHidden || item.isInternal,
        plannedAt: (at = item.startsAt ?? at),
        place: index + 1,
        of: siblings.length,
      }
      rows.push(row)
      if (at !== null) at += (item.minutes ?? 0) * MINUTE_MS
      list(item.id, row)
    }
  }
  list(null, { number: '', level: 0, isHidden: false })
  return rows
}

/** At most one. */
export const currentOf = (rows: readonly OutlineRow[]): OutlineRow | null =>
  rows.find(({ item }) => item.begunAt !== null && item.endedAt === null) ?? null

/** What has not been dealt with after what is on, or after what ended last. */
export function comingOf(rows: readonly OutlineRow[]): OutlineRow[] {
  const last = currentOf(rows) ?? lastEnded(rows)
  const from = last === null ? 0 : rows.indexOf(last) + 1
  return rows.slice(from).filter(({ item }) => item.begunAt === null)
}

const lastEnded = (rows: readonly OutlineRow[]): OutlineRow | null =>
  rows.reduce<OutlineRow | null>(
    (last, row) => ((row.item.endedAt ?? -1) > (last?.item.endedAt ?? -1) ? row : last),
    null,
  )

/** What members and the hall are told of it; null: nothing is on and nothing will be. Never an internal item. */
export function agendaNow(items: Iterable<AgendaItem>): AgendaNow | null {
  const rows = outlineOf(items)
  const current = currentOf(rows)
  const next = comingOf(rows)
    .filter(({ isHidden }) => !isHidden)
    .slice(0, ANNOUNCED)
    .map(({ number, plannedAt, item }) => ({ number, title: item.title, plannedAt }))
  const isShown = current !== null && !current.isHidden && current.item.begunAt !== null
  if (!isShown) return next.length === 0 ? null : { current: null, next }
  const { number, plannedAt, item } = current
  const { title, minutes, begunAt } = item
  return { current: { number, title, begunAt: begunAt ?? 0, plannedAt, minutes }, next }
}

export const publicItems = (items: Iterable<AgendaItem>): PublicItem[] =>
  outlineOf(items)
    .filter(({ isHidden }) => !isHidden)
    .map(({ number, level, plannedAt, item }) => ({
      ...{ number, level, title: item.title, minutes: item.minutes, plannedAt },
      state: item.begunAt === null ? 'planned' : item.endedAt === null ? 'current' : 'done',
    }))

type Running = { begunAt: Instant; plannedAt: Instant | null; minutes: number | null }

/** Milliseconds by which the day is late (below 0: early) if the item takes the time it was given, or as long as it already has; null where nothing was planned. */
export function delayOf({ begunAt, plannedAt, minutes }: Running, now: Instant): number | null {
  if (plannedAt === null) return null
  if (minutes === null) return begunAt - plannedAt
  const given = minutes * MINUTE_MS
  return Math.max(begunAt + given, now) - (plannedAt + given)
}

/** When what comes will begin as things stand: one after the other, nothing before its fixed time. Only where something was planned. */
export function expectedOf(rows: readonly OutlineRow[], now: Instant): ReadonlyMap<ItemId, Instant> {
  const current = currentOf(rows)
  const given = (current?.item.minutes ?? 0) * MINUTE_MS
  let at = current === null ? now : Math.max((current.item.begunAt ?? now) + given, now)
  const expected = new Map<ItemId, Instant>()
  for (const { item, plannedAt } of comingOf(rows)) {
    if (plannedAt === null) continue
    at = current === null && expected.size === 0 ? Math.max(at, plannedAt) : Math.max(at, item.startsAt ?? at)
    expected.set(item.id, at)
    at += (item.minutes ?? 0) * MINUTE_MS
  }
  return expected
}
