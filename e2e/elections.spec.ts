import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import type { Phone } from './pages/phone.ts'
import { prepareConvention } from './prepare.ts'

/** The smallest picture there is: one grey point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

test('an election from nominations to who accepts: two ballots, a double candidacy, a seat that comes free again', async ({
  host,
  chair,
  anotherChair,
  member,
  projector,
}) => {
  const accesses = await prepareConvention(host, { members: 8 })
  const [first, second, third] = accesses
  if (!first || !second || !third) throw new Error('nobody has access')
  const nameOf = ({ firstName, lastName }: typeof first) => `${firstName} ${lastName}`
  const [ada, ben, cem] = [nameOf(first), nameOf(second), nameOf(third)]
  const other = await anotherChair('Kim')
  const hall = await projector()
  const phones: Phone[] = []
  for (const access of accesses.slice(0, 5)) phones.push(await member(access))
  const [own, asked] = phones
  if (!own || !asked) throw new Error('too few phones')
  const { page, votes } = chair
  const main = page.getByRole('main')
  const election = main.getByRole('region', { name: 'Chair', exact: true })
  const button = (name: string) => election.getByRole('button', { name, exact: true })
  const candidate = (name: string) => election.getByRole('listitem').filter({ hasText: name })

  const nominate = async (who: string, consents: boolean) => {
    await button('Nominate').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Who').fill(who)
    await dialog.getByLabel('Proposed by').fill('Region North')
    if (consents) await dialog.getByLabel('Has consented to stand already').check()
    await dialog.getByRole('button', { name: 'Nominate' }).click()
  }
  /** Each phone its choice; the chair opens, counts and publishes. */
  const hold = async (title: string, choices: readonly string[]) => {
    await button('Go to the ballot').click()
    await votes.open()
    for (const [at, choice] of choices.entries()) {
      const phone = phones[at]
      if (!phone) throw new Error('too few phones')
      await phone.hasPaper(title, choice)
      if (at === 0) {
        await phone.choose(choice)
        await phone.page.getByRole('button', { name: 'Who stands: texts and pictures' }).click()
        await expect(phone.page.getByText('I have led the region for four years.')).toBeVisible()
        await phone.page.getByRole('button', { name: 'Back' }).click()
        // What was marked is still marked.
        await expect(
          phone.page.locator('label.choice').filter({ hasText: choice }).locator('input'),
        ).toBeChecked()
      }
      await phone.choose(choice)
      await phone.check()
      await phone.castChecked()
      await phone.isCounted()
    }
    await votes.count()
    await votes.publish()
    await page.getByRole('button', { name: 'Election Chair' }).click()
  }

  await test.step('an election is set up, and nominations are opened', async () => {
    await chair.go('Elections')
    await main.getByRole('button', { name: /^Add election/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Post').fill('Chair')
    await dialog.getByLabel('Drops out below').fill('10 %')
    await dialog.getByLabel('Time limit').fill('20')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await button('Open nominations').click()
    await expect(button('Close nominations')).toBeVisible()
  })

  await test.step('one stands from the phone, with a text', async () => {
    await own.page.getByRole('button', { name: 'Elections' }).click()
    await own.page.getByRole('button', { name: 'Stand for election' }).click()
    await own.page.getByLabel(/A few sentences/).fill('I have led the region for four years.')
    await own.page.getByRole('button', { name: 'Submit candidacy' }).click()
    await expect(own.page.getByText('You stand.')).toBeVisible()
    await own.page.getByRole('button', { name: 'Text and picture' }).click()
    const picture = own.page.getByLabel('Add picture')
    await picture.setInputFiles({ name: 'me.txt', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await expect(own.page.getByText('This is no picture that this device can read.')).toBeVisible()
    await picture.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: PICTURE })
    await expect(own.page.getByRole('img', { name: 'Your picture' })).toBeVisible()
    await own.page.getByLabel(/A few sentences/).fill('I have led the region for four years.')
    await own.page.getByRole('button', { name: 'Save text' }).click()
    await expect(candidate(ada).getByRole('img')).toBeVisible()
    await expect(candidate(ada)).toContainText('I have led the region for four years.')
  })

  await test.step('who stands already cannot be nominated once more, and is told so with the name', async () => {
    await nominate(first.number, true)
    await expect(page.getByRole('dialog').getByRole('alert').first()).toContainText(
      `${ada} stands in this election already`,
    )
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('another is proposed by the chair and says yes on the phone; a third one no', async () => {
    await nominate(second.number, false)
    await expect(candidate(ben)).toContainText('asked')
    await expect(asked.page.getByText('An election needs an answer from you.')).toBeVisible()
    await asked.page.getByRole('button', { name: 'Elections' }).click()
    await asked.page.getByRole('button', { name: 'Yes, I stand' }).click()
    await expect(candidate(ben)).toContainText('stands')
    await nominate(third.number, false)
    await button(`Declines to stand: ${cem}`).click()
    await expect(candidate(cem)).toContainText('declined to stand')
    await nominate('Guest of Honour', true)
    await expect(candidate('Guest of Honour')).toContainText('stands')
  })

  await test.step('a picture, and nothing that only calls itself one', async () => {
    await button(`Text and picture: ${ada}`).click()
    const dialog = page.getByRole('dialog')
    const file = dialog.getByLabel('Choose picture')
    await file.setInputFiles({ name: 'ada.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
    await expect(dialog.getByRole('alert').first()).toContainText('no picture')
    await file.setInputFiles({ name: 'ada.png', mimeType: 'image/png', buffer: PICTURE })
    await expect(dialog.getByRole('img')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('hall and phones show who stands', async () => {
    await button('Show in the hall').click()
    await expect(hall.page.getByRole('heading', { name: 'Chair' })).toBeVisible()
    await expect(hall.page.getByText(ada)).toBeVisible()
    await expect(hall.page.getByText(cem)).toHaveCount(0)
    await own.page.getByRole('button', { name: 'Who stands' }).click()
    await expect(own.page.getByRole('heading', { name: ben })).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations).toEqual([])
  })

  await test.step('two chairs press at once: there is one ballot', async () => {
    await other.go('Elections')
    const buttons = [chair, other].map((one) =>
      one.page.getByRole('button', { name: 'Prepare first ballot', exact: true }),
    )
    for (const one of buttons) await expect(one).toBeVisible()
    // Who is slower is refused by the host, or has no such button any more.
    await Promise.allSettled(buttons.map((one) => one.dispatchEvent('click', {}, { timeout: 1_000 })))
    await expect(button('Go to the ballot')).toBeVisible()
    await expect(election.getByRole('columnheader')).toHaveCount(2)
  })

  await test.step('the first ballot brings no majority; the second is prepared by one click', async () => {
    await hold('Chair', [ada, ada, ben, ben, 'Guest of Honour'])
    await button('Prepare second ballot').click()
    await expect(button('Go to the ballot')).toBeVisible()
    await hold('Chair (2)', [ada, ada, ada, ben, ben])
    await expect(election.getByRole('row', { name: new RegExp(ada) })).toContainText('2')
    await expect(election.getByRole('row', { name: new RegExp(ada) })).toContainText('3')
  })

  await test.step('the winner is asked, and declines on the phone: the seat is open again', async () => {
    await button('Ask for acceptance').click()
    await own.page.getByRole('button', { name: 'Elections' }).click()
    await expect(own.page.getByText('You are elected. Do you accept?')).toBeVisible()
    await own.page.getByRole('button', { name: 'I decline the election' }).click()
    await expect(election.getByText('1 seat open')).toBeVisible()
    await button('Prepare third ballot').click()
    await hold('Chair (3)', [ben, ben, ben, ben, ben])
  })

  await test.step('the next one accepts; the hall sees it', async () => {
    await button('Ask for acceptance').click()
    await asked.page.getByRole('button', { name: 'Elections' }).click()
    await asked.page.getByRole('button', { name: 'I accept the election' }).click()
    await expect(election.getByText('All seats filled')).toBeVisible()
    await expect(election.getByText('All seats are filled and accepted, or stay vacant.')).toBeVisible()
    await button('Show in the hall').click()
    await expect(hall.page.getByText('accepts the election')).toBeVisible()
    await chair.go('Journal')
    await expect(chair.journal.entry(`${ben} accepts the election`)).toContainText(second.number)
  })
})
