/** A real host: its own file in a temporary folder, a free port, a clock and a log that the test holds. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startHost, type HostOptions, type RunningHost } from '../host.ts'
import type { LogEvent } from '../log.ts'
import { TestClient, type ClientOptions } from './client.ts'
import { temporaryFile } from './temporary.ts'

export type TestHost = {
  readonly host: RunningHost
  readonly url: string
  readonly file: string
  readonly log: LogEvent[]
  /** The host's clock: the real one, and this much ahead. */
  readonly clock: { aheadMs: number }
  /** A socket that has said nothing yet. */
  connect(options?: ClientOptions): Promise<TestClient>
  /** A console, signed in. */
  chair(): Promise<TestClient>
  stop(): Promise<void>
}

/** `file`: one that is there already is opened again. */
export async function startTestHost(options: Partial<HostOptions> = {}): Promise<TestHost> {
  const file = options.file ?? temporaryFile()
  const clock = { aheadMs: 0 }
  const log: LogEvent[] = []
  const started = await startHost({
    file,
    port: 0,
    host: '127.0.0.1',
    staticFolder: aBuild(dirname(file)),
    log: (entry) => log.push(entry),
    language: 'en',
    now: () => Date.now() + clock.aheadMs,
    ...options,
  })
  if (!started.ok) throw new Error(`the host does not start: ${started.why}`)
  const { host } = started
  let isRunning = true
  const stop = async () => {
    if (!isRunning) return
    isRunning = false
    await host.stop()
  }
  onTestFinished(stop)
  const connect = (client: ClientOptions = {}) => TestClient.open(host.url, client)
  return {
    host,
    url: host.url,
    file,
    log,
    clock,
    connect,
    stop,
    async chair() {
      const client = await connect({ userAgent: 'Macintosh' })
      await client.signIn({ kind: 'invitation', key: host.makeConsoleKey() })
      return client
    },
  }
}

/** As small as a build can be that has everything the host treats by itself. */
export function aBuild(folder: string): string {
  const out = join(folder, 'out')
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    writeFileSync(join(out, name), content)
  }
  write('member-web/index.html', '<!doctype html><title>phone</title>')
  write('member-web/apple-touch-icon.png', 'png')
  write('member-web/assets/index-GUm9mD4X.js', 'the script')
  write('member-web/assets/index-GUm9mD4X.js.br', 'the script, brotli')
  write('member-web/assets/index-GUm9mD4X.js.gz', 'the script, gzip')
  write('member-web/.env', 'a secret')
  write('renderer/index.html', '<!doctype html><title>console</title>')
  write('renderer/projector.html', '<!doctype html><title>projector</title>')
  write('renderer/assets/main-A1b2C3d4.js', 'the console')
  write('secret.txt', 'beside the pages')
  return out
}
