import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import type { TestHost } from './host.ts'
import { Keyboard } from './pages/keyboard.ts'
import { prepareConvention } from './prepare.ts'

/** In the order in which the arrows come to them. */
const KINDS = [
  'One motion',
  'Several motions',
  'En bloc',
  'Alternatives',
  'One post',
  'Several equal posts',
  'Lists',
  'Approval',
  'Cumulative votes',
  'Points',
  'Ranking, one seat',
  'Ranking, several seats',
]

const papersOf = (host: TestHost) =>
  host.asChair(async (chair) => {
    const { votes } = (await chair.command('status', {})).status
    return votes.map(({ paper, secrecy }) => ({ paper, secrecy }))
  })

test('every kind of ballot is set up with keys alone', async ({ host, chair }) => {
  await prepareConvention(host, { members: 3 })
  const { page, votes } = chair
  const keyboard = new Keyboard(page)
  await chair.go('Votes')
  for (const [at, kind] of KINDS.entries()) {
    await test.step(kind, async () => {
      const title = page.getByRole('textbox', { name: 'Title' })
      await keyboard.press('n')
      await expect(title).toBeFocused()
      await keyboard.press('Shift+Tab', ...Array<string>(at).fill('ArrowRight'))
      await expect(page.getByRole('radio', { name: kind, exact: true })).toBeChecked()
      await keyboard.press('Tab')
      await keyboard.type(`By ${kind}`)
      if (at > 0) await keyboard.press('Tab')
      if (kind === 'En bloc') await keyboard.press('Tab')
      for (const name of at === 0 ? [] : ['Anna', 'Ben', 'Cem', 'Dana']) {
        await keyboard.type(name)
        await keyboard.press('Enter')
      }
      await keyboard.press('Control+Enter')
      await expect(page.getByRole('heading', { level: 2, name: `By ${kind}` })).toBeVisible()
      await expect(votes.button(/^Open/)).toBeEnabled()
    })
  }
  const papers = await papersOf(host)
  expect(papers.map(({ paper, secrecy }) => [paper.form.kind, paper.rule.kind, secrecy])).toEqual([
    ['yes-no', 'majority', 'named'],
    ['yes-no', 'majority', 'named'],
    ['yes-no', 'majority', 'named'],
    ['choose', 'most-votes', 'named'],
    ['choose', 'most-votes', 'secret'],
    ['choose', 'most-votes', 'secret'],
    ['choose', 'most-votes', 'secret'],
    ['choose', 'most-votes', 'secret'],
    ['points', 'most-votes', 'secret'],
    ['points', 'most-votes', 'secret'],
    ['rank', 'irv', 'secret'],
    ['rank', 'scottish-stv', 'secret'],
  ])
})

test('a list is pasted, mended line by line and put in order; what was removed comes back', async ({
  host,
  chair,
}) => {
  await prepareConvention(host, { members: 3 })
  const { page, votes } = chair
  const keyboard = new Keyboard(page)
  const names = async () => {
    const lines = await page.getByRole('textbox', { name: /^Line \d+$/ }).all()
    return Promise.all(lines.map((line) => line.inputValue()))
  }
  await chair.go('Votes')
  await votes.button(/^Prepare a vote/).click()
  await votes.chooseKind('Several equal posts')
  await votes.paste(['1. Dana\twomen', '2. Ben\topen', '3. Anna\twomen'])
  await expect(votes.option(3)).toBeFocused()
  expect(await names()).toEqual(['Dana', 'Ben', 'Anna'])

  await keyboard.press('Enter')
  await keyboard.type('Cem')
  await keyboard.press('Alt+ArrowUp', 'Alt+ArrowUp')
  await expect(votes.option(2)).toBeFocused()
  expect(await names()).toEqual(['Dana', 'Cem', 'Ben', 'Anna'])
  await keyboard.press('Enter', 'Backspace')
  await expect(votes.option(2)).toBeFocused()
  expect(await names()).toEqual(['Dana', 'Cem', 'Ben', 'Anna'])

  await votes.button('Remove “Ben”').click()
  expect(await names()).toEqual(['Dana', 'Cem', 'Anna'])
  await chair.participants.toasts.getByRole('button', { name: 'Undo' }).click()
  expect(await names()).toEqual(['Dana', 'Cem', 'Ben', 'Anna'])
  await votes.button('Sort alphabetically').click()
  expect(await names()).toEqual(['Anna', 'Ben', 'Cem', 'Dana'])
  await expect(page.getByRole('combobox', { name: 'Group in line 1' })).toHaveValue('women')
})

test('what cannot work is said beside what mends it, and is not saved', async ({ host, chair }) => {
  await prepareConvention(host, { members: 3 })
  const { page, votes } = chair
  await chair.go('Votes')
  await votes.button(/^Prepare a vote/).click()
  await votes.chooseKind('Several equal posts')
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0)
  await votes.paste(['Anna', 'Ben'])
  const seats = page.getByRole('textbox', { name: 'Seats to fill' })
  await seats.focus()
  const fault = page.getByRole('alert').filter({ hasText: /^That is more seats than there are names/ })
  await expect(fault).toBeVisible()
  await expect(seats).toHaveAttribute('aria-invalid', 'true')

  await votes.button(/^Prepare(?! a vote)/).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await expect(page.getByText('A vote needs a title.').last()).toBeVisible()
  await page.keyboard.insertText('Board')
  await seats.fill('2')
  await expect(fault).toBeHidden()
  await expect(page.getByText(/^Whichever candidate reaches more than half/)).toBeVisible()
  await votes.button('More rules').click()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await votes.button(/^Prepare(?! a vote)/).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Board' })).toBeVisible()
})

test('single motions are pulled out of the block; a changed and a copied vote keep everything', async ({
  host,
  chair,
}) => {
  await prepareConvention(host, { members: 3 })
  const { page, votes } = chair
  await chair.go('Votes')
  await votes.prepare('Committee’s proposals', { kind: 'En bloc', options: ['A1', 'A2', 'A3', 'A4'] })
  await votes.button('Edit').click()
  await votes.button('Pull out “A2”').click()
  await votes.button('Pull out “A3”').click()
  await votes.button('Put “A3” back into the block').click()
  await votes.button(/^Save/).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Committee’s proposals' })).toBeVisible()
  await votes.chooseMore('Prepare as new')
  await votes.button(/^Prepare(?! a vote)/).click()
  await expect(page.getByText('Vote 2', { exact: true })).toBeVisible()
  const [changed, copied] = await papersOf(host)
  expect(changed?.paper.options).toEqual([
    { name: 'En bloc', items: ['A1', 'A3', 'A4'], group: '' },
    { name: 'A2', items: [], group: '' },
  ])
  expect(copied).toEqual(changed)
})

test('a secret vote of few says that it is hardly secret, and says so again when it is opened', async ({
  host,
  chair,
}) => {
  await prepareConvention(host, { members: 3, present: 2 })
  const { page, votes } = chair
  await chair.go('Votes')
  await votes.prepare('Treasurer', { kind: 'One post', options: ['Anna', 'Ben'] })
  const warning = page.getByText(/can vote: a unanimous result shows every ballot\.$/)
  await expect(warning).toBeVisible()
  await votes.button(/^Open/).click()
  await expect(votes.dialog.getByText(/can vote: a unanimous result shows every ballot\.$/)).toBeVisible()
})
