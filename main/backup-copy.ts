/** Copies a finished backup to where a chair wants it, such as a USB stick that is pulled out a moment later. */

import { existsSync } from 'node:fs'
import { copyFile, open, rename, rm } from 'node:fs/promises'
import type { SaveBackupResult } from './bridge.ts'

export async function copyBackup(backup: string, place: string): Promise<SaveBackupResult> {
  if (!existsSync(backup)) return { ok: false, why: 'no-such-backup', about: {} }
  const unfinished = `${place}.part`
  try {
    await copyFile(backup, unfinished)
    const file = await open(unfinished, 'r+')
    try {
      // On the stick, not in the machine's memory, before anybody is told so.
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, place)
    return { ok: true, path: place }
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    return {
      ok: false,
      why: 'not-written',
      about: { path: place, detail: error instanceof Error ? error.message : '' },
    }
  }
}
