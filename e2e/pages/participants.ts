/** The console's list of participants: its rows in sight, and what can be done with them. */
import { expect, type Download, type Locator, type Page } from '@playwright/test'
import type { asFile } from '../member-list.ts'

export class Participants {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: 'List of participants' })
  }

  get rows(): Locator {
    return this.list.getByRole('rowgroup').getByRole('row')
  }

  /** The n-th of the list from 1, if it is in sight: rows in the document are in any order. */
  at(place: number): Locator {
    return this.list.locator(`[role="row"][aria-rowindex="${place + 1}"]`)
  }

  /** The row of this member, if it is in sight. */
  row(number: string): Locator {
    const cell = this.page.getByRole('gridcell', { name: number, exact: true })
    return this.list.getByRole('row').filter({ has: cell })
  }

  /** How many the list holds, in sight or not. */
  async hasRows(count: number): Promise<void> {
    await expect(this.list).toHaveAttribute('aria-rowcount', String(count + 1))
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Search by name, number or region' }).fill(text)
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').last()
  }

  get toasts(): Locator {
    return this.page.getByRole('region', { name: 'Notices' })
  }

  /** Chooses a file as the operating system's dialog would, and waits for what the host says of it. */
  async lookAt(file: ReturnType<typeof asFile>): Promise<void> {
    await this.page.getByRole('button', { name: /^Import list/ }).click()
    await this.chooseFile(file)
  }

  async chooseFile(file: ReturnType<typeof asFile>): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.dialog.getByText('Choose file …', { exact: true }).click()
    await (await chooser).setFiles(file)
  }

  /** A count of the preview, by its label. */
  effect(label: string): Locator {
    const term = this.dialog.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) })
    return term.locator('xpath=..').getByRole('definition')
  }

  async confirmImport(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Import [\d,]+ rows?$/ }).click()
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  /** Issues access as the dialog offers it and returns the list for mail merge. */
  async issueAccess(): Promise<Download> {
    await this.page.getByRole('button', { name: 'Issue access', exact: true }).click()
    await this.dialog.getByRole('button', { name: /^Issue access for/ }).click()
    const list = this.dialog.getByRole('button', { name: /CSV/ })
    await expect(list).toBeVisible()
    const download = this.page.waitForEvent('download')
    await list.click()
    return download
  }

  async closeDialog(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click()
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  async checkInEverybody(): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.page.getByRole('combobox').fill('Check in everybody')
    await this.page.keyboard.press('Enter')
    await this.dialog.getByRole('button', { name: 'Check in everybody' }).click()
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }
}
