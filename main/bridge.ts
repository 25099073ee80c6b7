/**
 * The one typed bridge between a page and the operating system, `window.plenum`: types only, so that pages pay nothing.
 * Two pages have it, the welcome page and the console of the embedded host; a remote host's console, the projector
 * and every browser do not (`window.plenum` is undefined). Nothing about voting goes over it: that is the socket's.
 */

export type Language = 'de' | 'en'

/**
 * Names and numbers for the sentence that explains a `why`: `file-in-use` may carry `url`; `file-damaged`, `not-writable`
 * and `wrong-certificate` `detail`; `file-too-new` `version`; `port-taken` `port`; `address-unavailable` `address`;
 * `no-answer` `seconds`; `crashed-too-often` `crashes`; `start-crashed` and `host-broken` `log`, the file to read.
 */
export type About = Readonly<Record<string, string | number>>

/** Why the embedded host does not run: its own words, then what became of its process. */
export type HostFailure =
  | 'file-in-use'
  | 'file-damaged'
  | 'file-too-new'
  | 'not-a-convention'
  | 'no-such-folder'
  | 'not-writable'
  | 'port-taken'
  | 'address-unavailable'
  | 'wrong-certificate'
  /** No word from it within the time limit. */
  | 'no-answer'
  /** It crashed before it was ready. */
  | 'start-crashed'
  /** Each restart within a minute crashed. */
  | 'crashed-too-often'
  /** It failed in a way it has no word for. */
  | 'host-broken'

/**
 * What the embedded host is doing.
 * `restarting`: it crashed and comes back on the same port by itself, clients reconnect; `attempt` counts from 1.
 * `lost`: it stays away. Its window closes and the welcome page opens with the reason as its notice.
 */
export type HostState =
  | { state: 'starting' }
  | { state: 'running' }
  | { state: 'restarting'; attempt: number; of: number }
  | { state: 'lost'; why: HostFailure; about: About }
  | { state: 'stopping' }

export type Bridge = WelcomeBridge | ConsoleBridge

// ---------------------------------------------------------------------------------------------- the welcome page

/** Newest first. `missing`: the file is not where it was; opening it is refused with `file-missing`. */
export type Recent =
  | { kind: 'file'; path: string; name: string; folder: string; usedAt: number; missing: boolean }
  /** `address` is an origin such as "https://vote.example.org", never a key. */
  | { kind: 'host'; address: string; usedAt: number }

/**
 * What a welcome page shows first. `notice`: why the chair is here (again): what could not be opened or kept open.
 * `name` is the file's, or the host's address; `file` its path, or null for a host.
 */
export type WelcomeStart = {
  language: Language
  version: string
  platform: 'mac' | 'windows' | 'linux'
  recent: readonly Recent[]
  notice: { name: string; file: string | null; why: OpenRefusal | ConnectRefusal; about: About } | null
}

export type OpenRefusal =
  | HostFailure
  | 'file-missing'
  /** Only for a new file: a convention is never overwritten. */
  | 'file-exists'
  /** The name does not end in .plenum, or is not an absolute path. */
  | 'file-name'

/**
 * `cancelled`: a dialog was closed without a choice; say nothing. `busy`: something is being opened or closed already.
 * `about` always has `file` (the path) and `name` where there is one. After `ok` this window closes and the console opens.
 */
export type OpenResult = { ok: true } | { ok: false; why: OpenRefusal | 'cancelled' | 'busy'; about: About }

export type ConnectRefusal =
  /** Not an http or https address. */
  | 'address-malformed'
  | 'host-unreachable'
  /** Something answers there, but not a Plenum host. */
  | 'not-a-host'
  /** The certificate is not valid for this address; `about.detail` is Chromium's name for it. */
  | 'certificate-refused'

export type ConnectResult =
  { ok: true } | { ok: false; why: ConnectRefusal | 'cancelled' | 'busy'; about: About }

export type WelcomeBridge = {
  readonly kind: 'welcome'
  start(): Promise<WelcomeStart>
  /** Takes an entry off the list (by `path` or `address`), not the file off the disk; answers with the list that is left. */
  forgetRecent(entry: string): Promise<readonly Recent[]>
  /** Asks where with the system's dialog, makes the file and opens it. */
  createFile(): Promise<OpenResult>
  /** Opens this path of `recent`, or asks with the system's dialog. */
  openFile(path?: string): Promise<OpenResult>
  /** A host elsewhere: an address, or the whole link of an invitation ("https://vote.example.org/console#…"). */
  connect(address: string): Promise<ConnectResult>
  /** Menus and dialogs follow; it is remembered. */
  setLanguage(language: Language): Promise<void>
  /** A file was opened from outside and is refused, or the notice changed: ask `start()` again. Returns the way to stop listening. */
  onChanged(listener: () => void): () => void
}

// ---------------------------------------------------------------------------------------------- the console of the embedded host

/** Menu items whose work is the console's: it has the socket. `open-projector`: invite a projector, then `openProjector`. */
export type MenuAct = 'open-projector' | 'save-backup' | 'sign-in-slide'

/** `display`: on which screen it opened; `this` when there is only one, then it is a window, not full screen. */
export type ProjectorResult =
  { ok: true; display: 'second' | 'this' } | { ok: false; why: 'host-not-running' }

export type SaveBackupResult =
  | { ok: true; path: string }
  | { ok: false; why: 'cancelled' | 'no-such-backup' | 'not-written'; about: About }

export type ConsoleBridge = {
  readonly kind: 'console'
  hostState(): Promise<HostState>
  /** Called at each change, not at once. Returns the way to stop listening. */
  onHostState(listener: (state: HostState) => void): () => void
  /** With what the command `invite` answered for a projector; a window already open is brought to front and reloaded. */
  openProjector(invitation: { path: string; key: string }): Promise<ProjectorResult>
  closeProjector(): Promise<void>
  /** Shows the convention's file in the system's file manager. */
  showFileInFolder(): Promise<void>
  /** Copies a backup (`name` as the command `backup` answered) to where the chair says, such as a USB stick. */
  saveBackupAs(name: string): Promise<SaveBackupResult>
  /** Where copies are to go by themselves, asked with the system's dialog; null when it is closed without a choice. */
  chooseBackupFolder(): Promise<string | null>
  onMenu(listener: (act: MenuAct) => void): () => void
  setLanguage(language: Language): Promise<void>
}

declare global {
  interface Window {
    /** Absent in a browser, in a remote host's console and in the projector's window. */
    readonly plenum?: Bridge
  }
}
