/**
 * A made-up Electron, as much of it as the shell touches: it writes down what it is told, and tests tell it what happens.
 * What the real one does is not known here: e2e/desktop.spec.ts tries that.
 */

import { EventEmitter } from 'node:events'
import { join } from 'node:path'

type Listener = Parameters<EventEmitter['on']>[1]

/** A function that writes down what it is called with; `answer` can be changed. */
function told<Words extends unknown[], Answer>(answer: (...words: Words) => Answer) {
  const recorded = Object.assign(
    (...words: Words) => {
      recorded.calls.push(words)
      return recorded.answer(...words)
    },
    { calls: [] as Words[], answer },
  )
  return recorded
}

const nothing = (..._words: unknown[]) => undefined

/** Emits to listeners whatever they take. */
class Emitter extends EventEmitter {
  tell(event: string, ...words: unknown[]) {
    this.emit(event, ...words)
  }
}

class FakeSession {
  readonly name: string
  handled: string[] = []
  permission:
    | ((contents: null, permission: string, decide: (isGranted: boolean) => void, about: object) => void)
    | null = null
  readonly events = new Emitter()
  readonly protocol = { handle: (scheme: string) => void this.handled.push(scheme) }
  constructor(name: string) {
    this.name = name
  }
  setSpellCheckerEnabled = told(nothing)
  setPermissionRequestHandler = (handler: typeof this.permission) => (this.permission = handler)
  setPermissionCheckHandler = told(nothing)
  setDevicePermissionHandler = told(nothing)
  setCertificateVerifyProc = told(nothing)
  on = (event: string, listener: Listener) => this.events.on(event, listener)
}

let lastId = 0
export class FakeContents extends Emitter {
  readonly id = ++lastId
  readonly mainFrame: { url: string; parent: null } = { url: '', parent: null }
  readonly sent: unknown[][] = []
  openWindow: ((about: { url: string }) => { action: string }) | null = null
  send = (...words: unknown[]) => void this.sent.push(words)
  reload = told(nothing)
  setWindowOpenHandler = (handler: typeof this.openWindow) => (this.openWindow = handler)
}

export class FakeWindow extends Emitter {
  static all: FakeWindow[] = []
  static onCreated: (contents: FakeContents) => void = () => undefined
  static onLastClosed: () => void = () => undefined
  static getAllWindows = () => FakeWindow.all
  static getFocusedWindow = () => null
  static fromWebContents = (contents: FakeContents) =>
    FakeWindow.all.find((window) => window.webContents === contents) ?? null
  readonly webContents = new FakeContents()
  readonly options: Record<string, unknown> & {
    webPreferences: Record<string, unknown> & { session: FakeSession }
  }
  title: string
  isFullScreenNow = false
  isGone = false
  constructor(options: FakeWindow['options']) {
    super()
    this.options = options
    this.title = String(options['title'])
    FakeWindow.all.push(this)
    FakeWindow.onCreated(this.webContents)
  }
  loadURL(address: string) {
    this.webContents.mainFrame.url = address
    return Promise.resolve()
  }
  setTitle = (title: string) => void (this.title = title)
  setFullScreen = (is: boolean) => void (this.isFullScreenNow = is)
  isFullScreen = () => this.isFullScreenNow
  isDestroyed = () => this.isGone
  isMinimized = () => false
  setMinimumSize = told(nothing)
  setMenuBarVisibility = told(nothing)
  setBackgroundColor = told(nothing)
  setBounds = told(nothing)
  show = told(nothing)
  focus = told(nothing)
  getBounds = () => ({ x: 0, y: 0, width: 1000, height: 700 })
  getNormalBounds = () => this.getBounds()
  destroy() {
    this.isGone = true
    FakeWindow.all = FakeWindow.all.filter((window) => window !== this)
    this.tell('closed')
    if (FakeWindow.all.length === 0) FakeWindow.onLastClosed()
  }
}

export type FakeElectron = ReturnType<typeof fakeElectron>

