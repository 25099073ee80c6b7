import { expect, test } from './fixtures.ts'
import { prepareConvention } from './prepare.ts'

const FILE = `# A1: Trees
Submitters: Green youth

We plant **one** tree in each street. <img src=x onerror="document.title='gone'">

The city pays for the trees.

## Reason

Shade.

# A2: Roads

We mend the roads.
`

test('motions are read in, amended twice at one place, voted on, and what was adopted is in the text', async ({
  host,
  chair,
  anotherChair,
  projector,
  member,
}) => {
  const [access] = await prepareConvention(host, { members: 1 })
  if (access === undefined) throw new Error('nobody has access')
  const hall = await projector()
  const second = await anotherChair('Kim')
  const phone = await member(access)
  const { page } = chair
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const dialog = page.getByRole('dialog')
  const motion = (name: RegExp, console = chair) =>
    console.page.getByRole('navigation', { name: 'Motions and amendments' }).getByRole('button', { name })
  const text = (console = chair) => console.page.getByRole('region', { name: 'Text with line numbers' })

  await test.step('one Markdown file, a motion a heading; what looks like markup stays text', async () => {
    for (const console of [chair, second]) await console.go('Motions')
    await button('Import motions').click()
    await page.getByLabel('Paste text or a table here').fill(FILE)
    await button('Preview').click()
    await button('Add 2 motions').click()
    await expect(motion(/^A2 submitted Roads/, second)).toBeVisible()
    await motion(/^A1 /).click()
    await expect(text()).toContainText('<img src=x onerror="document.title=\'gone\'">')
    await expect(text().locator('img')).toHaveCount(0)
    await expect(text().locator('.strong')).toHaveText('one')
  })

  await test.step('two amendments to one place are shown as alternatives', async () => {
    for (const [title, words] of [
      ['Two trees', 'two'],
      ['Ten trees', 'ten'],
    ] as const) {
      await button('New amendment').click()
      await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
      const wording = dialog.getByRole('textbox', { name: 'New wording' })
      await wording.fill((await wording.inputValue()).replace('one', words))
      await expect(dialog.locator('ins')).toContainText(words)
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog).toBeHidden()
    }
    await expect(page.getByText('Alternative to A1-2: only one of them is possible.')).toBeVisible()
    await button('Vote on A1-2 earlier').click()
    await expect(button('Vote on A1-2 earlier')).toBeDisabled()
  })

  await test.step('the hall sees what an amendment changes, word by word', async () => {
    for (const name of [/^A1 /, /^A1-1 /]) {
      await motion(name).click()
      await button('Change state').click()
      await page.getByRole('menuitem', { name: 'admitted' }).click()
    }
    await button('Show in the hall').click()
    await expect(hall.page.getByRole('heading', { name: /^A1-1 / })).toBeVisible()
    await expect(hall.page.locator('ins')).toContainText('two')
    await expect(hall.page.locator('del')).toContainText('one')
  })

  await test.step('and so does a phone, that then looks through all of them', async () => {
    const on = phone.page
    await on.getByRole('button', { name: 'Read the motion' }).click()
    await expect(on.getByRole('heading', { level: 1 })).toHaveText('A1-1 Two trees')
    await expect(on.locator('ins')).toContainText('two')
    await on.getByRole('button', { name: 'All motions' }).click()
    await on.getByRole('button', { name: 'A1 Trees' }).click()
    await expect(on.getByText('<img src=x onerror="document.title=\'gone\'">')).toBeVisible()
    await expect(on.getByRole('heading', { name: 'Amendments' })).toBeVisible()
    await on.getByRole('button', { name: 'Back' }).click()
  })

  await test.step('the first is voted on and adopted', async () => {
    await motion(/^A1-1 /).click()
    await button('Prepare a vote').click()
    await dialog.getByRole('button', { name: 'Prepare vote' }).click()
    await chair.votes.open()
    await phone.cast('Yes')
    await chair.votes.close()
    await chair.votes.publish()
  })

  await test.step('its words are in the text, and the other one waits to be placed anew', async () => {
    await chair.go('Motions')
    await button('Take over the result').click()
    await expect(motion(/^A1-1 adopted/, second)).toBeVisible()
    await motion(/^A1 /, second).click()
    await expect(text(second)).toContainText('We plant two tree')
    await motion(/^A1-2 /).click()
    await expect(page.getByText(/This place was changed meanwhile/)).toBeVisible()
    await button('Place anew').click()
    await expect(dialog).toContainText('The place as the amendment found it')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(/This place was changed meanwhile/)).toBeHidden()
  })
})
