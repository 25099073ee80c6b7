/** Where a file lies, and whether a folder is on another disk. */
import { statSync } from 'node:fs'
import type { Instant } from '../protocol/messages.ts'

/** Null: there is no such folder. */
export function isOtherDisk(folder: string, file: string): boolean | null {
  const place = statSync(folder, { throwIfNoEntry: false })
  return place?.isDirectory() === true ? place.dev !== statSync(file).dev : null
}

/**
 * This very file at this very path. A path that was set for it means nothing beside a copy, which carries all that is in the file, or on
 * another machine.
 */
export const whereabouts = (file: string): string => `${String(statSync(file, { bigint: true }).ino)} ${file}`

/** As a part of a name: 2027-01-15T080000. */
export const stampOf = (at: Instant): string => new Date(at).toISOString().slice(0, 19).replaceAll(':', '')
