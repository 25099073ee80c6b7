import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { prepareConvention } from './prepare.ts'

const MEMBERS = 50_000
/** They sign in while somebody is looking at a row further down. */
const ARRIVING = 400
/** What a screen can show and some more to scroll into. */
const MOST_ROWS = 100

/** Where the row under the cursor is seen, frame by frame: each place once, from now on. A script, for the page. */
const FOLLOW_CURSOR = `
  window.placesOfCursor = []
  const look = () => {
    const row = document.getElementById(document.querySelector('[role=grid]').getAttribute('aria-activedescendant'))
    const place = row === null ? null : Math.round(row.getBoundingClientRect().y)
    if (!window.placesOfCursor.includes(place)) window.placesOfCursor.push(place)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
`
const placesOfCursor = (page: Page) => page.evaluate<(number | null)[]>('window.placesOfCursor')

test('a list of 50,000 scrolls from end to end, and what one looks at stays where it is', async ({
  host,
  chair,
  crowd,
}) => {
  test.slow()
  const accesses = await prepareConvention(host, { members: MEMBERS, access: ARRIVING, present: 0 })
  const { participants, page } = chair
  await participants.hasRows(MEMBERS)

  await participants.list.focus()
  await page.keyboard.press('End')
  await expect(participants.at(MEMBERS)).toBeInViewport()
  expect(await participants.rows.count()).toBeLessThanOrEqual(MOST_ROWS)
  await page.keyboard.press('Home')
  await expect(participants.at(1)).toBeInViewport()

  // Sorted by when they were seen last, each arrival belongs above everybody who has not come.
  await participants.list.getByRole('columnheader', { name: 'Last seen' }).getByRole('button').click()
  const [first, ...others] = accesses
  if (first === undefined) throw new Error('nobody has access')
  await participants.list.hover()
  await page.mouse.wheel(0, 20_000)
  await expect(participants.at(1)).toBeHidden()
  await participants.at(563).click()
  await page.evaluate(FOLLOW_CURSOR)
  await expect.poll(() => placesOfCursor(page)).toHaveLength(1)
  const before = await placesOfCursor(page)

  await crowd(others)
  await expect(chair.figure('online')).toHaveText(String(others.length))
  const newAbove = page.getByRole('button', { name: /new above/ })
  await expect(newAbove).toBeVisible()
  expect(await participants.rows.count()).toBeLessThanOrEqual(MOST_ROWS)
  expect(await placesOfCursor(page)).toEqual(before)

  // Not to the very first, but to the first that was not above already.
  await newAbove.click()
  await expect(newAbove).toBeHidden()
  await expect(participants.at(12)).toBeInViewport()

  await participants.search(first.number)
  await participants.hasRows(1)
  await expect(participants.row(first.number)).toContainText(first.lastName)
})
