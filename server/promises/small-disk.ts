/** A disk of a few megabytes that can be filled for real, in memory. Needs the right to mount. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export type SmallDisk = { folder: string; fill(): void; free(): void; unmount(): void }

const BLOCK = Buffer.alloc(4096)

/** Null where it cannot be mounted: not Linux, or not its administrator. */
export function mountSmallDisk(parent: string): SmallDisk | null {
  const folder = join(parent, 'small-disk')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  const filler = join(folder, 'filler')
  let isMounted = true
  const unmount = () => {
    if (isMounted) execFileSync('umount', [folder], { stdio: 'ignore' })
    isMounted = false
  }
  // Ctrl+C must not leave it behind: first of all that happens then, and lazily, because the host may still hold its file.
  process.prependOnceListener('exit', () => {
    if (isMounted) execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
  })
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
    unmount,
  }
}
