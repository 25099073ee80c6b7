/**
 * The start window as a client of the bridge: what was used last, what is being opened, and what came of it. Everything is
 * done by the desktop shell; this only asks. Knows no markup and no sentence.
 */
import type {
  About,
  Language,
  OpenRefusal,
  ConnectRefusal,
  Recent,
  WelcomeBridge,
  WelcomeStart,
} from '../../main/bridge.ts'

/** What the chair asked for last, so that its refusal stands beside it: `path` of an entry of the list. */
export type Asked =
  { what: 'create' } | { what: 'choose' } | { what: 'recent'; entry: string } | { what: 'connect' }
export type Refused = { asked: Asked; why: OpenRefusal | ConnectRefusal | 'busy'; about: About }

type Outcome =
  { ok: true } | { ok: false; why: OpenRefusal | ConnectRefusal | 'cancelled' | 'busy'; about: About }

export const entryOf = (recent: Recent): string => (recent.kind === 'file' ? recent.path : recent.address)

export class StartWindow {
  readonly #bridge: WelcomeBridge
  language = $state<Language>('en')
  /** Null until the shell has answered. */
  start = $state.raw<Omit<WelcomeStart, 'recent' | 'language'> | null>(null)
  recent = $state.raw<readonly Recent[]>([])
  busy = $state.raw<Asked | null>(null)
  refused = $state.raw<Refused | null>(null)

  constructor(bridge: WelcomeBridge, language: Language) {
    this.#bridge = bridge
    this.language = language
  }

  /** Returns the way to stop listening. */
  listen(): () => void {
    void this.#load()
    return this.#bridge.onChanged(() => void this.#load())
  }

  create(): Promise<void> {
    return this.#ask({ what: 'create' }, () => this.#bridge.createFile())
  }

  choose(): Promise<void> {
    return this.#ask({ what: 'choose' }, () => this.#bridge.openFile())
  }

  connect(address: string): Promise<void> {
    return this.#ask({ what: 'connect' }, () => this.#bridge.connect(address))
  }

  open(recent: Recent): Promise<void> {
    const asked: Asked = { what: 'recent', entry: entryOf(recent) }
    return this.#ask(asked, () =>
      recent.kind === 'file' ? this.#bridge.openFile(recent.path) : this.#bridge.connect(recent.address),
    )
  }

  async forget(recent: Recent): Promise<void> {
    this.recent = await this.#bridge.forgetRecent(entryOf(recent))
  }

  async speak(language: Language): Promise<void> {
    this.language = language
    await this.#bridge.setLanguage(language)
  }

  async #load(): Promise<void> {
    const { language, recent, ...start } = await this.#bridge.start()
    this.language = language
    this.recent = recent
    this.start = start
  }

  /** After `ok` the shell closes this window: until then it stays busy, so that nothing else is begun. */
  async #ask(asked: Asked, act: () => Promise<Outcome>): Promise<void> {
    if (this.busy !== null) return
    this.busy = asked
    this.refused = null
    const outcome = await act()
    if (outcome.ok) return
    this.busy = null
    if (outcome.why !== 'cancelled') this.refused = { asked, why: outcome.why, about: outcome.about }
  }
}
