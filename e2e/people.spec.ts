import { asChair } from '../server/command-line/chair.ts'
import { expect, test } from './fixtures.ts'
import { ConsolePage } from './pages/console.ts'
import { draft, openVote, prepareConvention } from './prepare.ts'

test('everybody at a console has a name and an office: what each may do, what takes two, and who is out', async ({
  host,
  chair,
  browse,
}) => {
  await prepareConvention(host, { members: 12, present: 6 })
  const { page } = chair
  const account = (name: string) => page.getByRole('row').filter({ hasText: name })

  /** With the link as it stands on the screen, in another browser. */
  async function invite(name: string, office: string): Promise<ConsolePage> {
    await page.getByRole('textbox', { name: 'Name of the person' }).fill(name)
    await page.getByRole('combobox', { name: 'Office', exact: true }).selectOption(office)
    await page.getByRole('button', { name: 'Create link' }).click()
    const link = await page.getByText(/\/console#/).innerText()
    await page.getByRole('button', { name: 'Done' }).click()
    const invited = new ConsolePage(await (await browse()).newPage())
    await invited.page.goto(link.replace(/^https?:\/\/[^/]+/, host.url))
    await invited.isConnected()
    await expect(account(name)).toContainText('Here now')
    return invited
  }

  await chair.go('Convention')
  const teller = await invite('Tess', 'Teller')
  const observer = await invite('Olga', 'Observer')
  const banner = (console: ConsolePage) => console.page.getByRole('region', { name: 'Four eyes' })

  await test.step('a teller leads votes, and is offered no settings', async () => {
    await expect(teller.page.getByRole('banner')).toContainText('Tess')
    await expect(teller.page.getByRole('banner')).toContainText('Teller')
    const rail = teller.page.getByRole('navigation', { name: 'Screens' })
    await expect(rail.getByRole('button', { name: 'Votes', exact: true })).toBeVisible()
    for (const name of ['Convention', 'Desk'])
      await expect(rail.getByRole('button', { name, exact: true })).toHaveCount(0)
    await teller.go('Votes')
    await teller.votes.prepare('Budget', { secrecy: 'named' })
  })

  await test.step('an observer sees the same and can change nothing, on the screen or past it', async () => {
    await observer.go('Votes')
    await expect(observer.page.getByRole('heading', { level: 2, name: 'Budget' })).toBeVisible()
    await expect(observer.votes.button(/^Open(?! vote)/)).toHaveCount(0)
    await expect(observer.votes.button(/^Prepare a vote/)).toHaveCount(0)
    await observer.go('Participants')
    await expect(observer.page.getByRole('button', { name: /^Check in/ })).toHaveCount(0)
    await observer.go('Speakers')
    await expect(observer.page.getByRole('button', { name: 'Open a free debate' })).toBeDisabled()
    for (const screen of ['Agenda', 'Motions', 'Elections', 'Projector', 'Minutes', 'Votes'] as const) {
      await observer.go(screen)
      await expect(observer.page.getByRole('note')).toContainText(
        'changing is not for your office (Observer)',
      )
    }
    const session = await observer.page.evaluate<string>(
      `localStorage.getItem('plenum.console.' + location.host)`,
    )
    const answers = await asChair({ url: host.url, session }, async (past) => [
      await past.ask('open-vote', { vote: 1 }),
      await past.ask('export', { what: 'votes' }),
    ])
    expect(answers).toMatchObject([{ why: 'not-allowed' }, { ok: true }])
  })

  await test.step('a right given holds at once', async () => {
    await page.getByRole('checkbox', { name: 'Observer: Contacts' }).check()
    await expect(page.getByRole('checkbox', { name: 'Observer: Votes' })).toBeDisabled()
    await page.getByRole('combobox', { name: 'Office of Olga' }).selectOption('Teller')
    await expect(observer.page.getByRole('banner')).toContainText('Teller')
    await observer.go('Votes')
    await expect(observer.votes.button(/^Prepare a vote/)).toBeVisible()
    await page.getByRole('combobox', { name: 'Office of Olga' }).selectOption('Observer')
    await expect(observer.votes.button(/^Prepare a vote/)).toHaveCount(0)
  })

  await test.step('annulling takes two: one asks, the other approves; who looks on sees nothing to press', async () => {
    await page.getByRole('switch', { name: 'Annul a vote' }).check()
    await teller.votes.open()
    await teller.votes.close()
    await teller.votes.chooseMore('Annul')
    await teller.votes.dialog.getByRole('textbox').fill('The wrong question')
    await teller.votes.dialog.getByRole('button', { name: /^Annul vote/ }).click()
    await expect(teller.votes.dialog).toBeHidden()
    await expect(banner(teller)).toContainText(
      'Waits for the approval of a second person: Annul vote “1 · Budget”. Reason: The wrong question',
    )
    await expect(banner(chair)).toContainText('Tess asks for approval: Annul vote “1 · Budget”')
    await expect(banner(observer)).toHaveCount(0)
    await expect(teller.votes.verdict).toBeVisible()
    await banner(chair)
      .getByRole('button', { name: /^Approve/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await expect(banner(teller)).toContainText('Chair approved, and it is done')
    await expect(teller.page.getByText('There is no result.')).toBeVisible()
    await teller.go('Journal')
    await expect(teller.journal.entry('annulled')).toContainText('Tess with Chair')
  })

  await test.step('two at one approval: the second sees what happened', async () => {
    await chair.go('Votes')
    await host.asChair((session) => openVote(session, draft({ title: 'Statutes' })))
    await teller.go('Votes')
    await teller.liveVote.click()
    await teller.votes.chooseMore('Annul')
    await teller.votes.dialog.getByRole('textbox').fill('Once more')
    await teller.votes.dialog.getByRole('button', { name: /^Annul vote/ }).click()
    const waiting = banner(chair).getByRole('status').filter({ hasText: 'Statutes' })
    await waiting.getByRole('button', { name: /^Approve/ }).click()
    await banner(teller).getByRole('button', { name: 'Withdraw' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(waiting).toContainText('Withdrawn (Tess)')
  })

  await test.step('who is revoked is out at once', async () => {
    await chair.go('Convention')
    await page.getByRole('button', { name: 'Revoke Tess' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
    await expect(teller.page.getByRole('navigation', { name: 'Screens' })).toHaveCount(0)
    await teller.page.reload()
    await expect(teller.page.getByRole('navigation', { name: 'Screens' })).toHaveCount(0)
    await expect(account('Tess')).toHaveCount(0)
    await page.getByRole('checkbox', { name: 'Show revoked (1)' }).check()
    await expect(account('Tess')).toContainText('Revoked')
  })
})
