/** The rules of the agenda: what may stand where, and what is on. SPEC.md, rules G. */
import { currentOf, DEEPEST, MOST_ITEMS, outlineOf } from '../protocol/agenda.ts'
import type { AgendaItem, Instant, ItemDraft, ItemId } from '../protocol/messages.ts'
import type { Assembly } from './assembly.ts'
import { accept, refuse } from './decision.ts'
import type { AssemblyEvent, PlacedItem } from './events.ts'

/** Between two siblings; an item fits between them twenty times before they are numbered anew. */
const STEP = 2 ** 20

type Agenda = Pick<Assembly, 'items' | 'removedItems' | 'nextItem'>
type Place = { parent: ItemId | null; after: ItemId | null }

export function addItem(agenda: Agenda, place: Place, draft: ItemDraft) {
  if (agenda.items.size >= MOST_ITEMS) return refuse('agenda-full', { most: MOST_ITEMS })
  const fault = placeFault(agenda, place, 1)
  if (fault !== null) return fault
  const item = agenda.nextItem
  const [placed, ...others] = placing(agenda, item, place)
  return accept([{ type: 'agenda-item-added', ...placed, draft }, ...moved(others)], { item })
}

export function changeItem(
  { items }: Agenda,
  id: ItemId,
  { was, to }: { was: Partial<ItemDraft>; to: Partial<ItemDraft> },
) {
  const item = items.get(id)
  if (item === undefined) return refuse('no-such-item')
  if (!holds(item, was) && !holds(item, to)) return refuse('item-changed', { title: item.title })
  return accept(holds(item, to) ? [] : [{ type: 'agenda-item-changed', item: id, to }], {})
}

/** The fields of `of` that `like` has. */
const pick = (of: ItemDraft, like: Partial<ItemDraft>): Partial<ItemDraft> => ({
  ...(like.title !== undefined && { title: of.title }),
  ...(like.minutes !== undefined && { minutes: of.minutes }),
  ...(like.startsAt !== undefined && { startsAt: of.startsAt }),
  ...(like.isInternal !== undefined && { isInternal: of.isInternal }),
})

const holds = (item: ItemDraft, fields: Partial<ItemDraft>): boolean =>
  JSON.stringify(pick(item, fields)) === JSON.stringify(pick({ ...item, ...fields }, fields))

export function moveItem(agenda: Agenda, id: ItemId, place: Place) {
  const item = agenda.items.get(id)
  if (item === undefined) return refuse('no-such-item')
  for (let above = place.parent; above !== null; above = agenda.items.get(above)?.parent ?? null)
    if (above === id) return refuse('inside-itself')
  const fault = placeFault(agenda, place, heightOf(agenda, id))
  if (fault !== null) return fault
  if (place.after === id || stands(agenda, item, place)) return accept([], {})
  return accept(moved(placing(agenda, id, place)), {})
}

export function removeItem(agenda: Agenda, id: ItemId) {
  if (!agenda.items.has(id)) return refuse('no-such-item')
  const items = [id, ...below(agenda.items, id)]
  const begun = items.map((one) => agenda.items.get(one)).find((item) => typeof item?.begunAt === 'number')
  if (begun !== undefined) return refuse('item-begun', { title: begun.title })
  return accept([{ type: 'agenda-items-removed', items }], { removed: items.length })
}

/** What was removed with it comes back with it, not what was removed before. Where what it stood in is gone, it stands at the end. */
export function restoreItem(agenda: Agenda, id: ItemId) {
  const item = agenda.removedItems.get(id)
  if (item === undefined) return refuse('no-such-item')
  const together = [...agenda.removedItems].filter(([, { removedWith }]) => removedWith === item.removedWith)
  const items = [id, ...below(new Map(together), id)]
  if (agenda.items.size + items.length > MOST_ITEMS) return refuse('agenda-full', { most: MOST_ITEMS })
  const restored: AssemblyEvent = { type: 'agenda-items-restored', items }
  const height = 1 + Math.max(...items.map((one) => depthBetween(agenda.removedItems, one, id)))
  const { parent } = item
  const fits = parent === null || (agenda.items.has(parent) && levelOf(agenda, parent) + height <= DEEPEST)
  if (fits) return accept([restored], {})
  const last = childrenOf(agenda, null).at(-1)?.id ?? null
  return accept([restored, ...moved(placing(agenda, id, { parent: null, after: last }))], {})
}

