import { expect, test } from 'vitest'
import type { Console } from '../../../console.svelte.ts'
import type { PaperVotes } from '#protocol'
import { AfterScreen } from './after-screen.svelte.ts'
import { refusedWords } from './refused.ts'

/** A host that gives the answers it was given, remembers what it was asked, and tells anew whenever one looks. */
function fakeHost(...answers: object[]): { host: Console; asked: unknown[] } {
  const asked: unknown[] = []
  const command = (name: string, input: object) => {
    asked.push([name, input])
    return Promise.resolve({ type: 'reply', request: 'r', ...answers.shift() })
  }
  const host = Object.defineProperty({ command }, 'votes', { get: () => [] })
  return { host: host as unknown as Console, asked }
}
const votes: PaperVotes = { kind: 'ballots', ballots: [{ marks: 'm12', papers: 3 }] }
const typed = { sums: null, lines: '3: A > B' }

test('what was typed stays until the host has it', async () => {
  const screen = new AfterScreen()
  const { host, asked } = fakeHost({ ok: false, why: 'not-saved' }, { ok: true })
  screen.open('paper-votes', 7)
  screen.type(7, typed)
  screen.close()
  expect(await screen.enter(host, 7, votes)).toBe(false)
  expect([screen.draftOf(7), screen.draftOf(8), screen.refusal?.act]).toEqual([typed, null, 'enter'])
  expect(await screen.enter(host, 7, votes)).toBe(true)
  expect([screen.draftOf(7), screen.refusal, screen.busy]).toEqual([null, null, null])
  expect(asked).toEqual([
    ['enter-paper-votes', { vote: 7, votes }],
    ['enter-paper-votes', { vote: 7, votes }],
  ])
})

test('what is confirmed is what was looked at', async () => {
  const { host, asked } = fakeHost({ ok: true })
  expect(await new AfterScreen().confirm(host, 7, votes)).toBe(true)
  expect(asked).toEqual([['confirm-paper-votes', { vote: 7, votes }]])
})

test('while a command is on its way no other one leaves', async () => {
  const screen = new AfterScreen()
  const { host, asked } = fakeHost({ ok: true, vote: 9 })
  const [first, second] = await Promise.all([
    screen.prepareNextBallot(host, 7),
    screen.giveLotWords(host, 7, 'dice'),
  ])
  expect([first, second, asked]).toEqual([9, false, [['prepare-next-ballot', { vote: 7 }]]])
})

test('a refusal says what another console did, or who has to do it', async () => {
  const said = async (answer: object) => {
    const screen = new AfterScreen()
    await screen.confirm(fakeHost({ ok: false, ...answer }).host, 7, votes)
    return screen.refusal === null ? '' : refusedWords(screen.refusal, 'en')
  }
  expect([
    await said({ why: 'already-confirmed' }),
    await said({ why: 'same-person' }),
    await said({ why: 'more-than-register', about: { papers: 20, left: 19 } }),
  ]).toEqual([
    'Another console has confirmed the paper votes already.',
    'A second person must do that, with an access in their own name. Chairs can be invited under “Convention”.',
    '20 are more than are still missing of the register: 19. Nothing was taken over.',
  ])
})
