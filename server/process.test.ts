import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { asChair } from './command-line/chair.ts'
import type { FromHost, ProcessOptions, ToHost } from './process.ts'
import { importMembers } from './rehearsal/fill-convention.ts'
import { inventMembers } from './rehearsal/invented-members.ts'
import { temporaryFolder } from './testing/temporary.ts'
import { onMotion, SIMPLE_MAJORITY } from './protocol/papers.ts'

/*
 * The real process, forked by Node instead of Electron: the messages are the same. It listens on 127.0.0.1 only.
 */

type Started = {
  child: ChildProcess
  tell: (message: ToHost) => void
  hear: () => Promise<FromHost>
  ended: Promise<number | null>
}

function startProcess(): Started {
  const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return {
    child,
    tell: (message) => child.send(message),
    // The test knows what it was promised; the assertion proves it.
    hear: () => once(child, 'message').then(([message]) => message as FromHost),
    ended,
  }
}

function optionsOf(file: string, more: Partial<ProcessOptions> = {}): ProcessOptions {
  const staticFolder = join(file, '..', 'out')
  mkdirSync(staticFolder, { recursive: true })
  return { file, port: 0, isPortFixed: true, host: '127.0.0.1', language: 'de', staticFolder, ...more }
}

async function begin(options: ProcessOptions) {
  const started = startProcess()
  const heard = started.hear()
  started.tell({ type: 'start', options })
  return { ...started, first: await heard }
}

/** Ready, or the test has failed. */
async function beginReady(options: ProcessOptions) {
  const { first, ...started } = await begin(options)
  if (first.type !== 'ready') throw new Error(`The host says ${JSON.stringify(first)}.`)
  return { ...started, ready: first }
}

/** A port that somebody has. */
async function takenPort(): Promise<number> {
  const server: Server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

test('it makes the file, listens, answers, and ends when it is told to', async () => {
  const file = join(temporaryFolder(), 'spring.plenum')
  const { ready, tell, hear, ended } = await beginReady(optionsOf(file))
  expect(ready).toEqual({
    type: 'ready',
    file,
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    consoleKey: expect.stringMatching(/^[\w-]{22}$/) as string,
  })
  expect(existsSync(file)).toBe(true)
  expect(await (await fetch(`${ready.url}/health`)).json()).toMatchObject({ ok: true })

  const answered = hear()
  tell({ type: 'status', request: 7 })
  expect(await answered).toEqual({ type: 'status', request: 7, vote: null })

  tell({ type: 'stop' })
  expect(await ended).toBe(0)
  await expect(fetch(`${ready.url}/health`)).rejects.toThrow()
})

test('after SIGKILL the same file opens again on the same port', async () => {
  const file = join(temporaryFolder(), 'spring.plenum')
  const first = await beginReady(optionsOf(file))
  first.child.kill('SIGKILL')
  await first.ended
  const port = Number(new URL(first.ready.url).port)
  const second = await beginReady(optionsOf(file, { port }))
  expect(second.ready.url).toBe(first.ready.url)
  expect(second.ready.consoleKey).not.toBe(first.ready.consoleKey)
})

test('the open vote is named with its turnout, also after a crash', async () => {
  const file = join(temporaryFolder(), 'spring.plenum')
  const first = await beginReady(optionsOf(file))
  await asChair({ url: first.ready.url, key: first.ready.consoleKey }, async (chair) => {
    await importMembers(chair, inventMembers('process', 12), 'en')
    const { vote } = await chair.command('prepare-vote', {
      title: 'Budget 2027',
      text: '',
      secrecy: 'secret',
      electorate: { presence: 'entitled', groups: [] },
      ...onMotion(SIMPLE_MAJORITY),
      durationSeconds: null,
    })
    await chair.command('open-vote', { vote })
  })
  const status = async ({ tell, hear }: Pick<Started, 'tell' | 'hear'>) => {
    const answered = hear()
    tell({ type: 'status', request: 1 })
    return answered
  }
  const entitled = inventMembers('process', 12).filter((member) => member.entitled).length
  const expected = { type: 'status', request: 1, vote: { title: 'Budget 2027', cast: 0, of: entitled } }
  expect(await status(first)).toEqual(expected)
  first.child.kill('SIGKILL')
  await first.ended
  expect(await status(await beginReady(optionsOf(file)))).toEqual(expected)
})

test('a file that another host has is refused, with its address and without its key', async () => {
  const file = join(temporaryFolder(), 'spring.plenum')
  const { ready, child } = await beginReady(optionsOf(file))
  const second = await begin(optionsOf(file))
  expect(second.first).toEqual({
    type: 'failed',
    why: 'file-in-use',
    about: { url: ready.url, pid: child.pid },
  })
  second.tell({ type: 'stop' })
  expect(await second.ended).toBe(0)
})

test('a file that is none of ours is refused', async () => {
  const file = join(temporaryFolder(), 'letter.plenum')
  writeFileSync(file, 'Dear members, '.repeat(1_000))
  const { first } = await begin(optionsOf(file))
  expect(first).toEqual({ type: 'failed', why: 'not-a-convention', about: {} })
})

test('a taken port is refused when it was asked for, else the next one is taken', async () => {
  const port = await takenPort()
  const folder = temporaryFolder()
  const fixed = await begin(optionsOf(join(folder, 'fixed.plenum'), { port }))
  expect(fixed.first).toEqual({ type: 'failed', why: 'port-taken', about: { port } })
  const { ready } = await beginReady(optionsOf(join(folder, 'free.plenum'), { port, isPortFixed: false }))
  expect(Number(new URL(ready.url).port)).toBeGreaterThan(port)
})

test('a certificate that cannot be read is refused', async () => {
  const folder = temporaryFolder()
  const tls = { certFile: join(folder, 'c.pem'), keyFile: join(folder, 'k.pem') }
  const { first } = await begin(optionsOf(join(folder, 'spring.plenum'), { tls }))
  expect(first).toMatchObject({ type: 'failed', why: 'wrong-certificate' })
  writeFileSync(tls.certFile, 'not a certificate')
  writeFileSync(tls.keyFile, 'not a key')
  const second = await begin(optionsOf(join(folder, 'spring.plenum'), { tls }))
  expect(second.first).toMatchObject({ type: 'failed', why: 'wrong-certificate' })
})

test('a process whose parent is gone ends and lets the file go', async () => {
  const file = join(temporaryFolder(), 'spring.plenum')
  const { child, ended } = await beginReady(optionsOf(file))
  child.disconnect()
  expect(await ended).toBe(0)
  await beginReady(optionsOf(file))
})

test('told to stop before it was told to start it ends all the same', async () => {
  const { tell, ended } = startProcess()
  tell({ type: 'stop' })
  expect(await ended).toBe(0)
})
