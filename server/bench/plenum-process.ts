/** The product's host in a process of its own, as `plenum serve` runs it, with an ear for the bench. */
import { startHost, type RunningHost } from '../host.ts'
import { answerParent, ownUsage, type UsageCall } from './calls.ts'
import { watchStalls, type Stall } from './stall-probe.ts'

export type PlenumCalls = UsageCall & {
  /** `port` 0: any. `consoleKey` is good for one sign-in. */
  begin: { input: { file: string; port: number }; output: { url: string; consoleKey: string } }
  consoleKey: { input: null; output: string }
  watchStalls: { input: null; output: null }
  /** The longest one since, and no more watching. */
  takeStall: { input: null; output: Stall }
  /** Everything saved and the file closed. */
  end: { input: null; output: null }
}

let host: RunningHost | null = null
let stalls: ReturnType<typeof watchStalls> | null = null

answerParent<PlenumCalls>({
  async begin({ file, port }) {
    const started = await startHost({
      ...{ file, port },
      host: '127.0.0.1',
      staticFolder: file,
      log: () => undefined,
    })
    if (!started.ok) throw new Error(`the host does not start: ${started.why}`)
    host = started.host
    return { url: host.url, consoleKey: host.makeConsoleKey() }
  },
  consoleKey: () => host?.makeConsoleKey() ?? '',
  watchStalls() {
    stalls = watchStalls()
    return null
  },
  takeStall: () => stalls?.take() ?? { longestMs: 0, ownMs: 0 },
  async end() {
    await host?.stop()
    return null
  },
  usage: () => ownUsage(),
})
