import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { prepareConvention } from './prepare.ts'

test('an agenda is written by key, called up for hall and phones, and two chairs do not lose each other’s work', async ({
  host,
  chair,
  anotherChair,
  member,
  projector,
}) => {
  const [access] = await prepareConvention(host, { members: 5 })
  if (access === undefined) throw new Error('nobody has access')
  const second = await anotherChair('Kim')
  const hall = await projector()
  const phone = await member(access)
  const rowOn = (console: typeof chair, text: string) =>
    console.page.getByRole('row').filter({ hasText: text })
  const focused = () => chair.page.locator('[role="row"]:focus')
  const { keyboard } = chair.page

  await test.step('items are typed one after the other, indented, and numbered by themselves', async () => {
    for (const console of [chair, second]) await console.go('Agenda')
    await chair.page.getByRole('button', { name: 'Add item' }).first().click()
    await expect(chair.page.getByLabel('Title of the new item')).toBeFocused()
    await keyboard.type('Opening')
    await keyboard.press('Enter')
    await expect(rowOn(second, '1 Opening')).toBeVisible()
    await keyboard.press('Tab')
    await keyboard.type('Welcome')
    await keyboard.press('Enter')
    await expect(rowOn(second, '1.1 Welcome')).toBeVisible()
    await keyboard.press('Shift+Tab')
    await keyboard.type('Budget')
    await keyboard.press('Enter')
    await expect(rowOn(second, '2 Budget')).toBeVisible()
    await keyboard.press('Escape')
    await expect(focused()).toContainText('Budget')
  })

  await test.step('a list is pasted, with its faults by line', async () => {
    await chair.page.getByRole('button', { name: 'Read in an agenda' }).click()
    const text = chair.page.getByLabel('Paste text or a table here')
    await text.fill('title;minutes;internal\nElections;soon;\nTechnics;;yes')
    await chair.page.getByRole('button', { name: 'Preview' }).click()
    await expect(chair.page.getByRole('row', { name: /^2 Not a duration/ })).toBeVisible()
    await chair.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await text.fill('title;minutes;internal\nElections;30;\nTechnics;;yes')
    await chair.page.getByRole('button', { name: 'Preview' }).click()
    await chair.page.getByRole('button', { name: 'Add 2 items' }).click()
    await expect(rowOn(second, '3 Elections')).toContainText('30')
    await expect(rowOn(second, 'I1 Technics')).toContainText('internal')
  })

  await test.step('sorted by key and by hand', async () => {
    await rowOn(chair, 'Elections').focus()
    await keyboard.press('Alt+ArrowUp')
    await expect(rowOn(second, '2 Elections')).toBeVisible()
    await expect(focused()).toContainText('Elections')
    const grip = await rowOn(chair, 'Elections').locator('.grip').boundingBox()
    const under = await rowOn(chair, 'Budget').boundingBox()
    if (grip === null || under === null) throw new Error('no such row')
    await chair.page.mouse.move(grip.x + 5, grip.y + 5)
    await chair.page.mouse.down()
    await chair.page.mouse.move(grip.x + 8, under.y + under.height - 6, { steps: 5 })
    await chair.page.mouse.up()
    await expect(rowOn(second, '3 Elections')).toBeVisible()
  })

  await test.step('what was deleted comes back', async () => {
    await rowOn(chair, 'Opening').focus()
    await keyboard.press('Delete')
    await expect(rowOn(second, 'Welcome')).toHaveCount(0)
    await chair.page.getByRole('button', { name: 'Undo' }).click()
    await expect(rowOn(second, '1.1 Welcome')).toBeVisible()
  })

  await test.step('the second chair is told that the title is another by now', async () => {
    await rowOn(second, 'Budget').focus()
    await second.page.keyboard.press('F2')
    await second.page.getByLabel('Title of “Budget”').fill('Budget 2028')
    await rowOn(chair, 'Budget').focus()
    await keyboard.press('F2')
    await chair.page.getByLabel('Title of “Budget”').fill('Budget 2027')
    await keyboard.press('Enter')
    await expect(second.page.getByLabel('Title of “Budget 2027”')).toHaveValue('Budget 2028')
    await second.page.keyboard.press('Enter')
    await expect(second.page.getByRole('alert')).toContainText(
      'Another chair has just changed this item: “Budget 2027”',
    )
    await second.page.keyboard.press('Escape')
    await keyboard.press('Escape')
  })

  await test.step('what is called up stands in the hall and on the phone, what is internal on neither', async () => {
    await chair.page.getByRole('button', { name: /^Next: 1 Opening/ }).click()
    await expect(hall.page.getByRole('heading', { name: 'Opening' })).toBeVisible()
    await expect(phone.page.getByText('1 Opening')).toBeVisible()
    await phone.page.getByRole('button', { name: 'Agenda' }).click()
    await expect(phone.page.getByRole('listitem').filter({ hasText: 'Budget 2027' })).toBeVisible()
    await expect(phone.page.getByText('Technics')).toHaveCount(0)
    await phone.page.getByRole('button', { name: 'Back' }).click()
    await rowOn(chair, 'Technics').focus()
    await keyboard.press('b')
    await hall.showsSignIn(host.url)
    await expect(phone.page.getByText('1 Opening')).toHaveCount(0)
  })

  await test.step('the journal says who did what; the screen is in order for everybody', async () => {
    const { violations } = await new AxeBuilder({ page: chair.page }).analyze()
    expect(violations).toEqual([])
    await chair.go('Journal')
    await expect(chair.journal.entry('Agenda item “Opening” called up')).toContainText('Chair')
  })
})
