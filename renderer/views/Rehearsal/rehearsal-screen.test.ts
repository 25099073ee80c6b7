import { expect, test } from 'vitest'
import type { Console } from '../../console.svelte.ts'
import { readPlan, RehearsalScreen } from './rehearsal-screen.svelte.ts'

test('numbers as people write them; what cannot be taken is nothing', () => {
  expect(readPlan({ members: ' 3000 ', minutes: '0,5' })).toEqual({ members: 3_000, minutes: 0.5 })
  expect(readPlan({ members: '0', minutes: '61' })).toEqual({ members: null, minutes: null })
  expect(readPlan({ members: '1.5', minutes: '' })).toEqual({ members: null, minutes: null })
  expect(readPlan({ members: '', minutes: '-1' })).toEqual({ members: null, minutes: null })
  expect(readPlan({ members: '50001', minutes: 'soon' })).toEqual({ members: null, minutes: null })
})

test('offers as many as are on the list, and keeps what was typed', () => {
  const screen = new RehearsalScreen()
  screen.begin()
  expect([screen.members(0), screen.members(2_871), screen.isAsking]).toEqual(['3000', '2871', true])
  screen.typedMembers = '120'
  expect(screen.members(2_871)).toBe('120')
})

test('a refusal stays beside the question; what cannot be read is not asked for', async () => {
  const screen = new RehearsalScreen()
  screen.begin()
  const asked: unknown[] = []
  const host: Pick<Console, 'command'> = {
    command: (name, input) => {
      asked.push([name, input])
      return Promise.resolve({
        type: 'reply',
        request: 'request-1',
        ok: false,
        why: 'vote-open',
        about: { title: 'Budget' },
      })
    },
  }
  await screen.start(host, { members: null, minutes: 1 })
  await screen.start(host, { members: 120, minutes: 1 })
  expect(asked).toEqual([['start-rehearsal', { members: 120, arrivingSeconds: 60 }]])
  expect([screen.isAsking, screen.isBusy, screen.refusal]).toMatchObject([true, false, { why: 'vote-open' }])
})
