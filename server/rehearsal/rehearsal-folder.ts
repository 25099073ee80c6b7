/** Where a rehearsal's copy lies: a folder that only this user can read, and that is gone afterwards, whatever happens. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = /^plenum-rehearsal-(\d+)-/

/** Also removes what rehearsals left that were killed: a copy holds the members' names. */
export function makeRehearsalFolder(): { folder: string; remove: () => void } {
  for (const name of readdirSync(tmpdir())) {
    const owner = NAME.exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) removeFolder(join(tmpdir(), name))
  }
  const folder = mkdtempSync(join(tmpdir(), `plenum-rehearsal-${String(process.pid)}-`))
  const atExit = () => removeFolder(folder)
  process.once('exit', atExit)
  return {
    folder,
    remove() {
      process.off('exit', atExit)
      removeFolder(folder)
    },
  }
}

/** Another user's cannot be removed and is not ours to. */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    return
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
