/** Starts the desktop app: a list of steps. What each does, and decides, stands in the file that it is taken from. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  net,
  powerSaveBlocker,
  protocol,
  shell as system,
} from 'electron'
import { readArguments, type ArgumentFault, type Arguments } from './arguments.ts'
import type { Desktop } from './desktop.ts'
import { systemDialogs } from './dialogs.ts'
import { forkHost } from './fork-host.ts'
import { consoleHandlers, menuActs, recentOf, welcomeHandlers } from './handlers.ts'
import { HostLog } from './host-log.ts'
import { HostProcess } from './host-process.ts'
import { openDoor } from './ipc.ts'
import { menuTemplate, type Platform } from './menu.ts'
import { remember } from './remembered.ts'
import { findHost } from './remote-host.ts'
import { appScheme } from './security.ts'
import { isText, part } from './shape.ts'
import { Shell } from './shell.ts'
import { Windows } from './windows.ts'
import { languageOf, words } from './words.ts'

/** The built program: this file lies in main/, beside it preload/, renderer/ and member-web/. */
const out = join(import.meta.dirname, '..')
const platform: Platform =
  process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux'

/** macOS may want a file opened before there is anything to open it with. */
const fromSystem: { waiting: string | null; open: ((file: string) => void) | null } = {
  waiting: null,
  open: null,
}

begin()

function begin(): void {
  // 1. What was asked for.
  const given = readArguments(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())
  if (!given.ok) {
    refuseArguments(given)
    return
  }
  if (given.arguments.isDemo && app.isPackaged) {
    refuseArguments({ why: 'demo-packaged', value: '' })
    return
  }
  // 2. One program a user: a second start hands over what it was asked and goes.
  if (!app.requestSingleInstanceLock({ file: given.arguments.file })) {
    app.quit()
    return
  }
  // 3. What has to be said before Chromium is ready.
  app.enableSandbox()
  if (platform === 'windows') app.setAppUserModelId('app.plenum.desktop')
  protocol.registerSchemesAsPrivileged([
    // Module scripts are fetched in CORS mode, also those of the page's own origin.
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    },
  ])
  app.on('open-file', (event, file) => {
    event.preventDefault()
    if (fromSystem.open === null) fromSystem.waiting = file
    else fromSystem.open(file)
  })
  // 4. The rest when it is.
  void app.whenReady().then(() => run(given.arguments))
}

