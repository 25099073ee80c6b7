/** The console's journal: sentences, the newest first. */
import type { Locator, Page } from '@playwright/test'

export class Journal {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  entry(sentence: string | RegExp): Locator {
    return this.page.getByRole('table').getByRole('row').filter({ hasText: sentence })
  }
}
