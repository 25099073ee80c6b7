/** A host with its built pages, and when it was ready: for benches in which a browser looks at it. */
import { wallClock } from './browser.ts'
import { ServedHost } from './served-host.ts'

export type Served = {
  url: string
  /** Good for one console. */
  consoleLink: string
  key: string
  /** On the wall clock: when the process was begun, and when it said that it listens. */
  startedAt: number
  listensAt: number
  /** Milliseconds of that, from opening the file until it listened. */
  openMs: number
  stop(): Promise<void>
}

export async function serve(file: string, execArgv: readonly string[]): Promise<Served> {
  const startedAt = wallClock()
  const served = await ServedHost.start(file, { gateways: 0, execArgv })
  if (!served.ok) throw new Error(`the host does not start: ${served.why}`)
  const { host } = served
  return {
    url: host.url,
    consoleLink: `${host.url}/console#${host.key}`,
    key: host.key,
    startedAt,
    listensAt: wallClock(),
    openMs: host.openMs,
    stop: () => host.stop(),
  }
}
