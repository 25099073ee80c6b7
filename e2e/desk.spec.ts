/** Two desks at the door: a scanner, the same member twice, somebody who leaves and returns, a new card, a substitute, the mandate check. */
import AxeBuilder from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { importMembers, prepareConvention, readAccesses, readTable } from './prepare.ts'
import type { ConsolePage } from './pages/console.ts'

const NUMBER_OF_SUBSTITUTE = 'S-1'

function deskOf({ page }: ConsolePage) {
  const field = page.getByRole('combobox', { name: 'Name, number or card' })
  return {
    page,
    field,
    /** As a hand scanner does: fast, and Enter behind it. */
    scan: async (text: string) => {
      await field.fill(text)
      await field.press('Enter')
    },
    found: page.getByRole('option'),
    done: page
      .getByRole('status')
      .filter({ hasText: /Checked in|Was checked in|Has left|Mandate|taken back/ }),
    button: (name: string | RegExp) => page.getByRole('button', { name }),
    fault: page.getByRole('alert'),
  }
}

test('accreditation at two desks', async ({ chair, anotherChair, host }) => {
  const accesses = await prepareConvention(host, { members: 6, present: 0 })
  const [ada, ben, cem] = accesses
  if (ada === undefined || ben === undefined || cem === undefined) throw new Error('no members')
  await host.asChair((one) =>
    importMembers(
      one,
      `number,first_name,last_name,group,weight,entitled\n${NUMBER_OF_SUBSTITUTE},Sina,Substitute,guest,1,no\n`,
    ),
  )
  const second = await anotherChair('Desk 2')
  await chair.go('Desk')
  await second.go('Desk')
  const [one, two] = [deskOf(chair), deskOf(second)]

  await test.step('by name and Enter; the second desk is told who was first', async () => {
    await one.field.fill(ada.number)
    await expect(one.found.first()).toContainText(ada.lastName)
    await one.field.press('Enter')
    await expect(one.done).toContainText('Checked in')
    await expect(one.page.getByRole('heading', { name: `${ada.firstName} ${ada.lastName}` })).toBeVisible()
    await two.scan(ada.number)
    await expect(two.done).toContainText('Was checked in already')
    await expect(two.done).toContainText('by Chair')
    await expect(second.figure('present')).toHaveText('1')
  })

  await test.step('a scanned card is looked up by the host and checked in', async () => {
    await two.scan(ben.link)
    await expect(two.page.getByRole('heading', { name: `${ben.firstName} ${ben.lastName}` })).toBeVisible()
    await expect(two.done).toContainText(/^\s*Checked in/)
    await one.scan(cem.code)
    await expect(one.page.getByRole('heading', { name: `${cem.firstName} ${cem.lastName}` })).toBeVisible()
    await expect(chair.figure('present')).toHaveText('3')
  })

  await test.step('a new card voids the old one at once', async () => {
    await one.button('Re-issue the card').click()
    const dialog = one.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Issue new access' }).click()
    const download = one.page.waitForEvent('download')
    await dialog.getByRole('button', { name: /CSV/ }).click()
    const file = await readFile(await (await download).path())
    const [fresh] = readAccesses(file)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(one.field).toBeFocused()
    await two.scan(cem.link)
    await expect(two.fault).toContainText('This card does not hold')
    await two.scan(fresh?.link ?? '')
    await expect(two.done).toContainText('Was checked in already')
  })

  await test.step('who leaves is told from who never came, and returns', async () => {
    await two.button('Mark as left').click()
    await expect(two.done).toContainText('Has left')
    await expect(second.figure('present')).toHaveText('2')
    await one.scan(cem.number)
    await expect(one.done).toContainText('Checked in again')
    await expect(one.page.getByText('Returned', { exact: true })).toBeVisible()
    await one.field.fill(accesses[5]?.number ?? '')
    await expect(one.found.first()).toContainText('Not here yet')
    await one.field.press('Escape')
  })

  await test.step('a substitute takes the mandate over', async () => {
    await one.field.fill(ada.number)
    await one.found.first().click()
    await one.button('Hand on to a substitute').click()
    const dialog = one.page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('Sina')
    await expect(dialog.getByRole('option')).toHaveCount(1)
    await dialog.getByRole('combobox').press('Enter')
    await dialog.getByRole('button', { name: 'Hand on to Sina Substitute' }).click()
    await expect(one.done).toContainText('Mandate handed on')
    await expect(one.page.getByText('Sina Substitute (S-1) votes in this place')).toBeVisible()
    await two.scan(NUMBER_OF_SUBSTITUTE)
    await expect(two.done).toContainText(/^\s*Checked in/)
    await expect(two.page.getByText(`Votes in the place of ${ada.firstName} ${ada.lastName}`)).toBeVisible()
    const { violations } = await new AxeBuilder({ page: one.page }).analyze()
    expect(violations).toEqual([])
  })

  await test.step('the mandate check counts them, on screen and as files', async () => {
    await chair.page.getByText('Mandate check', { exact: true }).click()
    await expect(chair.page.getByText(/^3 of \d+ entitled members are present/)).toBeVisible()
    const { violations } = await new AxeBuilder({ page: chair.page }).analyze()
    expect(violations).toEqual([])
    const save = async (name: string) => {
      const download = chair.page.waitForEvent('download')
      await chair.page.getByRole('button', { name, exact: true }).click()
      return readFile(await (await download).path())
    }
    expect((await save('As PDF')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readTable(await save('As CSV'))[0]).toMatchObject({ by: 'All', present: '3' })
    const attendance = readTable(await save('Attendance as CSV'))
    expect(attendance.find((row) => Object.values(row)[0] === ada.number)).toMatchObject({
      mandate_with: NUMBER_OF_SUBSTITUTE,
    })
  })

  await test.step('the mandate is taken back; the journal says who did what', async () => {
    await two.button('Take back').click()
    await expect(two.done).toContainText('Mandate taken back')
    await chair.go('Journal')
    await expect(chair.journal.entry('is taken over by Sina Substitute (S-1)')).toContainText('Chair')
    await expect(chair.journal.entry('is taken back from Sina Substitute')).toContainText('Desk 2')
  })
})
