import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openVote, prepareConvention } from './prepare.ts'

type Form = 'PDF' | 'Markdown'

test('minutes: a draft at once, refused while a vote is not published, made final, and read back in both languages', async ({
  host,
  chair,
  anotherChair,
  crowd,
}) => {
  const members = await prepareConvention(host, {
    members: 6,
    access: 4,
    convention: { name: 'Spring Convention', place: 'Kassel' },
  })
  const voters = await crowd(members.slice(0, 4))
  const second = await anotherChair('Kim')
  const { page } = chair
  const main = page.getByRole('main')
  const preview = main.getByLabel('The draft as text')
  const finalise = main.getByRole('button', { name: 'Make final', exact: true })

  await test.step('one vote with paper votes, one annulled, one counted and not published', async () => {
    const budget = await host.asChair((session) => openVote(session))
    voters.cast(['yes', 'yes', 'no', 'abstain'])
    await expect.poll(() => voters.acknowledged()).toBe(4)
    await host.asChair(async (session) => {
      await session.command('close-vote', { vote: budget })
      const options = [{ yes: '1', no: '1', abstain: '0' }]
      const sums = { cast: '2', valid: '2', invalid: '0', abstained: '0', none: '0' }
      const votes = { kind: 'sums', papers: 2, sums, options } as const
      await session.command('enter-paper-votes', { vote: budget, votes })
    })
    await second.go('Votes')
    await second.votes.button('Look').click()
    await second.votes.dialog.getByRole('button', { name: 'They agree: confirm' }).click()
    await second.votes.dialog.getByRole('button', { name: 'Done' }).click()
    await host.asChair(async (session) => {
      await session.command('publish-vote', { vote: budget })
      const wrong = await openVote(session, { title: 'Statutes, wrong draft' })
      await session.command('annul-vote', { vote: wrong, reason: 'The wrong draft was shown.' })
      const statutes = await openVote(session, { title: 'Statutes' })
      await session.command('close-vote', { vote: statutes })
    })
  })

  await test.step('the draft is there without a click; a note is added', async () => {
    await chair.go('Minutes')
    await expect(preview).toContainText('# Minutes: Spring Convention')
    await expect(preview).toContainText('The wrong draft was shown.')
    await main.getByRole('button', { name: 'Add note' }).click()
    await main.getByRole('textbox', { name: 'Note' }).fill('The sitting was interrupted for ten minutes.')
    await main.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(main.getByText('Something has happened since.')).toBeVisible()
  })

  await test.step('it is not final while a vote is not published, and says which', async () => {
    await main.getByRole('button', { name: 'Look again' }).click()
    await expect(preview).toContainText('The sitting was interrupted for ten minutes.')
    await expect(main.getByText('Vote 3, “Statutes”: is counted and not published.')).toBeVisible()
    await expect(finalise).toBeDisabled()
    await expect(finalise).toHaveAttribute('title', '1 thing keeps them from being final')
  })

  await test.step('then everything adds up, and it becomes version 1', async () => {
    await host.asChair((session) => session.command('publish-vote', { vote: 3 }))
    await main.getByRole('button', { name: 'Look again' }).click()
    await expect(main.getByText('Everything adds up.', { exact: false })).toBeVisible()
    await finalise.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make final' }).click()
    await expect(main.getByText(/^Version 1 is final/)).toBeVisible()
  })

  await test.step('as files, in both languages', async () => {
    await main.getByLabel('Version', { exact: true }).selectOption('1')
    const english = await saved(page, 'Markdown')
    expect(english.name).toBe('minutes-1-en.md')
    const text = english.bytes.toString()
    expect(text).toContain('Budget 2027')
    expect(text).toContain('The sitting was interrupted for ten minutes.')
    expect(text).not.toContain('DRAFT')
    expect(await saved(page, 'PDF')).toMatchObject({ name: 'minutes-1-en.pdf', lang: 'en' })

    await main.getByText('German', { exact: true }).click()
    const german = (await saved(page, 'Markdown')).bytes.toString()
    expect(german).toContain('# Protokoll: Spring Convention')
    expect(german).toContain('Für ungültig erklärte Abstimmungen')
    expect(await saved(page, 'PDF')).toMatchObject({ name: 'minutes-1-de.pdf', lang: 'de' })
  })
})

/** What the browser got. `lang`: of a PDF, as its catalogue says it. */
async function saved(page: Page, form: Form): Promise<{ name: string; bytes: Buffer; lang: string | null }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('main').getByRole('button', { name: form, exact: true }).click()
  const file = await coming
  const path = test.info().outputPath(file.suggestedFilename())
  await file.saveAs(path)
  const bytes = await readFile(path)
  const lang = /^%PDF-[\s\S]*\/Lang \((\w+)/.exec(bytes.toString('latin1'))?.[1] ?? null
  return { name: file.suggestedFilename(), bytes, lang }
}
