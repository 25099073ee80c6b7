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
import type { Desktop } from './desktop.ts'
import type { HostProcess, RunningHost } from './host-process.ts'
import { leaveQuestion, type Intent } from './leaving.ts'
import { nameOf, withRecent, type RecentEntry } from './recent.ts'
import type { Remembered } from './remembered.ts'
import { readHostAddress } from './remote-host.ts'
import { words } from './words.ts'
import type { ProcessOptions } from '../server/process.ts'

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
/** What is to be opened; `file` is null for the demo and for a host elsewhere. */
type Wanted = Pick<Notice, 'file' | 'name'>

type Opened = { is: 'embedded'; host: RunningHost; isDemo: boolean } | { is: 'remote'; origin: string }
type Situation = { is: 'none' } | { is: 'opening' } | Opened | { is: 'leaving' }

/** As the `plenum` command's: where phones expect the host when nothing else is said. When it is taken the next ones are tried. */
export const defaultPort = 7373

const demo: Wanted = { file: null, name: 'demo' }

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

  get embedded(): RunningHost | null {
    return this.#situation.is === 'embedded' ? this.#situation.host : null
  }

  /** Nothing is open and nothing is on the way: without a window the program may end. */
  get isIdle(): boolean {
    return this.#situation.is === 'none'
  }

  /** With what the program, or a second start of it, was given. A named file is made when it is not there. */
  async begin({ file, isDemo }: { file?: string; isDemo?: boolean }): Promise<void> {
    if (isDemo === true) await this.#orNotice(demo, this.#start(demo))
    else if (file !== undefined) await this.openFromOutside(file, 'either')
    else if (this.isIdle) this.#desktop.showWelcome()
    else this.#desktop.focusConsole()
  }

  /** Not asked for by the welcome page: what goes wrong is shown there as a notice. */
  openFromOutside(file: string, which: Which): Promise<void> {
    return this.#orNotice(wantedFile(file), this.open(file, which))
  }

  /** As `openFromOutside`. */
  connectFromOutside(address: string): Promise<void> {
    return this.#orNotice({ file: null, name: address }, this.connect(address))
  }

  async open(file: string, which: Which): Promise<OpenResult> {
    const wanted = wantedFile(file)
    if (!isAbsolute(file) || !isConventionFile(file)) return refused(wanted, 'file-name')
    if (this.embedded?.file === file) {
      this.#desktop.focusConsole()
      this.#desktop.closeWelcome()
      return { ok: true }
    }
    if (which === 'existing' && !existsSync(file)) return refused(wanted, 'file-missing')
    if (which === 'new' && existsSync(file)) return refused(wanted, 'file-exists')
    return this.#start(wanted)
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
    this.#show({ is: 'remote', origin: address.origin }, address.key)
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
    if (this.#situation !== from) return this.isIdle ? 'left' : 'busy'

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
    this.#showNotice(
      wantedFile(now.host.file),
      refused(wantedFile(now.host.file), state.why, this.#withLog(state.about)),
    )
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

  async #start(wanted: Wanted): Promise<OpenResult> {
    const left = await this.leave('close')
    if (left !== 'left') return { ok: false, why: left, about: {} }
    const opening: Situation = { is: 'opening' }
    this.#situation = opening
    this.#notice = null
    const started = await this.#host.start(this.#processOptions(wanted.file))
    // Quitting meanwhile has ended the host: there is nothing to show any more.
    if (this.#situation !== opening) return { ok: false, why: 'cancelled', about: {} }
    if (started.ok) {
      this.#show({ is: 'embedded', host: started.host, isDemo: wanted.file === null })
      return { ok: true }
    }
    this.#situation = { is: 'none' }
    this.#desktop.refreshMenu()
    const result = refused(wanted, started.why, this.#withLog(started.about))
    // The page that asked was closed meanwhile: somebody has to be told all the same.
    if (!this.#desktop.hasWelcome()) this.#showNotice(wanted, result)
    return result
  }

  #show(opened: Opened, invitation: string | null = null): void {
    this.#situation = opened
    const isEmbedded = opened.is === 'embedded'
    const origin = isEmbedded ? opened.host.url : opened.origin
    const key = isEmbedded ? opened.host.consoleKey : invitation
    const address = `${origin}/console${key === null ? '' : `#${key}`}`
    this.#remember(opened)
    this.#desktop.keepAwake(true)
    this.#desktop.showConsole({ origin, isEmbedded, address, title: this.#title() ?? '' })
    this.#desktop.closeWelcome()
    this.#desktop.refreshMenu()
  }

  #remember(opened: Opened): void {
    if (opened.is === 'embedded' && opened.isDemo) return
    const usedAt = Date.now()
    const entry: RecentEntry =
      opened.is === 'embedded'
        ? { kind: 'file', path: opened.host.file, usedAt }
        : { kind: 'host', address: opened.origin, usedAt }
    this.#remembered.change({ recent: withRecent(this.#remembered.memory.recent, entry) })
    if (entry.kind === 'file') this.#desktop.noteRecentFile(entry.path)
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

  async #orNotice(wanted: Wanted, opening: Promise<OpenResult | ConnectResult>): Promise<void> {
    const result = await opening
    if (result.ok || result.why === 'cancelled' || result.why === 'busy') return
    this.#showNotice(wanted, { why: result.why, about: result.about })
  }

  #showNotice({ file, name }: Wanted, { why, about }: Pick<Notice, 'why' | 'about'>): void {
    this.#notice = { file, name, why, about }
    this.#desktop.showWelcome()
  }

  #withLog(about: About): About {
    return { ...about, log: this.#settings.logFile }
  }

  #title(): string | null {
    const { title } = words[this.language]
    const now = this.#situation
    if (now.is === 'remote') return title.remote(now.origin)
    if (now.is !== 'embedded') return null
    const name = nameOf(now.host.file)
    return this.#hostState.state === 'restarting' ? title.restarting(name) : title.running(name)
  }

  /** @param file null is the demo */
  #processOptions(file: string | null): ProcessOptions {
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

function wantedFile(file: string) {
  return { file, name: nameOf(file) }
}

function refused({ file, name }: Wanted, why: OpenRefusal, about: About = {}) {
  return { ok: false, why, about: { ...about, ...(file === null ? {} : { file }), name } } as const
}
