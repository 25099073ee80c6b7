/** A vote from its draft to its result, on all three kinds of screen at once; and one that is annulled. */
import { expect, type Page } from '@playwright/test'
import { onMotion, type Choice } from '../../server/protocol/papers.ts'
import type { Crowd } from '../crowd.ts'
import { mayVote } from '../member-list.ts'
import { describe, draft, type Access } from '../prepare.ts'
import type { Arrived } from './before.ts'
import type { Desk } from './desk.ts'
import { TEXTS, type Tour } from './tour.ts'

/** `arrived`: whom the crowd is, in its order. */
export type Hall = { hall: Page; member: Page; guest: Page; people: Crowd; arrived: readonly Access[] }

/** What a projector shows in a real hall; nobody on the tour could reach it. */
const PUBLIC = 'https://vote.example.org'

/** Most are for it, some against, a few abstain, and one in eight has not voted yet. */
const choiceOf = (index: number): Choice | null =>
  index % 8 === 0 ? null : index % 5 === 1 ? 'no' : index % 19 === 2 ? 'abstain' : 'yes'

export async function openHall(desk: Desk, tour: Tour, { rest, arrived, people }: Arrived): Promise<Hall> {
  const { words } = desk
  const { host, browse, phone, visit } = tour
  const { path, key } = await host.asChair((chair) =>
    chair.command('invite', { role: 'projector', name: words.frame.views.projector }),
  )
  const hall = await (await browse({ viewport: { width: 1920, height: 1080 } })).newPage()
  await hall.goto(`${host.url}${path}#${key}`)
  await expect(hall.getByRole('heading', { name: words.hall.signIn })).toBeVisible()
  await host.asChair((chair) => describe(chair, { publicAddress: PUBLIC }))
  await expect(hall.getByRole('img', { name: words.hall.qrCode(PUBLIC) })).toBeVisible()
  await visit({ name: 'hall-sign-in', page: hall, on: 'hall' })
  await host.asChair((chair) => describe(chair, { publicAddress: '' }))

  const member = await phone(rest.find(mayVote)?.link ?? '')
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(words.phone.waiting.title)
  await visit({ name: 'phone-waiting', page: member, on: 'phone' })
  const guest = await phone(rest.find((access) => !mayVote(access))?.link ?? '')
  await guest.getByRole('button', { name: words.phone.me.signOut }).click()
  await visit({ name: 'phone-sign-out', page: guest, on: 'phone' })
  await guest.getByRole('button', { name: words.phone.me.stay }).click()
  return { hall, member, guest, people, arrived }
}

/** Returns to a prepared vote with a long title and an ordinary one. */
export async function visitPreparing(desk: Desk, { host, language }: Tour): Promise<void> {
  const { page, words } = desk
  await desk.go('votes')
  await desk.button(words.votes.prepare).click()
  await expect(page.getByRole('textbox', { name: words.votes.titleLabel })).toBeFocused()
  await desk.visit('vote-form')
  await page.getByRole('combobox', { name: words.ballots.adoptedBy }).selectOption('custom')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(words.ballots.faults['title-missing']()).first()).toBeVisible()
  await desk.visit('vote-form-faults')
  await page.keyboard.press('Escape')
  const { budget, long } = TEXTS[language]
  await host.asChair(async (chair) => {
    await chair.command('prepare-vote', draft({ ...budget, durationSeconds: 300 }))
    await chair.command('prepare-vote', draft({ ...long, secrecy: 'named', ...onMotion(TWO_THIRDS) }))
  })
  await page.getByRole('button', { name: new RegExp(budget.title) }).click()
  await desk.visit('vote-prepared')
}

const TWO_THIRDS = { base: 'yes-no', numerator: 2, denominator: 3, comparison: 'at-least' } as const

