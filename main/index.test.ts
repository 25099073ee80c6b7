import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeContents, fakeElectron, FakeWindow, type FakeElectron } from './testing/electron.ts'

/*
 * The wiring, on a made-up Electron: that what index.ts and the files with windows in them pass to it is what they mean
 * to pass.
 */

let electron: FakeElectron
const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

let folder = ''
const words = process.argv
const realPlatform = process.platform
const onPlatform = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name })
beforeEach(() => {
  onPlatform('linux')
  folder = mkdtempSync(join(tmpdir(), 'plenum-index-'))
  vi.resetModules()
  electron = fakeElectron(folder)
  vi.doMock('electron', () => electron.module)
})
afterEach(() => {
  onPlatform(realPlatform)
  process.argv = words
  rmSync(folder, { recursive: true })
})

async function start(...given: string[]) {
  process.argv = ['/opt/plenum', ...given]
  await import('./index.ts')
  const fake = electron
  fake.ready.resolve(undefined)
  await settle()
  /** As the page in this window would ask. */
  const ask = (channel: string, window: FakeWindow, ...asked: unknown[]) =>
    fake.handlers.get(channel)!(
      { sender: window.webContents, senderFrame: window.webContents.mainFrame },
      ...asked,
    )
  return { ...fake, ask }
}

const ready = (file: string) => ({ type: 'ready', file, url: 'http://127.0.0.1:7373', consoleKey: 'key' })

/** With a convention open. */
async function startHosting() {
  const file = join(folder, 'spring.plenum')
  writeFileSync(file, '')
  const started = await start('--file', file)
  started.children[0]!.tell('message', ready(file))
  await settle()
  return { ...started, file, console: FakeWindow.all[0]! }
}

test('it starts with the welcome window, sandboxed, with its half of the bridge', async () => {
  const { app, protocol, sessions, ask, children } = await start()
  expect(app.enableSandbox.calls).toHaveLength(1)
  expect(protocol.registerSchemesAsPrivileged.calls).toEqual([
    [
      [
        {
          scheme: 'plenum',
          privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
        },
      ],
    ],
  ])
  const [window] = FakeWindow.all
  const { session, preload, ...preferences } = window!.options.webPreferences
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
    additionalArguments: ['--plenum-page=welcome'],
  })
  expect(preload).toMatch(/preload[\\/]preload\.cjs$/)
  expect(session).toBe(sessions.get('welcome'))
  expect(session.handled).toEqual(['plenum'])
  expect(window!.webContents.mainFrame.url).toBe('plenum://app/welcome.html')
  expect(await ask('plenum:welcome', window!, 'start')).toEqual({
    language: 'de',
    version: '1.2.3',
    platform: 'linux',
    recent: [],
    notice: null,
  })
  expect(children).toEqual([])
})

test('a file on the command line: its host in a process of its own, then the console', async () => {
  const { children, console, file, powerSaveBlocker, ask } = await startHosting()
  expect(children[0]).toMatchObject({ options: { serviceName: 'Plenum host', stdio: 'pipe' } })
  expect(children[0]!.script).toMatch(/process\.js$/)
  expect(children[0]!.heard).toMatchObject([{ type: 'start', options: { file, port: 7373, language: 'de' } }])
  expect(FakeWindow.all).toEqual([console])
  expect(console.webContents.mainFrame.url).toBe('http://127.0.0.1:7373/console#key')
  expect(console.title).toBe('spring – Plenum')
  expect(console.options.webPreferences).toMatchObject({
    additionalArguments: ['--plenum-page=console'],
    sandbox: true,
  })
  expect(console.options.webPreferences.session.name).toBe('persist:console-own')
  expect(powerSaveBlocker.start.calls).toEqual([['prevent-display-sleep']])
  expect(await ask('plenum:console', console, 'hostState')).toEqual({ state: 'running' })
})

test('closing the console ends the host first, then the program', async () => {
  const { children, console, app, powerSaveBlocker } = await startHosting()
  const event = { preventDefault: vi.fn() }
  console.tell('close', event)
  expect(event.preventDefault).toHaveBeenCalledOnce()
  expect(FakeWindow.all).toEqual([console])
  await settle()
  expect(children[0]!.heard.map(({ type }) => type)).toEqual(['start', 'status', 'stop'])
  await settle()
  expect(FakeWindow.all).toEqual([])
  expect(powerSaveBlocker.stop.calls).toEqual([[7]])
  expect(app.quit.calls).toHaveLength(1)
})

