import { expect, test } from 'vitest'
import type { OpenResult, Recent, WelcomeBridge, WelcomeStart } from '../../main/bridge.ts'
import { StartWindow } from './start-window.svelte.ts'

const file: Recent = {
  kind: 'file',
  path: '/home/anna/spring.plenum',
  name: 'spring',
  folder: '/home/anna',
  usedAt: 1,
  missing: false,
}
const elsewhere: Recent = { kind: 'host', address: 'https://vote.example.org', usedAt: 2 }
const start: WelcomeStart = {
  language: 'de',
  version: '1.2.3',
  platform: 'linux',
  recent: [file, elsewhere],
  notice: null,
}

/** A shell that gives the outcomes it was given, and remembers what it was asked. */
function fakeShell(...outcomes: OpenResult[]) {
  const asked: unknown[] = []
  let tell = () => {}
  const answer = (...what: unknown[]): Promise<OpenResult> => {
    asked.push(what)
    return Promise.resolve(outcomes.shift() ?? { ok: true })
  }
  const bridge: WelcomeBridge = {
    kind: 'welcome',
    start: () => Promise.resolve(start),
    forgetRecent: (entry) =>
      Promise.resolve(start.recent.filter((one) => !('path' in one) || one.path !== entry)),
    createFile: () => answer('create'),
    openFile: (path) => answer('open', path),
    connect: (address) => {
      asked.push(['connect', address])
      return Promise.resolve({ ok: true })
    },
    setLanguage: (language) => {
      asked.push(['language', language])
      return Promise.resolve()
    },
    onChanged: (listener) => {
      tell = listener
      return () => asked.push(['stopped'])
    },
  }
  return { window: new StartWindow(bridge, 'en'), asked, tell: () => tell() }
}

/** After everything that is already promised. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

test('it shows what the shell remembers, and looks again when told to', async () => {
  const { window, tell, asked } = fakeShell()
  const stop = window.listen()
  expect(window.start).toBeNull()
  await settled()
  expect([window.language, window.recent, window.start]).toEqual([
    'de',
    [file, elsewhere],
    { version: '1.2.3', platform: 'linux', notice: null },
  ])
  await window.forget(file)
  expect(window.recent).toEqual([elsewhere])
  tell()
  await settled()
  expect(window.recent).toEqual([file, elsewhere])
  stop()
  expect(asked).toEqual([['stopped']])
})

test('a refusal stands beside what was asked for, and goes with the next attempt', async () => {
  const { window, asked } = fakeShell({ ok: false, why: 'file-in-use', about: { name: 'spring' } })
  await window.open(file)
  expect([window.busy, window.refused]).toEqual([
    null,
    {
      asked: { what: 'recent', entry: '/home/anna/spring.plenum' },
      why: 'file-in-use',
      about: { name: 'spring' },
    },
  ])
  await window.open(elsewhere)
  expect(window.refused).toBeNull()
  expect(asked).toEqual([
    ['open', '/home/anna/spring.plenum'],
    ['connect', 'https://vote.example.org'],
  ])
})

test('a dialog closed without a choice says nothing', async () => {
  const { window } = fakeShell({ ok: false, why: 'cancelled', about: {} })
  await window.create()
  expect([window.busy, window.refused]).toEqual([null, null])
})

test('once something opens nothing else is begun', async () => {
  const { window, asked } = fakeShell()
  await window.create()
  await window.choose()
  expect([asked, window.busy]).toEqual([[['create']], { what: 'create' }])
})
