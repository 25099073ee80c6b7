import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { ConsolePage } from './pages/console.ts'
import { plenum } from './plenum.ts'
import { draft, openVote, prepareConvention } from './prepare.ts'

test('who was checked in ten seconds too late is admitted to the open vote, by two persons, with a reason', async ({
  host,
  chair,
  anotherChair,
  member,
  projector,
}) => {
  const accesses = await prepareConvention(host, { members: 8, present: 5 })
  const [ada, , , , , , late, absent] = accesses
  if (!ada || !late || !absent) throw new Error('too few members')
  const second = await anotherChair('Kim')
  const hall = await projector()
  const [voter, latecomer] = [await member(ada), await member(late)]
  const { page, votes } = chair
  const banner = (console: ConsolePage) => console.page.getByRole('region', { name: 'Four eyes' })
  const nameOf = ({ firstName, lastName }: typeof ada) => `${firstName} ${lastName}`
  const checkIn = ({ number }: typeof ada) =>
    host.asChair(async (session) => {
      const entry = (await session.roster()).entries.find((one) => one.number === number)
      await session.command('check-in', { members: [entry?.id ?? 0] })
    })
  /** In the dialog, by number. */
  const choose = async (console: ConsolePage, { number }: typeof ada) => {
    const field = console.votes.dialog.getByRole('combobox', { name: 'Person' })
    await field.fill(number)
    await field.press('Enter')
  }

  await test.step('the convention says that it takes two', async () => {
    await chair.go('Convention')
    await page.getByRole('switch', { name: 'Admit somebody late to an open vote' }).check()
  })

  await test.step('the vote opens without them, and checking in alone changes nothing', async () => {
    await host.asChair((session) => openVote(session, draft({ title: 'Budget 2027' })))
    await hall.showsTurnout(0, 5)
    await checkIn(late)
    await expect(latecomer.heading).toHaveText('You cannot vote on this')
    await expect(latecomer.page.getByText('tell the desk now')).toBeVisible()
    await voter.hasBallot('Budget 2027')
  })

  await test.step('whom it cannot be is said before anything is asked, and a reason is needed', async () => {
    await chair.go('Votes')
    await votes.button('Admit late …').click()
    await choose(chair, ada)
    await expect(votes.dialog).toContainText('stands on the register of this vote already')
    await choose(chair, absent)
    await expect(votes.dialog).toContainText('is not checked in, and only those present vote here')
    await expect(votes.dialog.getByRole('button', { name: `Admit ${nameOf(absent)}` })).toBeDisabled()
    await isAccessible(page)
    await choose(chair, late)
    await expect(votes.dialog).toContainText('The register then has 6 people.')
    const admit = votes.dialog.getByRole('button', { name: `Admit ${nameOf(late)}` })
    await admit.click()
    await expect(votes.dialog.getByText('Please give a reason.')).toBeVisible()
    await votes.dialog.getByRole('textbox', { name: 'Reason' }).fill('Stood at the desk')
    await admit.click()
    await expect(votes.dialog).toBeHidden()
  })

  await test.step('a second person approves, and that phone has the ballot; consoles and hall have the new register', async () => {
    await expect(banner(chair)).toContainText('Waits for the approval of a second person')
    await expect(banner(second)).toContainText(
      `Chair asks for approval: Admit ${nameOf(late)} (${late.number}) late to vote “1 · Budget 2027”. Reason: Stood at the desk`,
    )
    await expect(latecomer.heading).toHaveText('You cannot vote on this')
    await banner(second)
      .getByRole('button', { name: /^Approve/ })
      .click()
    await second.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await latecomer.hasBallot('Budget 2027')
    await hall.showsTurnout(0, 6)
    await second.go('Votes')
    for (const console of [chair, second]) {
      await console.votes.showsTurnout(0, 6)
      const list = console.page.getByRole('region', { name: 'Admitted late: 1' })
      await expect(list.getByRole('listitem')).toContainText([`${nameOf(late)} ${late.number}`])
      await expect(list).toContainText('Stood at the desk')
      await expect(list).toContainText('Chair with Kim')
    }
    await isAccessible(page)
    await latecomer.cast('Yes')
    await latecomer.isCounted()
    await votes.showsTurnout(1, 6)
  })

  await test.step('from a member’s drawer, after the host has died and come back', async () => {
    await checkIn(absent)
    await host.kill()
    await host.start()
    await chair.isConnected()
    await chair.go('Participants')
    await chair.participants.search(absent.number)
    await chair.participants.row(absent.number).click()
    await page.keyboard.press('d')
    const drawer = page.getByRole('complementary')
    await expect(drawer).toContainText('Not on the register of “Budget 2027”.')
    await drawer.getByRole('button', { name: 'Admit late …' }).click()
    await votes.dialog.getByRole('textbox', { name: 'Reason' }).fill('Wrongly marked as absent')
    await votes.dialog.getByRole('button', { name: `Admit ${nameOf(absent)}` }).click()
    await expect(votes.dialog).toBeHidden()
    const phone = await member(absent)
    await expect(phone.heading).toHaveText('You cannot vote on this')
    await banner(second)
      .getByRole('button', { name: /^Approve/ })
      .click()
    await second.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await expect(drawer).toContainText('On the register of “Budget 2027”.')
    await expect(drawer).toContainText('Admitted late to a vote')
    await isAccessible(page)
    await phone.hasBallot('Budget 2027')
    await phone.cast('No')
    await phone.isCounted()
    await voter.cast('Yes')
    await voter.isCounted()
  })

  await test.step('counted with them; journal, minutes and proof tell who, why and by whom', async () => {
    await chair.go('Votes')
    await votes.showsTurnout(3, 7)
    await votes.close()
    await expect(votes.figure('on the register')).toContainText('7')
    await expect(page.getByRole('region', { name: 'Admitted late: 2' })).toContainText(
      'Wrongly marked as absent',
    )
    await votes.publish()
    expect(await latecomer.result()).toEqual({ verdict: 'Adopted', yes: '2', no: '1', abstain: '0' })
    await chair.go('Journal')
    await expect(chair.journal.entry('Reason: Stood at the desk').first()).toContainText('Chair with Kim')
    const { code, text } = plenum('verify', host.file)
    expect([code, text]).toEqual([
      0,
      expect.stringContaining('3 of 7 voted, 2 on the register admitted late'),
    ])
    const minutes = await host.asChair(async (session) => {
      const file = { form: 'markdown', language: 'en', version: null } as const
      const { ticket } = await session.command('export-minutes', file)
      return Buffer.from(await session.download(ticket)).toString()
    })
    expect(minutes).toContain('Of them admitted late: 2 persons')
    expect(minutes).toContain(`${nameOf(absent)} (${absent.number})`)
  })
})

async function isAccessible(page: Page): Promise<void> {
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
}
