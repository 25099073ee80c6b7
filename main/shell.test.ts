import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HostProcess, restartWaitsMs, type ChildEvents } from './host-process.ts'
import type { LeaveQuestion } from './leaving.ts'
import { remember } from './remembered.ts'
import type { Found } from './remote-host.ts'
import type { Desktop } from './desktop.ts'
import { defaultPort, Shell, type ShellSettings } from './shell.ts'
import type { FromHost, OpenVote, ProcessOptions, ToHost } from '../server/process.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenum-shell-'))
  vi.useFakeTimers({ now: 1_800_000_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

/** A convention that is there: the shell only looks whether it is. */
function existing(name: string) {
  const file = join(folder, `${name}.plenum`)
  writeFileSync(file, '')
  return file
}

/**
 * The shell on a desktop that writes down what it is told, with the real host process over a fake child that answers at
 * once, as `reply` says.
 */
function bench(settings: Partial<ShellSettings> = {}) {
  const told: unknown[][] = []
  const say =
    (name: string) =>
    (...words: unknown[]) =>
      void told.push([name, ...words])
  const windows = { welcome: false, console: false }
  const questions: LeaveQuestion[] = []
  const world = {
    answer: (): Promise<boolean> => Promise.resolve(true),
    found: { ok: true } as Found,
    vote: null as OpenVote | null,
    /** What the n-th started process says to `start`; null: nothing. */
    reply: (_index: number, options: ProcessOptions): FromHost | null => ready(options),
  }
  const desktop: Desktop = {
    showWelcome: () => {
      windows.welcome = true
      told.push(['showWelcome'])
    },
    hasWelcome: () => windows.welcome,
    closeWelcome: () => {
      windows.welcome = false
      told.push(['closeWelcome'])
    },
    showConsole: say('showConsole'),
    focusConsole: say('focusConsole'),
    titleConsole: say('titleConsole'),
    tellHostState: say('tellHostState'),
    closeConsole: say('closeConsole'),
    closeProjector: say('closeProjector'),
    askToLeave: (question) => {
      questions.push(question)
      return world.answer()
    },
    tellConsole: say('tellConsole'),
    showProjector: () => 'this',
    chooseConvention: () => Promise.resolve(null),
    chooseNewConvention: () => Promise.resolve(null),
    chooseBackupPlace: () => Promise.resolve(null),
    chooseBackupFolder: () => Promise.resolve(null),
    showInFolder: say('showInFolder'),
    keepAwake: say('keepAwake'),
    noteRecentFile: say('noteRecentFile'),
    findHost: () => Promise.resolve(world.found),
    refreshMenu: () => undefined,
  }
  const children: { events: ChildEvents; heard: ToHost[] }[] = []
  const remembered = remember(join(folder, 'remembered.json'))
  const shellOf = (): Shell => shell
  const host = new HostProcess({
    fork: (events) => {
      const index = children.length
      const child = { events, heard: [] as ToHost[] }
      children.push(child)
      return {
        send: (message) => {
          child.heard.push(message)
          if (message.type === 'stop') queueMicrotask(() => events.exit(0))
          if (message.type === 'status')
            events.message({ type: 'status', request: message.request, vote: world.vote })
          const reply = message.type === 'start' ? world.reply(index, message.options) : null
          if (reply !== null) queueMicrotask(() => events.message(reply))
        },
        kill: () => events.exit(143),
      }
    },
    report: (state) => shellOf().hostChanged(state),
    log: () => undefined,
  })
  const shell = new Shell({
    desktop,
    host,
    remembered,
    settings: {
      given: {},
      systemLanguage: 'en',
      staticFolder: '/app/out',
      logFile: '/logs/host.log',
      ...settings,
    },
  })
  /** What the desktop was told since the last time. */
  const toldSince = () => told.splice(0)
  return { shell, world, children, remembered, questions, toldSince, windows }
}

function ready({ file }: ProcessOptions): FromHost {
  return { type: 'ready', file: file ?? '/tmp/demo.plenum', url: 'http://127.0.0.1:7070', consoleKey: 'key' }
}
const failed = (why: 'file-damaged' | 'file-in-use'): FromHost => ({
  type: 'failed',
  why,
  about: { detail: 'page 7' },
})

test('started with nothing it shows the welcome window', async () => {
  const { shell, toldSince } = bench()
  await shell.begin({})
  expect(toldSince()).toEqual([['showWelcome']])
  expect(shell.isIdle).toBe(true)
})

test('opening a convention starts its host, then shows the console, then closes the welcome window', async () => {
  const { shell, toldSince, children, remembered } = bench()
  await shell.begin({})
  toldSince()
  const file = existing('spring')
  expect(await shell.open(file, 'existing')).toEqual({ ok: true })
  expect(children[0]!.heard).toEqual([
    {
      type: 'start',
      options: {
        file,
        port: defaultPort,
        isPortFixed: false,
        host: '0.0.0.0',
        language: 'en',
        staticFolder: '/app/out',
      },
    },
  ])
  expect(toldSince()).toEqual([
    ['noteRecentFile', file],
    ['keepAwake', true],
    [
      'showConsole',
      {
        origin: 'http://127.0.0.1:7070',
        isEmbedded: true,
        address: 'http://127.0.0.1:7070/console#key',
        title: 'spring – Plenum',
      },
    ],
    ['closeWelcome'],
  ])
  expect(shell.embedded).toEqual({ file, url: 'http://127.0.0.1:7070', consoleKey: 'key' })
  expect(shell.convention).toBe('embedded')
  expect(remembered.memory.recent).toEqual([{ kind: 'file', path: file, usedAt: 1_800_000_000_000 }])
})

test('port, address and certificate of the command line go to the host', async () => {
  const tls = { certFile: '/c.pem', keyFile: '/k.pem' }
  const { shell, children } = bench({ given: { port: 443, address: '127.0.0.1', tls }, systemLanguage: 'de' })
  await shell.open(existing('spring'), 'existing')
  expect(children[0]!.heard[0]).toMatchObject({
    options: { port: 443, isPortFixed: true, host: '127.0.0.1', language: 'de', tls },
  })
})

test('a file named on the command line is made when it is not there', async () => {
  const { shell, children } = bench()
  const file = join(folder, 'new.plenum')
  await shell.begin({ file })
  expect(children[0]!.heard[0]).toMatchObject({ options: { file } })
  expect(shell.embedded?.file).toBe(file)
})

test('the demo is a file of its own, shown like any, and not remembered', async () => {
  const { shell, children, remembered, toldSince } = bench()
  await shell.begin({ isDemo: true })
  expect(children[0]!.heard[0]).toMatchObject({ options: { file: null } })
  expect(shell.embedded?.file).toBe('/tmp/demo.plenum')
  expect(toldSince().map(([name]) => name)).toEqual(['keepAwake', 'showConsole', 'closeWelcome'])
  expect(remembered.memory.recent).toEqual([])
})

test('a demo that cannot start says why', async () => {
  const { shell, world } = bench()
  world.reply = () => ({ type: 'failed', why: 'port-taken', about: { port: 7373 } })
  await shell.begin({ isDemo: true })
  expect(shell.notice).toEqual({
    file: null,
    name: 'demo',
    why: 'port-taken',
    about: { port: 7373, name: 'demo', log: '/logs/host.log' },
  })
})

test.each([
  ['missing.plenum', 'existing', 'file-missing'],
  ['there.plenum', 'new', 'file-exists'],
  ['members.csv', 'either', 'file-name'],
] as const)('%s is refused as %s', async (name, which, why) => {
  const { shell, children } = bench()
  existing('there')
  const file = join(folder, name)
  expect(await shell.open(file, which)).toEqual({
    ok: false,
    why,
    about: { file, name: name.replace('.plenum', '') },
  })
  expect(children).toEqual([])
})

test('a refusal that the welcome page asked for is its answer; one from outside is its notice', async () => {
  const { shell, toldSince, world } = bench()
  world.reply = () => failed('file-damaged')
  await shell.begin({})
  const file = existing('spring')
  const about = { detail: 'page 7', file, name: 'spring', log: '/logs/host.log' }
  expect(await shell.open(file, 'existing')).toEqual({ ok: false, why: 'file-damaged', about })
  expect(shell.notice).toBeNull()
  toldSince()
  await shell.openFromOutside(file, 'existing')
  expect(shell.notice).toEqual({ file, name: 'spring', why: 'file-damaged', about })
  expect(toldSince()).toEqual([['showWelcome']])
  expect(shell.isIdle).toBe(true)
})

test('the notice goes when the next thing is opened', async () => {
  const { shell, world } = bench()
  world.reply = (index, options) => (index === 0 ? failed('file-in-use') : ready(options))
  await shell.openFromOutside(existing('spring'), 'existing')
  expect(shell.notice).toMatchObject({ why: 'file-in-use' })
  await shell.openFromOutside(existing('spring'), 'existing')
  expect(shell.notice).toBeNull()
  expect(shell.convention).toBe('embedded')
})

test('a failure is shown even when the window that asked was closed meanwhile', async () => {
  const { shell, world, windows } = bench()
  await shell.begin({})
  world.reply = () => failed('file-damaged')
  const opening = shell.open(existing('spring'), 'existing')
  windows.welcome = false
  await opening
  expect(shell.notice).toMatchObject({ why: 'file-damaged', name: 'spring' })
  expect(windows.welcome).toBe(true)
})

test('what is open already comes to front', async () => {
  const { shell, toldSince, children } = bench()
  const file = existing('spring')
  await shell.open(file, 'existing')
  toldSince()
  await shell.begin({ file })
  await shell.begin({})
  expect(toldSince()).toEqual([['focusConsole'], ['closeWelcome'], ['focusConsole']])
  expect(children).toHaveLength(1)
})

test('opening another convention closes the one that is open first', async () => {
  const { shell, toldSince, children } = bench()
  await shell.open(existing('spring'), 'existing')
  toldSince()
  const autumn = existing('autumn')
  await shell.openFromOutside(autumn, 'existing')
  expect(children[0]!.heard.map(({ type }) => type)).toEqual(['start', 'status', 'stop'])
  expect(toldSince().map(([name]) => name)).toEqual([
    'tellHostState',
    'keepAwake',
    'closeProjector',
    'closeConsole',
    'noteRecentFile',
    'keepAwake',
    'showConsole',
    'closeWelcome',
  ])
  expect(shell.embedded?.file).toBe(autumn)
})

test('while one is being opened nothing else is', async () => {
  const { shell, children, world } = bench()
  world.reply = () => null
  void shell.open(existing('spring'), 'existing')
  await vi.advanceTimersByTimeAsync(0)
  expect(await shell.open(existing('autumn'), 'existing')).toEqual({ ok: false, why: 'busy', about: {} })
  expect(await shell.connect('vote.example.org')).toEqual({ ok: false, why: 'busy', about: {} })
  expect(children).toHaveLength(1)
  expect(shell.isIdle).toBe(false)
  expect(await shell.leave('quit')).toBe('left')
})

test('quitting while one is being opened ends its host and shows nothing', async () => {
  const { shell, world, toldSince, children } = bench()
  world.reply = () => null
  const opening = shell.open(existing('spring'), 'existing')
  await vi.advanceTimersByTimeAsync(0)
  expect(await shell.leave('quit')).toBe('left')
  expect(await opening).toEqual({ ok: false, why: 'cancelled', about: {} })
  expect(children[0]!.heard.at(-1)).toEqual({ type: 'stop' })
  expect(toldSince().map(([name]) => name)).not.toContain('showConsole')
})

test('leaving without an open vote asks nothing', async () => {
  const { shell, questions, toldSince } = bench()
  await shell.open(existing('spring'), 'existing')
  toldSince()
  expect(await shell.leave('quit')).toBe('left')
  expect(questions).toEqual([])
  expect(toldSince()).toEqual([
    ['tellHostState', { state: 'stopping' }],
    ['keepAwake', false],
    ['closeProjector'],
    ['closeConsole'],
  ])
  expect(shell.isIdle).toBe(true)
})

test('an open vote is asked about by its name, and staying leaves everything as it is', async () => {
  const { shell, world, questions, children, toldSince } = bench()
  await shell.open(existing('spring'), 'existing')
  toldSince()
  world.vote = { title: 'Budget 2027', cast: 1204, of: 2871 }
  world.answer = () => Promise.resolve(false)
  expect(await shell.leave('quit')).toBe('cancelled')
  expect(questions.map(({ message, go }) => [message, go])).toEqual([
    ['The vote “Budget 2027” is open. Quit Plenum anyway?', 'Quit Plenum'],
  ])
  expect(children[0]!.heard.map(({ type }) => type)).toEqual(['start', 'status'])
  expect(toldSince()).toEqual([])
  expect(shell.convention).toBe('embedded')
  world.answer = () => Promise.resolve(true)
  expect(await shell.leave('close')).toBe('left')
  expect(questions.at(-1)).toMatchObject({ go: 'Close Convention' })
})

test('another convention is not opened over an open vote when the chair stays', async () => {
  const { shell, world } = bench()
  const spring = existing('spring')
  await shell.open(spring, 'existing')
  world.vote = { title: 'Budget 2027', cast: 0, of: 3 }
  world.answer = () => Promise.resolve(false)
  expect(await shell.open(existing('autumn'), 'existing')).toEqual({ ok: false, why: 'cancelled', about: {} })
  expect(await shell.connect('vote.example.org')).toEqual({ ok: false, why: 'cancelled', about: {} })
  expect(shell.embedded?.file).toBe(spring)
})

test('one question at a time', async () => {
  const { shell, world, questions } = bench()
  await shell.open(existing('spring'), 'existing')
  world.vote = { title: 'Budget 2027', cast: 0, of: 3 }
  const answered = Promise.withResolvers<boolean>()
  world.answer = () => answered.promise
  const first = shell.leave('close')
  await vi.advanceTimersByTimeAsync(0)
  expect(await shell.leave('quit')).toBe('busy')
  answered.resolve(true)
  expect(await first).toBe('left')
  expect(questions).toHaveLength(1)
})

test('closing the convention from the menu shows the welcome window before the console goes', async () => {
  const { shell, toldSince } = bench()
  await shell.open(existing('spring'), 'existing')
  toldSince()
  await shell.leave('close', 'welcome')
  const names = toldSince().map(([name]) => name)
  expect(names.indexOf('showWelcome')).toBeGreaterThan(-1)
  expect(names.indexOf('showWelcome')).toBeLessThan(names.indexOf('closeConsole'))
})

test('a crash is told to the console and its title, and so is the return', async () => {
  const { shell, children, toldSince } = bench()
  await shell.open(existing('spring'), 'existing')
  toldSince()
  children[0]!.events.exit(139)
  expect(toldSince()).toEqual([
    ['tellHostState', { state: 'restarting', attempt: 1, of: 5 }],
    ['titleConsole', 'spring – the host is restarting…'],
  ])
  await vi.advanceTimersByTimeAsync(restartWaitsMs[0]!)
  expect(toldSince()).toEqual([
    ['tellHostState', { state: 'running' }],
    ['titleConsole', 'spring – Plenum'],
  ])
  expect(children[1]!.heard[0]).toMatchObject({ options: { port: 7070, isPortFixed: true } })
})

test('a host that cannot come back leaves the reason on the welcome window, which opens before the console goes', async () => {
  const { shell, world, children, toldSince } = bench()
  const file = existing('spring')
  await shell.open(file, 'existing')
  world.reply = () => failed('file-damaged')
  toldSince()
  children[0]!.events.exit(139)
  await vi.advanceTimersByTimeAsync(restartWaitsMs[0]!)
  expect(shell.notice).toEqual({
    file,
    name: 'spring',
    why: 'file-damaged',
    about: { detail: 'page 7', file, name: 'spring', log: '/logs/host.log' },
  })
  expect(toldSince().slice(-4)).toEqual([
    ['showWelcome'],
    ['keepAwake', false],
    ['closeProjector'],
    ['closeConsole'],
  ])
  expect(shell.isIdle).toBe(true)
  // And from there it can be tried again.
  world.reply = (_index, options) => ready(options)
  expect(await shell.open(file, 'existing')).toEqual({ ok: true })
})

test('when the host is lost while the question stands there, the answer no longer matters', async () => {
  const { shell, world, children, toldSince } = bench()
  await shell.open(existing('spring'), 'existing')
  world.vote = { title: 'Budget 2027', cast: 0, of: 3 }
  const answered = Promise.withResolvers<boolean>()
  world.answer = () => answered.promise
  const leaving = shell.leave('quit')
  await vi.advanceTimersByTimeAsync(0)
  world.reply = () => failed('file-damaged')
  children[0]!.events.exit(139)
  await vi.advanceTimersByTimeAsync(restartWaitsMs[0]!)
  toldSince()
  answered.resolve(true)
  expect(await leaving).toBe('left')
  expect(toldSince()).toEqual([])
})

test('a host elsewhere: its console without the bridge, remembered without its key', async () => {
  const { shell, toldSince, remembered, children } = bench()
  expect(await shell.connect('https://vote.example.org/console#abcdefghijklmnopqrstuv')).toEqual({ ok: true })
  expect(toldSince()).toEqual([
    ['keepAwake', true],
    [
      'showConsole',
      {
        origin: 'https://vote.example.org',
        isEmbedded: false,
        address: 'https://vote.example.org/console#abcdefghijklmnopqrstuv',
        title: 'https://vote.example.org – Plenum',
      },
    ],
    ['closeWelcome'],
  ])
  expect(shell.convention).toBe('remote')
  expect(shell.embedded).toBeNull()
  expect(remembered.memory.recent).toEqual([
    { kind: 'host', address: 'https://vote.example.org', usedAt: 1_800_000_000_000 },
  ])
  expect(children).toEqual([])
})

test('leaving a host elsewhere asks nothing: it goes on without us', async () => {
  const { shell, world, questions } = bench()
  await shell.connect('vote.example.org')
  world.vote = { title: 'Budget 2027', cast: 0, of: 3 }
  expect(await shell.leave('quit')).toBe('left')
  expect(questions).toEqual([])
})

test('an address that is none, or where no host answers, closes nothing', async () => {
  const { shell, world } = bench()
  await shell.open(existing('spring'), 'existing')
  expect(await shell.connect('ftp://example.org')).toEqual({ ok: false, why: 'address-malformed', about: {} })
  world.found = { ok: false, why: 'host-unreachable', about: { address: 'https://vote.example.org' } }
  expect(await shell.connect('vote.example.org')).toEqual(world.found)
  expect(shell.convention).toBe('embedded')
  await shell.connectFromOutside('vote.example.org')
  expect(shell.notice).toEqual({
    file: null,
    name: 'vote.example.org',
    why: 'host-unreachable',
    about: { address: 'https://vote.example.org' },
  })
})

test('the language is the system’s until one is chosen, then that one, also next time', async () => {
  const { shell, toldSince, remembered } = bench({ systemLanguage: 'de' })
  expect(shell.language).toBe('de')
  await shell.connect('vote.example.org')
  toldSince()
  shell.setLanguage('en')
  expect(shell.language).toBe('en')
  expect(remembered.memory.language).toBe('en')
  expect(toldSince()).toEqual([['titleConsole', 'https://vote.example.org – Plenum']])
})
