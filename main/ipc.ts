/**
 * The one door between pages and the main process. Whoever asks is checked first, then what is asked, then its arguments;
 * what is done then is not this file's business. A page of ours never fails here, so a refusal is thrown and logged.
 */

import { isAbsolute } from 'node:path'
import type { IpcMainInvokeEvent } from 'electron'
import { isConventionFile } from './arguments.ts'
import type { ConsoleBridge, Language, WelcomeBridge } from './bridge.ts'
import { channels } from './channels.ts'
import { isTrustedSender, type BridgePage, type Sender } from './security.ts'
import { isOneOf, isText, part } from './shape.ts'

/** The bridge's methods that are answered by the main process; the others only listen. */
export type WelcomeHandlers = Omit<WelcomeBridge, 'kind' | 'onChanged'>
export type ConsoleHandlers = Omit<ConsoleBridge, 'kind' | 'onHostState' | 'onMenu'>

/** The part of Electron's ipcMain that is used. */
type Ipc = {
  handle(
    channel: string,
    listener: (event: IpcMainInvokeEvent, ...words: unknown[]) => Promise<unknown>,
  ): void
}

/** Checks the arguments and acts; null when they are not as the bridge says. */
type Act = (words: readonly unknown[]) => Promise<unknown> | null

export function openDoor(parts: {
  ipc: Ipc
  senderOf: (event: IpcMainInvokeEvent) => Sender
  welcome: WelcomeHandlers
  console: ConsoleHandlers
  onRefused: (about: { page: BridgePage; why: DoorRefusal }) => void
}): void {
  const pages = { welcome: welcomeActs(parts.welcome), console: consoleActs(parts.console) }
  for (const page of ['welcome', 'console'] as const) {
    const acts: ReadonlyMap<unknown, Act> = new Map<unknown, Act>(Object.entries(pages[page]))
    // Async, so that a refusal is the page's rejected promise and no exception of the main process.
    parts.ipc.handle(channels[page], async (event, name, ...words) => {
      const refuse = (why: DoorRefusal) => {
        parts.onRefused({ page, why })
        return new Error(`Refused: ${why}`)
      }
      if (!isTrustedSender(parts.senderOf(event), page)) throw refuse('untrusted-sender')
      const act = acts.get(name)
      if (act === undefined) throw refuse('unknown-act')
      const answer = act(words)
      if (answer === null) throw refuse('malformed-arguments')
      return answer
    })
  }
}

export type DoorRefusal = 'untrusted-sender' | 'unknown-act' | 'malformed-arguments'

function welcomeActs(handlers: WelcomeHandlers) {
  return {
    start: without(() => handlers.start()),
    forgetRecent: withOne(isShortText, (entry) => handlers.forgetRecent(entry)),
    createFile: without(() => handlers.createFile()),
    openFile: withOne(isPathOrNone, (path) => handlers.openFile(path)),
    connect: withOne(isShortText, (address) => handlers.connect(address)),
    setLanguage: withOne(isLanguage, (language) => handlers.setLanguage(language)),
  } satisfies Record<keyof WelcomeHandlers, Act>
}

function consoleActs(handlers: ConsoleHandlers) {
  return {
    hostState: without(() => handlers.hostState()),
    openProjector: withOne(isInvitation, (invitation) => handlers.openProjector(invitation)),
    closeProjector: without(() => handlers.closeProjector()),
    showFileInFolder: without(() => handlers.showFileInFolder()),
    saveBackupAs: withOne(isFileName, (name) => handlers.saveBackupAs(name)),
    chooseBackupFolder: without(() => handlers.chooseBackupFolder()),
    setLanguage: withOne(isLanguage, (language) => handlers.setLanguage(language)),
  } satisfies Record<keyof ConsoleHandlers, Act>
}

function without(handle: () => Promise<unknown>): Act {
  return (words) => (words.length === 0 ? handle() : null)
}

/** A word left out arrives as none or as undefined. */
function withOne<Word>(
  isRight: (word: unknown) => word is Word,
  handle: (word: Word) => Promise<unknown>,
): Act {
  return ([word, ...more]) => (more.length === 0 && isRight(word) ? handle(word) : null)
}

/** Longer is no path and no address that anybody has; it stops before anything copies it about. */
const longestText = 4_096

function isShortText(word: unknown): word is string {
  return isText(word) && word.length > 0 && word.length <= longestText
}

function isPathOrNone(word: unknown): word is string | undefined {
  return (
    word === undefined ||
    (isShortText(word) && isAbsolute(word) && isConventionFile(word) && !word.includes('\0'))
  )
}

/** A name in a folder, never a way out of it. */
function isFileName(word: unknown): word is string {
  return isShortText(word) && /^[^/\\:\0]+$/.test(word) && !word.startsWith('.')
}

function isLanguage(word: unknown): word is Language {
  return isOneOf(word, ['de', 'en'])
}

function isInvitation(word: unknown): word is { path: string; key: string } {
  const [path, key] = [part(word, 'path'), part(word, 'key')]
  return path === '/projector' && isText(key) && /^[\w-]{16,64}$/.test(key)
}
