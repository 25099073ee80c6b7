import { FileWatch } from './file-watch.ts'
import { expect, test } from './fixtures.ts'
import { openVote, prepareConvention } from './prepare.ts'

test('a second device takes over, the first is told, and the ballot is cast once', async ({
  host,
  member,
  stranger,
}) => {
  const [access] = await prepareConvention(host, { members: 3 })
  if (access === undefined) throw new Error('nobody has access')
  const first = await member(access)
  await first.isWaiting()
  await expect(first.page).toHaveURL(`${host.url}/`)

  const second = await stranger()
  await second.signInWithCode(access.code.toLowerCase().replaceAll('-', ' '))
  await second.isWaiting()
  await expect(first.heading).toHaveText('Signed in on another device')

  await host.asChair((chair) => openVote(chair))
  await second.hasBallot('Budget 2027')
  await second.cast('Yes')
  const receipt = await second.isCounted()

  // Back to the first one: it shows what was counted there, and offers no second ballot.
  await first.signInWithCode(access.code)
  await expect(first.heading).toHaveText('Your ballot is counted')
  expect(await first.receipt()).toBe(receipt)
  await expect(second.heading).toHaveText('Signed in on another device')
})

test('a second device takes over while the ballot of the first is not confirmed: neither says what is not known', async ({
  host,
  wire,
  memberBehind,
  stranger,
}) => {
  const [access] = await prepareConvention(host, { members: 3 })
  if (access === undefined) throw new Error('nobody has access')
  const first = await memberBehind(wire, access)
  await first.isWaiting()
  const vote = await host.asChair((chair) => openVote(chair))
  await first.hasBallot('Budget 2027')
  wire.loseAnswers()
  await first.cast('Yes')
  await expect(first.heading).toHaveText('Your ballot is on its way …')
  const file = new FileWatch(host.file, vote)
  await expect.poll(() => file.atLeast(Date.now()).size).toBe(1)
  file.end()
  wire.cut()
  await expect(first.heading).toHaveText('Not confirmed yet')

  const second = await stranger()
  await second.signInWithCode(access.code)
  const receipt = await second.isCounted()
  expect([...file.atLeast(Date.now())]).toEqual([receipt])

  wire.mend()
  // It was away when it was replaced, so its host only knows that its sign-in is over.
  await expect(first.heading).toHaveText('Not signed in', { timeout: 15_000 })
  await expect(first.page.getByText(/for example because you signed in on another one/)).toBeVisible()
  await expect(first.page.getByText(/^Whether your ballot on “Budget 2027” arrived/)).toBeVisible()
})