export function beginItem({ items }: Agenda, id: ItemId, instead: ItemId | null, at: Instant) {
  if (!items.has(id)) return refuse('no-such-item')
  const on = itemOn(items)
  if (on?.id === id) return accept([], {})
  if ((on?.id ?? null) !== instead) return refuse('another-item-begun', { title: on?.title ?? '' })
  return accept([{ type: 'agenda-item-begun', item: id, begunAt: at, ended: instead }], {})
}

export function endItem({ items }: Agenda, id: ItemId, at: Instant) {
  const item = items.get(id)
  if (item === undefined) return refuse('no-such-item')
  if (itemOn(items)?.id !== id) return refuse('item-not-on', { title: item.title })
  return accept([{ type: 'agenda-item-ended', item: id, endedAt: at }], {})
}

/** One act: the whole list, at the end. `level` from 1; each stands in the last one above it of the level before. */
export function importAgenda(
  agenda: Agenda,
  source: string,
  list: readonly { level: number; draft: ItemDraft }[],
) {
  if (list.length === 0) return refuse('nothing-to-import')
  if (agenda.items.size + list.length > MOST_ITEMS) return refuse('agenda-full', { most: MOST_ITEMS })
  const last = childrenOf(agenda, null).at(-1)?.order ?? 0
  const above: ItemId[] = []
  const added = list.map(({ level, draft }, index) => {
    const item = agenda.nextItem + index
    above.length = level - 1
    const parent = above.at(-1) ?? null
    above.push(item)
    return { item, parent, order: last + (index + 1) * STEP, draft }
  })
  return accept([{ type: 'agenda-imported', source, added }], { added: added.length })
}

/** At most one [G6]. */
export const itemOn = (items: Agenda['items']) => currentOf(outlineOf(items.values()))?.item ?? null

const moved = (placed: readonly PlacedItem[]): AssemblyEvent[] =>
  placed.length === 0 ? [] : [{ type: 'agenda-items-placed', placed }]

const childrenOf = ({ items }: Pick<Agenda, 'items'>, parent: ItemId | null): AgendaItem[] =>
  [...items.values()].filter((item) => item.parent === parent).sort((one, other) => one.order - other.order)

function placeFault(agenda: Agenda, { parent, after }: Place, height: number) {
  if (parent !== null && !agenda.items.has(parent)) return refuse('no-such-item')
  if (after !== null && agenda.items.get(after)?.parent !== parent) return refuse('no-such-item')
  const level = parent === null ? 0 : levelOf(agenda, parent)
  return level + height > DEEPEST ? refuse('too-deep', { most: DEEPEST }) : null
}

const levelOf = ({ items }: Agenda, id: ItemId): number => 1 + depthBetween(items, id, null)

function depthBetween(items: Agenda['items'], id: ItemId, top: ItemId | null): number {
  const parent = id === top ? null : (items.get(id)?.parent ?? null)
  return parent === null || id === top ? 0 : 1 + depthBetween(items, parent, top)
}

const heightOf = (agenda: Agenda, id: ItemId): number =>
  1 + Math.max(0, ...below(agenda.items, id).map((one) => depthBetween(agenda.items, one, id)))

function below(items: Agenda['items'], id: ItemId): ItemId[] {
  const children = [...items.values()].filter(({ parent }) => parent === id)
  return children.flatMap((child) => [child.id, ...below(items, child.id)])
}

function stands(agenda: Agenda, item: AgendaItem, { parent, after }: Place): boolean {
  if (item.parent !== parent) return false
  const siblings = childrenOf(agenda, parent)
  return (siblings[siblings.findIndex(({ id }) => id === item.id) - 1]?.id ?? null) === after
}

/** The item's place first; its siblings' too where no number is left between two of them. */
function placing(agenda: Agenda, item: ItemId, { parent, after }: Place): [PlacedItem, ...PlacedItem[]] {
  const siblings = childrenOf(agenda, parent).filter(({ id }) => id !== item)
  const at = after === null ? 0 : siblings.findIndex(({ id }) => id === after) + 1
  const before = siblings[at - 1]?.order ?? null
  const behind = siblings[at]?.order ?? null
  const order = orderBetween(before, behind)
  if (order !== null) return [{ item, parent, order }]
  const others = siblings.map(({ id }, index) => ({
    item: id,
    parent,
    order: (index < at ? index + 1 : index + 2) * STEP,
  }))
  return [{ item, parent, order: (at + 1) * STEP }, ...others]
}

function orderBetween(before: number | null, behind: number | null): number | null {
  if (behind === null) return (before ?? 0) + STEP
  if (before === null) return behind - STEP
  const middle = Math.floor((before + behind) / 2)
  return middle === before ? null : middle
}
