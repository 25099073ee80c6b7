import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import type { Recent } from './bridge.ts'
import { contextTemplate, menuTemplate, type MenuActs, type MenuState } from './menu.ts'

const idle: MenuState = {
  language: 'en',
  platform: 'linux',
  isDevelopment: false,
  convention: 'none',
  isProjectorOpen: false,
  recent: [],
}

function fakeActs() {
  return {
    createConvention: vi.fn(),
    openConvention: vi.fn(),
    openRecent: vi.fn(),
    showWelcome: vi.fn(),
    showFileInFolder: vi.fn(),
    closeConvention: vi.fn(),
    closeProjector: vi.fn(),
    showLogs: vi.fn(),
    tellConsole: vi.fn(),
  } satisfies MenuActs
}

const items = (of: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  Array.isArray(of.submenu) ? of.submenu : []
const flat = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((item) => [item, ...flat(items(item))])
const find = (template: MenuItemConstructorOptions[], label: string) =>
  flat(template).find((item) => item.label === label)!
/** The handlers use none of Electron's arguments. */
const click = (item: MenuItemConstructorOptions) => {
  Reflect.apply(item.click!, null, [])
}
const outline = (template: MenuItemConstructorOptions[]) =>
  template.map((menu) => [menu.label, items(menu).map((item) => item.label ?? '—')])

test('the menu on Linux, in English', () => {
  expect(outline(menuTemplate(idle, fakeActs()))).toEqual([
    [
      'File',
      [
        'New Convention…',
        'Open…',
        'Open Recent',
        'Connect to Another Host…',
        '—',
        'Save Backup As…',
        'Show File in Folder',
        '—',
        'Close Convention',
        'Close Window',
        '—',
        'Quit Plenum',
      ],
    ],
    ['Edit', ['Undo', 'Redo', '—', 'Cut', 'Copy', 'Paste', 'Select All']],
    ['View', ['Reload', '—', 'Actual Size', 'Zoom In', 'Zoom Out', '—', 'Full Screen']],
    ['Projector', ['Open Projector Window', 'Close Projector Window', '—', 'Show Sign-in']],
    ['Help', ['Show Log Files', '—', 'About Plenum']],
  ])
})

test('the menu on macOS, in German: quitting and «about» stand in the program’s own menu', () => {
  const menus = outline(menuTemplate({ ...idle, platform: 'mac', language: 'de' }, fakeActs()))
  expect(menus.map(([label]) => label)).toEqual([
    'Plenum',
    'Ablage',
    'Bearbeiten',
    'Ansicht',
    'Projektor',
    'Fenster',
    'Hilfe',
  ])
  expect(menus[0]).toEqual([
    'Plenum',
    [
      'Über Plenum',
      '—',
      'Dienste',
      '—',
      'Plenum ausblenden',
      'Andere ausblenden',
      'Alle einblenden',
      '—',
      'Plenum beenden',
    ],
  ])
  expect(menus[1]![1]).not.toContain('Plenum beenden')
  expect(menus[6]).toEqual(['Hilfe', ['Protokolldateien zeigen']])
})

test('every item that is no line has a label, and no shortcut is given twice', () => {
  for (const language of ['de', 'en'] as const) {
    for (const platform of ['mac', 'windows', 'linux'] as const) {
      const all = flat(menuTemplate({ ...idle, language, platform, isDevelopment: true }, fakeActs()))
      expect(all.filter((item) => item.type !== 'separator' && item.label === undefined)).toEqual([])
      const shortcuts = all.flatMap((item) => item.accelerator ?? [])
      expect(shortcuts.length).toBe(new Set(shortcuts).size)
    }
  }
})

test('what needs the own host is enabled only with it', () => {
  const labels = ['Save Backup As…', 'Show File in Folder', 'Open Projector Window', 'Show Sign-in']
  const enabled = (convention: MenuState['convention']) => {
    const template = menuTemplate({ ...idle, convention }, fakeActs())
    return [...labels, 'Close Convention'].map((label) => find(template, label).enabled)
  }
  expect(enabled('none')).toEqual([false, false, false, false, false])
  expect(enabled('embedded')).toEqual([true, true, true, true, true])
  expect(enabled('remote')).toEqual([false, false, false, false, true])
})

test('items do what they say', () => {
  const acts = fakeActs()
  const template = menuTemplate({ ...idle, convention: 'embedded', isProjectorOpen: true }, acts)
  for (const label of ['Open Projector Window', 'Save Backup As…', 'Show Sign-in', 'Close Convention']) {
    click(find(template, label))
  }
  expect(acts.tellConsole.mock.calls).toEqual([['open-projector'], ['save-backup'], ['sign-in-slide']])
  expect(acts.closeConvention).toHaveBeenCalledOnce()
  expect(find(template, 'Close Projector Window').enabled).toBe(true)
})

test('recent conventions can be opened, those that are gone are shown and cannot', () => {
  const acts = fakeActs()
  const recent: Recent[] = [
    { kind: 'file', path: '/c/R&D.plenum', name: 'R&D', folder: '/c', usedAt: 2, missing: false },
    { kind: 'file', path: '/usb/old.plenum', name: 'old', folder: '/usb', usedAt: 1, missing: true },
    { kind: 'host', address: 'https://vote.example.org', usedAt: 0 },
  ]
  const shown = items(find(menuTemplate({ ...idle, recent }, acts), 'Open Recent'))
  expect(shown.map(({ label, sublabel, enabled }) => ({ label, sublabel, enabled }))).toEqual([
    { label: 'R&&D', sublabel: '/c', enabled: true },
    { label: 'old', sublabel: '/usb', enabled: false },
    { label: 'https://vote.example.org', sublabel: undefined, enabled: undefined },
  ])
  click(shown[2]!)
  expect(acts.openRecent).toHaveBeenCalledExactlyOnceWith(recent[2])
  expect(items(find(menuTemplate(idle, acts), 'Open Recent'))).toEqual([
    { label: 'None Yet', enabled: false },
  ])
})

test('developer tools are there only from the sources', () => {
  expect(find(menuTemplate({ ...idle, isDevelopment: true }, fakeActs()), 'Developer Tools').role).toBe(
    'toggleDevTools',
  )
  expect(flat(menuTemplate(idle, fakeActs())).some((item) => item.role === 'toggleDevTools')).toBe(false)
})

test('the menu under the pointer: for text fields and selected text, else none', () => {
  const roles = (at: { isEditable: boolean; hasSelection: boolean }) =>
    contextTemplate('de', at).map(({ role, label, enabled }) => [role, label, enabled])
  expect(roles({ isEditable: true, hasSelection: false })).toEqual([
    ['cut', 'Ausschneiden', false],
    ['copy', 'Kopieren', false],
    ['paste', 'Einsetzen', undefined],
    [undefined, undefined, undefined],
    ['selectAll', 'Alles auswählen', undefined],
  ])
  expect(roles({ isEditable: false, hasSelection: true })).toEqual([['copy', 'Kopieren', true]])
  expect(roles({ isEditable: false, hasSelection: false })).toEqual([])
})
