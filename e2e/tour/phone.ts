/** What a member reads and does beside voting, on a phone: each screen that the waiting one leads to. */
import { expect, type Page } from '@playwright/test'
import { debateWords } from '../../member-web/debate/words/index.ts'
import { electionWords } from '../../member-web/elections/words.ts'
import { proxyWords } from '../../member-web/proxy/words.ts'
import { receiptWords } from '../../member-web/receipts/words.ts'
import { words as phoneWords } from '../../member-web/words/index.ts'
import type { Tour } from './tour.ts'

/** What is touched, one after the other, and what stands there then. */
type Way = readonly [name: string, touched: readonly string[], says: string]

export async function visitPhone(
  { language, visit }: Tour,
  member: Page,
  said: { items: readonly string[]; motion: string; candidacy: string },
): Promise<void> {
  const words = phoneWords[language]
  const elections = electionWords[language]
  const debate = debateWords[language]
  const button = (name: string) => member.getByRole('button', { name }).first()
  const ways: readonly Way[] = [
    ['agenda', [words.agenda.whole], said.items[0] ?? ''],
    ['motions', [words.motions.all], said.motion],
    ['motion', [words.motions.all, said.motion], 'Mecklenburg'],
    ['receipts-none', [words.waiting.receipts], receiptWords[language].mine.none],
    ['elections', [words.elections.show], elections.stand],
    ['stand', [words.elections.show, elections.stand], elections.text],
    ['candidates', [words.elections.show, elections.who], said.candidacy],
    ['point', [debate.point], debate.choose],
    ['own-proxy', [words.me.proxy], proxyWords[language].title],
  ]
  for (const [name, touched, says] of ways) {
    for (const each of touched) await button(each).click()
    await expect(member.getByText(says).first()).toBeVisible()
    await visit({ name: `phone-${name}`, page: member, on: 'phone' })
    await member.reload()
    await expect(member.getByRole('heading', { level: 1 })).toHaveText(words.waiting.title)
  }
}
