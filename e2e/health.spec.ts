import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openVote, prepareConvention } from './prepare.ts'

const chart = (page: Page, says: RegExp) => page.getByRole('img', { name: says })

test('a chair sees how the host is while members sign in and vote', async ({ host, chair, member }) => {
  const [access] = await prepareConvention(host, { members: 3 })
  if (access === undefined) throw new Error('nobody has access')
  const { page } = chair

  await test.step('the dot in the status bar says it in a word and leads to the screen', async () => {
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Host: / })
      .click()
    await expect(chair.heading('Health')).toBeVisible()
    await expect(chart(page, /^Phones connected: 0 now/)).toBeVisible()
  })

  await test.step('figures follow by themselves', async () => {
    const phone = await member(access)
    await phone.isWaiting()
    await expect(chart(page, /^Phones connected: 1 now/)).toBeVisible()
    await host.asChair((session) => openVote(session))
    await phone.cast('Yes')
    await phone.isCounted()
    // One ballot in a look that came a little early makes a rate of two.
    await expect(chart(page, /^Ballots a second: .* at most [12] in the last five minutes$/)).toBeVisible()
    await expect(chart(page, /^Acknowledgement takes at most: 99 of 100 .* ms, half .* ms now/)).toBeVisible()
  })

  await test.step('what was measured is kept while another screen is looked at', async () => {
    await chair.go('Votes')
    await chair.go('Health')
    await expect(
      chart(page, /^Ballots a second: 0 now, at most [12] in the last five minutes$/),
    ).toBeVisible()
  })

  await test.step('a backup can be made here', async () => {
    await expect(page.getByText('none yet')).toBeVisible()
    await chair.run('Back up now')
    await expect(page.getByText('just now')).toBeVisible()
  })

  await test.step('nobody is kept out', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    }
  })
})
