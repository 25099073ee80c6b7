/** Names that the preload script and the main process must agree on. */

import type { BridgePage } from './security.ts'

/** One channel a page: what it asks for stands in the first argument, and is checked behind one door. */
export const channels = {
  welcome: 'plenum:welcome',
  console: 'plenum:console',
} as const satisfies Record<BridgePage, string>

/** From the main process to a page, without answer. */
export const news = {
  welcomeChanged: 'plenum:welcome-changed',
  hostState: 'plenum:host-state',
  menu: 'plenum:menu',
} as const

/** Tells a preload script, as a word of its command line, which page's bridge it is to expose. */
export function pageWord(page: BridgePage): string {
  return `--plenum-page=${page}`
}
