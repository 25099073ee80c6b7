/** Where copies of the file go by themselves. It is kept in the file, for the file as it lies here: a copy of it has no such place. */
import { statSync } from 'node:fs'
import { dirname, isAbsolute, relative } from 'node:path'
import { whereabouts } from '../store/places.ts'
import type { Change, ChairCaller, Context, Input } from './context.ts'

export function setSecondPlace(
  { store, file, caller }: Context<ChairCaller>,
  { folder }: Input<'set-second-place'>,
): Change<'set-second-place'> {
  if (caller.role === 'chair' && !caller.isAtHost) return { ok: false, why: 'not-at-host' }
  if (folder !== null) {
    if (!isAbsolute(folder) || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      return { ok: false, why: 'place-missing', about: { folder } }
    if (isBeside(folder, file)) return { ok: false, why: 'not-a-second-place', about: { folder } }
  }
  store.meta.setSecondPlace(
    whereabouts(file),
    folder === null ? null : { folder, isElsewhere: null, good: null },
  )
  return { ok: true, output: {}, signals: [{ type: 'second-place-set' }] }
}

/** The file's own folder: what takes the file takes the copy too. */
export const isBeside = (folder: string, file: string): boolean => relative(dirname(file), folder) === ''
