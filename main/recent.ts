/** The list of conventions used last, newest first. Pure; where it is kept is remembered.ts's business. */

import { basename, dirname } from 'node:path'
import { conventionExtension } from './arguments.ts'
import type { Recent } from './bridge.ts'
import { isText, isWhole, part } from './shape.ts'

export type RecentEntry =
  | { kind: 'file'; path: string; usedAt: number }
  /** An origin; a key is never kept. */
  | { kind: 'host'; address: string; usedAt: number }

/** What fits on the welcome page and in a menu without scrolling. */
export const recentLimit = 10

export function keyOf(entry: RecentEntry | Recent): string {
  return entry.kind === 'file' ? entry.path : entry.address
}

export function withRecent(list: readonly RecentEntry[], entry: RecentEntry): readonly RecentEntry[] {
  return [entry, ...withoutRecent(list, keyOf(entry))].slice(0, recentLimit)
}

export function withoutRecent(list: readonly RecentEntry[], key: string): readonly RecentEntry[] {
  return list.filter((entry) => keyOf(entry) !== key)
}

/** As pages and menus show it. */
export function shownRecent(
  list: readonly RecentEntry[],
  isThere: (path: string) => boolean,
): readonly Recent[] {
  return list.map((entry) =>
    entry.kind === 'host'
      ? entry
      : { ...entry, name: nameOf(entry.path), folder: dirname(entry.path), missing: !isThere(entry.path) },
  )
}

/** The file's name as people say it: without folder and ending. */
export function nameOf(path: string): string {
  return basename(path).replace(new RegExp(`\\.${conventionExtension}$`, 'i'), '')
}

/** From a file that another version of the program may have written: entries that are not understood are left out. */
export function readRecent(value: unknown): readonly RecentEntry[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((raw: unknown): RecentEntry[] => {
    const [path, address, usedAt] = [part(raw, 'path'), part(raw, 'address'), part(raw, 'usedAt')]
    if (!isWhole(usedAt)) return []
    if (part(raw, 'kind') === 'file' && isText(path)) return [{ kind: 'file', path, usedAt }]
    if (part(raw, 'kind') === 'host' && isText(address)) return [{ kind: 'host', address, usedAt }]
    return []
  })
}
