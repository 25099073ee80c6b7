/** Proxies from a list and at the desk; a proxy splits its votes; who comes in takes the vote back from the next one on. */
import AxeBuilder from '@axe-core/playwright'
import type { Paper } from '../server/protocol/messages.ts'
import { expect, test } from './fixtures.ts'
import { openVote, prepareConvention } from './prepare.ts'

const aBoard: Paper = {
  subject: 'candidates',
  options: ['Ada Lovelace', 'Grace Hopper'].map((name) => ({ name, items: [], group: '' })),
  form: { kind: 'choose', least: 0, most: 1, none: true, abstain: true },
  rule: { kind: 'most-votes', seats: 1, majority: null, reserved: null, dropOut: null, next: null },
  order: 'given',
  empty: 'abstention',
  share: null,
}

test('voting for those who are away', async ({ chair, anotherChair, member, host }) => {
  const accesses = await prepareConvention(host, { members: 6, present: 2 })
  const [one, two, three, four, five, six] = accesses
  if (
    one === undefined ||
    two === undefined ||
    three === undefined ||
    four === undefined ||
    five === undefined ||
    six === undefined
  )
    throw new Error('no members')
  const second = await anotherChair('Desk 2')
  await chair.go('Desk')
  await second.go('Desk')
  const { page } = chair

  await test.step('the convention says how many one may hold', async () => {
    await page
      .locator('label')
      .filter({ hasText: /^\s*Proxies\s*$/ })
      .click()
    await page.getByLabel('Proxies a person may hold').fill('3')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  })

  await test.step('a list is looked at first, its faults by line; then it is taken', async () => {
    const list = (rows: readonly string[]) => ({
      name: 'proxies.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['member_number,proxy', ...rows].join('\n')),
    })
    const chooser = page.locator('input[type="file"]')
    const wrong = `${three.number},nobody`
    await chooser.setInputFiles(list([wrong]))
    await expect(page.getByText(`Line 2: ${three.number} → nobody: no member has this number`)).toBeVisible()
    await chooser.setInputFiles(list([`${three.number},${one.number}`, `${four.number},${one.number}`]))
    await page.getByRole('button', { name: 'Take 2 proxies' }).click()
    await expect(page.getByText('2 proxies taken.')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations).toEqual([])
  })

  await test.step('at the desk one more is given; the second desk sees it, and that no more go', async () => {
    await page.getByText('Desk', { exact: true }).last().click()
    const field = page.getByRole('combobox', { name: 'Name, number or card' })
    await field.fill(five.number)
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: 'Give a proxy' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill(one.number)
    await dialog.getByRole('combobox').press('Enter')
    await dialog.getByRole('button', { name: /^Give the proxy to/ }).click()
    await expect(page.getByText(`The proxy is with ${one.firstName} ${one.lastName}`)).toBeVisible()
    await expect(page.getByText('counts in the next vote')).toBeVisible()
    const other = second.page
    await other.getByRole('combobox', { name: 'Name, number or card' }).fill(one.number)
    await other.getByRole('option').first().click()
    await expect(other.getByText('Votes for 3 others:')).toBeVisible()
    await second.go('Participants')
    await second.participants.search(one.number)
    await second.participants.list.getByRole('gridcell').filter({ hasText: one.number }).first().click()
    await other.keyboard.press('Enter')
    const details = other.getByRole('complementary')
    await expect(details.getByText('Votes for 3 others:')).toBeVisible()
    await expect(details.getByText(`${five.firstName} ${five.lastName} (${five.number})`)).toBeVisible()
    await second.go('Desk')
  })

  const receipts: string[] = []

  await test.step('the phone says in how many names it votes, and splits the votes', async () => {
    const [holder, principal] = [await member(one), await member(three)]
    await host.asChair((desk) => openVote(desk, { title: 'Budget', secrecy: 'secret' }))
    await holder.hasBallot('Budget')
    await expect(holder.page.getByText('You vote for yourself and 3 others (4 votes).')).toBeVisible()
    await expect(principal.heading).not.toHaveText('Budget')
    await holder.page.getByRole('button', { name: 'Split the votes' }).click()
    await expect(holder.page.getByText('0 of 4 votes given')).toBeVisible()
    await holder.page.getByRole('button', { name: 'Yes: one vote more' }).click()
    await holder.page.getByLabel('Votes for No').fill('3')
    await holder.page.getByLabel('Votes for No').blur()
    await holder.page.getByRole('button', { name: 'Cast all 4 votes' }).click()
    await holder.isCounted()
    await holder.page.getByText('Receipts of the 3 other ballots').click()
    const codes = holder.page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    await expect(codes).toHaveCount(4)
    receipts.push(...(await codes.allTextContents()))
    const other = await member(two)
    await other.cast('Yes')
    await other.isCounted()
    await host.asChair(async (desk) => {
      const { result } = await desk.command('close-vote', { vote: 1 })
      expect(result).toMatchObject({
        ...{ registered: 5, cast: 5, notCast: '0' },
        options: [{ yes: '2', no: '3', abstain: '0' }],
      })
    })
  })

  await test.step('all receipts are on the list, and are found again later on a phone that was given none', async () => {
    await host.asChair((desk) => desk.command('publish-vote', { vote: 1 }))
    const holder = await member(one)
    await expect(holder.page.getByText('Rejected', { exact: true })).toBeVisible()
    await host.asChair((desk) =>
      desk.command('show-on-projector', { showing: { kind: 'sign-in' }, projector: null, entry: null }),
    )
    await holder.page.getByRole('button', { name: 'My receipts' }).click()
    for (const receipt of receipts)
      await expect(holder.page.getByText(receipt, { exact: true })).toBeVisible()
    await expect(holder.page.getByText(`${four.firstName} ${four.lastName}`)).toBeVisible()
    await holder.page.getByRole('button', { name: 'Look for it on the list' }).click()
    await expect(holder.page.getByText('Your 4 receipts are on the list')).toBeVisible()
    await holder.page.getByRole('button', { name: 'Back' }).click()
    const principal = await member(three)
    await principal.page.getByRole('button', { name: 'My receipts' }).click()
    await expect(principal.page.getByText(`Cast for you by ${one.firstName} ${one.lastName}.`)).toBeVisible()
  })

  await test.step('in an election ballots that differ are laid aside, and cast in one act', async () => {
    const holder = await member(one)
    await host.asChair((desk) => openVote(desk, { title: 'Board', secrecy: 'secret', paper: aBoard }))
    await holder.hasBallot('Board')
    await holder.page.getByLabel('Ada Lovelace').check()
    await holder.page.getByRole('button', { name: 'Check' }).click()
    const votes = holder.page.getByRole('textbox', { name: 'Votes like this' })
    await expect(votes).toHaveValue('4')
    await votes.fill('3')
    await votes.blur()
    await holder.page.getByRole('button', { name: 'Lay aside for 3 votes' }).click()
    await expect(holder.page.getByText('Laid aside: 3 votes')).toBeVisible()
    await expect(holder.page.getByLabel('Ada Lovelace')).not.toBeChecked()
    // What is laid aside outlasts a page that is loaded anew.
    await holder.page.reload()
    await expect(holder.page.getByText('Laid aside: 3 votes')).toBeVisible()
    await holder.page.getByLabel('Grace Hopper').check()
    await holder.page.getByRole('button', { name: 'Check' }).click()
    await expect(votes).toHaveValue('1')
    await holder.page.getByRole('button', { name: 'Cast all 4 votes' }).click()
    await holder.isCounted()
    await host.asChair(async (desk) => {
      const { result } = await desk.command('close-vote', { vote: 2 })
      expect(result).toMatchObject({ cast: 4, options: [{ yes: '3' }, { yes: '1' }] })
    })
  })

  await test.step('who comes in votes again themselves, in the next vote', async () => {
    const principal = await member(three)
    await second.page.getByRole('combobox', { name: 'Name, number or card' }).fill(three.number)
    await second.page.keyboard.press('Enter')
    await expect(second.page.getByText('rests: is here themselves')).toBeVisible()
    await host.asChair((desk) => openVote(desk, { title: 'Statutes', secrecy: 'named' }))
    await principal.hasBallot('Statutes')
    await principal.cast('No')
    await principal.isCounted()
    const holder = await member(one)
    await holder.hasBallot('Statutes')
    await expect(holder.page.getByText('You vote for yourself and 2 others (3 votes).')).toBeVisible()
    await holder.cast('Yes')
    await holder.isCounted()
    await host.asChair(async (desk) => {
      const { result } = await desk.command('close-vote', { vote: 3 })
      expect(result).toMatchObject({ registered: 5, cast: 4, options: [{ yes: '3', no: '1', abstain: '0' }] })
    })
    await page
      .locator('label')
      .filter({ hasText: /^\s*Proxies\s*$/ })
      .click()
    await page.getByLabel(/on their own phone, too/).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  })

  await test.step('where the convention says so, by the member’s own phone', async () => {
    await host.asChair((desk) =>
      desk.command('show-on-projector', { showing: { kind: 'sign-in' }, projector: null, entry: null }),
    )
    const phone = await member(six)
    await phone.page.getByRole('button', { name: 'My proxy' }).click()
    const number = phone.page.getByLabel('Member number of the one who votes for you')
    await number.fill(four.number)
    await phone.page.getByRole('button', { name: 'Give the proxy' }).click()
    await expect(phone.page.getByText('Proxies go no further')).toBeVisible()
    await number.fill(two.number)
    await phone.page.getByRole('button', { name: 'Give the proxy' }).click()
    await expect(phone.page.getByText(`Your proxy is with ${two.firstName} ${two.lastName}`)).toBeVisible()
    await phone.page.getByRole('button', { name: 'Take the proxy back' }).click()
    await expect(number).toBeVisible()
    await chair.go('Journal')
    await expect(chair.journal.entry('took the proxy back')).toContainText(six.number)
    await expect(chair.journal.entry('Proxies of “proxies.csv” read in: 2.')).toBeVisible()
  })
})
