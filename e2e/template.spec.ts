import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'

test('a convention is saved as a template, and what stands in one is taken over; a wrong file changes nothing', async ({
  chair,
}) => {
  const { page } = chair
  await chair.go('Convention')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a template' }).click()
  const template: unknown = JSON.parse(await readFile(await (await saving).path(), 'utf8'))
  expect(template).toMatchObject({ plenumTemplate: 1, convention: { place: '' }, agenda: [] })

  const takeOver = async (text: string) =>
    page.getByLabel('Take over a template …').setInputFiles({
      ...{ name: 'template.json', mimeType: 'application/json', buffer: Buffer.from(text) },
    })
  await takeOver('number,first_name\n1,Ada\n')
  await expect(page.getByText('This is no template.')).toBeVisible()

  const agenda = [
    { level: 1, title: 'Opening', minutes: 20, isInternal: false },
    { level: 2, title: 'Greetings', minutes: null, isInternal: false },
  ]
  const convention = { place: 'Hall 9', language: 'en', selfCheckIn: true, publicAddress: '' }
  await takeOver(JSON.stringify({ ...Object(template), convention, agenda }))
  await expect(page.getByText('Taken over. Name and dates stay as they were.')).toBeVisible()
  await expect(page.getByLabel('Place')).toHaveValue('Hall 9')
  await expect(page.getByRole('switch', { name: 'Members check themselves in' })).toBeChecked()
  await chair.go('Agenda')
  await expect(page.getByText('Greetings')).toBeVisible()

  await chair.go('Convention')
  await takeOver(JSON.stringify({ ...Object(template), pointKinds: [{ name: '' }] }))
  await expect(page.getByText(/^Not all of it was taken over/)).toBeVisible()
})
