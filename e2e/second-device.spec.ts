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
