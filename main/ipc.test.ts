import type { IpcMainInvokeEvent } from 'electron'
import { expect, test, vi } from 'vitest'
import { channels } from './channels.ts'
import { openDoor, type ConsoleHandlers, type DoorRefusal, type WelcomeHandlers } from './ipc.ts'
import { welcomeAddress, type BridgePage, type Sender } from './security.ts'

const origin = 'http://127.0.0.1:7070'
const consoleSender: Sender = {
  address: `${origin}/console`,
  isMainFrame: true,
  window: { role: 'console', origin, isEmbedded: true },
}
const welcomeSender: Sender = { address: welcomeAddress, isMainFrame: true, window: { role: 'welcome' } }

function door(sender: Sender) {
  const listeners = new Map<string, (event: IpcMainInvokeEvent, ...words: unknown[]) => Promise<unknown>>()
  const refusals: { page: BridgePage; why: DoorRefusal }[] = []
  const ok = { ok: true } as const
  const welcome = {
    start: vi.fn<WelcomeHandlers['start']>(() =>
      Promise.resolve({ language: 'en', version: '1.0.0', platform: 'linux', recent: [], notice: null }),
    ),
    forgetRecent: vi.fn<WelcomeHandlers['forgetRecent']>(() => Promise.resolve([])),
    createFile: vi.fn<WelcomeHandlers['createFile']>(() => Promise.resolve(ok)),
    openFile: vi.fn<WelcomeHandlers['openFile']>(() => Promise.resolve(ok)),
    connect: vi.fn<WelcomeHandlers['connect']>(() => Promise.resolve(ok)),
    setLanguage: vi.fn<WelcomeHandlers['setLanguage']>(() => Promise.resolve()),
  }
  const console = {
    hostState: vi.fn<ConsoleHandlers['hostState']>(() => Promise.resolve({ state: 'running' })),
    openProjector: vi.fn<ConsoleHandlers['openProjector']>(() =>
      Promise.resolve({ ok: true, display: 'this' }),
    ),
    closeProjector: vi.fn<ConsoleHandlers['closeProjector']>(() => Promise.resolve()),
    showFileInFolder: vi.fn<ConsoleHandlers['showFileInFolder']>(() => Promise.resolve()),
    saveBackupAs: vi.fn<ConsoleHandlers['saveBackupAs']>(() =>
      Promise.resolve({ ok: true, path: '/usb/b.plenum' }),
    ),
    chooseBackupFolder: vi.fn<ConsoleHandlers['chooseBackupFolder']>(() => Promise.resolve('/usb')),
    setLanguage: vi.fn<ConsoleHandlers['setLanguage']>(() => Promise.resolve()),
  }
  openDoor({
    ipc: { handle: (channel, listener) => listeners.set(channel, listener) },
    senderOf: () => sender,
    welcome,
    console,
    onRefused: (about) => refusals.push(about),
  })
  // The door looks at an event only through `senderOf`.
  const event = {} as IpcMainInvokeEvent
  const ask = (page: BridgePage, ...words: unknown[]) => listeners.get(channels[page])!(event, ...words)
  return { ask, welcome, console, refusals, channels: [...listeners.keys()] }
}

test('there is one channel a page', () => {
  expect(door(welcomeSender).channels).toEqual(['plenum:welcome', 'plenum:console'])
})

test("a page's acts reach their handlers, with their arguments, and are answered", async () => {
  const fromWelcome = door(welcomeSender)
  expect(await fromWelcome.ask('welcome', 'openFile', '/c/spring.plenum')).toEqual({ ok: true })
  await fromWelcome.ask('welcome', 'openFile')
  await fromWelcome.ask('welcome', 'openFile', undefined)
  expect(fromWelcome.welcome.openFile.mock.calls).toEqual([['/c/spring.plenum'], [undefined], [undefined]])
  await fromWelcome.ask('welcome', 'start')
  await fromWelcome.ask('welcome', 'createFile')
  await fromWelcome.ask('welcome', 'connect', 'vote.example.org')
  await fromWelcome.ask('welcome', 'forgetRecent', '/c/spring.plenum')
  await fromWelcome.ask('welcome', 'setLanguage', 'de')
  expect(fromWelcome.welcome.connect).toHaveBeenCalledExactlyOnceWith('vote.example.org')
  expect(fromWelcome.welcome.forgetRecent).toHaveBeenCalledExactlyOnceWith('/c/spring.plenum')
  expect(fromWelcome.welcome.setLanguage).toHaveBeenCalledExactlyOnceWith('de')

  const fromConsole = door(consoleSender)
  expect(await fromConsole.ask('console', 'hostState')).toEqual({ state: 'running' })
  const invitation = { path: '/projector', key: 'abcdefghijklmnopqrstuv' }
  await fromConsole.ask('console', 'openProjector', invitation)
  await fromConsole.ask('console', 'saveBackupAs', 'spring-2027-05-01.plenum')
  await fromConsole.ask('console', 'closeProjector')
  await fromConsole.ask('console', 'showFileInFolder')
  expect(fromConsole.console.openProjector).toHaveBeenCalledExactlyOnceWith(invitation)
  expect(fromConsole.console.saveBackupAs).toHaveBeenCalledExactlyOnceWith('spring-2027-05-01.plenum')
  expect([...fromWelcome.refusals, ...fromConsole.refusals]).toEqual([])
})

