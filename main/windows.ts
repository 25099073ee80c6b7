/**
 * The program's windows: welcome, console and projector, at most one of each. Thin: where they go is placement.ts, what
 * their pages may do is security.ts, why they open and close is shell.ts.
 */

import { app, BrowserWindow, dialog, Menu, nativeTheme, screen, shell as system } from 'electron'
import type { WebContents, WebPreferences } from 'electron'
import type { HostState, Language, MenuAct } from './bridge.ts'
import { news, pageWord } from './channels.ts'
import { contextTemplate } from './menu.ts'
import { afterPageCrash } from './page-crash.ts'
import {
  consoleSize,
  placeConsole,
  placeProjector,
  smallestConsole,
  type ProjectorPlace,
} from './placement.ts'
import type { Remembered } from './remembered.ts'
import {
  isAllowedNavigation,
  judgeNewWindow,
  welcomeAddress,
  type BridgePage,
  type WindowRole,
} from './security.ts'
import { hostSession, welcomeSession } from './sessions.ts'
import type { ConsoleWindow } from './desktop.ts'
import { words } from './words.ts'

export type WindowsParts = {
  preload: string
  /** With the built pages. */
  pagesFolder: string
  remembered: Remembered
  language: () => Language
  /** The embedded host's certificate (PEM); null without TLS. */
  ownCertificate: string | null
  /** Somebody wants to close the console, which may have to be asked about. */
  onConsoleCloseAsked: () => void
  onProjectorChanged: () => void
  /** The console's page is there again: its title says so no longer. */
  onConsoleShown: () => void
}

const retryAfterMs = 2_000
/** Chromium's name for a load that another one replaced. */
const aborted = -3

export class Windows {
  readonly #parts: WindowsParts
  /** Of the pages' ids, which Electron never uses twice. */
  readonly #roles = new Map<number, WindowRole>()
  readonly #crashes = new Map<number, readonly number[]>()
  #welcome: BrowserWindow | null = null
  #console: BrowserWindow | null = null
  #projector: { window: BrowserWindow; place: ProjectorPlace } | null = null

