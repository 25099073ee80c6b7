/** A disk of a megabyte that can be filled for real. Needs the right to mount; null where that is missing. */
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporary.ts'

export type SmallDisk = { folder: string; fill(): void; free(): void }

export function mountSmallDisk(): SmallDisk | null {
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }))
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a')
      try {
        for (;;) writeSync(file, Buffer.alloc(4096))
      } catch {
        // Full: that is what was wanted.
      } finally {
        closeSync(file)
      }
    },
    free() {
      rmSync(filler)
    },
  }
}
