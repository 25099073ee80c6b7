/** A disk of a megabyte for one test, gone with it; null where it cannot be mounted. */
import { onTestFinished } from 'vitest'
import { mountDisk, type SmallDisk } from './mount-disk.ts'
import { temporaryFolder } from './temporary.ts'

export function mountSmallDisk(): SmallDisk | null {
  const disk = mountDisk(temporaryFolder(), 1)
  onTestFinished(() => disk?.unmount())
  return disk
}