  constructor(parts: WindowsParts) {
    this.#parts = parts
    app.on('web-contents-created', (_event, contents) => this.#guard(contents))
    screen.on('display-added', () => this.#rearrangeProjector())
    screen.on('display-removed', () => this.#rearrangeProjector())
  }

  roleOf(contents: WebContents): WindowRole | null {
    return this.#roles.get(contents.id) ?? null
  }

  get hasWelcome(): boolean {
    return this.#welcome !== null
  }

  get hasProjector(): boolean {
    return this.#projector !== null
  }

  /** The window that a dialog belongs to. */
  get front(): Electron.BaseWindow | null {
    return BrowserWindow.getFocusedWindow() ?? this.#console ?? this.#welcome
  }

  showWelcome(): void {
    if (this.#welcome !== null) {
      bringToFront(this.#welcome)
      this.#welcome.webContents.send(news.welcomeChanged)
      return
    }
    const window = this.#open({ role: 'welcome' }, { width: 960, height: 700 }, 'Plenum', {
      ...this.#withBridge('welcome'),
      session: welcomeSession(this.#parts.pagesFolder),
    })
    window.setMinimumSize(640, 560)
    window.on('closed', () => {
      if (this.#welcome === window) this.#welcome = null
    })
    this.#welcome = window
    void window.loadURL(welcomeAddress)
  }

  closeWelcome(): void {
    this.#welcome?.destroy()
  }

  showConsole({ origin, isEmbedded, address, title }: ConsoleWindow): void {
    this.closeConsole()
    const { remembered, ownCertificate } = this.#parts
    const bounds = placeConsole(
      remembered.memory.consoleBounds,
      screen.getAllDisplays(),
      screen.getPrimaryDisplay(),
    )
    const window = this.#open({ role: 'console', origin, isEmbedded }, { ...consoleSize, ...bounds }, title, {
      ...(isEmbedded ? this.#withBridge('console') : {}),
      session: hostSession({
        origin,
        isEmbedded,
        role: 'console',
        ownCertificate: isEmbedded ? ownCertificate : null,
      }),
    })
    window.setMinimumSize(smallestConsole.width, smallestConsole.height)
    window.on('close', (event) => {
      event.preventDefault()
      this.#parts.onConsoleCloseAsked()
    })
    window.on('closed', () => {
      if (this.#console === window) this.#console = null
    })
    window.webContents.on('did-navigate', () => this.#parts.onConsoleShown())
    this.#retryWhenUnreachable(window)
    this.#console = window
    void window.loadURL(address)
  }

  focusConsole(): void {
    if (this.#console !== null) bringToFront(this.#console)
  }

  titleConsole(title: string): void {
    this.#console?.setTitle(title)
  }

  tellHostState(state: HostState): void {
    this.#tellConsole(news.hostState, state)
  }

  tellConsole(act: MenuAct): void {
    this.focusConsole()
    this.#tellConsole(news.menu, act)
  }

  /** Asks nobody: the shell has. */
  closeConsole(): void {
    const window = this.#console
    if (window === null) return
    this.#parts.remembered.change({ consoleBounds: window.getNormalBounds() })
    window.destroy()
  }

  /** A window that is already there is opened anew: its page would take a new key for the old address. */
  showProjector(origin: string, isEmbedded: boolean, address: string): 'second' | 'this' {
    this.closeProjector()
    const place = this.#projectorPlace()
    const title = words[this.#parts.language()].title.projector
    const ownCertificate = isEmbedded ? this.#parts.ownCertificate : null
    const window = this.#open({ role: 'projector', origin }, place.bounds, title, {
      session: hostSession({ origin, isEmbedded, role: 'projector', ownCertificate }),
    })
    if (process.platform !== 'darwin') window.setMenuBarVisibility(false)
    window.setBackgroundColor('#000000')
    window.setFullScreen(place.isFullScreen)
    window.webContents.on('before-input-event', (_event, { type, key }) => {
      if (type === 'keyDown' && key === 'Escape') window.setFullScreen(false)
    })
    window.on('closed', () => {
      if (this.#projector?.window === window) this.#projector = null
      this.#parts.onProjectorChanged()
    })
    this.#retryWhenUnreachable(window)
    this.#projector = { window, place }
    this.#parts.onProjectorChanged()
    void window.loadURL(address)
    return place.display
  }

  closeProjector(): void {
    this.#projector?.window.destroy()
  }

  /** The page of one of our windows has crashed. */
  pageCrashed(contents: WebContents): void {
    const window = BrowserWindow.fromWebContents(contents)
    if (window === null || window.isDestroyed()) return
    const after = afterPageCrash(this.#crashes.get(contents.id) ?? [], performance.now())
    this.#crashes.set(contents.id, after.crashes)
    if (after.act === 'reload') contents.reload()
    else void this.#askToReload(window)
  }

  async #askToReload(window: Electron.BrowserWindow): Promise<void> {
    const { page } = words[this.#parts.language()]
    await dialog.showMessageBox(window, {
      type: 'error',
      message: page.gone,
      detail: page.goneMeans,
      buttons: [page.reload],
    })
    if (!window.isDestroyed()) window.webContents.reload()
  }

  #tellConsole(channel: string, word: HostState | MenuAct): void {
    this.#console?.webContents.send(channel, word)
  }

  #withBridge(page: BridgePage): WebPreferences {
    return { preload: this.#parts.preload, additionalArguments: [pageWord(page)] }
  }

  #open(
    role: WindowRole,
    bounds: Electron.Rectangle | { width: number; height: number },
    title: string,
    preferences: WebPreferences,
  ): BrowserWindow {
    const window = new BrowserWindow({
      ...bounds,
      title,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#ffffff',
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
        ...preferences,
      },
    })
    const { id } = window.webContents
    this.#roles.set(id, role)
    window.on('closed', () => {
      this.#roles.delete(id)
      this.#crashes.delete(id)
    })
    // Titles are the shell's: they say what becomes of the host.
    window.on('page-title-updated', (event) => event.preventDefault())
    return window
  }

  /** For every page of the program, also one that comes about in a way nobody thought of: then it has no role and may nothing. */
  #guard(contents: WebContents): void {
    contents.on('will-frame-navigate', (details) => {
      if (!details.isMainFrame || !this.#mayShow(contents, details.url)) details.preventDefault()
    })
    contents.on('will-redirect', (details) => {
      if (!details.isMainFrame || !this.#mayShow(contents, details.url)) details.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      this.#openAddress(contents, url)
      return { action: 'deny' }
    })
    contents.on('context-menu', (_event, { isEditable, selectionText }) => {
      const template = contextTemplate(this.#parts.language(), {
        isEditable,
        hasSelection: selectionText !== '',
      })
      if (template.length > 0) Menu.buildFromTemplate(template).popup()
    })
  }

  #mayShow(contents: WebContents, address: string): boolean {
    const role = this.roleOf(contents)
    return role !== null && isAllowedNavigation(address, role)
  }

  #openAddress(contents: WebContents, address: string): void {
    const role = this.roleOf(contents)
    if (role === null) return
    const verdict = judgeNewWindow(address, role)
    if (verdict === 'external') void system.openExternal(address)
    if (verdict === 'projector' && role.role === 'console')
      this.showProjector(role.origin, role.isEmbedded, address)
  }

  /** The host restarts, or the network is away: the page comes back by itself. */
  #retryWhenUnreachable(window: BrowserWindow): void {
    window.webContents.on('did-fail-load', (_event, code, _description, _address, isMainFrame) => {
      if (!isMainFrame || code === aborted) return
      if (window === this.#console) window.setTitle(words[this.#parts.language()].title.unreachable)
      setTimeout(() => {
        if (!window.isDestroyed()) window.webContents.reload()
      }, retryAfterMs)
    })
  }

  #projectorPlace(): ProjectorPlace {
    const primary = screen.getPrimaryDisplay()
    return placeProjector(this.#console?.getBounds() ?? primary.bounds, screen.getAllDisplays(), primary)
  }

  /** A beamer was plugged in or pulled out: the projector's window goes to it, or off the console's screen. */
  #rearrangeProjector(): void {
    if (this.#projector === null) return
    const { window, place: before } = this.#projector
    const place = this.#projectorPlace()
    const isStillThere = screen.getAllDisplays().some(({ id }) => id === before.screen)
    if (isStillThere && (before.display === 'second' || place.display === 'this')) return
    this.#projector = { window, place }
    const move = () => {
      if (window.isDestroyed()) return
      window.setBounds(place.bounds)
      window.setFullScreen(place.isFullScreen)
    }
    // A window cannot be moved while it fills a screen.
    if (!window.isFullScreen()) {
      move()
      return
    }
    window.once('leave-full-screen', move)
    window.setFullScreen(false)
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
