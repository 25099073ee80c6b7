/** Ballots with names: set up, filled in on a phone, counted by hand beside it, counted in stages. */
import { expect, type Page } from '@playwright/test'
import type { Paper } from '../../server/protocol/messages.ts'
import { draft } from '../prepare.ts'
import type { Desk } from './desk.ts'
import { TEXTS, type Tour } from './tour.ts'
import type { Hall } from './vote.ts'

const CANDIDATES = [
  ...[
    'Ayşe Yıldız',
    'Björn Großmann',
    'Élodie Freifrau von Schwarzenberg-Hohenstein-Sonderburg',
    'Linh Nguyễn',
  ],
  ...['Marta Kowalski', 'Noah Zimmermann', 'Özlem Öztürk', 'Wolfgang von der Heide'],
]

const paper = (changed: Pick<Paper, 'form' | 'rule'>): Paper => ({
  subject: 'candidates',
  options: CANDIDATES.map((name, at) => ({ name, items: [], group: at % 2 === 0 ? 'A' : 'B' })),
  order: 'given',
  empty: 'abstention',
  share: null,
  ...changed,
})

export async function visitElection(desk: Desk, tour: Tour, { hall, member }: Hall): Promise<void> {
  const { page, words } = desk
  const { language, visit } = tour
  const { board } = TEXTS[language]
  await desk.button(words.votes.prepare).click()
  await page
    .getByRole('group', { name: words.ballots.kind })
    .getByText(words.ballots.kinds.posts, { exact: true })
    .click()
  await page.getByRole('textbox', { name: words.ballots.line(1), exact: true }).fill(CANDIDATES[0] ?? '')
  await page.getByRole('button', { name: words.ballots.more }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(words.ballots.faults['title-missing']()).first()).toBeVisible()
  await desk.visit('election-form-faults')
  await page.keyboard.press('Escape')

  const rule: Paper['rule'] = {
    kind: 'most-votes',
    seats: 2,
    majority: { base: 'valid', numerator: 1, denominator: 2, comparison: 'more-than' },
    reserved: null,
    dropOut: null,
    next: 'second-ballot',
  }
  const form: Paper['form'] = { kind: 'choose', least: 1, most: 2, none: true, abstain: true }
  await openElection(desk, tour, { title: board, paper: paper({ form, rule }) })
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(board)
  const box = (name: string) => member.locator('label.choice').filter({ hasText: name }).locator('input')
  await box(CANDIDATES[0] ?? '').check()
  await box(CANDIDATES[2] ?? '').check()
  await visit({ name: 'phone-paper-choose', page: member, on: 'phone' })
  await checkAndCast(desk, tour, member, 'phone-paper-check')
  await visit({ name: 'hall-open-election', page: hall, on: 'hall' })
  await desk.visit('election-open')
  await closeVote(desk)
  await desk.visit('election-closed')
  await desk.button(words.results.paperVotes).click()
  await expect(desk.inDialog(words.results.enter)).toBeVisible()
  await desk.visit('paper-votes')
  await desk.cancel()
  await publish(desk)
  await desk.visit('election-published')
  await expect(member.getByText(words.paper.result.elected.candidates, { exact: true })).toBeVisible()
  await visit({ name: 'phone-result-election', page: member, on: 'phone' })
  await member.getByRole('button', { name: words.paper.receipts }).click()
  await expect(member.getByText(words.receipts.isThere(1))).toBeVisible()
  await visit({ name: 'phone-receipts', page: member, on: 'phone' })
  await expect(hall.getByText(words.outcome.elected(2), { exact: true }).first()).toBeVisible()
  await visit({ name: 'hall-result-election', page: hall, on: 'hall' })
}

export async function visitRanking(desk: Desk, tour: Tour, { hall, member }: Hall): Promise<void> {
  const { words } = desk
  const { language, visit } = tour
  const { delegates } = TEXTS[language]
  const form: Paper['form'] = { kind: 'rank', least: 1, equal: false, abstain: true }
  await openElection(desk, tour, {
    title: delegates,
    paper: paper({ form, rule: { kind: 'scottish-stv', seats: 3 } }),
  })
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(delegates)
  for (const at of [3, 0, 5])
    await member
      .getByRole('button', { name: CANDIDATES[at] ?? '' })
      .first()
      .click()
  await visit({ name: 'phone-paper-rank', page: member, on: 'phone' })
  await checkAndCast(desk, tour, member, 'phone-paper-rank-check')
  await closeVote(desk)
  await desk.visit('ranking-closed')
  await desk.button(words.results.lot).first().click()
  await desk.visit('lot')
  await desk.cancel()
  await publish(desk)
  await expect(member.getByText(words.paper.result.elected.candidates, { exact: true })).toBeVisible()
  await visit({ name: 'phone-result-ranking', page: member, on: 'phone' })
  await visit({ name: 'hall-result-ranking', page: hall, on: 'hall' })
}

async function openElection({ page, words }: Desk, { host }: Tour, given: { title: string; paper: Paper }) {
  await host.asChair(async (chair) => {
    const { vote } = await chair.command('prepare-vote', draft({ ...given, text: '' }))
    await chair.command('open-vote', { vote })
  })
  await page
    .getByRole('navigation', { name: words.votes.list })
    .getByRole('button', { name: given.title })
    .click()
}

async function checkAndCast({ words }: Desk, { visit }: Tour, member: Page, name: string): Promise<void> {
  await member.getByRole('button', { name: words.paper.toCheck }).click()
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(words.paper.check)
  await visit({ name, page: member, on: 'phone' })
  await member.getByRole('button', { name: words.paper.cast, exact: true }).click()
  await expect(member.getByRole('heading', { level: 1 })).toHaveText(words.phone.ballot.counted.title)
}

async function closeVote(desk: Desk): Promise<void> {
  await desk.button(desk.words.votes.close).click()
  await desk.page.getByRole('dialog').getByRole('button').last().click()
  await expect(desk.page.getByText(desk.words.results.onlyChairs)).toBeVisible()
}

async function publish(desk: Desk): Promise<void> {
  await desk.button(desk.words.votes.publish).click()
  await desk.inDialog(desk.words.votes.publishVerb).click()
  await expect(desk.button(desk.words.results.exports)).toBeVisible()
}
