/**
 * What the program has open: nothing, a convention with its own host, or a host elsewhere; and the way from one to the
 * other. It knows no Electron: windows, dialogs and the machine are a `Desktop` that is handed in.
 */

import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { isConventionFile, type Arguments } from './arguments.ts'
import type {
  About,
  ConnectResult,
  HostState,
  Language,
  OpenRefusal,
  OpenResult,
  WelcomeStart,
} from './bridge.ts'
import type { HostProcess, RunningHost } from './host-process.ts'
import { leaveQuestion, type Intent, type LeaveQuestion } from './leaving.ts'
import { nameOf, withRecent } from './recent.ts'
import type { Remembered } from './remembered.ts'
import { readHostAddress, type Found } from './remote-host.ts'
import { words } from './words.ts'

export type ConsoleWindow = { origin: string; isEmbedded: boolean; address: string; title: string }

/** Windows, dialogs and the machine. Closing a window here asks nobody. */
export type Desktop = {
  /** Opens it; or brings it to front and tells its page to ask again what there is to show. */
  showWelcome(): void
  hasWelcome(): boolean
  closeWelcome(): void
  showConsole(window: ConsoleWindow): void
  focusConsole(): void
  titleConsole(title: string): void
  tellHostState(state: HostState): void
  closeConsole(): void
  closeProjector(): void
  /** True: go. */
  askToLeave(question: LeaveQuestion): Promise<boolean>
  keepAwake(isNeeded: boolean): void
  noteRecentFile(path: string): void
  findHost(origin: string): Promise<Found>
  refreshMenu(): void
}

export type ShellSettings = {
  given: Pick<Arguments, 'port' | 'address' | 'tls'>
  systemLanguage: Language
  /** The built pages that the host serves. */
  staticFolder: string
  logFile: string
}

/** Whether the file has to be there, may not be there, or is made when it is not. */
export type Which = 'existing' | 'new' | 'either'

export type Left = 'left' | 'cancelled' | 'busy'

type Notice = NonNullable<WelcomeStart['notice']>

type Situation =
  | { is: 'none' }
  | { is: 'opening' }
  | { is: 'embedded'; file: string; host: RunningHost }
  | { is: 'remote'; origin: string }
  | { is: 'leaving' }

/** Where phones expect the host when nothing else is said; the next ones are tried when it is taken. */
export const defaultPort = 7070

export class Shell {
  readonly #desktop: Desktop
  readonly #host: HostProcess
  readonly #remembered: Remembered
  readonly #settings: ShellSettings
  #situation: Situation = { is: 'none' }
  #hostState: HostState = { state: 'stopping' }
  /** A question stands on the screen, or is about to. */
  #isAsking = false
  #notice: Notice | null = null

  constructor(parts: {
    desktop: Desktop
    host: HostProcess
    remembered: Remembered
    settings: ShellSettings
  }) {
    this.#desktop = parts.desktop
    this.#host = parts.host
    this.#remembered = parts.remembered
    this.#settings = parts.settings
  }

  get language(): Language {
    return this.#remembered.memory.language ?? this.#settings.systemLanguage
  }

  get hostState(): HostState {
    return this.#hostState
  }

  get notice(): Notice | null {
    return this.#notice
  }

  get convention(): 'none' | 'embedded' | 'remote' {
    const { is } = this.#situation
    return is === 'embedded' || is === 'remote' ? is : 'none'
  }

  get embedded(): { file: string; origin: string } | null {
    const now = this.#situation
    return now.is === 'embedded' ? { file: now.file, origin: now.host.url } : null
  }

  /** Nothing is open and nothing is on the way: without a window the program may end. */
  get isIdle(): boolean {
    return this.#situation.is === 'none'
  }

  /** With what the program, or a second start of it, was given. A named file is made when it is not there. */
  async begin({ file }: Pick<Arguments, 'file'>): Promise<void> {
    if (file !== undefined) await this.openFromOutside(file, 'either')
    else if (this.isIdle) this.#desktop.showWelcome()
    else this.#desktop.focusConsole()
  }

  /** Not asked for by the welcome page: what goes wrong is shown there as a notice. */
  async openFromOutside(file: string, which: Which): Promise<void> {
    const result = await this.open(file, which)
    if (result.ok || result.why === 'cancelled' || result.why === 'busy') return
    this.#showNotice({ file, name: nameOf(file), why: result.why, about: result.about })
  }

  /** As `openFromOutside`. */
  async connectFromOutside(address: string): Promise<void> {
    const result = await this.connect(address)
    if (result.ok || result.why === 'cancelled' || result.why === 'busy') return
    this.#showNotice({ file: null, name: address, why: result.why, about: result.about })
  }