export function fakeElectron(folder: string) {
  FakeWindow.all = []
  const ready = Promise.withResolvers<undefined>()
  const app = Object.assign(new Emitter(), {
    isPackaged: true,
    exit: told(nothing),
    quit: told(nothing),
    enableSandbox: told(nothing),
    setAppUserModelId: told(nothing),
    addRecentDocument: told(nothing),
    requestSingleInstanceLock: told((..._words: unknown[]) => true),
    getPreferredSystemLanguages: () => ['de-AT'],
    getPath: (name: string) => join(folder, name),
    getVersion: () => '1.2.3',
    whenReady: () => ready.promise,
  })
  FakeWindow.onCreated = (contents) => app.tell('web-contents-created', {}, contents)
  FakeWindow.onLastClosed = () => app.tell('window-all-closed')
  const children: (Emitter & {
    script: string
    options: unknown
    heard: { type: string }[]
    stdout: null
    stderr: null
    pid: number
  })[] = []
  const sessions = new Map<string, FakeSession>()
  const handlers = new Map<string, (event: unknown, ...words: unknown[]) => Promise<unknown>>()
  const menus: { label?: string; submenu?: { label?: string; enabled?: boolean; click?: () => void }[] }[][] =
    []
  const screen = Object.assign(new Emitter(), {
    displays: [
      {
        id: 1,
        internal: true,
        bounds: { x: 0, y: 0, width: 1440, height: 900 },
        workArea: { x: 0, y: 0, width: 1440, height: 900 },
      },
    ],
    getAllDisplays: () => screen.displays,
    getPrimaryDisplay: () => screen.displays[0],
  })
  const dialog = {
    showErrorBox: told(nothing),
    showMessageBox: told((..._words: unknown[]) => Promise.resolve({ response: 0 })),
    showOpenDialog: told((..._words: unknown[]) =>
      Promise.resolve({ canceled: true, filePaths: [] as string[] }),
    ),
    showSaveDialog: told((..._words: unknown[]) => Promise.resolve({ canceled: true, filePath: '' })),
  }
  const powerSaveBlocker = {
    start: told((..._words: unknown[]) => 7),
    stop: told((..._words: unknown[]) => true),
  }
  const shell = {
    openExternal: told((..._words: unknown[]) => Promise.resolve()),
    showItemInFolder: told(nothing),
  }
  const protocol = { registerSchemesAsPrivileged: told(nothing) }
  const net = { fetch: told((..._words: unknown[]) => Promise.resolve(Response.json({ ok: true }))) }
  const module = {
    app,
    screen,
    dialog,
    powerSaveBlocker,
    shell,
    protocol,
    net,
    nativeTheme: { shouldUseDarkColors: true },
    BrowserWindow: FakeWindow,
    Menu: {
      buildFromTemplate: (template: (typeof menus)[number]) => template,
      setApplicationMenu: (menu: (typeof menus)[number]) => void menus.push(menu),
    },
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, ...words: unknown[]) => Promise<unknown>) =>
        handlers.set(channel, handler),
    },
    session: {
      fromPartition: (name: string) => {
        const session = sessions.get(name) ?? new FakeSession(name)
        sessions.set(name, session)
        return session
      },
    },
    utilityProcess: {
      fork: (script: string, _words: string[], options: unknown) => {
        const child = Object.assign(new Emitter(), {
          script,
          options,
          heard: [] as { type: string }[],
          stdout: null,
          stderr: null,
          pid: 99,
        })
        children.push(child)
        return Object.assign(child, {
          kill: told(nothing),
          postMessage(message: { type: string; request?: number }) {
            child.heard.push(message)
            if (message.type === 'stop') child.tell('exit', 0)
            if (message.type === 'status')
              child.tell('message', { type: 'status', request: message.request, vote: null })
          },
        })
      },
    },
  }
  return {
    module,
    app,
    children,
    dialog,
    handlers,
    menus,
    net,
    powerSaveBlocker,
    protocol,
    screen,
    sessions,
    shell,
    ready,
  }
}
