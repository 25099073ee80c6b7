import { expect, test } from './fixtures.ts'
import { prepareConvention } from './prepare.ts'

test('members check themselves in where the chair allows it', async ({ host, chair, member }) => {
  const [access] = await prepareConvention(host, { members: 5, present: 0 })
  if (access === undefined) throw new Error('nobody has access')
  const phone = await member(access)
  await phone.isWaiting()
  await expect(phone.page.getByText(/^Please check in at the desk/)).toBeVisible()

  await chair.go('Convention')
  await chair.page.getByRole('switch', { name: 'Members check themselves in' }).check()
  await chair.page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Autumn convention')
  await chair.page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(phone.page.getByText('Autumn convention')).toBeVisible()

  await phone.page.getByRole('button', { name: 'I am here' }).click()
  await expect(phone.page.getByText('Checked in', { exact: true })).toBeVisible()
  await expect(chair.figure('present')).toHaveText('1')
  await chair.go('Journal')
  await expect(chair.journal.entry('checked in')).toContainText(access.number)
})

test('the open vote is one press away, and a draft is not lost for it', async ({ host, chair }) => {
  await prepareConvention(host, { members: 3 })
  const { page, votes } = chair
  await chair.go('Votes')
  await votes.prepare('First')
  await votes.open()
  await votes.button('Prepare a vote').click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Half written')
  await chair.go('Journal')
  await chair.liveVote.click()
  await votes.showsTurnout(0, 3)

  await chair.participants.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Half written')
})

test('a vote with a time limit is extended, counts down everywhere, and closes by itself', async ({
  host,
  chair,
  member,
  projector,
}) => {
  const [access] = await prepareConvention(host, { members: 3 })
  if (access === undefined) throw new Error('nobody has access')
  const phone = await member(access)
  const hall = await projector()
  const { page, votes } = chair
  await chair.go('Votes')

  // First one that lasts, to be made longer.
  await votes.prepare('Order of the day', { duration: '1 min' })
  await votes.open()
  await expect(page.getByRole('timer')).toHaveText(/^0:\d\d$|^1:00$/)
  await phone.hasBallot('Order of the day')
  await expect(phone.page.getByRole('timer')).toHaveText(/^[01]:\d\d left$/)
  await votes.button('Extend by one minute').click()
  await expect(page.getByRole('timer')).toHaveText(/^1:[1-5]\d$|^2:00$/)
  await expect(phone.page.getByRole('timer')).toHaveText(/^1:[1-5]\d left$|^2:00 left$/)
  await expect(hall.page.getByText(/^1:[1-5]\d$|^2:00$/)).toBeVisible()
  await votes.close()

  // Then the shortest there can be, to see it end.
  await votes.prepare('Break', { minutes: '0:05' })
  await votes.open()
  await phone.hasBallot('Break')
  await phone.cast('Yes')
  await phone.isCounted()
  await expect(votes.verdict).toHaveText('Adopted', { timeout: 15_000 })
  await expect(phone.heading).toHaveText('The vote is closed')
  await expect(hall.page.getByText('Being counted')).toBeVisible()
  await chair.go('Journal')
  await expect(chair.journal.entry('“Break” closed')).toContainText('the host')
})

test('a draft is changed and discarded; a vote is annulled with a reason that everybody reads', async ({
  host,
  chair,
  member,
  projector,
}) => {
  const [access] = await prepareConvention(host, { members: 3 })
  if (access === undefined) throw new Error('nobody has access')
  const phone = await member(access)
  const hall = await projector()
  const { page, votes } = chair
  await chair.go('Votes')

  await votes.prepare('Draft')
  await votes.button('Edit').click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Draft, second reading')
  await votes.button('Save').click()
  await expect(page.getByRole('heading', { level: 2, name: 'Draft, second reading' })).toBeVisible()
  await votes.chooseMore('Discard')
  await expect(votes.dialog).toContainText('Draft, second reading')
  await votes.dialog.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('heading', { name: 'The first vote' })).toBeVisible()

  await votes.prepare('Statutes')
  await votes.open()
  await phone.hasBallot('Statutes')
  await phone.cast('No')
  await phone.isCounted()
  await votes.chooseMore('Annul')
  await votes.dialog.getByRole('button', { name: 'Annul vote 2' }).click()
  await expect(votes.dialog).toContainText('Please give a reason.')
  await votes.dialog.getByLabel('Reason').fill('The wrong text was on the table.')
  await votes.dialog.getByRole('button', { name: 'Annul vote 2' }).click()
  await expect(votes.dialog).toBeHidden()

  await expect(page.getByText('The wrong text was on the table.')).toBeVisible()
  await expect(phone.heading).toHaveText('Vote annulled')
  await expect(phone.page.getByText('The wrong text was on the table.')).toBeVisible()
  await expect(hall.page.getByText('Annulled', { exact: true })).toBeVisible()
  await expect(hall.page.getByText('The wrong text was on the table.')).toBeVisible()
  await chair.go('Journal')
  await expect(chair.journal.entry('annulled')).toContainText('The wrong text was on the table.')
  await expect(chair.journal.entry('discarded')).toBeVisible()
})

test('access is revoked in the drawer: the phone is signed out at once, and its card is worth nothing', async ({
  host,
  chair,
  member,
  stranger,
}) => {
  const [access] = await prepareConvention(host, { members: 5 })
  if (access === undefined) throw new Error('nobody has access')
  const phone = await member(access)
  await phone.isWaiting()

  await chair.participants.search(access.number)
  await chair.participants.row(access.number).dblclick()
  const drawer = chair.page.getByRole('complementary')
  await drawer.getByRole('button', { name: /^Revoke access/ }).click()
  await chair.participants.dialog.getByRole('button', { name: 'Revoke access' }).click()
  await expect(phone.heading).toHaveText('Your access was ended')
  await expect(drawer.getByText('No access issued')).toBeVisible()

  const other = await stranger()
  await other.signInWithCode(access.code)
  await expect(other.page.getByText(/^There is no such code/)).toBeVisible()
})
