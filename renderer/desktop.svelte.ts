/** The desktop app around this page, where there is one: its bridge and what its embedded host is doing. */
import type { ConsoleBridge, HostState } from '../main/bridge.ts'

class Desktop {
  /** Null in a browser and in a remote host's console. */
  readonly bridge: ConsoleBridge | null = window.plenum?.kind === 'console' ? window.plenum : null
  host = $state.raw<HostState | null>(null)

  constructor() {
    void this.bridge?.hostState().then((state) => (this.host = state))
    this.bridge?.onHostState((state) => (this.host = state))
  }
}

export const desktop = new Desktop()
