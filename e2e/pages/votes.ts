/** The console's screen of votes, by what stands on its buttons. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Votes {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  /** Fills the form of a new vote as far as `answers` say, and saves it. */
  async prepare(
    title: string,
    answers: { text?: string; secrecy?: 'named' | 'secret'; duration?: string; minutes?: string } = {},
  ) {
    await this.button(/^Prepare a vote/).click()
    await this.page.getByRole('textbox', { name: 'Title' }).fill(title)
    if (answers.text !== undefined) await this.page.getByRole('textbox', { name: 'Text' }).fill(answers.text)
    if (answers.secrecy !== undefined) await this.choose('Ballots are', answers.secrecy)
    if (answers.minutes !== undefined) {
      await this.choose('Time limit', 'other')
      await this.page.getByRole('textbox', { name: 'Minutes' }).fill(answers.minutes)
    }
    if (answers.duration !== undefined) await this.choose('Time limit', answers.duration)
    await this.button(/^Prepare(?! a vote)/).click()
    await expect(this.page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  }

  async choose(group: string, option: string): Promise<void> {
    // The radio buttons themselves are out of sight: a person presses the word.
    await this.page
      .getByRole('group', { name: group, exact: true })
      .getByText(option, { exact: true })
      .click()
  }

  /** Presses `act`, and its verb again in the question that names the vote. */
  async confirm(act: string | RegExp, verb: string | RegExp): Promise<void> {
    await this.button(act).click()
    await this.dialog.getByRole('button', { name: verb }).click()
    await expect(this.dialog).toBeHidden()
  }

  async open(): Promise<void> {
    await this.confirm(/^Open(?! vote)/, /^Open vote/)
    await expect(this.turnout).toBeVisible()
  }

  async close(): Promise<void> {
    await this.confirm('Close and count', /^Close:/)
    await expect(this.verdict).toBeVisible()
  }

  async publish(): Promise<void> {
    await this.confirm(/^Publish/, 'Publish result')
    await expect(this.button(/Ballots as CSV/)).toBeVisible()
  }

  /** From the menu beside the buttons, which keeps what is rare and grave apart. */
  async chooseMore(item: string): Promise<void> {
    await this.button('More').click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  get turnout(): Locator {
    return this.page.getByRole('main').getByRole('img', { name: /have voted$/ })
  }

  async showsTurnout(cast: number, of: number): Promise<void> {
    const number = new Intl.NumberFormat('en-GB')
    await expect(this.turnout).toHaveAccessibleName(
      `${number.format(cast)} of ${number.format(of)} have voted`,
    )
  }

  get verdict(): Locator {
    return this.page.getByRole('main').getByText(/^\s*(Adopted|Rejected)\s*$/)
  }

  /** A figure below the result, by its label. */
  figure(label: string): Locator {
    const term = this.page
      .getByRole('main')
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
    return term.locator('xpath=..').getByRole('definition')
  }
}
