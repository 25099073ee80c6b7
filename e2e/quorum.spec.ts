import { expect, test } from './fixtures.ts'
import { draft, prepareConvention } from './prepare.ts'

test('a trial goes round the hall, a count finds the quorum, and a vote without it opens only on purpose', async ({
  host,
  chair,
  anotherChair,
  member,
  projector,
}) => {
  const [ada, ben, eve] = await prepareConvention(host, { members: 4, present: 2 })
  if (!ada || !ben || !eve) throw new Error('too few members')
  await host.asChair((session) => session.command('prepare-vote', draft({})))
  const hall = await projector()
  const second = await anotherChair('Kim')
  const [here, there, stranger] = [await member(ada), await member(ben), await member(eve)]
  const { page, votes } = chair
  const dialog = page.getByRole('dialog', { name: 'Quorum and trial vote' })
  const mark = (text: string | RegExp) => page.getByRole('banner').getByRole('button', { name: text })

  await test.step('a trial: the hall sees numbers, the chair who is missing and why', async () => {
    await chair.run('Quorum and trial')
    await dialog.getByText('Trial vote', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Begin trial' }).click()
    await expect(here.heading).toHaveText('Trial vote')
    await here.page.getByText('Yes', { exact: true }).click()
    await here.page.getByRole('button', { name: 'Cast the trial ballot' }).click()
    await expect(here.heading).toHaveText('The trial worked')
    await expect(hall.page.locator('li.answered')).toHaveCount(1)
    await expect(hall.page.getByText('1 of 4 have made it')).toBeVisible()
    await expect(dialog.getByText('No answer: 3')).toBeVisible()
    await expect(dialog.getByText('connected, no answer 1')).toBeVisible()
    await dialog.getByRole('button', { name: 'End trial' }).click()
    await here.isWaiting()
    await expect(dialog.getByText('1 of 4', { exact: false }).last()).toBeVisible()
  })

  await test.step('a quorum is asked for, and a count of all phones misses it', async () => {
    await dialog.getByText('Quorum', { exact: true }).first().click()
    await dialog.getByText('asked for', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Set', exact: true }).click()
    await expect(
      dialog.getByText('More than 1/2 of', { exact: false }).or(dialog.getByText('More than half')),
    ).toBeVisible()
    await dialog.getByRole('button', { name: 'Ask all phones' }).click()
    await expect(there.heading).toHaveText('Are you here?')
    for (const phone of [here, stranger]) await phone.page.getByRole('button', { name: 'I am here' }).click()
    await expect(here.heading).toHaveText('You are counted in')
    await expect(dialog.getByText('1 has answered but is not checked in')).toBeVisible()
    await expect(hall.page.getByText('3 needed')).toBeVisible()
    await dialog.getByRole('button', { name: 'End count' }).click()
    await expect(hall.page.getByText('Not quorate')).toBeVisible()
    const saved = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Quorum: As CSV' }).click()
    expect((await saved).suggestedFilename()).toBe('quorum.csv')
    await dialog.getByRole('button', { name: 'Show all without an answer' }).click()
    await expect(page.getByRole('search').getByRole('button', { name: /No answer/ })).toBeVisible()
    await expect(page.getByRole('search')).toContainText('2 of 4')
    await expect(mark(/Not quorate/)).toBeVisible()
    await expect(second.page.getByRole('banner').getByRole('button', { name: /Not quorate/ })).toBeVisible()
  })

  await test.step('a vote opens only on purpose, and the journal says so', async () => {
    await chair.go('Votes')
    await votes.button(/^Open/).first().click()
    await votes.dialog.getByRole('button', { name: /^Open/ }).click()
    await expect(votes.dialog.getByText('The assembly is not quorate')).toBeVisible()
    await votes.dialog.getByRole('button', { name: 'Open anyway' }).click()
    await here.hasBallot('Budget 2027')
    await chair.go('Journal')
    await expect(page.getByText('Without a quorum found.')).toBeVisible()
  })
})
