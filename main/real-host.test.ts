import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { HostState } from './bridge.ts'
import { HostProcess, type Fork } from './host-process.ts'

/*
 * The state machine over the real host's process, forked by Node instead of Electron; the messages are the same.
 */

const folder = mkdtempSync(join(tmpdir(), 'plenum-real-host-'))
const pids: number[] = []
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const forkByNode: Fork = (events) => {
  const child = fork(fileURLToPath(new URL('../server/process.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  if (child.pid !== undefined) pids.push(child.pid)
  child.on('message', (message) => events.message(message))
  child.on('exit', (code) => events.exit(code ?? -1))
  return { send: (message) => child.send(message), kill: () => child.kill('SIGKILL') }
}

test(
  'a host that is killed comes back on its port with its file, and stops when it is told to',
  { timeout: 30_000 },
  async () => {
    const states: HostState[] = []
    const waiting: { for: HostState['state']; found: () => void }[] = []
    const next = (state: HostState['state']) =>
      new Promise<void>((found) => waiting.push({ for: state, found }))
    const host = new HostProcess({
      fork: forkByNode,
      report: (state) => {
        states.push(state)
        waiting.filter((each) => each.for === state.state).forEach((each) => each.found())
      },
      log: () => undefined,
    })
    const staticFolder = join(folder, 'out')
    mkdirSync(staticFolder)
    const started = await host.start({
      file: join(folder, 'spring.plenum'),
      port: 0,
      isPortFixed: false,
      host: '127.0.0.1',
      language: 'en',
      staticFolder,
    })
    if (!started.ok) throw new Error(started.why)
    const isThere = async () => (await fetch(`${started.host.url}/health`)).ok
    expect(await isThere()).toBe(true)
    expect(await host.openVote()).toEqual({ known: true, vote: null })

    const isBack = next('running')
    process.kill(pids.at(-1)!, 'SIGKILL')
    await isBack
    expect(await isThere()).toBe(true)

    await host.stop()
    await expect(isThere()).rejects.toThrow()
    expect(states).toEqual([
      { state: 'starting' },
      { state: 'running' },
      { state: 'restarting', attempt: 1, of: 5 },
      { state: 'running' },
      { state: 'stopping' },
    ])
  },
)
