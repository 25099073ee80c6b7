/** The hall's screen, from the last row: it is only looked at. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { CountReading } from '../untruths.ts'
import { highestOf } from './result-bars.ts'

/** What its words say of the open vote in which so many may vote. */
export const turnoutInHall =
  (register: number) =>
  (text: string): CountReading => ({
    turnout: highestOf(text, register),
    isDoubted: /No connection|Connecting …/.test(text),
  })

/** Less than the connection waits for an answer, which comes by the real clock. */
const STEP_MS = 500
const MOST_STEPS = 240

export class Projector {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async showsSignIn(address: string): Promise<void> {
    await expect(this.page.getByRole('img', { name: `QR code for ${address}` })).toBeVisible()
  }

  async showsOpen(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible()
    // While one vote fades into the next both are there.
    await expect(this.page.getByText(/Please vote now|time left/).first()).toBeVisible()
  }

  async showsTurnout(cast: number, of: number): Promise<void> {
    const name = `${number(cast)} of ${number(of)} have voted`
    await expect(this.page.getByRole('img', { name, exact: true }).first()).toBeVisible()
  }

  async isLost(): Promise<void> {
    await expect(this.page.getByRole('status')).toHaveText(/No connection · as of [\d:]+/)
  }

  /** From now on its clock is the story's, which goes faster where pages turn. */
  async givesUpItsClock(): Promise<void> {
    // Its key opens once: the session that comes of it must be there before the page is loaded again.
    await this.page.waitForFunction(() => localStorage.length > 0)
    await this.page.clock.install()
    await this.page.reload()
  }

  /** Goes on through the pages of a result, which turn by themselves. */
  async turnsTo(content: Locator): Promise<void> {
    for (let step = 0; step < MOST_STEPS; step++) {
      if (await content.first().isVisible()) return
      await this.page.clock.runFor(STEP_MS)
    }
    await expect(content.first()).toBeVisible()
  }

  get verdict(): Locator {
    return this.page.getByText(/^\s*(Adopted|Rejected)\s*$/)
  }
}

const number = (value: number) => new Intl.NumberFormat('en-GB').format(value)
