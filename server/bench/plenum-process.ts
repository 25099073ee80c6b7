/** The product's host in a process of its own, as `plenum serve` runs it, with an ear for the bench. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startHost, type RunningHost } from '../host.ts'
import { answerParent, ownUsage, type Usage, type UsageCall } from './calls.ts'
import { watchStalls, type Stall } from './stall-probe.ts'

export type PlenumCalls = UsageCall & {
  /** `port` 0: any. `consoleKey` is good for one sign-in. */
  begin: { input: { file: string; port: number }; output: { url: string; consoleKey: string } }
  consoleKey: { input: null; output: string }
  watchStalls: { input: null; output: null }
  /** The longest one since, and no more watching. */
  takeStall: { input: null; output: Stall }
  /** After a collection of garbage. */
  collected: { input: null; output: Usage }
  /** Everything saved and the file closed. */
  end: { input: null; output: null }
}

/** Node offers it with a flag that can be set while it runs. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
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
  collected() {
    // Twice: what the first one finds only finalized goes with the second.
    for (let time = 0; time < 2; time++) collect()
    return ownUsage()
  },
})
