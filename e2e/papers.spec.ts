import { expect, test } from './fixtures.ts'
import type { Phone } from './pages/phone.ts'
import { amountOf } from './pages/result-bars.ts'
import { electedOn, optionsOn } from './pages/result.ts'
import { draft, prepareConvention } from './prepare.ts'

test('a block of motions with one pulled out, named: the last ballot counts, and the hall says who voted what', async ({
  host,
  chair,
  member,
  projector,
}) => {
  const accesses = await prepareConvention(host, { members: 3 })
  const hall = await projector()
  await hall.givesUpItsClock()
  const phones: Phone[] = []
  for (const access of accesses.slice(0, 2)) phones.push(await member(access))
  const [first, second] = phones
  if (!first || !second) throw new Error('too few phones')
  const { page, votes } = chair
  await chair.go('Votes')
  await votes.button(/^Prepare a vote/).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Committee’s proposals')
  await votes.chooseKind('En bloc')
  await votes.paste(['A1', 'A2', 'A3'])
  await votes.button('Pull out “A2”').click()
  await votes.button('More rules').click()
  await page.getByRole('checkbox', { name: 'A ballot can be changed until the end' }).check()
  await votes.button(/^Prepare(?! a vote)/).click()
  await votes.open()

  for (const phone of phones) {
    await phone.hasPaper('Committee’s proposals', 'A2')
    await phone.answer('En bloc', 'Yes')
    await phone.answer('A2', 'No')
    await phone.check()
    await phone.castChecked()
  }
  const receipt = await first.isCounted()
  await first.change()
  await first.answer('En bloc', 'Yes')
  await first.answer('A2', 'Yes')
  await first.check()
  await first.castChecked()
  expect(await first.isCounted()).toBe(receipt)
  await second.isCounted()
  await votes.showsTurnout(2, 3)

  await votes.count()
  await votes.publish()
  expect(await optionsOn(page.getByRole('main'))).toEqual([
    ['En blocA1, A3', '2', 'Adopted'],
    ['A2', '1', 'Rejected'],
  ])
  const roll = accesses.slice(0, 2).map(({ firstName, lastName }) => `${firstName} ${lastName}`)
  for (const name of roll) await hall.turnsTo(hall.page.getByText(name))
  await votes.button('Who voted what').click()
  for (const name of roll) await expect(votes.dialog).toContainText(name)
})

test('a secret ballot is changed on the phone that cast it, and on no other', async ({
  host,
  chair,
  member,
}) => {
  const [access] = await prepareConvention(host, { members: 4 })
  if (access === undefined) throw new Error('too few members')
  const phone = await member(access)
  const { votes } = chair
  await host.asChair((session) => session.command('prepare-vote', draft({ changeable: true })))
  await chair.go('Votes')
  await votes.open()
  await phone.hasBallot('Budget 2027')
  await phone.cast('Yes')
  const receipt = await phone.isCounted()
  await phone.change()
  await phone.cast('No')
  expect(await phone.isCounted()).toBe(receipt)

  const elsewhere = await member(access)
  await elsewhere.isCounted()
  await expect(
    elsewhere.page.getByText(
      'Until the end ballots can be changed, but yours only on the device where you cast it.',
    ),
  ).toBeVisible()
  await expect(elsewhere.page.getByRole('button', { name: 'Change my vote' })).toBeHidden()
  await votes.showsTurnout(1, 4)
  await votes.close()
  await expect(votes.verdict).toHaveText('Rejected')
  const main = chair.page.getByRole('main')
  await expect(amountOf(main, 'Yes')).toHaveText('0')
  await expect(amountOf(main, 'No')).toHaveText('1')
})

test('cumulated votes, several posts with a share and kept seats, approval and points: limits are said and kept', async ({
  host,
  chair,
  member,
}) => {
  const [access] = await prepareConvention(host, { members: 2 })
  if (access === undefined) throw new Error('too few members')
  const phone = await member(access)
  const { page, votes } = chair
  const main = page.getByRole('main')
  await chair.go('Votes')
  const counted = async () => {
    await phone.check()
    await phone.castChecked()
    await phone.isCounted()
    await votes.showsTurnout(1, 2)
    await votes.count()
    await votes.publish()
    expect(await phone.elected()).toEqual(await electedOn(main))
    return electedOn(main)
  }

  await test.step('cumulative: three votes, two of them for one', async () => {
    await votes.prepare('Speakers', {
      kind: 'Cumulative votes',
      options: ['Anna', 'Ben', 'Cem'],
      numbers: { 'Seats to fill': '2', 'Votes in all': '3', 'At most per person': '2' },
    })
    await votes.open()
    await phone.hasPaper('Speakers', 'Anna')
    await phone.givePoints('Anna', 9)
    await expect(phone.filled).toContainText('1 of 3 left')
    await phone.givePoints('Cem', 1)
    await expect(phone.filled).toContainText('0 of 3 left')
    await expect(phone.page.getByRole('button', { name: 'More for Ben' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    expect(await counted()).toEqual(['Anna', 'Cem'])
    expect(await optionsOn(main)).toEqual([
      ['Anna', '2', 'elected 1'],
      ['Cem', '1', 'elected 2'],
      ['Ben', '0', 'not elected'],
    ])
  })

  await test.step('two posts: half of the crosses for women, and the first seat is theirs', async () => {
    await votes.button(/^Prepare a vote/).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Deputies')
    await votes.chooseKind('Several equal posts')
    await votes.paste(['Ben\topen', 'Anna\twomen', 'Cem\topen'])
    await page.getByRole('textbox', { name: 'Seats to fill' }).fill('2')
    await votes.button('More rules').click()
    await page.getByRole('combobox', { name: 'Reserved for group' }).selectOption('women')
    await page.getByRole('textbox', { name: 'Reserved seats' }).fill('3')
    await expect(page.getByRole('alert').filter({ hasText: /^More seats are reserved than/ })).toBeVisible()
    await page.getByRole('textbox', { name: 'Reserved seats' }).fill('1')
    await page.getByRole('combobox', { name: 'Minimum share for' }).selectOption('women')
    await page.getByRole('textbox', { name: 'Minimum share' }).fill('1/2')
    await votes.button(/^Prepare(?! a vote)/).click()
    await votes.open()
    await phone.hasPaper('Deputies', 'Ben')
    await phone.choose('Ben', 'Cem')
    await phone.page.getByRole('button', { name: 'Next: check' }).click()
    await expect(
      phone.page.getByText('Like this the ballot would be invalid: the minimum share is missing.'),
    ).toBeVisible()
    await phone.page.locator('label.choice').filter({ hasText: 'Cem' }).locator('input').uncheck()
    await phone.choose('Anna')
    expect(await counted()).toEqual(['Anna', 'Ben'])
  })

  await test.step('approval: as many as one likes', async () => {
    await votes.prepare('Place of the next convention', {
      kind: 'Approval',
      options: ['Bonn', 'Jena', 'Kiel'],
    })
    await votes.open()
    await phone.hasPaper('Place of the next convention', 'Bonn')
    await phone.choose('Kiel')
    expect(await counted()).toEqual(['Kiel'])
  })

  await test.step('points: up to five each', async () => {
    await votes.prepare('Motto', { kind: 'Points', options: ['Onward', 'Together'] })
    await votes.open()
    await phone.hasPaper('Motto', 'Onward')
    await phone.givePoints('Onward', 2)
    await phone.givePoints('Together', 5)
    expect(await counted()).toEqual(['Together'])
    expect(await optionsOn(main)).toEqual([
      ['Together', '5', 'elected 1'],
      ['Onward', '2', 'not elected'],
    ])
  })
})
