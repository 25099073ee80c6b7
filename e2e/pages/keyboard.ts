/** Somebody without a mouse: only keys, and only where the focus is. */
import { expect, type Locator, type Page } from '@playwright/test'

/** More controls than any screen or dialog has. */
const MOST_TABS = 80

export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.insertText(text)
  }

  /** Tab by Tab until it has the focus. */
  async reach(control: Locator): Promise<void> {
    await expect(control).toBeEnabled()
    const focused = control.and(this.#page.locator(':focus'))
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if ((await focused.count()) > 0) return
      await this.press('Tab')
    }
    throw new Error(`the focus never comes to ${control.toString()}`)
  }

  async activate(control: Locator): Promise<void> {
    await this.reach(control)
    await this.press('Enter')
  }
}
