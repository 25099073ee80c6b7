/** The application menu as a template. Pure: what the shell is doing goes in, items come out; what an item does is handed in. */

import type { MenuItemConstructorOptions } from 'electron'
import type { Language, MenuAct, Recent } from './bridge.ts'
import { words, type Words } from './words.ts'

export type Platform = 'mac' | 'windows' | 'linux'

export type MenuState = {
  language: Language
  platform: Platform
  /** Started from its sources: then there are developer tools. */
  isDevelopment: boolean
  convention: 'none' | 'embedded' | 'remote'
  isProjectorOpen: boolean
  recent: readonly Recent[]
}

export type MenuActs = {
  createConvention(): void
  openConvention(): void
  openRecent(entry: Recent): void
  showWelcome(): void
  showFileInFolder(): void
  closeConvention(): void
  closeProjector(): void
  showLogs(): void
  /** The console does it. */
  tellConsole(act: MenuAct): void
}

type Items = MenuItemConstructorOptions[]
const line = { type: 'separator' } as const satisfies MenuItemConstructorOptions

export function menuTemplate(state: MenuState, acts: MenuActs): Items {
  const { menu } = words[state.language]
  return [
    ...(state.platform === 'mac' ? [appMenu(menu)] : []),
    fileMenu(menu, state, acts),
    editMenu(menu),
    viewMenu(menu, state),
    projectorMenu(menu, state, acts),
    ...(state.platform === 'mac' ? [windowMenu(menu)] : []),
    helpMenu(menu, state, acts),
  ]
}

/** For a text field, or text that is selected; nothing elsewhere. */
export function contextTemplate(
  language: Language,
  at: { isEditable: boolean; hasSelection: boolean },
): Items {
  const { menu } = words[language]
  const copy: MenuItemConstructorOptions = { role: 'copy', label: menu.copy, enabled: at.hasSelection }
  if (!at.isEditable) return at.hasSelection ? [copy] : []
  return [
    { role: 'cut', label: menu.cut, enabled: at.hasSelection },
    copy,
    { role: 'paste', label: menu.paste },
    line,
    { role: 'selectAll', label: menu.selectAll },
  ]
}

// Roles come with English labels whatever the language, so each is said.

function appMenu(menu: Words['menu']): MenuItemConstructorOptions {
  return {
    label: 'Plenum',
    submenu: [
      { role: 'about', label: menu.about },
      line,
      { role: 'services', label: menu.services },
      line,
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.unhide },
      line,
      { role: 'quit', label: menu.quit },
    ],
  }
}

function fileMenu(menu: Words['menu'], state: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  const isEmbedded = state.convention === 'embedded'
  return {
    label: menu.file,
    submenu: [
      { label: menu.newConvention, accelerator: 'CmdOrCtrl+N', click: () => acts.createConvention() },
      { label: menu.open, accelerator: 'CmdOrCtrl+O', click: () => acts.openConvention() },
      { label: menu.openRecent, submenu: recentItems(menu, state, acts) },
      { label: menu.start, click: () => acts.showWelcome() },
      line,
      { label: menu.saveBackup, enabled: isEmbedded, click: () => acts.tellConsole('save-backup') },
      { label: menu.showFile, enabled: isEmbedded, click: () => acts.showFileInFolder() },
      line,
      {
        label: menu.close,
        accelerator: 'CmdOrCtrl+Shift+W',
        enabled: state.convention !== 'none',
        click: () => acts.closeConvention(),
      },
      { role: 'close', label: menu.closeWindow, accelerator: 'CmdOrCtrl+W' },
      ...(state.platform === 'mac'
        ? []
        : [line, { role: 'quit', label: menu.quit, accelerator: 'CmdOrCtrl+Q' } as const]),
    ],
  }
}

function recentItems(menu: Words['menu'], { recent }: MenuState, acts: MenuActs): Items {
  if (recent.length === 0) return [{ label: menu.noRecent, enabled: false }]
  return recent.map((entry) => ({
    // An ampersand would become a mnemonic.
    label: (entry.kind === 'file' ? entry.name : entry.address).replaceAll('&', '&&'),
    ...(entry.kind === 'file' ? { sublabel: entry.folder, enabled: !entry.missing } : {}),
    click: () => acts.openRecent(entry),
  }))
}

function editMenu(menu: Words['menu']): MenuItemConstructorOptions {
  return {
    label: menu.edit,
    submenu: [
      { role: 'undo', label: menu.undo },
      { role: 'redo', label: menu.redo },
      line,
      { role: 'cut', label: menu.cut },
      { role: 'copy', label: menu.copy },
      { role: 'paste', label: menu.paste },
      { role: 'selectAll', label: menu.selectAll },
    ],
  }
}

// The language is chosen on the pages; the menu follows.
function viewMenu(menu: Words['menu'], { isDevelopment }: MenuState): MenuItemConstructorOptions {
  return {
    label: menu.view,
    submenu: [
      { role: 'reload', label: menu.reload },
      line,
      { role: 'resetZoom', label: menu.actualSize },
      { role: 'zoomIn', label: menu.zoomIn },
      { role: 'zoomOut', label: menu.zoomOut },
      line,
      { role: 'togglefullscreen', label: menu.fullScreen },
      ...(isDevelopment ? [line, { role: 'toggleDevTools', label: menu.developerTools } as const] : []),
    ],
  }
}

function projectorMenu(menu: Words['menu'], state: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  // A remote host's console has no bridge: there the projector is opened from its own screen.
  const isEmbedded = state.convention === 'embedded'
  return {
    label: menu.projector,
    submenu: [
      {
        label: menu.openProjector,
        accelerator: 'CmdOrCtrl+Shift+P',
        enabled: isEmbedded,
        click: () => acts.tellConsole('open-projector'),
      },
      { label: menu.closeProjector, enabled: state.isProjectorOpen, click: () => acts.closeProjector() },
      line,
      { label: menu.signInSlide, enabled: isEmbedded, click: () => acts.tellConsole('sign-in-slide') },
    ],
  }
}

function windowMenu(menu: Words['menu']): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    label: menu.window,
    submenu: [
      { role: 'minimize', label: menu.minimize },
      { role: 'zoom', label: menu.zoom },
      line,
      { role: 'front', label: menu.front },
    ],
  }
}

function helpMenu(menu: Words['menu'], state: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  return {
    role: 'help',
    label: menu.help,
    submenu: [
      { label: menu.logs, click: () => acts.showLogs() },
      ...(state.platform === 'mac' ? [] : [line, { role: 'about', label: menu.about } as const]),
    ],
  }
}
