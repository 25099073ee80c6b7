/** A result as it stands in the console and in the hall, whatever the rule: read from its tables and lists. */
import { expect, type Locator } from '@playwright/test'

/** In the order in which they were elected, on the page that says so. */
export async function electedOn(around: Locator): Promise<string[]> {
  await expect(around.getByText(/^(Elected|Nobody is elected|Not decided yet)$/).first()).toBeVisible()
  const head = around.getByText('Elected', { exact: true })
  if ((await head.count()) === 0) return []
  const names = await head.first().locator('xpath=following-sibling::ol[1]').getByRole('listitem').all()
  return Promise.all(names.map(nameIn))
}

/** Of every option its name, its votes and what became of it. */
export async function optionsOn(around: Locator): Promise<string[][]> {
  const rows = await rowsOf(around.getByRole('table', { name: 'Result' }))
  return rows.map(([name = '', votes = '', ...rest]) => [name, votes, rest.at(-1) ?? ''])
}

/** What phones and ballot papers brought: electronic, paper, total. */
export const partsOn = (around: Locator): Promise<string[][]> =>
  rowsOf(around.getByRole('table', { name: 'Electronic and on paper' }))

/** Of a ranked count: of each candidate what stood at the end of each stage; '' once the candidate is out of the count. */
export async function stagesOn(around: Locator): Promise<Record<string, string[]>> {
  const table = around.getByRole('table', { name: 'The stages of the count' })
  await expect(table).toBeVisible()
  const rows = await bodyRows(table).all()
  const read = await Promise.all(
    rows.map(async (row): Promise<[string, string[]]> => {
      const cells = await row.getByRole('cell').all()
      const votes = await Promise.all(
        cells.map(async (cell) => {
          const texts = await cell.locator('.votes').allTextContents()
          return tidy(texts.join(''))
        }),
      )
      return [tidy((await row.getByRole('rowheader').textContent()) ?? ''), votes]
    }),
  )
  return Object.fromEntries(read)
}

async function rowsOf(table: Locator): Promise<string[][]> {
  await expect(table).toBeVisible()
  const rows = await bodyRows(table).all()
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.getByRole('rowheader').or(row.getByRole('cell')).allTextContents()
      return cells.map(tidy)
    }),
  )
}

/** Without the group that stands behind it. */
async function nameIn(item: Locator): Promise<string> {
  const groups = await item.locator('.group').allTextContents()
  const text = tidy((await item.textContent()) ?? '')
  return text.slice(0, text.length - groups.join('').length)
}

const bodyRows = (table: Locator): Locator =>
  table.getByRole('row').filter({ has: table.page().getByRole('rowheader') })

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
