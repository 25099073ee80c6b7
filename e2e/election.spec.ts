import { expect, test } from './fixtures.ts'
import { Keyboard } from './pages/keyboard.ts'
import type { Phone } from './pages/phone.ts'
import { electedOn, optionsOn, partsOn } from './pages/result.ts'
import { prepareConvention } from './prepare.ts'
import { countAgain, plenum } from './plenum.ts'

const NAMES = ['Anna Berg', 'Ben Cole', 'Cem Dogan']

test('one post over two ballots: paper votes, the next ballot, a tie and the lot, and the same everywhere', async ({
  host,
  chair,
  anotherChair,
  member,
  projector,
}) => {
  const accesses = await prepareConvention(host, { members: 10 })
  const second = await anotherChair('Kim')
  const hall = await projector()
  const phones: Phone[] = []
  for (const access of accesses.slice(0, 6)) phones.push(await member(access))
  const [anna, ben, none, abstains, empty, invalid] = phones
  if (!anna || !ben || !none || !abstains || !empty || !invalid) throw new Error('too few phones')
  const { page, votes } = chair
  const keyboard = new Keyboard(page)

  await test.step('the chair sets it up and opens it with keys', async () => {
    await keyboard.press('g', 'v', 'n')
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
    await keyboard.press('Shift+Tab', ...Array<string>(4).fill('ArrowRight'), 'Tab')
    await keyboard.type('Chair of the board')
    await keyboard.press('Tab')
    for (const name of NAMES) {
      await keyboard.type(name)
      await keyboard.press('Enter')
    }
    await keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 2, name: 'Chair of the board' })).toBeVisible()
    await keyboard.press('o')
    await keyboard.activate(votes.dialog.getByRole('button', { name: /^Open vote/ }))
    await votes.showsTurnout(0, 10)
  })

  await test.step('phones cast what a ballot can say', async () => {
    for (const phone of phones) await phone.hasPaper('Chair of the board', 'Anna Berg')
    for (const [phone, choice] of [
      [anna, 'Anna Berg'],
      [ben, 'Ben Cole'],
      [none, 'No to all'],
      [abstains, 'Abstain'],
    ] as const) {
      await phone.choose(choice)
      await phone.check()
      await phone.castChecked()
      await phone.isCounted()
    }
    await empty.castOnPurpose('empty')
    await empty.isCounted()
    await invalid.castOnPurpose('invalid')
    await invalid.isCounted()
    await votes.showsTurnout(6, 10)
    await hall.showsTurnout(6, 10)
  })

  await test.step('nobody has a majority, and what one console enters of papers another one confirms', async () => {
    await votes.count()
    expect(await electedOn(page.getByRole('main'))).toEqual([])
    await votes.button('Enter paper votes').click()
    const field = (name: string) => votes.dialog.getByRole('textbox', { name })
    await field('Ballot papers').fill('3')
    for (const name of NAMES) await field(`crosses: ${name}`).fill('1')
    await votes.dialog.getByRole('button', { name: 'Enter', exact: true }).click()
    await expect(votes.dialog).toContainText('You entered these figures.')
    await votes.dialog.getByRole('button', { name: 'Done' }).click()

    await second.go('Votes')
    await expect(second.page.getByText('Paper votes of Chair wait for your confirmation.')).toBeVisible()
    await second.votes.button('Look').click()
    await second.votes.dialog.getByRole('button', { name: 'They agree: confirm' }).click()
    for (const console of [chair, second])
      expect(await partsOn(console.page.getByRole('main'))).toEqual([
        ['Anna Berg', '1', '1', '2'],
        ['Ben Cole', '1', '1', '2'],
        ['Cem Dogan', '0', '1', '1'],
        ['no to all', '1', '0', '1'],
        ['abstentions', '2', '0', '2'],
        ['invalid', '1', '0', '1'],
        ['valid', '5', '3', '8'],
        ['cast', '6', '3', '9'],
      ])
    await second.votes.dialog.getByRole('button', { name: 'Done' }).click()
    await votes.publish()
    expect(await anna.elected()).toEqual([])
  })

  await test.step('the next ballot is one press away; it ties', async () => {
    await votes.button('Prepare next ballot').click()
    await expect(page.getByRole('heading', { level: 2, name: 'Chair of the board (2)' })).toBeVisible()
    await votes.open()
    for (const [phone, choice] of [
      [anna, 'Anna Berg'],
      [ben, 'Ben Cole'],
    ] as const) {
      await phone.hasPaper('Chair of the board (2)', choice)
      await expect(phone.page.getByText('Cem Dogan')).toBeHidden()
      await phone.choose(choice)
      await phone.check()
      await phone.castChecked()
      await phone.isCounted()
    }
    await votes.count()
    expect(await optionsOn(page.getByRole('main'))).toEqual([
      ['Anna Berg', '1', 'tied'],
      ['Ben Cole', '1', 'tied'],
    ])
  })

  const winner = await test.step('two consoles draw the lot, and all screens say the same', async () => {
    await votes.button('Draw lot').click()
    await votes.dialog.getByRole('textbox', { name: 'Your words' }).fill('six two five')
    await votes.dialog.getByRole('button', { name: 'Give words' }).click()
    await votes.dialog.getByRole('button', { name: 'Done' }).click()
    await second.page
      .getByRole('button', { name: /Chair of the board \(2\)/ })
      .first()
      .click()
    await second.votes.button('Draw lot').click()
    await expect(second.votes.dialog).not.toContainText('six two five')
    await second.votes.dialog.getByRole('textbox', { name: 'Your words' }).fill('the third hymn')
    await second.votes.dialog.getByRole('button', { name: 'Give words and draw lot' }).click()
    await expect(second.votes.dialog).toContainText('six two five / the third hymn')
    await second.votes.dialog.getByRole('button', { name: 'Done' }).click()
    await votes.publish()
    const elected = await electedOn(page.getByRole('main'))
    expect(elected).toHaveLength(1)
    expect(NAMES.slice(0, 2)).toContain(elected[0])
    expect(await electedOn(second.page.getByRole('main'))).toEqual(elected)
    await hall.turnsTo(hall.page.getByText('Elected', { exact: true }))
    expect(await electedOn(hall.page.getByRole('main'))).toEqual(elected)
    for (const phone of phones) expect(await phone.elected()).toEqual(elected)
    return elected[0]
  })

  await test.step('receipts are on the list', async () => {
    expect(await anna.ownReceiptIsListed()).toBe(true)
    expect(await ben.ownReceiptIsListed()).toBe(true)
  })

  await test.step('anybody counts the same from outside, and the file proves itself', async () => {
    const tied = { title: 'Chair of the board (2)', seats: 1, candidates: NAMES.slice(0, 2), elected: [] }
    const csv = await votes.save('Ballots (CSV)')
    expect(countAgain('--rule', 'plurality', '--seats', '1', csv)).toMatchObject({
      candidates: tied.candidates,
      elected: [],
    })
    const blt = await votes.save('Election to recount (BLT)')
    const counted = countAgain('--rule', 'plurality', blt)
    expect(counted).toMatchObject(tied)
    expect(counted.ties).toHaveLength(1)
    const lot = countAgain('--rule', 'plurality', '--lot', 'six two five / the third hymn', blt)
    expect(lot.elected).toEqual([winner])
    const verified = plenum('verify', host.file)
    expect(verified.code, verified.text + verified.errors).toBe(0)
  })
})