  async open(file: string, which: Which): Promise<OpenResult> {
    if (!isAbsolute(file) || !isConventionFile(file)) return refused(file, 'file-name')
    if (this.embedded?.file === file) {
      this.#desktop.focusConsole()
      this.#desktop.closeWelcome()
      return { ok: true }
    }
    if (which === 'existing' && !existsSync(file)) return refused(file, 'file-missing')
    if (which === 'new' && existsSync(file)) return refused(file, 'file-exists')
    const left = await this.leave('close')
    if (left !== 'left') return { ok: false, why: left, about: {} }

    const opening: Situation = { is: 'opening' }
    this.#situation = opening
    this.#notice = null
    const started = await this.#host.start(this.#processOptions(file))
    // Quitting meanwhile has ended the host: there is nothing to show any more.
    if (this.#situation !== opening) return { ok: false, why: 'cancelled', about: {} }
    if (started.ok) {
      this.#opened({ is: 'embedded', file, host: started.host })
      return { ok: true }
    }
    this.#situation = { is: 'none' }
    this.#desktop.refreshMenu()
    const result = refused(file, started.why, { ...started.about, log: this.#settings.logFile })
    // The page that asked was closed meanwhile: somebody has to be told all the same.
    if (!this.#desktop.hasWelcome())
      this.#showNotice({ file, name: nameOf(file), why: started.why, about: result.about })
    return result
  }

  /** A host elsewhere, by an address that somebody typed or pasted. */
  async connect(text: string): Promise<ConnectResult> {
    const address = readHostAddress(text)
    if (address === null) return { ok: false, why: 'address-malformed', about: {} }
    const found = await this.#desktop.findHost(address.origin)
    if (!found.ok) return found
    const left = await this.leave('close')
    if (left !== 'left') return { ok: false, why: left, about: {} }
    this.#notice = null
    this.#opened({ is: 'remote', origin: address.origin }, address.key)
    return { ok: true }
  }

  /**
   * Closes what is open; asks first when a vote is. A host elsewhere goes on without us.
   * @param next `welcome`: the welcome window opens before the console goes
   */
  async leave(intent: Intent, next: 'welcome' | 'nothing' = 'nothing'): Promise<Left> {
    const from = this.#situation
    if (from.is === 'none') return 'left'
    if (from.is === 'leaving' || this.#isAsking || (from.is === 'opening' && intent === 'close'))
      return 'busy'
    if (from.is === 'embedded' && !(await this.#mayLeave(intent))) return 'cancelled'
    // While the question stood there the host may have been lost, and with it the convention.
    if (this.#situation !== from) return 'left'

    this.#situation = { is: 'leaving' }
    await this.#host.stop()
    if (next === 'welcome') this.#desktop.showWelcome()
    this.#closeWindows()
    this.#situation = { is: 'none' }
    this.#desktop.refreshMenu()
    return 'left'
  }

  /** What the host's process reports. */
  hostChanged(state: HostState): void {
    this.#hostState = state
    const now = this.#situation
    // While leaving, too: closing a large file takes its time, and the console says so.
    if (now.is === 'embedded' || now.is === 'leaving') this.#desktop.tellHostState(state)
    if (now.is !== 'embedded') return
    this.retitle()
    if (state.state !== 'lost') return
    this.#situation = { is: 'none' }
    const about = { ...state.about, file: now.file, name: nameOf(now.file), log: this.#settings.logFile }
    this.#showNotice({ file: now.file, name: nameOf(now.file), why: state.why, about })
    this.#closeWindows()
    this.#desktop.refreshMenu()
  }

  setLanguage(language: Language): void {
    if (language === this.language) return
    this.#remembered.change({ language })
    this.#desktop.refreshMenu()
    this.retitle()
  }

  retitle(): void {
    const title = this.#title()
    if (title !== null) this.#desktop.titleConsole(title)
  }

  #opened(
    situation: Extract<Situation, { is: 'embedded' | 'remote' }>,
    invitation: string | null = null,
  ): void {
    this.#situation = situation
    const isEmbedded = situation.is === 'embedded'
    const origin = isEmbedded ? situation.host.url : situation.origin
    const key = isEmbedded ? situation.host.consoleKey : invitation
    const usedAt = Date.now()
    const used = isEmbedded
      ? ({ kind: 'file', path: situation.file, usedAt } as const)
      : ({ kind: 'host', address: origin, usedAt } as const)
    this.#remembered.change({ recent: withRecent(this.#remembered.memory.recent, used) })
    if (isEmbedded) this.#desktop.noteRecentFile(situation.file)
    this.#desktop.keepAwake(true)
    const address = `${origin}/console${key === null ? '' : `#${key}`}`
    this.#desktop.showConsole({ origin, isEmbedded, address, title: this.#title() ?? '' })
    this.#desktop.closeWelcome()
    this.#desktop.refreshMenu()
  }

  async #mayLeave(intent: Intent): Promise<boolean> {
    this.#isAsking = true
    try {
      const question = leaveQuestion(await this.#host.openVote(), intent, this.language)
      return question === null || (await this.#desktop.askToLeave(question))
    } finally {
      this.#isAsking = false
    }
  }

  #closeWindows(): void {
    this.#desktop.keepAwake(false)
    this.#desktop.closeProjector()
    this.#desktop.closeConsole()
  }

  #showNotice(notice: Notice): void {
    this.#notice = notice
    this.#desktop.showWelcome()
  }

  #title(): string | null {
    const { title } = words[this.language]
    const now = this.#situation
    if (now.is === 'remote') return title.remote(now.origin)
    if (now.is !== 'embedded') return null
    return this.#hostState.state === 'restarting'
      ? title.restarting(nameOf(now.file))
      : title.running(nameOf(now.file))
  }

  #processOptions(file: string) {
    const { port, address, tls } = this.#settings.given
    return {
      file,
      port: port ?? defaultPort,
      isPortFixed: port !== undefined,
      host: address ?? '0.0.0.0',
      language: this.language,
      staticFolder: this.#settings.staticFolder,
      ...(tls === undefined ? {} : { tls }),
    }
  }
}

function refused(file: string, why: OpenRefusal, about: About = {}) {
  return { ok: false, why, about: { ...about, file, name: nameOf(file) } } as const
}
