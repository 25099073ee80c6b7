/** A disk of a few megabytes, in memory, that can be filled for real. Needs the right to mount. */
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export type SmallDisk = { folder: string; fill(): void; free(): void; unmount(): void }

const BLOCK = Buffer.alloc(4096)

/** On an empty folder. Null where it cannot be mounted: not Linux, or not its administrator. */
export function mountDisk(folder: string, megabytes: number): SmallDisk | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  const filler = join(folder, 'filler')
  let isMounted = true
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a')
      try {
        for (;;) writeSync(file, BLOCK)
      } catch {
        // Full: that is what was wanted.
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(filler),
    unmount() {
      // Lazily, because somebody may still hold a file on it.
      if (isMounted) execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
      isMounted = false
    },
  }
}
