/** A chair's console on the tour: the ways around in it, in whatever language. */
import { expect, type Locator, type Page } from '@playwright/test'
import { wordsOf, type Tour, type Words } from './tour.ts'

export class Desk {
  readonly page: Page
  readonly words: Words
  readonly #tour: Tour

  constructor(page: Page, tour: Tour) {
    this.page = page
    this.words = wordsOf(tour.language)
    this.#tour = tour
  }

  async go(view: keyof Words['frame']['views']): Promise<void> {
    const { mainNavigation, views } = this.words.frame
    const rail = this.page.getByRole('navigation', { name: mainNavigation })
    await rail.getByRole('button', { name: views[view], exact: true }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: views[view] })).toBeVisible()
  }

  button(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true })
  }

  inDialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog').last().getByRole('button', { name })
  }

  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  visit(name: string): Promise<void> {
    return this.#tour.visit({ name: `console-${name}`, page: this.page, on: 'console' })
  }
}