test('on macOS the program outlives its windows, and the system knows its files', async () => {
  onPlatform('darwin')
  const { console, app, file, menus } = await startHosting()
  expect(app.addRecentDocument.calls).toEqual([[file]])
  expect(menus.at(-1)![0]!.label).toBe('Plenum')
  console.tell('close', { preventDefault: vi.fn() })
  await settle()
  await settle()
  expect(FakeWindow.all).toEqual([])
  expect(app.quit.calls).toEqual([])
  app.tell('activate', {}, false)
  expect(FakeWindow.all.map(({ webContents }) => webContents.mainFrame.url)).toEqual([
    'plenum://app/welcome.html',
  ])
  app.tell('activate', {}, true)
  expect(FakeWindow.all).toHaveLength(1)
})

test('quitting waits for the host', async () => {
  const { app, children } = await startHosting()
  const first = { preventDefault: vi.fn() }
  app.tell('before-quit', first)
  expect(first.preventDefault).toHaveBeenCalledOnce()
  await settle()
  await settle()
  expect(children[0]!.heard.at(-1)).toEqual({ type: 'stop' })
  expect(app.quit.calls).not.toEqual([])
  const second = { preventDefault: vi.fn() }
  app.tell('before-quit', second)
  expect(second.preventDefault).not.toHaveBeenCalled()
})

test('with an open vote quitting asks, and Enter or Escape stay', async () => {
  const { app, children, dialog, console } = await startHosting()
  children[0]!.heard.length = 0
  const answerStatus = () => {
    const { request } = children[0]!.heard.at(-1) as unknown as { request: number }
    children[0]!.tell('message', { type: 'status', request, vote: { title: 'Budget', cast: 2, of: 3 } })
  }
  Object.assign(children[0]!, {
    postMessage: (message: { type: string }) => {
      children[0]!.heard.push(message)
      if (message.type === 'status') answerStatus()
    },
  })
  app.tell('before-quit', { preventDefault: vi.fn() })
  await settle()
  expect(dialog.showMessageBox.calls).toEqual([
    [
      console,
      expect.objectContaining({
        message: 'Die Abstimmung „Budget“ ist offen. Plenum trotzdem beenden?',
        buttons: ['Offen lassen', 'Plenum beenden'],
        defaultId: 0,
        cancelId: 0,
      }),
    ],
  ])
  expect(app.quit.calls).toEqual([])
  expect(FakeWindow.all).toEqual([console])
})

test('the projector opens on the second screen, full screen, without the bridge, and goes with the convention', async () => {
  const { screen, console, ask } = await startHosting()
  screen.displays.push({
    id: 2,
    internal: false,
    bounds: { x: 1440, y: 0, width: 1920, height: 1080 },
    workArea: { x: 1440, y: 0, width: 1920, height: 1080 },
  })
  const invitation = { path: '/projector', key: 'abcdefghijklmnopqrstuv' }
  expect(await ask('plenum:console', console, 'openProjector', invitation)).toEqual({
    ok: true,
    display: 'second',
  })
  const projector = FakeWindow.all[1]!
  expect(projector.webContents.mainFrame.url).toBe('http://127.0.0.1:7373/projector#abcdefghijklmnopqrstuv')
  expect(projector.options).toMatchObject({ x: 1440, y: 0, width: 1920, height: 1080 })
  expect(projector.isFullScreenNow).toBe(true)
  expect(projector.options.webPreferences).not.toHaveProperty('preload')
  expect(projector.options.webPreferences.session.name).toBe('persist:projector-own')
  await expect(ask('plenum:console', projector, 'showFileInFolder')).rejects.toThrow('untrusted-sender')

  // The beamer is pulled out: off the console's screen, as a window.
  screen.displays.pop()
  screen.tell('display-removed', {}, { id: 2 })
  expect(projector.isFullScreenNow).toBe(false)
  projector.tell('leave-full-screen')
  expect(projector.setBounds.calls).toEqual([[{ x: 80, y: 90, width: 1280, height: 720 }]])

  // And Escape leaves full screen.
  projector.setFullScreen(true)
  projector.webContents.tell('before-input-event', {}, { type: 'keyDown', key: 'Escape' })
  expect(projector.isFullScreenNow).toBe(false)

  expect(await ask('plenum:console', console, 'openProjector', invitation)).toEqual({
    ok: true,
    display: 'this',
  })
  expect(FakeWindow.all).toHaveLength(2)
  expect(projector.isGone).toBe(true)
  // The old one's end, when it is told late, is not taken for the new one's.
  projector.tell('closed')
  console.tell('close', { preventDefault: vi.fn() })
  await settle()
  await settle()
  expect(FakeWindow.all).toEqual([])
})

