/** A member's phone as its owner sees it: what it says, and the few things that can be pressed. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { BallotReading } from '../untruths.ts'

/** What its words say of its own ballot. The first that is found. */
const SAYINGS: readonly [RegExp, BallotReading['ballot']][] = [
  [/Your ballot is counted/, 'counted'],
  [/Your ballot is not counted(?! yet)/, 'not counted'],
  [/Your ballot (waits on this device|is on its way|is not counted yet)|Not confirmed yet/, 'on its way'],
  [/It is not known yet whether your ballot counts/, 'on its way'],
  [/^(Cast (ballot|“)|Next: check)/m, 'offered'],
]

export const ballotOnPhone = (text: string): BallotReading => ({
  ballot: SAYINGS.find(([saying]) => saying.test(text))?.[1] ?? 'none',
  receipt: /Your receipt\s+(\S+)/.exec(text)?.[1] ?? null,
  isDoubted: /As of \d|Signing you in|Sign in to vote|Signed in on another device/.test(text),
})

export class Phone {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  /** What is wrong with the connection, and of when the rest is. */
  get trouble(): Locator {
    return this.page.getByRole('status').filter({ hasText: /As of/ })
  }

  async signInWithCode(code: string): Promise<void> {
    await this.page.getByLabel('Your access code').fill(code)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  async isWaiting(): Promise<void> {
    await expect(this.heading).toHaveText('No vote is open right now')
  }

  /** The ballot of this vote fills the screen. */
  async hasBallot(title: string): Promise<void> {
    await expect(this.heading).toHaveText(title)
    await expect(this.choices).toBeVisible()
  }

  get choices(): Locator {
    return this.page.getByRole('radiogroup', { name: 'Your choice' })
  }

  async cast(choice: 'Yes' | 'No' | 'Abstain'): Promise<void> {
    await this.choices.getByText(choice, { exact: true }).click()
    await this.page.getByRole('button', { name: `Cast “${choice}”` }).click()
  }

  // -------------------------------------------------------------------------------------------- papers with options

  /** A paper of several options, by the name of one of them. */
  async hasPaper(title: string, option: string): Promise<void> {
    await expect(this.heading).toHaveText(title)
    await expect(this.page.getByRole('button', { name: 'Next: check' })).toBeVisible()
    await expect(this.page.getByText(option).first()).toBeVisible()
  }

  /** Crosses: rows of candidates or alternatives, «No to all», «Abstain». */
  async choose(...options: readonly string[]): Promise<void> {
    for (const option of options)
      await this.page.locator('label.choice').filter({ hasText: option }).locator('input').check()
  }

  /** Of a paper with several questions. */
  async answer(option: string, answer: 'Yes' | 'No' | 'Abstain'): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: option, exact: true })
      .getByRole('radio', { name: answer, exact: true })
      .click()
  }

  /** In the order of preference. */
  async rank(...options: readonly string[]): Promise<void> {
    for (const option of options) await this.page.getByRole('button', { name: option, exact: true }).click()
  }

  async givePoints(option: string, points: number): Promise<void> {
    const field = this.page.getByRole('textbox', { name: `Points for ${option}`, exact: true })
    await field.fill(String(points))
    await field.blur()
  }

  /** How much of the paper is filled in, such as «2 of 3 chosen». */
  get filled(): Locator {
    return this.page.locator('.count')
  }

  /** The screen before casting, with what is about to be cast. */
  async check(): Promise<void> {
    await this.page.getByRole('button', { name: 'Next: check' }).click()
    await expect(this.heading).toHaveText('You choose')
  }

  async castChecked(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cast ballot', exact: true }).click()
  }

  async castOnPurpose(which: 'empty' | 'invalid'): Promise<void> {
    await this.page.getByText('Cast an empty or invalid ballot').click()
    await this.page
      .getByRole('button', {
        name: which === 'empty' ? 'Cast an empty ballot …' : 'Cast an invalid ballot …',
      })
      .click()
    await this.page.getByRole('button', { name: `Cast it ${which}`, exact: true }).click()
  }

  async change(): Promise<void> {
    await this.page.getByRole('button', { name: 'Change my vote' }).click()
  }

  /** Returns the receipt. */
  async isCounted(): Promise<string> {
    await expect(
      this.page.getByRole('heading', { name: 'Your ballot is counted', exact: true }),
    ).toBeVisible()
    return this.receipt()
  }

  async receipt(): Promise<string> {
    return (await this.page.getByRole('definition').first().textContent()) ?? ''
  }

  // -------------------------------------------------------------------------------------------- results

  /** Of an election, in the order in which they were elected. */
  async elected(): Promise<readonly string[]> {
    await expect(
      this.page.getByText(/^(Elected|Nobody is elected|Adopted|Nothing is adopted)$/),
    ).toBeVisible()
    return this.page.locator('.elected li').allTextContents()
  }

  /** Opens the list of all receipts; whether the own one is on it. */
  async ownReceiptIsListed(): Promise<boolean> {
    await this.page.getByRole('button', { name: 'Look through the receipts' }).click()
    const saying = this.page.getByText(/^Your receipt is (NOT )?on the list$/)
    await expect(saying).toBeVisible()
    return !((await saying.textContent()) ?? '').includes('NOT')
  }

  /** Yes, no, abstentions as the result's table shows them. */
  async result(): Promise<{ verdict: string; yes: string; no: string; abstain: string }> {
    const verdict = this.page.getByText(/^(Adopted|Rejected)$/)
    await expect(verdict).toBeVisible()
    const votes = async (choice: string) => {
      const row = this.page
        .getByRole('row')
        .filter({ has: this.page.getByRole('rowheader', { name: choice }) })
      return ((await row.getByRole('cell').last().textContent()) ?? '').trim().split(/\s/)[0] ?? ''
    }
    return {
      verdict: ((await verdict.textContent()) ?? '').trim(),
      yes: await votes('Yes'),
      no: await votes('No'),
      abstain: await votes('Abstain'),
    }
  }
}
