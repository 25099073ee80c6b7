/**
 * Opening the hall's screen and choosing what it shows: in the desktop app by its bridge, in a browser as a window of its
 * own, each with a fresh one-time link. One for the page, so that the menu can use it too. Knows no markup.
 */
import type { Answer, Console } from '../../console.svelte.ts'
import { desktop } from '../../desktop.svelte.ts'
import type { HallContent, PublicVote, Roll, VoteId } from '#protocol'
import { speech } from '../../words/language.svelte.ts'
import { projector } from '../../words/projector.ts'
import { ask } from '../ask.ts'

/** `blocked`: the browser let no window be opened; the link is still good, once. */
export type Opening =
  | { state: 'closed' }
  | { state: 'opening' }
  | { state: 'open'; where: 'second' | 'this' | 'browser' }
  | { state: 'blocked'; path: string; key: string }
  | { state: 'host-not-running' }
  | { state: 'refused'; answer: Exclude<Answer<'invite'>, { ok: true }> }

const WINDOW_NAME = 'plenum-projector'

/** The desktop app showing a remote host's console: it has no bridge, and its shell takes a new window's address over itself. */
const isInShell = (): boolean => desktop.bridge === null && navigator.userAgent.includes('Electron/')

export class ProjectorScreen {
  opening = $state.raw<Opening>({ state: 'closed' })
  isChanging = $state(false)
  refusal = $state.raw<Exclude<Answer<'show-on-projector'>, { ok: true }> | null>(null)

  #roll = $state.raw<{ vote: VoteId; roll: Roll } | null>(null)

  /** Who voted what in the vote that the hall sees, once it was asked for; null else. */
  rollOf(vote: PublicVote | null): Roll | null {
    return this.#roll !== null && this.#roll.vote === vote?.id ? this.#roll.roll : null
  }

  /** Projectors are told the roll; a console asks, once a vote, because only this preview shows it unasked. */
  async askForRoll(host: Pick<Console, 'command'>, vote: PublicVote | null): Promise<void> {
    if (vote?.state !== 'published' || vote.secrecy !== 'named' || this.#roll?.vote === vote.id) return
    const answer = await ask(host, 'show-roll', { vote: vote.id })
    if (answer.ok) this.#roll = { vote: vote.id, roll: answer.roll }
  }

  /** As the main picture, which every projector shows that has none of its own. */
  async show(host: Pick<Console, 'command'>, showing: HallContent): Promise<void> {
    if (this.isChanging) return
    this.isChanging = true
    this.refusal = null
    const answer = await ask(host, 'show-on-projector', { showing, projector: null, entry: null })
    this.isChanging = false
    if (!answer.ok) this.refusal = answer
  }

  /** Call from a click: browsers let a window be opened only then, so it is opened empty before the link is there. */
  async open(host: Pick<Console, 'command'>): Promise<void> {
    if (this.opening.state === 'opening') return
    const isInBrowser = desktop.bridge === null && !isInShell()
    const page = isInBrowser ? window.open('about:blank', WINDOW_NAME, 'popup') : null
    this.opening = { state: 'opening' }
    const answer = await ask(host, 'invite', { role: 'projector', name: speech.of(projector).invitationName })
    if (!answer.ok) {
      page?.close()
      this.opening = { state: 'refused', answer }
      return
    }
    const { path, key } = answer
    if (desktop.bridge !== null) {
      const result = await desktop.bridge.openProjector({ path, key })
      this.opening = result.ok ? { state: 'open', where: result.display } : { state: 'host-not-running' }
    } else if (isInShell()) {
      window.open(`${path}#${key}`, WINDOW_NAME)
      this.opening = { state: 'open', where: 'browser' }
    } else if (page === null) {
      this.opening = { state: 'blocked', path, key }
    } else {
      page.opener = null
      page.location.replace(`${path}#${key}`)
      this.opening = { state: 'open', where: 'browser' }
    }
  }

  async close(): Promise<void> {
    await desktop.bridge?.closeProjector()
    this.opening = { state: 'closed' }
  }
}

export const projectorScreen = new ProjectorScreen()
