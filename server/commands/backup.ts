/** A whole, checked copy of the running file, made while voting goes on. */
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { stampOf } from '../store/places.ts'
import { settleCopy } from '../store/settle-copy.ts'
import type { Answer, ChairCaller, Context } from './context.ts'
import { makeToken } from './secrets.ts'

/** Copies made within one second get the same name; the newer is the better. */
export async function backup({
  store,
  file,
  tickets,
  at,
  publish,
}: Context<ChairCaller>): Promise<Answer<'backup'>> {
  const name = `${basename(file, '.plenum')}-${stampOf(at)}.plenum`
  const folder = join(dirname(file), 'backups')
  const path = join(folder, name)
  // It gets its name when it is whole: two chairs may ask at once, and a broken copy must not be taken for a good one.
  const unfinished = `${path}.${makeToken()}`
  try {
    await mkdir(folder, { recursive: true })
    await store.backup(unfinished)
    const damage = settleCopy(unfinished, at)
    if (damage !== null) return { ok: false, why: 'backup-failed', about: { detail: damage } }
    await rename(unfinished, path)
    store.meta.setLastBackup({ at, name })
    publish([{ type: 'backup-made' }])
    const ticket = tickets.offerDownload({
      name,
      type: 'application/octet-stream',
      open: () => readFile(path),
    })
    return { ok: true, output: { name, bytes: (await stat(path)).size, at, ticket } }
  } catch (error) {
    return { ok: false, why: 'backup-failed', about: { detail: error instanceof Error ? error.message : '' } }
  } finally {
    await rm(unfinished, { force: true })
  }
}
