/** The bars of a result, the same in the console and on the projector: the exact number beside each. */
import type { Locator } from '@playwright/test'

export const amountOf = (around: Locator, choice: 'Yes' | 'No' | 'Abstention'): Locator =>
  around
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${choice}$`) })
    .locator('xpath=following-sibling::dd[not(@aria-hidden)][1]')

/** The highest of all numbers that stand as so many of these. */
export function highestOf(text: string, all: number): number | null {
  const found = [...text.matchAll(new RegExp(`([\\d,]+)\\s+of\\s+${written(all)}\\b`, 'g'))]
  return found.length === 0
    ? null
    : Math.max(...found.map(([, number = '']) => Number(number.replace(',', ''))))
}

/** Numbers as English screens write them. */
export const written = (value: number): string => new Intl.NumberFormat('en-GB').format(value)
