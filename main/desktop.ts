/** What the shell asks of windows, dialogs and the machine; types only. index.ts makes it of Electron, tests write down what it is told. */

import type { HostState, MenuAct } from './bridge.ts'
import type { LeaveQuestion } from './leaving.ts'
import type { Found } from './remote-host.ts'

export type ConsoleWindow = { origin: string; isEmbedded: boolean; address: string; title: string }

/** There is at most one window of each kind. Closing one here asks nobody. */
export type Desktop = {
  /** Opens it; or brings it to front and tells its page to ask again what there is to show. */
  showWelcome(): void
  hasWelcome(): boolean
  closeWelcome(): void

  showConsole(window: ConsoleWindow): void
  focusConsole(): void
  titleConsole(title: string): void
  tellHostState(state: HostState): void
  tellConsole(act: MenuAct): void
  closeConsole(): void

  /** Says on which screen it opened. */
  showProjector(origin: string, isEmbedded: boolean, address: string): 'second' | 'this'
  closeProjector(): void

  /** These resolve to null when the dialog is closed without a choice. */
  chooseConvention(): Promise<string | null>
  chooseNewConvention(): Promise<string | null>
  chooseBackupPlace(name: string): Promise<string | null>
  chooseBackupFolder(): Promise<string | null>
  /** True: go. */
  askToLeave(question: LeaveQuestion): Promise<boolean>

  /** Whether the machine has to stay awake. */
  keepAwake(isNeeded: boolean): void
  noteRecentFile(path: string): void
  showInFolder(path: string): void
  findHost(origin: string): Promise<Found>
  refreshMenu(): void
}
