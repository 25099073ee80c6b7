/** Where an item goes when it is moved by key or by hand, or where a new one stands: from the list as it is shown to a place. Pure. */
import type { ItemId } from '#protocol'
import type { OutlineRow } from '#protocol/agenda'

export type Place = { parent: ItemId | null; after: ItemId | null }
export type Direction = 'up' | 'down' | 'in' | 'out'

const siblingsOf = (rows: readonly OutlineRow[], { item }: OutlineRow) =>
  rows.filter((other) => other.item.parent === item.parent)

const rowOf = (rows: readonly OutlineRow[], id: ItemId | null) =>
  rows.find(({ item }) => item.id === id) ?? null

/** Null: there is no such place. */
export function placeTo(rows: readonly OutlineRow[], id: ItemId, direction: Direction): Place | null {
  const row = rowOf(rows, id)
  if (row === null) return null
  const siblings = siblingsOf(rows, row)
  const at = siblings.indexOf(row)
  const idAt = (index: number) => siblings[index]?.item.id ?? null
  const { parent } = row.item
  switch (direction) {
    case 'up':
      return at === 0 ? null : { parent, after: idAt(at - 2) }
    case 'down':
      return at === siblings.length - 1 ? null : { parent, after: idAt(at + 1) }
    case 'in':
      return lastIn(rows, idAt(at - 1))
    case 'out': {
      const above = rowOf(rows, parent)
      return above === null ? null : { parent: above.item.parent, after: above.item.id }
    }
  }
}

/** The last below it. */
export function lastIn(rows: readonly OutlineRow[], parent: ItemId | null): Place | null {
  if (parent === null) return null
  const last = rows.findLast(({ item }) => item.parent === parent)
  return { parent, after: last?.item.id ?? null }
}

/** After it, on its level; at the end where it is gone. */
export function placeAfter(rows: readonly OutlineRow[], id: ItemId | null): Place {
  const row = rowOf(rows, id)
  if (row !== null) return { parent: row.item.parent, after: row.item.id }
  return { parent: null, after: rows.findLast(({ item }) => item.parent === null)?.item.id ?? null }
}

/** Dropped on a row: on its upper half before it, on its lower half after it, or, further in, below it. */
export function placeAt(
  rows: readonly OutlineRow[],
  id: ItemId,
  { isUpper, isInside }: { isUpper: boolean; isInside: boolean },
): Place | null {
  const row = rowOf(rows, id)
  if (row === null) return null
  if (isInside) return { parent: id, after: null }
  const { parent } = row.item
  if (!isUpper) return { parent, after: id }
  const siblings = siblingsOf(rows, row)
  return { parent, after: siblings[siblings.indexOf(row) - 1]?.item.id ?? null }
}

/** Behind which row a new item at this place is shown: behind everything below the one it comes after. */
export function shownBehind(rows: readonly OutlineRow[], { parent, after }: Place): ItemId | null {
  const from = rows.findIndex(({ item }) => item.id === (after ?? parent))
  const row = rows[from]
  if (row === undefined || after === null) return row?.item.id ?? null
  const end = rows.findIndex((other, index) => index > from && other.level <= row.level)
  return rows.at(end === -1 ? -1 : end - 1)?.item.id ?? null
}
