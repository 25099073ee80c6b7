import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { Projector } from './pages/projector.ts'
import { openVote, prepareConvention } from './prepare.ts'

const SQUARE = { width: 1024, height: 768 }

/** What stands there stays within the picture, at least 1/30 of its height tall. As text: what a browser has is unknown to the types here. */
const UNREADABLE = `(() => {
  const walker = document.createTreeWalker(document.querySelector('.stage'), NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    const text = walker.currentNode.textContent.trim()
    if (text === '' || element.closest('.unseen') !== null) continue
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    if (parseFloat(getComputedStyle(element).fontSize) < innerHeight / 30 || !isInside) found.push(text)
  }
  return found
})()`

const isReadable = async (page: Page) => expect(await page.evaluate(UNREADABLE)).toEqual([])

test('two projectors show different things; what is prepared is looked at first, and the second chair sees what became of it', async ({
  host,
  chair,
  anotherChair,
  browse,
  member,
  projector,
}) => {
  const [access] = await prepareConvention(host, { members: 3 })
  if (access === undefined) throw new Error('nobody has access')
  const second = await anotherChair('Kim')
  const hall = await projector()
  const { page } = chair
  const queue = page.getByRole('list', { name: 'Queue' })
  const preview = page.getByRole('group', { name: 'Preview: this is what the hall would see' })
  const show = page.getByRole('button', { name: 'Show', exact: true })
  const what = page.getByLabel('What', { exact: true })
  for (const console of [chair, second]) await console.go('Projector')

  const wall = await test.step('another projector is invited under a name of its own', async () => {
    await page.getByLabel('Name of the screen').fill('Left wall')
    await page.getByRole('button', { name: 'Create link' }).click()
    const link = (await page.locator('code').textContent()) ?? ''
    const opened = await (await browse({ viewport: SQUARE })).newPage()
    await opened.goto(link)
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(second.page.getByRole('list', { name: 'Projectors' })).toContainText(
      `Left wall the same as all connected · ${SQUARE.width} × ${SQUARE.height}`,
    )
    return new Projector(opened)
  })
  for (const one of [hall, wall]) await one.showsSignIn(host.url)

  await test.step('a message is seen in small before it is shown, then by all', async () => {
    await page.getByLabel('Text of the message').fill('Lunch until two\nThe buses wait outside')
    await expect(preview).toContainText('Lunch until two')
    await hall.showsSignIn(host.url)
    await show.click()
    for (const one of [hall, wall])
      await expect(one.page.getByText('Lunch until two The buses wait outside')).toBeVisible()
    await expect(page.getByText('On screen: “Lunch until two')).toBeVisible()
    for (const one of [hall, wall]) await isReadable(one.page)
  })

  await test.step('the Wi-Fi stands on one projector only', async () => {
    await page.getByRole('button', { name: 'Enter Wi-Fi' }).click()
    await page.getByLabel('Name of the network (SSID)').fill('Congress; "Hall 4"')
    await page.getByLabel('Password').fill('short')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('8 to 63 characters')).toBeVisible()
    await page.getByLabel('Password').fill('open sesame 27')
    await page.getByRole('button', { name: 'Save' }).click()
    await what.selectOption('Wi-Fi')
    await page.getByLabel('Where').selectOption('Left wall')
    await show.click()
    await expect(
      wall.page.getByRole('img', { name: 'QR code for the Wi-Fi Congress; "Hall 4"' }),
    ).toBeVisible()
    await expect(wall.page.getByText('open sesame 27')).toBeVisible()
    await isReadable(wall.page)
    await expect(hall.page.getByText('Lunch until two')).toBeVisible()
    await expect(second.page.getByRole('list', { name: 'Projectors' })).toContainText(
      'Left wall shows the Wi-Fi',
    )
    await page.getByLabel('Where').selectOption('everywhere (main picture)')
  })

  await test.step('three are prepared, put in order, and shown one after the other', async () => {
    await what.selectOption('Message')
    for (const text of ['We go on at three', 'Thank you']) {
      await page.getByLabel('Text of the message').fill(text)
      await page.getByRole('button', { name: 'Add to queue' }).click()
      await expect(queue).toContainText(text)
    }
    await what.selectOption('Countdown')
    await page.getByLabel('What for').fill('We go on in')
    await page.getByLabel('Minutes').fill('1:30')
    await page.getByRole('button', { name: 'Add to queue' }).click()
    const up = page.getByRole('button', { name: 'Move the countdown “We go on in” up' })
    await up.click()
    await expect(queue.getByRole('listitem').nth(1)).toContainText('the countdown')
    await up.click()
    await expect(second.page.getByRole('list', { name: 'Queue' }).getByRole('listitem')).toHaveText([
      'the countdown “We go on in”',
      '“We go on at three”',
      '“Thank you”',
    ])
    await queue.getByRole('button', { name: 'the countdown', exact: false }).first().click()
    await expect(preview).toContainText('1:30')
    await show.click()
    await expect(hall.page.getByRole('timer')).toHaveText(/^1:(30|2\d)$/)
    await expect(hall.page.getByText('We go on in')).toBeVisible()
    await isReadable(hall.page)
    await expect(page.getByText('From the queue: “We go on at three”')).toBeVisible()
  })

  await test.step('two chairs at one thing: the second is told, and nothing is shown twice', async () => {
    const other = second.page.getByRole('list', { name: 'Queue' })
    await other.getByRole('button', { name: '“We go on at three”', exact: true }).click()
    await second.page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(hall.page.getByText('We go on at three')).toBeVisible()
    await show.click()
    await expect(page.getByRole('alert').filter({ hasText: 'no longer in the queue' })).toBeVisible()
  })

  await test.step('a vote that opens takes the main picture, not that of its own', async () => {
    await host.asChair((session) => openVote(session, { title: 'Budget 2027' }))
    await hall.showsOpen('Budget 2027')
    await expect(wall.page.getByText('open sesame 27')).toBeVisible()
    await second.page.getByRole('button', { name: 'Left wall: same as all' }).click()
    await wall.showsOpen('Budget 2027')
  })

  await test.step('a phone reads what was decided so far, when its owner asks', async () => {
    await host.asChair(async (session) => {
      await session.command('close-vote', { vote: 1 })
      await session.command('publish-vote', { vote: 1 })
      const showing = { kind: 'sign-in' } as const
      await session.command('show-on-projector', { showing, projector: null, entry: null })
    })
    const phone = await member(access)
    await phone.isWaiting()
    await phone.page.getByRole('button', { name: 'Results so far' }).click()
    await phone.page.getByRole('button', { name: 'Budget 2027 Not adopted' }).click()
    await expect(phone.page.getByRole('heading', { name: 'Budget 2027' })).toBeVisible()
    await expect(phone.page.getByText('Rejected', { exact: true })).toBeVisible()
    await phone.page.getByRole('button', { name: 'All results' }).click()
    await phone.page.getByRole('button', { name: 'Back' }).click()
    await phone.isWaiting()
  })

  await test.step('the journal says what was shown where; the screen is in order for everybody', async () => {
    const { violations } = await new AxeBuilder({ page: second.page }).exclude('[inert]').analyze()
    expect(violations).toEqual([])
    await chair.go('Journal')
    await expect(chair.journal.entry('Projector “Left wall” shows the Wi-Fi.')).toContainText('Chair')
    await expect(chair.journal.entry('Projector shows the countdown “We go on in”.')).toContainText('Chair')
  })
})