function run(given: Arguments): void {
  const systemLanguage = languageOf(app.getPreferredSystemLanguages())
  const remembered = remember(join(app.getPath('userData'), 'remembered.json'))
  const language = () => shell.language
  const log = new HostLog(app.getPath('logs'))

  const windows = new Windows({
    preload: join(out, 'preload', 'preload.cjs'),
    pagesFolder: join(out, 'renderer'),
    remembered,
    language,
    ownCertificate: certificateOf(given),
    onConsoleCloseAsked: () => void shell.leave('close').then(quitWhenNothingIsLeft),
    onProjectorChanged: () => desktop.refreshMenu(),
    onConsoleShown: () => shell.retitle(),
  })
  const host = new HostProcess({
    fork: forkHost(join(import.meta.dirname, 'process.js'), log),
    report: (state) => shell.hostChanged(state),
    log: (event) => log.event(event),
  })
  const desktop = desktopOf(windows, systemDialogs({ front: () => windows.front, language }), () =>
    refreshMenu(),
  )
  const shell = new Shell({
    desktop,
    host,
    remembered,
    settings: { given, systemLanguage, staticFolder: out, logFile: log.file },
  })

  const parts = { shell, desktop, remembered, version: app.getVersion(), platform, logFile: log.file }
  openDoor({
    ipc: ipcMain,
    senderOf: ({ sender, senderFrame }) => ({
      address: senderFrame?.url ?? null,
      isMainFrame: senderFrame !== null && senderFrame.parent === null,
      window: windows.roleOf(sender),
    }),
    welcome: welcomeHandlers(parts),
    console: consoleHandlers(parts),
    onRefused: (about) => log.event({ event: 'bridge-refused', ...about }),
  })

  const acts = menuActs(parts)
  function refreshMenu(): void {
    const template = menuTemplate(
      {
        language: shell.language,
        platform,
        isDevelopment: !app.isPackaged,
        convention: shell.convention,
        isProjectorOpen: windows.hasProjector,
        recent: recentOf(remembered),
      },
      acts,
    )
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  /** Where programs live in their windows; on macOS they stay. */
  function quitWhenNothingIsLeft(): void {
    if (platform !== 'mac' && shell.isIdle && BrowserWindow.getAllWindows().length === 0) app.quit()
  }

  let mayQuit = false
  app.on('before-quit', (event) => {
    if (mayQuit || shell.isIdle) return
    event.preventDefault()
    void shell.leave('quit').then((left) => {
      mayQuit = left === 'left'
      if (mayQuit) app.quit()
    })
  })
  app.on('window-all-closed', quitWhenNothingIsLeft)
  app.on('activate', (_event, hasVisibleWindows) => {
    if (!hasVisibleWindows) void shell.begin({})
  })
  app.on('second-instance', (_event, _words, _folder, handedOver) => {
    const file = part(handedOver, 'file')
    void shell.begin(isText(file) ? { file } : {})
  })
  fromSystem.open = (file) => void shell.openFromOutside(file, 'existing')
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    log.event({ event: 'page-gone', reason, code: exitCode })
    if (reason !== 'clean-exit') windows.pageCrashed(contents)
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode, name = '' }) =>
    log.event({ event: 'process-gone', type, reason, code: exitCode, name }),
  )

  refreshMenu()
  if (fromSystem.waiting === null) void shell.begin(given)
  else fromSystem.open(fromSystem.waiting)
}

/** What the shell and its handlers ask of the machine. */
function desktopOf(
  windows: Windows,
  dialogs: ReturnType<typeof systemDialogs>,
  refreshMenu: () => void,
): Desktop {
  let awake: number | null = null
  return {
    ...dialogs,
    showWelcome: () => windows.showWelcome(),
    hasWelcome: () => windows.hasWelcome,
    closeWelcome: () => windows.closeWelcome(),
    showConsole: (window) => windows.showConsole(window),
    focusConsole: () => windows.focusConsole(),
    titleConsole: (title) => windows.titleConsole(title),
    tellHostState: (state) => windows.tellHostState(state),
    tellConsole: (act) => windows.tellConsole(act),
    closeConsole: () => windows.closeConsole(),
    showProjector: (origin, isEmbedded, address) => windows.showProjector(origin, isEmbedded, address),
    closeProjector: () => windows.closeProjector(),
    keepAwake(isNeeded) {
      if (isNeeded) awake ??= powerSaveBlocker.start('prevent-display-sleep')
      else if (awake !== null) awake = powerSaveBlocker.stop(awake) ? null : awake
    },
    noteRecentFile(path) {
      // The system's own list; Linux has none.
      if (platform !== 'linux') app.addRecentDocument(path)
    },
    showInFolder: (path) => system.showItemInFolder(path),
    findHost: (origin) =>
      findHost(origin, (address, limitMs) =>
        net.fetch(address, { credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(limitMs) }),
      ),
    refreshMenu,
  }
}

/** Null without TLS; an unreadable certificate is the host's to refuse, in its own words. */
function certificateOf({ tls }: Arguments): string | null {
  if (tls === undefined) return null
  try {
    return readFileSync(tls.certFile, 'utf8')
  } catch {
    return null
  }
}

function refuseArguments(fault: ArgumentFault): void {
  const said = words[languageOf(app.getPreferredSystemLanguages())].arguments
  dialog.showErrorBox(said.title, said[fault.why](fault.value))
  app.exit(2)
}
