import process from 'node:process'
import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console.ts'
import { Projector } from './pages/projector.ts'
import { openVote, prepareConvention } from './prepare.ts'

test('two chairs see the same, and the slower one is told what the other did', async ({
  host,
  chair,
  anotherChair,
  member,
}) => {
  const [access] = await prepareConvention(host, { members: 40, present: 0 })
  if (access === undefined) throw new Error('nobody has access')
  const second = await anotherChair('Kim')
  const both = [chair, second]
  for (const { participants } of both) await participants.hasRows(40)

  await test.step('what one does in the list the other sees', async () => {
    await chair.participants.search(access.number)
    await second.participants.search(access.number)
    await chair.participants.row(access.number).hover()
    await chair.participants
      .row(access.number)
      .getByRole('button', { name: /^Check in/ })
      .click()
    for (const { participants } of both)
      await expect(participants.row(access.number)).toContainText('Present')
    const phone = await member(access)
    await phone.isWaiting()
    for (const console of both) {
      await expect(console.participants.row(access.number)).toContainText('Phone')
      await expect(console.figure('present')).toHaveText('1')
      await expect(console.figure('online')).toHaveText('1')
    }
  })

  await test.step('both ask to close; the first one does, the second one is told', async () => {
    await host.asChair((session) => openVote(session))
    for (const console of both) {
      await console.go('Votes')
      await console.votes.showsTurnout(0, 1)
      await console.votes.button('Close and count').click()
    }
    await chair.votes.dialog.getByRole('button', { name: /^Close:/ }).click()
    await expect(second.votes.dialog.getByRole('alert')).toHaveText(
      'Another console has closed this vote already, or its time was up.',
    )
    await expect(second.votes.dialog.getByRole('button', { name: 'Close and count' })).toBeDisabled()
    await second.votes.dialog.getByRole('button', { name: 'Cancel' }).click()
    for (const { votes } of both) await expect(votes.verdict).toHaveText('Rejected')
  })

  await test.step('the journal names both', async () => {
    await second.votes.publish()
    for (const console of both) {
      await console.go('Journal')
      await expect(console.journal.entry('closed')).toContainText('Chair')
      await expect(console.journal.entry('published')).toContainText('Kim')
    }
  })
})

test('a console and a hall whose line falls silent without a word no longer call current what they show', async ({
  host,
  wire,
  browse,
}) => {
  test.skip(process.env['PLENUM_E2E'] !== 'full', 'PLENUM_E2E=full waits until a silence is noticed')
  await prepareConvention(host, { members: 5 })
  await host.asChair((session) => openVote(session))
  const openFar = async (role: 'chair' | 'projector') => {
    const { path, key } = await host.asChair((session) => session.command('invite', { role, name: 'Far' }))
    const page = await (await browse({ origin: wire.url })).newPage()
    await page.goto(`${wire.url}${path}#${key}`)
    return page
  }
  const far = new ConsolePage(await openFar('chair'))
  const hall = new Projector(await openFar('projector'))
  await far.isConnected()
  await hall.showsTurnout(0, 5)

  wire.fallSilent()
  await expect(far.trouble).toHaveText(
    /^The host does not answer\. As of [\d:]+\. Asking whether it is there …$/,
    {
      timeout: 6_000,
    },
  )
  await expect(hall.page.getByRole('status')).toHaveText(/No connection · as of/, { timeout: 15_000 })
  wire.mend()
  await expect(far.trouble).toBeHidden({ timeout: 20_000 })
  await expect(hall.page.getByRole('status')).toBeHidden({ timeout: 20_000 })
  await hall.showsTurnout(0, 5)
})

test('a console whose line was cut shows everything that happened meanwhile', async ({
  host,
  wire,
  browse,
  chair,
}) => {
  await prepareConvention(host, { members: 200, present: 0 })
  await chair.participants.hasRows(200)
  const { path, key } = await host.asChair((session) =>
    session.command('invite', { role: 'chair', name: 'Far' }),
  )
  const far = new ConsolePage(await (await browse({ origin: wire.url })).newPage())
  await far.page.goto(`${wire.url}${path}#${key}`)
  await far.isConnected()
  await far.participants.hasRows(200)

  wire.cut()
  await far.isDisconnected()
  await host.asChair((session) => session.command('check-in', { members: 'all' }))
  await expect(chair.figure('present')).toHaveText('200')
  await expect(far.figure('present')).toHaveText('0')
  wire.mend()
  await expect(far.figure('present')).toHaveText('200', { timeout: 20_000 })
  await expect(far.participants.at(1)).toContainText('Present, offline')
})
