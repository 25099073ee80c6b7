/** The screens of a bad day: a full disk, a restart on purpose, a crash, a second device, a backup that is older than the vote. */
import { expect } from '@playwright/test'
import type { SmallDisk } from '../../server/testing/mount-disk.ts'
import { mayVote } from '../member-list.ts'
import { describe, fillDisk, openVote, prepareConvention } from '../prepare.ts'
import { Desk } from './desk.ts'
import { TEXTS, type Tour } from './tour.ts'

export async function walkThroughBadDay(tour: Tour, disk: SmallDisk | null): Promise<void> {
  const { host, language, browse, visit, phone, crowd } = tour
  await host.asChair((chair) => describe(chair, { ...TEXTS[language].convention, language }))
  const page = await (await browse()).newPage()
  await page.goto(host.takeConsoleLink())
  const desk = new Desk(page, tour)
  const { words } = desk
  const accesses = (await prepareConvention(host, { members: tour.members, present: tour.coming })).filter(
    mayVote,
  )
  const { path, key } = await host.asChair((chair) =>
    chair.command('invite', { role: 'projector', name: words.frame.views.projector }),
  )
  const hall = await (await browse({ viewport: { width: 1920, height: 1080 } })).newPage()
  await hall.goto(`${host.url}${path}#${key}`)
  const [counted, waiting] = [await phone(accesses[0]?.link ?? ''), await phone(accesses[1]?.link ?? '')]
  const people = await crowd(accesses.slice(2, 40))

  const { title, text } = TEXTS[language].budget
  const before = await host.asChair(async (chair) => {
    await openVote(chair, { title, text, durationSeconds: 600 })
    return (await chair.command('backup', {})).name
  })
  people.cast(accesses.slice(2, 40).map((_, index) => (index % 3 === 0 ? 'no' : 'yes')))
  await expect.poll(() => people.acknowledged()).toBe(38)
  await desk.go('votes')
  await expect(hall.getByRole('heading', { name: title })).toBeVisible()

  const cast = async (on: typeof counted) => {
    await on.getByText(words.phone.vote.choices.yes, { exact: true }).click()
    await on.getByRole('button', { name: words.phone.vote.castChoice(words.phone.vote.choices.yes) }).click()
  }
  const isCurrent = (on: typeof counted) =>
    expect(on.getByText(new RegExp(words.phone.connection.asOf('[\\d:]+')))).toBeHidden({ timeout: 30_000 })
  const heading = (on: typeof counted) => on.getByRole('heading', { level: 1 })
  await cast(counted)
  await expect(heading(counted)).toHaveText(words.phone.ballot.counted.title)

  if (disk !== null) {
    const makeRoom = await fillDisk(host, disk)
    await cast(waiting)
    await expect(heading(waiting)).toHaveText(words.phone.ballot.putOff.title)
    await visit({ name: 'phone-not-saved', page: waiting, on: 'phone' })
    await expect(page.getByText(words.frame.health.notSaving, { exact: true })).toBeVisible()
    await desk.visit('vote-not-saving')
    await desk.go('health')
    await desk.visit('health-not-saving')
    await desk.go('participants')
    await desk.visit('participants-not-saving')
    await visit({ name: 'hall-not-saving', page: hall, on: 'hall' })
    makeRoom()
    await expect(heading(waiting)).toHaveText(words.phone.ballot.counted.title)
    await desk.go('votes')
  }

  const third = await phone(accesses[40]?.link ?? '')
  await expect(heading(third)).toHaveText(title)
  await host.stop()
  await expect(page.getByText(words.frame.health.lost)).toBeVisible()
  await expect(third.getByText(words.phone.connection.restarting)).toBeVisible()
  await visit({ name: 'phone-restarting', page: third, on: 'phone' })
  await desk.visit('vote-restarting')
  await visit({ name: 'hall-restarting', page: hall, on: 'hall' })
  await host.start()
  await expect(page.getByText(words.frame.health.lost)).toBeHidden({ timeout: 30_000 })
  await isCurrent(third)

  await host.kill()
  await expect(third.getByText(words.phone.connection.lost)).toBeVisible()
  await visit({ name: 'phone-ballot-lost', page: third, on: 'phone' })
  await cast(third)
  await expect(heading(third)).toHaveText(words.phone.ballot.queued.title)
  await visit({ name: 'phone-queued', page: third, on: 'phone' })
  await visit({ name: 'phone-counted-lost', page: counted, on: 'phone' })
  await desk.visit('vote-lost')
  for (const view of ['participants', 'journal', 'projector', 'health', 'convention'] as const) {
    await desk.go(view)
    await desk.visit(`${view}-lost`)
  }
  await visit({ name: 'hall-open-lost', page: hall, on: 'hall' })

  host.goBackTo(before)
  await host.start()
  await desk.go('votes')
  await expect(page.getByText(words.frame.health.lost)).toBeHidden({ timeout: 30_000 })
  await isCurrent(third)
  await isCurrent(counted)
  await visit({ name: 'phone-older-backup', page: counted, on: 'phone' })
  await desk.visit('vote-older-backup')
  await phone(accesses[0]?.link ?? '')
  await visit({ name: 'phone-replaced', page: counted, on: 'phone' })
}