test('a page goes nowhere else, opens no windows, gets no webview, and https links go to the browser', async () => {
  const { console, shell } = await startHosting()
  const tried = (event: string, details: object) => {
    const preventDefault = vi.fn()
    console.webContents.tell(event, { ...details, preventDefault })
    return preventDefault.mock.calls.length === 1
  }
  const isStopped = (url: string, isMainFrame = true) => tried('will-frame-navigate', { url, isMainFrame })
  expect(isStopped('http://127.0.0.1:7373/console')).toBe(false)
  expect(isStopped('http://127.0.0.1:7373/console', false)).toBe(true)
  expect(isStopped('http://127.0.0.1:7373/')).toBe(true)
  expect(isStopped('https://example.org/')).toBe(true)
  expect(tried('will-redirect', { url: 'https://example.org/', isMainFrame: true })).toBe(true)
  expect(tried('will-attach-webview', {})).toBe(true)
  expect(console.webContents.openWindow!({ url: 'https://example.org/help' })).toEqual({ action: 'deny' })
  expect(console.webContents.openWindow!({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
  expect(shell.openExternal.calls).toEqual([['https://example.org/help']])
})

test('a page that is none of ours may nothing', async () => {
  const { app, shell } = await start()
  const stranger = new FakeContents()
  app.tell('web-contents-created', {}, stranger)
  const preventDefault = vi.fn()
  stranger.tell('will-frame-navigate', {
    url: 'plenum://app/welcome.html',
    isMainFrame: true,
    preventDefault,
  })
  expect(preventDefault).toHaveBeenCalledOnce()
  expect(stranger.openWindow!({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
  expect(shell.openExternal.calls).toEqual([])
})

test('permissions and downloads are those of the own host', async () => {
  const { app, children, console } = await startHosting()
  const { session } = console.options.webPreferences
  const granted = (permission: string, requestingUrl: string) => {
    const decide = vi.fn<(isGranted: boolean) => void>()
    session.permission!(null, permission, decide, { requestingUrl })
    return decide.mock.calls[0]?.[0]
  }
  expect(granted('fullscreen', 'http://127.0.0.1:7373/console')).toBe(true)
  expect(granted('geolocation', 'http://127.0.0.1:7373/console')).toBe(false)
  expect(granted('fullscreen', 'https://example.org/')).toBe(false)
  // The next convention's host has another port, in the same session.
  const autumn = join(folder, 'autumn.plenum')
  app.tell('second-instance', {}, [], '/', { file: autumn })
  await settle()
  await settle()
  children[1]!.tell('message', { ...ready(autumn), url: 'http://127.0.0.1:7374' })
  await settle()
  expect(FakeWindow.all[0]!.options.webPreferences.session).toBe(session)
  expect(granted('fullscreen', 'http://127.0.0.1:7374/console')).toBe(true)
  expect(granted('fullscreen', 'http://127.0.0.1:7373/console')).toBe(false)

  const event = { preventDefault: vi.fn() }
  session.events.tell('will-download', event, { getURL: () => 'blob:http://127.0.0.1:7374/1' })
  expect(event.preventDefault).not.toHaveBeenCalled()
  session.events.tell('will-download', event, { getURL: () => 'https://example.org/x.exe' })
  expect(event.preventDefault).toHaveBeenCalledOnce()
})

test('a host elsewhere is shown in a session of its own, without the bridge, and remembered', async () => {
  const { ask, net, children } = await start()
  const [welcome] = FakeWindow.all
  expect(await ask('plenum:welcome', welcome!, 'connect', 'vote.example.org')).toEqual({ ok: true })
  expect(net.fetch.calls).toEqual([
    ['https://vote.example.org/health', expect.objectContaining({ credentials: 'omit', redirect: 'error' })],
  ])
  const [console, ...others] = FakeWindow.all
  expect(others).toEqual([])
  expect(console!.webContents.mainFrame.url).toBe('https://vote.example.org/console')
  expect(console!.options.webPreferences).not.toHaveProperty('preload')
  expect(console!.options.webPreferences).not.toHaveProperty('additionalArguments')
  expect(console!.options.webPreferences.session.name).toMatch(/^persist:console-[0-9a-f]{16}$/)
  await expect(ask('plenum:console', console!, 'hostState')).rejects.toThrow('untrusted-sender')
  expect(children).toEqual([])
  // Its projector is opened by its own console, in the browser's way.
  console!.webContents.openWindow!({ url: 'https://vote.example.org/projector#abc' })
  expect(FakeWindow.all[1]!.webContents.mainFrame.url).toBe('https://vote.example.org/projector#abc')
})

test('a crash of the host is told to the console, whose page is loaded again when it could not be', async () => {
  const { children, console, file } = await startHosting()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    children[0]!.tell('exit', 139)
    await settle()
    expect(console.webContents.sent.at(-1)).toEqual([
      'plenum:host-state',
      { state: 'restarting', attempt: 1, of: 5 },
    ])
    expect(console.title).toBe('spring – der Host startet neu …')
    console.webContents.tell('did-fail-load', {}, -102, 'ERR_CONNECTION_REFUSED', '', true)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(console.webContents.reload.calls).toHaveLength(1)
    children[1]!.tell('message', ready(file))
    expect(console.webContents.sent.at(-1)).toEqual(['plenum:host-state', { state: 'running' }])
    console.webContents.tell('did-navigate')
    expect(console.title).toBe('spring – Plenum')
  } finally {
    vi.useRealTimers()
  }
})

test('a page that crashes is loaded again, then asked about', async () => {
  const { app, console, dialog } = await startHosting()
  const crash = () =>
    app.tell('render-process-gone', {}, console.webContents, { reason: 'crashed', exitCode: 5 })
  crash()
  crash()
  crash()
  expect(console.webContents.reload.calls).toHaveLength(3)
  crash()
  await settle()
  expect(dialog.showMessageBox.calls).toHaveLength(1)
  expect(console.webContents.reload.calls).toHaveLength(4)
})

test('a second start hands over its file and goes', async () => {
  electron.app.requestSingleInstanceLock.answer = () => false
  const { app } = await start('/c/autumn.plenum')
  expect(app.requestSingleInstanceLock.calls).toEqual([[{ file: '/c/autumn.plenum' }]])
  expect(app.quit.calls).toHaveLength(1)
  expect(app.enableSandbox.calls).toEqual([])
  expect(FakeWindow.all).toEqual([])
})

test('the first opens what the second was given, or comes to front', async () => {
  const { app, children } = await start()
  const [welcome] = FakeWindow.all
  app.tell('second-instance', {}, [], '/', { file: null })
  expect(welcome!.focus.calls).toHaveLength(1)
  app.tell('second-instance', {}, [], '/', { file: join(folder, 'autumn.plenum') })
  await settle()
  expect(children[0]!.heard).toMatchObject([
    { type: 'start', options: { file: join(folder, 'autumn.plenum') } },
  ])
})

test('a file that the system wants opened before anything is ready is opened then', async () => {
  const file = join(folder, 'spring.plenum')
  writeFileSync(file, '')
  process.argv = ['/opt/plenum']
  await import('./index.ts')
  const { app, children, ready: isReady } = electron
  const event = { preventDefault: vi.fn() }
  app.tell('open-file', event, file)
  expect(event.preventDefault).toHaveBeenCalledOnce()
  isReady.resolve(undefined)
  await settle()
  expect(children[0]!.heard).toMatchObject([{ type: 'start', options: { file } }])
})

test('options that make no sense are said, and nothing starts', async () => {
  const { app, dialog } = await start('--port', 'eighty')
  expect(dialog.showErrorBox.calls).toEqual([
    ['Plenum konnte so nicht starten', '--port muss eine Zahl von 0 bis 65535 sein, nicht „eighty“.'],
  ])
  expect(app.exit.calls).toEqual([[2]])
  expect(FakeWindow.all).toEqual([])
})

test('the menu follows what is open', async () => {
  const { menus, children, file, shell } = await startHosting()
  const item = (label: string) =>
    menus
      .at(-1)!
      .flatMap(({ submenu = [] }) => submenu)
      .find((each) => each.label === label)!
  expect(item('Versammlung schließen').enabled).toBe(true)
  item('Datei im Ordner zeigen').click!()
  expect(shell.showItemInFolder.calls).toEqual([[file]])
  item('Versammlung schließen').click!()
  await settle()
  await settle()
  expect(children[0]!.heard.at(-1)).toEqual({ type: 'stop' })
  expect(FakeWindow.all.map(({ webContents }) => webContents.mainFrame.url)).toEqual([
    'plenum://app/welcome.html',
  ])
  expect(item('Versammlung schließen').enabled).toBe(false)
})
