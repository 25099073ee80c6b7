import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '../../console.svelte.ts'
import type { VoteWarning } from '#protocol'
import { REST_MS, VoteCheck } from './vote-check.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const few: VoteWarning = { kind: 'few-voters', about: { persons: 2 } }

function fakeHost(...answers: object[]): { host: Pick<Console, 'command'>; asked: unknown[] } {
  const asked: unknown[] = []
  const command = (name: string, input: object) => {
    asked.push([name, input])
    return Promise.resolve({ type: 'reply', request: 'r', ...answers.shift() })
  }
  return { host: { command } as unknown as Pick<Console, 'command'>, asked }
}

test('what the host finds stands beside the vote it was asked about', async () => {
  const { host, asked } = fakeHost({ ok: true, registered: 2, warnings: [few] })
  const check = new VoteCheck()
  void check.ask(host, 3)
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toEqual([['check-vote', { vote: 3 }]])
  expect([check.warningsOf(3), check.warningsOf(4)]).toEqual([[few], []])
})

test('while the register changes all the time the host is asked once in a while, and at last', async () => {
  const { host, asked } = fakeHost(
    { ok: true, registered: 2, warnings: [few] },
    { ok: true, registered: 9, warnings: [] },
  )
  const check = new VoteCheck()
  for (let change = 0; change < 10; change++) void check.ask(host, 3)
  await vi.advanceTimersByTimeAsync(REST_MS - 1)
  expect([asked.length, check.warningsOf(3)]).toEqual([1, [few]])
  await vi.advanceTimersByTimeAsync(1)
  expect([asked.length, check.warningsOf(3)]).toEqual([2, []])
  await vi.advanceTimersByTimeAsync(10 * REST_MS)
  expect(asked.length).toBe(2)
})

test('a refusal leaves what was known', async () => {
  const { host } = fakeHost({ ok: true, registered: 2, warnings: [few] }, { ok: false, why: 'busy' })
  const check = new VoteCheck()
  void check.ask(host, 3)
  void check.ask(host, 3)
  await vi.advanceTimersByTimeAsync(2 * REST_MS)
  expect(check.warningsOf(3)).toEqual([few])
})
