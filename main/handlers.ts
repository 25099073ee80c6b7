/** What the bridge's methods and the menu's items do: the shell's acts, with the dialogs they need. */

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { conventionExtension, isConventionFile } from './arguments.ts'
import { copyBackup } from './backup-copy.ts'
import type { Recent } from './bridge.ts'
import type { Desktop } from './desktop.ts'
import type { ConsoleHandlers, WelcomeHandlers } from './ipc.ts'
import type { MenuActs, Platform } from './menu.ts'
import { nameOf, shownRecent, withoutRecent } from './recent.ts'
import type { Remembered } from './remembered.ts'
import type { Shell } from './shell.ts'

export type HandlerParts = {
  shell: Shell
  desktop: Desktop
  remembered: Remembered
  version: string
  platform: Platform
  logFile: string
}

const cancelled = { ok: false, why: 'cancelled', about: {} } as const

export function recentOf(remembered: Remembered): readonly Recent[] {
  return shownRecent(remembered.memory.recent, existsSync)
}

export function welcomeHandlers({
  shell,
  desktop,
  remembered,
  version,
  platform,
}: HandlerParts): WelcomeHandlers {
  const isKnown = (path: string) =>
    remembered.memory.recent.some((each) => each.kind === 'file' && each.path === path)
  return {
    start: () =>
      Promise.resolve({
        language: shell.language,
        version,
        platform,
        recent: recentOf(remembered),
        notice: shell.notice,
      }),
    forgetRecent(entry) {
      remembered.change({ recent: withoutRecent(remembered.memory.recent, entry) })
      desktop.refreshMenu()
      return Promise.resolve(recentOf(remembered))
    },
    async createFile() {
      const file = await desktop.chooseNewConvention()
      return file === null ? cancelled : shell.open(withExtension(file), 'new')
    },
    async openFile(path) {
      // A path from the page is one that this program gave it.
      if (path !== undefined && !isKnown(path)) {
        return { ok: false, why: 'file-missing', about: { file: path, name: nameOf(path) } }
      }
      const file = path ?? (await desktop.chooseConvention())
      return file === null ? cancelled : shell.open(file, 'existing')
    },
    connect: (address) => shell.connect(address),
    setLanguage: (language) => Promise.resolve(shell.setLanguage(language)),
  }
}

export function consoleHandlers({ shell, desktop }: HandlerParts): ConsoleHandlers {
  return {
    hostState: () => Promise.resolve(shell.hostState),
    openProjector({ path, key }) {
      const { embedded } = shell
      if (embedded === null || shell.hostState.state !== 'running') {
        return Promise.resolve({ ok: false, why: 'host-not-running' })
      }
      const display = desktop.showProjector(embedded.url, true, `${embedded.url}${path}#${key}`)
      return Promise.resolve({ ok: true, display })
    },
    closeProjector: () => Promise.resolve(desktop.closeProjector()),
    showFileInFolder: () => Promise.resolve(showFile(shell, desktop)),
    async saveBackupAs(name) {
      if (shell.embedded === null) return { ok: false, why: 'no-such-backup', about: {} }
      const backup = join(dirname(shell.embedded.file), 'backups', name)
      const place = await desktop.chooseBackupPlace(name)
      return place === null ? cancelled : copyBackup(backup, place)
    },
    chooseBackupFolder: () => desktop.chooseBackupFolder(),
    setLanguage: (language) => Promise.resolve(shell.setLanguage(language)),
  }
}

/** Nobody waits for a menu item's end; what goes wrong is shown by the welcome window. */
export function menuActs({ shell, desktop, logFile }: HandlerParts): MenuActs {
  const create = async () => {
    const file = await desktop.chooseNewConvention()
    if (file !== null) await shell.openFromOutside(withExtension(file), 'new')
  }
  const choose = async () => {
    const file = await desktop.chooseConvention()
    if (file !== null) await shell.openFromOutside(file, 'existing')
  }
  return {
    createConvention: () => void create(),
    openConvention: () => void choose(),
    openRecent: (entry) =>
      void (entry.kind === 'file'
        ? shell.openFromOutside(entry.path, 'existing')
        : shell.connectFromOutside(entry.address)),
    showWelcome: () => desktop.showWelcome(),
    showFileInFolder: () => showFile(shell, desktop),
    closeConvention: () => void shell.leave('close', 'welcome'),
    closeProjector: () => desktop.closeProjector(),
    showLogs: () => desktop.showInFolder(logFile),
    tellConsole: (act) => desktop.tellConsole(act),
  }
}

function showFile(shell: Shell, desktop: Desktop): void {
  if (shell.embedded !== null) desktop.showInFolder(shell.embedded.file)
}

function withExtension(file: string): string {
  return isConventionFile(file) ? file : `${file}.${conventionExtension}`
}