export async function visitOpen(desk: Desk, { visit, language }: Tour, scene: Hall): Promise<void> {
  const { hall, member, guest, people, arrived } = scene
  const { page, words } = desk
  const { title } = TEXTS[language].budget
  await desk.button(words.votes.open).click()
  await desk.visit('vote-open-question')
  await desk.inDialog(words.votes.openVerb(1)).click()
  await expect(page.getByRole('timer')).toBeVisible()
  const choices = arrived.map((access, index) => (mayVote(access) ? choiceOf(index) : null))
  people.cast(choices)
  await expect.poll(() => people.acknowledged()).toBe(choices.filter((choice) => choice !== null).length)

  const heading = member.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(title)
  await visit({ name: 'phone-ballot', page: member, on: 'phone' })
  await member.getByText(words.phone.vote.choices.yes, { exact: true }).click()
  await visit({ name: 'phone-ballot-chosen', page: member, on: 'phone' })
  await member
    .getByRole('button', { name: words.phone.vote.castChoice(words.phone.vote.choices.yes) })
    .click()
  await expect(heading).toHaveText(words.phone.ballot.counted.title)
  await visit({ name: 'phone-counted', page: member, on: 'phone' })
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(words.phone.notOnRegister.title)
  await visit({ name: 'phone-not-on-register', page: guest, on: 'phone' })

  await expect(hall.getByRole('heading', { name: title })).toBeVisible()
  await visit({ name: 'hall-open', page: hall, on: 'hall' })
  await desk.visit('vote-open')
  await desk.go('participants')
  await desk.visit('participants-voting')
  await desk.go('projector')
  await desk.visit('projector')
}

export async function visitResult(desk: Desk, { visit }: Tour, { hall, member, guest }: Hall): Promise<void> {
  const { page, words } = desk
  await desk.go('votes')
  await desk.button(words.votes.close).click()
  await desk.visit('vote-close-question')
  await page.getByRole('dialog').getByRole('button').last().click()
  await expect(page.getByText(words.results.onlyChairs)).toBeVisible()
  await desk.visit('vote-closed')
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(words.phone.closed.title)
  await visit({ name: 'phone-closed', page: member, on: 'phone' })
  await expect(hall.getByText(words.hall.counting)).toBeVisible()
  await visit({ name: 'hall-closed', page: hall, on: 'hall' })

  await desk.button(words.votes.publish).click()
  await desk.visit('vote-publish-question')
  await desk.inDialog(words.votes.publishVerb).click()
  await expect(desk.button(words.results.exports)).toBeVisible()
  await desk.visit('vote-published')
  const { adopted } = words.paper.result.verdict
  for (const phone of [member, guest]) await expect(phone.getByText(adopted, { exact: true })).toBeVisible()
  await visit({ name: 'phone-result', page: member, on: 'phone' })
  await visit({ name: 'phone-result-onlooker', page: guest, on: 'phone' })
  await expect(hall.getByText(words.outcome.verdict.adopted, { exact: true })).toBeVisible()
  await visit({ name: 'hall-result', page: hall, on: 'hall' })
}

export async function visitLongAndAnnulled(
  desk: Desk,
  { host, visit, language }: Tour,
  { hall, member, people }: Hall,
) {
  const { page, words } = desk
  const { long, reason } = TEXTS[language]
  people.cast([])
  await host.asChair((chair) => chair.command('open-vote', { vote: 2 }))
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(long.title)
  await visit({ name: 'phone-ballot-long', page: member, on: 'phone' })
  await expect(hall.getByRole('heading', { name: long.title })).toBeVisible()
  await visit({ name: 'hall-open-long', page: hall, on: 'hall' })
  await page
    .getByRole('navigation', { name: words.votes.list })
    .getByRole('button', { name: long.title })
    .click()
  await desk.visit('vote-open-long')
  await desk.button(words.votes.more).click()
  await page.getByRole('menuitem', { name: words.votes.annul }).click()
  await page.getByRole('textbox', { name: words.votes.reasonLabel }).fill(reason)
  await desk.visit('vote-annul-question')
  await desk.inDialog(words.votes.annulVerb(2)).click()
  await expect(page.getByText(reason)).toBeVisible()
  await desk.visit('vote-annulled')
  await expect(member.getByText(reason)).toBeVisible()
  await visit({ name: 'phone-annulled', page: member, on: 'phone' })
  await expect(hall.getByText(reason)).toBeVisible()
  await visit({ name: 'hall-annulled', page: hall, on: 'hall' })
}
