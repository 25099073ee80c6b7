import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Desktop } from './desktop.ts'
import { consoleHandlers, menuActs, welcomeHandlers } from './handlers.ts'
import { HostProcess } from './host-process.ts'
import { remember } from './remembered.ts'
import { Shell } from './shell.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenum-handlers-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The handlers over the real shell, whose host is ready at once. */
function bench() {
  const desktop = {
    showWelcome: vi.fn<Desktop['showWelcome']>(),
    hasWelcome: () => true,
    closeWelcome: vi.fn<Desktop['closeWelcome']>(),
    showConsole: vi.fn<Desktop['showConsole']>(),
    focusConsole: vi.fn<Desktop['focusConsole']>(),
    titleConsole: vi.fn<Desktop['titleConsole']>(),
    tellHostState: vi.fn<Desktop['tellHostState']>(),
    tellConsole: vi.fn<Desktop['tellConsole']>(),
    closeConsole: vi.fn<Desktop['closeConsole']>(),
    showProjector: vi.fn<Desktop['showProjector']>(() => 'second'),
    closeProjector: vi.fn<Desktop['closeProjector']>(),
    chooseConvention: vi.fn<Desktop['chooseConvention']>(() => Promise.resolve(null)),
    chooseNewConvention: vi.fn<Desktop['chooseNewConvention']>(() => Promise.resolve(null)),
    chooseBackupPlace: vi.fn<Desktop['chooseBackupPlace']>(() => Promise.resolve(null)),
    chooseBackupFolder: vi.fn<Desktop['chooseBackupFolder']>(() => Promise.resolve('/media/stick')),
    askToLeave: vi.fn<Desktop['askToLeave']>(() => Promise.resolve(true)),
    keepAwake: vi.fn<Desktop['keepAwake']>(),
    noteRecentFile: vi.fn<Desktop['noteRecentFile']>(),
    showInFolder: vi.fn<Desktop['showInFolder']>(),
    findHost: vi.fn<Desktop['findHost']>(() => Promise.resolve({ ok: true })),
    refreshMenu: vi.fn<Desktop['refreshMenu']>(),
  } satisfies Desktop
  const remembered = remember(join(folder, 'remembered.json'))
  const host: HostProcess = new HostProcess({
    fork: (events) => ({
      send(message) {
        if (message.type === 'start') {
          const { file } = message.options
          const ready = { type: 'ready', file, url: 'http://127.0.0.1:7373', consoleKey: 'key' }
          queueMicrotask(() => events.message(ready))
        }
        if (message.type === 'status') {
          queueMicrotask(() => events.message({ type: 'status', request: message.request, vote: null }))
        }
        if (message.type === 'stop') queueMicrotask(() => events.exit(0))
      },
      kill: () => undefined,
    }),
    report: (state) => shell.hostChanged(state),
    log: () => undefined,
  })
  const shell: Shell = new Shell({
    desktop,
    host,
    remembered,
    settings: { given: {}, systemLanguage: 'en', staticFolder: '/app/out', logFile: '/logs/host.log' },
  })
  const parts = {
    shell,
    desktop,
    remembered,
    version: '1.2.3',
    platform: 'linux' as const,
    logFile: '/logs/host.log',
  }
  return {
    shell,
    desktop,
    remembered,
    welcome: welcomeHandlers(parts),
    console: consoleHandlers(parts),
    acts: menuActs(parts),
  }
}

function existing(name: string) {
  const file = join(folder, name)
  writeFileSync(file, '')
  return file
}

test('the welcome page starts with language, version and what was used last', async () => {
  const { welcome, shell } = bench()
  const spring = existing('spring.plenum')
  await shell.open(spring, 'existing')
  await shell.leave('close')
  rmSync(spring)
  expect(await welcome.start()).toEqual({
    language: 'en',
    version: '1.2.3',
    platform: 'linux',
    recent: [
      {
        kind: 'file',
        path: spring,
        name: 'spring',
        folder,
        usedAt: expect.any(Number) as number,
        missing: true,
      },
    ],
    notice: null,
  })
  expect(await welcome.forgetRecent(spring)).toEqual([])
  expect((await welcome.start()).recent).toEqual([])
})

test('a new convention gets its ending, and is never written over another', async () => {
  const { welcome, desktop, shell } = bench()
  expect(await welcome.createFile()).toEqual({ ok: false, why: 'cancelled', about: {} })
  desktop.chooseNewConvention.mockResolvedValue(join(folder, 'spring'))
  expect(await welcome.createFile()).toEqual({ ok: true })
  const file = join(folder, 'spring.plenum')
  expect(shell.embedded?.file).toBe(file)
  await shell.leave('close')
  existing('spring.plenum')
  expect(await welcome.createFile()).toEqual({
    ok: false,
    why: 'file-exists',
    about: { file, name: 'spring' },
  })
})

