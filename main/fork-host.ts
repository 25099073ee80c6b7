/** Starts the built host as Electron's utility process and keeps its output in the log. Everything else about it is host-process.ts. */

import { utilityProcess } from 'electron'
import type { Fork } from './host-process.ts'
import type { HostLog } from './host-log.ts'

/** A process that was asked to end is made to, when it does not. */
const forceAfterMs = 2_000
/** And then it is taken for gone: a process that never came to life gives no sign of its end. */
const goneAfterMs = 5_000

export function forkHost(script: string, log: HostLog): Fork {
  return (events) => {
    const child = utilityProcess.fork(script, [], { serviceName: 'Plenum host', stdio: 'pipe' })
    keep(child.stdout, log)
    keep(child.stderr, log)
    let isGone = false
    const gone = (code: number) => {
      if (isGone) return
      isGone = true
      // Not within Electron's own handling of the end: there it must not be called again.
      setImmediate(() => events.exit(code))
    }
    child.on('message', (message: unknown) => events.message(message))
    child.on('exit', gone)
    return {
      send: (message) => child.postMessage(message),
      kill() {
        child.kill()
        setTimeout(() => force(child.pid), forceAfterMs)
        setTimeout(() => gone(-1), goneAfterMs)
      },
    }
  }
}

function keep(output: NodeJS.ReadableStream | null, log: HostLog): void {
  if (output === null) return
  const stream = log.stream()
  output.setEncoding('utf8')
  output.on('data', (piece: string) => stream.write(piece))
  output.on('end', () => stream.end())
}

/** @param pid undefined once the process is gone */
function force(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went in this very moment.
  }
}
