import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { asCsv, asFile, memberList } from './member-list.ts'
import { Keyboard } from './pages/keyboard.ts'
import { readAccesses } from './prepare.ts'

test('from the import to the published result without a mouse', async ({ chair, stranger }) => {
  const { page, participants, votes } = chair
  const keyboard = new Keyboard(page)
  const { dialog } = participants
  const button = (name: string | RegExp) => dialog.getByRole('button', { name })

  await test.step('import', async () => {
    await keyboard.press('i')
    const chooser = page.waitForEvent('filechooser')
    await keyboard.activate(button('Choose file …').first())
    await (await chooser).setFiles(asFile('members.csv', asCsv(memberList(12))))
    await keyboard.activate(button('Import 12 rows'))
    await participants.hasRows(12)
  })

  await test.step('everybody is checked in, and one of them out again', async () => {
    await keyboard.press('Control+k')
    await keyboard.type('check in everybody')
    await keyboard.press('Enter')
    await keyboard.activate(button('Check in everybody'))
    await expect(dialog).toBeHidden()
    await expect(chair.figure('present')).toHaveText('12')
    await keyboard.press('/')
    await keyboard.type('M-00007')
    await participants.hasRows(1)
    await keyboard.press('Enter', 'ArrowDown', ' ')
    await expect(chair.figure('present')).toHaveText('11')
    await keyboard.press('Enter')
    await expect(page.getByRole('complementary')).toContainText('M-00007')
    await keyboard.press('Escape', '/', 'Escape')
    await participants.hasRows(12)
  })

  const access = await test.step('access', async () => {
    await keyboard.press('Escape', 'a')
    await keyboard.activate(button(/^Issue access for/))
    const download = page.waitForEvent('download')
    await keyboard.activate(button(/CSV/))
    const list = readAccesses(readFileSync(await (await download).path()))
    await keyboard.activate(button('Done'))
    await expect(dialog).toBeHidden()
    return list
  })

  await test.step('prepare and open', async () => {
    await keyboard.press('g', 'v', 'n')
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
    await keyboard.type('Statutes')
    await keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 2, name: 'Statutes' })).toBeVisible()
    await keyboard.press('o')
    await keyboard.activate(button('Open vote 1'))
    await votes.showsTurnout(0, 11)
  })

  await test.step('a member votes by keyboard, too', async () => {
    const phone = await stranger()
    const keys = new Keyboard(phone.page)
    await keys.reach(phone.page.getByLabel('Your access code'))
    await keys.type(access[0]?.code ?? '')
    await keys.press('Enter')
    await phone.hasBallot('Statutes')
    await keys.reach(phone.page.getByRole('radio', { name: 'Yes' }))
    await keys.press(' ')
    await keys.activate(phone.page.getByRole('button', { name: 'Cast “Yes”' }))
    await phone.isCounted()
  })

  await test.step('close and publish', async () => {
    await votes.showsTurnout(1, 11)
    await keyboard.press('c')
    await keyboard.activate(button(/^Close: 10 have not voted/))
    await expect(votes.verdict).toHaveText('Adopted')
    await keyboard.press('p')
    await keyboard.activate(button('Publish result'))
    await expect(votes.figure('published')).toBeVisible()
  })
})
