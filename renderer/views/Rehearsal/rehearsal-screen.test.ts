import { expect, test } from 'vitest'
import { readPlan, RehearsalScreen } from './rehearsal-screen.svelte.ts'

test('numbers as people write them; what cannot be taken is nothing', () => {
  expect(readPlan({ members: ' 3000 ', minutes: '0,5' })).toEqual({ members: 3_000, minutes: 0.5 })
  expect(readPlan({ members: '0', minutes: '61' })).toEqual({ members: null, minutes: null })
  expect(readPlan({ members: '1.5', minutes: '' })).toEqual({ members: null, minutes: null })
  expect(readPlan({ members: '', minutes: '-1' })).toEqual({ members: null, minutes: null })
  expect(readPlan({ members: '50001', minutes: 'soon' })).toEqual({ members: null, minutes: null })
})

test('asks for as many as are on the list, and keeps what was typed', async () => {
  const screen = new RehearsalScreen()
  screen.begin(0)
  expect(screen.members).toBe('3000')
  screen.members = '120'
  screen.begin(2_871)
  expect(screen.members).toBe('120')
  const asked: unknown[] = []
  await screen.start({
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
  })
  expect(asked).toEqual([['start-rehearsal', { members: 120, arrivingSeconds: 60 }]])
  expect([screen.isAsking, screen.isBusy, screen.refusal]).toMatchObject([true, false, { why: 'vote-open' }])
})
