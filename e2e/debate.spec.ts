import { expect, test } from './fixtures.ts'
import { openVote, prepareConvention } from './prepare.ts'

test('a debate is led by two chairs: a quoted list, the clock in the hall, a point of order from a phone', async ({
  host,
  chair,
  anotherChair,
  member,
  projector,
}) => {
  const accesses = await prepareConvention(host, { members: 8 })
  const genders = await host.asChair(async (asked) =>
    (await asked.roster()).entries.map(({ gender }) => gender),
  )
  const man = accesses[genders.findIndex((gender) => gender !== 'f')]
  const woman = accesses[genders.findIndex((gender) => gender === 'f')]
  if (man === undefined || woman === undefined) throw new Error('one of each is needed')
  const second = await anotherChair('Kim')
  const hall = await projector()
  const his = await member(man)
  const hers = await member(woman)
  const named = ({ firstName, lastName }: typeof man) => `${firstName} ${lastName}`
  const list = (console: typeof chair) => console.page.getByRole('list', { name: 'Who waits, in order' })
  const next = (console: typeof chair) => console.page.getByRole('button', { name: /^Next: / })

  await test.step('opened with a quoted list; he asks, and the women are to be asked first', async () => {
    for (const console of [chair, second]) await console.go('Speakers')
    await chair.page.getByRole('button', { name: 'Open a free debate' }).click()
    const dialog = chair.page.getByRole('dialog')
    await dialog.getByText('Quoted', { exact: true }).click()
    await expect(dialog.getByRole('checkbox', { name: 'female' })).toBeChecked()
    await dialog.getByRole('button', { name: 'Open debate' }).click()
    await his.page.getByRole('button', { name: 'Ask to speak' }).click()
    await expect(his.page.getByText('You are next.')).toBeVisible()
    await expect(list(second)).toContainText(named(man))
    await expect(chair.page.getByText('The quoted list is empty.')).toBeVisible()
    await expect(next(chair)).toBeDisabled()
    await second.page.getByRole('button', { name: 'Yes, it goes on' }).click()
    await expect(chair.page.getByText('The quoted list is empty.')).toBeHidden()
  })

  await test.step('he has the floor: the clock runs in the hall and on his phone', async () => {
    await expect(next(chair)).toBeEnabled()
    await next(chair).click()
    await expect(hall.page.getByRole('heading', { name: named(man) })).toBeVisible()
    await expect(hall.page.getByRole('timer')).toContainText(/[23]:\d\d/)
    await expect(his.page.getByText('You have the floor.')).toBeVisible()
    await expect(his.page.getByRole('timer')).toContainText(/[23]:\d\d/)
    await second.page.getByRole('button', { name: 'Stop the clock' }).click()
    await expect(his.page.getByRole('timer')).toContainText('stopped')
  })

  const move = async (phone: typeof his, kind: string) => {
    await phone.page.getByRole('button', { name: 'Point of order …' }).click()
    await phone.page.getByRole('button', { name: kind, exact: true }).click()
    await phone.page.getByRole('button', { name: 'Move it' }).click()
  }

  await test.step('who has spoken may not move the end of the debate; she may, and it comes next', async () => {
    await move(his, 'End of the debate')
    await expect(his.page.getByRole('alert').filter({ hasText: 'Who has spoken' })).toBeVisible()
    await move(hers, 'End of the debate')
    await expect(hers.page.getByText('Your point of order is there.')).toBeVisible()
    await chair.page.getByRole('button', { name: /^Point of order: End of the debate/ }).click()
    await expect(hall.page.getByRole('heading', { name: 'End of the debate' })).toBeVisible()
    await second.page.getByRole('button', { name: 'No objection: adopted' }).click()
    await expect(chair.page.getByText('debate ended')).toBeVisible()
    await expect(hers.page.getByText('The debate has ended.')).toBeVisible()
  })

  await test.step('no point of order during a vote', async () => {
    await chair.page.getByRole('button', { name: 'Reopen list' }).click()
    await host.asChair((asked) => openVote(asked))
    await chair.page.keyboard.press('o')
    const dialog = chair.page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Who moves it' }).fill(named(woman))
    await chair.page.keyboard.press('Enter')
    await expect(dialog.getByText('No points of order during a vote.')).toBeVisible()
  })
})
