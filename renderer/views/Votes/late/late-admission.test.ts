import { expect, test } from 'vitest'
import type { Console } from '../../../console.svelte.ts'
import { LateAdmissionScreen } from './late-admission.svelte.ts'

/** Answers in the order of the questions, each when it is let go. */
function fakeHost() {
  const asked: { name: string; input: object; answer: (reply: object) => Promise<void> }[] = []
  const command = (name: string, input: object) =>
    new Promise<object>((resolve) => {
      asked.push({
        ...{ name, input },
        answer: async (reply) => {
          resolve({ type: 'reply', ...reply })
          await Promise.resolve()
          await Promise.resolve()
        },
      })
    })
  return { host: { command } as unknown as Pick<Console, 'command'>, asked }
}
const fine = { ok: true, registered: 3, weight: '1', principals: 0, warnings: [] }

test('[R6] what the host said of one is never shown of another who was chosen meanwhile', async () => {
  const { host, asked } = fakeHost()
  const screen = new LateAdmissionScreen()
  screen.begin(1)
  screen.choose(7)
  const first = screen.check(host)
  screen.choose(8)
  const second = screen.check(host)
  await asked[1]?.answer({ ok: false, why: 'not-checked-in' })
  await asked[0]?.answer(fine)
  await Promise.all([first, second])
  expect(screen.checked).toMatchObject({ ok: false, why: 'not-checked-in' })
  screen.choose(7)
  expect(screen.checked).toBeNull()
})

test('[R6] nobody is admitted without a reason; refused it stays, asked of a second person it is closed', async () => {
  const { host, asked } = fakeHost()
  const screen = new LateAdmissionScreen()
  screen.begin(1, 7)
  screen.reason = '  '
  await screen.admit(host)
  expect([asked.length, screen.wasTried]).toEqual([0, true])
  screen.reason = ' at the desk '
  const refused = screen.admit(host)
  expect(asked[0]).toMatchObject({
    name: 'admit-late',
    input: { vote: 1, member: 7, reason: 'at the desk' },
  })
  await asked[0]?.answer({ ok: false, why: 'vote-not-open' })
  await refused
  expect([screen.vote, screen.refusal?.why, screen.isBusy]).toEqual([1, 'vote-not-open', false])
  const second = screen.admit(host)
  await asked[1]?.answer({ ok: false, why: 'second-person-asked' })
  await second
  expect([screen.vote, screen.refusal]).toEqual([null, null])
})
