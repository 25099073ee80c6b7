import type { Chair } from '../server/command-line/chair.ts'
import { expect, test } from './fixtures.ts'
import type { TestHost } from './host.ts'
import { openVote, prepareConvention, type Access } from './prepare.ts'

const castIn = (host: TestHost) =>
  host.asChair(async (chair: Chair) => (await chair.command('status', {})).status.votes.at(-1)?.cast)

async function oneMember(host: TestHost): Promise<Access> {
  const [access] = await prepareConvention(host, { members: 1 })
  if (access === undefined) throw new Error('nobody has access')
  return access
}

test('a ballot cast without a network waits on the phone, says so, and is counted once it is back', async ({
  host,
  member,
}) => {
  const phone = await member(await oneMember(host))
  await phone.isWaiting()
  await host.asChair((chair) => openVote(chair))
  await phone.hasBallot('Budget 2027')

  await phone.page.context().setOffline(true)
  // The phone asks the host first, and gives it a few seconds.
  await expect(phone.page.getByText('This device has no network.')).toBeVisible({ timeout: 10_000 })
  await phone.cast('No')
  await expect(phone.heading).toHaveText('Your ballot waits on this device')
  expect(await castIn(host)).toBe(0)

  await phone.page.context().setOffline(false)
  await phone.isCounted()
  expect(await castIn(host)).toBe(1)
})

test('a page reloaded before the answer came finds out that its ballot counts', async ({
  host,
  wire,
  memberBehind,
}) => {
  const phone = await memberBehind(wire, await oneMember(host))
  await phone.isWaiting()
  await host.asChair((chair) => openVote(chair))
  await phone.hasBallot('Budget 2027')

  wire.loseAnswers()
  await phone.cast('Yes')
  await expect(phone.heading).toHaveText('Your ballot is on its way …')
  await expect.poll(() => castIn(host)).toBe(1)

  await phone.page.reload()
  expect(await phone.isCounted()).not.toBe('')
  expect(await castIn(host)).toBe(1)
})

test('a line cut before the answer came leaves no doubt for longer than it lasts', async ({
  host,
  wire,
  memberBehind,
}) => {
  const phone = await memberBehind(wire, await oneMember(host))
  await phone.isWaiting()
  await host.asChair((chair) => openVote(chair))
  await phone.hasBallot('Budget 2027')

  wire.loseAnswers()
  await phone.cast('Abstain')
  await expect.poll(() => castIn(host)).toBe(1)
  wire.cut()
  await expect(phone.heading).toHaveText('Not confirmed yet')

  wire.mend()
  await phone.isCounted()
  expect(await castIn(host)).toBe(1)
})

test('a ballot that comes after closing is not counted, and the phone says so', async ({
  host,
  wire,
  memberBehind,
}) => {
  const phone = await memberBehind(wire, await oneMember(host))
  await phone.isWaiting()
  const vote = await host.asChair((chair) => openVote(chair))
  await phone.hasBallot('Budget 2027')

  wire.cut()
  await expect(phone.page.getByText(/^No connection\./)).toBeVisible()
  await phone.cast('Yes')
  await expect(phone.heading).toHaveText('Your ballot waits on this device')
  await host.asChair((chair) => chair.command('close-vote', { vote }))

  wire.mend()
  await expect(phone.page.getByText('The vote was no longer open when your ballot arrived.')).toBeVisible()
  expect(await castIn(host)).toBe(0)
})
