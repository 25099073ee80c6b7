/** What is left of the day: the journal, the convention's own screen, and a host that is gone. */
import { expect } from '@playwright/test'
import type { Desk } from './desk.ts'
import type { Tour } from './tour.ts'
import type { Hall } from './vote.ts'

export async function visitRecords(desk: Desk): Promise<void> {
  const { page, words } = desk
  await desk.go('journal')
  await expect(page.getByRole('table')).toBeVisible()
  await desk.visit('journal')
  await desk.go('health')
  await desk.visit('health')
  await desk.go('convention')
  await desk.visit('convention')
  await page.getByRole('textbox', { name: words.convention.name, exact: true }).first().fill('')
  await page.getByRole('textbox', { name: words.convention.publicAddress }).fill('example')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(words.convention.faults.missing)).toBeVisible()
  await desk.visit('convention-faults')
  await page.getByRole('button', { name: words.convention.revert }).click()
  await page.getByRole('textbox', { name: words.people.name }).fill('Kim')
  await desk.button(words.people.invite).click()
  await expect(page.getByRole('button', { name: words.convention.copyLink })).toBeVisible()
  await desk.visit('convention-invited')
}

export async function visitLost(desk: Desk, { host, visit }: Tour, { hall, member }: Hall): Promise<void> {
  const { page, words } = desk
  await desk.go('participants')
  await host.kill()
  await expect(page.getByText(words.frame.health.lost)).toBeVisible()
  await desk.visit('lost')
  await expect(member.getByText(words.phone.connection.lost)).toBeVisible()
  await visit({ name: 'phone-lost', page: member, on: 'phone' })
  await expect(hall.getByRole('status')).toBeVisible()
  await visit({ name: 'hall-lost', page: hall, on: 'hall' })
}
