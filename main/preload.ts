/** Runs sandboxed beside a page of ours and gives it its half of the bridge, `window.plenum`: one function a method, nothing of Electron. */

import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, ConsoleBridge, HostState, MenuAct, WelcomeBridge } from './bridge.ts'
import { channels, news, pageWord } from './channels.ts'

function ask(channel: string, name: string, ...words: readonly unknown[]) {
  return ipcRenderer.invoke(channel, name, ...words)
}

/** Pages hear the word and never the event: it carries the sender. */
function listen(channel: string, heard: Parameters<typeof ipcRenderer.on>[1]): () => void {
  ipcRenderer.on(channel, heard)
  return () => {
    ipcRenderer.off(channel, heard)
  }
}

const welcome: WelcomeBridge = {
  kind: 'welcome',
  start: () => ask(channels.welcome, 'start'),
  forgetRecent: (entry) => ask(channels.welcome, 'forgetRecent', entry),
  createFile: () => ask(channels.welcome, 'createFile'),
  openFile: (path) => ask(channels.welcome, 'openFile', path),
  connect: (address) => ask(channels.welcome, 'connect', address),
  setLanguage: (language) => ask(channels.welcome, 'setLanguage', language),
  onChanged: (listener) => listen(news.welcomeChanged, () => listener()),
}

const console: ConsoleBridge = {
  kind: 'console',
  hostState: () => ask(channels.console, 'hostState'),
  onHostState: (listener) => listen(news.hostState, (_event, state: HostState) => listener(state)),
  openProjector: (invitation) => ask(channels.console, 'openProjector', invitation),
  closeProjector: () => ask(channels.console, 'closeProjector'),
  showFileInFolder: () => ask(channels.console, 'showFileInFolder'),
  saveBackupAs: (name) => ask(channels.console, 'saveBackupAs', name),
  chooseBackupFolder: () => ask(channels.console, 'chooseBackupFolder'),
  onMenu: (listener) => listen(news.menu, (_event, act: MenuAct) => listener(act)),
  setLanguage: (language) => ask(channels.console, 'setLanguage', language),
}

function bridge(): Bridge | null {
  if (process.argv.includes(pageWord('console'))) return console
  return process.argv.includes(pageWord('welcome')) ? welcome : null
}

const exposed = bridge()
if (exposed !== null) contextBridge.exposeInMainWorld('plenum', exposed)
