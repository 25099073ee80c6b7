/** The console's list of participants: its rows in sight, and what can be done with them. */
import type { Locator, Page } from '@playwright/test'

export class Participants {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: 'List of participants' })
  }

  /** The row of this member, if it is in sight. */
  row(number: string): Locator {
    const cell = this.page.getByRole('gridcell', { name: number, exact: true })
    return this.list.getByRole('row').filter({ has: cell })
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Search by name, number or region' }).fill(text)
  }
}
