import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { mayVote } from './member-list.ts'
import { openVote, prepareConvention } from './prepare.ts'

const COPY = 'Summer convention-copy.plenum'

test('the stick is pulled out and put back, the machine dies, and the stick goes on', async ({
  host,
  chair,
  member,
}) => {
  const drawer = mkdtempSync(join(tmpdir(), 'plenum-e2e-stick-'))
  const [stick, pulledOut] = [join(drawer, 'stick'), join(drawer, 'pulled out')]
  mkdirSync(stick)
  const [first, second] = (await prepareConvention(host, { members: 6 })).filter(mayVote)
  if (first === undefined || second === undefined) throw new Error('too few members')
  const { page } = chair

  await test.step('a folder is set, and has its first copy', async () => {
    await chair.go('Convention')
    await page.getByLabel('Folder', { exact: true }).fill(join(drawer, 'no such folder'))
    await page.getByRole('button', { name: 'Copy there' }).click()
    await expect(page.getByText('This folder does not exist.')).toBeVisible()
    await page.getByLabel('Folder', { exact: true }).fill(stick)
    await page.getByRole('button', { name: 'Copy there' }).click()
    await expect(page.getByText(/^Last good copy: /)).toBeVisible()
    await expect(page.getByText('lies on the same drive as the file')).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    expect(existsSync(join(stick, COPY))).toBe(true)
  })

  const [early, late] = [await member(first), await member(second)]
  const receipt = await test.step('a vote is closed while the stick is out', async () => {
    const vote = await host.asChair((session) => openVote(session))
    await early.cast('Yes')
    const given = await early.isCounted()
    await late.cast('Yes')
    await late.isCounted()
    renameSync(stick, pulledOut)
    await host.asChair(async (session) => {
      await session.command('close-vote', { vote })
      await session.command('publish-vote', { vote })
    })
    await expect(page.getByText(/^No new copy since .*Plug the stick in again/)).toBeVisible()
    await chair.go('Health')
    await expect(page.getByText('no new one reaches the second place.')).toBeVisible()
    await expect(page.getByText(`by itself to ${stick}`)).toBeVisible()
    return given
  })

  await test.step('it is back, and has the closed vote by itself', async () => {
    renameSync(pulledOut, stick)
    await expect(page.getByText('no new one reaches the second place.')).toBeHidden({ timeout: 15_000 })
  })

  const original = host.file
  await host.kill()
  const left = readFileSync(original)
  host.goOnWith(join(stick, COPY))
  await host.start()

  await test.step('the copy says what it is; phones find it with their sessions', async () => {
    await chair.isConnected()
    const notice = page.getByRole('status').filter({ hasText: 'This is a backup of' })
    await expect(notice).toContainText('The file it was made of was not touched')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await notice.getByRole('button', { name: 'Understood' }).click()
    await expect(notice).toBeHidden()
    await expect(early.trouble).toBeHidden()
    expect(await early.receipt()).toBe(receipt)
    expect((await late.result()).yes).toBe('2')
    const { status } = await host.asChair((session) => session.command('status', {}))
    expect(status.votes).toMatchObject([{ title: 'Budget 2027', state: 'published', cast: 2 }])
    await chair.go('Journal')
    await expect(page.getByText(/^Backup of .* opened: from here on it is the convention/)).toBeVisible()
  })

  await test.step('on another port phones sign in as before, and the next vote goes on', async () => {
    await host.kill()
    host.goOnWith(join(stick, COPY), { onAnotherPort: true })
    await host.start()
    const { port } = new URL(host.url)
    const there = await member({ ...first, link: first.link.replace(/:\d+\//, `:${port}/`) })
    await host.asChair((session) => openVote(session, { title: 'Statutes' }))
    await there.hasBallot('Statutes')
    await there.cast('No')
    await there.isCounted()
  })

  expect(readFileSync(original)).toEqual(left)
  await host.kill()
  rmSync(drawer, { recursive: true })
})
