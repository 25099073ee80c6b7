/** What an event of the agenda means for its items. Total, as the fold it belongs to: an event that does not fit is a damaged journal. */
import type { AgendaItem, ItemDraft, ItemId } from '../protocol/messages.ts'
import { unreachable } from './decision.ts'
import type { AssemblyEvent, PlacedItem } from './events.ts'

/** `removedWith`: the item that was meant when it was removed; itself, or one that it stood below. */
export type RemovedItem = AgendaItem & { removedWith: ItemId }

type MutableAgenda = {
  items: Map<ItemId, AgendaItem>
  removedItems: Map<ItemId, RemovedItem>
  nextItem: ItemId
}

export type AgendaEvent = Extract<AssemblyEvent, { type: `agenda-${string}` }>

export function applyToAgenda(agenda: MutableAgenda, event: AgendaEvent): void {
  const { items, removedItems } = agenda
  switch (event.type) {
    case 'agenda-item-added':
      add(agenda, event)
      return
    case 'agenda-imported':
      for (const added of event.added) add(agenda, added)
      return
    case 'agenda-item-changed':
      change(items, event.item, event.to)
      return
    case 'agenda-items-placed':
      for (const { item, parent, order } of event.placed) change(items, item, { parent, order })
      return
    case 'agenda-items-removed':
      for (const id of event.items) {
        removedItems.set(id, { ...itemIn(items, id), removedWith: event.items[0] ?? id })
        items.delete(id)
      }
      return
    case 'agenda-items-restored':
      for (const id of event.items) {
        const { removedWith: _, ...item } = itemIn(removedItems, id)
        items.set(id, item)
        removedItems.delete(id)
      }
      return
    case 'agenda-item-begun':
      if (event.ended !== null) change(items, event.ended, { endedAt: event.begunAt })
      change(items, event.item, { begunAt: event.begunAt, endedAt: null })
      return
    case 'agenda-item-ended':
      change(items, event.item, { endedAt: event.endedAt })
      return
    default:
      unreachable(event)
  }
}

function add(agenda: MutableAgenda, { item, parent, order, draft }: PlacedItem & { draft: ItemDraft }): void {
  agenda.items.set(item, { id: item, parent, order, ...draft, begunAt: null, endedAt: null })
  agenda.nextItem = Math.max(agenda.nextItem, item + 1)
}

const change = (items: Map<ItemId, AgendaItem>, id: ItemId, fields: Partial<AgendaItem>): void =>
  void items.set(id, { ...itemIn(items, id), ...fields })

function itemIn<Item extends AgendaItem>(items: ReadonlyMap<ItemId, Item>, id: ItemId): Item {
  const item = items.get(id)
  if (item === undefined) throw new Error(`the journal does not fit item ${String(id)}`)
  return item
}
