/** The bars of a result, the same in the console and on the projector: the exact number beside each. */
import type { Locator } from '@playwright/test'

export const amountOf = (around: Locator, choice: 'Yes' | 'No' | 'Abstention'): Locator =>
  around
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${choice}$`) })
    .locator('xpath=following-sibling::dd[not(@aria-hidden)][1]')

/** Numbers as English screens write them. */
export const written = (value: number): string => new Intl.NumberFormat('en-GB').format(value)