test('the page opens by the dialog what it likes, by path only what it was given', async () => {
  const { welcome, desktop, shell } = bench()
  const spring = existing('spring.plenum')
  expect(await welcome.openFile(spring)).toEqual({
    ok: false,
    why: 'file-missing',
    about: { file: spring, name: 'spring' },
  })
  expect(await welcome.openFile()).toEqual({ ok: false, why: 'cancelled', about: {} })
  desktop.chooseConvention.mockResolvedValue(spring)
  expect(await welcome.openFile()).toEqual({ ok: true })
  await shell.leave('close')
  expect(await welcome.openFile(spring)).toEqual({ ok: true })
})

test("the projector's window opens on the own host only, and only while it runs", async () => {
  const { console, desktop, shell } = bench()
  const invitation = { path: '/projector', key: 'abcdefghijklmnopqrstuv' }
  expect(await console.openProjector(invitation)).toEqual({ ok: false, why: 'host-not-running' })
  await shell.connect('vote.example.org')
  expect(await console.openProjector(invitation)).toEqual({ ok: false, why: 'host-not-running' })
  await shell.open(existing('spring.plenum'), 'existing')
  expect(await console.openProjector(invitation)).toEqual({ ok: true, display: 'second' })
  expect(desktop.showProjector).toHaveBeenCalledExactlyOnceWith(
    'http://127.0.0.1:7373',
    true,
    'http://127.0.0.1:7373/projector#abcdefghijklmnopqrstuv',
  )
  await console.closeProjector()
  expect(desktop.closeProjector).toHaveBeenLastCalledWith()
  shell.hostChanged({ state: 'restarting', attempt: 1, of: 5 })
  expect(await console.openProjector(invitation)).toEqual({ ok: false, why: 'host-not-running' })
})

test('a backup is copied from beside the convention to where the chair says', async () => {
  const { console, desktop, shell } = bench()
  expect(await console.saveBackupAs('b.plenum')).toEqual({ ok: false, why: 'no-such-backup', about: {} })
  await shell.open(existing('spring.plenum'), 'existing')
  mkdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups', 'b.plenum'), 'ballots')
  expect(await console.saveBackupAs('b.plenum')).toEqual({ ok: false, why: 'cancelled', about: {} })
  expect(desktop.chooseBackupPlace).toHaveBeenCalledExactlyOnceWith('b.plenum')
  const place = join(folder, 'stick.plenum')
  desktop.chooseBackupPlace.mockResolvedValue(place)
  expect(await console.saveBackupAs('b.plenum')).toEqual({ ok: true, path: place })
  expect(readFileSync(place, 'utf8')).toBe('ballots')
  expect(await console.saveBackupAs('gone.plenum')).toEqual({ ok: false, why: 'no-such-backup', about: {} })
})

test("the convention's file is shown in its folder, when there is one", async () => {
  const { console, desktop, shell, acts } = bench()
  await console.showFileInFolder()
  expect(desktop.showInFolder).not.toHaveBeenCalled()
  const spring = existing('spring.plenum')
  await shell.open(spring, 'existing')
  await console.showFileInFolder()
  acts.showLogs()
  expect(desktop.showInFolder.mock.calls).toEqual([[spring], ['/logs/host.log']])
})

const settle = () => new Promise((resolve) => setImmediate(resolve))

test('what a menu item opens and cannot be opened is said by the welcome window', async () => {
  const { acts, desktop, shell } = bench()
  const spring = existing('spring.plenum')
  desktop.chooseNewConvention.mockResolvedValue(spring)
  acts.createConvention()
  await settle()
  expect(shell.notice).toMatchObject({ name: 'spring', why: 'file-exists' })
  acts.openRecent({ kind: 'file', path: '/gone.plenum', name: 'gone', folder: '/', usedAt: 1, missing: true })
  await settle()
  expect(shell.notice).toMatchObject({ name: 'gone', why: 'file-missing' })
  desktop.findHost.mockResolvedValue({ ok: false, why: 'host-unreachable', about: {} })
  acts.openRecent({ kind: 'host', address: 'https://vote.example.org', usedAt: 1 })
  await settle()
  expect(shell.notice).toMatchObject({ name: 'https://vote.example.org', why: 'host-unreachable' })
  expect(desktop.showWelcome).toHaveBeenCalledTimes(3)
})

test('menu items open and close', async () => {
  const { acts, desktop, shell } = bench()
  acts.openConvention()
  await settle()
  expect(shell.isIdle).toBe(true)
  desktop.chooseConvention.mockResolvedValue(existing('spring.plenum'))
  acts.openConvention()
  await settle()
  expect(shell.convention).toBe('embedded')
  acts.tellConsole('save-backup')
  expect(desktop.tellConsole).toHaveBeenCalledExactlyOnceWith('save-backup')
  acts.closeConvention()
  await settle()
  expect(shell.isIdle).toBe(true)
  expect(desktop.showWelcome).toHaveBeenCalledOnce()
})

test('the language a page speaks is that of menus and dialogs, and is remembered', async () => {
  const { welcome, console, shell, remembered } = bench()
  await welcome.setLanguage('de')
  expect(shell.language).toBe('de')
  await console.setLanguage('en')
  expect(shell.language).toBe('en')
  expect(remembered.memory.language).toBe('en')
})