test.each([
  ['the welcome page asks for the console', welcomeSender, 'console', 'hostState'],
  ['the console asks for the welcome page', consoleSender, 'welcome', 'createFile'],
  [
    'the phone page of our own host asks',
    { ...consoleSender, address: `${origin}/` },
    'console',
    'showFileInFolder',
  ],
  ['a frame in the console asks', { ...consoleSender, isMainFrame: false }, 'console', 'showFileInFolder'],
  [
    'a remote host asks',
    {
      address: 'https://vote.example.org/console',
      isMainFrame: true,
      window: { role: 'console', origin: 'https://vote.example.org', isEmbedded: false },
    },
    'console',
    'showFileInFolder',
  ],
] satisfies [string, Sender, BridgePage, string][])('nobody acts when %s', async (_, sender, page, act) => {
  const { ask, welcome, console, refusals } = door(sender)
  await expect(ask(page, act)).rejects.toThrow('untrusted-sender')
  for (const handler of [...Object.values(welcome), ...Object.values(console)])
    expect(handler).not.toHaveBeenCalled()
  expect(refusals).toEqual([{ page, why: 'untrusted-sender' }])
})

test.each([['quit'], ['toString'], ['__proto__'], [''], [undefined], [7], [{}]])(
  '%j is no act',
  async (act) => {
    const { ask, refusals } = door(consoleSender)
    await expect(ask('console', act)).rejects.toThrow('unknown-act')
    expect(refusals).toEqual([{ page: 'console', why: 'unknown-act' }])
  },
)

const key = 'abcdefghijklmnopqrstuv'
test.each([
  ['welcome', 'openFile', ['relative.plenum']],
  ['welcome', 'openFile', ['/etc/passwd']],
  ['welcome', 'openFile', ['/c/\0.plenum']],
  ['welcome', 'openFile', [null]],
  ['welcome', 'openFile', [['/c/spring.plenum']]],
  ['welcome', 'openFile', ['/c/spring.plenum', 'more']],
  ['welcome', 'openFile', [`/${'x'.repeat(5_000)}.plenum`]],
  ['welcome', 'createFile', ['/c/spring.plenum']],
  ['welcome', 'connect', []],
  ['welcome', 'connect', ['']],
  ['welcome', 'setLanguage', ['fr']],
  ['console', 'saveBackupAs', ['../spring.plenum']],
  ['console', 'saveBackupAs', ['a\\b.plenum']],
  ['console', 'saveBackupAs', ['C:b.plenum']],
  ['console', 'saveBackupAs', ['..']],
  ['console', 'saveBackupAs', ['.hidden']],
  ['console', 'saveBackupAs', [7]],
  ['console', 'openProjector', []],
  ['console', 'openProjector', [{ path: '/console', key }]],
  ['console', 'openProjector', [{ path: '/projector/../console', key }]],
  ['console', 'openProjector', [{ path: '/projector', key: 'a b' }]],
  ['console', 'openProjector', [{ path: '/projector' }]],
  ['console', 'openProjector', [`/projector#${key}`]],
] satisfies [BridgePage, string, unknown[]][])('%s.%s(%j) is refused', async (page, act, words) => {
  const { ask, welcome, console, refusals } = door(page === 'welcome' ? welcomeSender : consoleSender)
  await expect(ask(page, act, ...words)).rejects.toThrow('malformed-arguments')
  for (const handler of [...Object.values(welcome), ...Object.values(console)])
    expect(handler).not.toHaveBeenCalled()
  expect(refusals).toEqual([{ page, why: 'malformed-arguments' }])
})
