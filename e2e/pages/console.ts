/** A chair's console: the frame that never leaves, and the way to its screens. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { CountReading } from '../untruths.ts'
import { Journal } from './journal.ts'
import { Participants } from './participants.ts'
import { highestOf } from './result-bars.ts'
import { Votes } from './votes.ts'

/** What its words say of the open vote in which so many may vote: in the status bar and, if it is shown, on the ring. */
export const turnoutOnConsole =
  (register: number) =>
  (text: string): CountReading => ({
    turnout: highestOf(text, register),
    isDoubted: !/Host: (good|a limit is near|cannot save)/.test(text),
  })

type Screen =
  | 'Participants'
  | 'Desk'
  | 'Agenda'
  | 'Speakers'
  | 'Motions'
  | 'Votes'
  | 'Elections'
  | 'Journal'
  | 'Minutes'
  | 'Projector'
  | 'Health'
  | 'Convention'

export class ConsolePage {
  readonly page: Page
  readonly participants: Participants
  readonly votes: Votes
  readonly journal: Journal

  constructor(page: Page) {
    this.page = page
    this.participants = new Participants(page)
    this.votes = new Votes(page)
    this.journal = new Journal(page)
  }

  async isConnected(): Promise<void> {
    await expect(this.page.getByText(/^Host: (good|a limit is near)/)).toBeAttached()
  }

  async isDisconnected(): Promise<void> {
    await expect(this.page.getByText('Host: no connection')).toBeVisible()
  }

  /** What is wrong, in a sentence. */
  get trouble(): Locator {
    return this.page.getByRole('banner').getByText(/^(No connection|The host )/)
  }

  async go(screen: Screen): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: 'Screens' })
    await rail.getByRole('button', { name: screen, exact: true }).click()
    await expect(this.heading(screen)).toBeVisible()
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true })
  }

  /** A number of the status bar. */
  figure(label: 'present' | 'entitled' | 'online'): Locator {
    const pair = this.page
      .getByRole('banner')
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
    return pair.locator('xpath=..').getByRole('definition')
  }

  /** The open vote in the status bar, with its turnout. */
  get liveVote(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /^Vote open:/ })
  }

  /** Presses in the palette what a chair would type. */
  async run(command: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    const palette = this.page.getByRole('dialog', { name: 'Commands' })
    await palette.getByRole('combobox').fill(command)
    await expect(palette.getByRole('option').first()).toContainText(command)
    await this.page.keyboard.press('Enter')
    await expect(palette).toBeHidden()
  }
}
