import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { openVote, prepareConvention } from './prepare.ts'

/** Few and soon: what is told here is the console, not the crowd. */
const MEMBERS = 40
const MINUTES = '0.05'

test('a chair rehearses: every console follows it, the verdict stays, and nothing real is touched', async ({
  host,
  chair,
  anotherChair,
}) => {
  await prepareConvention(host, { members: MEMBERS, present: 0 })
  const other = await anotherChair('Kim')
  await chair.go('Health')
  await other.go('Health')
  const { page } = chair

  await test.step('the dialog says what will happen before it does', async () => {
    await page.getByRole('radio', { name: 'Rehearsals' }).check({ force: true })
    await expect(page.getByRole('heading', { name: 'No rehearsal yet' })).toBeVisible()
    await page.getByRole('region', { name: 'Rehearsals' }).getByRole('button', { name: 'Rehearse …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rehearse' })
    await expect(dialog.getByLabel('Simulated members')).toHaveValue(String(MEMBERS))
    await expect(dialog.getByText('Nothing real is touched.')).toBeVisible()
    await dialog.getByLabel('Arrive within minutes').fill(MINUTES)
    await dialog.getByRole('button', { name: `Rehearse with ${MEMBERS} members` }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('both consoles see how far it is; a second one cannot be begun', async () => {
    await expect(page.getByRole('progressbar', { name: /^Rehearsal with 40 members/ })).toBeVisible()
    await expect(other.page.getByText(/^A rehearsal is running on this computer/)).toBeVisible()
    await other.page.getByRole('button', { name: 'Show it' }).click()
    await expect(other.page.getByRole('heading', { name: 'Rehearsal with 40 members' })).toBeVisible()
    await expect(other.page.getByRole('button', { name: 'Rehearse …' })).toBeDisabled()
  })

  await test.step('what is looked at meanwhile does not matter', async () => {
    await chair.go('Votes')
    await chair.go('Health')
    await expect(page.getByRole('progressbar')).toBeVisible()
  })

  await test.step('the verdict is there for both, with its picture', async () => {
    for (const each of [page, other.page]) {
      // Which of the two is the machine's affair; that nothing was lost is the host's.
      await expect(
        each
          .getByText(/This computer and this configuration held 40 members|Did not hold 40 members/)
          .first(),
      ).toBeVisible({ timeout: 60_000 })
      await expect(each.getByText('acknowledged ballots are not in the result')).toBeHidden()
      await expect(each.getByRole('img', { name: /^Sign-ins a second during the rehearsal/ })).toBeVisible()
    }
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  await test.step('the convention is as it was, but for the report', async () => {
    await expect(chair.figure('present')).toHaveText('0')
    const { entries } = await host.asChair((session) =>
      session.command('read-journal', { before: null, limit: 1 }),
    )
    expect(entries).toMatchObject([{ type: 'rehearsal-held', by: 'Chair' }])
  })
})

test('a real vote comes first: it ends a rehearsal, and while it is open none begins', async ({
  host,
  chair,
}) => {
  await prepareConvention(host, { members: MEMBERS })
  const { page } = chair
  await chair.go('Health')
  await chair.run('Rehearse …')
  const dialog = page.getByRole('dialog', { name: 'Rehearse' })
  await dialog.getByLabel('Arrive within minutes').fill('5')
  await dialog.getByRole('button', { name: `Rehearse with ${MEMBERS} members` }).click()
  await expect(page.getByText(/of 40 have arrived$/)).toBeVisible({ timeout: 30_000 })
  await host.asChair((session) => openVote(session))
  await expect(page.getByText(/rehearsal with 40 members ended because a real vote was opened/)).toBeVisible()
  await chair.run('Rehearse …')
  await expect(dialog.getByRole('alert').filter({ hasText: 'The vote “Budget 2027” is open.' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Rehearse with/ })).toBeDisabled()
})
