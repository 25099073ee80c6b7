/** The product's host in a process of its own, as `plenum serve` runs it, with an ear for the bench. */
import { startHost, type RunningHost } from '../host.ts'
import { answerParent, ownUsage, type UsageCall } from './calls.ts'

export type PlenumCalls = UsageCall & {
  /** `consoleKey` is good for one sign-in. */
  begin: { input: { file: string }; output: { url: string; consoleKey: string } }
  /** Everything saved and the file closed. */
  end: { input: null; output: null }
}

let host: RunningHost | null = null

answerParent<PlenumCalls>({
  async begin({ file }) {
    const started = await startHost({
      file,
      port: 0,
      host: '127.0.0.1',
      staticFolder: file,
      log: () => undefined,
    })
    if (!started.ok) throw new Error(`the host does not start: ${started.why}`)
    host = started.host
    return { url: host.url, consoleKey: host.makeConsoleKey() }
  },
  async end() {
    await host?.stop()
    return null
  },
  usage: () => ownUsage(),
})
