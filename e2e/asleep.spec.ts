import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openVote, prepareConvention } from './prepare.ts'

/** As browsers do with a page that nobody looks at: nothing in it runs. Returns how to let it go on. */
async function freeze(page: Page): Promise<() => Promise<unknown>> {
  const browser = await page.context().newCDPSession(page)
  const become = (state: 'frozen' | 'active') => browser.send('Page.setWebLifecycleState', { state })
  await become('frozen')
  return () => become('active')
}

test('pages that were frozen while votes came and went show the newest when they go on', async ({
  host,
  chair,
  projector,
  member,
}) => {
  const [access, other] = await prepareConvention(host, { members: 3 })
  if (access === undefined || other === undefined) throw new Error('nobody has access')
  const hall = await projector()
  const asleep = await member(access)
  const awake = await member(other)
  const first = await host.asChair((session) => openVote(session, { title: 'First' }))
  await chair.go('Votes')
  await asleep.hasBallot('First')
  await hall.showsOpen('First')

  const thaw = await Promise.all([asleep.page, chair.page, hall.page].map(freeze))
  await awake.cast('Yes')
  await awake.isCounted()
  await host.asChair(async (session) => {
    await session.command('close-vote', { vote: first })
    await session.command('publish-vote', { vote: first })
    await openVote(session, { title: 'Second' })
  })
  await awake.hasBallot('Second')

  for (const goOn of thaw) await goOn()
  await asleep.hasBallot('Second')
  await hall.showsOpen('Second')
  await hall.showsTurnout(0, 3)
  await expect(chair.liveVote).toContainText('Second')
  await asleep.cast('No')
  await asleep.isCounted()
  await hall.showsTurnout(1, 3)
  await expect(chair.liveVote).toContainText('1 of 3')
})

test('a phone that was frozen while its host was exchanged for another start knows it when it goes on', async ({
  host,
  member,
}) => {
  const [access] = await prepareConvention(host, { members: 1 })
  if (access === undefined) throw new Error('nobody has access')
  const phone = await member(access)
  const vote = await host.asChair((session) => openVote(session, { title: 'First' }))
  await phone.hasBallot('First')
  const thaw = await freeze(phone.page)
  await host.kill()
  await host.start()
  await host.asChair((session) => session.command('close-vote', { vote }))
  await thaw()
  await expect(phone.heading).toHaveText('The vote is closed', { timeout: 15_000 })
  await expect(phone.page.getByText('You did not cast a ballot.')).toBeVisible()
})
