/** The console's screen of votes, by what stands on its buttons. */
import { expect, test, type Locator, type Page } from '@playwright/test'

export type Answers = {
  kind?: string
  options?: readonly string[]
  /** By label, such as «Seats to fill». */
  numbers?: Readonly<Record<string, string>>
  text?: string
  secrecy?: 'named' | 'secret'
  duration?: string
  minutes?: string
}

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
  async prepare(title: string, answers: Answers = {}): Promise<void> {
    await this.button(/^Prepare a vote/).click()
    await this.page.getByRole('textbox', { name: 'Title' }).fill(title)
    if (answers.kind !== undefined) await this.chooseKind(answers.kind)
    if (answers.options !== undefined) await this.paste(answers.options)
    for (const [name, number] of Object.entries(answers.numbers ?? {}))
      await this.page.getByRole('textbox', { name, exact: true }).fill(number)
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

  /** By the word on it, such as «Several equal posts». */
  async chooseKind(kind: string): Promise<void> {
    await this.page.getByRole('group', { name: 'What is voted on?' }).getByText(kind, { exact: true }).click()
  }

  /** A line of the ballot's options, from 1. */
  option(line: number): Locator {
    return this.page.getByRole('textbox', { name: `Line ${line}`, exact: true })
  }

  /** As from a list or a spreadsheet: behind a tab stands the group. */
  async paste(options: readonly string[]): Promise<void> {
    const text = JSON.stringify(`${options.join('\n')}\n`)
    await this.option(1).focus()
    // As text: what a browser has is unknown to the types here.
    await this.page.evaluate(`{
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', ${text})
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement.dispatchEvent(paste)
    }`)
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
    await expect(this.files).toBeVisible()
  }

  /** The menu with what anybody may take away of a published vote. */
  get files(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: 'Files', exact: true })
  }

  /** Returns where it lies, under the name that it has. */
  async save(kind: 'Ballots (CSV)' | 'Election to recount (BLT)' | 'Receipts (text)'): Promise<string> {
    await this.files.click()
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('menuitem', { name: kind }).click()
    const file = await download
    const path = test.info().outputPath(file.suggestedFilename())
    await file.saveAs(path)
    return path
  }

  /** Closes a vote whose result is more than one word. */
  async count(): Promise<void> {
    await this.confirm('Close and count', /^Close:/)
    await expect(this.page.getByText('Only chairs see this result until it is published.')).toBeVisible()
  }

  /** From the menu beside the buttons, which keeps what is rare and grave apart. */
  async chooseMore(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'More', exact: true }).click()
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
