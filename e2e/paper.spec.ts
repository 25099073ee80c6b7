import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { partsOn } from './pages/result.ts'
import { plenum } from './plenum.ts'
import { prepareConvention } from './prepare.ts'

test('an open vote continues on paper: once beside the phones, once instead of them', async ({
  host,
  chair,
  anotherChair,
  member,
  projector,
}) => {
  const [ada, ben] = await prepareConvention(host, { members: 6 })
  if (!ada || !ben) throw new Error('too few members')
  const second = await anotherChair('Kim')
  const hall = await projector()
  const [voter, other] = [await member(ada), await member(ben)]
  const { page, votes } = chair
  const open = async (title: string) => {
    await chair.go('Votes')
    await votes.prepare(title)
    await votes.open()
    await voter.hasBallot(title)
    await voter.cast('Yes')
    await voter.isCounted()
    await votes.showsTurnout(1, 6)
  }
  const saved = async (button: string) => {
    const file = page.waitForEvent('download')
    await votes.button(button).click()
    return readFile(await (await file).path(), 'utf8')
  }
  const enterOn = async (figures: Readonly<Record<string, string>>) => {
    await votes.button('Enter the count').click()
    for (const [name, figure] of Object.entries(figures))
      await votes.dialog.getByRole('textbox', { name }).fill(figure)
    await votes.dialog.getByRole('button', { name: 'Enter', exact: true }).click()
    await votes.dialog.getByRole('button', { name: 'Done' }).click()
  }
  const confirmOn = async (title: string) => {
    await second.go('Votes')
    await expect(second.page.getByRole('heading', { level: 2, name: title })).toBeVisible()
    await second.votes.button('Look at paper votes').click()
    await second.votes.dialog.getByRole('button', { name: 'They agree: confirm' }).click()
    await second.votes.dialog.getByRole('button', { name: 'Done' }).click()
  }

  await test.step('added: who has voted has voted, and everybody else is told to get a paper', async () => {
    await open('Budget 2027')
    await votes.chooseMore('Move to paper')
    const move = votes.dialog.getByRole('button', { name: 'Move to paper' })
    await move.click()
    await expect(votes.dialog.getByRole('alert')).toHaveText('Please choose first.')
    await votes.dialog.getByText('counts', { exact: true }).click()
    await move.click()
    await expect(page.getByText('1 voted on phones; that counts.')).toBeVisible()
    await expect(page.getByRole('main')).toContainText('5 persons get a ballot paper')
    await expect(hall.page.getByText('The vote continues on paper')).toBeVisible()
    await expect(hall.page.getByText('Everybody else gets a ballot paper.')).toBeVisible()
    await expect(voter.heading).toHaveText('The vote continues on paper')
    await expect(voter.page.getByRole('heading', { name: 'Your ballot is counted' })).toBeVisible()
    await expect(other.page.getByText('Please get a ballot paper.')).toBeVisible()
    await expect(voter.page.getByText('Please get a ballot paper.')).toBeHidden()
  })

  await test.step('papers and the list of who gets one are there to print', async () => {
    expect((await saved('Ballot papers (PDF)')).slice(0, 5)).toBe('%PDF-')
    const [heading, ...rows] = (await saved('Who gets one (CSV)')).trim().split('\r\n')
    expect(heading).toContain('member_number')
    expect(rows).toHaveLength(5)
  })

  await test.step('one enters, a second confirms: both are counted together, and the vote is closed', async () => {
    await enterOn({ 'Ballot papers': '4', Yes: '1', No: '3' })
    await expect(page.getByText('Your paper votes wait for a second person to confirm them.')).toBeVisible()
    await confirmOn('Budget 2027')
    for (const console of [chair, second])
      expect((await partsOn(console.page.getByRole('main'))).at(-1)).toEqual(['cast', '1', '4', '5'])
    await votes.publish()
    expect(await voter.result()).toEqual({ verdict: 'Rejected', yes: '2', no: '3', abstain: '0' })
    await expect(voter.page.getByRole('heading', { name: 'Your ballot is counted' })).toBeVisible()
  })

  await test.step('annulled: nothing of the phones counts, and no phone says that it does', async () => {
    await open('Statutes')
    await votes.chooseMore('Move to paper')
    await votes.dialog.getByText('does not count', { exact: true }).click()
    await votes.dialog.getByRole('button', { name: 'Move to paper' }).click()
    await expect(hall.page.getByText('Everybody gets a ballot paper.')).toBeVisible()
    await expect(voter.page.getByText('Please get a ballot paper.')).toBeVisible()
    await expect(voter.page.getByRole('heading', { name: 'Your ballot is counted' })).toBeHidden()
    // The host dies between the two persons.
    await enterOn({ 'Ballot papers': '6', Yes: '2', No: '4' })
    await host.kill()
    await host.start()
    await confirmOn('Statutes')
    await expect(votes.verdict).toHaveText(/Rejected/)
    await votes.publish()
    expect(await voter.result()).toEqual({ verdict: 'Rejected', yes: '2', no: '4', abstain: '0' })
    await expect(voter.page.getByText('What was cast on phones does not count.')).toBeVisible()
  })

  await test.step('journal and proof tell it', async () => {
    await chair.go('Journal')
    await expect(page.getByText('On phones 1 had voted until then; that does not count.')).toBeVisible()
    const { code, text } = plenum('verify', host.file)
    expect([code, text]).toEqual([0, expect.stringContaining('annulled when the vote was moved to paper')])
  })
})
