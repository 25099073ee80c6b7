/** Before the first vote: an empty convention, a list that does not fit, arrivals, and what can be done in the list. */
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Crowd } from '../crowd.ts'
import { asCsv, asFile, memberList } from '../member-list.ts'
import { describe, importMembers, readAccesses, type Access } from '../prepare.ts'
import type { Desk } from './desk.ts'
import type { Tour } from './tour.ts'

const BROKEN = new URL('../../server/import/fixtures/members-broken.csv', import.meta.url)
const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** Of those who are checked in, each fifth has not signed in; the first of them comes by phone later on the tour. */
const isSignedIn = (place: number) => place % 5 !== 3

export async function visitEmpty(desk: Desk): Promise<void> {
  const { page, words } = desk
  await expect(page.getByText(words.participants.emptyTitle)).toBeVisible()
  await desk.visit('participants-empty')
  await desk.button(words.participants.import).click()
  await desk.visit('import-choose')
  const input = page.getByRole('dialog').locator('input[type=file]')
  await input.setInputFiles(asFile('picture.csv', PICTURE))
  await expect(page.getByRole('alert').filter({ hasText: words.importing.unreadable.picture })).toBeVisible()
  await desk.visit('import-wrong-file')
  await input.setInputFiles(asFile('members-broken.csv', readFileSync(BROKEN)))
  await expect(desk.inDialog(words.importing.importNothing)).toBeVisible()
  await desk.visit('import-faults')
  await desk.cancel()
  await desk.go('votes')
  await expect(page.getByText(words.votes.emptyTitle)).toBeVisible()
  await desk.visit('votes-empty')
  await desk.go('participants')
}

/** `arrived`: whom the crowd is, in its order; `rest`: everybody else, those who are checked in first. */
export type Arrived = { rest: readonly Access[]; arrived: readonly Access[]; people: Crowd }

export async function visitArrivals(desk: Desk, { host, members, coming, crowd }: Tour): Promise<Arrived> {
  const { page, words } = desk
  await host.asChair((chair) => importMembers(chair, asCsv(memberList(members))))
  const accesses = await host.asChair(async (chair) => {
    const { csv } = await chair.command('issue-access', { members: 'all' })
    await chair.command('check-in', { members: Array.from({ length: coming }, (_, index) => index + 1) })
    return readAccesses(await chair.download(csv))
  })
  const arrived = accesses.slice(0, coming).filter((_, place) => isSignedIn(place))
  const people = await crowd(arrived)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(members + 1))
  await expect(
    page.getByRole('gridcell', { name: words.participants.states['present-online'] }).first(),
  ).toBeVisible()
  // By number, so that neighbours are not namesakes.
  await page
    .getByRole('columnheader', { name: words.participants.columns.number })
    .getByRole('button')
    .click()
  await desk.visit('participants')
  const rest = accesses.filter((access) => !arrived.includes(access))
  return { rest, arrived, people }
}

export async function visitList(desk: Desk): Promise<void> {
  const { page, words } = desk
  await page.getByRole('gridcell', { name: /^M-/ }).nth(2).click()
  await page.keyboard.press('d')
  await expect(page.getByRole('complementary')).toContainText(words.participants.drawer.what.imported)
  await desk.visit('participants-drawer')
  await page.keyboard.press('d')
  await page.getByRole('checkbox').nth(1).click()
  await page.getByRole('checkbox').nth(3).click()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
  await expect(page.getByRole('toolbar')).toBeVisible()
  await desk.visit('participants-selected')
  await page.getByRole('button', { name: words.participants.clearChoice }).click()
  await page.getByRole('button', { name: words.participants.filters.presence, exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await desk.visit('participants-filter')
  await page.keyboard.press('Escape')
  await desk.button(words.participants.access.button).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await desk.visit('access')
  await desk.cancel()
  const search = page.getByRole('textbox', { name: words.participants.search })
  await search.fill('zzz')
  await expect(page.getByText(words.participants.noMatchTitle)).toBeVisible()
  await desk.visit('participants-no-match')
  await search.fill('')
  await page.keyboard.press('Control+k')
  await desk.visit('palette')
  await desk.cancel()
}

/** Somebody who is not checked in, without and with the way to do it oneself. */
export async function visitAbsent({ words }: Desk, { host, phone, visit }: Tour, rest: readonly Access[]) {
  const page = await phone(rest.at(-2)?.link ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.phone.waiting.title)
  await visit({ name: 'phone-waiting-absent', page, on: 'phone' })
  await host.asChair((chair) => describe(chair, { selfCheckIn: true }))
  await expect(page.getByRole('button', { name: words.phone.me.checkIn })).toBeVisible()
  await visit({ name: 'phone-waiting-check-in', page, on: 'phone' })
  await page.close()
}
